"""Numbers of elements, and the defaults that the mode of a link lends it."""

from __future__ import annotations

from collections.abc import Mapping

from kerege.case.attributes import MODE_PREFIX
from kerege.case.elements import Elements, mode_names
from kerege.case.model import Number, NumberKey

Numbers = Mapping[NumberKey, Number]


def find_number(elements: Elements, numbers: Numbers, key: NumberKey) -> Number | None:
    """Return the number of an element, or the default of the link's mode."""
    element, *rest = key
    owners = (element, *mode_defaults(elements, element))
    found = (numbers.get((owner, rest[0], rest[1], rest[2])) for owner in owners)
    return next((n for n in found if n is not None), None)


def mode_defaults(elements: Elements, element: str) -> tuple[str, ...]:
    """Return the elements whose numbers hold for a link where it has none, the nearest first."""
    row = elements.rows.get(element, {})
    return (
        tuple(MODE_PREFIX + name for name in mode_names(row["mode"], row["goods"])) if "mode" in row else ()
    )
