"""Names of unknown speakers: taken from the text and put into the nominative."""

from __future__ import annotations

import re
from functools import cache

from kerege.reader.packs import settings
from kerege.reader.scan import Scan

_LOWER = "a-zà-öø-ÿāăąćčďęěğıļłńňőœřśşšťůűźżžа-яёәіңғүұқөһ"
_WORD = rf"(?<!\w)[^\W\d_{_LOWER}][\w’'.]*(?:-[^\W\d_][\w’']*)*"
_PARTICLES = "van der |van den |von der |van de |van |von |de |bin |al-|ibn |der "
_RUN = re.compile(rf"{_WORD}(?:[ \u00a0](?:{_PARTICLES})?{_WORD}){{0,4}}")
_REACH = 60
_LONGEST = 60
#: letters of a name that are left when its ending is taken off
_STEM = 2


def name_after(scan: Scan, place: int, skip: int) -> tuple[int, int] | None:
    """Return the run of capitalised words within ``skip`` small words after a place, if there is one."""
    text = scan.text
    for _ in range(skip + 1):
        while place < scan.end and text[place] in " \u00a0„“«\"'‘":
            place += 1
        if place >= scan.end or not (text[place].isalpha() or text[place] == "-"):
            return None
        match = _RUN.match(text, place, min(scan.end, place + _LONGEST))
        if match is not None:
            return match.start(), _trimmed(text, match.start(), match.end())
        while place < scan.end and (text[place].isalnum() or text[place] in "-’'"):
            place += 1
    return None


def name_before(scan: Scan, place: int) -> tuple[int, int] | None:
    """Return the run of capitalised words that ends right before a place; None if there is none."""
    left = max(scan.start, place - _REACH)
    last = None
    for match in _RUN.finditer(scan.text, left, place):
        last = match
    if last is None or scan.text[last.end() : place].strip(' \u00a0»”"') or last.start() == left > scan.start:
        return None
    return last.start(), _trimmed(scan.text, last.start(), last.end())


def _trimmed(text: str, start: int, end: int) -> int:
    while end > start and text[end - 1] in ".’'":
        end -= 1
    return end


def untitled(name: str, language: str) -> str:
    """Return a name without the titles before it.

    >>> untitled("Treasury Secretary Janet Yellen", "en")
    'Janet Yellen'
    """
    words = name.split(" ")
    titles = _titles(language)
    last = max((n for n, word in enumerate(words[:-1]) if word.lower().endswith(titles)), default=-1)
    return " ".join(words[last + 1 :])


def has_title(text: str, language: str) -> bool:
    """Return whether the last word of a text is a title ("глава", "KTZ-Chef")."""
    words = text.split()
    return bool(words) and words[-1].lower().endswith(_titles(language))


@cache
def _titles(language: str) -> tuple[str, ...]:
    titles = settings(language, "attribution").get("grammar", {}).get("titles", ())
    return tuple(str(title) for title in titles) or ("\0",)


def nominative(name: str, language: str) -> str:
    """Return a name in the nominative, as far as the endings of the pack's ``[cases]`` tell.

    >>> nominative("Саткалиева", "ru")
    'Саткалиев'
    """
    rules = _rules(language)
    if not rules:
        return name
    words = name.split(" ")
    last = bool(settings(language, "attribution").get("cases", {}).get("last_only", False))
    for number, word in enumerate(words):
        if last and number < len(words) - 1:
            continue
        words[number] = _undone(word, rules)
    return " ".join(words)


def _undone(word: str, rules: tuple[tuple[str, str], ...]) -> str:
    for ending, base in rules:
        if word.endswith(ending) and len(word) - len(ending) >= _STEM:
            return word[: len(word) - len(ending)] + base
    return word


@cache
def _rules(language: str) -> tuple[tuple[str, str], ...]:
    pairs = settings(language, "attribution").get("cases", {}).get("endings", ())
    rules = [(str(ending), str(base)) for ending, base in pairs]
    return tuple(sorted(rules, key=lambda rule: -len(rule[0])))
