"""Whether a number has the denominator of the one before ("$71 a barrel, from $68")."""

from __future__ import annotations

from kerege.reader.neighbours import Neighbours
from kerege.reader.numbers.amounts import Amount
from kerege.reader.numbers.denominators import TIMES

#: characters between a price and how much it moved
_BESIDE = 12
#: characters from a flow to the one it is compared with
_BESIDE_RATE = 40
#: characters from a price to the same price at another time, how far they differ, words that lead to it
_AGAIN, _LIKE, _LED = 90, 4.0, frozenset(("from", "to", "against"))


def is_per_same(near: Neighbours, rated: Amount, amount: Amount, cue: int, *, changed: bool) -> bool:
    """Return whether an amount with a comparison at ``cue`` has the denominator of the rated one before it.

    ``changed`` : whether it is a change
    """
    if _same_rate(rated, amount) or (changed and _same_price(rated, amount)):
        return True
    return _price_again(near, rated, amount, cue) or _rate_again(near, rated, amount, cue)


def _same_rate(rated: Amount, amount: Amount) -> bool:
    """Return whether a number that borrowed its unit has the denominator of the lender too."""
    if amount.unit is None or amount.unit is not rated.unit or not amount.borrowed or amount.per is not None:
        return False
    return amount.scale == rated.scale and not amount.unit.data.get("money")


def _same_price(rated: Amount, amount: Amount) -> bool:
    """Return whether a change right behind a price is for the same unit ("$71 a barrel, $3 less")."""
    if amount.unit is None or amount.unit is not rated.unit or rated.per is None or amount.per is not None:
        return False
    beside = 0 < amount.start - rated.end <= _BESIDE and amount.scale == rated.scale
    return beside and bool(amount.unit.data.get("money")) and rated.per.base not in TIMES


def _rate_again(near: Neighbours, rated: Amount, amount: Amount, cue: int) -> bool:
    """Return whether a flow is compared with the same flow ("9 barrels a day, against 6 barrels")."""
    if amount.unit is None or amount.unit is not rated.unit or rated.per is None or amount.per is not None:
        return False
    if rated.per.base not in TIMES or amount.scale != rated.scale:
        return False
    size, before = amount.numeral.value or 0.0, rated.numeral.value or 0.0
    if not 0 < amount.start - rated.end <= _BESIDE_RATE or not before / _LIKE < size < before * _LIKE:
        return False
    return any(hit.entry.key in _LED for hit in near.before(cue, "changes"))


def _price_again(near: Neighbours, rated: Amount, amount: Amount, cue: int) -> bool:
    """Return whether a price is told again for the same unit ("$71 a barrel, from $68")."""
    if amount.unit is None or amount.unit is not rated.unit or rated.per is None or amount.per is not None:
        return False
    if not amount.unit.data.get("money") or rated.per.base in TIMES or amount.scale != rated.scale:
        return False
    size, before = amount.numeral.value or 0.0, rated.numeral.value or 0.0
    if not 0 < amount.start - rated.end <= _AGAIN or not before / _LIKE < size < before * _LIKE:
        return False
    led = any(hit.entry.key in _LED for hit in near.before(cue, "changes"))
    return led or any(hit.entry.stem == "price" for hit in near.within("measures", rated.end, amount.start))
