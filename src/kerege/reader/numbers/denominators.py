"""Denominators of prices and rates: "pro Tag", "/t", "je 1.000 Kubikmeter", "täglich"."""

from __future__ import annotations

from typing import NamedTuple

from kerege.documents.places import between
from kerege.reader.neighbours import Neighbours
from kerege.reader.numbers.number_style import NumberStyle
from kerege.reader.numbers.numerals import find_digits
from kerege.reader.numbers.units_of_goods import of_good
from kerege.reader.numbers.units_of_text import read_unit
from kerege.reader.packs import Entry

_YEAR_DIGITS = 4
TIMES = ("year", "month", "week", "day", "hour")
#: units of time that "ago" may stand behind
_WHILES = frozenset((*TIMES, "decade", "century", "fortnight", "minute", "second"))
_GOOD_WORDS = 3
_THOUSAND = 1000.0
_SCALES = ("scales", "numbers")


class Denominator(NamedTuple):
    """What a price or rate is divided by: ``unit`` as printed, ``base`` unit and ``factor`` to it."""

    unit: str
    base: str
    factor: float


def read_denominator(near: Neighbours, position: int, *, lot: bool = False) -> tuple[Denominator | None, int]:
    """Return what stands under the fraction bar ("pro Tag", "/t", "jährlich"), and where it ends.

    ``lot`` : a denominator behind another one, which needs a number ("на 1000 км")
    """
    text, end = near.scan.text, near.scan.end
    slash = near.skip(position)
    if slash < end and text[slash] == "/" and not lot:
        return _denominator_unit(near, slash + 1, position)
    for hit in near.after(position, "per"):
        role = hit.entry.data.get("role")
        if role == "word":
            numbered = _denominator_number(near, near.skip(hit.end))[0] != 1.0
            if numbered is not lot if lot else numbered and hit.entry.data.get("no_number"):
                continue
            found, last = _denominator_unit(near, hit.end, position)
            if found is not None and hit.entry.data.get("lot_of") and not _is_lot(found, hit.entry, numbered):
                continue
            timed = found is not None and found.base in TIMES and hit.entry.data.get("no_time")
            while_ = found is not None and found.base in _WHILES and hit.entry.data.get("not_ago")
            past = bool(while_) and _ago_follows(near, last)
            share = found is not None and found.base == "ratio"
            if found is not None and not timed and not past and not share:
                return found, last
        dated = hit.entry.data.get("not_year") and _year_follows(near, hit.end)
        if role == "whole" and not lot and not dated and not _ago_follows(near, hit.end):
            return Denominator(hit.entry.key, hit.entry.key, 1.0), hit.end
    return None, position


def rate_behind(near: Neighbours, position: int, unit: Entry) -> Denominator | None:
    """Return time or area under the bar past the good: "13 bcm of gas a day", "9 t of wheat per hectare".

    Amounts of a good "per year" are told as amounts, so that they compare with other yearly figures.
    """
    for _ in range(_GOOD_WORDS):
        first, last = near.next_word(position)
        if first == last or not near.scan.text[first].isalpha():
            return None
        position = last
        found, _ = read_denominator(near, position)
        if found is not None:
            timed = found.base in TIMES and found.base != "year"
            return found if timed or (found.base == "m2" and unit.data["base"] == "t") else None
    return None


def _ago_follows(near: Neighbours, position: int) -> bool:
    """Return whether "a year" is "a year earlier" and no rate."""
    hits = near.after(position, "not_claims")
    return any(
        hit.entry.data.get("side") == "after"
        and not hit.entry.data.get("rates")
        and "all" not in hit.entry.data.get("applies", ("all",))
        for hit in hits
    )


