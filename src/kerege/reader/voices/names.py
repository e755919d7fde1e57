"""Names of unknown speakers: taken from the text and put into the nominative."""

from __future__ import annotations

import re
from functools import cache

from kerege.reader.packs import settings
from kerege.reader.scan import Scan
from kerege.reader.voices.titles import is_title

_LOWER = "a-zà-öø-ÿāăąćčďęěğıļłńňőœřśşšťůűźżžа-яёәіңғүұқөһ"
_WORD = rf"[^\W\d_{_LOWER}](?<!\w.)[\w’'.]*(?:-[^\W\d_][\w’']*)*"
_PARTICLES = "van der |van den |von der |van de |van |von |de la |de |bin |al-|ibn |der |"
_PARTICLES += "де ла |де лос |дель |ван дер |ван |фон |бин |аль-|эль-"
_RUN = re.compile(rf"{_WORD}(?:[ \u00a0](?:{_PARTICLES})?{_WORD}){{0,4}}")
_CYRILLIC = re.compile(r"[А-ЯЁӘҒҚҢӨҰҮҺІ]")
_REACH = 60
_LONGEST = 60
#: letters of a name that are left when its ending is taken off
_STEM = 2
#: marks around a name, characters of it
_OPENING, _CLOSING, _MARKED = tuple('«„“"'), '»”“"', 48
#: words of a plain name; letters of a noun that is taken for an office by its ending
_PAIR, _NOUN = 2, 10


def name_after(scan: Scan, place: int, skip: int, stop: int = -1) -> tuple[int, int] | None:
    """Return the run of capitalised words within ``skip`` small words after a place, if there is one.

    ``stop`` : where to end; the end of the sentence if negative.
    """
    text, last = scan.text, scan.end if stop < 0 else stop
    for _ in range(skip + 1):
        while place < last and text[place] in " \u00a0„“«\"'‘":
            place += 1
        if place >= last or not (text[place].isalpha() or text[place] == "-"):
            return None
        match = _RUN.match(text, place, min(last, place + _LONGEST))
        if match is not None:
            return match.start(), _trimmed(text, match.start(), match.end())
        while place < last and (text[place].isalnum() or text[place] in "-’'"):
            place += 1
    return None


def in_marks(scan: Scan, place: int) -> tuple[int, int] | None:
    """Return the name between a mark at a place and the closing one (the portal "Ports today").

    It has a capital and at most four words.
    """
    start = place + 1
    if scan.text[place:start] not in _OPENING or not scan.text[start : start + 1].isupper():
        return None
    stops = [at for mark in _CLOSING if (at := scan.text.find(mark, start, start + _MARKED)) >= 0]
    end = min(stops, default=start)
    return (start, end) if start < end <= scan.end and scan.text.count(" ", start, end) <= _STEM + 1 else None


def name_before(scan: Scan, place: int) -> tuple[int, int] | None:
    """Return the run of capitalised words that ends right before a place; None if there is none."""
    left = max(scan.start, place - _REACH)
    last = None
    for match in _RUN.finditer(scan.text, left, place):
        last = match
    if last is None or scan.text[last.end() : place].strip(' \u00a0»”"') or last.start() == left > scan.start:
        return None
    return last.start(), _trimmed(scan.text, last.start(), last.end())


def runs(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return the runs of capitalised words between two places."""
    return [
        (match.start(), _trimmed(text, match.start(), match.end()))
        for match in _RUN.finditer(text, start, end)
    ]


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
    last = max((n for n, word in enumerate(words[:-1]) if is_title(word, language)), default=-1)
    if last < 0 and len(words) > _PAIR and _is_office(words[0], language):
        last = 0
    return " ".join(_past_acronym(words[last + 1 :]))


def own_name(name: str, language: str) -> str:
    """Return a name without the house it belongs to, before it in another script or behind "of".

    >>> own_name("Jan Maier von der Nordbank", "de")
    'Jan Maier'
    >>> own_name("Nord Research Иван Петров", "ru")
    'Иван Петров'
    """
    words = _unhoused(name.split(" "), language)
    rules = settings(language, "attribution").get("grammar", {})
    small = next((n for n, word in enumerate(words) if n > 1 and word.islower()), 0)
    if len(words) > _PAIR and words[1].islower() and words[2] in rules.get("portfolios", ()):
        small = 1  # "Claes van Defensie"
    if small and words[small] in rules.get("members", ()):
        words = words[:small]
    words = _past_acronym(words)
    if not words[-1].isascii() and words[0].isascii():
        first = next(n for n, word in enumerate(words) if not word.isascii())
        words = words[first:] if _CYRILLIC.match(words[-1]) and len(words) - first > 1 else words
    if words[-1].isascii() and _CYRILLIC.match(words[0]):
        words = words[: next(n for n, word in enumerate(words) if word.isascii())]  # "Иван Петров Reuters"
    return " ".join(words)


def _past_acronym(words: list[str]) -> list[str]:
    """Return a name without the acronym of a house before it in the same script ("КТЖ Иван Петров")."""
    house = len(words) > _PAIR and len(words[0]) >= _PAIR and words[0].isupper() and not words[0].isascii()
    return words[1:] if house else words


def _unhoused(words: list[str], language: str) -> list[str]:
    """Return a name without the noun before it that says what house it is ("Bergbaukonzern Aurora")."""
    houses = tuple(settings(language, "attribution").get("grammar", {}).get("houses", ()))
    return words[1:] if houses and len(words) > 1 and words[0].lower().endswith(houses) else words


def _is_office(word: str, language: str) -> bool:
    """Return whether a long noun before a name says what somebody is ("Mühlenbesitzer Jan Doe")."""
    grammar = settings(language, "attribution").get("grammar", {})
    return len(word) >= _NOUN and word.endswith(tuple(grammar.get("office_ends", ())) or "\0")


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
