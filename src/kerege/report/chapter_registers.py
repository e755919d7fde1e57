"""The registers: every number of the model with its claims, and every claim with its speaker and source."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from kerege.base.dates_in_words import period_words
from kerege.case.attributes import MODE_PREFIX
from kerege.case.model import Number
from kerege.evidence.claims import Claim
from kerege.report.anchors import claims_behind
from kerege.report.cells import Cell, Column, Line, TableView, table
from kerege.report.context import Context
from kerege.report.digits import display, figures, number

_GROUPS = (
    ("links", "Links"),
    ("plants", "Plants"),
    ("groups", "Joint limits and totals"),
    ("actors", "Actors"),
    ("goods", "Goods"),
    ("instruments", "Instruments"),
    ("options", "Options"),
    ("option_effects", "Effects of options"),
)
_RULES = {
    "median": "median of the distinct claims",
    "first": "the first claim, range over all",
    "single": "one claim",
    "span": "lowest to highest",
    "sum": "sum",
    "difference": "first less the rest",
    "ratio": "first over second",
    "product": "product",
    "total_share": "total times share",
}


def numbers_register(ctx: Context) -> dict[str, object]:
    """Return one table for each kind of element."""
    homes: dict[str, str] = {}
    for stem, title in _GROUPS:
        if stem in ctx.case.tables:
            homes.update(dict.fromkeys(ctx.case.tables[stem]["id"].to_list(), title))
    parts: dict[str, list[Number]] = {}
    for key, bound in ctx.case.numbers.items():
        home = (
            "Defaults by mode of transport" if key[0].startswith(MODE_PREFIX) else homes.get(key[0], "Others")
        )
        parts.setdefault(home, []).append(bound)
    order = (
        [title for _, title in _GROUPS[:3]]
        + ["Defaults by mode of transport"]
        + [t for _, t in _GROUPS[3:]]
        + ["Others"]
    )
    tables = [_numbers(ctx, title, parts[title]) for title in order if title in parts]
    return {"count": len(ctx.case.numbers), "parts": tables}


def _numbers(ctx: Context, title: str, numbers: list[Number]) -> TableView:
    lines = []
    for bound in numbers:
        guess, unit = bound.estimate, bound.estimate.unit
        ends = [
            display(v, unit, bound.attribute)
            for v in (guess.interval.low, guess.interval.mid, guess.interval.high)
        ]
        of = f", {ctx.actor(bound.of)}" if bound.of else ""
        when = f", {bound.period}" if bound.period else ""
        rule = _RULES.get(guess.rule, guess.rule) + ("; claims differ" if guess.conflict else "")
        lines.append(
            Line(
                (
                    Cell(f"{ctx.name(bound.element)}: {bound.attribute.replace('_', ' ')}{of}{when}"),
                    *(Cell(number(v)) for v, _ in ends),
                    Cell(ends[1][1]),
                    Cell(rule),
                    Cell(str(guess.weakest)),
                    Cell("", more=_claims(ctx, bound)),
                    Cell(bound.note),
                ),
                id=ctx.anchors.numbers[bound.key],
            )
        )
    columns = (
        Column("Number"),
        Column("low", numeric=True),
        Column("mid", numeric=True),
        Column("high", numeric=True),
        Column("unit"),
        Column("rule"),
        Column("weakest claim"),
        Column("claims"),
        Column("note", wide=True),
    )
    return table(f"{title}: {len(lines)} numbers", columns, lines)


def _claims(ctx: Context, bound: Number) -> tuple[tuple[str, str], ...]:
    repeated = dict(bound.estimate.relays)
    members = set(bound.estimate.members)
    out = []
    for claim in claims_behind(bound):
        words = claim
        if claim in repeated:
            words += f" (repeats {repeated[claim]})"
        elif claim not in members:
            words += " (left out)"
        out.append((words, ctx.anchors.claim(claim)))
    return tuple(out)


def claims_register(ctx: Context) -> dict[str, object]:
    """Return the claims by topic, in order of id."""
    topics: dict[str, list[Claim]] = {}
    for claim in ctx.case.book.claims.values():
        topics.setdefault(claim.topic.split(".")[0] or "other", []).append(claim)
    parts = [
        {
            "title": f"{topic}: {len(claims)} claim{'s' * (len(claims) > 1)}",
            "claims": [_claim(ctx, c) for c in claims],
        }
        for topic, claims in sorted(topics.items())
    ]
    return {"count": len(ctx.case.book.claims), "sources": len(ctx.case.book.sources), "parts": parts}


def _claim(ctx: Context, claim: Claim) -> Mapping[str, Any]:
    source = ctx.case.book.sources[claim.source]
    return {
        "id": ctx.anchors.claims[claim.id],
        "name": claim.id,
        "what": f"{claim.subject}: {claim.measure}" + (f", {claim.object}" if claim.object else ""),
        "figure": figures(claim.low, claim.value, claim.high),
        "unit": "" if claim.unit in {"text", "event", "relation", "1"} else claim.unit,
        "period": period_words(claim.start, claim.end),
        "kind": str(claim.kind),
        "speaker": claim.speaker,
        "publisher": source.publisher,
        "title": source.title,
        "date": source.date,
        "language": source.language,
        "url": safe_url(source.url),
        "note": claim.note,
        "place": f"{claim.file}:{claim.row}",
        "quote": ctx.case.book.quotes.get(claim.id),
    }


def safe_url(url: str) -> str:
    """Return an address that a reader may click, or nothing: only http and https."""
    return url if url.startswith(("http://", "https://")) else ""
