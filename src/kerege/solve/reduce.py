"""Take fixed variables and rows without variables out before solving; put them back with their duals.

An interior-point method needs an interior. A closed link (capacity zero) or an embargoed purchase has none,
so such variables are substituted and the rows left empty are checked and dropped.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from kerege.solve.program import Program, Solution, Vector

_EMPTY_ROW_TOLERANCE = 1e-9


@dataclass(frozen=True, slots=True)
class Reduction:
    """A smaller program with the same answer.

    program : the program over free variables and rows that still hold one
    free    : bool[n] variables kept
    kept    : bool[m] rows kept
    fixed   : float64[n] values of the fixed variables, zero where free
    broken  : int[k] dropped rows that the fixed variables violate; not empty means infeasible
    """

    program: Program
    free: np.ndarray[tuple[int], np.dtype[np.bool_]]
    kept: np.ndarray[tuple[int], np.dtype[np.bool_]]
    fixed: Vector
    broken: np.ndarray[tuple[int], np.dtype[np.int64]]


def reduce(program: Program) -> Reduction:
    """Return ``program`` without fixed variables (lower == upper) and without rows that became empty."""
    free = program.lower < program.upper
    fixed = np.where(free, 0.0, program.lower)
    shift = program.A @ fixed
    A = program.A[:, free].tocsr()
    kept = np.diff(A.indptr) > 0
    scale = 1.0 + np.abs(shift)
    low, high = program.row_lower - shift, program.row_upper - shift
    broken = np.flatnonzero(
        ~kept & ((low > _EMPTY_ROW_TOLERANCE * scale) | (high < -_EMPTY_ROW_TOLERANCE * scale))
    )
    small = Program(
        P=program.P[:, free][free, :].tocsc(),
        q=program.q[free] + (program.P @ fixed)[free],
        A=A[kept].tocsc(),
        row_lower=low[kept],
        row_upper=high[kept],
        lower=program.lower[free],
        upper=program.upper[free],
    )
    return Reduction(small, free, kept, fixed, broken)


def expand(program: Program, reduction: Reduction, small: Solution) -> Solution:
    """Return the answer to ``program`` from the answer to its reduction; fixed variables get their duals."""
    x = reduction.fixed.copy()
    x[reduction.free] = small.x
    y = np.zeros(program.row_lower.size)
    y[reduction.kept] = small.row_dual
    z = np.zeros(program.q.size)
    z[reduction.free] = small.bound_dual
    gradient = program.P @ x + program.q - program.A.T @ y
    z[~reduction.free] = gradient[~reduction.free]
    return Solution(x, y, z, small.status, small.solver, small.iterations, small.seconds)
