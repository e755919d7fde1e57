"""How sure the results of a shock are, as tables: ranges and drivers."""

from __future__ import annotations

from typing import Any

from kerege.report.axes import long_period
from kerege.report.cells import Cell, Column, Line, TableView, table
from kerege.report.context import Context
from kerege.report.digits import display, number
from kerege.report.words import value_cell
from kerege.study.model import ShockRun


def ranges(ctx: Context, run: ShockRun) -> TableView | None:
    """Return the headline results with their ranges over the claims."""
    if run.ranges.is_empty():
        return None
    proof = f"#certificate-{run.shock.id}"
    lines = []
    for row in run.ranges.iter_rows(named=True):
        shown = [display(row[k], row["unit"]) for k in ("low", "mid", "high")]
        subject = (
            long_period(row["subject"]) if row["measure"].endswith("by month") else ctx.name(row["subject"])
        )
        unit = shown[0][1].replace("MUSD", "million USD")
        lines.append(
            Line(
                (
                    Cell(row["measure"]),
                    Cell(subject),
                    *(Cell(number(v), proof if n == 1 else "") for n, (v, _) in enumerate(shown)),
                    Cell(unit),
                )
            )
        )
    columns = (
        Column("Result"),
        Column("of"),
        Column("low", numeric=True),
        Column("mid", numeric=True),
        Column("high", numeric=True),
        Column("unit"),
    )
    remark = (
        f"Over {ctx.study.draws} draws from the ranges of all claims together (seed "
        f"{ctx.study.seed}); low and high "
        "leave out "
        "the outer twentieths, and always hold the mid run."
    )
    return table("Ranges of the headline results", columns, lines, remark)


def driver_name(ctx: Context, row: dict[str, Any]) -> str:
    """Return the words for a driver: its element, how many more share its claims, and the attribute."""
    more = len(row["elements"]) - 1
    of = f", {ctx.actor(row['of'])}" if row["of"] else ""
    rest = f" and {more} more" if more > 0 else ""
    return f"{ctx.name(row['element'])}{rest}: {row['attribute'].replace('_', ' ')}{of}"


def drivers(ctx: Context, run: ShockRun) -> TableView | None:
    """Return the numbers that move the focus actor's income change, with links to their claims."""
    if run.drivers.is_empty():
        return None
    lines = []
    for row in run.drivers.iter_rows(named=True):
        href = ctx.anchors.number(row["element"], row["attribute"], row["of"])
        low, unit = display(row["low_value"], row["unit"], row["attribute"])
        high, _ = display(row["high_value"], row["unit"], row["attribute"])
        lines.append(
            Line(
                (
                    Cell(driver_name(ctx, row), href),
                    value_cell(low, href),
                    value_cell(high, href),
                    Cell(unit),
                    value_cell(row["result_low"]),
                    value_cell(row["result_high"]),
                    value_cell(row["swing"]),
                )
            )
        )
    columns = (
        Column("Number"),
        Column("low", numeric=True),
        Column("high", numeric=True),
        Column("unit"),
        Column("Result at low", "million USD", True),
        Column("at high", "million USD", True),
        Column("Swing", "million USD", True),
    )
    return table("Drivers, one unknown at a time: numbers on the same claim move together", columns, lines)
