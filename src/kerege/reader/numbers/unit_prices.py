"""Prices of one unit that is the subject: "Eine Kilowattstunde kostet 9 Cent", "A barrel fetched $82"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kerege.reader.lexicon import Hit
from kerege.reader.neighbours import Neighbours
from kerege.reader.numbers.amounts import Amount
from kerege.reader.numbers.denominators import Denominator

_MEASURED = ("t", "m3", "J", "W")
_SUBJECT = 40
_EQUALS = ("=", "–", "—", "-", ":", "≈")
_REACH = 60
_LOT = 1000.0


def price_one(near: Neighbours, amounts: Sequence[Amount]) -> list[Amount]:
    """Return the amounts; money behind "a tonne costs" is a price of that unit."""
    verbs = [hit for hit in near.scan.of("per") if hit.entry.data.get("role") == "costs"]
    priced = list(amounts)
    sizes: list[Amount] = []
    for verb in verbs:
        index = next((i for i, amount in enumerate(priced) if amount.start >= verb.end), None)
        if index is None or not _is_open_price(priced[index]) or priced[index].start - verb.end > _REACH:
            continue
        unit = _subject(near, verb, priced)
        if unit is not None:
            data = unit.entry.data
            over = [one for one in priced[:index] if one.start <= unit.start < one.end]
            lots = [one for one in over if (one.numeral.value or 0.0) * one.scale == _LOT]
            factor = float(data.get("factor", 1.0)) * (_LOT if lots else 1.0)
            name = f"1000 {unit.entry.key}" if lots else unit.entry.key
            priced[index] = replace(priced[index], per=Denominator(name, str(data["base"]), factor))
            sizes += over
    return [
        amount
        for index, amount in enumerate(priced)
        if amount not in sizes and not _is_rate_base(near, amount, priced[index + 1 :])
    ]


def _is_rate_base(near: Neighbours, amount: Amount, later: Sequence[Amount]) -> bool:
    """Return whether an amount is the one that an exchange rate is told for ("1 доллар — 447 тенге")."""
    if not later or amount.numeral.value != 1 or amount.scale != 1.0 or not _is_open_price(amount):
        return False
    gap = near.scan.text[amount.end : later[0].start].strip(" \u00a0")
    other = amount.unit is not None and later[0].unit is not None and later[0].unit.key != amount.unit.key
    return other and _is_open_price(later[0]) and gap in _EQUALS


def _is_open_price(amount: Amount) -> bool:
    return amount.unit is not None and bool(amount.unit.data.get("money")) and amount.per is None


def _subject(near: Neighbours, verb: Hit, amounts: Sequence[Amount]) -> Hit | None:
    """Return the unit that "one" or an article leads before a verb, with no number of its own."""
    for hit in reversed(near.within("units", verb.start - _SUBJECT, verb.start)):
        if hit.entry.data["base"] not in _MEASURED or hit.end != hit.word_end:
            continue
        covering = [amount for amount in amounts if amount.start <= hit.start < amount.end]
        if any((amount.numeral.value or 0.0) * amount.scale not in (1.0, _LOT) for amount in covering):
            return None
        articles = [
            before for before in near.before(hit.start, "numbers") if before.entry.data.get("value") == 1
        ]
        led = bool(articles or covering)
        apart = any(sign in near.scan.text[hit.end : verb.start] for sign in ",;:.()")
        return hit if led and not apart else None
    return None
