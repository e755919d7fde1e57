"""Polish an interior-point answer: guess which bounds hold, solve the equations they leave, correct.

With the active set fixed the optimum is a linear system; a small regularisation makes it solvable and
iterative refinement takes it out (Stellato et al. 2020, OSQP, section 4). The set is first corrected all at
once (primal-dual active set; Hintermueller, Ito & Kunisch 2003, *SIAM Journal on Optimization* 13(3)); where
that goes round in a circle, one bound at a time, the worst first.
"""

from __future__ import annotations

import time
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import sparse
from scipy.sparse.linalg import splu

from kerege.solve.certificate import dual_size
from kerege.solve.program import Program, Solution, Vector

_REGULARISATION = 1e-9
_REFINEMENTS = 4
#: relative violation of a bound, or wrong sign of a dual, that still needs a correction
_WRONG = 1e-12
#: corrections of the whole set before bounds are corrected one at a time, and corrections in all
_WHOLE, _STEPS = 4, 40

Sides = NDArray[np.int8]


@dataclass(frozen=True, slots=True)
class _Point:
    """Solution of the equations of one active set, rows and variables stacked (rows first).

    value, dual : float64[m + n]; dual in the convention of ``Solution``
    """

    x: Vector
    value: Vector
    dual: Vector


def polish(program: Program, rough: Solution) -> Solution:
    """Return the best answer met while correcting the active set of ``rough``, or ``rough`` itself.

    The caller compares certificates, so a polish that goes wrong costs only time.
    """
    began = time.perf_counter()
    low = np.concatenate([program.row_lower, program.lower])
    high = np.concatenate([program.row_upper, program.upper])
    everything = sparse.csr_array(
        sparse.vstack([program.A.tocsr(), sparse.eye_array(program.q.size, format="csr")], format="csr")
    )
    value = everything @ rough.x
    dual = np.concatenate([rough.row_dual, rough.bound_dual])
    size = dual_size(program.P @ rough.x, program.q, program.A.T @ rough.row_dual)
    sides = _guess(value, dual / size, low, high)
    point = _Point(rough.x, value, dual)
    best, best_error = None, np.inf
    seen: set[bytes] = set()
    for step in range(_STEPS):
        found = _equations(program, everything, sides, low, high, point)
        if found is None:
            break
        point = found
        wrong = _wrong(point, sides, low, high)
        error = float(np.abs(wrong).max(initial=0.0))
        if error < best_error:
            best, best_error = point, error
        if error <= _WRONG:
            break
        circle = sides.tobytes() in seen or step >= _WHOLE
        seen.add(sides.tobytes())
        sides = _corrected(sides, wrong, point.value < low, single=circle)
    if best is None:
        return rough
    m = program.row_lower.size
    x = np.clip(best.x, program.lower, program.upper) if best_error <= 1e-9 else best.x
    seconds = rough.seconds + time.perf_counter() - began
    return Solution(x, best.dual[:m], best.dual[m:], rough.status, rough.solver, rough.iterations, seconds)


def _guess(value: Vector, dual: Vector, low: Vector, high: Vector) -> Sides:
    """Return -1 where the lower bound holds, +1 where the upper does, 0 where neither (2 for an equation).

    ``dual`` is relative to the size of the dual terms and slack to that of the value, as in the certificate:
    a price in USD/t and a rate in kt/day do not compare.
    """
    room = 1.0 + np.abs(value)
    sides = np.zeros(value.size, dtype=np.int8)
    sides[(dual > 0) & (value - low < dual * room)] = -1
    sides[(dual < 0) & (high - value < -dual * room)] = 1
    sides[low == high] = 2
    return sides


def _equations(
    program: Program, everything: sparse.csr_array, sides: Sides, low: Vector, high: Vector, start: _Point
) -> _Point | None:
    """Return the solution of the active set's equations, or nothing where they are singular."""
    chosen = np.flatnonzero(sides)
    n, k = program.q.size, chosen.size
    if k == 0 and program.P.nnz == 0:
        return None
    active = everything[chosen]
    exact = sparse.csc_array(sparse.block_array([[program.P, active.T], [active, None]], format="csc"))
    if exact.shape[0] != n + k:
        return None
    signs = np.concatenate([np.ones(n), -np.ones(k)])
    damped = exact + _REGULARISATION * sparse.diags_array(signs, format="csc")
    bound = np.where(sides > 0, high, low)[chosen]
    right = np.concatenate([-program.q, bound])
    try:
        factor = splu(
            sparse.csc_matrix(damped),
            permc_spec="MMD_AT_PLUS_A",
            diag_pivot_thresh=1e-3,
            options={"SymmetricMode": True},
        )
    except RuntimeError:
        return None
    point = np.concatenate([start.x, -start.dual[chosen]])
    for _ in range(_REFINEMENTS):
        point = point + factor.solve(right - exact @ point)
    if not np.isfinite(point).all():
        return None
    dual = np.zeros(sides.size)
    dual[chosen] = -point[n:]
    return _Point(point[:n], np.asarray(everything @ point[:n]), dual)


def _wrong(point: _Point, sides: Sides, low: Vector, high: Vector) -> Vector:
    """Return how wrong each bound's side is: + the bound is broken, - its dual pushes the wrong way."""
    size = 1.0 + float(np.abs(point.dual).max(initial=0.0))
    scale = 1.0 + np.abs(point.value)
    broken = np.maximum(np.maximum(low - point.value, point.value - high), 0.0) / scale
    pushing = np.where(sides == -1, -point.dual, np.where(sides == 1, point.dual, 0.0)) / size
    return np.where(sides == 0, broken, -np.maximum(pushing, 0.0))


def _corrected(sides: Sides, wrong: Vector, broken_low: NDArray[np.bool_], *, single: bool) -> Sides:
    """Return the sides with broken bounds held and wrong duals let go; only the worst one if ``single``."""
    change = np.abs(wrong) > _WRONG
    if single:
        worst = int(np.argmax(np.abs(wrong)))
        change = np.zeros_like(change)
        change[worst] = True
    held = np.where(broken_low, -1, 1).astype(np.int8)
    return np.where(change, np.where(sides == 0, held, 0), sides).astype(np.int8)
