"""The timeline as a table, and its counts beside the balance on one axis of years."""

from __future__ import annotations

from dataclasses import dataclass

import polars as pl

from kerege.case.belonging import Belonging
from kerege.case.tie_model import Dated
from kerege.case.tie_tables import CONFLICTING, COOPERATIVE
from kerege.position.model import Position
from kerege.position.vectors import OTHERS


def timeline_rows(events: tuple[Dated, ...], belonging: Belonging, focus: str) -> list[dict[str, object]]:
    """Return the rows of ``timeline``, by date; an event counts to the vectors of all who took part."""
    found = []
    for e in sorted(events, key=lambda e: (e.date, e.id)):
        others = [a for a in (e.actor, *e.partners) if a != focus]
        vectors = {v for a in others for v in belonging.vectors_of(a, e.date)}
        tone = ("cooperative" if e.type in COOPERATIVE
                else "conflicting" if e.type in CONFLICTING else "neutral")  # fmt: skip
        found.append({
            "id": e.id, "date": e.date, "end": e.end, "year": e.date.year, "type": e.type, "tone": tone,
            "actor": e.actor, "partners": list(e.partners),
            "vectors": [v for v in belonging.vectors if v in vectors] or [OTHERS], "title": e.title,
            "claims": list(e.claims), "note": e.note,
        })  # fmt: skip
    return found


@dataclass(frozen=True, eq=False)
class Axis:
    """Balance and events on the same years.

    years   : every year from the first to the last of either
    balance : domain, year, vector, low, mid, high; every year and vector has a row, with nulls where
              there are no figures
    events  : year, vector, cooperative, conflicting, neutral: how many; every year and vector has a row
    """

    years: tuple[int, ...]
    balance: pl.DataFrame
    events: pl.DataFrame


def shared_axis(position: Position, domain: str | None = None) -> Axis:
    """Return position by year and timeline on one axis: the balance of a domain, else the overall one."""
    rows = (
        position.overall.with_columns(domain=pl.lit("overall"))
        if domain is None
        else position.balance.filter(pl.col("domain") == domain)
    ).select("domain", "year", "vector", "low", "mid", "high")
    found = {*rows["year"].to_list(), *position.timeline["year"].to_list()}
    years = tuple(range(min(found), max(found) + 1)) if found else ()
    vectors = [*position.vectors, OTHERS]
    grid = pl.DataFrame({"year": list(years)}, schema={"year": pl.Int64}).join(
        pl.DataFrame({"vector": vectors}), how="cross", maintain_order="left_right"
    )
    name = "overall" if domain is None else domain
    balance = grid.join(rows.drop("domain"), on=["year", "vector"], how="left", maintain_order="left")
    counts = (
        position.timeline.select("year", "tone", vector="vectors")
        .explode("vector", empty_as_null=True, keep_nulls=True)
        .group_by("year", "vector")
        .agg(*(pl.col("tone").eq(t).sum().cast(pl.Int64).alias(t)
               for t in ("cooperative", "conflicting", "neutral")))
    )  # fmt: skip
    events = grid.join(counts, on=["year", "vector"], how="left", maintain_order="left").fill_null(0)
    return Axis(years, balance.select(pl.lit(name).alias("domain"), pl.all()), events)
