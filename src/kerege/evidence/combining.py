"""Interval arithmetic of the derived rules: sum, difference, ratio, product, total_share."""

from __future__ import annotations

from collections.abc import Sequence
from functools import reduce

from kerege.base.intervals import Interval
from kerege.base.units import UnitError, expression, factor
from kerege.evidence.claims import Claim
from kerege.evidence.values import EstimateError, Figure, converts, figure, scaled


def total(parts: Sequence[Interval]) -> Interval:
    """Return the sum of intervals."""
    return Interval(sum(p.low for p in parts), sum(p.mid for p in parts), sum(p.high for p in parts))


def difference(first: Interval, rest: Sequence[Interval]) -> Interval:
    """Return ``first`` minus the sum of the others."""
    less = total(rest)
    return Interval(first.low - less.high, first.mid - less.mid, first.high - less.low)


def product(parts: Sequence[Interval]) -> Interval:
    """Return the product of intervals: the ends are among the products of the ends."""
    return reduce(_times, parts)


def ratio(one: Interval, two: Interval) -> Interval:
    """Return ``one / two``; ``two`` must not contain zero."""
    return _times(one, Interval(1.0 / two.high, 1.0 / two.mid, 1.0 / two.low))


def _times(one: Interval, two: Interval) -> Interval:
    corners = [a * b for a in (one.low, one.high) for b in (two.low, two.high)]
    mid = one.mid * two.mid
    return Interval(min(*corners, mid), mid, max(*corners, mid))


def factors_in(claims: Sequence[Claim], unit: str, barrels_per_tonne: float | None) -> list[Figure]:
    """Return figures whose product is in ``unit``.

    Plain numbers (shares, percent) are taken as such and one claim carries the unit; if several claims have a
    dimension, their units are multiplied and converted together.
    """
    carriers = [c for c in claims if not converts(c.unit, "1")]
    if len(carriers) <= 1:
        carrier = carriers[0] if carriers else claims[0]
        return [figure(c, unit if c is carrier else "1", barrels_per_tonne) for c in claims]
    text = "*".join(f"({expression(c.unit)})" for c in claims)
    times = _together(claims, text, unit, barrels_per_tonne)
    return [scaled(c, times if c is claims[0] else 1.0) for c in claims]


def quotient_in(one: Claim, two: Claim, unit: str, barrels_per_tonne: float | None) -> list[Figure]:
    """Return two figures whose ratio is in ``unit``."""
    if converts(two.unit, "1"):
        return [figure(one, unit, barrels_per_tonne), figure(two, "1")]
    if one.unit == two.unit and unit == "1":
        return [scaled(one, 1.0), scaled(two, 1.0)]
    text = f"({expression(one.unit)})/({expression(two.unit)})"
    times = _together([one, two], text, unit, barrels_per_tonne)
    return [scaled(one, times), scaled(two, 1.0)]


def _together(claims: Sequence[Claim], text: str, unit: str, barrels_per_tonne: float | None) -> float:
    try:
        return factor(text, unit, barrels_per_tonne)
    except UnitError as problem:
        names = ", ".join(f"{c.id} ({c.unit})" for c in claims)
        raise EstimateError(f"claims {names} together do not give {unit}: {problem}") from None
