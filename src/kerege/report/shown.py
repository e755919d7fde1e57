"""How quantities are shown: the units a reader thinks in, by the unit a good is counted in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from kerege.case.quantities import QUANTITIES


@dataclass(frozen=True, slots=True)
class Shown:
    """One unit of quantity as a reader meets it.

    quantity   : the unit of the model's arrays
    rate       : unit of annual rates; a rate in `quantity`/day times ``per_year`` is in it
    amount     : unit of amounts; an amount in `quantity` times ``per_amount`` is in it
    price      : unit of prices
    """

    quantity: str
    rate: str
    per_year: float
    amount: str
    per_amount: float
    price: str

    @property
    def daily(self) -> str:
        """Unit of daily rates."""
        return f"{self.quantity}/day"


_WORDS = {
    "kt": ("Mt/yr", 0.365, "Mt", 1e-3),
    "t": ("t/yr", 365.0, "t", 1.0),
    "Mm3": ("bcm/yr", 0.365, "bcm", 1e-3),
    "GWh": ("TWh/yr", 0.365, "TWh", 1e-3),
    "kTEU": ("thousand TEU/yr", 365.0, "thousand TEU", 1.0),
}
SHOWN: Mapping[str, Shown] = {
    unit: Shown(unit, *_WORDS[unit], quantity.price) for unit, quantity in QUANTITIES.items()
}


def shown_rate(value: float, unit: str) -> tuple[float, str] | None:
    """Return a rate, a growing rate or an amount of any good as it is shown; nothing for other units.

    Examples
    --------
    >>> shown_rate(100.0, "Mm3/day"), shown_rate(1.0, "bbl")
    ((36.5, 'bcm/yr'), None)
    """
    base, _, rest = unit.partition("/")
    found = SHOWN.get(base)
    if found is None:
        return None
    if rest == "day":
        return value * found.per_year, found.rate
    if rest == "day/month":
        return value * found.per_year, f"{found.rate} each month"
    return (value * found.per_amount, found.amount) if not rest else None
