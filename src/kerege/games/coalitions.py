"""Coalitions as bitmasks: bit i of a mask is player i, and a game is its worth by mask, v[mask].

A game of n players is float64[2**n] with v[0] = 0; v[2**n - 1] is the worth of all together. Nothing in this
room assumes that a game is superadditive (that two disjoint coalitions are worth at least as much together):
every function takes the numbers as they stand.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

import numpy as np
from numpy.typing import ArrayLike, NDArray

Vector = NDArray[np.float64]
Masks = NDArray[np.int64]
#: a worth by membership: bool[m, n] (row = coalition) to float64[m]
Worth = Callable[[NDArray[np.bool_]], Vector]

#: players of a game given as an array: 2**20 worths are 8 MB
EXACT_PLAYERS = 20


def coalition(players: Iterable[int]) -> int:
    """Return the mask of a coalition.

    >>> coalition([0, 2])
    5
    """
    mask = 0
    for player in players:
        if player < 0:
            raise ValueError(f"players are counted from 0, found {player}")
        mask |= 1 << player
    return mask


def members(mask: int) -> tuple[int, ...]:
    """Return the players of a coalition, ascending.

    >>> members(5)
    (0, 2)
    """
    if mask < 0:
        raise ValueError(f"a coalition is a mask of 0 or more, found {mask}")
    return tuple(i for i in range(mask.bit_length()) if mask >> i & 1)


def check_game(values: ArrayLike, *, limit: int = EXACT_PLAYERS, instead: str) -> tuple[Vector, int]:
    """Return a game as float64[2**n] and its number of players n.

    Parameters
    ----------
    values
        float[2**n], worth by coalition mask.
    limit
        Most players the caller can take.
    instead
        What to use above the limit, for the message.

    Raises
    ------
    ValueError
        If the length is not a power of two, a worth is not finite, v[0] is not zero, or n is above ``limit``.
    """
    game = np.asarray(values, dtype=np.float64)
    if game.ndim != 1:
        raise ValueError(f"a game is one row of worths by coalition, found an array of shape {game.shape}")
    size = game.size
    if size < 2 or size & (size - 1):
        raise ValueError(
            f"a game of n players has 2**n worths (n >= 1), found {size}; "
            "list all coalitions, the empty one first"
        )
    players = size.bit_length() - 1
    if players > limit:
        raise ValueError(f"{players} players, at most {limit} can be handled; use {instead}")
    faulty = np.flatnonzero(~np.isfinite(game))
    if faulty.size:
        mask = int(faulty[0])
        raise ValueError(
            f"the worth of coalition {mask} (players {list(members(mask))}) is {game[mask]}; "
            f"{faulty.size} of {size} worths are not finite, and missing is not zero"
        )
    if game[0] != 0.0:
        raise ValueError(
            f"the empty coalition must be worth 0, found {game[0]}; subtract it from all worths, "
            "or check the order of the array"
        )
    return game, players


def coalition_sums(shares: ArrayLike) -> Vector:
    """Return x(S) = sum of x_i over i in S for every coalition, float64[2**n].

    >>> coalition_sums([1.0, 10.0]).tolist()
    [0.0, 1.0, 10.0, 11.0]
    """
    each = np.asarray(shares, dtype=np.float64)
    total = np.zeros(1 << each.size)
    for i, share in enumerate(each):
        total[1 << i : 2 << i] = total[: 1 << i] + share
    return total


def coalition_sizes(players: int) -> Masks:
    """Return |S| for every coalition, int64[2**n].

    >>> coalition_sizes(2).tolist()
    [0, 1, 1, 2]
    """
    return np.bitwise_count(np.arange(1 << players, dtype=np.int64)).astype(np.int64)


def membership(masks: ArrayLike, players: int) -> NDArray[np.bool_]:
    """Return bool[m, n]: which player is in which coalition.

    >>> membership([5], 3).tolist()
    [[True, False, True]]
    """
    rows = np.asarray(masks, dtype=np.int64)
    return (rows[:, None] >> np.arange(players) & 1).astype(np.bool_)


def excesses(values: ArrayLike, payoff: ArrayLike) -> Vector:
    """Return e(S) = v(S) - x(S), what every coalition misses under payoff x; float64[2**n].

    >>> excesses([0, 0, 0, 4], [1, 3]).tolist()
    [0.0, -1.0, -3.0, 0.0]
    """
    game, players = check_game(values, instead="single coalitions")
    return game - coalition_sums(check_payoff(payoff, players))


def check_payoff(payoff: ArrayLike, players: int) -> Vector:
    """Return a payoff as float64[n], or raise ValueError where it has another length or is not finite."""
    shares = np.asarray(payoff, dtype=np.float64)
    if shares.shape != (players,):
        raise ValueError(f"a payoff is one number for each of {players} players, found shape {shares.shape}")
    if not np.isfinite(shares).all():
        raise ValueError(f"the payoff of player {int(np.flatnonzero(~np.isfinite(shares))[0])} is not finite")
    return shares


def marginal(game: Vector, player: int) -> Vector:
    """Return v(S + i) - v(S) for all S without player i, float64[2**(n-1)], S ascending by mask."""
    pairs = game.reshape(-1, 2, 1 << player)
    return np.asarray(pairs[:, 1, :] - pairs[:, 0, :]).reshape(-1)


def worth_of(values: ArrayLike) -> Worth:
    """Return a game array as a function of membership, the form ``shapley_sampled`` takes.

    >>> worth_of([0, 1, 2, 5])(np.array([[True, True]])).tolist()
    [5.0]
    """
    game, players = check_game(values, instead="a function of membership")
    powers = 1 << np.arange(players, dtype=np.int64)
    return lambda rows: np.asarray(game[rows @ powers])


def normalised(game: Vector, players: int) -> tuple[Vector, Vector, float]:
    """Return (w, singles, scale) with v(S) = sum of singles over S + scale * w(S), w({i}) = 0, max |w| = 1.

    The nucleolus and the core move with this change of scale and origin (covariance under strategic
    equivalence), so tolerances can be relative to what cooperation is worth. ``scale`` is 0 for an additive
    game (up to rounding), and w is then 0.
    """
    singles = game[1 << np.arange(players)].copy()
    gains = game - coalition_sums(singles)
    gains[1 << np.arange(players)] = 0.0
    scale = float(np.abs(gains).max())
    if scale <= _ROUNDING * float(np.abs(game).max()):
        return np.zeros_like(game), singles, 0.0
    return gains / scale, singles, scale


#: gains from cooperation below this share of the largest worth are rounding
_ROUNDING = 1e-13
