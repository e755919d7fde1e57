"""Verbs of saying that sum up instead: "the detour adds ten days", "added another 3 Mt"."""

from __future__ import annotations

from kerege.reader.lexicon import Hit
from kerege.reader.scan import Scan
from kerege.reader.voices.words import listed


def is_sum(scan: Scan, hit: Hit) -> bool:
    """Return whether a verb that also sums up has a figure behind it ("adds ten days", "added another 3")."""
    if scan.folded_slice(hit.start, hit.word_end).strip() not in listed(scan.language, "sums"):
        return False
    place = _past_fillers(scan, hit.word_end + 1)
    if scan.text[place : place + 1].isdigit() or scan.text[place : place + 1] in {"$", "€", "£"}:
        return True
    return any(n.start == place and n.entry.data.get("role") != "times_tail" for n in scan.of("numbers"))


def _past_fillers(scan: Scan, place: int) -> int:
    """Return where words like "another" behind a place end."""
    fillers = listed(scan.language, "sum_fillers")
    while (end := scan.text.find(" ", place, scan.end)) > 0:
        if scan.folded_slice(place, end).strip() not in fillers:
            break
        place = end + 1
    return place
