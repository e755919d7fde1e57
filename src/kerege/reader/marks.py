"""Where digits and quotation marks stand in a text: found once, as most sentences have none."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from kerege.documents.places import places_of

_QUOTES = frozenset('„“”«»"‟‘‚’')


class Marks(NamedTuple):
    """Places of the digits (and signs such as "½") and of the quotation marks of a text, in order."""

    digits: Sequence[int]
    quotes: Sequence[int]


def find_marks(text: str, characters: Iterable[str]) -> Marks:
    """Return the marks of a text; ``characters`` : those of the text that may be marks."""
    characters = list(characters)
    return Marks(
        places_of(text, [char for char in characters if char.isnumeric()]),
        places_of(text, [char for char in characters if char in _QUOTES]),
    )
