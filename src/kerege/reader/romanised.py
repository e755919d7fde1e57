"""Names of people in Latin letters, so that texts in all languages call somebody alike."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, lru_cache

from kerege.reader.packs import COMMON, settings

_CYRILLIC = re.compile(r"[\u0400-\u052f]")
_WORD = re.compile(r"[\u0400-\u052f]+")


def is_person(name: str) -> bool:
    """Return whether a name in Cyrillic letters may be that of a person: two words or more with capitals."""
    particles = settings(COMMON, "romanised")["groups"]["particles"]
    words = [word for word in name.split() if word not in particles]
    parts = [part for word in words for part in word.split("-")]
    return len(words) > 1 and all(
        _CYRILLIC.match(part) and part.istitle() and part.isalpha() for part in parts
    )


@lru_cache(maxsize=512)
def romanised(name: str) -> str:
    """Return a name in Latin letters; words that are in Latin letters already stay.

    By BGN/PCGN (1947) in the simplified form of newspapers, usual given names as they are written in English.

    >>> romanised("Оксана Лут"), romanised("Нурлан Сауранбаев"), romanised("Алексей Островский")
    ('Oksana Lut', 'Nurlan Sauranbayev', 'Alexei Ostrovsky')
    """
    return _WORD.sub(lambda word: _word(word[0]), name) if _CYRILLIC.search(name) else name


def _word(word: str) -> str:
    table = settings(COMMON, "romanised")
    known = table["names"].get(word.lower())
    if known is not None and word[0].isupper():
        return str(known)
    small = word.lower()
    vowels, letters = str(table["groups"]["vowels"]), _letters()
    for before, after in _groups():
        small = before.sub(after, small)
    found = []
    for place, letter in enumerate(small):
        follows = place > 0 and small[place - 1] in vowels
        if letter == "е" and follows:
            found.append("ye")
        elif letter == "й" and follows and place + 1 < len(small):
            found.append("i")
        else:
            found.append(letters.get(letter, letter))
    spelt = "".join(found)
    return spelt[:1].upper() + spelt[1:] if word[:1].isupper() else spelt


@cache
def _letters() -> Mapping[str, str]:
    return {str(letter): str(spelt) for letter, spelt in settings(COMMON, "romanised")["letters"].items()}


@cache
def _groups() -> tuple[tuple[re.Pattern[str], str], ...]:
    pairs = settings(COMMON, "romanised")["groups"]["order"]
    return tuple((re.compile(before), after) for before, after in pairs)
