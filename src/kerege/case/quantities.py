"""Units of goods: what a good is counted in, and the price unit that goes with it.

Money inside the engine is kUSD, so each unit of quantity has the price unit for which quantity times price is
kUSD without a factor. Attributes are declared with the places ``{q}`` (quantity) and ``{p}`` (price).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Quantity:
    """One unit of quantity.

    unit         : as written in ``goods.csv``
    price        : kUSD per unit of quantity, in words
    rate_factor  : usual rates compared with those in kt/day
    price_factor : usual prices compared with those in USD/t
    words        : what is counted
    """

    unit: str
    price: str
    rate_factor: float
    price_factor: float
    words: str


QUANTITIES: Mapping[str, Quantity] = {
    q.unit: q
    for q in (
        Quantity("kt", "USD/t", 1.0, 1.0, "thousand tonnes"),
        Quantity("t", "USD/kg", 100.0, 10.0, "tonnes"),
        Quantity("Mm3", "USD/1000 m3", 1.0, 2.0, "million cubic metres"),
        Quantity("GWh", "USD/MWh", 10.0, 10.0, "gigawatt hours"),
        Quantity("kTEU", "USD/TEU", 1.0, 20.0, "thousand twenty-foot containers"),
    )
}
#: unit of the engine's arrays where a case has one good only, and of what no good says
DEFAULT = "kt"


def in_unit(template: str, quantity: str, other: str = "") -> str:
    """Return the unit of an attribute for a good counted in ``quantity``.

    Examples
    --------
    >>> in_unit("{q}/day", "Mm3"), in_unit("{p}", "GWh"), in_unit("{g}/{q}", "GWh", "kt")
    ('Mm3/day', 'USD/MWh', 'kt/GWh')
    """
    return template.format(q=quantity, p=QUANTITIES[quantity].price, g=other)


def is_of_quantity(template: str) -> bool:
    """Return whether an attribute's unit depends on the good."""
    return "{" in template


def price_unit(quantity: str) -> str:
    """Return the price unit that goes with a unit of quantity."""
    return QUANTITIES[quantity].price
