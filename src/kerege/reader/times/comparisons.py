"""Comparisons: what the words "compared with" and "from" reach."""

from __future__ import annotations

import re
from typing import NamedTuple

from kerege.reader.scan import Scan
from kerege.reader.times.roles import joining

#: classes of words that tell a change
_CHANGES = frozenset(("rise", "fall"))
#: characters between a level reached and the one it came from ("to 900,000 barrels a day in March from")
_LEVEL = 56
#: a year right behind a cue that may also say "by": "tegen 2040"
_YEAR = re.compile(r"\s(?:19|20)\d\d(?![\d.,]*\d)")
#: a comparison reaches this far ("compared with 84 million tonnes of crude oil in 2022")
_SCOPE = 90
#: roles of number words that begin no number
_NO_NUMBERS = frozenset(("article", "out_of", "none"))
#: characters of an article and spaces before a currency
_ARTICLE = 6


class Cue(NamedTuple):
    """Words that make the times and figures after them one side of a comparison.

    start, end : from the cue to the end of its clause; ``role`` : ``compared`` or ``from``
    after      : offset after the cue
    direct     : whether a time may follow at once ("compared with 2022"), not only after a figure
    """

    start: int
    end: int
    role: str
    after: int
    direct: bool


def find_cues(scan: Scan) -> tuple[Cue, ...]:
    """Return the comparisons of a sentence with what they reach."""
    cues = []
    for hit in scan.of("times"):
        data = hit.entry.data
        role = data.get("cue")
        if not role:
            continue
        figure = bool(data.get("before_number"))
        if figure and not _number_follows(scan, hit.end):
            continue
        if (data.get("not_year") and _YEAR.match(scan.text, hit.end)) or _of_currency(scan, hit.end):
            continue
        end, closed = _scope_end(scan, hit.end, data.get("ends", ()))
        if closed or "ends" not in data or _after_level(scan, hit.start, data["ends"]):
            cues.append(Cue(hit.start, end, role, hit.end, not figure))
    return tuple(cues)


def _of_currency(scan: Scan, place: int) -> bool:
    """Return whether a currency without a number follows ("gained 6 % against the dollar this year")."""
    moneys = (hit.start for hit in scan.of("units") if hit.entry.data.get("money"))
    first = next((start for start in moneys if 0 < start - place <= _ARTICLE), -1)
    return first >= 0 and scan.text[place:first].replace(" ", "").isalpha()


def _after_level(scan: Scan, place: int, words: tuple[str, ...]) -> bool:
    """Return whether the level reached stands right before: "to 544 from 777 in 2022"."""
    left = scan.folded_slice(max(scan.start, place - _LEVEL), place)
    cut = max((left.rfind(f" {word} ") + len(word) + 2 for word in words if f" {word} " in left), default=0)
    after = left[cut:].strip(" $€£₸₽¥") if cut else ""
    return after[:1].isdigit() and not any(sign in after for sign in (", ", ";", ": ", "("))


def cued(cues: tuple[Cue, ...], start: int) -> Cue | None:
    """Return the comparison that reaches a place."""
    return next(
        (c for c in reversed(cues) if c.start <= start < c.end and (c.direct or start - c.after > 1)), None
    )


def _number_follows(scan: Scan, place: int) -> bool:
    about = next(
        (h.end for h in scan.of("comparators") if 0 <= h.start - place <= 1 and h.end > place), place
    )
    return _is_number(scan, place) or (about > place and _is_number(scan, about))


def _is_number(scan: Scan, place: int) -> bool:
    text = scan.text[place : place + 12].lstrip()
    first = text[:1]
    if first.isdigit() or first in "$€£":
        return True
    word_end = place + len(scan.text[place : place + 12]) - len(text)
    return any(
        hit.start == word_end and hit.entry.data["role"] not in _NO_NUMBERS for hit in scan.of("numbers")
    )


def _scope_end(scan: Scan, start: int, ends: tuple[str, ...]) -> tuple[int, bool]:
    """Return the end of the clause from ``start`` on, and whether one of the words ``ends`` makes it."""
    text, stop = scan.text, min(scan.end, start + _SCOPE)
    for place in range(start, stop):
        char = text[place]
        if char in ";()\n—–" or (char == "," and not (place + 1 < stop and text[place + 1].isdigit())):
            stop = place
            break
    clause = scan.folded_slice(start, stop)
    found = [place for word in ends if (place := clause.find(f" {word} ")) >= 0]
    if not found:
        return stop, False
    end = start + min(found)
    joint = start + max(
        [clause.find(f" {word} ", 0, min(found)) for word in joining(scan.language)], default=-1
    )
    moved = any(h.entry.key in _CHANGES and joint < h.start < end for h in scan.of("changes"))
    return (joint, False) if joint >= start and moved else (end, True)  # "of 5 % and in 2026 a fall to 4 %"
