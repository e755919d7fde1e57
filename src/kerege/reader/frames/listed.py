"""Tables of patterns of measures that say whose a figure may be."""

from __future__ import annotations

from fnmatch import fnmatchcase
from functools import lru_cache

from kerege.reader.frames.measures_names import table


@lru_cache(maxsize=4096)
def only_tells(name: str, stem: str) -> bool:
    """Say whether an analyst, rater or operator of a grid only tells a figure of others."""
    return name in table("tellers")["names"] and not is_listed("tellers", stem)


@lru_cache(maxsize=4096)
def is_listed(name: str, stem: str) -> bool:
    """Say whether a measure is one of a table of patterns ("of_things")."""
    return any(fnmatchcase(stem, pattern) for pattern in table(name)["measures"])
