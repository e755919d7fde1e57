"""Linear programs with one row for each coalition, of which only those that matter are ever written down.

Rows are added where the last answer breaks them (cutting planes; Kelley 1960, *SIAM Journal* 8(4)); the
answer is an optimum of the whole program once none is broken, with dual 0 for every row never written.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy import sparse

from kerege.games.coalitions import Masks, Vector, coalition_sums, membership
from kerege.solve import Program, solve

#: a row broken by less than this holds; games come in with worths of size 1
BROKEN = 1e-9
#: rows added in one round, for each player
_ADDED = 6


@dataclass(frozen=True, slots=True)
class RowProgram:
    """Minimise q'(x, t) over lower <= (x, t) <= upper with E(x, t) = f and x(S) + slope(S) t >= need(S).

    cost, lower, upper : float64[n + 1]; the last entry belongs to t
    equations          : float64[k, n + 1], with right-hand sides ``right`` float64[k]
    need, slope        : float64[2**n]; need = -inf where a coalition has no row
    """

    cost: Vector
    lower: Vector
    upper: Vector
    equations: Vector
    right: Vector
    need: Vector
    slope: Vector


@dataclass(frozen=True, slots=True)
class RowAnswer:
    """An optimum; duals are >= 0 for coalition rows and marginal costs for the rest.

    x, t          : float64[n] and a number
    masks, dual   : int64[m] coalitions whose rows were written, float64[m]
    equation_dual : float64[k]
    bound_dual    : float64[n]
    """

    x: Vector
    t: float
    masks: Masks
    dual: Vector
    equation_dual: Vector
    bound_dual: Vector


def minimise(program: RowProgram, start: Masks, *, what: str) -> RowAnswer:
    """Return an optimum of ``program``.

    Parameters
    ----------
    program
        The program.
    start
        int64[m], coalitions whose rows are written from the start; together with bounds and equations they
        must keep the cost from falling for ever.
    what
        Words for messages.

    Raises
    ------
    kerege.solve.SolveError
        If a linear program cannot be solved, or its answer fails the certificate.

    Examples
    --------
    Two players share 1 and each may claim 0.8: somebody misses at least 0.3.

    >>> both = RowProgram(
    ...     cost=np.array([0.0, 0, 1]), lower=np.full(3, -np.inf), upper=np.full(3, np.inf),
    ...     equations=np.array([[1.0, 1, 0]]), right=np.ones(1),
    ...     need=np.array([-np.inf, 0.8, 0.8, -np.inf]), slope=np.ones(4))
    >>> round(minimise(both, np.array([1, 2]), what="example").t, 6)
    0.3
    """
    masks = np.unique(start)
    players = program.cost.size - 1
    while True:
        answer = _solve(program, masks, what)
        lack = program.need - coalition_sums(answer.x) - program.slope * answer.t
        lack[masks] = -np.inf
        broken = np.flatnonzero(lack > BROKEN)
        if broken.size == 0:
            return answer
        most = _ADDED * players
        if broken.size > most:
            broken = broken[np.argpartition(-lack[broken], most)[:most]]
        masks = np.union1d(masks, broken)


def _solve(program: RowProgram, masks: Masks, what: str) -> RowAnswer:
    players, equations = program.cost.size - 1, len(program.right)
    block = np.column_stack([membership(masks, players).astype(np.float64), program.slope[masks]])
    answer, _ = solve(
        Program(
            P=sparse.csc_array((players + 1, players + 1)),
            q=program.cost,
            A=sparse.csc_array(np.vstack([program.equations, block])),
            row_lower=np.concatenate([program.right, program.need[masks]]),
            row_upper=np.concatenate([program.right, np.full(masks.size, np.inf)]),
            lower=program.lower,
            upper=program.upper,
        ),
        solver="highs",
        what=what,
    )
    return RowAnswer(
        x=answer.x[:players],
        t=float(answer.x[players]),
        masks=masks,
        dual=answer.row_dual[equations:],
        equation_dual=answer.row_dual[:equations],
        bound_dual=answer.bound_dual[:players],
    )
