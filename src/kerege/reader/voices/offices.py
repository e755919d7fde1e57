"""People that no pack knows in an office of a body: "KTZ chief Jane Doe"."""

from __future__ import annotations

import re
from functools import cache

from kerege.reader.folding import fold
from kerege.reader.scan import Scan
from kerege.reader.voices.names import nominative
from kerege.reader.voices.titles import has_title, has_titles, is_declined
from kerege.reader.voices.unknown import named_behind
from kerege.reader.voices.words import Speaker, listed

#: characters before a body in which a title is looked for, words behind it
_TITLE, _OFFICE = 30, 8
#: the next word behind a body or its officer, in lists of fields too ("minister of trade, industry")
_BEHIND = re.compile(r"(?:[ \-’']|, (?=[^\W\d_A-ZА-Я]))((?:[^\W\d_]+|-)++)")
#: marks that close a name in marks
_MARKS = ("»", "”", "“", '"')


def officer(scan: Scan, start: int, end: int) -> Speaker | None:
    """Return the unknown person in an office of a body: "KTZ chief Jane Doe", "глава КТЖ Иван Петров"."""
    if not scan.once(has_titles):
        return None
    office = scan.text[title_start(scan, start) : start].split(" ")[0]
    title = bool(office)
    place = end + (scan.text[end : end + 1] in _MARKS)
    for _ in range(_OFFICE):
        named = named_behind(scan, place) if title else None
        if named is not None:
            declined = is_declined(office, scan.language)
            return named._replace(name=nominative(named.name, scan.language)) if declined else named
        behind = _BEHIND.match(scan.text, place, scan.end)
        if behind is None or (behind[0][0] == "," and not title):
            return None
        titled = has_title(behind[1], scan.language)
        office = office if title or not titled else behind[1]
        title = titled or (title and _goes_on(scan, behind[1], place + 1))
        place = behind.end()
    return None


def title_start(scan: Scan, place: int) -> int:
    """Return where the word before a body begins, past "of the" ("head of the bank")."""
    left = max(scan.start, place - _TITLE)
    words = scan.text[left:place].split()
    while words and fold(words[-1]).strip() in _links(scan.language):
        words.pop()
    titled = bool(words) and has_title(words[-1], scan.language)
    return scan.text.rfind(words[-1], left, place) if titled else place


@cache
def _links(language: str) -> frozenset[str]:
    """Return the small words between an office and a body."""
    return listed(language, "members") | listed(language, "articles")


def _goes_on(scan: Scan, word: str, place: int) -> bool:
    """Return whether a word may stand between a body's noun and the officer: part of its name, no verb."""
    return word.islower() and not any(
        hit.start <= place < hit.word_end and hit.entry.data["kind"] == "verb"
        for hit in scan.of("attribution")
    )
