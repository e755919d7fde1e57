"""What a count counts: the English plural of the noun beside it."""

from __future__ import annotations

from kerege.reader.layers import Quantity
from kerege.reader.lexicon import Hit
from kerege.reader.scan import Scan

#: characters before a bare figure in which its noun may stand ("die Zahl der Firmen lag bei 23.321")
_NOUN_BEFORE = 60
#: names of counts that are other in the table of measures
_COUNTS = {"persons": "people", "units": "", "pieces": "", "": ""}


def counted_noun(scan: Scan, quantity: Quantity, left: int) -> str:
    """Return the English plural of what is counted, blank if unknown; ``left`` : how far back to look."""
    hits = scan.of("counted_nouns")
    known = quantity.unit.rpartition(" ")[2] if quantity.unit.isascii() else ""
    within = [h for h in hits if quantity.start <= h.start and h.start <= quantity.end + 30]
    for hit in within:
        between = scan.text[quantity.end : hit.start]
        if hit.start < quantity.end or (between.count(" ") <= 3 and not _broken(between)):
            return _noun(hit)
    if quantity.counted:
        return _COUNTS.get(known, known)
    near = max(left, quantity.start - _NOUN_BEFORE)
    before = [h for h in hits if near <= h.start and h.word_end <= quantity.start]
    return _noun(before[-1]) if before else ""


def _broken(between: str) -> bool:
    """Say whether a sign or a number parts a figure from a noun; a type ("K2 tanks") does not."""
    words = between.split()
    return any(sign in between for sign in ",;:.()") or any(word[0].isdigit() for word in words)


def _noun(hit: Hit) -> str:
    return hit.entry.key.partition(".")[0]
