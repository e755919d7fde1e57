"""Who gains and who loses by a shock, as tables."""

from __future__ import annotations

import polars as pl

from kerege.base.units import KUSD_PER_MUSD
from kerege.case.blocs import bloc_members
from kerege.report.cells import Cell, Column, Line, TableView, table
from kerege.report.context import Context
from kerege.report.digits import percent
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
