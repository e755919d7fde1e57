"""Money as it is written on the command line: a number with a unit, or no limit."""

from __future__ import annotations

import math
import re

FORM = "a sum such as 2000MUSD, '2 bn USD' or 2000 (million USD), or inf for no limit"
_SUM = re.compile(r"(?P<sign>[-+]?)(?P<amount>[0-9]+\.?[0-9]*(?:[eE][-+]?[0-9]+)?|\.[0-9]+)\s*(?P<unit>.*)")
_ENDLESS = {"inf", "infinity", "infinite"}


def parse_budget(text: str) -> float:
    """Return a budget in million USD; inf for no limit.

    Raises
    ------
    FindingsError
        If it is no sum, negative, or in a unit that is not money in dollars.

    Examples
    --------
    >>> parse_budget("2 bn USD"), parse_budget("500"), parse_budget("inf")
    (2000.0, 500.0, inf)
    """
    words = text.strip()
    if words.lower() in _ENDLESS:
        return math.inf
    found = _SUM.fullmatch(words)
    if found is None:
        raise _refused(text, "the budget is no sum of money")
    if found["sign"] == "-":
        raise _refused(text, "the budget is below zero")
    amount = float(found["amount"]) * _millions(found["unit"], text)
    if not math.isfinite(amount):
        raise _refused(text, "the budget is larger than any number", "write inf for no limit")
    return amount


def _millions(unit: str, text: str) -> float:
    """Return how many million USD a unit is."""
    if not unit:
        return 1.0
    from kerege.base.units import UnitError, factor

    try:
        return factor(unit, "MUSD")
    except UnitError:
        raise _refused(text, f"{unit!r} is no unit of dollars") from None


def _refused(text: str, message: str, remedy: str = "write it as 2000MUSD, '2 bn USD' or inf") -> Exception:
    from kerege.base.findings import FindingsError, error, shorten

    return FindingsError("hedge", [
        error("bad-budget", message, subject="--budget", expected=FORM, found=shorten(text), remedy=remedy)
    ])  # fmt: skip
