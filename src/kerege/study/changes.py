"""Differences between a shocked market and the base."""

from __future__ import annotations

import polars as pl

from kerege.case.model import Case
from kerege.study.blocs import bloc_table
from kerege.study.model import Changes, Tables


def make_changes(case: Case, base: Tables, shocked: Tables) -> Changes:
    """Return base, shocked and change for every flow, plant, price, account and state."""
    accounts = _compare(base.accounts, shocked.accounts, ["actor", "state", "item", "period"], "money")
    states = _states(case, accounts)
    return Changes(
        flows=_compare(base.flows, shocked.flows, ["link", "good", "origin", "period"], "rate"),
        plants=_compare(
            base.plants, shocked.plants, ["plant", "attribute", "good", "origin", "period"], "rate"
        ),
        prices=_compare(base.prices, shocked.prices, ["place", "good", "origin", "period"], "price"),
        accounts=accounts,
        states=states,
        blocs=bloc_table(case, states),
    )


def _compare(base: pl.DataFrame, shocked: pl.DataFrame, keys: list[str], value: str) -> pl.DataFrame:
    left = base.select(*keys, pl.col(value).alias("base"))
    right = shocked.select(*keys, pl.col(value).alias("shocked"))
    joined = left.join(right, on=keys, how="full", coalesce=True, maintain_order="left_right")
    if value != "price":  # an account line that is absent is zero; a price where nothing passes is none
        joined = joined.with_columns(pl.col("base", "shocked").fill_null(0.0))
    return joined.with_columns(change=pl.col("shocked") - pl.col("base"))


def _states(case: Case, accounts: pl.DataFrame) -> pl.DataFrame:
    groups = accounts.group_by("state", maintain_order=True)
    total = groups.agg(pl.col("base", "shocked", "change").sum()).sort("change", "state")
    gdp = {state: case.number(state, "gdp") for state in total["state"].to_list()}
    values = [None if n is None else n.estimate.interval.mid for n in gdp.values()]
    frame = total.with_columns(pl.Series("gdp", values, dtype=pl.Float64))
    return frame.with_columns(percent_of_gdp=100 * pl.col("change") / pl.col("gdp"))
