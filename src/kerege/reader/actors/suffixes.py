"""Endings of languages that put case behind the word: which may follow a name, what case they mark."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from kerege.reader.packs import settings

#: marks of the table of endings besides the cases
ADJECTIVE = "adjective"
NOMINATIVE = "nominative"
_HYPHENS = "-‐‑–"
_POSSESSIVE_LINK = "н"


@cache
def case_endings(language: str) -> Mapping[str, str]:
    """Return ending -> case ("тан" -> "ablative", "лық" -> "adjective"); empty if cases are not marked so."""
    table = settings(language, "actor_words").get("suffixes")
    if not table:
        return MappingProxyType({})
    ends: dict[str, str] = {"": NOMINATIVE}
    heads = ["", *table["plural"], *table["possessive"]]
    heads += [plural + owner for plural in table["plural"] for owner in table["possessive"]]
    for head in heads:
        ends.setdefault(head, NOMINATIVE)
        for case, forms in table["case"].items():
            for form in forms:
                ends.setdefault(head + form, case)
                ends.setdefault(head + _POSSESSIVE_LINK + form, case)
    for form in table[ADJECTIVE]:
        for head in ("", *table["plural"]):
            ends[form + head] = ADJECTIVE
            for case, cased in table["case"].items():
                for end in cased:
                    ends[form + head + end] = case
    return MappingProxyType(ends)


def read_case(text: str, folded: str, stop: int, word_end: int, language: str) -> tuple[str, int] | None:
    """Return the case of a name and where the word ends, or None if what follows is no ending.

    ``folded`` folds ``text`` and is shifted by one; ``stop`` is where the stem ends, ``word_end`` where the
    word does. An ending behind a hyphen ("АҚШ-қа") counts too.
    """
    ends = case_endings(language)
    if not ends:
        return NOMINATIVE, stop
    if word_end == stop and text[stop : stop + 1] in _HYPHENS and text[stop : stop + 1]:
        glued = stop + 1
        while glued + 1 < len(folded) and folded[glued + 1].isalnum():
            glued += 1
        ending = folded[stop + 2 : glued + 1]
        if ending and ends.get(ending, NOMINATIVE) != NOMINATIVE:
            return ends[ending], glued
        return NOMINATIVE, stop
    case = ends.get(folded[stop + 1 : word_end + 1])
    return None if case is None else (case, word_end)
