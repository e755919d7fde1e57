"""Quantities of a sentence as short lines, for tests of the packs."""

from __future__ import annotations

from datetime import date

from sentences import sentence

from kerege.reader.layers import Memory, Quantity
from kerege.reader.numbers.number_style import find_style
from kerege.reader.numbers.quantities import find_quantities
from kerege.reader.times.finding import find_times


def lines(text: str, language: str) -> list[str]:
    """Return one line for each quantity: comparator (blank for "="), value or ends, base unit.

    A vague number, which has a least value only, ends in two points: ``> 10000.. count``.
    """
    scan = sentence(text, language, published=date(2024, 6, 17))
    found = find_quantities(scan, find_times(scan, Memory()), find_style(scan.document))
    return [_line(quantity) for quantity in found]


def _line(quantity: Quantity) -> str:
    if quantity.comparator == "range":
        figure = f"{_number(quantity.base_low)}..{_number(quantity.base_high)}"
    elif quantity.base_value is None:
        figure = f"{quantity.comparator} {_number(quantity.base_low)}.."
    else:
        figure = f"{quantity.comparator} {_number(quantity.base_value)}".removeprefix("= ")
    return f"{figure} {quantity.base_unit}"


def _number(value: float | None) -> str:
    if value is None:
        return "?"
    return f"{value:.0f}" if value == round(value) and abs(value) < 1e15 else f"{value:.9g}"
