"""Kohlberg's criterion knows a right payoff from a wrong one, and says how to better the wrong one."""

import numpy as np
import pytest
from drawn_games import games
from hypothesis import assume, given
from hypothesis import strategies as st

from kerege.games import excesses, kohlberg, prenucleolus


@given(games(smallest=2), st.data())
def test_any_other_payoff_fails_and_is_bettered_by_the_direction(
    game: np.ndarray, data: st.DataObject
) -> None:
    players = game.size.bit_length() - 1
    change = data.draw(st.lists(st.integers(-3, 3), min_size=players, max_size=players))
    step = np.array(change, dtype=float)
    step[0] -= step.sum()
    assume(step.any())
    right = prenucleolus(game)
    wrong = right + step
    assert kohlberg(game, right, imputations=False).holds
    check = kohlberg(game, wrong, imputations=False)
    assert not check.holds
    assert check.direction.sum() == pytest.approx(0.0, abs=1e-6)
    before = np.sort(excesses(game, wrong))[::-1]
    after = np.sort(excesses(game, wrong + 1e-4 * check.direction))[::-1]
    decisive = (after - before)[np.abs(after - before) > 1e-7]
    assert decisive[0] < 0


def test_the_bound_helps_the_nucleolus_but_not_the_prenucleolus() -> None:
    """Game (0,0,0,10,0,0,2) in order 1,2,3,12,13,23,123: player 2 (index) would have to pay."""
    game = [0, 0, 0, 10, 0, 0, 0, 2]
    assert kohlberg(game, [3, 3, -4], imputations=False).holds
    assert kohlberg(game, [1, 1, 0]).holds
    assert not kohlberg(game, [1, 1, 0], imputations=False).holds


def test_stopping_after_the_least_core_is_noticed() -> None:
    """Largest excess as small as it gets (0), but not the next: the usual mistake."""
    game = [0.0] * 15 + [10.0]
    game[3] = 10.0  # players 0 and 1 can do without the others
    assert kohlberg(game, [5, 5, 0, 0]).holds
    unequal = kohlberg(game, [4, 6, 0, 0])
    assert not unequal.holds
    assert unequal.level == pytest.approx(-4.0)
    assert unequal.direction[0] > 0


def test_payoffs_that_are_no_candidates() -> None:
    assert kohlberg([0, 1, 1, 4], [1, 1]).reason == "the payoffs add up to 2, all together are worth 4"
    assert kohlberg([0, 1, 1, 4], [4, 0]).reason == "player 1 gets 0 and is worth 1 alone"
    assert not kohlberg([0, 1, 1, 4], [4, 0], imputations=False).holds
    with pytest.raises(ValueError, match=r"one number for each of 2 players"):
        kohlberg([0, 1, 1, 4], [1, 1, 2])


def test_per_capita_excesses_have_another_nucleolus() -> None:
    """Young 1985, p. 68, in order 1,2,3,12,13,23,123: (0,0,0,0,9,10,12)."""
    game = [0, 0, 0, 0, 0, 9, 10, 12]
    assert kohlberg(game, [2 / 3, 7 / 6, 61 / 6], per_capita=True).holds
    assert not kohlberg(game, [2 / 3, 7 / 6, 61 / 6]).holds
