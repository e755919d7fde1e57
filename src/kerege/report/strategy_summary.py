"""Leverage, power, worst case and hedge in short for ``summary.json``; money in MUSD."""

from __future__ import annotations

from typing import Any

import polars as pl

from kerege.base.units import KUSD_PER_MUSD
from kerege.report.strategy_sheets import strategy_tables
from kerege.study.model import Study

_OF_A_THREAT = ("coercer", "target", "months", "instruments", "loss", "percent_of_gdp", "own_loss",
                "own_percent_of_gdp", "costs_more", "exact")  # fmt: skip


def strategy_summary(study: Study) -> dict[str, Any]:
    """Return the headline of each by name; nothing for what the study does not hold."""
    tables = strategy_tables(study)
    return {
        "leverage": _leverage(study, tables),
        "power": _power(tables) if study.power is not None else None,
        "worst": tables["worst_cases"].to_dicts() if study.worst is not None else None,
        "hedge": _hedge(study, tables),
    }


def _leverage(study: Study, tables: dict[str, pl.DataFrame]) -> dict[str, Any] | None:
    """Return the worst coercer of the focus actor by horizon, and the threats that cost their maker more."""
    if study.leverage is None:
        return None
    worst = tables["threats"].filter(pl.col("kind") == "worst")
    against = worst.filter(pl.col("target") == study.leverage.focus, pl.col("loss") > 0)
    first = against.sort("months", "loss", descending=[False, True], maintain_order=True)
    dearer = worst.filter("costs_more").select("coercer", "target", "months", "loss", "own_loss")
    return {
        "focus": study.leverage.focus,
        "hardest_coercer": first.unique("months", keep="first", maintain_order=True)
        .select(_OF_A_THREAT)
        .to_dicts(),
        "costs_maker_more": dearer.to_dicts(),
        "largest_residual": tables["threats"]["residual"].max(),
    }


def _power(tables: dict[str, pl.DataFrame]) -> dict[str, Any]:
    """Return the division of the market as it is, and the change of the Shapley value with each option."""
    rows = tables["divisions"]
    base = rows.filter(pl.col("option") == "").select("player", "alone", "shapley", "nucleolus")
    options: dict[str, dict[str, float]] = {}
    for option, player, change in rows.select("option", "player", "shapley_change").iter_rows():
        if option:
            options.setdefault(option, {})[player] = change
    return {
        "players": base.to_dicts(),
        "shapley_change_by_option": options,
        "checks": tables["division_checks"].to_dicts(),
    }


def _hedge(study: Study, tables: dict[str, pl.DataFrame]) -> dict[str, Any] | None:
    """Return the chosen portfolio and the frontier without a limit of time."""
    if study.hedge is None:
        return None
    frontier = tables["hedge_frontier"]
    chosen = study.hedge.chosen
    portfolio = {
        "options": list(chosen.options),
        "cost": chosen.cost / KUSD_PER_MUSD,
        "loss": chosen.loss / KUSD_PER_MUSD,
        "bound": chosen.bound / KUSD_PER_MUSD,
        "proven": chosen.proven,
    }
    return {
        "focus": study.hedge.focus,
        "months": study.hedge.months,
        "budget": frontier["budget"][0] if frontier.height else None,
        "chosen": portfolio,
        "frontier": frontier.filter(pl.col("years") == 0).drop("years", "budget").to_dicts(),
        "left_out": list(study.hedge.left_out),
    }
