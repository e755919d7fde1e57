"""A choice now, bad luck, and the best one can still do: the data of a two-stage problem and its programs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from kerege.games.coalitions import Vector
from kerege.solve import Program


@dataclass(frozen=True, slots=True)
class TwoStage:
    """Minimise cost'y + max over u of (min recourse_cost'x with G x >= h - E y - M u, x >= 0).

    The choice y obeys row_lower <= A y <= row_upper and lower <= y <= upper, and is whole where flagged. The
    form is that of Zeng & Zhao 2013, *Operations Research Letters* 41, 457-461, with bounds and flags on y
    written out. Write an equation of the recourse as two rows.

    cost, lower, upper   : float64[y]
    integer              : bool[y]
    A                    : csc float64[r, y]
    row_lower, row_upper : float64[r]
    recourse_cost        : float64[x]
    G, E, M              : csc float64[q, x], float64[q, y], float64[q, u]
    h                    : float64[q]

    Raises
    ------
    ValueError
        If shapes disagree, a value is NaN, or bounds cross.
    """

    cost: Vector
    lower: Vector
    upper: Vector
    integer: NDArray[np.bool_]
    A: sparse.csc_array
    row_lower: Vector
    row_upper: Vector
    recourse_cost: Vector
    G: sparse.csc_array
    h: Vector
    E: sparse.csc_array
    M: sparse.csc_array

    def __post_init__(self) -> None:
        first, second, rows = self.cost.size, self.recourse_cost.size, self.h.size
        shapes = {
            "integer": (self.integer.shape, (first,)),
            "G": (self.G.shape, (rows, second)),
            "E": (self.E.shape, (rows, first)),
            "M": (self.M.shape, (rows, self.M.shape[1])),
        }
        for name, (found, expected) in shapes.items():
            if found != expected:
                raise ValueError(f"{name} must have shape {expected}, found {found}")
        for name, values in (("h", self.h), ("E", self.E.data), ("M", self.M.data)):
            if not np.isfinite(values).all():
                raise ValueError(f"{name} holds a number that is not finite; leave such a row out")
        choice_program(self)
        recourse_program(self, np.zeros(first), np.zeros(self.M.shape[1]))


def choice_program(problem: TwoStage) -> Program:
    """Return the choice alone: min cost'y over its rows and bounds."""
    n = problem.cost.size
    return Program(
        P=sparse.csc_array((n, n)),
        q=problem.cost,
        A=problem.A,
        row_lower=problem.row_lower,
        row_upper=problem.row_upper,
        lower=problem.lower,
        upper=problem.upper,
    )


def recourse_program(problem: TwoStage, choice: Vector, scenario: Vector) -> Program:
    """Return what is left to decide after ``choice``, float64[y], and ``scenario``, float64[u]."""
    n = problem.recourse_cost.size
    return Program(
        P=sparse.csc_array((n, n)),
        q=problem.recourse_cost,
        A=problem.G,
        row_lower=problem.h - problem.E @ choice - problem.M @ scenario,
        row_upper=np.full(problem.h.size, np.inf),
        lower=np.zeros(n),
        upper=np.full(n, np.inf),
    )


def side_by_side(matrix: sparse.csc_array, copies: int) -> sparse.csr_array:
    """Return ``copies`` of a matrix on the diagonal: independent programs as one."""
    return sparse.csr_array(sparse.block_diag([matrix] * copies))


def master_program(problem: TwoStage, scenarios: Sequence[Vector]) -> tuple[Program, NDArray[np.bool_]]:
    """Return the choice with one copy of the recourse for each scenario, and which unknowns are whole.

    min cost'y + t with t >= recourse_cost'x_s and G x_s + E y >= h - M u_s for every scenario s. Unknowns are
    y, t, x_0, x_1, ...
    """
    copies, n, first = len(scenarios), problem.recourse_cost.size, problem.cost.size
    worth = sparse.csc_array(-problem.recourse_cost[None, :])
    blocks: list[list[sparse.csr_array | None]] = [
        [sparse.csr_array(problem.A), None, None],
        [None, sparse.csr_array(np.ones((copies, 1))), side_by_side(worth, copies)],
        [sparse.csr_array(sparse.vstack([problem.E] * copies)), None, side_by_side(problem.G, copies)],
    ]
    rows = sparse.csc_array(sparse.block_array(blocks))
    program = Program(
        P=sparse.csc_array((first + 1 + copies * n, first + 1 + copies * n)),
        q=np.concatenate([problem.cost, [1.0], np.zeros(copies * n)]),
        A=rows,
        row_lower=np.concatenate(
            [problem.row_lower, np.zeros(copies), *(problem.h - problem.M @ u for u in scenarios)]
        ),
        row_upper=np.append(problem.row_upper, np.full(rows.shape[0] - problem.row_upper.size, np.inf)),
        lower=np.concatenate([problem.lower, [-np.inf], np.zeros(copies * n)]),
        upper=np.concatenate([problem.upper, np.full(1 + copies * n, np.inf)]),
    )
    return program, np.append(problem.integer, np.zeros(1 + copies * n, dtype=np.bool_))
