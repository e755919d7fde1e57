"""Paragraphs of plain text: blank lines, or single lines where the file does not wrap its lines."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import NamedTuple

from kerege.documents.limits import MAX_PARAGRAPHS

_BREAKS = "\n\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029"
_ENDS = tuple(".!?:;…\"'”“’»«)]")
_ITEM = re.compile(r"(?:[-*•▪◦·–—]|\d{1,3}[.)])\s")
_WIDEST_WRAP = 120
_NARROWEST_WRAP = 30
_SHARE_FULL = 0.6
_SHARE_OPEN = 0.4
#: a line of at least this length that stops in mid-sentence runs on in the next
_RUNS_ON = 40


class Block(NamedTuple):
    """A stretch of text without white space at its ends; offsets into the text."""

    start: int
    end: int


class Line(NamedTuple):
    """A line that holds something, without white space at its ends."""

    start: int
    end: int
    follows: bool  #: stands directly under the line before, no blank line between


class TooManyParagraphsError(ValueError):
    """Raised when a text falls into more pieces than a document may have."""


def split_paragraphs(text: str) -> list[Block]:
    """Return the paragraphs of a plain text in order.

    Blank lines and page breaks always end a paragraph. A single line end does too, unless the file wraps its
    lines at a fixed width (then only a line that stopped early ends one) or the line stops in mid-sentence.
    """
    return join_lines(text, find_lines(text))


def find_lines(text: str) -> list[Line]:
    """Return the lines that hold something, trimmed of white space."""
    lines: list[Line] = []
    done = place = 0
    for raw in text.splitlines(keepends=True):
        begin, place = place, place + len(raw)
        words = raw.strip()
        if not words:
            continue
        start = begin + len(raw) - len(raw.lstrip())
        gap = text[done:begin].strip(" \t")
        lines.append(Line(start, start + len(words), gap in ("\n", "\r\n", "\r", "\x85", "\u2028")))
        done = begin + len(raw.rstrip(_BREAKS))
        if len(lines) > MAX_PARAGRAPHS:
            raise TooManyParagraphsError
    return lines


def join_lines(text: str, lines: list[Line], *, soft: bool = False) -> list[Block]:
    """Return the lines of a text joined to paragraphs; ``soft``: a line end alone never ends a sentence."""
    width = _wrap_width(text, lines)
    blocks: list[Block] = []
    for number, line in enumerate(lines):
        if line.follows and number and _runs_on(text, lines[number - 1], line, width, soft):
            blocks[-1] = Block(blocks[-1].start, line.end)
        else:
            blocks.append(Block(line.start, line.end))
    return blocks


def _wrap_width(text: str, lines: list[Line]) -> int:
    """Return the width at which the file wraps its lines; 0 = it does not.

    A wrapped file breaks where the next word does not fit, whatever the sentence does there.
    """
    pairs = [(a, b) for a, b in pairwise(lines) if b.follows]
    if not pairs:
        return 0
    lengths = sorted(line.end - line.start for line in lines)
    width = lengths[int(0.98 * (len(lengths) - 1))]
    if not _NARROWEST_WRAP <= width <= _WIDEST_WRAP:
        return 0
    full = sum(_is_full(text, a, b, width) for a, b in pairs)
    open_ends = sum(text[a.end - 1] not in _ENDS for a, _ in pairs)
    if len(pairs) < 3 and not all(text[b.start].islower() for _, b in pairs):
        return 0
    return width if full >= _SHARE_FULL * len(pairs) and open_ends >= _SHARE_OPEN * len(pairs) else 0


def _is_full(text: str, line: Line, after: Line, width: int) -> bool:
    """Return whether the first word of the next line would not have fitted on this one."""
    room = width - (line.end - line.start)
    return not any(c.isspace() for c in text[after.start : min(after.end, after.start + max(0, room))])


def _runs_on(text: str, line: Line, after: Line, width: int, soft: bool) -> bool:
    closed = text[line.end - 1] in _ENDS
    if width and _is_full(text, line, after, width):
        return not (_ITEM.match(text, after.start, after.end) and (closed or text[line.end - 1] == ","))
    if soft:
        return not closed
    return not closed and text[after.start].islower() and line.end - line.start >= _RUNS_ON
