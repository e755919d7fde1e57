"""Whether a name stands in a case or behind a preposition in which no subject stands."""

from __future__ import annotations

from functools import cache

from kerege.reader.scan import Scan
from kerege.reader.voices.words import listed

#: characters behind a name, and words of them, in which a noun shows that it is told something
_BEHIND, _NOUNS = 40, 2
#: characters of an ending behind a hyphen ("Reuters-ке")
_CASE = 3


def is_oblique(scan: Scan, start: int, end: int) -> bool:
    """Return whether a preposition or a case ending shows that a name is not the subject.

    Behind a noun for what is published it is ("figures from Eurostat show").
    """
    left = scan.folded_slice(max(scan.start, start - 30), start).split()
    prepositions = listed(scan.language, "prepositions")
    small = left[:-1] if left and left[-1] in listed(scan.language, "articles") else left
    if len(small) > 1 and small[-1] in prepositions and small[-2] in listed(scan.language, "sourced"):
        return False
    if left and left[-1] in prepositions and scan.text[start - 1 : start] != ",":
        return True
    if len(left) > 1 and left[-2] in prepositions and left[-1] in listed(scan.language, "articles"):
        return True
    if scan.text[end : end + 1] in {"'", "’"} and scan.text[end + 1 : end + 2] == "s":
        behind = scan.folded_slice(end + 2, min(scan.end, end + _BEHIND)).split()[:1]
        return not behind or behind[0] not in listed(scan.language, "sourced")  # "the ministry's data show"
    if is_addressed(scan, end):
        return True
    word = scan.folded_slice(start, end).strip()
    return word.endswith(_ends(scan.language, "oblique")) and not word.endswith(_ends(scan.language, "seats"))


def is_addressed(scan: Scan, end: int) -> bool:
    """Return whether words behind a name show that it is told something ("деді ол Reuters агенттігіне")."""
    nouns = listed(scan.language, "addressed")
    if not nouns:
        return False
    stop = min(scan.end, end + _BEHIND)
    words = scan.folded_slice(end, stop).split()[:_NOUNS]
    if scan.text[max(scan.start, end - _CASE) : end].rpartition("-")[2] in nouns:
        return True
    return not nouns.isdisjoint(words if scan.text[end + 1 : end + 2].islower() else words[:1])


@cache
def _ends(language: str, sort: str) -> tuple[str, ...]:
    """Return the endings of a case, or of the bodies in which somebody says so ("министрлігінде")."""
    return tuple(sorted(listed(language, sort)))
