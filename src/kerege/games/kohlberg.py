"""Kohlberg's criterion: a test of whether a payoff is the nucleolus that does not know how it was found."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from kerege.games.coalitions import (
    Masks,
    Vector,
    check_game,
    check_payoff,
    coalition_sizes,
    coalition_sums,
    membership,
    normalised,
)
from kerege.games.rows import RowProgram, minimise
from kerege.games.span import Span, extend_all, outside, remainder, whole_span

#: excesses closer than this share of what cooperation is worth are one level (ten times BROKEN of ``rows``)
TIE = 1e-8
#: a direction that helps a coalition by less is rounding (its entries are at most 1)
_HELPS = 1e-6


@dataclass(frozen=True, slots=True)
class KohlbergCheck:
    """Whether a payoff is the nucleolus (or prenucleolus), and what is wrong where it is not.

    reason    : empty where it holds
    level     : excess at which it fails, unit of the game; NaN where it holds
    direction : float64[n] change of payoffs that helps a coalition at that level and harms none at it or
                above; empty where the criterion holds or the payoff is not even a candidate
    """

    holds: bool
    reason: str
    level: float
    direction: Vector


def kohlberg(
    values: ArrayLike, payoff: ArrayLike, *, imputations: bool = True, per_capita: bool = False
) -> KohlbergCheck:
    """Return whether ``payoff`` is the nucleolus of a game, by Kohlberg's criterion.

    x is the nucleolus if and only if for every level t the coalitions with excess e(S, x) >= t are balanced,
    where players at their bound x_i = v({i}) may help with weights of 0 or more; without that help it is the
    prenucleolus. Kohlberg 1971, *SIAM Journal on Applied Mathematics* 20(1); Sobolev 1975. Only
    levels that add a coalition outside the span of those above need a test, n - 1 at most (Benedek, Fliege &
    Nguyen 2021, *Mathematical Programming* 190). A level is not balanced if and only if some
    change of payoffs helps one of its coalitions and harms none (Farkas): that linear program is solved.

    Parameters
    ----------
    values
        float[2**n], worth by coalition mask (bit i = player i), n up to 20.
    payoff
        float[n].
    imputations
        Test for the nucleolus (x_i >= v({i})) or, if false, for the prenucleolus.
    per_capita
        Excess by member, (v(S) - x(S)) / |S|.

    Raises
    ------
    ValueError
        If ``values`` is not a game or ``payoff`` has another number of players.

    Examples
    --------
    >>> kohlberg([0, 0, 0, 1, 0, 1, 0, 1], [1, 0, 0]).holds
    True
    >>> kohlberg([0, 0, 0, 1, 0, 1, 0, 1], [0.5, 0.25, 0.25]).reason
    'the coalitions that miss 0.25 or more are not balanced'
    """
    game, players = check_game(values, instead="a game of fewer, joined players")
    shares = check_payoff(payoff, players)
    gains, singles, scale = normalised(game, players)
    unit = scale if scale > 0 else max(float(np.abs(game).max()), 1.0)
    x = (shares - singles) / unit
    if abs(float(x.sum() - gains[-1])) > TIE:
        return _failed(f"the payoffs add up to {shares.sum():g}, all together are worth {game[-1]:g}")
    if imputations and float(x.min()) < -TIE:
        i = int(np.argmin(x))
        return _failed(f"player {i} gets {shares[i]:g} and is worth {singles[i]:g} alone")
    size = np.maximum(coalition_sizes(players), 1) if per_capita else 1
    excess = (gains - coalition_sums(x)) / size
    bound = x <= TIE if imputations else np.zeros(players, dtype=np.bool_)
    return _levels(excess, bound, unit)


def _levels(excess: Vector, bound: NDArray[np.bool_], unit: float) -> KohlbergCheck:
    players = bound.size
    span = whole_span(players)
    while span.rank < players:
        free = np.flatnonzero(outside(span))
        level = _top(free, excess)
        direction = improving(span, level, bound)
        if direction is not None:
            height = unit * float(excess[level].max())
            return KohlbergCheck(
                holds=False,
                reason=f"the coalitions that miss {height:g} or more are not balanced",
                level=height,
                direction=direction,
            )
        span = extend_all(span, level)
    return KohlbergCheck(holds=True, reason="", level=float("nan"), direction=np.zeros(0))


def _top(free: Masks, excess: Vector) -> Masks:
    """Return the coalitions of ``free`` on the highest level: down to the first gap wider than a tie."""
    order = free[np.argsort(-excess[free], kind="stable")]
    gaps = np.flatnonzero(-np.diff(excess[order]) > TIE)
    return order[: gaps[0] + 1] if gaps.size else order


def improving(span: Span, level: Masks, bound: NDArray[np.bool_]) -> Vector | None:
    """Return a change of payoffs that helps a coalition of ``level`` and harms none, or nothing.

    It leaves coalitions of ``span`` as they are and lowers no player at the bound; float64[n], entries at
    most 1 in size. It exists if and only if ``level`` is not balanced given ``span`` and ``bound``.
    """
    players = bound.size
    rows = membership(level, players)
    counts = rows.sum(axis=0).astype(np.int64)
    if not remainder(span, counts).any():
        return None  # equal weights balance the level
    need = np.full(1 << players, -np.inf)
    need[level] = 0.0
    answer = minimise(
        RowProgram(
            cost=np.append(-counts / counts.max(), 0.0),
            lower=np.append(np.where(bound, 0.0, -1.0), 0.0),
            upper=np.append(np.ones(players), 0.0),
            equations=np.column_stack([span.basis, np.zeros(span.rank)]),
            right=np.zeros(span.rank),
            need=need,
            slope=np.zeros(1 << players),
        ),
        level[: 2 * players],
        what="Kohlberg's criterion",
    )
    return answer.x if float((rows @ answer.x).max()) > _HELPS else None


def _failed(reason: str) -> KohlbergCheck:
    return KohlbergCheck(holds=False, reason=reason, level=float("nan"), direction=np.zeros(0))
