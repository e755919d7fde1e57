"""Shares told as numbers of parts: "one in three", "vier von fünf", "каждый третий"."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from kerege.reader.lexicon import Hit
from kerege.reader.neighbours import Neighbours
from kerege.reader.numbers.amounts import Amount
from kerege.reader.numbers.numerals import Numeral
from kerege.reader.packs import settings

_MOST = 100
_GAP = 30
#: numbers of parts that shares are told in; "two of six turbines" are two, and six there are
_SHARED = (3, 4, 5, 10, 20, 100)
#: nouns whose number nobody reports
_BODIES = ("countries", "members", "deputies")


def join_parts(near: Neighbours, numerals: list[Numeral]) -> list[Numeral]:
    """Return the numerals with "one in three" and "every third" as fractions."""
    joined: list[Numeral] = []
    for numeral in numerals:
        before = joined[-1] if joined else None
        if before is not None and (share := _share(near, before, numeral) or _of_each(near, before, numeral)):
            joined[-1] = share
        else:
            joined.append(_every(near, numeral))
    return joined


def _share(near: Neighbours, part: Numeral, whole: Numeral) -> Numeral | None:
    """Return "one in three" as a fraction; None if the two numbers are none."""
    if part.kind not in ("cardinal", "article") or whole.kind != "cardinal" or whole.start - part.end > _GAP:
        return None
    if not part.value or not whole.value or not part.value < whole.value <= _MOST:
        return None
    if part.value != 1 and whole.value not in _SHARED:
        return None
    if not any(
        hit.entry.data.get("role") == "out_of"
        and whole.value <= hit.entry.data.get("most", _MOST)
        and _touches(near, hit, part)
        for hit in _before(near, whole)
    ):
        return None
    return replace(part, end=whole.end, value=part.value / whole.value, kind="fraction")


def _of_each(near: Neighbours, whole: Numeral, part: Numeral) -> Numeral | None:
    """Return "of every ten barrels seven" as a fraction; None if the two numbers are none."""
    if part.kind != "cardinal" or whole.kind != "cardinal" or part.start - whole.end > _GAP:
        return None
    if not part.value or not whole.value or not part.value < whole.value <= _MOST:
        return None
    cases = settings(near.scan.language, "numbers").get("cases", {})
    if near.scan.folded_slice(whole.end, part.start).strip() in cases.get("parts", ()):
        return replace(part, start=whole.start, value=part.value / whole.value, kind="fraction")
    led = any(hit.entry.data.get("each") for hit in _before(near, whole))
    apart = any(sign in ".;:()" for sign in near.scan.text[whole.end : part.start])
    return replace(part, value=part.value / whole.value, kind="fraction") if led and not apart else None


def _touches(near: Neighbours, hit: Hit, part: Numeral) -> bool:
    """Return whether a link follows the part right away, or after one noun ("four barrels in five")."""
    if near.skip(part.end) == hit.start:
        return True
    _, last = near.next_word(part.end)
    between = hit.entry.data.get("noun_between") or (hit.entry.data.get("one_between") and part.value == 1)
    return bool(between) and near.skip(last) == hit.start


def _before(near: Neighbours, numeral: Numeral) -> list[Hit]:
    return near.before(numeral.start, "numbers")


def count_parts(near: Neighbours, amounts: list[Amount]) -> list[Amount]:
    """Return the amounts; a part takes the noun of its set, and "5 из 27 стран" is one figure."""
    counted = list(amounts)
    wholes: set[int] = set()
    for index, (first, second) in enumerate(pairwise(amounts)):
        if _is_part(near, first, second):
            noun = second if second.counted else first
            counted[index] = replace(first, counted=noun.counted, noun=noun.noun, borrowed=not first.counted)
            wholes |= {index + 1} if _is_known_set(near, second) else set()
        elif _has_part(near, first, second):
            counted[index + 1] = replace(second, counted=first.counted, noun=first.noun, borrowed=True)
            wholes |= {index} if _is_known_set(near, first) else set()
    return [amount for index, amount in enumerate(counted) if index not in wholes]


def _is_known_set(near: Neighbours, whole: Amount) -> bool:
    """Return whether a set is one that is always of this size: the members of a body, "the 27"."""
    if whole.noun is not None and whole.noun.key in _BODIES:
        return True
    return any(hit.entry.data.get("known") for hit in _before(near, whole.numeral))


def _is_part(near: Neighbours, part: Amount, whole: Amount) -> bool:
    """Return whether "out of" leads from a number to the set it is taken from."""
    if part.numeral.kind != "cardinal" or part.unit is not None or not _is_set(part, whole):
        return False
    return (whole.counted != "" or whole.bare) and _out_of(near, part, whole)


def _is_set(part: Amount, whole: Amount) -> bool:
    """Return whether a number may be a set of things that another one is a part of."""
    if whole.unit is not None or whole.numeral.kind != "cardinal" or whole.high is not None:
        return False
    small, large = part.numeral.value, whole.numeral.value
    return (
        small is not None
        and large is not None
        and small < large <= _MOST
        and whole.scale == part.scale == 1.0
    )


def _out_of(near: Neighbours, part: Amount, whole: Amount) -> bool:
    places = {near.skip(part.end), near.skip(part.tail)}
    return any(
        hit.entry.data.get("role") == "out_of" and hit.start in places for hit in _before(near, whole.numeral)
    )


def _has_part(near: Neighbours, whole: Amount, part: Amount) -> bool:
    """Return whether cases tell a part of a set ("27 елдің 22-сі")."""
    cases = settings(near.scan.language, "numbers").get("cases", {})
    if (
        not cases
        or part.unit is not None
        or part.noun is not None
        or not whole.counted
        or not _is_set(part, whole)
    ):
        return False
    if near.scan.text[whole.tail : part.start].strip():
        return False
    noun = near.scan.folded_slice(whole.end, whole.tail)
    number = near.scan.folded_slice(part.start, part.end)
    return noun.endswith(tuple(cases["of"])) and number.endswith(tuple(cases["part"]))


def _every(near: Neighbours, numeral: Numeral) -> Numeral:
    """Return "every third" as a third."""
    if numeral.kind != "ordinal" or not numeral.value or numeral.value < 2:
        return numeral
    for hit in _before(near, numeral):
        if hit.entry.data.get("role") == "every":
            return replace(numeral, start=hit.start, value=1.0 / numeral.value, kind="fraction")
    return numeral
