"""Exact ends of the index: published figures, the worked interval, brute force, and what must not change."""

from __future__ import annotations

import itertools
import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.optimize import minimize

from kerege.position import effective_number, herfindahl, hhi_bounds, hirschman
from kerege.position.concentration import largest_squares

# World Mining Data, concentration of producer countries; Statistics Netherlands, import concentration
PUBLISHED = [((0.5, 0.3, 0.15, 0.05), 0.365), ((1 / 3, 1 / 3, 1 / 3), 1 / 3), ((0.5, 0.5), 0.5)]


@pytest.mark.parametrize(("shares", "hhi"), PUBLISHED)
def test_published_shares(shares: tuple[float, ...], hhi: float) -> None:
    points = np.array(shares)
    assert herfindahl(points) == pytest.approx(hhi, abs=1e-9)
    bounds = hhi_bounds(points, points, rest=(0.0, 0.0))
    assert (bounds.low, bounds.high) == pytest.approx((hhi, hhi), abs=1e-9)


def test_the_index_of_hirschman_and_the_effective_number() -> None:
    assert hirschman(0.365) == pytest.approx(60.41522986797286, abs=1e-9)
    assert hirschman(1 / 9) == pytest.approx(100 / math.sqrt(9))
    assert effective_number(0.25) == 4.0
    assert effective_number(0.0) == math.inf


def test_one_route_of_eighty_percent_and_nothing_said_of_the_rest() -> None:
    bounds = hhi_bounds(np.array([0.8]), np.array([0.8]))
    assert (bounds.low, bounds.high) == pytest.approx((0.64, 0.68), abs=1e-12)
    assert bounds.exact


def test_nothing_named_at_all() -> None:
    empty = np.array([])
    bounds = hhi_bounds(empty, empty)
    assert (bounds.low, bounds.high) == (0.0, 1.0)


def test_filling_greedily_by_size_would_not_be_exact() -> None:
    low, high = np.array([0.4, 0.0]), np.array([0.45, 0.5])
    assert largest_squares(low, high, 0.5) == (pytest.approx(0.205, abs=1e-12), True)


def test_shares_that_cannot_add_up_are_refused() -> None:
    with pytest.raises(ValueError, match=r"named 1\.1 to 1\.2"):
        hhi_bounds(np.array([0.5, 0.6]), np.array([0.5, 0.7]))
    with pytest.raises(ValueError, match="add up to one"):
        hhi_bounds(np.array([0.2]), np.array([0.3]), rest=(0.0, 0.1))


@st.composite
def boxes(
    draw: st.DrawFn, most: int = 4, parts: int = 10
) -> tuple[np.ndarray, np.ndarray, tuple[float, float]]:
    """Boxes on a grid of tenths that hold a point of the simplex, so that a search meets every vertex."""
    n = draw(st.integers(1, most))
    cuts = sorted(draw(st.lists(st.integers(0, parts), min_size=n, max_size=n)))
    point = np.diff([0, *cuts])
    low = np.array([draw(st.integers(0, int(p))) for p in point])
    high = np.array([draw(st.integers(int(p), parts)) for p in point])
    rest = parts - int(point.sum())
    ends = (draw(st.integers(0, rest)), draw(st.integers(rest, parts)))
    return low / parts, high / parts, (ends[0] / parts, ends[1] / parts)


def brute(low: np.ndarray, high: np.ndarray, rest: tuple[float, float]) -> tuple[float, float]:
    """Largest over all vertices, which lie on the grid; smallest by a general solver."""
    steps = [range(round(10 * a), round(10 * b) + 1) for a, b in zip(low, high, strict=True)]
    largest = -1.0
    for point in itertools.product(*steps):
        left = 10 - sum(point)
        if round(10 * rest[0]) <= left <= round(10 * rest[1]):
            largest = max(largest, sum(p * p for p in (*point, left)) / 100)
    found = minimize(
        lambda x: float((x[:-1] ** 2).sum()),
        np.append((low + high) / 2, rest[0]),
        method="SLSQP",
        bounds=[*zip(low, high, strict=True), rest],
        constraints={"type": "eq", "fun": lambda x: x.sum() - 1.0},
        options={"ftol": 1e-12},
    )
    return found.fun, largest


