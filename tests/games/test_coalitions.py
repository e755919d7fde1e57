"""Bitmasks, sums over coalitions, and every way an array can fail to be a game."""

import doctest
import importlib
import pkgutil
from typing import Any

import numpy as np
import pytest
from drawn_games import games
from hypothesis import given
from hypothesis import strategies as st

import kerege.games
from kerege.games import (
    banzhaf,
    coalition,
    coalition_sums,
    core,
    excesses,
    gately,
    members,
    nucleolus,
    shapley,
)
from kerege.games.coalitions import check_payoff, normalised

MODULES = sorted(module.name for module in pkgutil.iter_modules(kerege.games.__path__))


@pytest.mark.parametrize("name", MODULES)
def test_the_examples_of_the_docstrings_run(name: str) -> None:
    assert doctest.testmod(importlib.import_module(f"kerege.games.{name}")).failed == 0


@given(st.sets(st.integers(0, 40)))
def test_members_undo_coalition(players: set[int]) -> None:
    assert members(coalition(players)) == tuple(sorted(players))


@given(st.lists(st.integers(-9, 9), min_size=1, max_size=6))
def test_sums_are_sums_over_members(shares: list[int]) -> None:
    sums = coalition_sums(shares)
    assert [sum(shares[i] for i in members(mask)) for mask in range(sums.size)] == sums.tolist()


@given(games())
def test_a_normalised_game_gives_the_game_back(game: np.ndarray) -> None:
    gains, singles, scale = normalised(game, game.size.bit_length() - 1)
    assert coalition_sums(singles) + scale * gains == pytest.approx(game, abs=1e-9)
    assert np.abs(gains).max() in {0.0, 1.0}


BROKEN: list[tuple[Any, str]] = [
    ([], r"2\*\*n worths \(n >= 1\), found 0"),
    ([0.0], r"found 1; list all coalitions"),
    ([0, 1, 2], r"found 3; list all coalitions"),
    ([[0, 1], [1, 2]], r"an array of shape \(2, 2\)"),
    ([0, 1, float("nan"), 2], r"coalition 2 \(players \[1\]\) is nan; 1 of 4 worths"),
    ([0, 1, 2, float("inf")], r"coalition 3 \(players \[0, 1\]\) is inf"),
    ([1, 1, 2, 2], r"empty coalition must be worth 0, found 1\.0"),
]


@pytest.mark.parametrize("function", [shapley, banzhaf, nucleolus, core, gately])
@pytest.mark.parametrize(("values", "message"), BROKEN)
def test_what_is_no_game_is_refused_by_all(function: Any, values: Any, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        function(values)


@pytest.mark.parametrize(
    ("function", "instead"),
    [
        (shapley, "shapley_sampled"),
        (banzhaf, "voting_banzhaf"),
        (nucleolus, "shapley_sampled"),
        (core, "fewer, joined players"),
        (gately, "fewer, joined players"),
    ],
)
def test_too_many_players_are_sent_elsewhere(function: Any, instead: str) -> None:
    with pytest.raises(ValueError, match=rf"21 players, at most 20 can be handled; use .*{instead}"):
        function(np.zeros(2**21))


def test_wrong_players_and_payoffs_are_refused() -> None:
    with pytest.raises(ValueError, match=r"counted from 0, found -1"):
        coalition([-1])
    with pytest.raises(ValueError, match=r"mask of 0 or more, found -2"):
        members(-2)
    with pytest.raises(ValueError, match=r"one number for each of 2 players, found shape \(3,\)"):
        excesses([0, 0, 0, 1], [1, 2, 3])
    with pytest.raises(ValueError, match=r"payoff of player 1 is not finite"):
        check_payoff([0.0, float("nan")], 2)
