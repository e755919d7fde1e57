"""The chapter of the shocks: each with months, routes, winners and losers, prices, ranges and drivers."""

from __future__ import annotations

import polars as pl

from kerege.report import income_tables, shock_figures, shock_tables, uncertainty_tables
from kerege.report.axes import long_period
from kerege.report.cells import Cell, Column, Line, TableView, table
from kerege.report.context import Context
from kerege.report.digits import money, number, percent, residual, span
from kerege.report.headline import find_range, state_change
from kerege.report.timeline import make_timeline
from kerege.report.words import action_words
from kerege.study.model import ShockRun
from kerege.study.verdicts import default_run

#: rise of a price below which none is told, as a share of it
_TELLING = 1e-4


def shocks_chapter(ctx: Context) -> dict[str, object]:
    """Return the overview and one section for each shock, the default first."""
    first = default_run(ctx.study)
    runs = sorted(ctx.study.shocks, key=lambda r: r is not first)
    return {"overview": _overview(ctx), "sections": [_section(ctx, r, opened=r is first) for r in runs]}


def _overview(ctx: Context) -> TableView:
    lines = []
    for run in ctx.study.shocks:
        proof = f"#certificate-{run.shock.id}"
        found = state_change(run, ctx.focus)
        within = find_range(run, "income change", ctx.focus)
        output = find_range(run, "output change")
        deepest = find_range(run, "deepest output change")
        lines.append(
            Line(
                (
                    Cell(run.shock.title, f"#shock-{run.shock.id}"),
                    Cell(number(found[0], sign=True) if found else "", proof),
                    Cell(span(within[0], within[2]) if within and within[0] != within[2] else ""),
                    Cell(percent(found[1] / 100, sign=True) if found and found[1] is not None else ""),
                    Cell(number(output[1] * ctx.shown.per_amount, sign=True) if output else "", proof),
                    Cell(number(deepest[1], sign=True) if deepest else "", proof),
                )
            )
        )
    columns = (
        Column("Shock"),
        Column("Income change", "million USD", True),
        Column("range", "million USD", True),
        Column("of a year's GDP", "", True),
        Column("Output change", ctx.shown.amount, True),
        Column("Deepest month", "%", True),
    )
    return table(
        f"All shocks: what {ctx.actor(ctx.focus)} loses or gains within a year of the first day",
        columns,
        lines,
    )


def _section(ctx: Context, run: ShockRun, *, opened: bool) -> dict[str, object]:
    time = make_timeline(run.tables)
    found = state_change(run, ctx.focus)
    return {
        "id": f"shock-{run.shock.id}",
        "shock": run.shock,
        "open": opened,
        "headline": f"{ctx.actor(ctx.focus)} {money(found[0], sign=True)}" if found else "",
        "actions": [
            (action_words(ctx, a), [(c, ctx.anchors.claim(c)) for c in a.claims]) for a in run.shock.actions
        ],
        "figures": shock_figures.monthly_figures(ctx, run, time),
        "where": shock_figures.where_figures(ctx, run, time),
        "states": income_tables.states(ctx, run),
        "members": income_tables.members(ctx, run),
        "routes": shock_tables.routes(ctx, run, time),
        "prices": shock_tables.prices(ctx, run, time),
        "ranges": uncertainty_tables.ranges(ctx, run),
        "tornado": shock_figures.tornado(ctx, run),
        "drivers": uncertainty_tables.drivers(ctx, run),
        "certificate": f"#certificate-{run.shock.id}",
        "identity": residual(run.identity),
        "worst": _worst_price(ctx, run),
    }


def _worst_price(ctx: Context, run: ShockRun) -> str:
    """Return one sentence on the largest rise of a price at a buyer."""
    places = ctx.case.tables["plants"].filter(kind="consumer")["place"].unique().to_list()
    rows = run.changes.prices.filter(pl.col("place").is_in(places), pl.col("change").is_not_null())
    rows = rows.sort("change", descending=True, maintain_order=True)
    if rows.is_empty() or rows["change"][0] < _TELLING * abs(rows["base"][0]):
        return ""
    place, period, rise = rows["place"][0], rows["period"][0], rows["change"][0]
    where = ctx.name(place).split(" (")[0]
    size = f"{number(rise)} {ctx.shown.price}"
    return f"The largest rise of a delivered price is {size}, at {where} in {long_period(period)}."
