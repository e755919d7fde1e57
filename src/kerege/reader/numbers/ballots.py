"""Results of votes whose noun stands once or not at all: "361 zu 204 Stimmen", "voted 61 to 39"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kerege.reader.lexicon import by_key
from kerege.reader.neighbours import Neighbours
from kerege.reader.numbers.amounts import Amount
from kerege.reader.packs import Entry, settings

_VOTES = "votes"
_AROUND = 120


def count_votes(near: Neighbours, amounts: Sequence[Amount]) -> list[Amount]:
    """Return the amounts; both numbers that a word like "to" parts count votes where one of them does."""
    nouns = settings(near.scan.language, "counted").get("nouns", {})
    links, voted = nouns.get("ballot", ()), tuple(nouns.get("voted", ()))
    found = list(amounts)
    for index in range(len(found) - 1 if links else 0):
        left, right = found[index], found[index + 1]
        if not (_may_count(left) and _may_count(right) and (left.bare or right.bare)):
            continue
        gap = near.scan.folded_slice(max(left.tail, left.end), right.start).split()
        if len(gap) != 1 or gap[0] not in links:
            continue
        told = next((one for one in (left, right) if _counts_votes(one)), None)
        if told is not None:
            found[index], found[index + 1] = (_lent(one, told.counted, told.noun) for one in (left, right))
        elif left.bare and right.bare and _voted(near, left, voted):
            entry = by_key(near.scan.language, "counted").get(_VOTES)
            found[index], found[index + 1] = (_lent(one, _VOTES, entry) for one in (left, right))
    return found


def _may_count(amount: Amount) -> bool:
    whole = amount.unit is None and amount.scale == 1.0 and amount.high is None
    value = amount.numeral.value
    return whole and amount.numeral.kind == "cardinal" and value is not None and not value % 1


def _counts_votes(amount: Amount) -> bool:
    return amount.noun is not None and amount.noun.key == _VOTES


def _lent(amount: Amount, counted: str, noun: Entry | None) -> Amount:
    return replace(amount, counted=counted, noun=noun, borrowed=True) if amount.bare else amount


def _voted(near: Neighbours, amount: Amount, beginnings: tuple[str, ...]) -> bool:
    first, last = max(near.scan.start, amount.start - _AROUND), min(near.scan.end, amount.end + _AROUND)
    words = near.scan.folded_slice(first, last).split()
    return bool(beginnings) and any(word.startswith(beginnings) for word in words)
