"""Counting over size and weight equals listing all coalitions; impossible votes are refused."""

from math import comb

import numpy as np
import pytest
from drawn_games import votes
from hypothesis import given
from hypothesis import strategies as st

from kerege.games import banzhaf, shapley, voting, voting_banzhaf, voting_game, voting_shapley
from kerege.games.voting import check_vote


@given(votes())
def test_counting_equals_enumeration(drawn: tuple[list[int], int]) -> None:
    weights, quota = drawn
    game = voting_game(weights, quota)
    assert voting_shapley(weights, quota) == pytest.approx(shapley(game), abs=1e-12)
    assert voting_banzhaf(weights, quota) == pytest.approx(banzhaf(game), abs=1e-12)
    assert voting_banzhaf(weights, quota, shares=True) == pytest.approx(banzhaf(game, shares=True), abs=1e-12)


@given(votes(largest=6))
def test_large_and_machine_integers_agree(drawn: tuple[list[int], int]) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(voting, "_MACHINE", 0)
        slow = voting_shapley(*drawn), voting_banzhaf(*drawn)
    assert slow[0].tolist() == voting_shapley(*drawn).tolist()
    assert slow[1].tolist() == voting_banzhaf(*drawn).tolist()


@given(st.integers(1, 80), st.data())
def test_equal_voters(players: int, data: st.DataObject) -> None:
    """Each of n equal voters swings C(n-1, q-1) coalitions; on both sides of 62 players, whole numbers."""
    quota = data.draw(st.integers(1, players))
    assert voting_shapley([1] * players, quota) == pytest.approx(1 / players, rel=1e-12)
    expected = comb(players - 1, quota - 1) / 2 ** (players - 1)
    assert voting_banzhaf([1] * players, quota) == pytest.approx(expected, rel=1e-12)


def test_a_hundred_voters_add_up_to_one() -> None:
    weights = np.random.default_rng(1).integers(0, 20, 100)
    value = voting_shapley(weights, int(weights.sum()) // 2 + 1)
    assert value.sum() == pytest.approx(1.0, abs=1e-12)
    assert (value[weights == 0] == 0.0).all()
    assert (np.diff(value[np.argsort(weights)]) >= 0).all()


@pytest.mark.parametrize(
    ("weights", "quota", "message"),
    [
        ([], 1, r"one number for each player, found an array of shape \(0,\)"),
        ([3, -1], 1, r"weight of player 1 is -1; weights are whole numbers"),
        ([3, 0.5], 1, r"weight of player 1 is 0\.5; .* common factor"),
        ([float("nan"), 1], 1, r"weight of player 0 is nan"),
        ([3, 2], 2.5, r"the quota is 2\.5; with whole weights it is a whole number"),
        ([3, 2], float("nan"), r"the quota is nan"),
        ([3, 2], 0, r"a quota of 0 is impossible: .* sum of the weights, 5"),
        ([3, 2], 6, r"a quota of 6 is impossible"),
        ([0, 0], 1, r"a quota of 1 is impossible: .* sum of the weights, 0"),
    ],
)
def test_impossible_votes_are_refused(weights: list[float], quota: float, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        check_vote(weights, quota)


def test_votes_too_large_are_sent_elsewhere() -> None:
    with pytest.raises(ValueError, match=r"21 players, at most 20 can be listed; use voting_shapley"):
        voting_game([1] * 21, 11)
    with pytest.raises(ValueError, match=r"need 30000000 entries, at most 20000000 .* shapley_sampled"):
        voting_shapley([10_000_000, 10_000_000], 10_000_000)
