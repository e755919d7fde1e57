"""Adapter to PIQP (Schwan, Jiang, Kuhn & Jones 2023), a proximal interior-point method: the fast path.

It is a few times quicker than Clarabel on markets of a hundred links; every answer is certified like any
other, and Clarabel is asked where it fails.
"""

from __future__ import annotations

import time

import numpy as np
import piqp
from scipy import sparse

from kerege.solve.program import Program, Solution, Status

_TOLERANCE = 1e-10
_MAX_ITERATIONS = 100
_STATUS = {
    piqp.PIQP_SOLVED: Status.SOLVED,
    piqp.PIQP_PRIMAL_INFEASIBLE: Status.INFEASIBLE,
    piqp.PIQP_DUAL_INFEASIBLE: Status.UNBOUNDED,
    piqp.PIQP_MAX_ITER_REACHED: Status.LIMIT,
}


def solve_piqp(program: Program) -> Solution:
    """Return PIQP's answer to ``program``, which must have no fixed variable (see ``reduce``)."""
    began = time.perf_counter()
    equal = program.row_lower == program.row_upper
    bounded = ~equal & (np.isfinite(program.row_lower) | np.isfinite(program.row_upper))
    A = program.A.tocsr()
    solver = piqp.SparseSolver()
    settings = solver.settings
    settings.verbose = False
    settings.compute_timings = False
    settings.eps_abs = settings.eps_rel = _TOLERANCE
    settings.eps_duality_gap_abs = settings.eps_duality_gap_rel = _TOLERANCE
    settings.check_duality_gap = True
    settings.max_iter = _MAX_ITERATIONS
    solver.setup(
        sparse.csc_matrix(sparse.triu(program.P, format="csc")),
        program.q,
        sparse.csc_matrix(A[equal]),
        program.row_lower[equal],
        sparse.csc_matrix(A[bounded]),
        program.row_lower[bounded],
        program.row_upper[bounded],
        program.lower,
        program.upper,
    )
    status = solver.solve()
    result = solver.result
    y = np.zeros(program.row_lower.size)
    y[equal] = -np.asarray(result.y)
    y[bounded] = np.asarray(result.z_l) - np.asarray(result.z_u)
    return Solution(
        x=np.array(result.x),
        row_dual=y,
        bound_dual=np.asarray(result.z_bl) - np.asarray(result.z_bu),
        status=_STATUS.get(status, Status.NUMERICAL),
        solver=f"PIQP {piqp.__version__}",
        iterations=int(result.info.iter),
        seconds=time.perf_counter() - began,
    )
