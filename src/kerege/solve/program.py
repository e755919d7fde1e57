"""The one shape every problem takes before it meets a solver, and the one shape of an answer."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from kerege.base.hashing import hash_arrays

Vector = NDArray[np.float64]


class Status(StrEnum):
    """What a solver says of its own answer."""

    SOLVED = "solved"
    INFEASIBLE = "infeasible"
    UNBOUNDED = "unbounded"
    LIMIT = "limit reached"
    NUMERICAL = "numerical trouble"


class SolveError(RuntimeError):
    """A program could not be solved, or its answer failed the certificate; the message says which.

    status : what the solver said, or ``NUMERICAL`` where an answer failed its certificate
    """

    def __init__(self, message: str, status: Status = Status.NUMERICAL) -> None:
        super().__init__(message)
        self.status = status


@dataclass(frozen=True, slots=True)
class Program:
    """Convex program: minimise 1/2 x'Px + q'x with row_lower <= Ax <= row_upper and lower <= x <= upper.

    P                    : csc float64[n, n], symmetric positive semidefinite, both triangles stored
    q, lower, upper      : float64[n]; bounds may be infinite, never NaN
    A                    : csc float64[m, n]
    row_lower, row_upper : float64[m]; equal for an equation

    Raises
    ------
    ValueError
        If shapes disagree, a value is NaN, or no finite value lies between two bounds.
    """

    P: sparse.csc_array
    q: Vector
    A: sparse.csc_array
    row_lower: Vector
    row_upper: Vector
    lower: Vector
    upper: Vector

    def __post_init__(self) -> None:
        n, m = self.q.size, self.row_lower.size
        shapes = {"P": (self.P.shape, (n, n)), "A": (self.A.shape, (m, n))}
        for name, (found, expected) in shapes.items():
            if found != expected:
                raise ValueError(
                    f"{name} must be {expected[0]} x {expected[1]}, found {found[0]} x {found[1]}"
                )
        for name, vector, size in (
            ("row_upper", self.row_upper, m),
            ("lower", self.lower, n),
            ("upper", self.upper, n),
        ):
            if vector.size != size:
                raise ValueError(f"{name} must have {size} entries, found {vector.size}")
        for name in ("q", "row_lower", "row_upper", "lower", "upper"):
            if np.isnan(getattr(self, name)).any():
                where = int(np.flatnonzero(np.isnan(getattr(self, name)))[0])
                raise ValueError(f"{name}[{where}] is NaN; missing is not zero, leave the element out")
        if np.isnan(self.P.data).any() or np.isnan(self.A.data).any():
            raise ValueError("P or A holds NaN")
        for low, high, name in (
            (self.row_lower, self.row_upper, "row"),
            (self.lower, self.upper, "variable"),
        ):
            crossed = np.flatnonzero(low > high)
            if crossed.size:
                i = int(crossed[0])
                raise ValueError(f"{name} {i}: lower bound {low[i]} is above upper bound {high[i]}")
            endless = np.flatnonzero((low == np.inf) | (high == -np.inf))
            if endless.size:
                i = int(endless[0])
                raise ValueError(f"{name} {i}: no finite value lies between {low[i]} and {high[i]}")

    @property
    def digest(self) -> str:
        """Hash of all numbers of the program."""
        return hash_arrays(
            [
                self.P.indptr,
                self.P.indices,
                self.P.data,
                self.q,
                self.A.indptr,
                self.A.indices,
                self.A.data,
                self.row_lower,
                self.row_upper,
                self.lower,
                self.upper,
            ]
        )

    def objective(self, x: Vector) -> float:
        """Return 1/2 x'Px + q'x."""
        return float(0.5 * x @ (self.P @ x) + self.q @ x)


@dataclass(frozen=True, slots=True)
class Solution:
    """An answer in the convention Px + q = A'row_dual + bound_dual.

    A dual is >= 0 where its lower bound holds the variable up, <= 0 where its upper bound holds it down; so
    the dual of an equation is the marginal cost of one more unit on its right-hand side.

    x          : float64[n]
    row_dual   : float64[m]
    bound_dual : float64[n]
    """

    x: Vector
    row_dual: Vector
    bound_dual: Vector
    status: Status
    solver: str
    iterations: int
    seconds: float
