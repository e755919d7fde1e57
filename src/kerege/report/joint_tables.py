"""The tables of what comes on top of a threat: second moves, two coercers at once, the worst losses."""

from __future__ import annotations

from collections.abc import Sequence

from kerege.base.units import KUSD_PER_MUSD
from kerege.leverage.matrix import Leverage
from kerege.leverage.replies import Aim, Reply
from kerege.leverage.threats import LEAST, Kind
from kerege.leverage.worst import WorstCases
from kerege.report.cells import Cell, Column, Line, TableView, table
from kerege.report.context import Context
from kerege.report.threat_tables import MUSD, gdp_cell
from kerege.report.threat_words import instrument_words, months_words
from kerege.report.words import listing, value_cell


def replies_table(ctx: Context, replies: Sequence[Reply]) -> TableView:
    """Return the second moves of targets: what each does to both sides on top of the threat."""
    lines = [
        Line(
            (
                Cell(f"{ctx.actor(r.threat.coercer)} against {ctx.actor(r.threat.target)}"),
                Cell("own relief" if r.aim is Aim.RELIEF else "retaliation"),
                Cell(f"{ctx.actor(r.threat.target)} {instrument_words(ctx, r.instrument)}"),
                value_cell(r.threat.loss / KUSD_PER_MUSD),
                value_cell((r.target_loss - r.threat.loss) / KUSD_PER_MUSD, sign=True),
                value_cell(r.threat.own_loss / KUSD_PER_MUSD),
                value_cell((r.coercer_loss - r.threat.own_loss) / KUSD_PER_MUSD, sign=True),
            )
        )
        for r in replies
    ]
    columns = (
        Column("The threat"),
        Column("reply for"),
        Column("what the target does", wide=True),
        Column("Loss of the target", MUSD, True),
        Column("changed by", MUSD, True),
        Column("Loss of the maker", MUSD, True),
        Column("changed by", MUSD, True),
    )
    remark = (
        "The single instrument of the target that lowers its own loss most, or that harms the maker of the "
        "threat most beyond what it costs itself."
    )
    return table("Second moves: the best reply with one instrument", columns, lines, remark)


def alliances_table(ctx: Context, leverage: Leverage) -> TableView:
    """Return the pairs of coercers whose threats do not just add up."""
    lines = [
        Line(
            (
                Cell(f"{ctx.actor(a.one.coercer)} and {ctx.actor(a.other.coercer)}"),
                value_cell(a.loss / KUSD_PER_MUSD),
                value_cell(a.apart / KUSD_PER_MUSD),
                value_cell(a.extra / KUSD_PER_MUSD, sign=True, css="bad" if a.extra > LEAST else ""),
            )
        )
        for a in leverage.alliances
    ]
    columns = (
        Column("Together"),
        Column("Loss together", MUSD, True),
        Column("apart, summed", MUSD, True),
        Column("Difference", MUSD, True),
    )
    remark = (
        "Above zero they close each other's ways out; below zero both hit the same flows, which can be lost "
        "only once. Pairs that just add up are left out."
    )
    return table(f"Two at once against {ctx.actor(leverage.focus)}", columns, lines, remark)


def shifts_table(ctx: Context, leverage: Leverage) -> TableView:
    """Return how a lasting shock changes the worst that each coercer can do."""
    worst = [s for s in leverage.shifts if s.before.kind is Kind.WORST]
    lines = [
        Line(
            (
                Cell(ctx.actor(s.before.coercer)),
                value_cell(s.before.loss / KUSD_PER_MUSD),
                value_cell(s.after.loss / KUSD_PER_MUSD),
                value_cell(s.change / KUSD_PER_MUSD, sign=True, css="bad" if s.change > LEAST else ""),
                value_cell(s.before.own_loss / KUSD_PER_MUSD),
                value_cell(s.after.own_loss / KUSD_PER_MUSD),
            )
        )
        for s in worst
    ]
    columns = (
        Column("Coercer"),
        Column("Loss as things are", MUSD, True),
        Column("if it lasts", MUSD, True),
        Column("Difference", MUSD, True),
        Column("Own cost as things are", MUSD, True),
        Column("if it lasts", MUSD, True),
    )
    shock = ctx.case.shock(worst[0].shock) if worst else None
    title = shock.title if shock is not None else ""
    remark = (
        "The worst combination of each coercer in a market where the shock holds all year, against that same "
        "market without the threat: what is lost already cannot be lost again, what is left matters more."
    )
    return table(f"How leverage shifts if it lasts: {title}", columns, lines, remark)


def worst_table(ctx: Context, worst: WorstCases) -> TableView:
    """Return the worst sets of elements by how many are lost."""
    lines = [
        Line(
            (
                Cell(str(c.count)),
                Cell(listing([ctx.name(e) for e in c.elements]) or "nothing"),
                value_cell(c.loss / KUSD_PER_MUSD),
                gdp_cell(ctx, worst.focus, c.loss),
                Cell("proven" if c.exact else "search"),
            )
        )
        for c in worst.cases
    ]
    columns = (
        Column("Lost", "elements", True),
        Column("which", wide=True),
        Column("Loss", MUSD, True),
        Column("of a year's GDP", "", True),
        Column("found by"),
    )
    caption = f"The worst that {ctx.actor(worst.focus)} can lose within {months_words(worst.months)}"
    remark = f"Whoever takes them, or nobody: {worst.considered} links, limits and plants were considered."
    return table(caption, columns, lines, remark)
