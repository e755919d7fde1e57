"""One name for one actor or asset: a claim may write its id, its name, or another word for it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, cached_property

from kerege.case.attributes import ElementKind
from kerege.case.elements import GROUP_KINDS, PLANT_KINDS
from kerege.case.model import Case
from kerege.reader.folding import fold
from kerege.reader.packs import entries
from kerege.review.terms import ELEMENT

_BRACKETS = re.compile(r"\s*\([^()]*\)")
_WORD = re.compile(r"[^\W_]+")
#: elements that carry, make, use or limit something
_CARRIERS = (ElementKind.LINK, *PLANT_KINDS.values(), *GROUP_KINDS.values())
#: words that say what an asset is and not which
_GENERIC = frozenset({
    "pipeline", "pipe", "line", "port", "terminal", "field", "fields", "refinery", "railway", "rail",
    "corridor", "route", "plant", "station", "the", "of", "to", "and",
})  # fmt: skip


class Names:
    """The names of a case."""

    def __init__(self, case: Case) -> None:
        """Use the actors and elements of ``case``."""
        self._case = case

    @cached_property
    def _actors(self) -> Mapping[str, str]:
        return {actor: str(row["name"]) for actor, row in self._case.elements.actors.items()}

    @cached_property
    def _elements(self) -> Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]]:
        """Element -> the words of its id, and of its name up to a comma, that tell which it is."""
        found = {}
        for element in self._case.elements.of_kind(*_CARRIERS):
            name = str(self._case.elements.rows.get(element, {}).get("name") or "")
            found[element] = (_telling(element), _telling(name.partition(",")[0]))
        return found

    def canonical(self, text: str) -> str:
        """Return the name under which a text's actor is compared; small letters if nobody knows it."""
        plain = _BRACKETS.sub("", text).strip()
        if plain in self._elements:
            return f"{ELEMENT}{plain}"
        whole = () if plain in self._actors else self._whole(plain)
        if whole:
            return f"{ELEMENT}{whole[0]}"
        name = self._actors.get(plain, plain)
        return _listed().get(_folded(name)) or _folded(name)

    def full(self, text: str) -> str:
        """Return a text, or the full name of the actor or element whose id it is."""
        row = self._case.elements.rows.get(text, {})
        return self._actors.get(text) or str(row.get("name") or "") or text

    def elements(self, text: str) -> tuple[str, ...]:
        """Return the elements that a text names: its telling words are all of their id or name.

        Where there is none, those whose id or name begins with these words: parts of what is named.
        """
        words = _telling(text)
        size = len(words)
        if not words or text in self._actors.values():
            return ()
        return self._whole(text) or tuple(
            element for element, own in self._elements.items() if words in (own[0][:size], own[1][:size])
        )

    def _whole(self, text: str) -> tuple[str, ...]:
        words = _telling(text)
        if not words or text in self._actors.values():
            return ()
        return tuple(element for element, own in self._elements.items() if words in own)


@cache
def _listed() -> Mapping[str, str]:
    """Folded English form -> the name under which the packs know an actor."""
    listed: dict[str, str] = {}
    for entry in entries("en"):
        if entry.layer == "actors" and entry.data.get("form", "name") == "name":
            for form in (entry.key, *entry.forms):
                listed.setdefault(_folded(form), entry.key)
    return listed


def _folded(text: str) -> str:
    return " ".join(fold(text).split())


def _telling(text: str) -> tuple[str, ...]:
    return tuple(word for word in _WORD.findall(text.casefold()) if word not in _GENERIC)
