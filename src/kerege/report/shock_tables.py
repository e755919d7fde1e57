"""The tables of one shock: states, routes, prices, ranges, drivers."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import polars as pl

from kerege.base.units import KUSD_PER_MUSD
from kerege.case.blocs import bloc_members
from kerege.report.axes import long_period
from kerege.report.cells import Cell, Column, Line, TableView, table
from kerege.report.context import Context
from kerege.report.digits import display, number, percent
from kerege.report.flows import average, export_routes, mean, mine
from kerege.report.timeline import Timeline
from kerege.report.words import value_cell
from kerege.study.blocs import standings
from kerege.study.model import ShockRun


def states(ctx: Context, run: ShockRun) -> TableView:
    """Return who gains and who loses, blocs with their members summed, losers first."""
    frame = standings(ctx.case, run.changes.states, run.changes.blocs)
    return _incomes(ctx, run, frame, "Change of income, each income counted once")


def members(ctx: Context, run: ShockRun) -> list[TableView]:
    """Return the members of each bloc; what counts to the bloc itself is called its other members."""
    out = []
    for bloc, inside in bloc_members(ctx.case).items():
        frame = run.changes.states.filter(pl.col("state").is_in([*inside, bloc]))
        if frame.height > 1:
            out.append(
                _incomes(ctx, run, frame.sort("change", "state"), f"Members of {ctx.actor(bloc)}", rest=bloc)
            )
    return out


def _incomes(ctx: Context, run: ShockRun, frame: pl.DataFrame, caption: str, *, rest: str = "") -> TableView:
    proof = f"#certificate-{run.shock.id}"
    lines = []
    for row in frame.iter_rows(named=True):
        gdp = ctx.anchors.number(row["state"], "gdp")
        share = row["percent_of_gdp"]
        lines.append(
            Line(
                (
                    Cell("Other members" if row["state"] == rest else ctx.actor(row["state"])),
                    value_cell(row["base"] / KUSD_PER_MUSD, proof),
                    value_cell(row["shocked"] / KUSD_PER_MUSD, proof),
                    value_cell(
                        row["change"] / KUSD_PER_MUSD,
                        proof,
                        sign=True,
                        css="bad" if row["change"] < 0 else "",
                    ),
                    Cell(
                        percent(share / 100, sign=True) if share is not None else "GDP not bound",
                        gdp,
                        css="" if share is not None else "quiet",
                    ),
                )
            )
        )
    columns = (
        Column("State or bloc"),
        Column("Undisturbed", "million USD", True),
        Column("With the shock", "million USD", True),
        Column("Change", "million USD", True),
        Column("of a year's GDP", "", True),
    )
    remark = (
        "Income: consumer and producer surplus, state take, carriage margins, fees, rents and taxes of all "
        "who count to the state, over a year from the first day. Levels depend on where demand curves are "
        "cut; changes do not."
    )
    return table(caption, columns, lines, "" if rest else remark)


def routes(ctx: Context, run: ShockRun, time: Timeline) -> TableView:
    """Return the export routes before and during the shock."""
    proof = f"#certificate-{run.shock.id}"
    window = time.window(run.shock)
    found = {
        c: mean(ctx, run.changes.flows, "link", c, time, window, mine(ctx))
        for c in ("base", "shocked", "change")
    }
    lines = [
        Line(
            (
                Cell(r.name),
                Cell(ctx.actor(r.into) if r.into else "the sea"),
                *(
                    value_cell(found[c].get(r.link, 0.0), proof, sign=c == "change")
                    for c in ("base", "shocked", "change")
                ),
            )
        )
        for r in export_routes(ctx)
    ]
    total = [
        sum(found[c].get(r.link, 0.0) for r in export_routes(ctx)) for c in ("base", "shocked", "change")
    ]
    cells = [Cell(number(v, sign=n == 2)) for n, v in enumerate(total)]
    lines.append(Line((Cell("All routes"), Cell(""), *cells), css="total"))
    columns = (
        Column("Route out"),
        Column("into"),
        Column("Undisturbed", ctx.shown.rate, True),
        Column("With the shock", ctx.shown.rate, True),
        Column("Change", ctx.shown.rate, True),
    )
    when = f"{long_period(window[0])} to {long_period(window[-1])}" if window else ""
    return table(f"Ways out, mean of {when}, annual rate", columns, lines)


def prices(ctx: Context, run: ShockRun, time: Timeline) -> TableView:
    """Return delivered prices by buyer: undisturbed, mean change in the shock, largest change and when."""
    proof = f"#certificate-{run.shock.id}"
    window = time.window(run.shock)
    lines = []
    for row in ctx.case.tables["plants"].filter(kind="consumer").iter_rows(named=True):
        chosen = buyer_prices(run, row)
        if chosen.is_empty():
            continue
        base = average(chosen, "place", "base", time, window).get(row["place"], 0.0)
        change = average(chosen, "place", "change", time, window).get(row["place"], 0.0)
        peak = (
            chosen.with_columns(size=pl.col("change").abs()).sort("size", descending=True).row(0, named=True)
        )
        whose = chosen["origin"][0]
        lines.append(
            Line(
                (
                    Cell(row["name"]),
                    Cell(ctx.actor(whose)),
                    value_cell(base, proof),
                    value_cell(change, proof, sign=True),
                    value_cell(peak["change"], proof, sign=True),
                    Cell(long_period(peak["period"]) if peak["size"] > 0.005 else ""),
                )
            )
        )
    columns = (
        Column("Buyer"),
        Column("from"),
        Column("Undisturbed", ctx.shown.price, True),
        Column("Mean change", ctx.shown.price, True),
        Column("Largest", ctx.shown.price, True),
        Column("in"),
    )
    return table("Delivered prices by buyer while the shock acts", columns, lines)


def buyer_prices(run: ShockRun, plant: Mapping[str, Any]) -> pl.DataFrame:
    """Return the prices a buyer pays, for the origin it takes most of, where something passes."""
    return run.changes.prices.filter(
        pl.col("place") == plant["place"],
        pl.col("good") == plant["good"],
        pl.col("origin") == _main_origin(run, plant["id"]),
        pl.col("change").is_not_null(),
    )


def _main_origin(run: ShockRun, plant: str) -> str:
    """Return the origin that a buyer takes most of, undisturbed and in the shock together."""
    bought = run.changes.plants.filter(pl.col("plant") == plant, pl.col("attribute") == "purchase")
    sums = bought.group_by("origin").agg((pl.col("base") + pl.col("shocked")).sum()).sort("base", "origin")
    return "" if sums.is_empty() else str(sums["origin"][-1])


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
