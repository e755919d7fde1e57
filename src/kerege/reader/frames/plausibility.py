"""Figures that need a second look: bounds as data, with a reason for each."""

from __future__ import annotations

from collections.abc import Mapping
from fnmatch import fnmatchcase
from functools import lru_cache
from typing import Any

from kerege.reader.layers import Quantity
from kerege.reader.packs import COMMON, settings

#: a bare whole number in this range that counts nothing may be a year
_YEARS = range(1900, 2101)
#: different readings of one figure that differ by more than this are worth a look
_OPEN = "reading-open"


def doubts(quantity: Quantity, measure: str, good: str = "") -> tuple[str, ...]:
    """Return warnings about a figure, sorted; none where no bound is known.

    A figure is never changed for being odd: what the text says stays as it is, with the warning beside it.
    """
    found = set()
    for bound in _bounds(measure, quantity.base_unit, good):
        low = quantity.base_low if quantity.base_value is None else quantity.base_value
        high = quantity.base_high if quantity.base_value is None else quantity.base_value
        if (low is not None and low < bound["least"]) or (high is not None and high > bound["most"]):
            found.add(str(bound["flag"]))
    if _like_a_year(quantity):
        found.add("maybe-year")
    if quantity.readings:
        found.add(_OPEN)
    return tuple(sorted(found))


@lru_cache(maxsize=4096)
def _bounds(measure: str, unit: str, good: str) -> tuple[Mapping[str, Any], ...]:
    """Return the bounds for a measure in a base unit; a change has none but its own."""
    rows = settings(COMMON, "plausibility")["bound"]
    return tuple(
        row
        for row in rows
        if row["unit"] == unit
        and row.get("good", good) == good
        and any(fnmatchcase(measure, pattern) for pattern in row["measure"])
        and not (measure.endswith(("_growth", "_change", "_count_change")) and measure not in row["measure"])
    )


def _like_a_year(quantity: Quantity) -> bool:
    value = quantity.base_value
    if value is None or quantity.base_unit != "count" or quantity.counted:
        return False
    return value == int(value) and int(value) in _YEARS and quantity.end - quantity.start == 4
