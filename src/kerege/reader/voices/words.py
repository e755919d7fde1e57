"""Speakers: what the files on voices share."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from kerege.reader.folding import fold
from kerege.reader.packs import settings

#: kinds of actors that are countries or peoples, the last to be taken for a speaker
STATES = frozenset(("state", "bloc", "people"))


class Speaker(NamedTuple):
    """Somebody in the sentence who may be speaking.

    kind : kind of the mention, ``group``, ``body`` or ``pronoun``; ``oblique`` : in a case or after a
    preposition that no subject has
    """

    start: int
    end: int
    name: str
    kind: str
    oblique: bool = False


@cache
def listed(language: str, sort: str) -> frozenset[str]:
    """Return the folded words of a list in ``[grammar]`` of the attribution pack; empty if there is none."""
    found = settings(language, "attribution").get("grammar", {}).get(sort, ())
    return frozenset(fold(word).strip() for word in found) if isinstance(found, list) else frozenset()
