"""Cents of the currency beside them: "Brent climbed 65 cents to 71.20 dollars"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from kerege.reader.numbers.amounts import Amount
from kerege.reader.packs import Entry

#: decimals from here on are no cents
_LEAST = 5.0
#: currencies of a hundred cents
_OF_CENTS = ("USD", "EUR", "CAD", "AUD", "NZD", "SGD", "HKD", "ZAR", "KES", "LKR", "NAD", "TWD")


def settle_cents(amounts: Sequence[Amount]) -> list[Amount]:
    """Return the amounts; cents without a country are those of the money that is told nearest to them."""
    if not any(_open(amount) for amount in amounts):
        return list(amounts)
    if not any(
        _open(amount) and not amount.borrowed and (amount.numeral.value or 0.0) % 1 for amount in amounts
    ):
        amounts = [_made_whole(amount) for amount in amounts]
    whole = [amount for amount in amounts if _is_whole(amount)]
    starts = [amount.start for amount in whole]
    return [_settled(amount, whole, starts) if _open(amount) else amount for amount in amounts]


def _made_whole(amount: Amount) -> Amount:
    """Return decimals that took over cents as whole money ("lost 71 cents and stands at 78.02")."""
    value = amount.numeral.value or 0.0
    if amount.unit is None or not (amount.borrowed and _open(amount) and value % 1 and value >= _LEAST):
        return amount
    data = {**amount.unit.data, "factor": 1.0, "cents": False, "unit": amount.unit.data["base"]}
    return replace(amount, unit=replace(amount.unit, key=str(data["base"]), data=data))


def _open(amount: Amount) -> bool:
    return amount.unit is not None and bool(amount.unit.data.get("cents"))


def _is_whole(amount: Amount) -> bool:
    unit = amount.unit
    return unit is not None and unit.data["base"] in _OF_CENTS and float(unit.data.get("factor", 1.0)) >= 1.0


def _settled(amount: Amount, whole: Sequence[Amount], starts: Sequence[int]) -> Amount:
    place = bisect_left(starts, amount.start)
    beside = whole[max(0, place - 1) : place + 1]
    nearest = min(beside, key=lambda one: abs(one.start - amount.start), default=None)
    if nearest is None or nearest.unit is None or amount.unit is None:
        return amount
    base = str(nearest.unit.data["base"])
    return amount if base == amount.unit.data["base"] else replace(amount, unit=_cents(amount.unit, base))


def _cents(unit: Entry, base: str) -> Entry:
    return replace(unit, key=f"{base} cent", data={**unit.data, "base": base, "unit": f"{base} cent"})
