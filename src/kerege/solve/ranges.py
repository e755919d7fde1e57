"""How far single unknowns can move without giving up optimality.

Flows of a spatial equilibrium are often not unique while prices are. For a convex quadratic program all
optima share Px and q'x (Mangasarian 1988, *Operations Research Letters* 7(1), theorem 1), so the set of
optima is a polyhedron and its extent along one unknown is a linear program.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from scipy import sparse

from kerege.solve.program import Program, SolveError, Vector

#: relative room given to the shared value of q'x, for rounding
_ROOM = 1e-9


def optimal_ranges(program: Program, x: Vector, columns: Sequence[int]) -> tuple[Vector, Vector]:
    """Return the smallest and largest value of each unknown in ``columns`` over all optima.

    Parameters
    ----------
    program
        The program ``x`` is an optimum of.
    x
        float64[n], any optimum.
    columns
        Unknowns to look at.

    Raises
    ------
    SolveError
        If a linear program over the set of optima cannot be solved.
    """
    import highspy  # noqa: PLC0415  (start-up time)

    from kerege.solve.highs import make_model  # noqa: PLC0415

    curved = np.diff(program.P.indptr) > 0
    value = float(program.q @ x)
    room = _ROOM * (1.0 + float(np.abs(program.q) @ np.abs(x)))
    price = sparse.csc_array(program.q[None, :])
    face = Program(
        P=sparse.csc_array((program.q.size, program.q.size)),
        q=np.zeros(program.q.size),
        A=sparse.csc_array(sparse.vstack([program.A, program.P, price], format="csc")),
        row_lower=np.concatenate([program.row_lower, _down(program.P @ x), [value - room]]),
        row_upper=np.concatenate([program.row_upper, _up(program.P @ x), [value + room]]),
        lower=program.lower,
        upper=program.upper,
    )
    low, high = x[list(columns)].copy(), x[list(columns)].copy()
    model = make_model(face)
    for i, column in enumerate(columns):
        if curved[column] and program.P[[column], :].nnz == 1 and program.P[column, column] > 0:
            continue  # strictly convex in this unknown alone: unique
        for sense, store in ((1.0, low), (-1.0, high)):
            model.changeColCost(int(column), sense)
            model.run()
            if model.getModelStatus() != highspy.HighsModelStatus.kOptimal:
                state = model.modelStatusToString(model.getModelStatus())
                raise SolveError(
                    f"range of unknown {column}: linear program over the optima ended as {state}"
                )
            store[i] = model.getSolution().col_value[int(column)]
            model.changeColCost(int(column), 0.0)
    return np.minimum(low, x[list(columns)]), np.maximum(high, x[list(columns)])


def _down(vector: Vector) -> Vector:
    return np.asarray(vector - _ROOM * (1.0 + np.abs(vector)))


def _up(vector: Vector) -> Vector:
    return np.asarray(vector + _ROOM * (1.0 + np.abs(vector)))
