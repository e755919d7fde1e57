"""The chapter of conflicts: claims of one thing that disagree, and which numbers rest on them."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from kerege.base.dates_in_words import period_words
from kerege.evidence.conflicts import Conflict
from kerege.report.cells import Cell, Column, Line, TableView, table
from kerege.report.context import Context
from kerege.report.digits import percent, span
from kerege.report.words import claim_cell


def conflicts_chapter(ctx: Context) -> dict[str, object]:
    """Return conflicts that bear on a number of the model, and the others."""
    used, ordered = _users(ctx), _ordered(ctx)
    bearing = [c for c in ordered if any(claim in used for claim in c.claims)]
    others = [c for c in ordered if not any(claim in used for claim in c.claims)]
    return {
        "count": len(ordered),
        "bearing": _table(ctx, bearing, used, f"Conflicts that bear on the model: {len(bearing)}"),
        "others": _table(ctx, others, used, f"Other conflicts in the claims: {len(others)}"),
        "choices": _choices(ctx),
    }


def conflicts_of(ctx: Context, goods: Collection[str]) -> TableView | None:
    """Return the conflicts that bear on numbers of some goods; nothing where there are none."""
    about = set(goods)
    used = {
        claim: own
        for claim, keys in _users(ctx).items()
        if (own := [k for k in keys if about & set(ctx.case.elements.goods_of(k[0]))])
    }
    found = [c for c in _ordered(ctx) if any(claim in used for claim in c.claims)]
    return _table(ctx, found, used, f"Claims that conflict here: {len(found)}") if found else None


def _ordered(ctx: Context) -> list[Conflict]:
    """Return all conflicts, the widest first."""
    return sorted(ctx.study.conflicts, key=lambda c: (-c.spread, c.subject, c.measure, c.object, c.claims))


def _users(ctx: Context) -> dict[str, list[tuple[str, str, str, str]]]:
    out: dict[str, list[tuple[str, str, str, str]]] = {}
    for key, bound in ctx.case.numbers.items():
        for claim in dict.fromkeys((*bound.estimate.members, *bound.claims)):
            out.setdefault(claim, []).append(key)
    return out


def _table(
    ctx: Context,
    conflicts: Sequence[Conflict],
    used: dict[str, list[tuple[str, str, str, str]]],
    caption: str,
) -> TableView:
    lines = []
    for c in conflicts:
        keys = list(dict.fromkeys(k for claim in c.claims for k in used.get(claim, ())))
        links = tuple(
            (f"{ctx.name(k[0])}: {k[1].replace('_', ' ')}", ctx.anchors.number(*k)) for k in keys[:3]
        )
        more = ((f"and {len(keys) - 3} more", ""),) if len(keys) > 3 else ()
        what = f"{c.subject}: {c.measure}" + (f", {c.object}" if c.object else "")
        lines.append(
            Line(
                (
                    Cell(what),
                    Cell(period_words(c.start, c.end)),
                    Cell(span(c.low, c.high)),
                    Cell(c.unit),
                    Cell(percent(c.spread)),
                    Cell("; ".join(c.speakers)),
                    claim_cell(ctx, c.claims, 6),
                    Cell("", more=(*links, *more)),
                )
            )
        )
    columns = (
        Column("About", wide=True),
        Column("when"),
        Column("figures", "", True),
        Column("unit"),
        Column("spread", "", True),
        Column("speakers", wide=True),
        Column("claims"),
        Column("numbers that rest on them", wide=True),
    )
    return table(caption, columns, lines, "Spread: highest less lowest figure, over the larger of the two.")


def _choices(ctx: Context) -> TableView | None:
    choices = ctx.case.choices
    lines = [
        Line(
            (
                Cell("left out"),
                Cell(e.speaker or e.claim, ctx.anchors.claim(e.claim)),
                Cell(""),
                Cell(e.reason),
            )
        )
        for e in choices.exclusions
    ]
    lines += [
        Line(
            (
                Cell("preferred"),
                Cell(c.claim, ctx.anchors.claim(c.claim)),
                Cell(
                    f"{ctx.name(c.element)}: {c.attribute.replace('_', ' ')}",
                    ctx.anchors.number(c.element, c.attribute, c.of),
                ),
                Cell(c.reason),
            )
        )
        for c in choices.chosen
    ]
    columns = (Column("Choice"), Column("claim or speaker"), Column("for"), Column("reason", wide=True))
    return table("Decisions of the analyst", columns, lines) if lines else None
