"""Rates told without their sign: "held its policy rate at 27.5", "Inflation, 32.4 in April, is now 34"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from kerege.reader.lexicon import by_key
from kerege.reader.neighbours import Neighbours
from kerege.reader.numbers.amounts import Amount, is_ratio, is_year
from kerege.reader.packs import settings

_PERCENT = "%"
_REACH = 70
_MOST = 100.0
_SIGNS = ";:.!?()"


def as_percent(near: Neighbours, amounts: Sequence[Amount]) -> list[Amount]:
    """Return the amounts; bare numbers that a word like "policy rate" leads to are percentages."""
    words = settings(near.scan.language, "counted").get("nouns", {}).get("percent_of", ())
    if not words or not any(_may_be_rate(amount) for amount in amounts):
        return list(amounts)
    cues: Mapping[str, Any] = settings(near.scan.language, "per").get("rates", {})
    found: list[Amount] = []
    for amount in amounts:
        before = found[-1] if found else None
        told = _may_be_rate(amount) and _is_told(near, amount, before, tuple(words), cues)
        found.append(_in_percent(near, amount) if told else amount)
    return found


def _in_percent(near: Neighbours, amount: Amount) -> Amount:
    unit = by_key(near.scan.language, "units")[_PERCENT]
    return replace(amount, unit=unit, counted="", noun=None, tail=amount.end, borrowed=True)


def _may_be_rate(amount: Amount) -> bool:
    value = amount.numeral.value
    plain = amount.numeral.kind == "cardinal" and amount.scale == 1.0 and amount.noun is None
    small = value is not None and 0.0 < value <= _MOST and not amount.numeral.grouped
    return plain and small and amount.unit is None and not amount.uncounted and not is_year(amount)


def _is_told(
    near: Neighbours, amount: Amount, before: Amount | None, words: tuple[str, ...], cues: Mapping[str, Any]
) -> bool:
    """Return whether a rate stands before a number and a word like "at" or a comma leads to it."""
    first = max(near.scan.start, amount.start - _REACH)
    if before is not None and not is_ratio(before):
        first = max(first, before.end)
    clause = near.scan.text[first : amount.start]
    cut = max((clause.rfind(sign) for sign in _SIGNS), default=-1)
    start = first + cut + 1
    if amount.counted and not _cased(near, amount, cues):
        return False
    told = near.scan.folded_slice(start, amount.start).split()
    places = [place for place, word in enumerate(told) if word.startswith(words)]
    if not places or any(hit.entry.data.get("money") for hit in near.within("units", start, amount.start)):
        return False
    beside = near.scan.text[amount.start - 2 : amount.start] == ", " and places[-1] == len(told) - 1
    return (
        beside
        or (told[-1] in cues.get("at", ()) and places[-1] < len(told) - 1)
        or _cased(near, amount, cues)
    )


def _cased(near: Neighbours, amount: Amount, cues: Mapping[str, Any]) -> bool:
    return near.scan.folded_slice(*near.next_word(amount.end)) in cues.get("level", ())
