"""Blocs beside states: a bloc's result is the sum over its members, and never counted twice."""

from __future__ import annotations

import polars as pl

from kerege.case.blocs import bloc_members
from kerege.case.model import Case


def bloc_table(case: Case, states: pl.DataFrame) -> pl.DataFrame:
    """Return ``states`` (state, base, shocked, change, gdp, percent_of_gdp) summed by bloc, same columns."""
    parts = []
    for bloc, members in bloc_members(case).items():
        inside = states.filter(pl.col("state").is_in([*members, bloc]))
        gdp = case.number(bloc, "gdp")
        worth = None if gdp is None else gdp.estimate.interval.mid
        change = float(inside["change"].sum())
        parts.append(
            {
                "state": bloc,
                "base": float(inside["base"].sum()),
                "shocked": float(inside["shocked"].sum()),
                "change": change,
                "gdp": worth,
                "percent_of_gdp": None if worth is None else 100 * change / worth,
            }
        )
    return pl.DataFrame(parts, schema=states.schema)


def standings(case: Case, states: pl.DataFrame, blocs: pl.DataFrame) -> pl.DataFrame:
    """Return states outside every bloc and the blocs, each income once, ordered by change."""
    members = bloc_members(case)
    inside = sorted({m for bloc in members.values() for m in bloc} | set(members))
    outside = states.filter(~pl.col("state").is_in(inside))
    return pl.concat([outside, blocs]).sort("change", "state")
