"""Interviews without the name at each answer: turns with labels, in quotation marks or behind dashes."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import lru_cache
from typing import NamedTuple

from kerege.reader.folding import fold
from kerege.reader.voices.announced import announced
from kerege.reader.voices.guests import full_name, guest
from kerege.reader.voices.names import untitled
from kerege.reader.voices.words import listed

_OPENS = r"(?:^|(?<=[.?!…:»”“\"’)]\s)|(?<=\n))"
_LABEL = re.compile(
    _OPENS + r"(?P<label>[^\W\d_a-zа-яё][\w.’'-]{0,24}(?:[ \u00a0][\w.’'-]{1,24}){0,3}):\s", re.MULTILINE
)
_DASH = re.compile(r"(?:^|(?<=[.?!…»”“\"]\s)|(?<=\n))[–—-][ \u00a0](?=[„“«\"‘]?[^\W_a-zа-яё])", re.MULTILINE)
#: words said in whole sentences, from an opening mark to its closing one
_QUOTE = re.compile(
    r"(?:^|(?<=[.?!…:]\s)|(?<=\n))"
    r"(?:\"[^\"\n]{12,1800}\"|„[^„“”\n]{12,1800}[“”]|“[^“”\n]{12,1800}”|«[^«»\n]{12,1800}»"
    r"|‘[^‘\n]{12,1800}?[.?!…]’)(?=\s|$)",
    re.MULTILINE,
)
#: a line of a script that names in capitals who speaks
_SCRIPT = re.compile(r"^[^\W\d_a-zа-яё]{2}[^\na-zа-яё:]{1,28}:\s", re.MULTILINE)
#: the author's words inside a turn: ", – said he. – And"
_AUTHOR = re.compile(r"[,!?…][ \u00a0][–—][ \u00a0](?=[a-zа-яёәіңғүұқөһß-ÿ])")
#: turns and questions at least; characters of a question that is a paragraph of its own, questions of such
_TURNS, _ASKED, _PARAGRAPH, _ALONE = 3, 2, 400, 3
#: turns of a text that are looked at; characters between a question and its answer
_MOST, _GAP = 400, 4
#: letters of initials
_SHORT = 2
#: characters of a text in which the whole names of those who answer stand
_TOP = 6000


class Part(NamedTuple):
    """A part of a talk; ``name``: who answers, blank for a question."""

    start: int
    end: int
    name: str


@lru_cache(maxsize=8)
def interview(text: str, language: str) -> tuple[Part, ...]:
    """Return the questions and answers of a text, in order; nothing if it is no interview."""
    if "?" not in text:
        found = _labelled(text, language) if _SCRIPT.search(text) else ()
    else:
        found = (
            _labelled(text, language)
            or _quoted(text, language)
            or _dashed(text, language)
            or _paragraphs(text, language)
        )
    return found or tuple(Part(*part) for part in announced(text, language))


def part_at(parts: tuple[Part, ...], place: int) -> Part | None:
    """Return the part of a talk at an offset; None in the author's own text."""
    number = bisect_right(parts, place, key=lambda part: part.start) - 1
    return parts[number] if number >= 0 and place < parts[number].end else None


def _labelled(text: str, language: str) -> tuple[Part, ...]:
    """Read turns that open with who speaks ("Question: ... Doe: ..."); who mostly asks is not quoted."""
    found = list(_LABEL.finditer(text))[:_MOST]
    if len(found) < _TURNS:
        return ()
    ends = [*(match.start() for match in found[1:]), _line_end(text, found[-1].end())]
    asking: dict[str, int] = {}
    times: dict[str, int] = {}
    for match, end in zip(found, ends, strict=True):
        label = fold(match["label"]).strip()
        times[label] = times.get(label, 0) + 1
        asking[label] = asking.get(label, 0) + text[match.end() : end].rstrip(' \n»”“"').endswith("?")
    asks = {label for label in times if label in listed(language, "asks")}
    asks = asks or {label for label, count in asking.items() if count >= _ASKED and 2 * count > times[label]}
    if not asks:
        return ()
    parts = []
    for match, end in zip(found, ends, strict=True):
        label = fold(match["label"]).strip()
        asked = label in asks
        name = "" if asked else _called(text, match["label"], found[0].start(), language)
        stop = min(end, _line_end(text, match.end())) if asked or not name else end
        if asked or name:
            parts.append(Part(match.end(), stop, name))
    return tuple(parts)


