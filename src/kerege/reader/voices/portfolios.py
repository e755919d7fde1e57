"""Ministries of several fields: "Ministerium für Energie und Bergbau", "сауда және өнеркәсіп министрлігі"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache

from kerege.reader.folding import fold
from kerege.reader.lexicon import Hit
from kerege.reader.packs import Entry, entries, settings
from kerege.reader.scan import Scan

_MINISTRY, _AND = "Ministry of ", " and "
#: what the comma of a list is where signs are spaces
_COMMA = "  "
#: fields in a name at most
_FIELDS = 6


def ministry_cues(scan: Scan) -> list[Hit]:
    """Return the cues of attribution of a sentence, a ministry of several fields as one of them.

    Such a name is put together from its fields, so that all languages call it alike ("Ministry of Energy
    and Mines"); cues inside it fall away. A field that no pack knows leaves the cues as they are.
    """
    cues = scan.of("attribution")
    whole = [_as_cue(scan, *name) for name in _names(scan)]
    if not whole:
        return cues
    apart = [c for c in cues if not any(w.start < c.word_end and c.start < w.word_end for w in whole)]
    return [*apart, *whole]


def _names(scan: Scan) -> Iterator[tuple[int, int, tuple[str, ...]]]:
    """Yield start, end and English fields of each ministry of several fields."""
    table = settings(scan.language, "portfolios")
    text = scan.folded_slice(scan.start, scan.end)
    for noun in table.get("nouns_before", ()):
        place = text.find(noun)
        while place >= 0:
            begin = place + len(noun)
            fields, end = fields_from(scan.language, text, begin)
            if len(fields) > 1:
                yield scan.start + place, scan.start + end, fields
            place = text.find(noun, begin)
    for noun in table.get("nouns_behind", ()):
        place = text.find(noun)
        while place >= 0:
            begin, fields = _list_before(scan.language, text, place)
            if len(fields) > 1:
                yield scan.start + begin, scan.start + _word_end(text, place + len(noun)), fields
            place = text.find(noun, place + len(noun))


def _as_cue(scan: Scan, start: int, end: int, fields: tuple[str, ...]) -> Hit:
    english = _MINISTRY + ", ".join(fields[:-1]) + _AND + fields[-1]
    return Hit(start, end, end, replace(_entry(scan.language), data=_data(scan.language, english)))


def fields_from(language: str, text: str, place: int) -> tuple[tuple[str, ...], int]:
    """Return the fields from a place on, and where they end; none if an unknown one is among them."""
    found: list[str] = []
    end = place
    joints = tuple(settings(language, "portfolios").get("joints", ()))
    while len(found) < _FIELDS:
        field = _field_at(language, text, place)
        if field is None:
            closed = text[end:place] not in joints
            return (tuple(found), end) if closed else ((), end)
        found.append(field[0])
        end = field[1]
        joint = next((j for j in (*joints, _COMMA) if text.startswith(j, end)), None)
        if joint is None:
            return tuple(found), end
        place = end + len(joint)
    return tuple(found), end


def _field_at(language: str, text: str, place: int) -> tuple[str, int] | None:
    """Return the longest field at a place, in English, and its end; None if there is none."""
    words = text[place : place + _longest(language)].split(" ")
    for count in range(len(words), 0, -1):
        form = " ".join(words[:count])
        if form in _fields(language) and not text[place + len(form) : place + len(form) + 1].isalnum():
            return _fields(language)[form], place + len(form)
    return None


def _list_before(language: str, text: str, end: int) -> tuple[int, tuple[str, ...]]:
    """Return where the fields before a place begin, and the fields; none without a joint before the last."""
    table = settings(language, "portfolios")
    joints, cut = tuple(table.get("joints", ())), str(table.get("cut", ""))
    begin, field = _field_before(language, text, end, "")
    found = [field] if field else []
    while found and len(found) < _FIELDS:
        links = (*joints, _COMMA) if len(found) > 1 else joints
        joint = next((link for link in links if text.endswith(link, 0, begin)), "")
        if not joint:
            break
        start, field = _field_before(language, text, begin - len(joint), cut)
        if not field:
            return (begin, tuple(reversed(found))) if joint == _COMMA else (begin, ())
        found.append(field)
        begin = start
    return begin, tuple(reversed(found))


def _field_before(language: str, text: str, end: int, cut: str) -> tuple[int, str]:
    """Return where the longest field begins that ends at a place, and the field; blank if there is none."""
    left = text[max(0, end - _longest(language)) : end]
    if not left.endswith(cut):
        return end, ""
    words = left.removesuffix(cut).split(" ") if cut else left.split(" ")
    for first in range(len(words)):
        form = " ".join(words[first:])
        if form in _fields(language):
            return end - len(cut) - len(form), _fields(language)[form]
    return end, ""


def _word_end(text: str, place: int) -> int:
    while place < len(text) and text[place].isalpha():
        place += 1
    return place


@cache
def _fields(language: str) -> Mapping[str, str]:
    """Return the folded names of fields -> English: those of the ministries listed, and further ones."""
    table = settings(language, "portfolios")
    found: dict[str, str] = {}
    for entry in entries(language):
        english = str(entry.data.get("english", "")) if entry.layer == "attribution" else ""
        if not english.startswith(_MINISTRY) or _AND in english:
            continue
        field = english.removeprefix(_MINISTRY)
        for form in (fold(form).strip() for form in entry.forms):
            for noun in table.get("nouns_before", ()):
                if form.startswith(noun):
                    found.setdefault(form.removeprefix(noun), field)
            for noun in table.get("nouns_behind", ()):
                if noun in form:
                    found.setdefault(form.partition(noun)[0].strip(), field)
    found.update({fold(form).strip(): english for form, english in table.get("fields", {}).items()})
    return {form: english for form, english in found.items() if form}


@cache
def _longest(language: str) -> int:
    return max((len(form) for form in _fields(language)), default=0) + 2


@cache
def _entry(language: str) -> Entry:
    """Return the entry of some ministry, which that of a name put together is made of."""
    return next(e for e in entries(language) if str(e.data.get("english", "")).startswith(_MINISTRY))


@cache
def _data(language: str, english: str) -> Mapping[str, object]:
    return {**_entry(language).data, "english": english}
