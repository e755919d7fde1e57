"""Sampled Shapley values: within their standard errors, repeatable, and clear about a faulty function."""

import numpy as np
import pytest

from kerege.games import (
    coalition_sizes,
    sampled,
    shapley,
    shapley_sampled,
    voting_game,
    voting_shapley,
    worth_of,
)


def test_estimates_lie_within_five_standard_errors_of_the_exact_value() -> None:
    game = np.random.default_rng(3).normal(size=2**8) + coalition_sizes(8)
    game[0] = 0.0
    found = shapley_sampled(worth_of(game), 8, orders=4000, seed=7)
    assert (np.abs(found.value - shapley(game)) < 5 * found.standard_error).all()
    assert found.value.sum() == pytest.approx(game[-1], abs=1e-9)
    assert (found.orders, found.seed) == (4000, 7)


def test_security_council_has_the_standard_error_of_a_coin() -> None:
    """A permanent member is pivotal with p = 421/2145, so sigma = sqrt(p(1-p)) = 0.3972."""
    found = shapley_sampled(worth_of(voting_game([7] * 5 + [1] * 10, 39)), 15, orders=10_000, seed=1)
    assert found.standard_error[:5] == pytest.approx(0.003972, rel=0.03)
    assert np.abs(found.value[:5] - 421 / 2145).max() < 0.0199


def test_more_players_than_an_array_can_hold() -> None:
    weights = np.arange(1, 41)
    found = shapley_sampled(lambda s: (s @ weights >= 411) * 1.0, 40, orders=3000, seed=5)
    error = np.abs(found.value - voting_shapley(weights, 411))
    assert (error < 5 * np.maximum(found.standard_error, 1 / 3000)).all()


def test_the_parts_of_a_large_sample_are_put_together_exactly(monkeypatch: pytest.MonkeyPatch) -> None:
    """Many small batches give mean and standard error of all contributions at once."""
    monkeypatch.setattr(sampled, "_BATCH", 21)
    seen: list[np.ndarray] = []
    contributions = sampled._contributions

    def recording(*arguments: object) -> np.ndarray:
        seen.append(contributions(*arguments))  # type: ignore[arg-type]
        return seen[-1]

    monkeypatch.setattr(sampled, "_contributions", recording)
    found = shapley_sampled(worth_of([0, 1, 2, 5, 1, 4, 9, 11]), 3, orders=50, seed=2)
    added = np.concatenate(seen)
    assert len(seen) == 8
    assert added.shape == (50, 3)
    assert found.value == pytest.approx(added.mean(axis=0))
    assert found.standard_error == pytest.approx(added.std(axis=0, ddof=1) / np.sqrt(50))


def test_the_same_seed_gives_the_same_digits() -> None:
    worth = worth_of([0, 1, 2, 5, 1, 4, 9, 11])
    first, second = (shapley_sampled(worth, 3, orders=100, seed=4) for _ in range(2))
    assert first.value.tolist() == second.value.tolist()
    assert first.standard_error.tolist() == second.standard_error.tolist()


def test_faulty_functions_and_counts_are_refused() -> None:
    def size(rows: np.ndarray) -> np.ndarray:
        return rows.sum(axis=1).astype(float)

    with pytest.raises(ValueError, match=r"at least one player, found 0"):
        shapley_sampled(size, 0, orders=5, seed=1)
    with pytest.raises(ValueError, match=r"at least 2 orders, found 1"):
        shapley_sampled(size, 3, orders=1, seed=1)
    with pytest.raises(ValueError, match=r"empty coalition must be worth 0, the worth function returns 1\.0"):
        shapley_sampled(lambda s: size(s) + 1, 3, orders=5, seed=1)
    with pytest.raises(ValueError, match=r"one number for each of 1 rows, found shape \(1, 3\)"):
        shapley_sampled(lambda s: s * 1.0, 3, orders=5, seed=1)
    with pytest.raises(ValueError, match=r"the worth of players \[0, 1, 2\] is nan"):
        shapley_sampled(lambda s: np.where(s.all(axis=1), np.nan, 0.0), 3, orders=5, seed=1)
