"""Words of the position chapters: domains, measures, whose numbers, amounts, years."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import pairwise
from typing import Any

from kerege.report.context import Context
from kerege.report.digits import DASH, money_ranged, number, percent, ranged, span

#: a row of a table of :class:`kerege.position.Position`
Row = dict[str, Any]

_DOMAINS = {
    "fdi-stock": "Investment stock",
    "fdi-gross-flow": "Investment, gross",
    "fdi-net-flow": "Investment, net",
}
OTHERS = "others"
#: an effective number of partners beyond this says only that it is large
_MANY = 100.0


def domain_words(domain: str) -> str:
    """Return the name of a domain, with a capital.

    Examples
    --------
    >>> domain_words("crude-routes"), domain_words("fdi-stock")
    ('Crude routes', 'Investment stock')
    """
    return _DOMAINS.get(domain) or plain(domain).capitalize()


def plain(identity: str) -> str:
    """Return an id as words.

    Examples
    --------
    >>> plain("with-capital")
    'with capital'
    """
    return identity.replace("-", " ")


def whose(by: str) -> str:
    """Return whose numbers they are; events are the case's own record."""
    return plain(by) if by else "events recorded"


def vector_words(ctx: Context, vector: str) -> str:
    """Return the name of a vector, or of what no vector has."""
    return "Others" if vector == OTHERS else ctx.actor(vector)


def amount(row: Row) -> str:
    """Return low, mid and high of a ranking in its unit.

    Examples
    --------
    >>> amount({"low": 26000.0, "mid": 26050.0, "high": 26100.0, "unit": "MUSD"})
    '26.1 billion USD (26.0 to 26.1)'
    """
    low, mid, high, unit = (row[k] for k in ("low", "mid", "high", "unit"))
    if unit == "MUSD":
        return money_ranged(low, mid, high)
    if unit == "1":
        return ranged(100 * low, 100 * mid, 100 * high, "%")
    return ranged(low, mid, high, "" if unit == "count" else unit)


def in_percent(row: Row) -> str:
    """Return a share as percent without the sign, its range after it.

    Examples
    --------
    >>> in_percent({"low": 0.285, "mid": 0.29, "high": 0.295})
    '29.0 (28.5 to 29.5)'
    """
    return ranged(100 * row["low"], 100 * row["mid"], 100 * row["high"])


def whole_percent(share: float) -> str:
    """Return a share as whole percent without the sign.

    Examples
    --------
    >>> whole_percent(0.957), whole_percent(0.002), whole_percent(0.0)
    ('96', '<1', '0')
    """
    return "<1" if 0 < share < 0.005 else f"{100 * share:.0f}"


def effective(low: float, high: float) -> str:
    """Return bounds of an effective number of partners.

    Examples
    --------
    >>> effective(3.456, 4.118), effective(1.0, 4e6)
    ('3.46 to 4.12', '1.00 to over 100')
    """
    if high <= _MANY:
        return span(low, high)
    return f"{number(low)} to over 100" if low <= _MANY else "over 100"


def years_words(years: Sequence[int]) -> str:
    """Return years as runs.

    Examples
    --------
    >>> years_words([2017, 2019, 2020, 2021]).replace(DASH, "-")
    '2017, 2019-2021'
    """
    runs: list[list[int]] = [[years[0]]] if years else []
    for before, year in pairwise(years):
        if year == before + 1:
            runs[-1].append(year)
        else:
            runs.append([year])
    return ", ".join(str(r[0]) if len(r) == 1 else f"{r[0]}{DASH}{r[-1]}" for r in runs)


def told(row: Row) -> bool:
    """Return whether figures tell a share: a claim names the vector, or nothing is left for it."""
    claims = row["claims"]
    return bool(claims) or row["high"] - row["low"] < 5e-3


def range_words(row: Row) -> str:
    """Return mid and, where they print apart, low to high of a share, in percent.

    Examples
    --------
    >>> range_words({"low": 0.285, "mid": 0.29, "high": 0.295}).replace("\u202f", " ")
    '29.0 %, 28.5 to 29.5'
    """
    mid, ends = percent(row["mid"]), span(100 * row["low"], 100 * row["high"])
    return f"{mid}, {ends}" if " to " in ends else mid


def short_day(when: date) -> str:
    """Return a date as 1 Apr 2023."""
    return f"{when.day} {when:%b %Y}"