def _denominator_unit(near: Neighbours, position: int, back: int) -> tuple[Denominator | None, int]:
    """Return the unit after "per", with a number before it if there is one ("1.000 Kubikmeter")."""
    number = 1.0
    unit, last = read_unit(near, position, per=True)
    if unit is None:
        number, counted = _denominator_number(near, near.skip(position))
        unit, last = read_unit(near, counted, per=True)
    if unit is None and number == _THOUSAND and _in_cubic_metres(near):
        return Denominator("1000 m3", "m3", number), counted
    if unit is None:
        return None, back
    unit = of_good(near, unit, position)
    name = str(unit.data.get("unit", unit.key))
    factor = float(unit.data.get("factor", 1.0)) * number
    base = str(unit.data["base"])
    if unit.data.get("money") and (number != 1.0 or near.scan.text[last : last + 2].strip()[:1].isdigit()):
        return None, back  # "200 Lokomotiven für 4,2 Mrd. Dollar"
    if unit.data.get("time"):
        if number != 1.0:
            return None, back
        return Denominator(name, name, 1.0), last
    return Denominator(name if number == 1.0 else f"{number:.0f} {name}", base, factor), last


def _in_cubic_metres(near: Neighbours) -> bool:
    """Return whether a sentence tells gas: its price "per thousand" is that of a thousand cubic metres."""
    return any(hit.entry.data["base"] == "m3" for hit in near.scan.of("units"))


def _denominator_number(near: Neighbours, position: int) -> tuple[float, int]:
    scan = near.scan
    if position < scan.end and scan.text[position].isdigit():
        end = min(scan.end, position + 12)
        places = between(scan.marks.digits, position, end)
        numerals = find_digits(scan.text, position, end, places, scan.language, NumberStyle())
        if numerals and numerals[0].start == position and numerals[0].value:
            numeral = numerals[0]
            value = max(numeral.value or 1.0, numeral.other or 1.0)
            return value * _scale_word(near, numeral.end)[0], _scale_word(near, numeral.end)[1]
    return _scale_word(near, position)


def _scale_word(near: Neighbours, position: int) -> tuple[float, int]:
    for layer in _SCALES:
        for hit in near.after(position, layer):
            if hit.end == hit.word_end and hit.entry.data.get("role", "thousand") in ("thousand", "hundred"):
                return float(hit.entry.data["value"]), hit.end
    return 1.0, position


#: times that are rates wherever they stand before a number
_SHORT = frozenset(("day", "hour", "minute", "second"))


def stands_under(near: Neighbours, position: int) -> bool:
    """Return whether "per" stands right before a number: it is part of a denominator."""
    return any(hit.entry.data.get("role") == "word" for hit in near.before(position, "per"))


def rate_before(near: Neighbours, unit: Entry, position: int) -> Denominator | None:
    """Return the denominator in "täglich zwei Millionen Barrel"; a month before the number is a period."""
    for hit in near.before(position, "units") if unit.data.get("money") else ():
        if (
            stands_under(near, hit.start)
            and not hit.entry.data.get("time")
            and not hit.entry.data.get("money")
        ):
            factor = float(hit.entry.data.get("factor", 1.0))
            return Denominator(hit.entry.key, str(hit.entry.data["base"]), factor)
    for hit in near.before(position, "per"):
        if hit.entry.data.get("role") == "under" and _divides(unit, hit.entry):
            return Denominator(hit.entry.key, str(hit.entry.data["base"]), float(hit.entry.data["factor"]))
    if unit.data.get("time") or unit.data["base"] == "ratio" or "/" in unit.data["base"]:
        return None
    for hit in near.before(position, "per"):
        leads = hit.entry.data.get("leads") and not unit.data.get("money")
        if hit.entry.data.get("role") == "whole" and (leads or hit.entry.key in _SHORT):
            return Denominator(hit.entry.key, hit.entry.key, 1.0)
    return None


def _is_lot(found: Denominator, per: Entry, numbered: bool) -> bool:
    """Return whether a denominator is the size of a lot ("285 dollars for a thousand cubic metres")."""
    return numbered and found.base in per.data["lot_of"]


def _divides(unit: Entry, under: Entry) -> bool:
    """Return whether a denominator suits a unit: anything under money, an area under a mass."""
    return bool(unit.data.get("money")) or (unit.data["base"] == "t" and under.data["base"] == "m2")


def _year_follows(near: Neighbours, position: int) -> bool:
    first, last = near.next_word(position)
    return near.scan.text[first : first + _YEAR_DIGITS].isdigit() and last - first >= _YEAR_DIGITS
