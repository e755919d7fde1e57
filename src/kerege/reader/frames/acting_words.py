"""Words behind a name that no pack lists, which show that it acts: verbs, words of an insertion, owners."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from kerege.reader.packs import settings


@dataclass(frozen=True, slots=True)
class Acting:
    """What stands behind a name that acts: verbs, words of an insertion; ``small``: words, no names.

    plural : endings of common nouns; ``many`` : endings of verbs of several, that have no name before them
    fewest : words of a name that a verb alone shows; ``inverted`` : whether the verb may stand before it
    owner : what stands between a measure and its owner; ``particles``, ``persons`` : words inside a person's
        name, before one; ``titles`` : ends of joined words before one ("Vizeölminister");
    tails : ends of words before a firm's name ("Lagos-based Oando")
    """

    verbs: frozenset[str]
    inserted: frozenset[str]
    small: frozenset[str]
    plural: tuple[str, ...]
    many: tuple[str, ...]
    inverted: bool
    fewest: int
    owner: tuple[str, ...]
    particles: tuple[str, ...]
    persons: frozenset[str]
    titles: tuple[str, ...]
    tails: tuple[str, ...]


@cache
def acting_of(language: str) -> Acting | None:
    """Return the words of a language that show that a name acts, None where it lists none."""
    names = settings(language, "frame_names")
    table: Mapping[str, list[str]] | None = names.get("acting")
    if table is None:
        return None
    small = (*names.get("small", ()), *table.get("small", ()))
    plural = names.get("plural", ())
    return Acting(
        frozenset(table.get("verbs", ())),
        frozenset(table.get("inserted", ())),
        frozenset(small),
        (plural,) if isinstance(plural, str) else tuple(plural),
        tuple(names.get("plural_verbs", ())),
        bool(names.get("inverted", False)),
        int(names.get("fewest_words", 1)),
        tuple(f" {word} " for word in names.get("owner", ())),
        tuple(f" {word} " for word in names.get("particles", ())),
        frozenset(table.get("persons", ())),
        tuple(table.get("titles", ())),
        tuple(table.get("tails", ())) or ("\0",),
    )
