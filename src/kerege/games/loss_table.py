"""Losses by part, choice and scenario, asked for when needed and remembered."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from math import isfinite

import numpy as np
from numpy.typing import ArrayLike

from kerege.games.coalitions import Vector

#: the loss of part m under its choice c in scenario s
PartLoss = Callable[[int, int, int], float]


class LossTable:
    """Parts with a cost for each of their choices, and losses that add up over parts.

    costs     : for each part float64[c]
    scenarios : their number
    evaluated : losses asked for so far

    Raises
    ------
    ValueError
        If there is no part or no scenario, a part has no choice, or a cost is negative or not finite.

    Examples
    --------
    >>> table = LossTable([[0, 5], [0, 2]], 3, lambda m, c, s: 10.0 * s - c)
    >>> table.totals((1, 0)).tolist(), table.column(0, 2).tolist(), table.evaluated
    ([-1.0, 19.0, 39.0], [20.0, 19.0], 7)
    """

    __slots__ = ("_known", "_loss", "costs", "evaluated", "scenarios")

    def __init__(self, parts_costs: Sequence[ArrayLike], scenarios: int, loss: PartLoss) -> None:
        if len(parts_costs) == 0:
            raise ValueError("there is nothing to choose: no parts; list the costs of the choices by part")
        if scenarios < 1:
            raise ValueError(
                f"the worst of no scenario is not defined: expected 1 or more, found {scenarios}"
            )
        self.costs = tuple(_costs(row, part) for part, row in enumerate(parts_costs))
        self.scenarios = scenarios
        self.evaluated = 0
        self._loss = loss
        self._known = [np.full((row.size, scenarios), np.nan) for row in self.costs]

    def column(self, part: int, scenario: int) -> Vector:
        """Return float64[c], the loss of a part in a scenario by choice."""
        return np.array([self._ask(part, choice, scenario) for choice in range(self.costs[part].size)])

    def totals(self, choice: Sequence[int]) -> Vector:
        """Return float64[s], the loss of one choice for each part, by scenario."""
        return np.array(
            [sum(self._ask(part, c, s) for part, c in enumerate(choice)) for s in range(self.scenarios)]
        )

    def cost(self, choice: Sequence[int]) -> float:
        """Return what one choice for each part costs."""
        return float(sum(self.costs[part][c] for part, c in enumerate(choice)))

    def cheapest(self) -> tuple[int, ...]:
        """Return the cheapest choice of each part, the first among equals."""
        return tuple(int(np.argmin(row)) for row in self.costs)

    def _ask(self, part: int, choice: int, scenario: int) -> float:
        known = float(self._known[part][choice, scenario])
        if isfinite(known):
            return known
        value = float(self._loss(part, choice, scenario))
        if not isfinite(value):
            raise ValueError(
                f"the loss of part {part}, choice {choice}, scenario {scenario} is {value}; expected a "
                "finite number"
            )
        self._known[part][choice, scenario] = value
        self.evaluated += 1
        return value


def _costs(row: ArrayLike, part: int) -> Vector:
    costs = np.asarray(row, dtype=np.float64)
    if costs.ndim != 1 or costs.size == 0:
        raise ValueError(
            f"part {part}: expected one row of costs by choice, found shape {costs.shape}; doing nothing is "
            "a choice, too, of cost 0"
        )
    faulty = np.flatnonzero(~((costs >= 0) & np.isfinite(costs)))
    if faulty.size:
        raise ValueError(
            f"part {part}, choice {faulty[0]}: the cost is {costs[faulty[0]]}; expected 0 or more, finite"
        )
    return costs
