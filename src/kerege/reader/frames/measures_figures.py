"""The figures of a sentence, so that what stands between two places is found at once."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise

from kerege.base.quick import quick
from kerege.reader.frames.clauses import Clauses
from kerege.reader.frames.measures_names import dimension
from kerege.reader.layers import Quantity
from kerege.reader.scan import Scan

#: characters between a change and the level it led to, "to" included
_TO = 16


@quick
@dataclass(frozen=True, slots=True)
class Figures:
    """Places of the figures of a sentence, in order.

    cues    : where figures begin with their comparators
    clauses : numbers of the clauses that have figures
    power   : whether one of them is in watts or watt-hours
    reached : start of a relative change -> kind of unit of the level behind it ("by 5 % to 3 Mt")
    """

    starts: tuple[int, ...]
    ends: tuple[int, ...]
    cues: tuple[int, ...]
    clauses: frozenset[int]
    power: bool
    reached: Mapping[int, str]

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


def figures_of(scan: Scan, quantities: tuple[Quantity, ...], clauses: Clauses) -> Figures:
    """Return the places of the figures of a sentence."""
    return Figures(
        tuple(q.start for q in quantities),
        tuple(q.end for q in quantities),
        tuple(sorted(q.cue_start for q in quantities)),
        frozenset(clauses.at(q.start) for q in quantities),
        any(q.base_unit.startswith(("W", "J")) for q in quantities),
        _reached(scan, quantities) if len(quantities) > 1 else {},
    )


def _reached(scan: Scan, quantities: tuple[Quantity, ...]) -> dict[int, str]:
    """Return the kinds of the levels that stand right behind relative changes."""
    found = {}
    for change, level in pairwise(quantities):
        if not change.change or change.base_unit != "ratio" or not 0 < level.cue_start - change.end <= _TO:
            continue
        if any(h.entry.key == "to" and 0 < level.cue_start - h.word_end <= 1 for h in scan.of("changes")):
            found[change.start] = dimension(level)
    return found
