"""Points that are percentage points: "55.4 % full, nineteen points below last year"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kerege.reader.lexicon import by_key
from kerege.reader.neighbours import Neighbours
from kerege.reader.numbers.amounts import Amount, is_ratio
from kerege.reader.packs import Entry, settings

_POINT = "pp"


def as_points(near: Neighbours, amounts: Sequence[Amount]) -> list[Amount]:
    """Return the amounts; "points" behind a percentage are percentage points, not those of an index."""
    ratios = [amount.start for amount in amounts if is_ratio(amount)]
    words = settings(near.scan.language, "counted").get("nouns", {}).get("points", ())
    if not words or not ratios:
        return list(amounts)
    unit = by_key(near.scan.language, "units")[_POINT]
    return [
        _told_in(amount, unit)
        if _in_points(near, amount, words) and (amount.start > ratios[0] or _leads_to(near, amount, ratios))
        else amount
        for amount in amounts
    ]


def _leads_to(near: Neighbours, amount: Amount, ratios: Sequence[int]) -> bool:
    """Return whether "to" leads from points to a percentage ("up 0.2 points to 4.8%")."""
    hits = [hit for hit in near.after(amount.tail, "changes") if hit.entry.key == "to"]
    return any(near.skip(hit.end) in ratios for hit in hits)


def _told_in(amount: Amount, unit: Entry) -> Amount:
    return replace(amount, unit=unit, counted="", noun=None, end=amount.tail)


def _in_points(near: Neighbours, amount: Amount, words: Sequence[str]) -> bool:
    if amount.unit is not None or not amount.counted or amount.scale != 1.0:
        return False
    noun = near.scan.folded_slice(amount.tail - len(amount.counted), amount.tail)
    return noun in words
