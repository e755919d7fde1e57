"""Small words shared by the checks: close names for a misspelling, lists as text."""

from __future__ import annotations

import difflib
from collections.abc import Iterable

MANY = 40


def did_you_mean(name: str, known: Iterable[str]) -> str:
    """Return an instruction naming the closest known words, or the known words when none is close.

    Examples
    --------
    >>> did_you_mean("capasity", ["capacity", "cost"])
    'write capacity'
    """
    words = sorted(set(known))
    if not words:
        return "add it to the case first"
    close = difflib.get_close_matches(name, words, n=3, cutoff=0.6)
    if close:
        return "write " + " or ".join(close)
    return "write one of: " + listed(words, MANY)


def listed(words: Iterable[str], limit: int = 8) -> str:
    """Return words as text, cut after ``limit`` with a count of the rest."""
    every = list(words)
    text = ", ".join(every[:limit])
    return text if len(every) <= limit else f"{text} and {len(every) - limit} more"
