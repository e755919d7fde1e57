"""Rates as people in the trade say them: million tonnes a year beside kilotonnes a day."""

from __future__ import annotations

from kerege.base.intervals import Interval
from kerege.case.adhoc import known_of
from kerege.case.attributes import MODE_PREFIX
from kerege.case.lineage_model import WhyNumber
from kerege.case.model import Case
from kerege.evidence.values import EstimateError, Figure, figure, scaled

YEARLY = "Mt/yr"
RATE = "kt/day"
#: a statistical year has 365 days
MT_PER_YEAR = 0.365


def yearly_interval(number: WhyNumber) -> Interval | None:
    """Return a number in Mt/yr if it is a rate."""
    return number.interval.scaled(MT_PER_YEAR) if number.unit == RATE else None


def yearly_claim(case: Case, claim: str, unit: str, element: str) -> Figure | None:
    """Return the figures of a claim in Mt/yr if they say a rate of what ``element`` carries.

    Parameters
    ----------
    case
        The case, for the barrels per tonne of the good.
    claim
        Id of the claim.
    unit
        Unit of the number the claim is shown beside; only for rates something is returned.
    element
        Element the number belongs to.
    """
    if unit != RATE:
        return None
    known = known_of(case)
    barrels = None if element.startswith(MODE_PREFIX) else known.density(element)
    try:
        rate = figure(case.book.claims[claim], RATE, barrels)
        return scaled(rate.claim, MT_PER_YEAR * _times(rate))
    except EstimateError:
        return None


def _times(rate: Figure) -> float:
    """Return the factor from the claim's own unit to kt/day."""
    own = next(x for x in (rate.claim.value, rate.claim.low, rate.claim.high) if x)
    return next(x for x in (rate.mid, rate.low, rate.high) if x) / own
