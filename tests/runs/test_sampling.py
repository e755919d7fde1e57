"""Draws from ranges: inside, stratified, centred, and the same for the same seed."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kerege.base.intervals import Interval
from kerege.runs.sampling import latin_hypercube

NUMBERS = st.floats(-1e6, 1e6)
SIDES = st.floats(0.01, 50)


@st.composite
def intervals(draw: st.DrawFn) -> Interval:
    low, mid, high = sorted(draw(st.tuples(NUMBERS, NUMBERS, NUMBERS)))
    return Interval(low, mid, high)


def share_below(value: np.ndarray, of: Interval) -> np.ndarray:
    """Return the triangular distribution function, from its textbook formula."""
    low, mid, high = of.low, of.mid, of.high
    width = high - low
    rising = (value - low) ** 2 / (width * (mid - low)) if mid > low else np.zeros_like(value)
    falling = 1 - (high - value) ** 2 / (width * (high - mid)) if high > mid else np.ones_like(value)
    return np.where(value < mid, rising, falling)


@given(
    ranges=st.lists(intervals(), min_size=1, max_size=6), draws=st.integers(1, 40), seed=st.integers(0, 2**32)
)
def test_every_draw_lies_in_its_range(ranges: list[Interval], draws: int, seed: int) -> None:
    sample = latin_hypercube(ranges, draws, seed)
    assert sample.shape == (draws, len(ranges))
    for column, one in zip(sample.T, ranges, strict=True):
        room = 1e-9 * max(abs(one.low), abs(one.high))
        assert (column >= one.low - room).all()
        assert (column <= one.high + room).all()


@given(low=st.floats(-100, 100), left=st.just(0.0) | SIDES, right=SIDES,
       draws=st.integers(1, 60), seed=st.integers(0, 2**32))  # fmt: skip
def test_every_stratum_holds_one_draw(low: float, left: float, right: float, draws: int, seed: int) -> None:
    one = Interval(low, low + left, low + left + right)
    sample = latin_hypercube([one, one], draws, seed)
    for column in sample.T:
        below = share_below(np.sort(column), one) * draws
        # the k-th smallest draw has between k and k + 1 of the strata below it
        assert (below >= np.arange(draws) - 1e-6).all()
        assert (below <= np.arange(draws) + 1 + 1e-6).all()


def test_a_range_without_width_is_its_mid() -> None:
    sample = latin_hypercube([Interval.point(4.0), Interval(0, 1, 2)], 5, seed=1)
    assert (sample[:, 0] == 4).all()
    assert np.unique(sample[:, 1]).size == 5


@pytest.mark.parametrize(
    "one", [Interval(0, 0, 3), Interval(-3, 0, 0), Interval(-1, 0, 1), Interval(0, 1, 9)]
)
def test_the_mean_is_that_of_the_triangle(one: Interval) -> None:
    sample = latin_hypercube([one], 4000, seed=3)
    assert sample.mean() == pytest.approx((one.low + one.mid + one.high) / 3, abs=2e-3)


def test_a_seed_gives_its_digits_and_another_seed_others() -> None:
    ranges = [Interval(0, 1, 2), Interval(5, 6, 9)]
    first = latin_hypercube(ranges, 20, seed=7)
    np.testing.assert_array_equal(latin_hypercube(ranges, 20, seed=7), first)
    assert (latin_hypercube(ranges, 20, seed=8) != first).any()


def test_columns_are_shuffled_apart() -> None:
    sample = latin_hypercube([Interval(0, 1, 2)] * 2, 500, seed=2)
    assert abs(np.corrcoef(sample.T)[0, 1]) < 0.15


@pytest.mark.parametrize("draws", [0, 3])
def test_nothing_to_draw(draws: int) -> None:
    assert latin_hypercube([], draws, seed=1).shape == (draws, 0)


def test_no_draws_wanted() -> None:
    assert latin_hypercube([Interval(0, 1, 2)], 0, seed=1).shape == (0, 1)
