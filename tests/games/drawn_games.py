"""Games to draw from: whole worths with many ties, fractions, votes; and how to rename players."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from hypothesis import strategies as st

from kerege.games import coalition, members
from kerege.games.coalitions import Vector


@st.composite
def games(draw: st.DrawFn, smallest: int = 1, largest: int = 5) -> Vector:
    """A game of any kind, superadditive or not; whole worths often tie."""
    players = draw(st.integers(smallest, largest))
    whole = st.integers(-6, 12).map(float)
    fraction = st.floats(-50, 50, allow_nan=False).map(lambda x: round(x, 3))
    worth = draw(st.sampled_from([whole, fraction]))
    rest = draw(st.lists(worth, min_size=2**players - 1, max_size=2**players - 1))
    return np.array([0.0, *rest])


@st.composite
def games_with_imputations(draw: st.DrawFn, smallest: int = 1, largest: int = 5) -> Vector:
    """A game whose whole is worth at least what the players are worth alone."""
    game = draw(games(smallest, largest))
    alone = float(game[1 << np.arange(game.size.bit_length() - 1)].sum())
    if game.size > 2:
        game[-1] = max(game[-1], alone) + draw(st.integers(0, 5))
    return game


@st.composite
def votes(draw: st.DrawFn, largest: int = 9) -> tuple[list[int], int]:
    """Weights and a possible quota."""
    weights = draw(st.lists(st.integers(0, 9), min_size=1, max_size=largest).filter(any))
    return weights, draw(st.integers(1, sum(weights)))


def renamed(game: Vector, order: Sequence[int]) -> Vector:
    """Return the game in which player order[i] plays the part of player i."""
    other = np.empty_like(game)
    for mask in range(game.size):
        other[coalition(order[i] for i in members(mask))] = game[mask]
    return other
