"""Money of results on the screen: kUSD of the engine as million USD, and beside a year's GDP."""

from __future__ import annotations

from kerege.base.units import KUSD_PER_MUSD
from kerege.case.model import Case
from kerege.report.digits import fixed, number
from kerege.study.gdp import percent_of_gdp

#: money up to this is shown as zero, kUSD: solvers leave that much
TRACE = 0.5


def musd(kusd: float | None, *, sign: bool = False) -> str:
    """Return money in million USD.

    Examples
    --------
    >>> musd(1500.0), musd(1e-8), musd(float("inf"))
    ('1.50', '0', 'no limit')
    """
    if kusd is None:
        return number(None)
    return number(kusd / KUSD_PER_MUSD if abs(kusd) > TRACE else 0.0, sign=sign)


def percent(case: Case, actor: str, kusd: float) -> str:
    """Return money in % of a year's GDP of an actor; a dash where that is not bound."""
    return short_percent(percent_of_gdp(case, actor, kusd if abs(kusd) > TRACE else 0.0))


def short_percent(value: float | None) -> str:
    """Return a percentage with two digits, and never more than two decimals.

    Examples
    --------
    >>> short_percent(3.26), short_percent(0.043), short_percent(0.00012), short_percent(0.0)
    ('3.3', '0.04', '0.00', '0')
    """
    if value is None or value == 0 or abs(value) >= 0.1:
        return number(value, 2)
    return fixed(value, 2)
