"""What a figure measures, as the other parts of the reader see it."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass

from kerege.base.quick import quick
from kerege.reader.frames.measures_names import fill
from kerege.reader.frames.measures_triggers import Trigger

ENDINGS = ("_growth_factor", "_growth", "_change")


@quick
@dataclass(frozen=True, slots=True)
class Measured:
    """What a figure measures.

    stem : name without the ending of a change, with ``{good}`` open; ``name`` : the ending for a change
    head : trigger it rests on, if any; around : classes, goods and roles of its surroundings
    keeps_good : whether the good belongs to the measure; inherited : taken from an earlier claim
    """

    stem: str
    ending: str = ""
    head: Trigger | None = None
    around: Set[str] = frozenset()
    keeps_good: bool = True
    inherited: bool = False

    def name(self, good: str) -> str:
        """Return the measure's name for a good."""
        return fill(self.stem, good) + self.ending if self.stem else ""


def stem_of(measure: str) -> str:
    """Return a measure without the ending of a change."""
    if not measure.endswith(ENDINGS):
        return measure
    return next(measure.removesuffix(ending) for ending in ENDINGS if measure.endswith(ending))


def is_changed_count(measure: str) -> bool:
    """Say whether a measure is the change of a count ("grew by 5 % to 358" tells how many there are)."""
    return measure.endswith(ENDINGS) and stem_of(measure).endswith("_count")
