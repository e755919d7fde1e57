"""Who is interviewed: the person whom the heading or the words before the first question name."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from itertools import islice
from typing import NamedTuple

from kerege.reader.actors.known import kinds
from kerege.reader.folding import fold
from kerege.reader.packs import entries, settings
from kerege.reader.voices.names import nominative, runs, untitled
from kerege.reader.voices.titles import has_title
from kerege.reader.voices.words import listed

#: characters before the first question in which the person is looked for, names that are looked at
_LEAD, _MOST = 1500, 60
#: characters before somebody called by one name in which the whole name is looked for
_BACK = 20_000
#: the same for a label in capitals
_SCRIPT = 6000
#: characters around a name in which "interview" may stand, before it and behind it
_LEFT, _BEHIND = 48, 48
#: what stands between a person and the matter of a talk: "Jane Doe — on ships", "Jane Doe: "We ...""
_THEN = re.compile(r",?[ \u00a0]?(?:[–—:]|[^\W\d_]{1,6}(?=[ \u00a0]))")
_TALK, _TITLE, _MATTER = 4, 2, 1
#: words of a name with a place before it
_THREE = 3
#: an initial with its full stop
_INITIAL = 2
#: kinds of names that are nobody's
_PLACES = frozenset(("state", "bloc", "region", "asset"))
_INITIALS = re.compile(r"[^\W\d_]\.?[ \u00a0]?[^\W\d_]\.?")


class _Found(NamedTuple):
    score: int
    name: str


def guest(text: str, end: int, language: str, *, asked: bool = False) -> str:
    """Return who answers the questions that begin at ``end``; blank if nobody is named.

    ``asked`` : only somebody beside a word like "interview".

    >>> guest("Ships and sand: an interview with Jane Doe", 42, "en")
    'Jane Doe'
    """
    left = max(0, end - _LEAD)
    found = [_judged(text, start, stop, language) for start, stop in runs(text, left, end)[:_MOST]]
    best = max((one.score for one in found if one is not None), default=0)
    called = _addressed(text, end, language) if best < _TITLE and not asked else ""
    if called or best < (_TALK if asked else 1):
        return called
    return next((one.name for one in found if one is not None and one.score == best), "")


def _addressed(text: str, start: int, language: str) -> str:
    """Return the whole name of somebody whom a question addresses ("Mr Doe, are you happy?"), else blank."""
    titles = "|".join(map(re.escape, sorted(listed(language, "addresses"))))
    called = re.compile(rf"(?i:{titles})\.? ([^\W\d_a-z][\w’-]+)[,!?]") if titles else None
    found = called.match(text, start, start + _LEFT) if called is not None else None
    return full_name(text, start, found[1], language) if found is not None else ""


def full_name(text: str, end: int, label: str, language: str) -> str:
    """Return the whole name of somebody called by the last name or initials, from the text before.

    >>> full_name("Economist Jane Doe on gas", 25, "Doe", "en")
    'Jane Doe'
    """
    if _INITIALS.fullmatch(label):
        return guest(text, end, language)
    if label.isupper():
        matches = islice(_before(label).finditer(text, max(0, end - _SCRIPT), end), 8)
        return next((match[0] for match in matches if _is_first_name(match[1], language)), "")
    place, left = end, max(0, end - _BACK)
    for _ in range(8):
        place = text.rfind(f" {label}", left, place)
        if place < 0:
            return ""
        after = text[place + 1 + len(label) : place + 2 + len(label)]
        first = text[max(text.rfind(sign, left, place) for sign in " \n\u00a0") + 1 : place]
        if not after.isalnum() and _is_first_name(first, language):
            return f"{first} {label}"
    return ""


@lru_cache(maxsize=64)
def _before(label: str) -> re.Pattern[str]:
    """Return the pattern of a name with a word before it, in whatever case."""
    return re.compile(rf"(?<!\w)([^\W\d_][\w’'-]{{1,24}}) {re.escape(label)}(?!\w)", re.IGNORECASE)


def _is_first_name(word: str, language: str) -> bool:
    if not word[:1].isupper() or not word.replace("-", "").replace(".", "").isalpha() or word.isupper():
        return False
    small = fold(word).strip()
    known = ("articles", "prepositions", "not_names", "of", "that")
    return not has_title(word, language) and not any(small in listed(language, sort) for sort in known)


def _judged(text: str, start: int, stop: int, language: str) -> _Found | None:
    run = _to_stop(text[start:stop], language)
    name = untitled(run, language)
    if " " not in name or name[0].islower() or fold(name).strip() in _places(language):
        return None
    stop = start + len(run)
    before = text[max(0, start - _LEFT) : start]
    small = fold(before).split()[-1:]
    declined = bool(small) and small[0] in listed(language, "prepositions")
    talk = _talks(before, text[stop : stop + _BEHIND], language)
    if declined and not talk and name == run and name.count(" ") > 1:
        name, declined = name.partition(" ")[2], False
    titled = name != run or has_title(before, language)
    office = titled or (talk and not declined and before.rstrip()[-1:].islower())
    name = _without_seat(name, language) if office else name
    matter = _THEN.match(text, stop)
    sign = matter is not None and (matter[0][-1] in "–—:" or fold(matter[0]).strip() in _about(language))
    score = _TALK * talk + _TITLE * titled + _MATTER * sign
    cased = nominative(name, language) if talk or (declined and titled) else name
    return _Found(score, cased)


@cache
def _places(language: str) -> frozenset[str]:
    """Return the folded names of states and regions, which answer no questions."""
    known = kinds()
    found = [e for e in entries(language) if e.layer == "actors" and known.get(e.key, ("",))[0] in _PLACES]
    return frozenset(fold(form).strip() for entry in found for form in entry.forms)


def _without_seat(name: str, language: str) -> str:
    """Return a name without the place of an office before it ("мэр Поти Иван Петров")."""
    grammar = settings(language, "attribution").get("grammar", {})
    words = name.split(" ")
    fathers = tuple(grammar.get("patronymic_ends", ()))
    if not fathers or len(words) != _THREE or words[1].endswith(fathers) or words[2].endswith(fathers):
        return name
    return " ".join(words[1:])


def _to_stop(run: str, language: str) -> str:
    """Return capitalised words up to a full stop that ends a sentence."""
    place = 0
    for word in run.split(" ")[:-1]:
        place += len(word) + 1
        if word.endswith(".") and len(word) > _INITIAL and not has_title(word, language):
            return run[: place - 2]
    return run


def _talks(before: str, behind: str, language: str) -> bool:
    words = [f" {word}" for word in sorted(listed(language, "interview"))]
    lines = " " + fold(before.rpartition("\n")[2]), " " + fold(behind.partition("\n")[0])
    return any(word in line for word in words for line in lines)


def _about(language: str) -> frozenset[str]:
    return listed(language, "about")
