"""The core and the least core: payoffs no coalition can better, or that disappoint the worst off least."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from kerege.games.coalitions import Masks, Vector, check_game, normalised
from kerege.games.rows import RowAnswer, RowProgram, minimise

#: a largest excess below this share of what cooperation is worth counts as none
_ROUNDING = 1e-9
#: duals below this are rounding
_POSITIVE = 1e-7


@dataclass(frozen=True, slots=True)
class LeastCore:
    """The smallest largest excess over efficient payoffs, a payoff that reaches it, and the proof.

    excess  : unit of the game; above 0 where the core is empty, -inf for one player
    point   : float64[n]
    masks   : int64[m] a balanced collection of coalitions, each tight at every point of the least core
    weights : float64[m] above 0, with sum of weights over the coalitions of any player = 1, so that
              sum of weights (v(S) - excess) = v(N): no payoff does better
    """

    excess: float
    point: Vector
    masks: Masks
    weights: Vector


@dataclass(frozen=True, slots=True)
class Core:
    """Whether the core is empty, and a point of it or the coalitions that make it so.

    point          : float64[n], or nothing where the core is empty
    masks, weights : a balanced collection worth more than v(N) where the core is empty, otherwise no entries
    """

    empty: bool
    point: Vector | None
    masks: Masks
    weights: Vector


def least_core(values: ArrayLike) -> LeastCore:
    """Return the least core: min t with x(N) = v(N) and x(S) + t >= v(S) for all S but N and the empty one.

    Maschler, Peleg & Shapley 1979, *Mathematics of Operations Research* 4(4). The value is unique, the point
    is one of possibly many; it need not give everyone v({i}) where the core is empty.

    Parameters
    ----------
    values
        float[2**n], worth by coalition mask (bit i = player i), n up to 20.

    Raises
    ------
    ValueError
        If ``values`` is not a game, or has more than 20 players.
    kerege.solve.SolveError
        If the linear program cannot be solved.

    Examples
    --------
    Any two of three divide 1: whatever is agreed, two can together have a third more.

    >>> answer = least_core([0, 0, 0, 1, 0, 1, 1, 1])
    >>> round(answer.excess, 6), answer.masks.tolist(), answer.weights.round(6).tolist()
    (0.333333, [3, 5, 6], [0.5, 0.5, 0.5])
    """
    game, players = check_game(values, instead="a game of fewer, joined players")
    gains, singles, scale = normalised(game, players)
    if players == 1:
        return LeastCore(-np.inf, game[-1:].copy(), np.zeros(0, dtype=np.int64), np.zeros(0))
    answer = _least(gains, players)
    weights = answer.dual / -answer.equation_dual[0]
    used = answer.dual > _POSITIVE
    point = answer.x + (gains[-1] - answer.x.sum()) / players
    return LeastCore(scale * answer.t, singles + scale * point, answer.masks[used], weights[used])


def core(values: ArrayLike) -> Core:
    """Return a point of the core, {x : x(N) = v(N), x(S) >= v(S) for all S}, or the proof that it is empty.

    It is empty if and only if some balanced collection of coalitions is worth more than all together, sum
    of weights v(S) > v(N): Bondareva 1963; Shapley 1967, *Naval Research Logistics Quarterly* 14(4). The
    point is one of the least core, inside the core where the core has an inside; for a unique one take the
    nucleolus. An excess below 1e-9 of what cooperation is worth counts as none.

    Parameters
    ----------
    values
        float[2**n], worth by coalition mask (bit i = player i), n up to 20.

    Raises
    ------
    ValueError, kerege.solve.SolveError
        As for ``least_core``.

    Examples
    --------
    One left glove, two right gloves: its owner gets all.

    >>> core([0, 0, 0, 1, 0, 1, 0, 1]).point.round(6).tolist()
    [1.0, 0.0, 0.0]
    >>> core([0, 0, 0, 1, 0, 1, 1, 1]).empty
    True
    """
    game, players = check_game(values, instead="a game of fewer, joined players")
    scale = normalised(game, players)[2]
    found = least_core(game)
    nothing = found.masks[:0]
    if found.excess <= _ROUNDING * scale:
        return Core(empty=False, point=found.point, masks=nothing, weights=found.weights[:0])
    return Core(empty=True, point=None, masks=found.masks, weights=found.weights)


def _least(gains: Vector, players: int) -> RowAnswer:
    need = gains.copy()
    need[[0, -1]] = -np.inf
    return minimise(
        RowProgram(
            cost=np.append(np.zeros(players), 1.0),
            lower=np.full(players + 1, -np.inf),
            upper=np.full(players + 1, np.inf),
            equations=np.append(np.ones(players), 0.0)[None, :],
            right=gains[-1:],
            need=need,
            slope=np.ones(gains.size),
        ),
        1 << np.arange(players, dtype=np.int64),
        what="least core",
    )
