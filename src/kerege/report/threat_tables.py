"""The tables of threats: what each can do to the focus actor and the reverse, and with which instruments."""

from __future__ import annotations

from collections.abc import Sequence

from kerege.base.units import KUSD_PER_MUSD
from kerege.leverage.matrix import Leverage
from kerege.leverage.threats import Kind, Physical, Threat
from kerege.report.cells import Cell, Column, Line, TableView, table
from kerege.report.context import Context
from kerege.report.shown import SHOWN
from kerege.report.threat_words import (
    gdp_words,
    instrument_parts,
    instrument_words,
    months_words,
    proof_words,
    short_money,
    threat_anchor,
)
from kerege.report.words import value_cell

MUSD = "million USD"


def pair_table(ctx: Context, leverage: Leverage, partners: Sequence[str], *, hit: bool) -> TableView:
    """Return one line for each partner: as coercer of the focus actor where ``hit``, else as its target."""
    last = leverage.months[-1] if leverage.months else 0
    lines: list[tuple[float, Line]] = []
    for partner in partners:
        pair = (partner, leverage.focus) if hit else (leverage.focus, partner)
        threats = [leverage.threat(*pair, months) for months in leverage.months]
        worst = leverage.threat(*pair, last)
        if worst is not None:
            lines.append((worst.loss, _pair_line(ctx, partner, worst, threats)))
    who = ctx.actor(leverage.focus)
    columns = (
        Column("Who acts" if hit else "Who is hit"),
        *(Column(f"in {months_words(m)}", MUSD, True) for m in leverage.months),
        Column("of GDP", "of the target", True),
        Column("Own cost", MUSD, True),
        Column("of GDP", "of the maker", True),
        Column("higher"),
        Column("Others: loses most", "USD"),
        Column("gains most", "USD"),
        Column("found by"),
    )
    caption = f"What each can cost {who}" if hit else f"What {who} can cost each"
    remark = (
        f"Loss of the target by the combination that costs it most over each horizon; from GDP on, which is "
        f"that of a year: over {months_words(last)}. Own cost below zero: a gain; higher: than the loss of "
        "the target. Others: states that are neither. Search: a larger loss may exist."
    )
    ordered = [line for _, line in sorted(lines, key=lambda pair: -pair[0])]
    return table(caption, columns, ordered, remark)


def _pair_line(ctx: Context, partner: str, worst: Threat, threats: Sequence[Threat | None]) -> Line:
    anchor = f"#{threat_anchor(worst.coercer, worst.target)}" if worst.instruments else ""
    return Line(
        (
            Cell(ctx.actor(partner), anchor),
            *(value_cell(None if t is None else t.loss / KUSD_PER_MUSD) for t in threats),
            gdp_cell(ctx, worst.target, worst.loss),
            value_cell(worst.own_loss / KUSD_PER_MUSD, css="bad" if worst.costs_more else ""),
            gdp_cell(ctx, worst.coercer, worst.own_loss),
            Cell("yes" if worst.costs_more else "no", css="bad" if worst.costs_more else ""),
            _party(ctx, worst, 0),
            _party(ctx, worst, -1),
            Cell(proof_words(worst)),
        )
    )


def _party(ctx: Context, threat: Threat, place: int) -> Cell:
    """Return the third party that loses most (place 0) or gains most (place -1)."""
    if not threat.others:
        return Cell("")
    state, loss = threat.others[place]
    right = loss > 0 if place == 0 else loss < 0
    return Cell(f"{ctx.actor(state)} {short_money(abs(loss))}" if right else "")


def gdp_cell(ctx: Context, actor: str, kusd: float) -> Cell:
    """Return money in % of a year's GDP of an actor, with a link to the claims of it."""
    said = gdp_words(ctx, actor, kusd)
    return Cell(said, ctx.anchors.number(actor, "gdp")) if said else Cell("GDP not bound", css="quiet")


def singles_table(
    ctx: Context, threats: Sequence[Threat], caption: str, most: int, *, hit: bool
) -> TableView:
    """Return the single instruments that cost their target most; ``hit`` as for the pairs."""
    kept = sorted(
        (t for t in threats if t.kind is Kind.SINGLE), key=lambda t: (-t.loss, t.instruments[0].id, t.target)
    )
    lines = [
        Line(
            (
                Cell(ctx.actor(t.coercer if hit else t.target)),
                _instrument_cell(ctx, t),
                value_cell(t.loss / KUSD_PER_MUSD),
                gdp_cell(ctx, t.target, t.loss),
                value_cell(t.own_loss / KUSD_PER_MUSD, css="bad" if t.costs_more else ""),
            )
        )
        for t in kept[:most]
    ]
    columns = (
        Column("Who acts" if hit else "Who is hit"),
        Column("what is done", wide=True),
        Column("Loss", MUSD, True),
        Column("of a year's GDP", "of the target", True),
        Column("Own cost", MUSD, True),
    )
    left = len(kept) - len(lines)
    rest = f"{left} more with a smaller loss are in tables/threats.csv. " if left > 0 else ""
    return table(caption, columns, lines, f"{rest}Red: it costs its maker more than its target.")


def _instrument_cell(ctx: Context, threat: Threat) -> Cell:
    instrument = threat.instruments[0]
    links = [p for p in instrument_parts(ctx, instrument) if not isinstance(p, str) and p[1]]
    return Cell(
        instrument_words(ctx, instrument) + (" " if links else ""),
        more=tuple(("claims of its size", href) for _, href in links),
    )


def quantities_table(ctx: Context, threat: Threat) -> TableView:
    """Return what a threat changes for its target in quantities, good by good."""
    who = ctx.actor(threat.target)
    lines = [_quantity(ctx, p) for p in threat.physical]
    columns = (
        Column("Good"),
        Column("use", numeric=True),
        Column("unserved", numeric=True),
        Column("output", numeric=True),
        Column("unit"),
    )
    when = months_words(threat.months)
    return table(f"Change for {who} over {when}", columns, lines)


def _quantity(ctx: Context, change: Physical) -> Line:
    shown = SHOWN[ctx.case.quantities[change.good]]
    numbers = (v * shown.per_amount for v in (change.use, change.unserved, change.output))
    return Line(
        (Cell(ctx.name(change.good)), *(value_cell(v, sign=True) for v in numbers), Cell(shown.amount))
    )
