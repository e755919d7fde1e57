"""Interviews: whose answer follows a question ("...? Jane Doe, analyst: ...")."""

from __future__ import annotations

import re
from functools import lru_cache

from kerege.reader.scan import Scan
from kerege.reader.voices.clauses import Quote
from kerege.reader.voices.interviews import interview, part_at
from kerege.reader.voices.names import name_before, own_name, untitled

#: behind a question: two to four capitalised words, perhaps an office in small letters, and a colon
_LABEL = re.compile(
    r"\?[»”“\"’]?\s{1,3}(?:[–—-]\s)?"
    r"(?P<name>[^\W\d_a-zа-яё][\w’'.-]{1,24}(?:\s[^\W\d_a-zа-яё][\w’'.-]{1,24}){1,3})"
    r"(?P<office>,\s[^\W\d_][^\n:.;?!]{2,60})?:\s"
)
#: a sentence that opens with a name, a colon and words in quotation marks
_QUOTED = re.compile(
    r"(?:[–—-]\s)?(?P<name>[^\W\d_a-zа-яё][\w’'.-]{1,24}(?:\s[^\W\d_a-zа-яё][\w’'.-]{1,24}){1,3})"
    r"(?:,\s[^\W\d_][^\n:.;?!]{2,60})?:\s[„“«\"‘‚]"
)
_COLON = re.compile(r":\s[„“«\"‘‚]")
#: characters at the head of a sentence in which who speaks is named before a colon
_HEAD = 120
#: a text of questions and answers asks at least so often, unless the one who answers has an office
_QUESTIONS = 2


def turn(scan: Scan, quotes: tuple[Quote, ...]) -> tuple[int, int, str] | None:
    """Return start, end and speaker of a sentence that is part of an answer, or opens with who says it.

    An answer ends with its paragraph or with the next question. The speaker of a question is blank.
    """
    parts = interview(scan.text, scan.language)
    part = (part_at(parts, scan.end - 1) or part_at(parts, scan.start)) if parts else None
    if part is not None:
        return max(scan.start, part.start), min(scan.end, part.end), part.name
    if scan.text[scan.end - 1 : scan.end] == "?":
        return None
    introduced = _introduced(scan) if scan.text.find(":", scan.start, scan.end) >= 0 else None
    if introduced is not None:
        return introduced
    for start, end, name in _turns(scan.text):
        if start <= scan.end and scan.start < end:
            inside = any(quote.start <= start < quote.end for quote in quotes)
            return None if inside else (max(scan.start, start), scan.end, untitled(name, scan.language))
    return None


def _introduced(scan: Scan) -> tuple[int, int, str] | None:
    """Return start, end and speaker of words behind a name and a colon ("Port chief Jane Doe: "We ...")."""
    opening = _QUOTED.match(scan.text, scan.start, scan.end)
    if opening is not None:
        return opening.end(), scan.end, untitled(opening["name"], scan.language)
    match = _COLON.search(scan.text, scan.start, min(scan.end, scan.start + _HEAD))
    found = name_before(scan, match.start()) if match is not None else None
    if match is None or found is None:
        return None
    name = own_name(untitled(scan.text[slice(*found)], scan.language), scan.language)
    return (match.end(), scan.end, name) if " " in name else None


def answers(scan: Scan) -> bool:
    """Return whether a text has answers of somebody named."""
    return bool(_turns(scan.text)) or bool(interview(scan.text, scan.language))


@lru_cache(maxsize=8)
def _turns(text: str) -> tuple[tuple[int, int, str], ...]:
    asked = text.count("?")
    if not asked:
        return ()
    found = []
    for match in _LABEL.finditer(text):
        if match["office"] is None and asked < _QUESTIONS:
            continue
        stops = [at for sign in "?\n" if (at := text.find(sign, match.end())) >= 0]
        found.append((match.end(), min(stops, default=len(text)), match["name"]))
    return tuple(found)
