"""The Shapley value from random orders, for games too large to list; with standard errors."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from kerege.games.coalitions import Vector, Worth

#: coalitions asked for in one call of the worth function
_BATCH = 1 << 15


@dataclass(frozen=True, slots=True)
class SampledValue:
    """An estimate by player, in the unit of the game.

    value          : float64[n]; adds up to v(N), as every order does
    standard_error : float64[n]; sample standard deviation of the contributions over sqrt(orders)
    """

    value: Vector
    standard_error: Vector
    orders: int
    seed: int


def shapley_sampled(worth: Worth, players: int, *, orders: int, seed: int) -> SampledValue:
    """Return the mean contribution of each player over ``orders`` random orders of joining.

    phi_i is estimated by (1/m) sum over m orders of v(before i, and i) - v(before i), with standard error
    sigma_i / sqrt(m); Castro, Gomez & Tejada 2009, *Computers & Operations Research* 36(5). A
    player who matters in very few orders may show a standard error of 0: then no sampled order was one of
    them, not that the value is known exactly.

    Parameters
    ----------
    worth
        Function of bool[m, n] (row = coalition, column = player) that returns float[m].
    players
        Number of players n, 1 or more; any number the function can take.
    orders
        Number of random orders m, at least 2.
    seed
        Seed of the generator; the same seed gives the same digits.

    Raises
    ------
    ValueError
        If ``players`` or ``orders`` is too small, the function returns another shape or a number that is not
        finite, or the empty coalition is not worth 0.

    Examples
    --------
    A majority of three equal voters:

    >>> sample = shapley_sampled(lambda s: (s.sum(axis=1) >= 2) * 1.0, 3, orders=3000, seed=1)
    >>> bool((abs(sample.value - 1 / 3) < 5 * sample.standard_error).all())
    True
    """
    if players < 1:
        raise ValueError(f"a game needs at least one player, found {players}")
    if orders < 2:
        raise ValueError(f"a standard error needs at least 2 orders, found {orders}")
    _check_empty(worth, players)
    generator = np.random.default_rng(seed)
    mean, spread, done = np.zeros(players), np.zeros(players), 0
    while done < orders:
        count = min(max(_BATCH // players, 1), orders - done)
        added = _contributions(worth, _orders(generator, count, players))
        shift = added.mean(axis=0) - mean  # Chan, Golub & LeVeque 1983: variances of parts, put together
        spread += ((added - added.mean(axis=0)) ** 2).sum(axis=0) + shift**2 * done * count / (done + count)
        mean = mean + shift * count / (done + count)
        done += count
    return SampledValue(mean, np.sqrt(spread / (orders - 1) / orders), orders, seed)


def _orders(generator: np.random.Generator, count: int, players: int) -> NDArray[np.int64]:
    return generator.permuted(np.tile(np.arange(players), (count, 1)), axis=1)


def _contributions(worth: Worth, order: NDArray[np.int64]) -> Vector:
    """Return float64[m, n]: what each player adds in each order, columns by player."""
    count, players = order.shape
    place = np.argsort(order, axis=1)
    joined = place[:, None, :] <= np.arange(players)[None, :, None]
    steps = _ask(worth, joined.reshape(count * players, players)).reshape(count, players)
    added = np.diff(steps, axis=1, prepend=0.0)
    return np.take_along_axis(added, place, axis=1)


def _ask(worth: Worth, rows: NDArray[np.bool_]) -> Vector:
    found = np.asarray(worth(rows), dtype=np.float64)
    if found.shape != (len(rows),):
        raise ValueError(
            f"the worth function must return one number for each of {len(rows)} rows, "
            f"found shape {found.shape}"
        )
    faulty = np.flatnonzero(~np.isfinite(found))
    if faulty.size:
        row = int(faulty[0])
        who = np.flatnonzero(rows[row]).tolist()
        raise ValueError(f"the worth of players {who} is {found[row]}, and missing is not zero")
    return found


def _check_empty(worth: Worth, players: int) -> None:
    nothing = float(_ask(worth, np.zeros((1, players), dtype=np.bool_))[0])
    if nothing != 0.0:
        raise ValueError(f"the empty coalition must be worth 0, the worth function returns {nothing}")
