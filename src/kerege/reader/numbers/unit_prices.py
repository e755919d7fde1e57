"""Prices of one unit that is the subject: "Eine Kilowattstunde kostet 9 Cent", "A barrel fetched $82"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kerege.reader.lexicon import Hit
from kerege.reader.neighbours import Neighbours
from kerege.reader.numbers.amounts import Amount
from kerege.reader.numbers.denominators import Denominator
from kerege.reader.packs import settings

_MEASURED = ("t", "m3", "J", "W")
_SUBJECT = 40
_EQUALS = ("=", "–", "—", "-", ":", "≈")
_REACH = 60
_LOT = 1000.0
_MILLION = 1e6
_SIGNS = ",;:.()"
_OPENERS = ',;:.!?(«„“"–—'


def price_one(near: Neighbours, amounts: Sequence[Amount]) -> list[Amount]:
    """Return the amounts; money behind "a tonne costs" is a price of that unit."""
    verbs = [hit for hit in near.scan.of("per") if hit.entry.data.get("role") == "costs"]
    priced = _led_by_units(near, list(amounts))
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


def _led_by_units(near: Neighbours, amounts: list[Amount]) -> list[Amount]:
    """Return the amounts; "for a tonne" before money makes it a price, and so what goes on with it."""
    for hit in near.scan.of("units") if any(_is_open_price(amount) for amount in amounts) else ():
        if hit.entry.data["base"] not in _MEASURED or hit.end != hit.word_end:
            continue
        if any(word.entry.key == "per" for word in near.before(hit.start, "per")):
            _put_under(near, hit, amounts)
    return amounts


def _put_under(near: Neighbours, unit: Hit, amounts: list[Amount]) -> None:
    """Give the money that follows a unit in its clause, and what borrows from it, that denominator."""
    index = next((i for i, amount in enumerate(amounts) if amount.end > unit.start), len(amounts))
    if index == len(amounts) or not unit.end <= amounts[index].start <= unit.end + _SUBJECT:
        return
    if any(sign in near.scan.text[unit.end : amounts[index].start] for sign in _SIGNS):
        return
    data, first = unit.entry.data, amounts[index]
    per = Denominator(unit.entry.key, str(data["base"]), float(data.get("factor", 1.0)))
    for place in range(index, len(amounts)):
        one = amounts[place]
        goes_on = place == index or one.borrowed
        if not goes_on or not _is_open_price(one) or one.unit is not first.unit or one.scale >= _MILLION:
            return
        amounts[place] = replace(one, per=per)


def _opens_clause(near: Neighbours, hit: Hit) -> bool:
    """Return whether a unit opens its clause in a language without articles ("баррель стоит ...")."""
    if not settings(near.scan.language, "per").get("rates", {}).get("bare_units"):
        return False
    before = near.scan.text[near.scan.start : hit.start].rstrip()
    return not before or before[-1] in _OPENERS


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
        led = bool(articles or covering) or _opens_clause(near, hit)
        apart = any(sign in near.scan.text[hit.end : verb.start] for sign in _SIGNS)
        return hit if led and not apart else None
    return None
