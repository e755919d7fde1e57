"""Units and their denominators in a text."""

from __future__ import annotations

from typing import NamedTuple

from kerege.reader.lexicon import Hit
from kerege.reader.neighbours import Neighbours
from kerege.reader.number_style import NumberStyle
from kerege.reader.numerals import find_digits
from kerege.reader.packs import Entry

_YEAR_DIGITS = 4
TIMES = ("year", "month", "week", "day", "hour")
_GOOD_WORDS = 3
_SCALES = ("scales", "numbers")


class Denominator(NamedTuple):
    """What a price or rate is divided by: ``unit`` as printed, ``base`` unit and ``factor`` to it."""

    unit: str
    base: str
    factor: float


def read_unit(near: Neighbours, position: int, *, per: bool = False) -> tuple[Entry | None, int]:
    """Return the unit right after a number or scale word, and where it ends; ``per``: as a denominator."""
    stuck = near.glued(position, "units")
    if stuck is not None and (per or not stuck.entry.data.get("only_per")):
        return stuck.entry, stuck.end
    start = near.skip(position)
    hits = near.after(position, "units")
    for hit in sorted(hits, key=lambda hit: bool(hit.entry.data.get("only_per")) is not per):
        if hit.entry.data.get("only_per") and not per:
            continue
        if hit.end == hit.word_end or not near.scan.text[hit.end - 1].isalpha():
            return hit.entry, hit.end
    linked = _past_link(near, start)
    return read_unit(near, linked) if linked else (None, position)


def _past_link(near: Neighbours, position: int) -> int:
    """Return where "of" ends in "millions of dollars"; 0 if there is none."""
    for hit in near.after(position, "per"):
        if hit.entry.data.get("role") == "of":
            return hit.end
    return 0


def unit_before(near: Neighbours, position: int) -> Hit | None:
    """Return the unit of money right before a number ("US$ 3,2"), None if there is none."""
    text = near.scan.text
    if position > near.scan.start and text[position - 1].isalpha():
        stuck = near.glued_before(position, "units")
        return stuck if stuck is not None and stuck.entry.data.get("before") else None
    for hit in near.before(position, "units"):
        digit_before = hit.start > near.scan.start and text[near.skip_back(hit.start) - 1].isdigit()
        if hit.entry.data.get("before") and not digit_before:
            return hit
    return None


def read_denominator(near: Neighbours, position: int) -> tuple[Denominator | None, int]:
    """Return what stands under the fraction bar ("pro Tag", "/t", "jährlich"), and where it ends."""
    text, end = near.scan.text, near.scan.end
    slash = near.skip(position)
    if slash < end and text[slash] == "/":
        return _denominator_unit(near, slash + 1, position)
    for hit in near.after(position, "per"):
        role = hit.entry.data.get("role")
        if role == "word":
            if hit.entry.data.get("no_number") and _denominator_number(near, near.skip(hit.end))[0] != 1.0:
                continue
            found, last = _denominator_unit(near, hit.end, position)
            if found is not None and not (hit.entry.data.get("no_time") and found.base in TIMES):
                return found, last
        dated = hit.entry.data.get("not_year") and _year_follows(near, hit.end)
        if role == "whole" and not dated and not _ago_follows(near, hit.end):
            return Denominator(hit.entry.key, hit.entry.key, 1.0), hit.end
    return None, position


def rate_behind(near: Neighbours, position: int) -> Denominator | None:
    """Return the time under the bar past the good: "13 bcm of gas a day".

    Amounts of a good "per year" are told as amounts, so that they compare with other yearly figures.
    """
    for _ in range(_GOOD_WORDS):
        first, last = near.next_word(position)
        if first == last or not near.scan.text[first].isalpha():
            return None
        position = last
        found, _ = read_denominator(near, position)
        if found is not None:
            return found if found.base in TIMES and found.base != "year" else None
    return None


def _ago_follows(near: Neighbours, position: int) -> bool:
    """Return whether "a year" is "a year earlier" and no rate."""
    hits = near.after(position, "not_claims")
    return any(
        hit.entry.data.get("side") == "after" and "all" not in hit.entry.data.get("applies", ("all",))
        for hit in hits
    )


def _denominator_unit(near: Neighbours, position: int, back: int) -> tuple[Denominator | None, int]:
    """Return the unit after "per", with a number before it if there is one ("1.000 Kubikmeter")."""
    number, last = _denominator_number(near, near.skip(position))
    unit, last = read_unit(near, last, per=True)
    if unit is None:
        return None, back
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


def _denominator_number(near: Neighbours, position: int) -> tuple[float, int]:
    scan = near.scan
    if position < scan.end and scan.text[position].isdigit():
        numerals = find_digits(
            scan.text, position, min(scan.end, position + 12), scan.language, NumberStyle()
        )
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


def stands_under(near: Neighbours, position: int) -> bool:
    """Return whether "per" stands right before a number: it is part of a denominator."""
    return any(hit.entry.data.get("role") == "word" for hit in near.before(position, "per"))


def rate_before(near: Neighbours, unit: Entry, position: int) -> Denominator | None:
    """Return the denominator in "täglich zwei Millionen Barrel"; a year before the number is a period."""
    for hit in near.before(position, "units") if unit.data.get("money") else ():
        if (
            stands_under(near, hit.start)
            and not hit.entry.data.get("time")
            and not hit.entry.data.get("money")
        ):
            factor = float(hit.entry.data.get("factor", 1.0))
            return Denominator(hit.entry.key, str(hit.entry.data["base"]), factor)
    for hit in near.before(position, "per") if unit.data.get("money") else ():
        if hit.entry.data.get("role") == "under":
            return Denominator(hit.entry.key, str(hit.entry.data["base"]), float(hit.entry.data["factor"]))
    if unit.data.get("time") or unit.data["base"] == "ratio" or "/" in unit.data["base"]:
        return None
    for hit in near.before(position, "per"):
        if hit.entry.data.get("role") == "whole" and hit.entry.key in ("day", "hour"):
            return Denominator(hit.entry.key, hit.entry.key, 1.0)
    return None


def _year_follows(near: Neighbours, position: int) -> bool:
    first, last = near.next_word(position)
    return near.scan.text[first : first + _YEAR_DIGITS].isdigit() and last - first >= _YEAR_DIGITS
