"""Cut a sentence into clauses at its signs, and find its quotations."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import NamedTuple

from kerege.documents.places import between
from kerege.reader.scan import Scan

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
