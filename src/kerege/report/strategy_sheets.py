"""The tables of leverage, power, worst cases and hedge as files, those that a study has."""

from __future__ import annotations

from collections.abc import Iterator

import polars as pl

from kerege.report.flat_sheet import Sheet, as_sheet
from kerege.study.hedge_tables import hedge_tables
from kerege.study.leverage_tables import leverage_tables, worst_table
from kerege.study.model import Study
from kerege.study.power_tables import power_tables

_TITLES = {
    "threats": "What each actor can do to each other: single instruments and combinations",
    "threat_quantities": "What a threat changes for its target in quantities",
    "third_parties": "What a threat costs others; below zero for a gain",
    "replies": "Second moves of the target",
    "alliances": "Two coercers together against the focus actor",
    "shifts": "The same threats in a market where a shock lasts",
    "instruments": "Every instrument that is used, its size and the claims of it",
    "worst_cases": "The elements whose loss together costs the focus actor most",
    "coalition_values": "Worth of every coalition; a blank option is the market as it is",
    "divisions": "What each player gets, and the change with each option",
    "division_checks": "What holds of each game",
    "hedge_options": "Options, their costs, and whether they are in the portfolio for the budget",
    "hedge_attacks": "What an adversary may do, and the loss where nothing is bought",
    "hedge_frontier": "Portfolios by cost and worst loss; 0 years is no limit of time",
}
_MONEY = (
    "loss", "own_loss", "others", "target_loss", "target_loss_before", "coercer_loss", "coercer_loss_before",
    "peace_loss", "loss_before", "own_loss_before", "apart", "extra", "worth", "alone", "shapley",
    "nucleolus", "alone_change", "shapley_change", "nucleolus_change", "whole", "capital_low", "capital_mid",
    "capital_high", "cost", "bound", "budget",
)  # fmt: skip
_UNITS = {
    **dict.fromkeys(_MONEY, "MUSD"),
    "running": "MUSD/yr",
    **dict.fromkeys(("percent_of_gdp", "own_percent_of_gdp"), "% of a year"),
    **dict.fromkeys(("use", "unserved", "output"), "unit"),
    **dict.fromkeys(("lead_time_low", "lead_time_mid", "lead_time_high"), "day"),
    "share": "parts of one",
    "gap": "relative",
}


def strategy_sheets(study: Study) -> Iterator[Sheet]:
    """Yield every table of leverage, worst cases, power and hedge, where the study holds them."""
    for name, frame in strategy_tables(study).items():
        yield as_sheet(name, _TITLES[name], _UNITS, frame)


def strategy_tables(study: Study) -> dict[str, pl.DataFrame]:
    """Return the same as frames by name, lists as lists."""
    found: dict[str, pl.DataFrame] = {}
    if study.leverage is not None:
        found |= leverage_tables(study.case, study.leverage)
    if study.worst is not None:
        found["worst_cases"] = worst_table(study.case, study.worst)
    if study.power is not None:
        found |= power_tables(study.power)
    if study.hedge is not None:
        found |= hedge_tables(study.case, study.hedge)
    return found
