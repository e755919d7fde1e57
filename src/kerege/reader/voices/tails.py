"""Where a body's name ends behind its noun: "Institute of Steppe Economics", "Институт степной экономики"."""

from __future__ import annotations

from functools import cache

from kerege.reader.folding import fold
from kerege.reader.lexicon import Hit
from kerege.reader.scan import Scan
from kerege.reader.voices.words import listed

#: words of a tail at most, letters of a word in the genitive at least
_WORDS, _CASED = 7, 4
_JOINS = frozenset((" ", "\u00a0"))


def tail_end(scan: Scan, place: int) -> int:
    """Return the end of the words behind a body's noun that belong to its name; ``place`` if none do."""
    ends = _genitives(scan.language)
    return _cased(scan, place, ends) if ends else _linked(scan, place)


def _linked(scan: Scan, place: int) -> int:
    """Follow "of", articles and adjectives as far as a noun with a capital stands behind them."""
    links, articles = listed(scan.language, "tails"), listed(scan.language, "articles")
    end, linked, joined = place, False, False
    for _ in range(_WORDS):
        word, stop = _word(scan, place)
        small = fold(word).strip()
        if small in links or (linked and small in articles):
            linked = joined = True
        elif linked and word[:1].isupper() and not is_month(scan, stop):
            end, joined = stop, False
        elif not (joined and word.endswith(_adjectives(scan.language))):
            return end
        place = stop
    return end


def is_month(scan: Scan, end: int) -> bool:
    """Return whether the word that ends at a place is a month ("the ministry of May")."""
    return any(hit.word_end == end for hit in scan.of("months"))


def _cased(scan: Scan, place: int, ends: tuple[str, ...]) -> int:
    """Follow words in the genitive."""
    branches = listed(scan.language, "branches")
    for _ in range(_WORDS):
        word, stop = _word(scan, place)
        small = fold(word).strip()
        fits = small in branches or (len(word) >= _CASED and word.endswith(ends))
        if not fits and not (word.isupper() and len(word) > 1):
            return place
        place = stop
    return place


def _word(scan: Scan, place: int) -> tuple[str, int]:
    """Return the next word and its end; blank if a sign comes first."""
    text, start = scan.text, place + 1
    if text[place:start] not in _JOINS:
        return "", place
    stop = start
    while stop < scan.end and (text[stop].isalpha() or text[stop] in "-’"):
        stop += 1
    return text[start:stop], stop


@cache
def _genitives(language: str) -> tuple[str, ...]:
    return tuple(sorted(listed(language, "genitive_ends")))


@cache
def _adjectives(language: str) -> tuple[str, ...]:
    return tuple(sorted(listed(language, "tail_adjectives"))) or ("\0",)


def more_fields(scan: Scan, hit: Hit, english: str) -> str:
    """Return the further fields in the name of a ministry (" and Mineral Resources"); mostly blank.

    Only where the text has the name as it is in English.
    """
    return fields_behind(scan, hit.start, hit.word_end, english)


def fields_behind(scan: Scan, start: int, end: int, english: str) -> str:
    """Return the further fields behind the name of a ministry that stands between two places."""
    joints = listed(scan.language, "fields")
    if not joints or scan.text[start:end] != english:
        return ""
    place, found = end, end
    joined = False
    for _ in range(_WORDS):
        comma = scan.text[place : place + 1] == ","
        word, stop = _word(scan, place + comma)
        if word in joints:
            joined = True
        elif not word[:1].isupper() or (comma and joined):
            break
        else:
            found = stop if joined else found
        place = stop
    return scan.text[end:found]
