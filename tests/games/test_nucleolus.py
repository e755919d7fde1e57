"""The nucleolus: its invariants, closed rules of bankruptcy, and what happens where it does not exist."""

import sys

import numpy as np
import pytest
from drawn_games import games, games_with_imputations, renamed
from hypothesis import given
from hypothesis import strategies as st

from kerege.games import (
    NucleolusError,
    coalition_sizes,
    coalition_sums,
    core,
    excesses,
    kohlberg,
    nucleolus,
    prenucleolus,
)
from kerege.games.kohlberg import KohlbergCheck
from kerege.solve import SolveError

MODULE = sys.modules["kerege.games.nucleolus"]  # the function of the same name hides it in the room


def alone(game: np.ndarray) -> np.ndarray:
    return game[1 << np.arange(game.size.bit_length() - 1)]


@given(games_with_imputations(), st.booleans())
def test_it_is_efficient_and_individually_rational(game: np.ndarray, per_capita: bool) -> None:
    found = nucleolus(game, per_capita=per_capita)
    assert found.sum() == pytest.approx(game[-1], abs=1e-8)
    assert (found >= alone(game) - 1e-8).all()


@given(games_with_imputations(smallest=2))
def test_it_is_in_the_core_if_there_is_one(game: np.ndarray) -> None:
    excess = excesses(game, nucleolus(game)).max()
    assert (excess > 1e-7) == core(game).empty


@given(games(largest=4), st.sampled_from([1e-3, 0.5, 7.0, 1e6]), st.data())
def test_it_moves_with_scale_and_origin(game: np.ndarray, scale: float, data: st.DataObject) -> None:
    players = game.size.bit_length() - 1
    shift = np.array(data.draw(st.lists(st.integers(-9, 9), min_size=players, max_size=players)))
    moved = prenucleolus(scale * game + coalition_sums(shift))
    assert moved == pytest.approx(scale * prenucleolus(game) + shift, abs=1e-7 * (1 + scale))


@given(games_with_imputations(largest=4), st.data())
def test_it_moves_with_the_names(game: np.ndarray, data: st.DataObject) -> None:
    order = data.draw(st.permutations(range(game.size.bit_length() - 1)))
    assert nucleolus(renamed(game, order))[order] == pytest.approx(nucleolus(game), abs=1e-7)


@given(games_with_imputations(largest=4), st.data())
def test_no_other_payoff_has_smaller_sorted_excesses(game: np.ndarray, data: st.DataObject) -> None:
    """The definition itself, against payoffs towards a corner of the imputations and beyond small steps."""
    players = game.size.bit_length() - 1
    found = nucleolus(game)
    corner = alone(game).copy()
    corner[data.draw(st.integers(0, players - 1))] += game[-1] - corner.sum()
    other = found + data.draw(st.floats(1e-3, 1.0)) * (corner - found)
    difference = np.sort(excesses(game, other))[::-1] - np.sort(excesses(game, found))[::-1]
    decisive = difference[np.abs(difference) > 1e-7]
    assert decisive.size == 0 or decisive[0] > 0


@given(games_with_imputations(largest=4))
def test_without_a_bound_at_work_both_agree(game: np.ndarray) -> None:
    free = prenucleolus(game)
    if (free >= alone(game)).all():
        assert nucleolus(game) == pytest.approx(free, abs=1e-7)


@given(st.lists(st.integers(1, 60), min_size=2, max_size=6), st.floats(0.01, 0.99))
def test_bankruptcy_by_the_rule_of_the_talmud(claims: list[int], share: float) -> None:
    """Half claims: equal gains up to half, equal losses beyond (Aumann & Maschler 1985)."""
    debt, half = sum(claims), np.array(claims) / 2
    estate = share * debt
    game = np.maximum(0.0, estate - (debt - coalition_sums(claims)))

    def equal(amount: float) -> np.ndarray:
        low, high = 0.0, float(half.max())
        for _ in range(100):
            level = (low + high) / 2
            low, high = (level, high) if np.minimum(half, level).sum() < amount else (low, level)
        return np.minimum(half, high)

    expected = equal(estate) if estate <= debt / 2 else np.array(claims) - equal(debt - estate)
    assert nucleolus(game) == pytest.approx(expected, abs=1e-6)


@pytest.mark.parametrize("noise", [0.0, 1e-12, 1e-9, 1e-7, 1e-5])
@pytest.mark.parametrize("seed", range(4))
def test_worths_with_rounding_errors_move_it_no_further(noise: float, seed: int) -> None:
    """Worths come from solvers: ties that almost hold are where a sequence of programs goes wrong."""
    generator = np.random.default_rng(seed)
    game = generator.integers(0, 3, 2**7) + coalition_sizes(7) ** 2.0
    game[0] = 0.0
    rough = game + noise * generator.uniform(-1, 1, game.size)
    rough[0] = 0.0
    assert nucleolus(rough) == pytest.approx(nucleolus(game), abs=100 * noise + 1e-7)


def test_fifteen_players_with_all_sizes_tied() -> None:
    assert nucleolus(coalition_sizes(15) ** 2.0) == pytest.approx(15.0)


def test_fifteen_players_drawn_at_random() -> None:
    game = np.random.default_rng(8).uniform(size=2**15) * coalition_sizes(15)
    found = prenucleolus(game)  # verified by Kohlberg's criterion or not returned
    assert kohlberg(game, found, imputations=False).holds
    assert not kohlberg(game, found + np.array([1e-3, -1e-3] + [0.0] * 13), imputations=False).holds


def test_one_player_and_additive_games() -> None:
    assert nucleolus([0, -3]).tolist() == [-3.0]
    assert prenucleolus([0, 5]).tolist() == [5.0]
    assert nucleolus([0, 1, 2, 3]).tolist() == [1.0, 2.0]


def test_the_only_imputation_is_the_answer() -> None:
    """v(N) is the sum of what players are worth alone, although two of them are worth more together."""
    game = [0, 1, 1, 5, 1, 2, 2, 3]
    assert nucleolus(game).tolist() == [1.0, 1.0, 1.0]
    assert prenucleolus(game) == pytest.approx([1.75, 1.75, -0.5])  # players 0 and 1 miss as much as player 2


def test_without_imputations_the_prenucleolus_is_offered() -> None:
    game = [0, 4, 4, 2]
    with pytest.raises(
        ValueError, match=r"alone the players are worth 8 .* cooperation 2, .* use prenucleolus"
    ):
        nucleolus(game)
    assert prenucleolus(game) == pytest.approx([1.0, 1.0])


def test_an_answer_that_fails_the_criterion_is_not_returned(monkeypatch: pytest.MonkeyPatch) -> None:
    wrong = KohlbergCheck(holds=False, reason="invented", level=1.0, direction=np.zeros(3))
    monkeypatch.setattr(MODULE, "kohlberg", lambda *_, **__: wrong)
    with pytest.raises(NucleolusError, match=r"fails Kohlberg's criterion: invented"):
        nucleolus([0, 0, 0, 1, 0, 1, 1, 2])


def test_a_program_that_cannot_be_solved_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: object, **__: object) -> None:
        raise SolveError("nucleolus, program 1: invented")

    monkeypatch.setattr(MODULE, "minimise", fails)
    with pytest.raises(NucleolusError, match=r"program 1: invented; the worths differ"):
        nucleolus([0, 0, 0, 1, 0, 1, 1, 2])
