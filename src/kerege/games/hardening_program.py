"""The defender's master program: what to harden, with a copy of the recourse for each attack known."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from kerege.games.coalitions import Vector
from kerege.games.recourse import Recourse
from kerege.games.two_stage import side_by_side
from kerege.solve import Program

#: elements by their ascending indices
Elements = tuple[int, ...]


def hardening_program(
    recourse: Recourse,
    cost: Vector,
    budget: float,
    attacks: Sequence[Elements],
    *,
    ceiling: float | None = None,
) -> tuple[Program, NDArray[np.bool_]]:
    """Return the program over hardenings w and what is left after each attack, and which unknowns are whole.

    min t with cost'w <= budget and, for each attack l, t >= recourse.cost'y_l, y_l a flow of the recourse,
    and y_lj <= upper_j w_e for each attacked element e of column j. With a ``ceiling`` on t, the least
    cost'w instead. Unknowns are w, t, y_0, y_1, ...; w is 0 where ``cost``, float64[e], is inf.
    """
    e, n, copies = recourse.count, recourse.cost.size, len(attacks)
    price = np.where(np.isinf(cost), 0.0, cost)
    worth = sparse.csc_array(-recourse.cost[None, :])
    use, hardening = _openings(recourse, attacks)
    blocks: list[list[sparse.csr_array | None]] = [
        [sparse.csr_array(price[None, :]), None, None],
        [None, sparse.csr_array(np.ones((copies, 1))), side_by_side(worth, copies)],
        [None, None, side_by_side(recourse.A, copies)],
        [hardening, None, use],
    ]
    goal = np.concatenate([np.zeros(e), [1.0]] if ceiling is None else [price, [0.0]])
    top = np.inf if ceiling is None else ceiling
    low, high = np.tile(recourse.row_lower, copies), np.tile(recourse.row_upper, copies)
    closed = hardening.shape[0]
    program = Program(
        P=sparse.csc_array((e + 1 + copies * n, e + 1 + copies * n)),
        q=np.append(goal, np.zeros(copies * n)),
        A=sparse.csc_array(sparse.block_array(blocks)),
        row_lower=np.concatenate([[-np.inf], np.zeros(copies), low, np.full(closed, -np.inf)]),
        row_upper=np.concatenate([[budget], np.full(copies, np.inf), high, np.zeros(closed)]),
        lower=np.concatenate([np.zeros(e), [-np.inf], np.zeros(copies * n)]),
        upper=np.concatenate([np.isfinite(cost) * 1.0, [top], np.tile(recourse.upper, copies)]),
    )
    return program, np.arange(program.q.size) < e


def _openings(recourse: Recourse, attacks: Sequence[Elements]) -> tuple[sparse.csr_array, sparse.csr_array]:
    """Return the two sides of y_lj - upper_j w_e <= 0, by use csr[r, l n] and by hardening csr[r, e]."""
    n = recourse.cost.size
    element: list[int] = []
    column: list[int] = []
    copy: list[int] = []
    for place, attack in enumerate(attacks):
        for e in attack:
            lost = recourse.elements[[e]].indices.tolist()
            element += [e] * len(lost)
            column += lost
            copy += [place] * len(lost)
    row, count = np.arange(len(element)), len(element)
    where = np.array(copy, dtype=np.int64) * n + np.array(column, dtype=np.int64)
    most = -recourse.upper[column] if column else np.zeros(0)
    use = sparse.coo_array((np.ones(count), (row, where)), shape=(count, n * len(attacks)))
    hardening = sparse.coo_array((most, (row, np.array(element, dtype=np.int64))), (count, recourse.count))
    return sparse.csr_array(use), sparse.csr_array(hardening)
