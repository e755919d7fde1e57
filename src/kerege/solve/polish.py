"""Polish an interior-point answer: guess the active bounds and solve the equations they leave.

The method is the solution polishing of Stellato et al. (2020, OSQP, section 4): with the active set fixed the
optimum is a linear system; a small regularisation makes it solvable and iterative refinement takes it out.
"""

from __future__ import annotations

import time

import numpy as np
from numpy.typing import NDArray
from scipy import sparse
from scipy.sparse.linalg import splu

from kerege.solve.program import Program, Solution, Vector

_REGULARISATION = 1e-9
_REFINEMENTS = 4
#: a bound left broken by more than this by an earlier guess was held by it
_BROKEN = 1e-9


def polish(program: Program, rough: Solution) -> Solution:
    """Return the answer with the active set of ``rough`` solved exactly, or ``rough`` if that breaks down.

    The caller compares certificates and keeps the better answer, so a wrong guess costs only time.
    """
    began = time.perf_counter()
    row: Vector = np.asarray(program.A @ rough.x)
    rows, row_value = _active(row, rough.row_dual, program.row_lower, program.row_upper)
    cols, col_value = _active(rough.x, rough.bound_dual, program.lower, program.upper)
    n, k = program.q.size, rows.size + cols.size
    if k == 0 and program.P.nnz == 0:
        return rough
    active = sparse.vstack([program.A.tocsr()[rows], sparse.eye_array(n, format="csr")[cols]], format="csr")
    exact = sparse.block_array([[program.P, active.T], [active, None]], format="csc")
    if exact.shape[0] != n + k:
        return rough
    damped = exact + _REGULARISATION * sparse.diags_array(
        np.concatenate([np.ones(n), -np.ones(k)]), format="csc"
    )
    right = np.concatenate([-program.q, row_value, col_value])
    try:
        factor = splu(sparse.csc_matrix(damped))
    except RuntimeError:
        return rough
    point = np.concatenate([rough.x, -rough.row_dual[rows], -rough.bound_dual[cols]])
    for _ in range(_REFINEMENTS):
        point = point + factor.solve(right - exact @ point)
    if not np.isfinite(point).all():
        return rough
    y, z = np.zeros(row.size), np.zeros(n)
    y[rows] = -point[n : n + rows.size]
    z[cols] = -point[n + rows.size :]
    x = point[:n]
    inside = np.clip(x, program.lower, program.upper)
    if np.abs(x - inside).max(initial=0.0) <= _BROKEN * (1.0 + np.abs(x).max(initial=0.0)):
        x = inside  # rounding only; a bound truly broken must be seen by the next guess
    seconds = rough.seconds + time.perf_counter() - began
    return Solution(x, y, z, rough.status, rough.solver, rough.iterations, seconds)


def _active(value: Vector, dual: Vector, low: Vector, high: Vector) -> tuple[NDArray[np.int64], Vector]:
    """Return indices held by a bound (dual above slack, bound broken, or an equation), and the values."""
    to_low, to_high = value - low, high - value
    at_low = ((dual > 0) & (to_low < dual)) | (to_low < -_BROKEN)
    at_high = ((dual < 0) & (to_high < -dual)) | (to_high < -_BROKEN)
    equal = low == high
    chosen = np.flatnonzero(at_low | at_high | equal)
    return chosen, np.where(at_high & ~equal, high, low)[chosen]
