"""Recompute from the inputs whether an answer is one: the residuals of the Karush-Kuhn-Tucker conditions.

Nothing a solver reports about itself is used. The conditions are those of Boyd & Vandenberghe (2004,
*Convex Optimization*, section 5.5.3) for a convex quadratic program; each residual is divided by one plus
the size of the terms it compares, so that a pass means the same for kilotonnes and for thousands of dollars.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass

import numpy as np

from kerege.solve.program import Program, Solution, Vector

#: scaled residual above which an answer is not shown
TOLERANCE = 1e-7


@dataclass(frozen=True, slots=True)
class Certificate:
    """Scaled residuals of one solve; ``passed`` is the licence to report it.

    primal          : largest violation of a row or bound
    dual            : largest entry of Px + q - A'y - z
    sign            : largest dual that pushes against a bound that does not exist
    complementarity : largest product of a dual and the slack of its bound, each relative to its own size
    gap             : primal objective less dual objective
    natural         : largest over bounds of the smaller one of dual and slack: how far single flows may be
                      off; shown, but no condition, because where optima are many it says nothing of an error
    objective       : 1/2 x'Px + q'x
    """

    primal: float
    dual: float
    sign: float
    complementarity: float
    gap: float
    natural: float
    objective: float
    dual_objective: float
    solver: str
    iterations: int
    seconds: float
    digest: str
    tolerance: float = TOLERANCE

    @property
    def worst(self) -> float:
        """The largest scaled residual."""
        residuals = (self.primal, self.dual, self.sign, self.complementarity, self.gap)
        return float(np.max(residuals))  # unlike max, keeps NaN, which then fails

    @property
    def passed(self) -> bool:
        """Whether every residual is within the tolerance."""
        return bool(self.worst <= self.tolerance)

    def as_dict(self) -> dict[str, float | str | int | bool]:
        """Plain mapping for ``certificate.json``."""
        return {**asdict(self), "worst": self.worst, "passed": self.passed}


def certify(program: Program, solution: Solution) -> Certificate:
    """Return the certificate of ``solution`` for ``program``, from the matrices alone."""
    x, y, z = solution.x, solution.row_dual, solution.bound_dual
    row, px, aty = program.A @ x, program.P @ x, program.A.T @ y
    size_dual = dual_size(px, program.q, aty)
    primal = primal_residual(program, x, row)
    dual = _size(px + program.q - aty - z) / size_dual
    sign = max(
        _wrong_sign(y, program.row_lower, program.row_upper), _wrong_sign(z, program.lower, program.upper)
    )
    on_rows = _dual_terms(y / size_dual, row, program.row_lower, program.row_upper)
    on_bounds = _dual_terms(z / size_dual, x, program.lower, program.upper)
    rows_value, bounds_value = on_rows[0] * size_dual, on_bounds[0] * size_dual
    objective = program.objective(x)
    dual_objective = float(-0.5 * x @ px + rows_value + bounds_value)
    scale = 1.0 + max(abs(objective), abs(float(x @ px)), abs(rows_value), abs(bounds_value))
    return Certificate(
        primal=primal,
        dual=dual,
        sign=sign / size_dual,
        complementarity=max(on_rows[1], on_bounds[1]),
        gap=abs(objective - dual_objective) / scale,
        natural=max(on_rows[2], on_bounds[2]),
        objective=objective,
        dual_objective=dual_objective,
        solver=solution.solver,
        iterations=solution.iterations,
        seconds=solution.seconds,
        digest=program.digest,
    )


def primal_residual(program: Program, x: Vector, row: Vector) -> float:
    """Return the largest violation of a row or a bound by ``x``, with ``row`` = Ax; scaled."""
    return max(
        _violation(row, program.row_lower, program.row_upper) / (1.0 + _size(row)),
        _violation(x, program.lower, program.upper) / (1.0 + _size(x)),
    )


def dual_size(px: Vector, q: Vector, aty: Vector) -> float:
    """One plus the largest term of stationarity: what a dual, or its residual, is large or small beside."""
    return 1.0 + max(_size(px), _size(q), _size(aty))


def _size(vector: Vector) -> float:
    return float(np.abs(vector).max(initial=0.0))


def _violation(value: Vector, low: Vector, high: Vector) -> float:
    return float(np.maximum(low - value, value - high).max(initial=0.0))


def _wrong_sign(dual: Vector, low: Vector, high: Vector) -> float:
    against = np.where(np.isinf(low), np.maximum(dual, 0.0), 0.0) + np.where(
        np.isinf(high), np.maximum(-dual, 0.0), 0.0
    )
    return float(against.max(initial=0.0))


def _dual_terms(dual: Vector, value: Vector, low: Vector, high: Vector) -> tuple[float, float, float]:
    """Return (sum of dual times its bound, largest dual times slack, largest smaller one of the two).

    ``dual`` is scaled already, a slack is relative to its own value. The last is the natural residual of
    complementarity (Cottle, Pang & Stone 1992, *The Linear Complementarity Problem*, section 1.5): a bound is
    either reached or free of charge.
    """
    bound = np.where(dual > 0, low, high)
    usable = (dual != 0) & np.isfinite(bound)
    held = np.where(usable, bound, 0.0)
    slack = np.where(usable, np.abs(value - held) / (1.0 + np.abs(value)), 0.0)
    size = np.where(usable, np.abs(dual), 0.0)
    product, smaller = slack * size, np.minimum(slack, size)
    worth = float(dual[usable] @ held[usable])
    return worth, float(product.max(initial=0.0)), float(smaller.max(initial=0.0))
