"""Number words written as one word: "dreiundzwanzig", "tweehonderdvijftig", "drittgrößte", "dreifach"."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, lru_cache
from typing import NamedTuple

from kerege.reader.folding import fold
from kerege.reader.numbers.number_grammar import Part, read_parts
from kerege.reader.packs import entries, settings

_LONGEST = 48
_COUNTING = ("small", "tens", "hundred", "thousand", "half")
_ENDING = ("fraction", "times", "rank_tail")
#: last part of a joined word -> kind of the number
_KINDS = {"fraction": "fraction", "times": "factor", "rank_tail": "rank", "ordinal_end": "ordinal"}


class Joined(NamedTuple):
    """Value and kind of a joined word; ``needs_tail`` as in the pack."""

    value: float
    kind: str
    needs_tail: bool = False


class Prefix(NamedTuple):
    """A number that a longer word begins with, and how many letters it takes."""

    value: float
    length: int


@lru_cache(maxsize=8192)
def read_prefix(language: str, word: str) -> Prefix | None:
    """Return the number that a folded word begins with, if the rest is a unit or scale word as adjective."""
    if len(word) > _LONGEST:
        return None
    for ending in _adjectives(language):
        if word.endswith(ending) and len(word) > len(ending):
            length = len(word) - len(ending)
            joined = _read(word[:length], 0, (), _parts(language))
            if joined is not None and joined.kind == "cardinal":
                return Prefix(joined.value, length)
    return None


@cache
def _adjectives(language: str) -> tuple[str, ...]:
    """Return the adjectives of units and scale words that numbers may be joined with, the longest first."""
    forms = {
        fold(form)
        for entry in entries(language)
        if entry.layer in ("units", "scales") and entry.data.get("adjective")
        for form in entry.forms
    }
    return tuple(sorted(forms, key=lambda form: (-len(form), form)))


@lru_cache(maxsize=8192)
def read_joined(language: str, word: str) -> Joined | None:
    """Return what a folded word stands for that is joined from the parts of the pack; None if it is not."""
    if len(word) > _LONGEST:
        return None
    return _read(word, 0, (), _parts(language))


def _read(
    word: str, position: int, parts: tuple[Part, ...], known: Mapping[str, tuple[Part, ...]]
) -> Joined | None:
    if position == len(word):
        return _meaning(parts)
    for stop in range(min(len(word), position + 16), position, -1):
        for part in known.get(word[position:stop], ()):
            if _fits(parts, part, at_end=stop == len(word)):
                found = _read(word, stop, (*parts, part), known)
                if found is not None:
                    return found
    return None


def _fits(parts: tuple[Part, ...], part: Part, *, at_end: bool) -> bool:
    """Return whether a part may follow; endings stand last and links never."""
    if part.role in _ENDING or part.role == "ordinal_end":
        return at_end and bool(parts)
    if part.role == "link":
        return bool(parts) and not at_end and parts[-1].role in _COUNTING
    if part.role == "ordinal":
        return not at_end or bool(parts)
    return not parts or parts[-1].role != "ordinal"


def _meaning(parts: tuple[Part, ...]) -> Joined | None:
    stems, last = parts[:-1], parts[-1]
    if last.role == "rank_tail":
        if stems[-1].role != "ordinal":
            return None
        stems = (*stems[:-1], Part("small", stems[-1].value))
    value = read_parts(stems if last.role in _KINDS else parts)
    if value is None:
        return None
    if last.role == "fraction":
        value *= last.value
    return Joined(value, _KINDS.get(last.role, "cardinal"), needs_tail=last.needs_tail)


@cache
def _parts(language: str) -> Mapping[str, tuple[Part, ...]]:
    """Return folded form -> what it may be inside a joined word; empty in a language that joins none."""
    joined = settings(language, "numbers").get("joined")
    if joined is None:
        return {}
    parts: dict[str, list[Part]] = {}
    for entry in entries(language):
        role = entry.data.get("role") if entry.layer == "numbers" else None
        if role in _ENDING or (role in (*_COUNTING, "ordinal") and entry.edge == "start"):
            part = Part(str(role), float(entry.data.get("value", 1)), bool(entry.data.get("needs_tail")))
            for form in entry.forms:
                parts.setdefault(fold(form), []).append(part)
    for role, name in (("link", "links"), ("ordinal_end", "ordinal_ends")):
        for form in joined.get(name, ()):
            parts.setdefault(fold(form), []).append(Part(role, 1.0))
    return {form: tuple(found) for form, found in parts.items()}
