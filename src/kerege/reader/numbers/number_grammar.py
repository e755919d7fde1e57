"""The grammar of number words, one for joined words and for words in a row."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple


class Part(NamedTuple):
    """A number word: its role in the pack and its value."""

    role: str
    value: float
    needs_tail: bool = False


def read_parts(parts: Sequence[Part]) -> float | None:
    """Return the value of number words in a row, None if they are no number.

    >>> read_parts([Part("small", 2), Part("hundred", 100), Part("tens", 20)])
    220.0
    """
    total = current = 0.0
    linked = False
    seen = False
    for part in parts:
        if part.role == "link":
            if linked or not seen:
                return None
            linked = True
            continue
        if part.role == "thousand":
            if total or linked:
                return None
            total, current = (current if seen else 1.0) * part.value, 0.0
        elif part.role == "multiple":
            current = (current if seen else 1.0) * part.value
        else:
            added = _add(current, part, linked=linked)
            if added is None:
                return None
            current = added
        linked, seen = False, True
    return total + current if seen and not linked else None


def _add(current: float, part: Part, *, linked: bool) -> float | None:
    """Return the number below a thousand with one more word, None if that is none."""
    if part.role == "article" and part.value < 1 and current == 1:
        return part.value  # "eine halbe Million"
    if part.role in ("small", "article"):
        free = current % 100 == 0 or (current % 10 == 0 and current % 100 >= 10 and part.value < 10)
        return current + part.value if free and (part.value or not current) else None
    if part.role == "tens":
        return current + part.value if current % 100 == 0 or (linked and current % 100 < 10) else None
    if part.role == "hundred" and current:
        return current * 100 if part.value == 100 and current < 100 else None
    return current + part.value if part.role in ("hundred", "half") else None