def _called(text: str, label: str, first: int, language: str) -> str:
    """Return who a label stands for."""
    if fold(label).strip() in listed(language, "replies"):
        return guest(text, first, language)
    name = untitled(_unmarked(label, language), language)
    whole = full_name(text, min(len(text), _TOP), name, language) if name.count(" ") < _TURNS - 1 else ""
    if whole and not whole.isupper():
        return whole
    if " " in name.strip("."):
        words = name.split()
        return name.title() if name.isupper() else (name if all(w[:1].isupper() for w in words) else "")
    return (name.title() if name.isupper() else name) if len(name) > _SHORT else ""


def _unmarked(label: str, language: str) -> str:
    """Return a label without the word that says it is a recording ("O-Ton Jane Doe")."""
    first, _, rest = label.partition(" ")
    return rest if rest and fold(first).strip() in listed(language, "recorded") else label


def _quoted(text: str, language: str) -> tuple[Part, ...]:
    """Read answers in quotation marks behind questions without."""
    found = list(_QUOTE.finditer(text))[:_MOST]
    answers = [m for m in found if text[max(0, m.start() - _GAP) : m.start()].rstrip()[-1:] == "?"]
    if len(answers) < _ASKED:
        return ()
    name = guest(text, answers[0].start(), language)
    if not name:
        return ()
    whole = [match for match in found if match.start() >= answers[0].start() and match[0][-2] in ".?!…"]
    return tuple(Part(match.start(), match.end(), name) for match in whole)


def _dashed(text: str, language: str) -> tuple[Part, ...]:
    """Read turns behind dashes, which ask and answer by turns."""
    found = [match.start() for match in _DASH.finditer(text)][:_MOST]
    turns = [
        start
        for before, start in zip([-1, *found], found, strict=False)
        if before < 0 or _AUTHOR.search(text, before, min(start, before + 1500)) is None
    ]
    if len(turns) < _TURNS:
        return ()
    ends = [*turns[1:], _line_end(text, turns[-1])]
    asked = [text[start:end].rstrip().endswith("?") for start, end in zip(turns, ends, strict=True)]
    if not asked[0] or sum(asked) < _ASKED:
        return ()
    name = guest(text, turns[0], language)
    if not name:
        return ()
    parts = []
    answers = True
    for start, end, asks in zip(turns, ends, asked, strict=True):
        answers = not asks and not answers
        parts.append(
            Part(start, end if answers else min(end, _line_end(text, start)), name if answers else "")
        )
    return tuple(parts)


def _paragraphs(text: str, language: str) -> tuple[Part, ...]:
    """Read questions and answers that are paragraphs, of a text that calls itself an interview."""
    lines = [(match.start(), match.end()) for match in re.finditer(r"[^\n]+", text)][:_MOST]
    asks = [
        number
        for number, (start, end) in enumerate(lines)
        if end - start < _PARAGRAPH and text[start:end].rstrip(' »”"“').endswith("?")
    ]
    if len(asks) < _ALONE or asks[0] + 1 >= len(lines):
        return ()
    first = lines[asks[0]][0]
    if not any(word in fold(text[:first]) for word in sorted(listed(language, "interview"))):
        return ()
    name = guest(text, first, language)
    if not name:
        return ()
    return tuple(
        Part(*line, "" if number in asks else name) for number, line in enumerate(lines) if number >= asks[0]
    )


def _line_end(text: str, place: int) -> int:
    end = text.find("\n", place)
    return end if end >= 0 else len(text)
