"""The one place where a claim's figures change their unit."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache

from kerege.base.intervals import Interval
from kerege.base.periods import Span
from kerege.base.units import UnitError, factor
from kerege.evidence.claims import QUALITATIVE, Claim

#: something of each dimension that adds up over time; a unit that converts to one of them is an amount
_AMOUNTS = ("kt", "m3", "joule", "TEU", "USD", "EUR", "RUB", "KZT")
_PER_DAY = "/day"
TOLERANCE = 1e-9


class EstimateError(ValueError):
    """Claims cannot be made into an estimate; the message names the claims."""


@dataclass(frozen=True, slots=True)
class Figure:
    """The numbers of one claim in a stated unit.

    low, high : bounds as claimed; None = not claimed
    mid       : the claimed value, or the middle of a range with two ends; None for a bound
    rounding  : half a unit of the last digit printed
    """

    claim: Claim
    low: float | None
    mid: float | None
    high: float | None
    rounding: float

    @property
    def numbers(self) -> tuple[float, ...]:
        """All numbers of the claim, the middle of a range included."""
        return tuple(x for x in (self.low, self.mid, self.high) if x is not None)

    @property
    def extent(self) -> tuple[float, float]:
        """What the claim admits: its range, its value within rounding; a bound is open at one end."""
        low, mid, high = self.low, self.mid, self.high
        if low is None:
            low = -math.inf if mid is None or (high is not None and mid == high) else mid - self.rounding
        if high is None:
            high = (
                math.inf if mid is None or (self.low is not None and mid == self.low) else mid + self.rounding
            )
        return low, high

    def interval(self) -> Interval:
        """Return the claim as an interval: its own range, or its value within rounding.

        Raises
        ------
        EstimateError
            If the claim is a bound only.
        """
        if self.mid is None:
            raise EstimateError(
                f"claim {self.claim.id} is only a bound ({bound_words(self)}) and has no best value"
            )
        if self.low is None and self.high is None:
            low, high = self.mid - self.rounding, self.mid + self.rounding
            return Interval(max(low, 0.0) if self.mid >= 0.0 else low, self.mid, high)
        low = self.mid if self.low is None else self.low
        high = self.mid if self.high is None else self.high
        return Interval(low, self.mid, high)


def figure(claim: Claim, unit: str, barrels_per_tonne: float | None = None) -> Figure:
    """Return the numbers of ``claim`` in ``unit``.

    An amount (Mt, kt) becomes a rate (kt/day) by dividing by the days of the claim's period.

    Raises
    ------
    EstimateError
        If the claim has no figure, a figure is not finite or outside its own range, or the unit does not
        convert.
    """
    if claim.unit in QUALITATIVE or not claim.has_figure:
        raise EstimateError(f"claim {claim.id} has no figure (unit {claim.unit!r})")
    times = conversion(claim, unit, barrels_per_tonne)
    return scaled(claim, times)


def scaled(claim: Claim, times: float) -> Figure:
    """Return the numbers of ``claim`` times a positive factor.

    Raises
    ------
    EstimateError
        If a number is not finite, or the value lies outside the claim's own range.
    """
    low, value, high = (None if x is None else x * times for x in (claim.low, claim.value, claim.high))
    mid = 0.5 * low + 0.5 * high if value is None and low is not None and high is not None else value
    numbers = [x for x in (low, mid, high) if x is not None]
    if not numbers:
        raise EstimateError(f"claim {claim.id} has no figure")
    if not all(math.isfinite(x) for x in numbers):
        raise EstimateError(f"claim {claim.id} has a figure that is not finite")
    if numbers != sorted(numbers):
        raise EstimateError(f"claim {claim.id} has a value outside its own range: {numbers}")
    return Figure(claim, low, mid, high, claim.rounding * times)


def conversion(claim: Claim, unit: str, barrels_per_tonne: float | None = None) -> float:
    """Return the factor from the unit of ``claim`` to ``unit``.

    Raises
    ------
    EstimateError
        If the units differ in dimension, or a period is needed and the claim has none.
    """
    if claim.unit == unit:
        return 1.0
    try:
        return factor(claim.unit, unit, barrels_per_tonne)
    except UnitError as problem:
        if not unit.endswith(_PER_DAY):
            raise EstimateError(f"claim {claim.id}: {problem}") from None
        reason = problem
    try:
        amount = factor(claim.unit, unit.removesuffix(_PER_DAY), barrels_per_tonne)
    except UnitError:
        raise EstimateError(f"claim {claim.id}: {reason}") from None
    if claim.start is None or claim.end is None:
        raise EstimateError(
            f"claim {claim.id}: {claim.unit} becomes {unit} only with a period, found {claim.period}; "
            f"give the claim a period_start and a period_end"
        )
    return amount / Span(claim.start, claim.end).days


@lru_cache(maxsize=1024)
def converts(unit: str, target: str) -> bool:
    """Return whether ``unit`` becomes ``target`` by a number alone."""
    try:
        factor(unit, target)
    except UnitError:
        return unit == target
    return True


def is_amount(unit: str) -> bool:
    """Return whether figures in ``unit`` add up over time, so that they compare only for the same period.

    Units that are not known count as amounts.
    """
    try:
        factor(unit, unit)
    except UnitError:
        return True
    return unit == "count" or any(converts(unit, amount) for amount in _AMOUNTS)


def bound_words(one: Figure) -> str:
    """Return "at least 50" or "at most 60" for a bound."""
    return f"at least {one.low:g}" if one.low is not None else f"at most {one.high:g}"


def same(one: float | None, two: float | None) -> bool:
    """Return whether two numbers agree to the accuracy of a conversion; None agrees with None only."""
    if one is None or two is None:
        return one is two
    return math.isclose(one, two, rel_tol=TOLERANCE, abs_tol=0.0)


def disagree(one: Figure, two: Figure) -> bool:
    """Return whether two figures of one quantity differ by more than their ranges and roundings."""
    (a, b), (c, d) = one.extent, two.extent
    slack = TOLERANCE * max(abs(x) for x in (*one.numbers, *two.numbers))
    return b + slack < c or d + slack < a
