"""What a time is to its sentence, told by the words around it: since, until, compared with, from."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from kerege.reader.folding import fold
from kerege.reader.packs import expand, settings
from kerege.reader.scan import Scan

_REACH = 34
_STOPS = ",;:.!?)(\n"
_STOP = re.compile(f"[{_STOPS}]")
#: a comparison reaches this far ("compared with 84 million tonnes of crude oil in 2022")
_SCOPE = 90


class Words(NamedTuple):
    """Folded words right before and right after a place, nearest first, up to the next sign."""

    before: tuple[str, ...]
    after: tuple[str, ...]


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


def words_around(scan: Scan, start: int, end: int) -> Words:
    """Return up to four words before and three after a passage, of the same clause."""
    text, first = scan.text, max(scan.start, start - _REACH)
    cut = max([stop.start() for stop in _STOP.finditer(text, first, start)], default=-1)
    if cut >= 0 and text[cut] == "(" and not text[cut + 1 : start].strip():
        before: list[str] = ["("]
    else:
        before = scan.folded_slice(max(cut + 1, first), start).split()[-4:][::-1]
    last = min(scan.end, end + _REACH)
    stop = _STOP.search(text, end, last)
    after = scan.folded_slice(end, stop.start() if stop else last).split()[:3]
    return Words(tuple(before), tuple(after))


def role_of(words: Words, language: str, last: str = "") -> str:
    """Return the role that the nearest words, or its own last word, give a time; ``at`` if none."""
    before, after = _phrases(language, "before"), _phrases(language, "after")
    for size in (4, 3, 2, 1):
        if len(words.before) >= size:
            role = before.get(" ".join(reversed(words.before[:size])))
            if role:
                return role
    for size in (3, 2, 1):
        role = after.get(" ".join(words.after[:size])) if len(words.after) >= size else None
        if role and (role != "ever" or words.before[:1] not in _near_firsts(language)):
            return role
    return _phrases(language, "ends").get(last, "at")


def says(words: Words, language: str, sort: str) -> bool:
    """Return whether the nearest words are of a sort of ``[near]``: ``ago_after``, ``count_before``, ..."""
    known = _near(language, sort)
    nearest = words.after if sort.endswith("_after") else words.before
    if not known or not nearest:
        return False
    if nearest[0] in known:
        return True
    pair = nearest[:2] if sort.endswith("_after") else nearest[1::-1]
    return " ".join(pair) in known


def is_record(scan: Scan, start: int, end: int) -> bool:
    """Return whether a "since" is that of a record: "the most since 2011", "not so much since 1979"."""
    text, left = scan.text, max(scan.start, start - _SCOPE)
    first = max(text.rfind(sign, left, start) for sign in _STOPS)
    last = min((at for sign in _STOPS if (at := text.find(sign, end, scan.end)) >= 0), default=scan.end)
    first, last = max(first + 1, left), min(last, end + _SCOPE)
    words = {*scan.folded_slice(first, start).split(), *scan.folded_slice(end, last).split()}
    if words & _near(scan.language, "record"):
        return True
    hits = (hit for hit in scan.of("modality") if first <= hit.start < last)
    return any(hit.entry.data.get("modality") == "denied" for hit in hits)


def has_digit(text: str, start: int, end: int) -> bool:
    """Return whether there is a digit between two places."""
    return any(map(str.isdigit, text[start:end]))


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
        end, closed = _scope_end(scan, hit.end, data.get("ends", ()))
        if closed or "ends" not in data or _after_level(scan, hit.start, data["ends"]):
            cues.append(Cue(hit.start, end, role, hit.end, not figure))
    return tuple(cues)


def _after_level(scan: Scan, place: int, words: tuple[str, ...]) -> bool:
    """Return whether the level reached stands right before: "to 544 from 777 in 2022"."""
    left = scan.folded_slice(max(scan.start, place - _REACH), place)
    cut = max((left.rfind(f" {word} ") + len(word) + 2 for word in words if f" {word} " in left), default=0)
    after = left[cut:].strip(" $€£₸₽¥") if cut else ""
    return after[:1].isdigit() and not any(sign in after for sign in (", ", ";", ": ", "("))


def cued(cues: tuple[Cue, ...], start: int) -> Cue | None:
    """Return the comparison that reaches a place."""
    return next(
        (c for c in reversed(cues) if c.start <= start < c.end and (c.direct or start - c.after > 1)), None
    )


def _number_follows(scan: Scan, place: int) -> bool:
    text = scan.text[place : place + 12].lstrip()
    first = text[:1]
    if first.isdigit() or first in "$€£":
        return True
    word_end = place + len(scan.text[place : place + 12]) - len(text)
    return any(hit.start == word_end for hit in scan.of("numbers"))


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
    return (start + min(found), True) if found else (stop, False)


@cache
def _phrases(language: str, side: str) -> Mapping[str, str]:
    table = settings(language, "times").get(f"roles_{side}", {})
    return {
        fold(form).strip(): role
        for role, phrases in table.items()
        for phrase in phrases
        for form in expand(phrase, {})
    }


def opens_future(scan: Scan, place: int) -> bool:
    """Return whether a word of the clause tells what is still to come ("the contract expires in May")."""
    left = max(scan.text.rfind(sign, scan.start, place) for sign in _STOPS)
    ends = [at for sign in _STOPS if (at := scan.text.find(sign, place, scan.end)) >= 0]
    clause = scan.folded_slice(
        max(left + 1, scan.start, place - _SCOPE), min([*ends, place + _SCOPE, scan.end])
    )
    known = _near(scan.language, "coming")
    words = clause.split()
    return any(word in known for word in words) or any(" ".join(pair) in known for pair in pairwise(words))


def listed_near(language: str, sort: str) -> frozenset[str]:
    """Return the words of a sort of ``[near]``."""
    return _near(language, sort)


@cache
def _near(language: str, sort: str) -> frozenset[str]:
    phrases = settings(language, "times").get("near", {}).get(sort, ())
    return frozenset(fold(phrase).strip() for phrase in phrases)


@cache
def _near_firsts(language: str) -> frozenset[tuple[str]]:
    """Return the words before a month that make it no delivery month ("in December Brent rose")."""
    return frozenset((word,) for word in _near(language, "dated_before"))


@cache
def joining(language: str) -> frozenset[str]:
    """Return the words that join: "and", "or"."""
    words = settings(language, "times").get("between", {}).get("and", ())
    return frozenset(fold(word).strip() for word in words)
