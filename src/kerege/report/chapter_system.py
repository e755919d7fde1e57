"""The chapter of one system: its answer, its picture, its balance, its shocks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kerege.base.units import KUSD_PER_MUSD
from kerege.report.answer import Answer, answer
from kerege.report.cells import Cell, Column, Figure, Line, TableView, table
from kerege.report.chapter_balance import balance_chapter
from kerege.report.chapter_conflicts import conflicts_of
from kerege.report.chapter_routes import routes_chapter
from kerege.report.chapter_shocks import shocks_chapter
from kerege.report.context import Context
from kerege.report.digits import number, percent, span
from kerege.report.headline import find_range, state_change
from kerege.report.shown import SHOWN
from kerege.report.sourcing import sourcing_figures
from kerege.report.systems import System, narrowings, systems
from kerege.study.blocs import standings
from kerege.study.model import ShockRun


@dataclass(frozen=True)
class Chapter:
    """What the template of a system prints.

    answer : the sentences of its first shock
    units  : one view for each unit its goods are counted in
    conflicts : claims that disagree on its numbers
    """

    id: str
    title: str
    question: str
    answer: Answer | None
    sourcing: Sequence[Figure]
    units: Sequence[dict[str, object]]
    conflicts: TableView | None


def system_chapters(ctx: Context) -> tuple[Chapter, ...]:
    """Return the chapters of a case with several systems, in order; none for a case with one."""
    found = systems(ctx.case)
    return tuple(_chapter(ctx, system) for system in found) if len(found) > 1 else ()


def _chapter(ctx: Context, system: System) -> Chapter:
    views = narrowings(ctx, system)
    first = views[0]
    return Chapter(
        id=f"system-{system.id}",
        title=system.title,
        question=system.question,
        answer=answer(first) if first.study.shocks else None,
        sourcing=sourcing_figures(ctx, system) if system.sourcing else (),
        units=[_unit(view, system, alone=len(views) == 1) for view in views],
        conflicts=conflicts_of(ctx, system.goods),
    )


def _unit(view: Context, system: System, *, alone: bool) -> dict[str, object]:
    return {
        "title": "" if alone else view.goods_words.removesuffix(": flows"),
        "routes": None if system.sourcing else routes_chapter(view),
        "balance": balance_chapter(view),
        "shocks": shocks_chapter(view) if view.study.shocks else None,
    }


def overview(ctx: Context) -> TableView | None:
    """Return one line for each system: what its first shock does to the focus actor and to others."""
    found = systems(ctx.case)
    if len(found) < 2:
        return None
    runs = {r.shock.id: r for r in ctx.study.shocks}
    lines = [_line(ctx, system, runs.get(system.default_shock)) for system in found]
    columns = (
        Column("System"),
        Column("First shock", wide=True),
        Column(f"Income of {ctx.actor(ctx.focus)}", "million USD", True),
        Column("range", "million USD", True),
        Column("of a year's GDP", "", True),
        Column("Others hit most", wide=True),
        Column("Unserved", "", True),
    )
    return table("One shock from each system, over a year from its first day", columns, lines)


def _line(ctx: Context, system: System, run: ShockRun | None) -> Line:
    name = Cell(system.title, f"#system-{system.id}")
    if run is None:
        return Line((name, Cell("none"), *(Cell("") for _ in range(5))))
    change = state_change(run, ctx.focus)
    within = find_range(run, "income change", ctx.focus)
    proof = f"#certificate-{run.shock.id}"
    share = change[1] if change else None
    return Line(
        (
            name,
            Cell(run.shock.title, f"#shock-{run.shock.id}"),
            Cell(number(change[0], sign=True) if change else "no part in it", proof),
            Cell(span(within[0], within[2]) if change and within and within[0] != within[2] else ""),
            Cell(percent(share / 100, sign=True) if share is not None else ""),
            Cell(_others(ctx, run), f"#shock-{run.shock.id}-states"),
            Cell(_unserved(ctx, run), proof),
        )
    )


def _others(ctx: Context, run: ShockRun) -> str:
    """Return the two largest changes of income of others, in million USD."""
    everyone = standings(ctx.case, run.changes.states, run.changes.blocs)
    rows = [
        (state, change / KUSD_PER_MUSD)
        for state, change in everyone.select("state", "change").iter_rows()
        if state != ctx.focus
    ]
    rows.sort(key=lambda r: (-abs(r[1]), r[0]))
    return "; ".join(f"{ctx.actor(s)} {number(v, sign=True)}" for s, v in rows[:2] if abs(v) > 0.5)


def _unserved(ctx: Context, run: ShockRun) -> str:
    found = find_range(run, "unserved", ctx.focus)
    if found is None or found[1] <= 0:
        return ""
    shown = SHOWN[run.scope.quantity]
    return f"{number(found[1] * shown.per_amount)} {shown.amount}"
