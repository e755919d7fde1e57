"""A terminal with a tank, and storms of unknown length, by hand.

The field makes 10 kt/day and hardly gives way to prices; the buyer takes any amount at nearly one price. The
tank holds 40 kt and starts with 20, so it has room for two days.
"""

from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kerege.equilibrium import Outcome, solve_market
from kerege.whatif import State, apply_actions, rolling
from kerege.whatif.rolling import Path, as_path, roll
from markets import Consumer, Link, Producer, Store, market
from states import action

USUAL, SIZE, RATE, DAYS = 20.0, 40.0, 10.0, 14
BEFORE = np.array([RATE, RATE])


def terminal(*, initial: float = USUAL, days: int = DAYS) -> State:
    network, curves = market(
        ["field", "terminal", "sea"],
        links=[
            Link("pipe", "field", "terminal", capacity=12),
            Link("mooring", "terminal", "sea", capacity=30),
        ],
        producers=[Producer("wells", "field", cost=-480, slope=50)],  # 10 kt/day at 20 USD/t
        consumers=[Consumer("buyer", "sea", choke=20.01, slope=0.001)],
        stores=[
            Store("tank", "terminal", size=SIZE, initial={"X": initial}, usual={"X": USUAL}, holding=0.01)
        ],
        days=[1] * days,
    )
    flow = np.full((2, days), RATE)
    return State(network, curves, flow, np.full((1, days), RATE), np.full((1, days), RATE))


def storm(first: int, days: int, *, outlook: int = 0, initial: float = USUAL) -> Path:
    calm = terminal(initial=initial)
    loss = [action("mooring", "capacity", lost=1, days=(first, first + days))] if days else []
    closed = apply_actions(calm, loss)
    return roll(calm, closed, outlook, BEFORE, "storm")


def stock(path: Path, initial: float = USUAL) -> np.ndarray:
    """Return the tank at the end of each day, from what came in and went out."""
    return initial + np.cumsum(path.flow[0] - path.flow[1])


def test_without_a_storm_nothing_happens() -> None:
    path = storm(0, 0)
    np.testing.assert_allclose(path.output, RATE, rtol=1e-4)
    np.testing.assert_allclose(stock(path), USUAL, rtol=1e-3)


def test_a_storm_shorter_than_the_room_in_the_tank_is_null() -> None:
    path = storm(0, 2)
    np.testing.assert_allclose(path.output[0], RATE, rtol=2e-3)
    np.testing.assert_allclose(path.flow[1, :2], 0, atol=1e-9)
    np.testing.assert_allclose(stock(path)[:2], [30, 40], rtol=1e-3)
    np.testing.assert_allclose(stock(path)[-1], USUAL, atol=0.5)  # the tank is led back


def test_a_longer_storm_cuts_output_only_when_the_tank_is_full() -> None:
    path = storm(0, 4)
    np.testing.assert_allclose(path.output[0, :4], [10, 10, 0, 0], atol=0.02)
    np.testing.assert_allclose(path.output[0, 4:], RATE, rtol=2e-3)


def test_with_its_end_known_the_same_storm_is_spread_over_its_days() -> None:
    closed = apply_actions(terminal(), [action("mooring", "capacity", lost=1, days=(0, 4))])
    known = as_path(solve_market(closed.network, closed.curves, previous=BEFORE))
    np.testing.assert_allclose(known.output[0, :4], 5, rtol=1e-2)
    np.testing.assert_allclose(known.output[0].sum(), storm(0, 4).output[0].sum(), rtol=1e-2)


def test_whoever_expects_another_day_keeps_half_of_the_room_for_it() -> None:
    path = storm(0, 6, outlook=1)
    np.testing.assert_allclose(path.output[0, :6], [10, 5, 2.5, 1.25, 0.625, 0.3125], atol=0.05)


