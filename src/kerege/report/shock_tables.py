"""What a shock moves, as tables: routes and delivered prices."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import polars as pl

from kerege.report.axes import long_period
from kerege.report.cells import Cell, Column, Line, TableView, table
from kerege.report.context import Context
from kerege.report.digits import number
from kerege.report.flows import average, export_routes, mean, mine
from kerege.report.timeline import Timeline
from kerege.report.words import value_cell
from kerege.study.model import ShockRun


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
