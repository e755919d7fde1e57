"""Weighted votes of dozens of players: exact power indices by counting coalitions over size and weight.

Counts of coalitions by number of members and by weight come from a generating function (Mann & Shapley 1962,
RAND RM-3158; Brams & Affuso 1976, *Theory and Decision* 7); one player is taken out of them again by
subtraction. Counts are whole numbers throughout: a result is rounded once, at the end.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from math import factorial
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from kerege.games.coalitions import EXACT_PLAYERS, Vector, coalition_sums

#: entries of the table of counts, (players + 1) x quota
CELLS = 20_000_000
#: players whose coalition counts fit 64-bit integers; above, Python's integers are used (slower)
_MACHINE = 62

Counts = NDArray[Any]  # int64, or object: Python's integers


def check_vote(weights: ArrayLike, quota: float) -> tuple[tuple[int, ...], int]:
    """Return weights and quota as whole numbers.

    Raises
    ------
    ValueError
        If a weight is negative, not finite or not whole, or the quota is not whole, below 1 or above the sum.
    """
    given = np.asarray(weights, dtype=np.float64)
    if given.ndim != 1 or given.size == 0:
        raise ValueError(f"weights are one number for each player, found an array of shape {given.shape}")
    for i, weight in enumerate(given):
        if not (np.isfinite(weight) and weight >= 0 and weight == np.floor(weight)):
            raise ValueError(
                f"the weight of player {i} is {weight:g}; weights are whole numbers of 0 or more, "
                "multiply them (and the quota) by a common factor"
            )
    whole = tuple(int(w) for w in given)
    if not np.isfinite(quota) or quota != np.floor(quota):
        raise ValueError(f"the quota is {quota:g}; with whole weights it is a whole number, round it up")
    if not 1 <= quota <= sum(whole):
        raise ValueError(
            f"a quota of {quota:g} is impossible: it must be at least 1 and at most the sum of the weights, "
            f"{sum(whole)}"
        )
    return whole, int(quota)


def voting_game(weights: ArrayLike, quota: float) -> Vector:
    """Return the game of a weighted vote: v(S) = 1 where the weight of S reaches the quota; float64[2**n].

    >>> voting_game([50, 49, 1], 51).tolist()
    [0.0, 0.0, 0.0, 1.0, 0.0, 1.0, 0.0, 1.0]
    """
    whole, needed = check_vote(weights, quota)
    if len(whole) > EXACT_PLAYERS:
        raise ValueError(
            f"{len(whole)} players, at most {EXACT_PLAYERS} can be listed; "
            "use voting_shapley or voting_banzhaf"
        )
    return np.asarray(coalition_sums(whole) >= needed, dtype=np.float64)


def voting_shapley(weights: ArrayLike, quota: float) -> Vector:
    """Return the Shapley-Shubik index of a weighted vote, float64[n], adding up to 1.

    phi_i = sum over s of s!(n-s-1)!/n! times the number of coalitions of s others whose weight lies in
    [quota - w_i, quota - 1]; Shapley & Shubik 1954, *American Political Science Review* 48(3).

    Parameters
    ----------
    weights
        int[n], whole numbers of 0 or more.
    quota
        Weight needed to win, 1 to the sum of the weights.

    Raises
    ------
    ValueError
        If weights or quota are impossible, or the table of counts would be larger than 20 million entries
        (use smaller weights, or ``shapley_sampled``).

    Examples
    --------
    >>> voting_shapley([50, 49, 1], 51).round(4).tolist()
    [0.6667, 0.1667, 0.1667]
    """
    whole, needed = check_vote(weights, quota)
    players, needed = len(whole), min(needed, sum(whole) - needed + 1)  # the dual vote has the same value
    rows = _table(whole, needed, players + 1)
    orders = factorial(players)

    def value(weight: int) -> float:
        swings = _swings(_without(rows, weight), weight, needed)
        return float(
            Fraction(
                sum(swings[s] * factorial(s) * factorial(players - s - 1) for s in range(players)), orders
            )
        )

    return _by_weight(whole, {w: value(w) for w in sorted(set(whole))})


def voting_banzhaf(weights: ArrayLike, quota: float, *, shares: bool = False) -> Vector:
    """Return the Banzhaf index of a weighted vote, float64[n]: the share of coalitions a player can swing.

    beta_i = 2**-(n-1) times the number of coalitions of others whose weight lies in [quota - w_i, quota - 1];
    with ``shares`` divided by the sum. Banzhaf 1965, *Rutgers Law Review* 19(2).

    Parameters
    ----------
    weights
        int[n], whole numbers of 0 or more.
    quota
        Weight needed to win, 1 to the sum of the weights.
    shares
        Divide by the sum, which is never 0: some coalition wins and the empty one does not.

    Raises
    ------
    ValueError
        If weights or quota are impossible, or the quota is above 20 million.

    Examples
    --------
    The six of 1958: Luxembourg, with one vote, never mattered.

    >>> voting_banzhaf([4, 4, 4, 2, 2, 1], 12, shares=True).round(4).tolist()
    [0.2381, 0.2381, 0.2381, 0.1429, 0.1429, 0.0]
    """
    whole, needed = check_vote(weights, quota)
    needed = min(needed, sum(whole) - needed + 1)
    rows = _table(whole, needed, 1)
    swings = {w: _swings(_without(rows, w), w, needed)[0] for w in sorted(set(whole))}
    whole_sum = sum(swings[w] for w in whole) if shares else 2 ** (len(whole) - 1)
    return _by_weight(whole, {w: float(Fraction(count, whole_sum)) for w, count in swings.items()})


def _table(weights: Sequence[int], quota: int, rows: int) -> Counts:
    """Return counts of coalitions by number of members (one row for all if ``rows`` is 1) and weight."""
    if rows * quota > CELLS:
        raise ValueError(
            f"the counts of {len(weights)} players up to a weight of {quota} need {rows * quota} entries, at "
            f"most {CELLS} can be handled; use smaller weights, or shapley_sampled"
        )
    counts: Counts = np.zeros((rows, quota), dtype=np.int64 if len(weights) <= _MACHINE else object)
    counts[0, 0] = 1
    step = int(rows > 1)
    for weight in weights:
        if weight < quota:
            counts[step:, weight:] += counts[: rows - step, : quota - weight].copy()
    return counts


def _without(counts: Counts, weight: int) -> Counts:
    """Return the counts once a player of that weight is taken out of the table."""
    rows, quota = counts.shape
    if weight >= quota:
        return counts
    rest = counts.copy()
    if rows > 1:
        for size in range(1, rows):
            rest[size, weight:] -= rest[size - 1, : quota - weight]
        return rest
    if weight == 0:
        rest //= 2
        return rest
    for start in range(weight, quota, weight):
        end = min(start + weight, quota)
        rest[0, start:end] -= rest[0, start - weight : end - weight]
    return rest


def _swings(rest: Counts, weight: int, quota: int) -> list[int]:
    """Return by row how many coalitions lose without the player and win with it."""
    return [int(count) for count in rest[:, max(quota - weight, 0) :].sum(axis=1)]


def _by_weight(weights: Sequence[int], value: dict[int, float]) -> Vector:
    return np.array([value[w] for w in weights])