@given(boxes())
def test_bounds_equal_brute_force(drawn: tuple[np.ndarray, np.ndarray, tuple[float, float]]) -> None:
    low, high, rest = drawn
    bounds = hhi_bounds(low, high, rest)
    smallest, largest = brute(low, high, rest)
    assert bounds.exact
    assert bounds.high == pytest.approx(largest, abs=1e-9)
    assert bounds.low == pytest.approx(smallest, abs=1e-6)


@given(boxes(), st.randoms(use_true_random=False))
def test_no_point_within_the_boxes_is_outside_the_bounds(drawn: tuple, random: object) -> None:
    low, high, rest = drawn
    bounds = hhi_bounds(low, high, rest)
    start = np.append(low, rest[0])
    widths = np.append(high, rest[1]) - start
    for _ in range(20):
        order = list(range(len(start)))
        random.shuffle(order)
        point, left = start.copy(), 1.0 - start.sum()
        for i in order:  # give what is left in a random order and amount, then fill up
            step = min(left, widths[i]) * random.random()
            point[i] += step
            left -= step
        for i in order:
            step = min(left, start[i] + widths[i] - point[i])
            point[i] += step
            left -= step
        named = float((point[:-1] ** 2).sum())
        assert bounds.low - 1e-9 <= named + point[-1] ** 2
        assert named + point[-1] ** 2 <= bounds.high + 1e-9


@given(boxes(), st.permutations(range(4)))
def test_the_order_of_partners_changes_nothing(drawn: tuple, order: list[int]) -> None:
    low, high, rest = drawn
    picked = [i for i in order if i < len(low)]
    one, two = hhi_bounds(low, high, rest), hhi_bounds(low[picked], high[picked], rest)
    assert (one.low, one.high) == pytest.approx((two.low, two.high), abs=1e-12)


@given(boxes())
def test_wider_boxes_never_narrow_the_bounds(drawn: tuple) -> None:
    low, high, rest = drawn
    inner = hhi_bounds(low, high, rest)
    outer = hhi_bounds(low / 2, np.minimum(1.0, high * 1.5), (rest[0] / 2, 1.0))
    assert outer.low <= inner.low + 1e-12
    assert outer.high >= inner.high - 1e-12


@given(st.lists(st.integers(1, 30), min_size=1, max_size=40), st.integers(1, 9))
def test_shares_rounded_alike_are_searched_on_one_path(counts: list[int], digit: int) -> None:
    points = np.array(counts) / sum(counts)
    half = digit / 2000
    low, high = np.maximum(points - half, 0.0), np.minimum(points + half, 1.0)
    bounds = hhi_bounds(low, high, rest=(0.0, 0.0))
    assert bounds.exact
    assert bounds.low <= herfindahl(points) + 1e-9
    assert bounds.high >= herfindahl(points) - 1e-9


def test_forty_partners_with_mixed_ranges_end_quickly() -> None:
    random = np.random.default_rng(7)
    points = random.dirichlet(np.ones(40))
    low = points * random.uniform(0.5, 1.0, 40)
    high = np.minimum(1.0, points * random.uniform(1.0, 1.5, 40))
    bounds = hhi_bounds(low, high, rest=(0.0, 0.0))
    assert bounds.exact
    assert bounds.low <= herfindahl(points) <= bounds.high


def test_a_search_that_is_cut_returns_an_outer_bound(monkeypatch: pytest.MonkeyPatch) -> None:
    low, high = np.array([0.4, 0.0]), np.array([0.45, 0.5])
    monkeypatch.setattr("kerege.position.concentration.MAX_NODES", 0)
    value, exact = largest_squares(low, high, 0.5)
    assert not exact
    assert value == pytest.approx(0.16 + 0.05 * 0.85 + 0.05 * 0.5)
