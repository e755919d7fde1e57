"""Prices of one unit that is the subject: "Eine Kilowattstunde kostet 9 Cent", "A barrel fetched $82"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from kerege.reader.lexicon import Hit
from kerege.reader.neighbours import Neighbours
from kerege.reader.numbers.amounts import Amount, is_ratio
from kerege.reader.numbers.denominators import Denominator
from kerege.reader.numbers.units_of_goods import of_good
from kerege.reader.packs import settings

_MEASURED = ("t", "m3", "J", "W")
#: characters from a unit to its verb, and from a verb to a unit right behind it
_SUBJECT, _BESIDE = 60, 16
_EQUALS = ("=", "–", "—", "-", ":", "≈")
_REACH = 90
_LOT = 1000.0
_MILLION = 1e6
_SIGNS = ",;:.()"
#: a sign that parts a unit from its verb, not one inside a number
_APART = re.compile(r"[,;:.](?!\d)|[()]")
_OPENERS = ',;:.!?(«„“"–—'


def price_one(near: Neighbours, amounts: Sequence[Amount]) -> list[Amount]:
    """Return the amounts; money behind "a tonne costs" is a price of that unit."""
    verbs = [hit for hit in near.scan.of("per") if hit.entry.data.get("role") == "costs"]
    priced = _led_by_units(near, list(amounts))
    sizes: list[Amount] = []
    for verb in verbs:
        behind = (i for i, amount in enumerate(priced) if amount.start >= verb.end and not is_ratio(amount))
        index = next(behind, None)  # "zakte met 2 procent naar 71,60 dollar"
        if index is None or not _is_open_price(priced[index]) or priced[index].start - verb.end > _REACH:
            continue
        unit = _subject(near, verb, priced, priced[index]) or _turned(near, verb, priced[index])
        if unit is not None:
            data = of_good(near, unit.entry, unit.start).data
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
        if any(word.entry.key == "per" for word in near.before(hit.start, "per")) or _for_one(near, hit):
            _put_under(near, hit, amounts)
    return amounts


def _for_one(near: Neighbours, hit: Hit) -> bool:
    """Return whether "for" and an article lead to a unit: "Für eine Tonne Raps erhielten sie 480 Euro"."""
    ones = [word for word in near.before(hit.start, "numbers") if word.entry.data.get("role") == "article"]
    if not ones and not _definite(near, hit):
        return False
    back = near.skip_back(hit.start)
    start = ones[0].start if ones else near.scan.text.rfind(" ", near.scan.start, back) + 1
    return any(word.entry.data.get("lot_of") for word in near.before(start, "per"))


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


def _is_priced(near: Neighbours, hit: Hit, price: Amount) -> bool:
    """Return whether a unit may be what a sum is told for: a measure, another currency, "every day"."""
    data = hit.entry.data
    if hit.end != hit.word_end:
        return False
    if data.get("time"):
        return any(word.entry.data.get("role") == "every" for word in near.before(hit.start, "numbers"))
    money = price.unit
    foreign = data.get("money") and money is not None and data["base"] != money.data["base"]
    if foreign and (price.scale != 1.0 or not _led(near, hit)):
        return False
    return data["base"] in _MEASURED or (bool(foreign) and float(data.get("factor", 1.0)) == 1.0)


def _led(near: Neighbours, hit: Hit) -> bool:
    """Return whether "one", an article or "every" stands before a unit."""
    words = [before.entry.data for before in near.before(hit.start, "numbers")]
    led = any(data.get("value") == 1 or data.get("role") == "every" for data in words)
    return led or _definite(near, hit)


def _definite(near: Neighbours, hit: Hit) -> bool:
    """Return whether a definite article stands before a unit ("die Tonne", "den Liter")."""
    back = near.skip_back(hit.start)
    first = near.scan.text.rfind(" ", near.scan.start, back) + 1
    articles = settings(near.scan.language, "per").get("rates", {}).get("definite", ())
    return near.scan.folded_slice(max(first, near.scan.start), back) in articles


def _turned(near: Neighbours, verb: Hit, price: Amount) -> Hit | None:
    """Return the unit right behind its verb: "kostte een ton koper vrijdag 9.768 dollar"."""
    for hit in near.within("units", verb.end, min(price.start, verb.end + _BESIDE)):
        if not _is_priced(near, hit, price) or hit.entry.data.get("time"):
            continue
        bare = settings(near.scan.language, "per").get("rates", {}).get("bare_units")
        led = _led(near, hit) or (bare and near.skip(verb.end) == hit.start)
        apart = any(sign in near.scan.text[hit.end : price.start] for sign in ";:")
        return hit if led and not apart else None
    return None


def _subject(near: Neighbours, verb: Hit, amounts: Sequence[Amount], price: Amount) -> Hit | None:
    """Return the unit that "one" or an article leads before a verb, with no number of its own."""
    for hit in reversed(near.within("units", verb.start - _SUBJECT, verb.start)):
        if not _is_priced(near, hit, price):
            continue
        covering = [amount for amount in amounts if amount.start <= hit.start < amount.end]
        if any((amount.numeral.value or 0.0) * amount.scale not in (1.0, _LOT) for amount in covering):
            return None
        led = bool(covering) or _led(near, hit) or _opens_clause(near, hit)
        apart = _APART.search(near.scan.text, hit.end, verb.start) is not None
        return hit if led and not apart else None
    return None
