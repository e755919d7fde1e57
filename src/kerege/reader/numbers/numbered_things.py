"""Bare numbers that say how many there are: "the number of tankers is still four", "портов всего шесть"."""

from __future__ import annotations

from dataclasses import replace

from kerege.reader.lexicon import Hit
from kerege.reader.neighbours import Neighbours
from kerege.reader.numbers.amounts import Amount
from kerege.reader.numbers.elided_parts import closes
from kerege.reader.packs import settings

_REACH = 70
_NOUN_REACH = 40
_SIGNS = ",;:()"


def is_numbered(near: Neighbours, amount: Amount) -> bool:
    """Return whether "number of" leads in the same clause to a number that closes it."""
    if not closes(near, amount):
        return False
    for hit in near.within("changes", amount.start - _REACH, amount.start):
        apart = any(sign in near.scan.text[hit.end : amount.start] for sign in _SIGNS)
        if hit.entry.key == "number" and hit.end <= amount.start and not apart:
            return True
    return False


def counted_before(near: Neighbours, amount: Amount) -> Amount:
    """Return the amount with the known noun that only adverbs part from it ("портов всего шесть")."""
    leads = settings(near.scan.language, "counted").get("nouns", {}).get("leads", ())
    if not leads or not amount.bare or amount.numeral.kind != "cardinal" or not closes(near, amount):
        return amount
    for hit in reversed(near.within("counted", amount.start - _NOUN_REACH, amount.start)):
        if _leads(near, hit, amount, leads):
            noun = near.scan.text[hit.start : hit.end]
            return replace(amount, counted=noun, noun=hit.entry, tail=amount.end, borrowed=True)
    return amount


def _leads(near: Neighbours, hit: Hit, amount: Amount, leads: tuple[str, ...]) -> bool:
    if hit.end != hit.word_end or hit.end > amount.start or hit.entry.data.get("event") == "only":
        return False
    if any(sign in near.scan.text[hit.end : amount.start] for sign in _SIGNS):
        return False
    words = near.scan.folded_slice(hit.end, amount.start).split()
    return bool(words) and all(word in leads for word in words)
