"""The corners of a polytope {u : F u <= f}: the scenarios that can be worst."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import sparse
from scipy.spatial import HalfspaceIntersection

from kerege.games.coalitions import Vector
from kerege.solve import Program, SolveError, Status, solve

#: corners closer than this share of the width of the polytope are one
_SAME = 1e-9
#: a polytope narrower than this share of its width has no inside
_FLAT = 1e-9


@dataclass(frozen=True, slots=True)
class Polytope:
    """The points u with F u <= f.

    F : float64[c, n]
    f : float64[c]
    """

    F: NDArray[np.float64]
    f: Vector

    def __post_init__(self) -> None:
        if self.F.ndim != 2 or self.F.shape[1] == 0 or self.f.shape != self.F.shape[:1]:
            raise ValueError(
                "a polytope is F[c, n] with f[c] and at least one coordinate, "
                f"found F {self.F.shape} and f {self.f.shape}"
            )
        if not (np.isfinite(self.F).all() and np.isfinite(self.f).all()):
            raise ValueError("F or f of a polytope holds a number that is not finite; leave that row out")


def corners(polytope: Polytope) -> NDArray[np.float64]:
    """Return the vertices of a bounded polytope with an inside, float64[v, n], in lexicographic order.

    By the duality of half-spaces and points around an inner point (Barber, Dobkin & Huhdanpaa 1996, *ACM
    Transactions on Mathematical Software* 22(4)); the inner point is the centre of the largest ball inside
    (Boyd & Vandenberghe 2004, *Convex Optimization*, section 8.5.1). Their number grows quickly with n.

    Raises
    ------
    ValueError
        If the polytope is empty, unbounded, or flat (a coordinate, or a sum of some, is fixed).

    Examples
    --------
    >>> corners(Polytope(np.array([[1.0, 1], [-1, 0], [0, -1]]), np.array([1.0, 0, 0]))).tolist()
    [[0.0, 0.0], [0.0, 1.0], [1.0, 0.0]]
    """
    low, high = _box(polytope)
    width = high - low
    flat = np.flatnonzero(width <= _FLAT * (1.0 + np.abs(high)))
    if flat.size:
        raise ValueError(
            f"the polytope has no inside: coordinate {flat[0]} is fixed at {high[flat[0]]:g}; leave it out, "
            "or list scenarios"
        )
    if width.size == 1:
        return np.array([low, high])
    rows, right = polytope.F * width, polytope.f - polytope.F @ low
    length = np.linalg.norm(rows, axis=1)
    rows, right = rows[length > 0] / length[length > 0, None], right[length > 0] / length[length > 0]
    cut = HalfspaceIntersection(np.column_stack([rows, -right]), _centre(rows, right))
    unit = np.unique(np.round(cut.intersections / _SAME) * _SAME, axis=0)
    return np.asarray(low + unit * width)


def _box(polytope: Polytope) -> tuple[Vector, Vector]:
    """Return the smallest box around a polytope: the least and the largest value of each coordinate."""
    count = polytope.F.shape[1]
    ends = np.zeros((2, count))
    for i in range(count):
        for side, sign in enumerate((1.0, -1.0)):
            goal = np.zeros(count)
            goal[i] = sign
            try:
                ends[side, i] = sign * _extreme(goal, polytope.F, polytope.f)
            except SolveError as failed:
                if failed.status is Status.INFEASIBLE:
                    raise ValueError("the polytope is empty: no point meets all rows of F u <= f") from failed
                if failed.status is Status.UNBOUNDED:
                    raise ValueError(
                        f"the polytope is unbounded in coordinate {i}; give it a lower and an upper bound"
                    ) from failed
                raise
    return ends[0], ends[1]


def _centre(rows: NDArray[np.float64], right: Vector) -> Vector:
    """Return the centre of the largest ball inside; rows have length one."""
    count = rows.shape[1]
    goal = np.append(np.zeros(count), -1.0)
    answer = _solved(goal, np.column_stack([rows, np.ones(right.size)]), right)
    if answer[count] <= _FLAT:
        raise ValueError(
            "the polytope has no inside: its rows fix a sum of coordinates; substitute one of them, or list "
            "scenarios"
        )
    return answer[:count]


def _extreme(goal: Vector, rows: NDArray[np.float64], right: Vector) -> float:
    return float(goal @ _solved(goal, rows, right))


def _solved(goal: Vector, rows: NDArray[np.float64], right: Vector) -> Vector:
    n, m = goal.size, right.size
    program = Program(
        P=sparse.csc_array((n, n)),
        q=goal,
        A=sparse.csc_array(rows),
        row_lower=np.full(m, -np.inf),
        row_upper=right,
        lower=np.full(n, -np.inf),
        upper=np.full(n, np.inf),
    )
    return solve(program, solver="highs", what="corners of a polytope")[0].x
