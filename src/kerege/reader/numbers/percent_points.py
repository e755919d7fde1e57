"""Points that are percentage points: "55.4 % full, nineteen points below last year"."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from math import inf

from kerege.reader.lexicon import by_key
from kerege.reader.neighbours import Neighbours
from kerege.reader.numbers.amounts import Amount, is_ratio
from kerege.reader.packs import Entry, settings

_POINT, _BASIS = "pp", "bp"
#: more points than this are those of an index; fewer than these are no basis points
_MOST, _LEAST = 100.0, 10.0


def as_points(near: Neighbours, amounts: Sequence[Amount]) -> list[Amount]:
    """Return the amounts; "points" behind a percentage are percentage points, not those of an index.

    In a text that tells of basis points ten and more of them are such ("economists expected 150 points").
    """
    nouns = settings(near.scan.language, "counted").get("nouns", {})
    words = nouns.get("points", ())
    pointed = {amount.start for amount in amounts if words and _in_points(near, amount, words)}
    if not pointed:
        return list(amounts)
    ratios = [amount.start for amount in amounts if is_ratio(amount)]
    first = min((*ratios[:1], _rate(near, tuple(nouns.get("points_of", ())))))
    units = by_key(near.scan.language, "units")
    found = []
    for amount in amounts:
        if amount.start in pointed and _in_basis(near, amount):
            found.append(_told_in(near, amount, units[_BASIS]))
        elif amount.start in pointed and (first < amount.start or _leads_to(near, amount, frozenset(ratios))):
            found.append(_told_in(near, amount, units[_POINT]))
        else:
            found.append(amount)
    return found


def _in_basis(near: Neighbours, amount: Amount) -> bool:
    """Return whether points are those of a text that has told of basis points before."""
    nouns = settings(near.scan.language, "counted").get("nouns", {})
    if (amount.numeral.value or 0.0) < _LEAST:
        return False
    return any(near.scan.folded.find(word, 0, near.scan.end) >= 0 for word in nouns.get("basis_points", ()))


def _rate(near: Neighbours, words: tuple[str, ...]) -> float:
    """Return where the first word of what is told in percent stands ("the rate", "the margin of error")."""
    place = near.scan.start
    for word in near.scan.folded_slice(near.scan.start, near.scan.end).split(" ") if words else ():
        if word.startswith(words):
            return place
        place += len(word) + 1
    return inf


def _leads_to(near: Neighbours, amount: Amount, ratios: Collection[int]) -> bool:
    """Return whether "to" leads from points to a percentage ("up 0.2 points to 4.8%")."""
    comma = near.scan.text[amount.tail : amount.tail + 1] == ","
    hits = [hit for hit in near.after(amount.tail + comma, "changes") if hit.entry.key == "to"]
    return any(near.skip(hit.end) in ratios for hit in hits)


def _told_in(near: Neighbours, amount: Amount, unit: Entry) -> Amount:
    end = amount.tail if amount.counted else near.next_word(amount.end)[1]
    numeral = replace(amount.numeral, kind="cardinal")
    return replace(amount, numeral=numeral, unit=unit, counted="", noun=None, end=end, tail=end)


def _in_points(near: Neighbours, amount: Amount, words: Sequence[str]) -> bool:
    if amount.unit is not None or amount.scale != 1.0:
        return False
    if amount.numeral.kind != "cardinal" and not (
        amount.numeral.kind == "fraction" and amount.numeral.digits
    ):
        return False
    if (amount.numeral.value or 0.0) > _MOST and not _in_basis(near, amount):
        return False
    if not amount.counted:
        return near.scan.folded_slice(*near.next_word(amount.end)) in words
    noun = near.scan.folded_slice(amount.tail - len(amount.counted), amount.tail)
    return noun in words
