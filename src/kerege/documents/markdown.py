"""Markdown: its paragraphs, and the spans that are mark-up; the text itself stays as it is."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import NamedTuple

from kerege.documents.masking import blank_spans
from kerege.documents.paragraphs import Block, Line, find_lines, join_lines

Span = tuple[int, int]

_FENCE = re.compile(r"(?:`{3,}|~{3,})")
_RULE = re.compile(r"(?:[-*_=][ \t]?){3,}")
_UNDERLINE = re.compile(r"(?:=+|-{2,})")
_HEADING = re.compile(r"#{1,6}(?:[ \t]+|$)")
_PREFIX = re.compile(r"(?:>[ \t]?){1,20}")
_ITEM = re.compile(r"(?:[-*+•]|\d{1,3}[.)])[ \t]+(?:\[[ xX]\][ \t]+)?")
_DEFINITION = re.compile(r"\[[^\]\n]{1,100}\]:[ \t]{0,9}\S{1,2000}+(?:[ \t].{0,300})?")
_TABLE_RULE = re.compile(r"\|?[ \t]*:?-{2,}:?[ \t]*(?:\|[ \t]*:?-{2,}:?[ \t]*)*\|?")
_FIELD = re.compile(r"([A-Za-z][A-Za-z0-9_-]{0,40})[ \t]*[:=][ \t]*(.{0,500})")
_PIPE = re.compile(r"\|")
_FRONT_MARKS = ("---", "+++")
_FRONT_LINES = 200

_INLINE = re.compile(
    r"!?\[(?=[^\[\]\n]{0,500}\]\()"  # opening of a link or picture
    r"|\]\([^()\s]{0,2000}(?:\([^()\s]{0,200}\)[^()\s]{0,500})?"  # its target and title
    r"(?:[ \t]{1,5}[\"'][^\"'\n]{0,300}[\"'])?\)"
    r"|\[\^[^\]\s]{1,40}\]"  # footnote mark
    r"|<(?:https?://[^<>\s]{1,2000}|/?[A-Za-z][^<>\n]{0,500})>|<!--[^<]{0,2000}?-->"  # address, tag, comment
    r"|(?<![\\*\d\s])\*{1,3}|\*{1,3}(?=[^\s*\d])|\*{2}(?=\d)"  # emphasis
    r"|(?<!\w)_{1,3}(?=\S)|(?<=[^\s_])_{1,3}(?!\w)"
    r"|~~|`+|\\(?=[\\`*_{}\[\]()#+.!|~-])"
)


@dataclass(frozen=True, slots=True)
class MarkdownParts:
    """Paragraphs, mark-up spans (sorted, disjoint) and front matter (lower-case keys) of a Markdown text."""

    blocks: list[Block]
    markup: tuple[Span, ...]
    front: dict[str, str] = field(default_factory=dict)


class _Look(NamedTuple):
    """What of a line is words, whether it opens a paragraph, whether it closes one, and its mark-up."""

    start: int
    end: int
    opens: bool
    closes: bool
    marks: list[Span]


def split_markdown(text: str) -> MarkdownParts:
    """Return the paragraphs of a Markdown text and what in it is mark-up.

    Headings, list items and table rows are paragraphs of their own; of a link the words stay and the target
    is mark-up; table rows keep their cells together and their pipes are mark-up.
    """
    lines = find_lines(text)
    spans: list[Span] = []
    front, first = _front_matter(text, lines)
    if first:
        spans.append((lines[0].start, lines[first - 1].end))
    kept: list[Line] = []
    closed = True
    for line in lines[first:]:
        look = _look(text, line.start, line.end)
        spans += look.marks
        if look.start < look.end:
            follows = line.follows and not look.opens and not closed
            kept.append(line._replace(start=look.start, end=look.end, follows=follows))
        closed = look.closes
    markup = _merge(spans)
    return MarkdownParts(_trim(blank_spans(text, markup), join_lines(text, kept, soft=True)), markup, front)


def _front_matter(text: str, lines: list[Line]) -> tuple[dict[str, str], int]:
    """Return the fields of the front matter and the number of lines it takes; 0 = there is none."""
    if not lines or text[lines[0].start : lines[0].end] not in _FRONT_MARKS or text[: lines[0].start].strip():
        return {}, 0
    mark = text[lines[0].start : lines[0].end]
    fields: dict[str, str] = {}
    for number, line in enumerate(lines[1:_FRONT_LINES], 1):
        words = text[line.start : line.end]
        if words == mark:
            return fields, number + 1
        match = _FIELD.match(words)
        if match:
            fields.setdefault(match[1].lower(), match[2].strip().strip("\"'"))
    return {}, 0


def _look(text: str, start: int, end: int) -> _Look:
    marks: list[Span] = []
    prefix = _PREFIX.match(text, start, end)
    if prefix:
        marks.append(prefix.span())
        start = prefix.end()
    words = text[start:end]
    if _FENCE.match(words) or any(p.fullmatch(words) for p in (_RULE, _UNDERLINE, _DEFINITION, _TABLE_RULE)):
        return _Look(end, end, True, True, [*marks, (start, end)])
    heading = _HEADING.match(text, start, end)
    if heading:
        marks.append(heading.span())
        start = heading.end()
        tail = len(text[start:end].rstrip("#").rstrip())
        marks.append((start + tail, end))
        end = start + tail
    item = _ITEM.match(text, start, end)
    if item and not heading:
        marks.append(item.span())
        start = item.end()
    row = text.startswith("|", start) or text.count("|", start, end) > 1
    if row:
        marks += [(at.start(), at.end()) for at in _PIPE.finditer(text, start, end)]
    marks += [match.span() for match in _INLINE.finditer(text, start, end)]
    return _Look(start, end, bool(heading or item or row), bool(heading or row), marks)


def _trim(prose: str, blocks: list[Block]) -> list[Block]:
    """Return the blocks without mark-up and white space at their ends; blocks of nothing else are dropped."""
    trimmed = []
    for start, end in blocks:
        words = prose[start:end]
        kept = words.strip()
        if kept:
            first = start + len(words) - len(words.lstrip())
            trimmed.append(Block(first, first + len(kept)))
    return trimmed


def _merge(spans: list[Span]) -> tuple[Span, ...]:
    merged: list[Span] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        elif start < end:
            merged.append((start, end))
    return tuple(merged)
