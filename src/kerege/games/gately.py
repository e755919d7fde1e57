"""The Gately point: every player would hurt the others equally by leaving, relative to the own loss."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from kerege.games.coalitions import Vector, check_game

#: differences below this share of the largest number involved are rounding
_ROUNDING = 1e-12


def gately(values: ArrayLike) -> Vector:
    """Return the Gately point, float64[n], in the unit of the game.

    x_i = v_i + (M_i - v_i) (v(N) - sum v) / (sum M - sum v) with M_i = v(N) - v(N - i), v_i = v({i}). There
    the propensities to disrupt (x(N-i) - v(N-i)) / (x_i - v_i) are equal; Gately 1974, *International
    Economic Review* 15(1), for n players Littlechild & Vaidya 1976, *International Journal of Game Theory*
    5(2-3). Where v(N) = sum v the one imputation x_i = v_i is returned.

    Parameters
    ----------
    values
        float[2**n], worth by coalition mask (bit i = player i), n up to 20.

    Raises
    ------
    ValueError
        If ``values`` is not a game, or the point is undefined: cooperation loses (v(N) < sum v); it gains but
        no player adds more than the own worth to the others (sum M = sum v); or some player adds less than
        that (M_i < v_i), whom the formula would pay less than v_i. None of this happens to a superadditive
        game except sum M = sum v.

    Examples
    --------
    Gately's three electricity systems:

    >>> gately([0, 0, 0, 1170, 0, 770, 210, 1530]).round(4).tolist()
    [827.7049, 476.5574, 225.7377]
    """
    game, players = check_game(values, instead="a game of fewer, joined players")
    singles = game[1 << np.arange(players)]
    added = game[-1] - game[game.size - 1 - (1 << np.arange(players))]
    rounding = _ROUNDING * players * float(np.abs(game).max())
    gain = float(game[-1] - singles.sum())
    if abs(gain) <= rounding:
        return np.asarray(singles + gain / players)
    if gain < 0:
        raise ValueError(
            f"the Gately point is undefined: all together are worth {game[-1]:g}, alone {singles.sum():g}, "
            "so no payoff gives everyone what they have alone"
        )
    room = added - singles
    short = np.flatnonzero(room < -rounding)
    if short.size:
        i = int(short[0])
        raise ValueError(
            f"the Gately point is undefined: player {i} adds {added[i]:g} to the others, less than the "
            f"{singles[i]:g} it is worth alone"
        )
    room = np.maximum(room, 0.0)
    if float(room.sum()) <= rounding:
        raise ValueError(
            "the Gately point is undefined: nobody adds more to the others than the own worth, yet all "
            f"together gain {gain:g}; use shapley or nucleolus"
        )
    return np.asarray(singles + room * (gain / float(room.sum())))