def test_a_storm_later_on_the_grid_starts_from_a_calm_tank() -> None:
    path = storm(3, 4)
    np.testing.assert_allclose(path.output[0], [*[10] * 5, 0, 0, *[10] * (DAYS - 7)], atol=0.05)


@pytest.mark.parametrize(("initial", "expected"), [(0, [10] * 4), (10, [10, 10, 10, 0]), (40, [0] * 4)])
def test_a_fuller_tank_is_worse(initial: float, expected: list[float]) -> None:
    np.testing.assert_allclose(storm(0, 4, initial=initial).output[0, :4], expected, atol=0.02)


def test_a_storm_to_the_end_of_the_grid_needs_no_recovery() -> None:
    path = storm(DAYS - 3, 9)
    assert path.output.shape == (1, DAYS)
    np.testing.assert_allclose(path.output[0, -3:], [10, 10, 0], atol=0.05)


@given(
    first=st.integers(0, 8),
    days=st.integers(0, 6),
    outlook=st.integers(0, 3),
    initial=st.floats(0, SIZE),
)
@settings(max_examples=12)
def test_the_tank_never_overflows_and_every_day_is_certified(
    first: int, days: int, outlook: int, initial: float
) -> None:
    path = storm(first, days, outlook=outlook, initial=initial)
    tank = stock(path, initial)
    assert (tank <= SIZE + 1e-6).all()
    assert (tank >= -1e-6).all()
    assert (path.flow[0] <= 12 + 1e-6).all()
    np.testing.assert_allclose(path.flow[1, first : first + days], 0, atol=1e-9)
    np.testing.assert_allclose(path.output, path.flow[:1], atol=1e-6)  # nothing is lost on the way
    np.testing.assert_allclose(path.purchase, path.flow[1:], atol=1e-6)
    assert path.certificate.passed
    assert path.output.shape == (1, DAYS)


def test_the_certificate_is_the_worst_of_all_days(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[float] = []

    def watched(*args: Any, **kwargs: Any) -> Outcome:
        outcome = solve_market(*args, **kwargs)
        seen.append(outcome.certificate.worst)
        return outcome

    monkeypatch.setattr(rolling, "solve_market", watched)
    path = storm(0, 4)
    assert len(seen) == 5  # four days of storm, and the recovery at once
    assert len(set(seen)) > 1
    assert path.certificate.worst == max(seen)


def test_a_field_without_a_capacity_that_loses_output_is_a_disturbance_too(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    solved: list[str] = []

    def watched(*args: Any, **kwargs: Any) -> Outcome:
        solved.append(kwargs["what"])
        return solve_market(*args, **kwargs)

    monkeypatch.setattr(rolling, "solve_market", watched)
    calm = terminal()
    loss = apply_actions(calm, [action("wells", "output", lost=0.5, days=(0, 3))])
    roll(calm, loss, 0, BEFORE, "strike")
    assert solved == ["strike, day 1", "strike, day 2", "strike, day 3", "strike, recovery"]


def test_ramps_count_from_the_first_day_of_the_event_not_of_the_decision() -> None:
    network, curves = market(
        ["field", "sea"],
        links=[Link("pipe", "field", "sea", cost=1), Link("rail", "field", "sea", cost=5, ramp=0.5)],
        producers=[Producer("wells", "field", cost=10)],
        consumers=[Consumer("buyer", "sea", choke=50, slope=1)],
        days=[1] * 5,
    )
    calm = State(
        network, curves, np.array([[39.0] * 5, [0.0] * 5]), np.full((1, 5), 39.0), np.full((1, 5), 39.0)
    )
    closed = apply_actions(calm, [action("pipe", "capacity", lost=1, days=(0, 4))])
    path = roll(calm, closed, 0, np.array([39.0, 0.0]), "closure")
    np.testing.assert_allclose(path.flow[1], [0.25, 0.75, 1.25, 1.75, 0], atol=1e-6)
    np.testing.assert_allclose(path.flow[0], [0, 0, 0, 0, 39], atol=1e-6)
