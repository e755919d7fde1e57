"""Names that prices and rates are quoted by: sorts of a good ("Brent"), currencies."""

from __future__ import annotations

from kerege.reader.frames.measures_names import good_of, table
from kerege.reader.frames.passage import Passage
from kerege.reader.layers import Quantity
from kerege.reader.lexicon import Hit
from kerege.reader.packs import settings
from kerege.reader.scan import Scan


def brand(passage: Passage, quantity: Quantity, good: str) -> str:
    """Return the name that markets quote a good by ("Brent"), the last before its figure; blank if none."""
    hits = [h for h in passage.scan.of("goods") if h.start < quantity.start and good_of(h) == good]
    named = [str(name) for h in hits if (name := h.entry.data.get("brand") or h.entry.data.get("sort"))]
    return named[-1] if named else ""


def discounted(passage: Passage, quantity: Quantity, good: str) -> str:
    """Return the sort of a good that is cheaper than another: the first one told last ("Urals to Brent")."""
    at = passage.clauses.at
    own = at(quantity.start)
    named = [
        (abs(own - at(h.start)), h.start, str(name))
        for h in passage.scan.of("goods")
        if good_of(h) == good and (name := h.entry.data.get("brand") or h.entry.data.get("sort"))
    ]
    return min(named)[2] if named else ""


#: currencies that others are measured against
_WORLD = frozenset(("USD", "EUR"))
#: characters and words in which "against" stands before a currency
_AGAINST, _WORDS = 24, 3


def _is_measure(scan: Scan, hit: Hit) -> bool:
    """Say whether a currency is only what another is measured against ("against the dollar")."""
    words = frozenset(settings(scan.language, "frame_words").get("against_before", ()))
    before = scan.folded_slice(max(scan.start, hit.start - _AGAINST), hit.start).split()[-_WORDS:]
    return str(hit.entry.data["base"]) in _WORLD and not words.isdisjoint(before)


def currency(passage: Passage, quantity: Quantity) -> str:
    """Return the currency whose rate a figure is: the last named before it, else that of its unit."""
    names = table("currencies")
    inside = [(q.start, q.end) for q in passage.quantities]
    scan = passage.scan
    hits = [h for h in scan.of("units") if h.entry.data.get("money") and h.end <= quantity.start]
    against = tuple(settings(scan.language, "frame_words").get("against", ()))
    if against:
        hits = [h for h in hits if not scan.folded_slice(h.start, h.word_end).endswith(against)] or hits
    if quantity.base_unit == "ratio" and hits and all(_is_measure(scan, hit) for hit in hits):
        return ""  # "the national currency lost 16 % against the dollar"
    bases = [
        str(h.entry.data["base"]) for h in hits if not any(start <= h.start < end for start, end in inside)
    ]
    told = list(reversed(bases))
    own, bar, under = quantity.base_unit.partition("/")
    if bar and own in names:
        priced = own not in bases and under in bases and under in names  # "a dollar cost 80 roubles"
        return str(names[under if priced else own])
    if quantity.base_unit == "ratio":  # what is measured against the dollar or euro comes before these
        told.sort(key=_WORLD.__contains__)
    return str(next((names[b] for b in (*told, quantity.base_unit) if b in names), ""))
