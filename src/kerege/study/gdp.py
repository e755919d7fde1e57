"""Money beside a year's gross domestic product, where a case binds it."""

from __future__ import annotations

from kerege.case.model import Case


def gdp_of(case: Case, actor: str) -> float | None:
    """Return a year's gross domestic product of an actor, kUSD, at the mid of its claims, where bound."""
    number = case.number(actor, "gdp")
    return None if number is None else number.estimate.interval.mid


def percent_of_gdp(case: Case, actor: str, money: float) -> float | None:
    """Return ``money``, kUSD, in % of a year's gross domestic product; nothing where that is not bound."""
    gdp = gdp_of(case, actor)
    return 100 * money / gdp if gdp else None
