"""A text with the places of its candidates marked, cut into stretches that the page prints one by one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise


@dataclass(frozen=True, slots=True)
class Mark:
    """A place in a text: offsets, the number it is shown with, and the class of its colour."""

    start: int
    end: int
    number: int
    css: str


@dataclass(frozen=True, slots=True)
class Stretch:
    """A run of text under the same marks; ``ends`` are the numbers of the marks that end with it."""

    text: str
    css: str
    ends: tuple[int, ...]


def stretches(text: str, start: int, end: int, marks: Sequence[Mark]) -> tuple[Stretch, ...]:
    """Return ``text[start:end]`` cut at the ends of all marks; the shortest mark over a run gives its colour.

    Examples
    --------
    >>> [s.text for s in stretches("a 5 t b", 0, 7, [Mark(2, 5, 1, "new")])]
    ['a ', '5 t', ' b']
    """
    inside = [m for m in marks if m.start < end and m.end > start]
    cuts = {start, end} | {min(max(cut, start), end) for m in inside for cut in (m.start, m.end)}
    places = sorted(cuts)
    found = []
    for one, two in pairwise(places):
        over = sorted((m for m in inside if m.start <= one and m.end >= two), key=lambda m: m.end - m.start)
        ends = tuple(m.number for m in inside if m.end == two)
        found.append(Stretch(text[one:two], over[0].css if over else "", ends))
    return tuple(found)
