"""A name beside a word that says what it is: "Nordwest Windbau AG", "Stromversorger PGE"."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from kerege.reader.actors.suffixes import case_endings
from kerege.reader.layers import Mention
from kerege.reader.lexicon import Hit
from kerege.reader.packs import settings
from kerege.reader.scan import Scan

_WORD = r"[A-ZÀ-ÞА-ЯЁӘҒҚҢӨҰҮҺІ][\w'’&]{0,30}(?:-[\w'’]{1,30}){0,3}"
_NAME = rf"{_WORD}(?:\s{_WORD}){{0,3}}"
#: a name in quotation marks may hold small words ("«Восточные ворота»")
_QUOTED = re.compile(r"\s{1,2}[«„“\"]([^\W\d_a-zа-яё][^«»„“”\"\n]{1,40})[»“”\"]")
#: capitalised words right behind a noun, perhaps in quotation marks
_AFTER = re.compile(rf"\s{{1,2}}([«„“\"‘']?)({_NAME})")
#: capitalised words right before a legal form or a noun of place
_BEFORE = re.compile(rf"((?:{_WORD}\s){{0,3}}{_WORD})([»”“\"]?)[\s-]$")
_QUOTED_BEFORE = re.compile(r"[«„“\"]([^\W\d_a-zа-яё][^«»„“”\"\n]{1,40})[»“”\"]\s$")
_REACH = 90
#: letters of an inflection behind a noun; more make it another word
_ENDING = 2
_SHORT = 4
#: words of the name of a firm that may be those of measures ("International Resources Holding")
_LONG = 3
#: layers whose words open a sentence without being names
_WORDS = ("goods", "frame_things", "counted_nouns", "changes", "times")


def is_inflected(scan: Scan, hit: Hit) -> bool:
    """Say whether what follows a noun in its word is an ending, so that it is no other word."""
    cases = case_endings(scan.language)
    if cases:
        return scan.folded_slice(hit.end, hit.word_end) in cases
    return hit.word_end - hit.end <= _ENDING


def name_beside(scan: Scan, hit: Hit) -> Mention | None:
    """Return the name beside a legal form or a noun that says what it is."""
    kind = str(hit.entry.data.get("kind", "firm"))
    side = hit.entry.data.get("side", "before")
    if side in {"after", "both"}:
        name = _after(scan, hit, kind)
        if name is not None:
            return name
    return _before(scan, hit, kind) if side in {"before", "both"} else None


def _after(scan: Scan, hit: Hit, kind: str) -> Mention | None:
    """Return the name behind a noun, perhaps with a word between ("project called X", "plant at X")."""
    place = hit.word_end
    link = _links(scan.language).match(scan.text, place, scan.end)
    if link is not None:
        place = link.end()
    quoted = _QUOTED.match(scan.text, place, scan.end)
    if quoted is not None:
        return _trimmed(scan, *quoted.span(1), kind, legal=True)
    match = _AFTER.match(scan.text, place, scan.end)
    if match is None:
        return None
    if " " in match.group(2) and _after_officer(scan, hit) and not match.group(1):
        return None  # ("капитан порта Нурлан Жумабай")
    if kind == "firm" and " " in match.group(2) and _quotes_names(scan.language) and not match.group(1):
        return None  # a person ("глава компании Нурлан Жумабаев")
    return _trimmed(scan, *match.span(2), kind, legal=bool(match.group(1)))


def _before(scan: Scan, hit: Hit, kind: str) -> Mention | None:
    """Return the name before a noun or legal form, which is part of it if the pack says so (``whole``)."""
    head = scan.text[max(scan.start, hit.start - _REACH) : hit.start]
    first = hit.start - len(head)
    legal = bool(hit.entry.data.get("legal"))
    inside = _QUOTED_BEFORE.search(head)
    if inside is not None and not legal:
        return _trimmed(scan, first + inside.start(1), first + inside.end(1), kind, legal=True)
    match = _BEFORE.search(head)
    if match is None:
        return None
    owner = max(match.group(1).rfind("'s "), match.group(1).rfind("’s ")) + 3
    owner = owner if owner > 2 else 0
    quoted = bool(match.group(2))
    noun = kind == "asset" and not quoted and bool(hit.entry.data.get("whole"))
    whole = not quoted and not noun and (legal or bool(hit.entry.data.get("whole")))
    end = hit.end if whole else first + match.end(1)
    start = first + match.start(1) + owner
    long = whole and kind == "firm" and _is_long(scan, start, end)
    name = _trimmed(scan, start, end, kind, legal=(whole and legal) or quoted or long)
    if name is None or name.start >= hit.start or (not quoted and not legal and _opens_as_word(scan, name)):
        return None
    if noun and name.end == hit.start - 1:
        return replace(name, end=hit.end, actor=scan.text[name.start : hit.end])
    return name


def _is_long(scan: Scan, start: int, end: int) -> bool:
    """Say whether a name has so many words that those of measures among them tell none."""
    small = settings(scan.language, "frame_names").get("small", ())
    return sum(word.casefold() not in small for word in scan.text[start:end].split()) >= _LONG


def _opens_as_word(scan: Scan, name: Mention) -> bool:
    """Say whether one word that opens its sentence is a word of the language ("Sugar mill", not "Sugar")."""
    if " " in name.actor or scan.text[scan.start : name.start].strip(" «„“\"'‘(–-"):
        return False
    if name.actor.endswith(
        tuple(settings(scan.language, "frame_names").get("adjective_ends", ())) or ("\0",)
    ):
        return True
    return any(h.start == name.start and h.word_end >= name.end for layer in _WORDS for h in scan.of(layer))


def _after_officer(scan: Scan, hit: Hit) -> bool:
    """Say whether the word before a noun names an office, so that two names behind it are a person."""
    officers = tuple(settings(scan.language, "frame_names").get("officers", ()))
    before = scan.folded_slice(max(scan.start, hit.start - 24), hit.start).split()
    return bool(officers and before) and before[-1].startswith(officers)


@cache
def _quotes_names(language: str) -> bool:
    """Say whether names of firms of several words stand in quotation marks."""
    return bool(settings(language, "frame_names").get("quoted", False))


@cache
def _links(language: str) -> re.Pattern[str]:
    """Return the pattern of the words between a noun and its name."""
    words = settings(language, "frame_names").get("called", ())
    return re.compile(rf"\s(?:{'|'.join(map(re.escape, words))})(?=\s)" if words else r"(?!)")


def _trimmed(scan: Scan, start: int, end: int, kind: str, *, legal: bool = False) -> Mention | None:
    """Return a name without articles and other small words around it, None if nothing is left."""
    small = settings(scan.language, "frame_names").get("small", ())
    words = scan.text[start:end].split()
    while words and words[0].casefold() in small:
        start += len(words[0]) + 1
        words = words[1:]
    while words and words[-1].casefold() in small:
        end = scan.text.rindex(words[-1], start, end) - 1
        words = words[:-1]
    layers = ("months",) if legal else ("months", "measures")
    stops = [h.start for layer in layers for h in scan.of(layer) if start <= h.start < end]
    units = [h.start for h in scan.of("units") if h.start == start and h.word_end >= end]
    if not words or stops or units:
        return None
    actor = scan.text[start:end].rstrip("-'’ ")
    if len(actor) < 2:
        return None
    place = Mention(start, start + len(actor), actor, kind)
    for ending in settings(scan.language, "frame_names").get("adjective", ()) if kind == "asset" else ():
        if actor.endswith(ending) and len(actor) > len(ending) + _SHORT:
            return replace(place, actor=actor.removesuffix(ending))
    return place
