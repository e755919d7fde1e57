"""Numbers of a case as floats on a grid: the mid of each estimate, or a draw from its range."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np

from kerege.base.intervals import Interval
from kerege.base.periods import Grid
from kerege.case.model import Case, NumberKey
from kerege.network.model import Floats


@dataclass(frozen=True, slots=True)
class Values:
    """Numbers of ``case``, with ``drawn`` values taking the place of the mid where given."""

    case: Case
    drawn: Mapping[NumberKey, float] = field(default_factory=dict)

    def get(self, element: str, attribute: str, of: str = "", period: str = "") -> float | None:
        """Return the number, or None where nothing is bound: missing is not zero."""
        number = self.case.number(element, attribute, of, period)
        if number is None:
            return None
        return self.drawn.get(number.key, number.estimate.interval.mid)

    def interval(self, element: str, attribute: str, of: str = "", period: str = "") -> Interval | None:
        """Return low, mid and high; a drawn value becomes the mid and shrinks the range to itself."""
        number = self.case.number(element, attribute, of, period)
        if number is None:
            return None
        found = number.estimate.interval
        value = self.drawn.get(number.key)
        return found if value is None else Interval(value, value, value)

    def row(self, element: str, attribute: str, grid: Grid, missing: float, of: str = "") -> Floats:
        """float64[n_period]: the number of each period of ``grid``, ``missing`` where nothing is bound."""
        found = [self.get(element, attribute, of, label) for label in grid.labels]
        return np.array([missing if value is None else value for value in found], dtype=np.float64)
