"""Flows that could be otherwise without changing any price."""

import numpy as np
from hypothesis import given, settings

from kerege.equilibrium import flow_ranges
from kerege.equilibrium.outcome import Outcome, solve_market
from markets import Consumer, Link, Producer, market
from random_markets import Parts, random_markets


def two_roads(slope: float, capacity: float) -> Outcome:
    network, curves = market(
        ["A", "B"],
        links=[
            Link("north", "A", "B", cost=2, slope=slope, capacity=capacity),
            Link("south", "A", "B", cost=2, slope=slope),
        ],
        producers=[Producer("field", "A", cost=10, slope=1)],
        consumers=[Consumer("buyer", "B", choke=50, slope=1)],
    )
    return solve_market(network, curves)


def test_roads_of_equal_cost_share_19_in_any_way() -> None:
    low, high = flow_ranges(two_roads(slope=0, capacity=np.inf))
    np.testing.assert_allclose(low[:, 0], [0, 0], atol=1e-5)
    np.testing.assert_allclose(high[:, 0], [19, 19], atol=1e-5)


def test_a_capacity_narrows_the_ranges() -> None:
    low, high = flow_ranges(two_roads(slope=0, capacity=7))
    np.testing.assert_allclose(low[:, 0], [0, 12], atol=1e-5)
    np.testing.assert_allclose(high[:, 0], [7, 19], atol=1e-5)


def test_a_slope_makes_flows_unique() -> None:
    low, high = flow_ranges(two_roads(slope=0.1, capacity=np.inf))
    np.testing.assert_allclose(low, high, atol=1e-5)
    np.testing.assert_allclose(low[:, 0], 38 / 4.1, atol=1e-5)  # twice 19 at half the slope each


def test_single_arcs_can_be_asked_for() -> None:
    low, high = flow_ranges(two_roads(slope=0, capacity=7), [1])
    assert low.shape == high.shape == (1, 1)
    np.testing.assert_allclose([low[0, 0], high[0, 0]], [12, 19], atol=1e-5)


@settings(max_examples=30)
@given(random_markets())
def test_ranges_hold_the_answer_and_unique_flows_have_no_width(parts: Parts) -> None:
    outcome = solve_market(*market(**parts))  # every arc has a slope
    low, high = flow_ranges(outcome)
    assert (low <= outcome.flow + 1e-9).all()
    assert (high >= outcome.flow - 1e-9).all()
    np.testing.assert_allclose(low, high, atol=1e-3)
