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
#: the same, but for the comma or point of a number
_CUT = re.compile(rf"[{_STOPS}](?!\d)")
#: words before a time that date it in spite of those behind ("in December Brent", "im Mai gegenüber April")
_DATING = {"ever": "dated_before", "compared": "at_before"}
#: words before a time: a preposition and the unit of a rate
_RATE = 2
#: characters of a clause on either side
_SCOPE = 90


class Words(NamedTuple):
    """Folded words right before and right after a place, nearest first, up to the next sign."""

    before: tuple[str, ...]
    after: tuple[str, ...]


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
        dated = words.before[:1] in _near_firsts(language, _DATING.get(role or "", ""))
        if role and (not dated or says(words, language, "delivered_after")):
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
    first, last = max(scan.start, place - _SCOPE), min(scan.end, place + _SCOPE)
    left = max((stop.end() for stop in _CUT.finditer(scan.text, first, place)), default=first)
    stop = _CUT.search(scan.text, place, last)
    clause = scan.folded_slice(left, stop.start() if stop else last)
    known = _near(scan.language, "coming")
    words = clause.split()
    return any(word in known for word in words) or any(" ".join(pair) in known for pair in pairwise(words))


def of_rate(words: Words, language: str) -> bool:
    """Return whether a time is what a rate right before counts from ("5 % zum Vormonat", "5% к марту")."""
    known = _near(language, "rate_before")
    if len(words.before) < _RATE or words.before[0] not in known:
        return False
    return words.before[1].endswith(tuple(_near(language, "rates")))


def listed_near(language: str, sort: str) -> frozenset[str]:
    """Return the words of a sort of ``[near]``."""
    return _near(language, sort)


@cache
def _near(language: str, sort: str) -> frozenset[str]:
    phrases = settings(language, "times").get("near", {}).get(sort, ())
    return frozenset(fold(phrase).strip() for phrase in phrases)


@cache
def _near_firsts(language: str, sort: str) -> frozenset[tuple[str]]:
    """Return the words before a time of a sort of ``[near]``, each as the nearest of several."""
    return frozenset((word,) for word in _near(language, sort))


@cache
def joining(language: str) -> frozenset[str]:
    """Return the words that join: "and", "or"."""
    words = settings(language, "times").get("between", {}).get("and", ())
    return frozenset(fold(word).strip() for word in words)
