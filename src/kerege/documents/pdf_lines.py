"""Lines of a printed page to paragraphs: line ends, hyphens, page breaks and running heads."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

_HYPHEN = re.compile(r"(?<=\w)[\ufffe\uffff\x02](?=\w)")
_ENDS = (".", "!", "?", ":", "…", ".“", ".”", ".»", '."', ".)", "!“", "?“", "!»", "?»")
_ITEM = re.compile(r"(?:[-–—•▪◦*]|\d{1,2}[.)]|[a-z]\))\s")
_PAGE_NUMBER = re.compile(
    r"(?:[-–—|]\s?)?(?:\w{1,10}\.?\s)?\d{1,4}(?:\s?(?:/|von|of|van|из)\s?\d{1,4})?(?:\s?[-–—|])?"
)
_DIGITS = re.compile(r"\d+")
#: a hyphen before these words belongs to a shared compound ("Öl- und Gasförderung")
_JOINING = frozenset(
    ("und", "oder", "bzw", "sowie", "bis", "en", "of", "and", "or", "to", "и", "или", "және")
)


@dataclass(frozen=True, slots=True)
class Line:
    """A printed line: ``top`` of its first, ``bottom``, ``right`` of its last letter; height 0 = unknown."""

    text: str
    top: float = 0.0
    bottom: float = 0.0
    right: float = 0.0
    height: float = 0.0


def join_pages(pages: list[list[Line]]) -> tuple[str, int]:
    """Return the text of all pages, paragraphs between blank lines, and how many lines were dropped."""
    kept, dropped = _drop_running_lines(pages)
    paragraphs: list[str] = []
    for lines in kept:
        for number, paragraph in enumerate(_page_paragraphs(lines)):
            if number == 0 and paragraphs and _goes_on(paragraphs[-1], paragraph):
                paragraphs[-1] = _join(paragraphs[-1], paragraph)
            else:
                paragraphs.append(paragraph)
    return "\n\n".join(_HYPHEN.sub("-", p).strip("\ufffe\uffff\x02 ") for p in paragraphs), dropped


def _page_paragraphs(lines: list[Line]) -> list[str]:
    gaps = [before.bottom - after.top for before, after in pairwise(lines) if after.height]
    usual = median(gaps) if gaps else 0.0
    edge = max((line.right for line in lines), default=0.0)
    width = max((len(line.text) for line in lines), default=0)
    paragraphs: list[str] = []
    for number, line in enumerate(lines):
        text = _unhyphenate(line.text)
        if number and not _breaks(lines[number - 1], line, usual, edge, width):
            paragraphs[-1] = _join(paragraphs[-1], text)
        else:
            paragraphs.append(text)
    return paragraphs


def _breaks(before: Line, after: Line, usual: float, edge: float, width: int) -> bool:
    """Return whether a paragraph ends between two lines: by a gap, another size, a short line or a list."""
    if before.height and after.height:
        gap = before.bottom - after.top
        if gap > usual + 0.5 * after.height or gap < -3 * after.height:
            return True
        if abs(before.height - after.height) > 0.15 * max(before.height, after.height):
            return True
        short = before.right < 0.8 * edge
    else:
        short = len(before.text) < 0.7 * width
    if short and (before.text.endswith(_ENDS) or not after.text[0].islower()):
        return True
    return bool(_ITEM.match(after.text)) and before.text.endswith((*_ENDS, ";", ","))


def _goes_on(before: str, after: str) -> bool:
    """Return whether a paragraph runs on over a page break."""
    return not before.endswith(_ENDS) and (after[0].islower() or after[0].isdigit() or before.endswith("-"))


def _unhyphenate(text: str) -> str:
    """Return a line with the hyphens at merged line ends resolved (the PDF library marks them)."""
    return _HYPHEN.sub(lambda m: _hyphen(text[: m.start()], text[m.end() :]), text)


def _join(before: str, after: str) -> str:
    """Return two lines as one; a word divided at the line end is put together again."""
    if (
        before.endswith(("-", "\xad", "\ufffe", "\uffff", "\x02"))
        and len(before) > 1
        and before[-2].isalnum()
    ):
        stem = before[:-1]
        return stem + _hyphen(stem, after) + after
    return f"{before} {after}"


def _hyphen(before: str, after: str) -> str:
    """Return what stands between the halves of a divided word: nothing, a hyphen, or hyphen and space."""
    word = re.match(r"\w*", after)
    if word and word.group().lower() in _JOINING:
        return "- "
    return "" if before[-1:].isalpha() and after[:1].islower() else "-"


def _drop_running_lines(pages: list[list[Line]]) -> tuple[list[list[Line]], int]:
    """Return the pages without page numbers and edge lines shared by three pages and half of all."""
    edges: Counter[str] = Counter()
    for lines in pages:
        edges.update({_shape(line.text) for line in (*lines[:2], *lines[-2:])})
    often = max(3, (len(pages) + 1) // 2)
    running = {shape for shape, count in edges.items() if count >= often}
    kept, dropped = [], 0
    for lines in pages:
        last = len(lines) - 1
        stay = [line for i, line in enumerate(lines) if not _is_running(line.text, min(i, last - i), running)]
        dropped += len(lines) - len(stay)
        kept.append(stay)
    return kept, dropped


def _is_running(text: str, from_edge: int, running: set[str]) -> bool:
    if from_edge > 1:
        return False
    return _shape(text) in running or (from_edge == 0 and bool(_PAGE_NUMBER.fullmatch(text)))


def _shape(text: str) -> str:
    return _DIGITS.sub("0", text)
