"""Numbers that are not known exactly, and draws from their ranges.

Numbers that rest on the same claims by the same rule move together: a demand elasticity assumed for all
buyers is one unknown, not ten.
"""

from __future__ import annotations

from dataclasses import dataclass

from kerege.base.intervals import Interval
from kerege.case.model import Case, Number, NumberKey
from kerege.runs.sampling import latin_hypercube

#: numbers that are not drawn: GDP only divides, and a density has done its work when claims were read
FIXED = ("barrels_per_tonne", "gdp")


@dataclass(frozen=True)
class Unknown:
    """Numbers that rest on the same claims by the same rule, and so are one unknown."""

    numbers: tuple[Number, ...]

    @property
    def interval(self) -> Interval:
        """The range all of them share."""
        return self.numbers[0].estimate.interval

    def at(self, value: float) -> dict[NumberKey, float]:
        """Return every number of the unknown set to ``value``."""
        return {n.key: value for n in self.numbers}


def unknowns(case: Case) -> list[Unknown]:
    """Return the unknowns with a range, in order of their first number."""
    groups: dict[tuple[object, ...], list[Number]] = {}
    for n in case.numbers.values():
        e = n.estimate
        if e.interval.width > 0 and n.attribute not in FIXED:
            groups.setdefault((n.attribute, e.members, e.rule, e.interval), []).append(n)
    return [Unknown(tuple(group)) for group in groups.values()]


def draw_values(case: Case, count: int, seed: int) -> list[dict[NumberKey, float]]:
    """Return ``count`` draws over all unknowns of ``case``, spread evenly over their ranges."""
    found = unknowns(case)
    sample = latin_hypercube([u.interval for u in found], count, seed)
    return [
        {key: value for u, v in zip(found, row, strict=True) for key, value in u.at(float(v)).items()}
        for row in sample
    ]
