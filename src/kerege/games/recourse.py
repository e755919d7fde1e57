"""What is left to do after an attack: a linear program some of whose columns can be made unusable."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike
from scipy import sparse

from kerege.games.coalitions import Vector
from kerege.solve import Program


@dataclass(frozen=True, slots=True)
class Recourse:
    """Minimise cost'y with row_lower <= A y <= row_upper and 0 <= y <= upper, where elements can be attacked.

    cost, upper          : float64[n]; upper may be +inf
    A                    : csc float64[m, n]
    row_lower, row_upper : float64[m]; equal for an equation
    elements             : csr[e, n]; an entry (above 0) says that an attack on the element makes the column
                           unusable. Two directions of one pipe, or all goods on one railway, are one element
    penalty              : float64[n]; what one unit in a column of an element saves at most, whatever else
                           is attacked; the mixed-integer method is exact only with a valid one

    Every attack must leave a feasible program: give what goes unserved a column of its own, with its price.

    Raises
    ------
    ValueError
        If shapes disagree, a value is NaN, an upper is negative, an entry of elements is not above 0, or a
        penalty is negative or infinite.
    """

    cost: Vector
    A: sparse.csc_array
    row_lower: Vector
    row_upper: Vector
    upper: Vector
    elements: sparse.csr_array
    penalty: Vector

    def __post_init__(self) -> None:
        columns = self.cost.size
        if self.elements.ndim != 2 or self.elements.shape[1] != columns:
            raise ValueError(
                f"elements must have one column for each of {columns} columns of the program, "
                f"found shape {self.elements.shape}"
            )
        if not (self.elements.data > 0).all():
            raise ValueError(
                "elements holds an entry that is not above 0; leave out columns an attack spares"
            )
        if self.penalty.shape != (columns,):
            raise ValueError(
                f"penalty must have one entry for each of {columns} columns, found shape {self.penalty.shape}"
            )
        faulty = np.flatnonzero(~((self.penalty >= 0) & np.isfinite(self.penalty)))
        if faulty.size:
            raise ValueError(
                f"penalty[{faulty[0]}] is {self.penalty[faulty[0]]}; expected what a unit of use saves at "
                "most, finite and not negative"
            )
        program_after(self, ())

    @property
    def count(self) -> int:
        """Number of elements."""
        return int(self.elements.shape[0])


def elements_of_columns(element: ArrayLike, count: int) -> sparse.csr_array:
    """Return csr[count, n] from the element of each column, int[n]; -1 where a column cannot be attacked.

    >>> elements_of_columns([0, 1, 0, -1], 2).toarray().astype(int).tolist()
    [[1, 0, 1, 0], [0, 1, 0, 0]]
    """
    of = np.asarray(element, dtype=np.int64)
    faulty = np.flatnonzero((of < -1) | (of >= count))
    if faulty.size:
        raise ValueError(
            f"column {faulty[0]} belongs to element {of[faulty[0]]}; expected 0 to {count - 1}, or -1 "
            "for none"
        )
    column = np.flatnonzero(of >= 0)
    entries = (np.ones(column.size), (of[column], column))
    return sparse.csr_array(sparse.coo_array(entries, shape=(count, of.size)))


def program_after(recourse: Recourse, attack: Sequence[int]) -> Program:
    """Return the program that is left once the elements of ``attack`` are lost."""
    n = recourse.cost.size
    lost = np.zeros(n, dtype=np.bool_)
    lost[recourse.elements[list(attack)].indices] = True
    return Program(
        P=sparse.csc_array((n, n)),
        q=recourse.cost,
        A=recourse.A,
        row_lower=recourse.row_lower,
        row_upper=recourse.row_upper,
        lower=np.zeros(n),
        upper=np.where(lost, 0.0, recourse.upper),
    )
