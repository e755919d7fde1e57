"""The core: a point nobody can better, or a proof that there is none."""

import numpy as np
import pytest
from drawn_games import games
from hypothesis import given
from scipy.optimize import linprog

from kerege.games import core, excesses, least_core, members


@given(games(smallest=2))
def test_a_point_of_the_core_or_a_collection_that_empties_it(game: np.ndarray) -> None:
    found = core(game)
    if found.point is not None:
        assert not found.empty
        assert found.point.sum() == pytest.approx(game[-1], abs=1e-8)
        assert excesses(game, found.point).max() <= 1e-6
        assert found.masks.size == 0
    else:
        assert found.empty
        assert found.weights @ game[found.masks] > game[-1]
        for player in range(game.size.bit_length() - 1):
            inside = [player in members(int(mask)) for mask in found.masks]
            assert found.weights @ inside == pytest.approx(1.0)


@given(games(smallest=2))
def test_the_least_core_is_that_of_the_whole_program(game: np.ndarray) -> None:
    """Same optimum as scipy's, which is given every row."""
    players = game.size.bit_length() - 1
    masks = np.arange(1, game.size - 1)
    rows = np.column_stack([(masks[:, None] >> np.arange(players)) & 1, np.ones(masks.size)])
    whole = linprog(
        c=[0.0] * players + [1.0], A_ub=-rows, b_ub=-game[masks], A_eq=[[1.0] * players + [0.0]],
        b_eq=[game[-1]], bounds=(None, None),
    )  # fmt: skip
    found = least_core(game)
    assert found.excess == pytest.approx(whole.fun, abs=1e-6)
    assert excesses(game, found.point)[masks].max() == pytest.approx(found.excess, abs=1e-6)
    assert found.weights @ (game[found.masks] - found.excess) == pytest.approx(game[-1], abs=1e-6)


def test_the_edge_between_empty_and_not() -> None:
    """Any two of three are worth 2; the core is one point at v(N) = 3 and empty below."""
    assert core([0, 0, 0, 2, 0, 2, 2, 3]).point == pytest.approx([1, 1, 1])
    assert core([0, 0, 0, 2, 0, 2, 2, 2.999]).empty
    assert least_core([0, 0, 0, 2, 0, 2, 2, 2.999]).excess == pytest.approx(0.001 / 1.5)


def test_one_player_two_players_additive_games() -> None:
    assert least_core([0, 4]).excess == -np.inf
    assert core([0, 4]).point == pytest.approx([4])
    assert core([0, 1, 2, 3]).point == pytest.approx([1, 2])
    empty = core([0, 1, 2, 2])
    assert empty.masks.tolist() == [1, 2]
    assert empty.weights == pytest.approx([1, 1])


def test_twenty_players() -> None:
    """A producer without whom nothing moves, and nineteen others: everything may go to the producer."""
    sizes = np.bitwise_count(np.arange(1 << 20))
    game = np.where(np.arange(1 << 20) & 1, sizes - 1.0, 0.0)
    found = core(game)
    assert found.point is not None
    assert excesses(game, found.point).max() <= 1e-6
