"""The page: every chapter's view into one self-contained HTML file."""

from __future__ import annotations

from typing import Any

from kerege.report.answer import answer
from kerege.report.chapter_backtests import backtests_chapter
from kerege.report.chapter_balance import balance_chapter
from kerege.report.chapter_certificates import certificates_chapter
from kerege.report.chapter_conflicts import conflicts_chapter
from kerege.report.chapter_forecasts import forecasts_chapter
from kerege.report.chapter_hedge import hedge_chapter
from kerege.report.chapter_leverage import leverage_chapter
from kerege.report.chapter_position import position_chapter
from kerege.report.chapter_power import power_chapter
from kerege.report.chapter_registers import claims_register, numbers_register
from kerege.report.chapter_routes import routes_chapter
from kerege.report.chapter_shocks import shocks_chapter
from kerege.report.chapter_speakers import speakers_chapter
from kerege.report.chapter_system import overview, system_chapters
from kerege.report.chapter_timeline import timeline_chapter
from kerege.report.context import Context
from kerege.report.environment import environment
from kerege.report.words import stretch_of_days

_FIRST = (("answer", "The answer"),)
_ONE_SYSTEM = (
    ("routes", "The map of routes"),
    ("balance", "The base balance"),
    ("shocks", "The shocks"),
)
_OPTIONAL = (
    ("leverage", "Who can hurt whom", leverage_chapter),
    ("power", "What access is worth", power_chapter),
    ("hedge", "What to do about it", hedge_chapter),
    ("position", "Who depends on whom", position_chapter),
    ("timeline", "The timeline", timeline_chapter),
    ("forecasts", "Forecasts", forecasts_chapter),
    ("speakers", "Who says it", speakers_chapter),
)
_LAST = (
    ("backtests", "Set against the past"),
    ("conflicts", "Where claims conflict"),
    ("numbers", "Register of numbers"),
    ("claims", "Register of claims"),
    ("certificates", "Certificates"),
)


def render_page(ctx: Context) -> str:
    """Return the whole report as HTML. All text of the case is escaped."""
    return environment().get_template("report.html.j2").render(view(ctx)) + "\n"


def _one_system(ctx: Context) -> dict[str, Any]:
    return {
        "routes": routes_chapter(ctx),
        "balance": balance_chapter(ctx),
        "shocks": shocks_chapter(ctx),
    }


def view(ctx: Context) -> dict[str, Any]:
    """Return what the templates print, chapter by chapter."""
    study, meta = ctx.study, ctx.case.meta
    parts = system_chapters(ctx)
    middle = tuple((part.id, part.title) for part in parts) or _ONE_SYSTEM
    made = ((id_, title, make(ctx)) for id_, title, make in _OPTIONAL)
    optional = [(id_, title, chapter) for id_, title, chapter in made if chapter is not None]
    return {
        "chapters": (*_FIRST, *middle, *((id_, title) for id_, title, _ in optional), *_LAST),
        **{id_: chapter for id_, _, chapter in optional},
        "systems": {part.id: part for part in parts},
        "overview": overview(ctx),
        "title": meta.title,
        "question": meta.question,
        "focus": ctx.actor(meta.focus),
        "base": stretch_of_days(meta.base.start, meta.base.end),
        "facts": [
            ("numbers", f"{len(ctx.case.numbers)}"),
            ("claims", f"{len(ctx.case.book.claims)}"),
            ("sources", f"{len(ctx.case.book.sources)}"),
            ("shocks", f"{len(study.shocks)}"),
            ("past events", f"{len(study.backtests)}"),
            ("draws", f"{study.draws}"),
        ],
        "version": study.version,
        "digest": study.digest,
        "case_digest": ctx.case.digest,
        "seed": study.seed,
        "answer": answer(ctx),
        **({} if parts else _one_system(ctx)),
        "backtests": backtests_chapter(ctx),
        "conflicts": conflicts_chapter(ctx),
        "numbers": numbers_register(ctx),
        "claims": claims_register(ctx),
        "certificates": certificates_chapter(ctx),
        "findings": [str(f) for f in ctx.case.findings],
    }
