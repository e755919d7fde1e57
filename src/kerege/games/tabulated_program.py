"""The master program of tabulated choices: one choice for each part against the scenarios known."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from kerege.games.coalitions import Vector
from kerege.games.loss_table import LossTable
from kerege.solve import Program

#: one choice for each part
Choices = tuple[int, ...]
#: share of the size of losses, or of costs, within which two are equal
TIE = 1e-9


def dearest_choice(table: LossTable) -> float:
    """Return the cost of the dearest choice of any part, or 1 where all are free: the unit of costs."""
    return max(float(row.max()) for row in table.costs) or 1.0


def choices_of(table: LossTable, x: Vector) -> Choices:
    """Return the choice of each part in an answer to ``tabulated_program``."""
    ends = np.cumsum([row.size for row in table.costs])
    return tuple(int(np.argmax(part)) for part in np.split(x[: ends[-1]], ends[:-1]))


def tabulated_program(
    table: LossTable, known: Sequence[int], budget: float, size: float, *, ceiling: float | None = None
) -> tuple[Program, NDArray[np.bool_]]:
    """Return the program over one-hot choices z and the worst loss t, and which unknowns are whole.

    min t with sum of z = 1 in each part, cost'z <= budget, t >= loss_s'z for each scenario known; with a
    ``ceiling`` on t the least cost'z instead. Losses are in units of ``size``, costs of the dearest choice.
    """
    cost = np.concatenate(table.costs)
    dearest = dearest_choice(table)
    count, parts = cost.size, len(table.costs)
    losses = [np.concatenate([table.column(m, s) for m in range(parts)]) / size for s in known]
    part = np.repeat(np.arange(parts), [row.size for row in table.costs])
    pick = np.append(part, -1) == np.arange(parts)[:, None]
    spend = np.append(cost / dearest, 0.0)
    worst = np.column_stack([-np.vstack(losses), np.ones(len(losses))])
    goal = np.append(np.zeros(count), 1.0) if ceiling is None else spend
    top = np.inf if ceiling is None else ceiling / size
    program = Program(
        P=sparse.csc_array((count + 1, count + 1)),
        q=goal,
        A=sparse.csc_array(np.vstack([pick, spend, worst])),
        row_lower=np.concatenate([np.ones(parts), [-np.inf], np.zeros(len(losses))]),
        row_upper=np.concatenate([np.ones(parts), [budget / dearest + TIE], np.full(len(losses), np.inf)]),
        lower=np.append(np.zeros(count), -np.inf),
        upper=np.append(np.ones(count), top),
    )
    return program, np.arange(count + 1) < count
