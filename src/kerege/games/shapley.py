"""The Shapley value: the mean of what a player adds, over all orders of joining."""

from __future__ import annotations

from math import factorial

import numpy as np
from numpy.typing import ArrayLike

from kerege.games.coalitions import Vector, check_game, coalition_sizes, marginal


def size_weights(players: int) -> Vector:
    """Return |S|!(n-|S|-1)!/n! by size 0 .. n-1 of the coalition joined, float64[n].

    >>> size_weights(3).round(4).tolist()
    [0.3333, 0.1667, 0.3333]
    """
    return np.array([factorial(s) * factorial(players - s - 1) / factorial(players) for s in range(players)])


def shapley(values: ArrayLike) -> Vector:
    """Return the Shapley value, float64[n], in the unit of the game.

    phi_i = sum over S without i of |S|!(n-|S|-1)!/n! (v(S+i) - v(S)); Shapley 1953, *A value for n-person
    games*. It adds up to v(N) for every game; where a game is not superadditive it may pay a
    player less than v({i}).

    Parameters
    ----------
    values
        float[2**n], worth by coalition mask (bit i = player i), n up to 20.

    Raises
    ------
    ValueError
        If ``values`` is not a game, or has more than 20 players (use ``shapley_sampled``, or
        ``voting_shapley`` for a weighted vote).

    Examples
    --------
    One left glove (player 0), two right gloves: only pairs are worth anything.

    >>> shapley([0, 0, 0, 1, 0, 1, 0, 1]).round(4).tolist()
    [0.6667, 0.1667, 0.1667]
    """
    game, players = check_game(values, instead="shapley_sampled (or voting_shapley for a weighted vote)")
    weight = size_weights(players)[coalition_sizes(players - 1)]
    return np.array([float(weight @ marginal(game, i)) for i in range(players)])
