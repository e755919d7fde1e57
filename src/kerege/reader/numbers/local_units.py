"""Units that several countries share by name: lei, manat and crowns are those of the country a text is on."""

from __future__ import annotations

from functools import lru_cache

from kerege.reader.lexicon import by_key
from kerege.reader.neighbours import Neighbours
from kerege.reader.packs import Entry

#: characters of a text that are searched for names of countries
_SAMPLE = 60_000


def local_unit(near: Neighbours, unit: Entry | None) -> Entry | None:
    """Return the unit that a name stands for in this text ("lei" are Moldovan where Moldova is spoken of)."""
    places = unit.data.get("places") if unit is not None else None
    if unit is None or not places:
        return unit
    best, most = unit, _named(near.scan.folded, tuple(places.get(unit.key, ())))
    for key, words in places.items():
        if key != unit.key and (count := _named(near.scan.folded, tuple(words))) > most:
            best, most = by_key(near.scan.language, "units").get(key, unit), count
    return best


def is_at_home(near: Neighbours, unit: Entry) -> bool:
    """Return whether the text names one of the places where a unit is used ("K" for kwacha: Zambia)."""
    places = unit.data.get("places", {})
    return any(_named(near.scan.folded, tuple(words)) for words in places.values())


@lru_cache(maxsize=128)
def _named(folded: str, words: tuple[str, ...]) -> int:
    """Return how often words that begin so stand in a folded text."""
    return sum(folded.count(f" {word}", 0, _SAMPLE) for word in words)
