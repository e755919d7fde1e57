"""The Gately point: equal propensities to disrupt where it is defined, reasons where it is not."""

import numpy as np
import pytest
from drawn_games import games, renamed
from hypothesis import given
from hypothesis import strategies as st

from kerege.games import gately


def point(game: np.ndarray) -> np.ndarray | None:
    try:
        return gately(game)
    except ValueError:
        return None


@given(games())
def test_it_is_an_imputation_with_equal_propensities_to_disrupt(game: np.ndarray) -> None:
    found = point(game)
    if found is None:
        return
    players = game.size.bit_length() - 1
    singles = game[1 << np.arange(players)]
    assert found.sum() == pytest.approx(game[-1], abs=1e-8)
    assert (found >= singles - 1e-9).all()
    own = found - singles
    others = (game[-1] - found) - game[game.size - 1 - (1 << np.arange(players))]
    assert others * own.sum() == pytest.approx(own * others.sum(), abs=1e-6)


@given(games(largest=4), st.data())
def test_it_moves_with_the_names(game: np.ndarray, data: st.DataObject) -> None:
    order = data.draw(st.permutations(range(game.size.bit_length() - 1)))
    first, second = point(game), point(renamed(game, order))
    assert (first is None) == (second is None)
    if first is not None and second is not None:
        assert second[order] == pytest.approx(first, abs=1e-8)


def test_the_only_imputation_is_the_answer() -> None:
    assert gately([0, 1, 1, 5, 1, 2, 2, 3]).tolist() == [1.0, 1.0, 1.0]
    assert gately([0, 7]).tolist() == [7.0]


def test_where_it_is_undefined_the_reason_is_given() -> None:
    with pytest.raises(ValueError, match=r"all together are worth 2, alone 8, so no payoff"):
        gately([0, 4, 4, 2])
    with pytest.raises(
        ValueError, match=r"nobody adds more to the others .* gain 1; use shapley or nucleolus"
    ):
        gately([0, 0, 0, 1, 0, 1, 1, 1])
    with pytest.raises(
        ValueError, match=r"player 2 adds -8 to the others, less than the 0 it is worth alone"
    ):
        gately([0, 0, 0, 10, 0, 0, 0, 2])
