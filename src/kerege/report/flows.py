"""Sums of the study's frames as charts and tables show them. Display only: nothing here is a new result."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

import polars as pl

from kerege.report.context import Context
from kerege.report.timeline import Timeline


@dataclass(frozen=True, slots=True)
class Route:
    """A link by which the focus actor's own good leaves its territory; `into` is the territory it enters."""

    link: str
    name: str
    into: str


def export_routes(ctx: Context) -> list[Route]:
    """Return the routes out of the focus actor's territory its stream may use, largest base flow first."""
    places, links = ctx.case.tables["places"], ctx.case.tables["links"]
    territory: dict[str, str | None] = dict(
        zip(places["id"].to_list(), places["territory"].to_list(), strict=True)
    )
    size = mean(ctx, ctx.study.base.tables.flows, "link", "rate", ctx.time, ctx.time.periods, mine(ctx))
    found = [
        Route(row["id"], row["name"], _into(row, territory))
        for row in links.iter_rows(named=True)
        if territory.get(row["from"]) in ctx.group
        and territory.get(row["to"]) not in ctx.group
        and {"*", *ctx.group} & set(row["origins"] or ["*"])
    ]
    return sorted(found, key=lambda r: (-size.get(r.link, 0.0), r.link))


def _into(row: Mapping[str, object], territory: Mapping[str, str | None]) -> str:
    """Return the territory of the far end, or the first foreign one on the way where that is the high sea."""
    end = territory.get(str(row["to"]))
    if end:
        return end
    crossed = row.get("territories")
    home = territory.get(str(row["from"]))
    return next((t for t in crossed if t != home), "") if isinstance(crossed, list) else ""


def at_home(ctx: Context) -> pl.Expr:
    """Return the condition that a row is of a plant on the focus actor's soil."""
    plants, places = ctx.case.tables["plants"], ctx.case.tables["places"]
    soil = places.filter(pl.col("territory").is_in(list(ctx.group)))["id"].to_list()
    return pl.col("plant").is_in(plants.filter(pl.col("place").is_in(soil))["id"].to_list())


def mine(ctx: Context) -> pl.Expr:
    """Return the condition that a row is of the focus actor's own stream."""
    return pl.col("origin").is_in(list(ctx.group))


def own_share(ctx: Context) -> float:
    """Return the share of the focus actor's own streams in all base flows."""
    flows = ctx.study.base.tables.flows
    whole, own = flows["quantity"].sum(), flows.filter(mine(ctx))["quantity"].sum()
    return float(own) / float(whole) if whole else 0.0


def mean(
    ctx: Context,
    frame: pl.DataFrame,
    key: str,
    value: str,
    time: Timeline,
    periods: Collection[str],
    *conditions: pl.Expr,
) -> dict[str, float]:
    """Return the mean of a daily rate by ``key`` over ``periods``, as an annual rate in the unit shown."""
    times = ctx.shown.per_year
    return {k: v * times for k, v in average(frame, key, value, time, periods, *conditions).items()}


def average(
    frame: pl.DataFrame, key: str, value: str, time: Timeline, periods: Collection[str], *conditions: pl.Expr
) -> dict[str, float]:
    """Return the mean of ``value`` by ``key`` over the days of ``periods``; rows of one period add up."""
    total = time.length(periods) or 1.0
    wanted = frame.filter(pl.col("period").is_in(list(periods)), *conditions).join(time.table(), on="period")
    sums = wanted.group_by(key, maintain_order=True).agg((pl.col(value) * pl.col("days")).sum())
    return {row[0]: float(row[1]) / total for row in sums.iter_rows()}


def monthly(frame: pl.DataFrame, value: str, time: Timeline, *conditions: pl.Expr) -> tuple[float, ...]:
    """Return the sum of a column by period, 0 where there is no row."""
    sums = frame.filter(*conditions).group_by("period").agg(pl.col(value).sum())
    found = dict(zip(sums["period"].to_list(), sums[value].to_list(), strict=True))
    return tuple(float(found.get(p, 0.0)) for p in time.periods)
