"""Yields whose area is told before: "de opbrengst per hectare daalde van 4,2 naar 3,8 ton"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kerege.reader.neighbours import Neighbours
from kerege.reader.numbers.amounts import Amount
from kerege.reader.numbers.denominators import Denominator, read_denominator

_REACH = 120
#: tonnes: no hectare yields more
_MOST = 200.0
_HECTARE = Denominator("ha", "m2", 1e4)


def rate_by_area(near: Neighbours, amounts: Sequence[Amount]) -> list[Amount]:
    """Return the amounts; small masses behind "per hectare" or a word for such a yield have that rate."""
    if not any(_is_mass(amount) for amount in amounts):
        return list(amounts)
    told = [_area(near, hit.start, hit.end, str(hit.entry.data.get("role"))) for hit in near.scan.of("per")]
    rates = [(place, rate) for place, rate in told if rate is not None]
    if not rates:
        return list(amounts)
    found = list(amounts)
    for place, rate in rates:
        if any(amount.per is not None and amount.start < place <= amount.tail for amount in amounts):
            continue  # it is the rate of the amount before it
        for index, amount in enumerate(found):
            gap = near.scan.text[place : amount.start]
            if _is_mass(amount) and 0 <= amount.start - place <= _REACH and ";" not in gap:
                found[index] = replace(amount, per=rate)
    return found


def _area(near: Neighbours, start: int, end: int, role: str) -> tuple[int, Denominator | None]:
    """Return where words that tell an area end, and the rate; None if they tell none."""
    if role == "area":
        return end, _HECTARE
    rate, last = read_denominator(near, start) if role == "word" else (None, end)
    return last, rate if rate is not None and rate.base == "m2" else None


def _is_mass(amount: Amount) -> bool:
    if amount.unit is None or amount.per is not None or amount.unit.data["base"] != "t":
        return False
    size = (amount.numeral.value or 0.0) * amount.scale * float(amount.unit.data.get("factor", 1.0))
    return 0.0 < size < _MOST
