"""A number with what belongs to it: scale word, unit, denominator, counted noun."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from kerege.reader.neighbours import Neighbours
from kerege.reader.numerals import Numeral
from kerege.reader.packs import Entry
from kerege.reader.units_of_text import (
    TIMES,
    Denominator,
    rate_behind,
    read_denominator,
    read_unit,
    unit_before,
)

#: base units of what is carried or made in a time
_CARRIED = ("t", "m3", "J", "TEU")
_NEAR = 12
_YEARS = range(1000, 2101)
_SCALING = ("hundred", "thousand", "multiple")


@dataclass(frozen=True, slots=True)
class Amount:
    """A number with its unit, before comparators are read.

    start, end  : the number with its unit; ``tail`` : end of what belongs to it (adjectives and noun)
    scale       : product of the scale words; ``extra`` : what a smaller amount behind it adds ("2 bn 300 mn")
    unit        : entry of the pack, None if there is none; ``per`` : denominator
    counted     : counted noun as it stands, ``noun`` : its entry if the pack knows it
    high        : the number at the other end of a range
    change_base : whether it is the level before a change; ``borrowed`` : whether its unit stands elsewhere
    """

    start: int
    end: int
    tail: int
    numeral: Numeral
    scale: float = 1.0
    extra: float = 0.0
    unit: Entry | None = None
    per: Denominator | None = None
    counted: str = ""
    noun: Entry | None = None
    high: Numeral | None = None
    change_base: bool = False
    borrowed: bool = False

    @property
    def bare(self) -> bool:
        """Whether the number has neither unit nor noun."""
        return self.unit is None and not self.counted


def is_year(amount: Amount) -> bool:
    """Return whether four digits are more likely a year than a count."""
    numeral = amount.numeral
    plain = numeral.digits and not numeral.grouped and amount.scale == 1.0 and amount.unit is None
    counts = amount.noun is not None and not amount.noun.data.get("term")
    if (
        amount.high is not None
        and amount.unit is None
        and numeral.value in _YEARS
        and amount.high.value in _YEARS
    ):
        return not numeral.grouped
    return plain and not counts and numeral.value in _YEARS and numeral.end - numeral.start == 4


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
        done = max(done, amount.end)
        if amounts and (joined := _chained(near, amounts[-1], amount)):
            amounts[-1] = joined
        else:
            amounts.append(amount)
    return amounts


def _amount(near: Neighbours, numeral: Numeral) -> Amount | None:
    numeral, position = _as_factor(near, numeral)
    if numeral.kind in ("factor", "rank", "ordinal", "event", "fraction"):
        return Amount(numeral.start, position, position, numeral)
    money = unit_before(near, numeral.start)
    scale, position = read_scale(near, position, money=money is not None)
    if numeral.kind == "article" and scale == 1.0 and not _one_percent(near, position):
        return None
    if numeral.kind == "article":
        numeral = replace(numeral, kind="cardinal")
    if (
        money is None
        and numeral.digits
        and near.scan.text[max(0, numeral.start - 1) : numeral.start].isalpha()
    ):
        return None  # "G20"
    if money is not None:
        per, last = read_denominator(near, position)
        return Amount(money.start, last, last, numeral, scale, unit=money.entry, per=per)
    unit, last = read_unit(near, position)
    if unit is None and (cue := past_comparator(near, position)) != position:
        more, after = read_scale(near, cue)
        unit, last = read_unit(near, after)
        if unit is not None or more != 1.0:
            scale, position = scale * more, after
    if unit is None:
        per, _ = read_denominator(near, position)
        timed = per if per is not None and per.base in TIMES else None
        return Amount(numeral.start, position, position, numeral, scale, per=timed)
    per, last = read_denominator(near, near.past_case(last))
    if per is None and unit.data["base"] in _CARRIED:
        per = rate_behind(near, last)
    return Amount(numeral.start, last, last, numeral, scale, unit=unit, per=per)


def _one_percent(near: Neighbours, position: int) -> bool:
    """Return whether an article before a unit is a number: "ein Prozent" is, "ein Kilometer" may not be."""
    unit, _ = read_unit(near, position)
    return unit is not None and unit.data["base"] == "ratio"


def past_comparator(near: Neighbours, position: int) -> int:
    """Return where a comparator between number and noun ends ("300-ден астам ел"), else the place itself."""
    marked = [hit for hit in near.after(position, "comparators") if hit.entry.data.get("side") == "after"]
    hits = [*near.after(position, "comparators_after"), *marked]
    return max((hit.end for hit in hits if near.fits(hit)), default=position)


def _as_factor(near: Neighbours, numeral: Numeral) -> tuple[Numeral, int]:
    """Return "2,5-mal so viel" as a factor; any other number as it is."""
    if numeral.kind == "factor" and numeral.needs_tail:
        kind = "factor" if near.alone or _role_after(near, numeral.end, "times_tail") else "times"
        return replace(numeral, kind=kind), numeral.end
    if numeral.kind != "cardinal":
        return numeral, numeral.end
    for hit in near.after(numeral.end, "numbers"):
        if hit.entry.data.get("role") == "times" and hit.end == hit.word_end:
            needs = hit.entry.data.get("needs_before", ())
            if needs and not near.alone and not _stands_before(near, numeral.start, needs):
                return replace(numeral, kind="times", end=hit.end), hit.end
            if not hit.entry.data.get("needs_tail") or _role_after(near, hit.end, "times_tail"):
                return replace(numeral, kind="factor", end=hit.end), hit.end
            grown = near.alone or _grown(near, numeral)
            return replace(numeral, kind="factor" if grown else "times", end=hit.end), hit.end
    return numeral, numeral.end


def _grown(near: Neighbours, numeral: Numeral) -> bool:
    """Return whether a verb of change right before makes "1.6 times" a factor."""
    return any(
        hit.entry.key in ("rise", "fall") and 0 <= numeral.start - hit.end <= _NEAR
        for hit in near.scan.of("changes")
    )


def _stands_before(near: Neighbours, position: int, words: Sequence[str]) -> bool:
    """Return whether one of the words stands before a number ("в два-три раза")."""
    before = near.scan.folded_slice(max(near.scan.start, position - 16), position).split()
    return any(word in words for word in before[-3:])


def _role_after(near: Neighbours, position: int, role: str) -> bool:
    return any(hit.entry.data.get("role") == role for hit in near.after(position, "numbers"))


def read_scale(near: Neighbours, position: int, *, money: bool = False) -> tuple[float, int]:
    """Return the product of the scale words behind a number, and where they end."""
    scale = 1.0
    for _ in range(3):
        value, last = _one_scale(near, position, money=money, first=scale == 1.0)
        if value == 1.0:
            break
        scale, position = scale * value, last
    return scale, position


def _one_scale(near: Neighbours, position: int, *, money: bool, first: bool) -> tuple[float, int]:
    stuck = near.glued(position, "scales")
    if stuck is not None:
        data = stuck.entry.data
        if (
            not data.get("glued")
            or money
            or read_unit(near, stuck.end)[0]
            or near.after(stuck.end, "counted")
        ):
            return float(data["value"]), stuck.end
        return 1.0, position
    for hit in near.after(position, "scales"):
        if not hit.entry.data.get("glued"):
            return float(hit.entry.data["value"]), hit.end
    for hit in near.after(position, "numbers") if first else ():
        if hit.entry.data.get("role") in _SCALING and hit.end == hit.word_end:
            return float(hit.entry.data["value"]), hit.end
    return 1.0, position


def _chained(near: Neighbours, big: Amount, small: Amount) -> Amount | None:
    """Return "2 млрд 300 млн тенге" as one amount, None if the two do not belong together."""
    if big.scale < 1e3 or big.unit is not None or big.extra or small.numeral.kind != "cardinal":
        return None
    if near.scan.text[big.end : small.start].strip(" \u00a0.") or small.numeral.value is None:
        return None
    extra = small.numeral.value * small.scale
    if extra >= big.scale or (big.numeral.value or 0.5) % 1:
        return None
    last = replace(big, end=small.end, tail=small.tail, extra=extra, unit=small.unit, per=small.per)
    return last if small.start == small.numeral.start else None
