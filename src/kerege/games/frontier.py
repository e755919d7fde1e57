"""Cost against worst loss: all choices that no other one betters in both."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from kerege.games.loss_table import LossTable, PartLoss
from kerege.games.tabulated import TabulatedChoice, choose_from, cost_tie

#: points up to which a frontier is followed
POINTS = 500
#: cost ties between two neighbours; apart by less they are one
_STEP = 10


@dataclass(frozen=True, slots=True)
class Frontier:
    """The points of a frontier.

    points    : from the cheapest to the one with the least worst loss; cost rises, loss falls
    complete  : none is left out because of the limit on points
    evaluated : losses asked for
    """

    points: tuple[TabulatedChoice, ...]
    complete: bool
    evaluated: int


def frontier(
    parts_costs: Sequence[ArrayLike],
    scenarios: int,
    loss: PartLoss,
    *,
    gap: float = 1e-7,
    seconds: float | None = None,
    points: int = POINTS,
) -> Frontier:
    """Return all pairs of cost and worst loss that no other choice betters in both.

    From the least worst loss at any cost downwards: the next budget is just below the cost of the last point
    (the epsilon-constraint method; Haimes, Lasdon & Wismer 1971, *IEEE Transactions on Systems, Man, and
    Cybernetics* SMC-1(3)). Every loss is asked for once at most, scenarios met once are known to all later
    points. There can be as many points as there are different costs.

    Parameters
    ----------
    parts_costs, scenarios, loss, gap
        As for ``choose``.
    seconds
        Time limit of each point; its bounds tell what is left open.
    points
        Most points; the cheap end of a longer frontier, but for its cheapest point, is left out.

    Raises
    ------
    ValueError
        As for ``choose``, or if ``points`` is below 2.
    kerege.solve.SolveError
        If a program cannot be solved.

    Examples
    --------
    >>> saved = {(0, 1, 0): 4.0, (1, 1, 1): 3.0}
    >>> found = frontier([[0, 3], [0, 2]], 2, lambda m, c, s: 4.0 - s - saved.get((m, c, s), 0.0))
    >>> [(point.cost, point.value) for point in found.points]
    [(0.0, 8.0), (3.0, 6.0), (5.0, 4.0)]
    """
    if points < 2:
        raise ValueError(f"a frontier has two ends: expected 2 points or more, found {points}")
    table = LossTable(parts_costs, scenarios, loss)
    step = _STEP * cost_tie(table)
    floor = table.cost(table.cheapest())
    cheapest = choose_from(table, floor, gap=gap, seconds=seconds)
    found, budget, known = [cheapest], np.inf, cheapest.scenarios
    complete = True
    while budget >= floor + step:
        if len(found) == points:
            complete = False
            break
        point = choose_from(table, budget, gap=gap, seconds=seconds, known=known)
        found.append(point)
        budget, known = point.cost - step, point.scenarios
    return Frontier(_undominated(found), complete, table.evaluated)


def _undominated(found: Sequence[TabulatedChoice]) -> tuple[TabulatedChoice, ...]:
    """Return the points in order of cost, without those no better than a cheaper one."""
    kept: list[TabulatedChoice] = []
    for point in sorted(found, key=lambda p: (p.cost, p.value)):
        if not kept or point.value < kept[-1].value:
            kept.append(point)
    return tuple(kept)
