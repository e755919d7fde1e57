"""Bare numbers in the same place as the amount before: "600 troops in Mali and 350 in Gabon"."""

from __future__ import annotations

from kerege.reader.neighbours import Neighbours
from kerege.reader.numbers.amounts import Amount
from kerege.reader.packs import settings

_REACH = 90
#: words that may stand between a number and the preposition behind it ("30 % of its oil from Oman")
_WORDS = 5
#: numbers of one kind do not differ more than this
_SPREAD = 60.0
_WHOLE = 100.0
_ENDS = ".;:!?()"


def parallel(near: Neighbours, lender: Amount, amount: Amount) -> bool:
    """Return whether a bare number stands before the preposition that also follows the amount before.

    Only a comma or "and" may lead to it: "15 per cent on coal and 10 on crude", "12 in Spain, 8 in Italy".
    """
    text = near.scan.text
    if amount.scale != 1.0 or amount.start - lender.end > _REACH or not _alike(lender, amount):
        return False
    gap = text[lender.end : amount.start]
    if any(sign in gap for sign in _ENDS) or not _joined(near, gap, amount):
        return False
    behind = near.scan.folded_slice(*near.next_word(amount.end))
    nouns = settings(near.scan.language, "counted").get("nouns", {})
    if not behind or not (behind in nouns.get("prepositions", ()) or behind in nouns.get("parallels", ())):
        return False
    return behind in near.scan.folded_slice(lender.end, amount.start).split()[:_WORDS]


def _alike(lender: Amount, amount: Amount) -> bool:
    """Return whether two numbers may be of one kind by their size."""
    ours, theirs = amount.numeral.value or 0.0, lender.numeral.value or 0.0
    if lender.unit is not None and lender.unit.data["base"] == "ratio":
        return 0.0 < ours <= _WHOLE
    return theirs / _SPREAD <= ours <= theirs * _SPREAD


def _joined(near: Neighbours, gap: str, amount: Amount) -> bool:
    """Return whether a comma or "and" leads to a number, with comparators or fillers between at most."""
    position = amount.start
    for _ in range(3):
        hits = near.before(position, "comparators")
        if any(hit.entry.data.get("role") == "list" for hit in hits):
            return True
        if gap[: max(0, len(gap) - (amount.start - position))].rstrip().endswith(","):
            return True
        cues = [hit for hit in hits if hit.entry.data.get("role", "filler") in ("filler", "further")]
        if not cues:
            return False
        position = cues[0].start
    return False
