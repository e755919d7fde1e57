"""Shares told as numbers of parts: "one in three", "vier von fünf", "каждый третий"."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from kerege.reader.amounts import Amount
from kerege.reader.lexicon import Hit
from kerege.reader.neighbours import Neighbours
from kerege.reader.numerals import Numeral

_MOST = 100
_GAP = 30


def join_parts(near: Neighbours, numerals: list[Numeral]) -> list[Numeral]:
    """Return the numerals with "one in three" and "every third" as fractions."""
    joined: list[Numeral] = []
    for numeral in numerals:
        before = joined[-1] if joined else None
        if before is not None and (share := _share(near, before, numeral)):
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
    if not any(
        hit.entry.data.get("role") == "out_of"
        and whole.value <= hit.entry.data.get("most", _MOST)
        and _touches(near, hit, part)
        for hit in _before(near, whole)
    ):
        return None
    return replace(part, end=whole.end, value=part.value / whole.value, kind="fraction")


def _touches(near: Neighbours, hit: Hit, part: Numeral) -> bool:
    """Return whether a link follows the part right away, or after one noun ("four barrels in five")."""
    if near.skip(part.end) == hit.start:
        return True
    _, last = near.next_word(part.end)
    return bool(hit.entry.data.get("noun_between")) and near.skip(last) == hit.start


def _before(near: Neighbours, numeral: Numeral) -> list[Hit]:
    return near.before(numeral.start, "numbers")


def count_parts(near: Neighbours, amounts: list[Amount]) -> list[Amount]:
    """Return the amounts; in "5 из 27 стран" the 5 counts countries too."""
    counted = list(amounts)
    for index, (part, whole) in enumerate(pairwise(amounts)):
        if (
            part.bare
            and part.numeral.kind == "cardinal"
            and whole.counted
            and _out_of(near, part.numeral, whole.numeral)
        ):
            counted[index] = replace(part, counted=whole.counted, noun=whole.noun, borrowed=True)
    return counted


def _out_of(near: Neighbours, part: Numeral, whole: Numeral) -> bool:
    return any(
        hit.entry.data.get("role") == "out_of" and near.skip(part.end) == hit.start
        for hit in _before(near, whole)
    )


def _every(near: Neighbours, numeral: Numeral) -> Numeral:
    """Return "every third" as a third."""
    if numeral.kind != "ordinal" or not numeral.value or numeral.value < 2:
        return numeral
    for hit in _before(near, numeral):
        if hit.entry.data.get("role") == "every":
            return replace(numeral, start=hit.start, value=1.0 / numeral.value, kind="fraction")
    return numeral
