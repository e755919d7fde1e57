"""The attacker's problem as one mixed-integer program: the dual of what is left, with attacks as prices."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from kerege.games.recourse import Recourse
from kerege.solve import Program, Status, solve_milp


@dataclass(frozen=True, slots=True)
class PricedAttack:
    """The best attack of the mixed-integer program.

    elements : ascending
    priced   : least cost where attacked columns may be used at their penalty; never above the value
    bound    : no attack has a higher priced cost
    solved   : the search ran to its end
    """

    elements: tuple[int, ...]
    priced: float
    bound: float
    solved: bool


def priced_attack(
    recourse: Recourse, k: int, candidates: NDArray[np.int64], *, seconds: float | None = None
) -> PricedAttack:
    """Return the attack on at most k of ``candidates`` that makes the priced recourse dearest.

    An attack adds the penalty M to the cost of its columns instead of closing them, so that the inner
    program has a dual with a linear objective, and attacker and dual maximise together:
    max b'p with A'p <= c + M x, sum of x <= k, x in {0, 1}. Wood 1993, *Mathematical and Computer Modelling*
    17(2); Israeli & Wood 2002, *Networks* 40(2), for the penalty form. Equal to the attacker's problem where
    M is at least what a unit of use saves.

    Raises
    ------
    kerege.solve.SolveError
        If the program cannot be solved, or time is up before any attack was found.
    """
    program, integer = _program(recourse, k, candidates)
    answer = solve_milp(program, integer, seconds=seconds, what=f"worst attack on {k} elements")
    chosen = candidates[answer.x[program.q.size - candidates.size :] > 0.5]
    return PricedAttack(
        tuple(int(e) for e in chosen), -answer.objective, -answer.bound, answer.status is Status.SOLVED
    )


def _program(recourse: Recourse, k: int, candidates: NDArray[np.int64]) -> tuple[Program, NDArray[np.bool_]]:
    """Return min -b'p over p of lower rows (>= 0), upper rows and upper bounds (<= 0), and attacks x.

    An equation has one p of either sign.
    """
    equal = recourse.row_lower == recourse.row_upper
    low = np.flatnonzero(~equal & np.isfinite(recourse.row_lower))
    high = np.flatnonzero(~equal & np.isfinite(recourse.row_upper))
    even = np.flatnonzero(equal)
    capped = np.flatnonzero(np.isfinite(recourse.upper))
    matrix = sparse.csr_array(recourse.A)
    identity = sparse.eye_array(recourse.cost.size, format="csr")
    forced = sparse.csr_array(recourse.elements[candidates])
    priced = sparse.csr_array((np.ones(forced.nnz), forced.indices, forced.indptr), shape=forced.shape)
    blocks = [
        matrix[even],
        matrix[low],
        matrix[high],
        identity[capped],
        -(priced @ sparse.diags_array(recourse.penalty)),
    ]
    right = [
        recourse.row_lower[even],
        recourse.row_lower[low],
        recourse.row_upper[high],
        recourse.upper[capped],
        np.zeros(candidates.size),
    ]
    sizes = [block.shape[0] for block in blocks]
    infinite = np.inf
    signs = [(-infinite, infinite), (0.0, infinite), (-infinite, 0.0), (-infinite, 0.0), (0.0, 1.0)]
    lower = np.concatenate([np.full(size, s[0]) for size, s in zip(sizes, signs, strict=True)])
    upper = np.concatenate([np.full(size, s[1]) for size, s in zip(sizes, signs, strict=True)])
    integer = np.arange(lower.size) >= lower.size - candidates.size
    budget = sparse.csr_array(integer[None, :] * 1.0)
    rows = sparse.vstack([sparse.vstack(blocks).T, budget])
    program = Program(
        P=sparse.csc_array((lower.size, lower.size)),
        q=-np.concatenate(right),
        A=sparse.csc_array(rows),
        row_lower=np.full(rows.shape[0], -infinite),
        row_upper=np.append(recourse.cost, float(k)),
        lower=lower,
        upper=upper,
    )
    return program, integer
