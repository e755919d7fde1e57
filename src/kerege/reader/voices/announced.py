"""Talks announced by their heading: "Three questions to Jane Doe", "From an interview with Jane Doe:"."""

from __future__ import annotations

import re

from kerege.reader.folding import fold
from kerege.reader.voices.guests import guest
from kerege.reader.voices.words import listed

#: paragraphs at the head of a text of which one announces the talk, and its characters at most
_HEADS, _LONG = 4, 260
#: characters of a question that is a paragraph of its own; paragraphs that are looked at
_QUESTION, _MOST = 400, 400
_LINE = re.compile(r"[^\n]+")
_OPENERS = '„“«"‘‚'
#: words said, from an opening mark to its closing one or, where they go on in the next paragraph, to its end
_SAID = re.compile(
    r"(?:\"[^\"\n]+\"?|„[^„“”\n]+[“”]?|“[^“”\n]+”?|«[^«»\n]+»?|‘[^‘\n]+?(?:[.?!…]’(?!\w)|$)|‚[^‚‘\n]+‘?)"
)


def announced(text: str, language: str) -> tuple[tuple[int, int, str], ...]:
    """Return start, end and speaker of answers and quotations behind a heading that names who is asked.

    Questions have no speaker; answers are paragraphs, or what stands in quotation marks if one of them does.
    """
    lines = [match.span() for match, _ in zip(_LINE.finditer(text), range(_MOST), strict=False)]
    for number, (start, end) in enumerate(lines[:_HEADS]):
        if end - start > _LONG or not _announces(text[start:end], language):
            continue
        rest = lines[number + 1 :]
        first = next((place for place, line in enumerate(rest[:2]) if _opens_talk(text, line)), -1)
        if first < 0:
            continue
        name = guest(text, end, language, asked=True)
        return _answers(text, rest[first:], name) if name else ()
    return ()


def _announces(heading: str, language: str) -> bool:
    folded = f" {fold(heading)}"
    return any(f" {word}" in folded for word in sorted(listed(language, "interview")))


def _opens_talk(text: str, line: tuple[int, int]) -> bool:
    return _is_question(text, line) or text[line[0]] in _OPENERS


def _is_question(text: str, line: tuple[int, int]) -> bool:
    start, end = line
    return end - start < _QUESTION and text[start:end].rstrip(' »”“"’\u00a0').endswith("?")


def _answers(text: str, lines: list[tuple[int, int]], name: str) -> tuple[tuple[int, int, str], ...]:
    marked = any(text[start] in _OPENERS and not _is_question(text, (start, end)) for start, end in lines)
    found: list[tuple[int, int, str]] = []
    for start, end in lines:
        if _is_question(text, (start, end)):
            found.append((start, end, ""))
        elif not marked:
            found.append((start, end, name))
        elif (said := _SAID.match(text, start, end)) is not None:
            found.append((start, said.end(), name))
    return tuple(found)
