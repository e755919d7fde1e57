"""Adapter to Clarabel, the interior-point solver of Goulart & Chen (2024) for convex quadratic programs."""

from __future__ import annotations

import time

import clarabel
import numpy as np
from scipy import sparse

from kerege.solve.program import Program, Solution, Status

_STATUS = {
    "Solved": Status.SOLVED,
    "AlmostSolved": Status.SOLVED,  # the certificate decides
    "PrimalInfeasible": Status.INFEASIBLE,
    "AlmostPrimalInfeasible": Status.INFEASIBLE,
    "DualInfeasible": Status.UNBOUNDED,
    "AlmostDualInfeasible": Status.UNBOUNDED,
    "MaxIterations": Status.LIMIT,
    "MaxTime": Status.LIMIT,
    "InsufficientProgress": Status.SOLVED,  # the certificate decides
}
#: tighter than the 1e-8 of the package, so that the polish starts close
_TOLERANCE = 1e-10
_MAX_ITERATIONS = 200
#: share of the way to the boundary that a step may go; rarely the iterates go round in a circle of four,
#: and shorter steps break it
_STEP_FRACTIONS = (0.99, 0.9)


def solve_clarabel(program: Program) -> Solution:
    """Return Clarabel's answer to ``program``, which must have no fixed variable (see ``reduce``)."""
    began = time.perf_counter()
    n = program.q.size
    equal = program.row_lower == program.row_upper
    above = ~equal & np.isfinite(program.row_upper)
    below = ~equal & np.isfinite(program.row_lower)
    cap, floor = np.isfinite(program.upper), np.isfinite(program.lower)
    A, identity = program.A.tocsr(), sparse.eye_array(n, format="csr")
    blocks = [A[equal], A[above], -A[below], identity[cap], -identity[floor]]
    matrix = sparse.vstack(blocks, format="csc")
    right = np.concatenate(
        [
            program.row_lower[equal],
            program.row_upper[above],
            -program.row_lower[below],
            program.upper[cap],
            -program.lower[floor],
        ]
    )
    cones = []
    if equal.any():
        cones.append(clarabel.ZeroConeT(int(equal.sum())))
    if right.size > equal.sum():
        cones.append(clarabel.NonnegativeConeT(int(right.size - equal.sum())))
    settings = clarabel.DefaultSettings()
    settings.verbose = False
    settings.max_threads = 1
    settings.tol_gap_abs = settings.tol_gap_rel = settings.tol_feas = _TOLERANCE
    settings.max_iter = _MAX_ITERATIONS
    upper_triangle = sparse.csc_matrix(sparse.triu(program.P, format="csc"))
    for fraction in _STEP_FRACTIONS:
        settings.max_step_fraction = fraction
        raw = clarabel.DefaultSolver(
            upper_triangle, program.q, sparse.csc_matrix(matrix), right, cones, settings
        ).solve()
        if raw.status != clarabel.SolverStatus.MaxIterations:
            break
    dual = np.asarray(raw.z)
    sizes = [int(mask.sum()) for mask in (equal, above, below, cap, floor)]
    part = np.split(dual, np.cumsum(sizes)[:-1])
    y, z = np.zeros(program.row_lower.size), np.zeros(n)
    y[equal] = -part[0]
    y[above] -= part[1]
    y[below] += part[2]
    z[cap] -= part[3]
    z[floor] += part[4]
    return Solution(
        x=np.asarray(raw.x),
        row_dual=y,
        bound_dual=z,
        status=_STATUS.get(str(raw.status).rsplit(".", maxsplit=1)[-1], Status.NUMERICAL),
        solver=f"Clarabel {clarabel.__version__}",
        iterations=int(raw.iterations),
        seconds=time.perf_counter() - began,
    )
