"""The axioms of the Shapley value, and the mean over all orders."""

from itertools import permutations

import numpy as np
import pytest
from drawn_games import games, renamed
from hypothesis import given
from hypothesis import strategies as st

from kerege.games import banzhaf, coalition, coalition_sums, shapley


@given(games())
def test_it_is_the_mean_over_all_orders(game: np.ndarray) -> None:
    players = game.size.bit_length() - 1
    total, orders = np.zeros(players), list(permutations(range(players)))
    for order in orders:
        for k, player in enumerate(order):
            total[player] += game[coalition(order[: k + 1])] - game[coalition(order[:k])]
    assert shapley(game) == pytest.approx(total / len(orders), abs=1e-9)


@given(games())
def test_it_is_efficient(game: np.ndarray) -> None:
    assert shapley(game).sum() == pytest.approx(game[-1], abs=1e-9)


@given(games(largest=4), st.data())
def test_it_moves_with_the_names(game: np.ndarray, data: st.DataObject) -> None:
    order = data.draw(st.permutations(range(game.size.bit_length() - 1)))
    assert shapley(renamed(game, order))[order] == pytest.approx(shapley(game), abs=1e-9)
    assert banzhaf(renamed(game, order))[order] == pytest.approx(banzhaf(game), abs=1e-9)


@given(games(smallest=3, largest=3), games(smallest=3, largest=3), st.integers(-3, 3))
def test_it_is_linear(game: np.ndarray, other: np.ndarray, factor: int) -> None:
    expected = shapley(game) + factor * shapley(other)
    assert shapley(game + factor * other) == pytest.approx(expected, abs=1e-8)


@given(games(largest=4), st.integers(-5, 5))
def test_a_dummy_gets_what_it_is_worth_alone(game: np.ndarray, alone: int) -> None:
    """The last player adds the same to every coalition; the others' values do not change."""
    wider = np.concatenate([game, game + alone])
    assert shapley(wider) == pytest.approx([*shapley(game), alone], abs=1e-9)
    assert banzhaf(wider) == pytest.approx([*banzhaf(game), alone], abs=1e-9)


@given(st.lists(st.integers(1, 9), min_size=3, max_size=3))
def test_an_additive_game_is_already_divided(shares: list[int]) -> None:
    assert shapley(coalition_sums(shares)) == pytest.approx(shares)
    assert banzhaf(coalition_sums(shares)) == pytest.approx(shares)


def test_twenty_players_by_the_closed_form_of_an_airport() -> None:
    """Cost by the longest runway needed: each stretch is shared by those who need it (Littlechild 1973)."""
    lengths = np.arange(1.0, 21.0)
    cost = np.zeros(1 << 20)
    for i, length in enumerate(lengths):
        cost[1 << i : 2 << i] = length  # the highest bit set needs the longest
    assert shapley(cost) == pytest.approx(np.cumsum(1 / np.arange(20, 0, -1)), abs=1e-9)


@given(games())
def test_banzhaf_is_the_mean_over_all_coalitions_of_others(game: np.ndarray) -> None:
    players = game.size.bit_length() - 1
    for i, value in enumerate(banzhaf(game)):
        added = [game[s | 1 << i] - game[s] for s in range(game.size) if not s >> i & 1]
        assert len(added) == 2 ** (players - 1)
        assert value == pytest.approx(np.mean(added), abs=1e-9)


def test_shares_of_nothing_are_undefined() -> None:
    with pytest.raises(ValueError, match=r"add up to 0, so shares of them are undefined"):
        banzhaf([0, 1, -1, 0], shares=True)
    with pytest.raises(ValueError, match=r"add up to 0"):
        banzhaf([0, 0, 0, 0], shares=True)
