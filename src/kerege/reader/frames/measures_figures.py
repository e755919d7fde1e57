"""The figures of a sentence, so that what stands between two places is found at once."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from kerege.base.quick import quick
from kerege.reader.frames.clauses import Clauses
from kerege.reader.layers import Quantity


@quick
@dataclass(frozen=True, slots=True)
class Figures:
    """Places of the figures of a sentence, in order.

    cues    : where figures begin with their comparators
    clauses : numbers of the clauses that have figures
    power   : whether one of them is in watts
    """

    starts: tuple[int, ...]
    ends: tuple[int, ...]
    cues: tuple[int, ...]
    clauses: frozenset[int]
    power: bool

    def end_before(self, place: int, default: int) -> int:
        """Return where the last figure before an offset ends."""
        number = bisect_right(self.ends, place)
        return self.ends[number - 1] if number else default

    def between(self, low: int, high: int) -> int:
        """Return how many figures begin between two offsets."""
        return bisect_left(self.starts, high) - bisect_left(self.starts, low)

    def follows(self, place: int, reach: int) -> bool:
        """Say whether a figure begins within a few characters behind an offset."""
        number = bisect_left(self.cues, place)
        return number < len(self.cues) and self.cues[number] - place <= reach


def figures_of(quantities: tuple[Quantity, ...], clauses: Clauses) -> Figures:
    """Return the places of the figures of a sentence."""
    return Figures(
        tuple(q.start for q in quantities),
        tuple(q.end for q in quantities),
        tuple(sorted(q.cue_start for q in quantities)),
        frozenset(clauses.at(q.start) for q in quantities),
        any(q.base_unit.startswith("W") for q in quantities),
    )
