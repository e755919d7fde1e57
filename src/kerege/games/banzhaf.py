"""The Banzhaf index: the mean of what a player adds, over all coalitions of the others."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from kerege.games.coalitions import Vector, check_game, marginal


def banzhaf(values: ArrayLike, *, shares: bool = False) -> Vector:
    """Return the Banzhaf value, float64[n], in the unit of the game (or as shares that add up to 1).

    beta_i = 2**-(n-1) sum over S without i of v(S+i) - v(S); Banzhaf 1965, *Rutgers Law Review* 19(2);
    absolute form of Dubey & Shapley 1979, *Mathematics of Operations Research* 4(2). For a vote
    (v = 0 or 1), 2**(n-1) beta_i is the number of swings of player i. It does not add up to v(N).

    Parameters
    ----------
    values
        float[2**n], worth by coalition mask (bit i = player i), n up to 20.
    shares
        Divide by the sum (the normalised index of voting power).

    Raises
    ------
    ValueError
        If ``values`` is not a game, has more than 20 players (use ``voting_banzhaf`` for a weighted vote), or
        shares are asked for and the values add up to 0.

    Examples
    --------
    Votes 50, 49 and 1, 51 needed: the second voter counts no more than the third.

    >>> banzhaf([0, 0, 0, 1, 0, 1, 0, 1], shares=True).round(4).tolist()
    [0.6, 0.2, 0.2]
    """
    game, players = check_game(values, instead="voting_banzhaf for a weighted vote, or shapley_sampled")
    each = np.array([float(marginal(game, i).mean()) for i in range(players)])
    if not shares:
        return each
    total = float(each.sum())
    if abs(total) <= _NOTHING * float(np.abs(each).max()) or total == 0.0:
        raise ValueError("the Banzhaf values add up to 0, so shares of them are undefined; use shares=False")
    return each / total


#: a sum this small beside its terms is rounding
_NOTHING = 1e-12
