"""Cut a sentence into clauses at its signs, and find its quotations."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from kerege.documents.places import between
from kerege.reader.scan import Scan
from kerege.reader.times.roles import joining
from kerege.reader.times.verb_tense import first_verb

#: signs that end a clause; a comma inside a number or a hyphen inside a word does not (a pattern that begins
#: with a set of characters is found four times as fast)
_SIGNS = re.compile(r"[;:()–—\n,-](?:(?<![,-])|(?<=,)(?!\d)|(?<=\s-)(?=\s))")
_MARK = re.compile(r"[„“”«»\"‟‘‚’](?:(?<![‘‚’])|(?<=[‘‚])(?<!\w.)(?=\w)|(?<=[\w.,!?]’)(?!\w))", re.DOTALL)
_MOST = 200
#: a quotation that began earlier than this many characters before is taken for an unpaired mark
_BACK = 1500
#: a passage in quotation marks with fewer words than this is a name or a term, not speech
SPEECH_WORDS = 3
_OPENERS, _CLOSERS = frozenset("„«‚‘"), frozenset("»”’")


class Quote(NamedTuple):
    """The text between quotation marks; ``opened``, ``closed``: whether the marks are in the sentence."""

    start: int
    end: int
    opened: bool
    closed: bool


class Clauses(NamedTuple):
    """Clauses of a sentence: clause ``i`` is ``text[bounds[i]:bounds[i + 1]]``."""

    bounds: tuple[int, ...]

    def at(self, place: int) -> int:
        """Return the number of the clause in which an offset lies."""
        return bisect_right(self.bounds, place, 1, len(self.bounds) - 1) - 1


def find_clauses(scan: Scan) -> Clauses:
    """Return the clauses of a sentence, each with the sign that ends it."""
    cuts = [scan.start]
    for match in _SIGNS.finditer(scan.text, scan.start, scan.end):
        if len(cuts) >= _MOST:
            break
        if cuts[-1] < match.end() < scan.end:
            cuts.append(match.end())
    cuts.append(scan.end)
    return Clauses(tuple(cuts))


def find_told_clauses(scan: Scan) -> Clauses:
    """Return the clauses of a sentence, also cut where one that tells what was joins one that looks ahead.

    "And" cuts before a verb where only one side has words of modality ("cut its rate to 6 % and raised its
    forecast").
    """
    clauses = scan.once(find_clauses)
    joined = _joints(scan, clauses.bounds) if scan.of("modality") and len(clauses.bounds) < _MOST else []
    return Clauses(tuple(sorted({*clauses.bounds, *joined}))) if joined else clauses


def _joints(scan: Scan, cuts: Sequence[int]) -> list[int]:
    """Return where "and" parts a clause that told what was from one of a plan or forecast, or the reverse."""
    words = joining(scan.language)
    found = []
    for left, right in pairwise(cuts):
        moods = [hit.start for hit in scan.of("modality") if left <= hit.start < right]
        place = left
        for word in scan.folded_slice(left, right).split(" ") if moods else ():
            end = place + len(word)
            if word in words and left < place and _parts(scan, left, place, end, right):
                ahead = {mood < place for mood in moods}
                if len(ahead) == 1:
                    found.append(place)
            place = end + 1
    return found


def _parts(scan: Scan, left: int, place: int, end: int, right: int) -> bool:
    """Return whether a verb stands right behind "and", of the past or behind another verb."""
    behind = scan.text.find(" ", end + 1, right)
    told = first_verb(scan, end, behind + 1) if behind > 0 else ""
    wants = any(end < hit.start < behind for hit in scan.of("modality"))
    return told == "past" or ((told == "present" or wants) and first_verb(scan, left, place + 1) != "")


def find_quotes(scan: Scan) -> tuple[Quote, ...]:
    """Return the quotations of a sentence, in order; one may have begun earlier in the paragraph.

    Signs that open in one language close in another („ “ and “ ”, « » and » «): a mark opens where none is
    open.
    """
    if not scan.marks.quotes:
        return ()
    paragraph = scan.document.paragraphs[scan.sentence.paragraph]
    first = max(paragraph.start, scan.start - _BACK)
    opened = -1
    quotes: list[Quote] = []
    for place in between(scan.marks.quotes, first, scan.end):
        match = _MARK.match(scan.text, place, scan.end)
        if match is None:
            continue
        mark = match[0]
        if opened < 0:
            if mark not in "”’" and not (mark in "»“" and _closes(scan.text, match.start())):
                opened = match.end()
            continue
        if mark in _OPENERS and mark != "‘":
            opened = match.end()
            continue
        if match.start() > scan.start:
            quotes.append(Quote(max(opened, scan.start), match.start(), opened > scan.start, closed=True))
        opened = -1
    if opened >= 0:
        quotes.append(Quote(max(opened, scan.start), scan.end, opened > scan.start, closed=False))
    return tuple(quotes)


def is_term(scan: Scan, quote: Quote) -> bool:
    """Return whether a passage in quotation marks is a name or a term: whole, and of a few words."""
    short = scan.text[quote.start : quote.end].count(" ") + 1 < SPEECH_WORDS
    return quote.opened and quote.closed and short


def may_quote(scan: Scan) -> bool:
    """Return whether there is a quotation mark in a sentence, or a dash at its beginning."""
    if scan.text[scan.start : scan.start + 1] in {"–", "—"}:
        return True
    return bool(between(scan.marks.quotes, scan.start, scan.end))


def _closes(text: str, place: int) -> bool:
    """Return whether a mark stands right behind a word and not before one."""
    before, after = text[place - 1 : place], text[place + 1 : place + 2]
    return bool(before.strip()) and not after.isalnum()
