"""Games divided: efficient, symmetric, flagged where they are not superadditive or nothing is stable."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kerege.games import prenucleolus
from kerege.leverage.power import Power, divide, is_superadditive

NAMES = "ABCDE"


@st.composite
def games(draw: st.DrawFn) -> np.ndarray:
    players = draw(st.integers(1, 4))
    worths = draw(st.lists(st.integers(-5, 20), min_size=2**players - 1, max_size=2**players - 1))
    return np.array([0.0, *worths])


def players_of(values: np.ndarray) -> str:
    return NAMES[: len(values).bit_length() - 1]


@given(games())
def test_all_that_is_won_is_divided(values: np.ndarray) -> None:
    found = divide("", players_of(values), values)
    for shares in (found.shapley, found.nucleolus):
        assert shares.sum() == pytest.approx(values[-1], abs=1e-7)
    assert found.alone.tolist() == [values[1 << i] for i in range(len(found.players))]
    assert found.imputation == (values[-1] >= found.alone.sum())
    if found.imputation:
        assert (found.nucleolus >= found.alone - 1e-7).all()


@given(games())
def test_superadditive_by_every_pair_of_separate_coalitions(values: np.ndarray) -> None:
    pairs = [(s, t) for s in range(len(values)) for t in range(len(values)) if not s & t]
    assert is_superadditive(values) == all(values[s] + values[t] <= values[s | t] for s, t in pairs)


def test_alike_players_get_the_same_and_an_idle_one_nothing() -> None:
    """A seller needs either of two routes; the last player adds nothing to anybody."""
    values = np.array([10.0 * (mask & 1 and bool(mask & 6)) for mask in range(16)])
    found = divide("", "ABCD", values)
    assert found.shapley.tolist() == pytest.approx([20 / 3, 5 / 3, 5 / 3, 0])
    assert found.nucleolus.tolist() == pytest.approx([10, 0, 0, 0], abs=1e-7)
    assert (found.superadditive, found.core_empty) == (True, False)


def test_two_who_are_better_off_apart_share_by_the_prenucleolus() -> None:
    values = np.array([0.0, 6, 4, 8])
    found = divide("", "AB", values)
    assert (found.imputation, found.superadditive, found.core_empty) == (False, False, True)
    assert found.nucleolus.tolist() == pytest.approx([5, 3])  # both give up one
    assert found.nucleolus.tolist() == pytest.approx(prenucleolus(values).tolist())


def test_a_majority_of_three_has_no_stable_division() -> None:
    found = divide("", "ABC", np.array([0.0, 0, 0, 1, 0, 1, 1, 1]))
    assert found.core_empty
    assert found.superadditive
    assert found.nucleolus.tolist() == pytest.approx([1 / 3] * 3)


def test_rounding_of_the_solver_is_no_loss_from_cooperation() -> None:
    """Worth a hair less together than alone: as good as equal."""
    values = np.array([0.0, 5e8, 5e8, 1e9 - 3])
    found = divide("", "AB", values)
    assert found.imputation
    assert found.superadditive
    assert found.nucleolus.tolist() == pytest.approx([5e8, 5e8], abs=10)
    assert not divide("", "AB", np.array([0.0, 5e8, 5e8, 1e9 - 1e3])).imputation


def test_a_change_is_against_the_market_as_it_is() -> None:
    base, option = (divide(name, "AB", np.array([0.0, 0, 0, v])) for name, v in (("", 4.0), ("more", 10.0)))
    power = Power(("A", "B"), 12, base, (option,), solves=0, seconds=0.0)
    assert power.change(option).tolist() == pytest.approx([3, 3])


def test_a_worth_that_is_not_a_number_is_named() -> None:
    values = np.array([0.0, 1, 1, 2, 1, np.nan, 2, 3])
    with pytest.raises(ValueError, match=r"worth of coalition 5 \(players \[0, 2\]\) is nan"):
        divide("", "ABC", values)


@pytest.mark.parametrize(
    ("players", "values", "words"),
    [
        ("AB", [0, 1, 2], "2 players have 4 coalitions, found 3 worths"),
        ("AB", [1, 1, 1, 2], "the empty coalition must be worth 0, found 1.0"),
    ],
)
def test_what_is_no_game_is_refused(players: str, values: list[float], words: str) -> None:
    with pytest.raises(ValueError, match=words):
        divide("", players, np.array(values, dtype=float))


def test_twenty_five_players_are_too_many() -> None:
    with pytest.raises(ValueError, match="25 players, at most 20 can be handled"):
        divide("", tuple(f"P{i}" for i in range(25)), np.zeros(1 << 25))
