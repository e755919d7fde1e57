"""Cournot oligopolies: the linear closed form, and five firms with curved costs and demand."""

import numpy as np
import pytest

from kerege.equilibrium.outcome import Outcome, solve_market
from markets import Consumer, Producer, market


def firms(costs: list[float], slopes: list[float], choke: float, slope: float, conduct: float) -> Outcome:
    """Solve a market at one place where every firm is an origin of its own."""
    names = [f"f{i}" for i in range(len(costs))]
    return solve_market(
        *market(
            ["m"],
            producers=[
                Producer(f, "m", cost=c, slope=s, origin=f)
                for f, c, s in zip(names, costs, slopes, strict=True)
            ],
            consumers=[Consumer("c", "m", choke=choke, slope=slope, conduct=conduct)],
        )
    )


def paid(outcome: Outcome) -> float:
    """Return what the buyers pay at the margin."""
    curves = outcome.market.curves
    return float(curves.choke[0, 0] - curves.demand_slope[0, 0] * outcome.demand[0, 0])


def test_linear_cournot_with_three_firms() -> None:
    """Closed form q = (a - 4 m + sum m) / (4 b) with a = 100, b = 2, m = 10, 16, 22."""
    outcome = firms([10, 16, 22], [0, 0, 0], 100, 2, conduct=1)
    np.testing.assert_allclose(outcome.purchase[:, 0], [13.5, 10.5, 7.5], atol=1e-8)
    assert paid(outcome) == pytest.approx(37, abs=1e-8)


def test_the_same_firms_as_price_takers() -> None:
    outcome = firms([10, 16, 22], [0, 0, 0], 100, 2, conduct=0)
    np.testing.assert_allclose(outcome.purchase[:, 0], [45, 0, 0], atol=1e-7)
    assert paid(outcome) == pytest.approx(10, abs=1e-8)


@pytest.mark.parametrize("count", [1, 2, 5])
def test_equal_cournot_firms_follow_the_closed_form(count: int) -> None:
    """Price (a + n m) / (n + 1): the monopoly price for one firm, nearer to cost with every further one."""
    outcome = firms([20.0] * count, [0.0] * count, 100, 2, conduct=1)
    assert paid(outcome) == pytest.approx((100 + count * 20) / (count + 1), abs=1e-7)


@pytest.mark.parametrize("conduct", [0.0, 0.3, 0.7, 1.0])
def test_conduct_lies_between_price_taking_and_cournot(conduct: float) -> None:
    """Every seller's condition is p - conduct b q = cost where it supplies, p <= cost where it does not."""
    outcome = firms([10, 16], [0, 0], 100, 2, conduct=conduct)
    for cost, sold in zip([10, 16], outcome.purchase[:, 0], strict=True):
        margin = paid(outcome) - conduct * 2 * sold
        assert margin <= cost + 1e-7
        if sold > 1e-6:
            assert margin == pytest.approx(cost, abs=1e-7)
    assert 10 - 1e-7 <= paid(outcome) <= (100 + 10 + 16) / 3 + 1e-7


# Murphy, Sherali & Soyster 1982 (Mathematical Programming 24), five firms, data as in GAMS library model
# OLIGOMCP; solution derived. Marginal cost c + (q / l)^(1 / beta), demand 5000 p^(-1.1).
COST, SCALE, BETA = np.array([10, 8, 6, 4, 2.0]), 5.0, np.array([1.2, 1.1, 1.0, 0.9, 0.8])


def test_murphy_sherali_soyster_by_a_sequence_of_linear_oligopolies() -> None:
    """Costs and demand are curved: each round solves the market with their tangents at the last answer."""
    q = np.full(5, 10.0)
    for _ in range(40):
        total = q.sum()
        top = (5000 / total) ** (1 / 1.1)
        fall = top / (1.1 * total)
        marginal = COST + (q / SCALE) ** (1 / BETA)
        rise = (q / SCALE) ** (1 / BETA - 1) / (BETA * SCALE)
        outcome = firms(list(marginal - rise * q), list(rise), top + fall * total, fall, conduct=1)
        step = outcome.purchase[:, 0] - q
        q = np.maximum(q + step, 1.0)
        if np.abs(step).max() < 1e-9:
            break
    else:
        pytest.fail(f"the rounds do not settle: last step {np.abs(step).max():.1e}")
    np.testing.assert_allclose(q, [36.932511, 41.818142, 43.706579, 42.659240, 39.178953], atol=1e-5)
    assert paid(outcome) == pytest.approx(18.300581, abs=1e-5)
