"""What attacks do, one linear program for each that needs one."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from kerege.games.recourse import Recourse, program_after
from kerege.solve import SolveError, Status, solve


class AttackValues:
    """The least cost after each attack, found when asked for and remembered.

    An element whose columns carry nothing in the best answer to an attack adds nothing to it: that answer is
    still allowed and still best. Such attacks are not solved again.

    Examples
    --------
    Ten units by a cheap link, or by a dear one:

    >>> from scipy import sparse
    >>> from kerege.games import elements_of_columns
    >>> two = Recourse(
    ...     cost=np.array([1.0, 3.0, 9.0]), A=sparse.csc_array(np.ones((1, 3))), row_lower=np.array([10.0]),
    ...     row_upper=np.array([10.0]), upper=np.full(3, np.inf),
    ...     elements=elements_of_columns([0, 1, -1], 2), penalty=np.array([8.0, 6.0, 0.0]))
    >>> values = AttackValues(two)
    >>> values(()), values((1,)), values((0,)), values((0, 1)), values.solved
    (10.0, 10.0, 30.0, 90.0, 3)
    """

    __slots__ = ("_known", "recourse", "solved")

    def __init__(self, recourse: Recourse) -> None:
        self.recourse = recourse
        self.solved = 0
        self._known: dict[tuple[int, ...], tuple[float, NDArray[np.bool_]]] = {}

    def __call__(self, attack: tuple[int, ...]) -> float:
        """Return the least cost after ``attack``, ascending indices of elements.

        Raises
        ------
        kerege.solve.SolveError
            If the program after it is infeasible or cannot be solved.
        """
        if attack not in self._known:
            self._known[attack] = self._inherited(attack) or self._solved(attack)
        return self._known[attack][0]

    def _inherited(self, attack: tuple[int, ...]) -> tuple[float, NDArray[np.bool_]] | None:
        for i, element in enumerate(attack):
            before = self._known.get(attack[:i] + attack[i + 1 :])
            if before is not None and not before[1][element]:
                return before
        return None

    def _solved(self, attack: tuple[int, ...]) -> tuple[float, NDArray[np.bool_]]:
        try:
            program = program_after(self.recourse, attack)
            answer, proof = solve(program, solver="highs", what=f"attack on elements {list(attack)}")
        except SolveError as failed:
            if failed.status is not Status.INFEASIBLE:
                raise
            raise SolveError(
                f"attack on elements {list(attack)}: nothing is feasible after it; give what goes unserved a "
                "column of its own with its price",
                failed.status,
            ) from failed
        self.solved += 1
        used = np.asarray(self.recourse.elements @ (answer.x != 0.0).astype(np.float64)) > 0
        return proof.objective, used
