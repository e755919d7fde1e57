"""Two claims in one unit, so that their figures can be set against each other."""

from __future__ import annotations

from kerege.base.units import UnitError, factor, split_size
from kerege.evidence.claims import Claim
from kerege.evidence.values import EstimateError, Figure, converts, disagree, is_amount, scaled

#: base unit of counted things; what is counted is a word no unit grammar knows
COUNT = "count"


def in_one_unit(one: Claim, two: Claim) -> tuple[Figure, Figure] | None:
    """Return the figures of two claims in the unit of the first; None if they are not of one dimension."""
    try:
        if one.unit == two.unit:
            times = 1.0
        elif converts(two.unit, one.unit):
            times = factor(two.unit, one.unit)
        elif one.unit == COUNT and not _known(two.unit):
            times = float(split_size(two.unit)[0] or 1)  # "firms" are counted, and "million persons"
        else:
            return None
        return scaled(one, 1.0), scaled(two, times)
    except (EstimateError, UnitError):
        return None


def same_time(one: Claim, two: Claim) -> bool:
    """Return whether two figures are of a time that lets them compare.

    Amounts, which add up over time, compare for the same days only, others for days that overlap; an end that
    is not said is open.
    """
    if is_amount(one.unit) and one.unit != COUNT:
        return (one.start, one.end) == (two.start, two.end)
    starts = one.start is None or two.end is None or one.start < two.end
    return starts and (two.start is None or one.end is None or two.start < one.end)


def distance(one: Figure, two: Figure) -> float:
    """Return how far two figures disagree, over the larger size; 0 within ranges and roundings."""
    if not disagree(one, two):
        return 0.0
    first, second = _best(one), _best(two)
    return abs(first - second) / max(abs(first), abs(second))


def _best(figure: Figure) -> float:
    return next(x for x in (figure.mid, figure.low, figure.high) if x is not None)


def _known(unit: str) -> bool:
    try:
        factor(unit, unit)
    except UnitError:
        return False
    return True
