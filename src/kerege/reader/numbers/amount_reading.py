"""Give each number its scale word, unit and denominator."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kerege.reader.lexicon import Hit
from kerege.reader.neighbours import Neighbours
from kerege.reader.numbers.amounts import Amount
from kerege.reader.numbers.comparators import past_comparator
from kerege.reader.numbers.compound_amounts import chained
from kerege.reader.numbers.denominators import TIMES, rate_behind, read_denominator
from kerege.reader.numbers.factors import as_factor
from kerege.reader.numbers.inverted_amounts import inverted
from kerege.reader.numbers.lasting import lasts
from kerege.reader.numbers.local_units import local_unit
from kerege.reader.numbers.numerals import Numeral
from kerege.reader.numbers.scale_words import is_adjective, read_scale
from kerege.reader.numbers.units_fitting import in_decimals, is_single_time
from kerege.reader.numbers.units_of_goods import of_good
from kerege.reader.numbers.units_of_text import read_unit, unit_before
from kerege.reader.packs import settings

#: base units of what is carried or made in a time
_CARRIED = ("t", "m3", "J", "TEU")
#: layers whose words make a number of an article before them ("a million", "ein Prozent")
_LED_TO = ("scales", "numbers", "units", "per")
_LEAST_SCALE = 1e6
_THOUSAND = 1e3
#: numbers in digits that "and a half" may follow without a scale word
_SMALL = 1000.0
_UNSCALED = ("factor", "rank", "ordinal", "event", "fraction")


def read_amounts(near: Neighbours, numerals: list[Numeral]) -> list[Amount]:
    """Return the numbers with scale word, unit and denominator; denominators are no amounts of their own."""
    amounts: list[Amount] = []
    done = near.scan.start
    for numeral in numerals:
        if numeral.start < done or numeral.kind in ("several", "times"):
            continue
        amount = _amount(near, numeral)
        if amount is None:
            continue
        amount = inverted(near, amounts, amount)
        done = max(done, amount.end, amount.tail)
        if amounts and (joined := chained(near, amounts[-1], amount)):
            amounts[-1] = joined
        else:
            amounts.append(amount)
    return amounts


def _amount(near: Neighbours, numeral: Numeral) -> Amount | None:
    numeral, position = as_factor(near, numeral)
    numeral, position = _of_scale(near, numeral, position)
    if numeral.kind in _UNSCALED:
        return _of_time(near, numeral, position) or Amount(numeral.start, position, position, numeral)
    if numeral.kind == "article" and not leads_on(near, [position]):
        return None
    money = unit_before(near, numeral.start)
    scale, scaled = read_scale(near, position, money=money is not None)
    small = numeral.digits and numeral.kind == "cardinal" and 0.0 < (numeral.value or 0.0) < _SMALL
    half, halved = _half(near, scaled) if scale > 1.0 or small else (0.0, scaled)
    if half:
        numeral = replace(numeral, value=(numeral.value or 1.0) + half)
    if numeral.kind == "article":
        if scale == 1.0 and not _article_counts(near, numeral, halved):
            return None
        numeral = replace(numeral, kind="cardinal")
    if money is None and numeral.digits and _stuck_to_letters(near, numeral):
        return None  # "G20"
    if money is not None:
        per, last = read_denominator(near, halved)
        start = min(money.start, numeral.start)
        return Amount(
            start,
            last,
            _past_lot(near, per is not None, last),
            numeral,
            scale,
            unit=local_unit(near, money.entry),
            per=per,
        )
    adjective = is_adjective(near, position, scaled)
    return _measured(near, numeral, scale, halved, adjective=adjective)


def leads_on(near: Neighbours, ends: Sequence[int]) -> bool:
    """Return whether a scale word, a unit or brackets that may hold one follow one of some places."""
    scan = near.scan
    starts = {hit.start for layer in _LED_TO for hit in scan.of(layer)}
    if not starts and scan.text.find("(", scan.start, scan.end) < 0:
        return False
    places = [near.skip(end) for end in ends]
    return not starts.isdisjoint(places) or "(" in [scan.text[p : p + 1] for p in places]


def _of_scale(near: Neighbours, numeral: Numeral, position: int) -> tuple[Numeral, int]:
    """Return a fraction of a scale word as a number ("a quarter of a billion dollars")."""
    if numeral.kind != "fraction" or numeral.digits:
        return numeral, position
    place = position
    for _ in range(2):
        links = [hit for hit in near.after(place, "per") if hit.entry.data.get("role") == "of"]
        links += [hit for hit in near.after(place, "numbers") if hit.entry.data.get("role") == "article"]
        if read_scale(near, place)[0] >= _LEAST_SCALE:
            return replace(numeral, kind="cardinal"), place
        if not links:
            break
        place = links[0].end
    scaled = read_scale(near, place)[0] >= _LEAST_SCALE
    return (replace(numeral, kind="cardinal"), place) if scaled else (numeral, position)


def _of_time(near: Neighbours, numeral: Numeral, position: int) -> Amount | None:
    """Return a fraction of a time or percent as such ("a quarter of a century", "полпроцента")."""
    if numeral.kind != "fraction" or numeral.digits:
        return None
    unit, last = read_unit(near, position)
    words = settings(near.scan.language, "numbers").get("grammar", {}).get("of_times", ())
    first, end = near.next_word(position)
    after = near.next_word(end)[1]
    if unit is None and near.scan.folded_slice(first, after) in words:
        unit, last = read_unit(near, after)
    if unit is None or unit.data.get("adjective"):
        return None
    if not (unit.data.get("time") or unit.data["base"] == "ratio"):
        return None
    return Amount(numeral.start, last, last, replace(numeral, kind="cardinal"), unit=unit)


def _measured(near: Neighbours, numeral: Numeral, scale: float, position: int, *, adjective: bool) -> Amount:
    """Return the amount with the unit behind the number, if there is one."""
    unit, last = read_unit(near, position)
    if unit is None and (cue := past_comparator(near, position)) != position:
        more, after = read_scale(near, cue)
        unit, last = read_unit(near, after)
        if unit is not None or more != 1.0:
            scale, position = scale * more, after
    if unit is not None and scale >= _THOUSAND and is_single_time(near, unit, position, last):
        unit = None  # "против 4,8 млн год назад"
    if unit is None:
        per, _ = read_denominator(near, position)
        timed = per if per is not None and per.base in TIMES else None
        return Amount(
            numeral.start, position, position, numeral, scale, per=timed, under=per, uncounted=adjective
        )
    unit = in_decimals(near, of_good(near, local_unit(near, unit) or unit, position), numeral, scale)
    half, last = _half(near, last)
    if half:
        numeral = replace(numeral, value=(numeral.value or 1.0) + half)
    per, end = read_denominator(near, near.past_case(last))
    if per is None and unit.data["base"] in _CARRIED:
        per = rate_behind(near, end, unit)
    return Amount(
        numeral.start, end, _past_lot(near, per is not None, end), numeral, scale, unit=unit, per=per
    )


def _past_lot(near: Neighbours, priced: bool, position: int) -> int:
    """Return where a second denominator ends ("4716 тенге за тонну на 1000 км"), else the place itself."""
    return read_denominator(near, position, lot=True)[1] if priced else position


def _half(near: Neighbours, position: int) -> tuple[float, int]:
    """Return the half that "a million and a half" adds behind scale word or unit, and where it ends."""
    for hit in near.after(position, "numbers"):
        if hit.entry.data.get("role") == "half" and hit.end == hit.word_end and _spelled_out(near, hit):
            return float(hit.entry.data["value"]), hit.end
    return 0.0, position


def _spelled_out(near: Neighbours, hit: Hit) -> bool:
    """Return whether a half says that it is added ("and a half", "с половиной") in words of its own."""
    return " " in near.scan.folded_slice(hit.start, hit.end).strip()


def _article_counts(near: Neighbours, numeral: Numeral, position: int) -> bool:
    """Return whether an article before a unit is a number: "ein Prozent", "a week and a half"."""
    unit, last = read_unit(near, position)
    if unit is None:
        return near.compared(numeral.start) and _counted_in_time(near, position)
    if unit.data.get("time") and lasts(near, numeral.start):
        return True
    if unit.data["base"] == "ratio" or (numeral.value or 1.0) < 1.0 or _half(near, last)[0]:
        return True
    led = near.before(numeral.start, "changes")
    if unit.data["base"] == "W" and any(hit.entry.key == "from" for hit in led):
        return True
    by = [hit for hit in led if hit.entry.key == "by"]
    return not unit.data.get("time") and any(not hit.entry.data.get("of_noun") for hit in by)


def _counted_in_time(near: Neighbours, position: int) -> bool:
    """Return whether a noun and a time follow ("no more than one train a day")."""
    per = read_denominator(near, near.next_word(position)[1])[0]
    return per is not None and per.base in TIMES


def _stuck_to_letters(near: Neighbours, numeral: Numeral) -> bool:
    return near.scan.text[max(0, numeral.start - 1) : numeral.start].isalpha()
