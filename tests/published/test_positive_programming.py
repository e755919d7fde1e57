"""Positive mathematical programming: the two crops of Howitt 1995 (AJAE 77(2)), solution derived."""

import numpy as np
import pytest
from scipy import sparse

from kerege.solve import Program, solve

PRICE, YIELD, COST = np.array([2.98, 2.2]), np.array([69, 65.9]), np.array([129.62, 109.98])
ACRES, LAND = np.array([3.0, 2.0]), 5.0
RETURN = PRICE * YIELD - COST


def farm(linear: np.ndarray, slope: np.ndarray, upper: np.ndarray) -> Program:
    """Minimise cost less revenue over acres, on 5 acres of land."""
    return Program(
        P=sparse.csc_array(sparse.diags_array(slope, format="csc")),
        q=linear,
        A=sparse.csc_array(np.ones((1, 2))),
        row_lower=np.array([-np.inf]),
        row_upper=np.array([LAND]),
        lower=np.zeros(2),
        upper=upper,
    )


def test_the_calibration_rows_price_what_costs_do_not_explain() -> None:
    np.testing.assert_allclose(RETURN, [76, 35], atol=1e-9)
    solution, _ = solve(farm(-RETURN, np.zeros(2), ACRES * np.array([1.0001, 1.1])), solver="highs")
    np.testing.assert_allclose(-solution.row_dual, [35], atol=1e-4)
    np.testing.assert_allclose(-solution.bound_dual, [41, 0], atol=1e-4)


def test_the_calibrated_farm_returns_its_base_without_calibration_rows() -> None:
    """Howitt's rule keeps the average cost: gamma = 2 dual / acres, alpha = cost - dual (wheat only)."""
    dual = np.array([41.0, 0.0])
    gamma, alpha = 2 * dual / ACRES, COST - dual
    np.testing.assert_allclose([alpha[0], gamma[0]], [88.62, 27.33333], atol=1e-4)
    assert alpha[0] + gamma[0] * ACRES[0] / 2 == pytest.approx(129.62)
    solution, _ = solve(farm(alpha - PRICE * YIELD, gamma, np.full(2, np.inf)))
    np.testing.assert_allclose(solution.x, ACRES, atol=1e-6)
    np.testing.assert_allclose(-solution.row_dual, [35], atol=1e-6)


@pytest.mark.parametrize("elasticity", [0.2, 1.0, 5.0])
def test_an_exogenous_elasticity_is_an_equally_good_second_condition(elasticity: float) -> None:
    """The rule of ``kerege.equilibrium.calibrate``: slope = price / (elasticity x base), through the base."""
    revenue = PRICE * YIELD
    slope = np.array([revenue[0] / (elasticity * ACRES[0]), 0.0])
    marginal = COST + np.array([41.0, 0.0])
    solution, _ = solve(farm(marginal - slope * ACRES - revenue, slope, np.full(2, np.inf)))
    np.testing.assert_allclose(solution.x, ACRES, atol=1e-6)
    np.testing.assert_allclose(-solution.row_dual, [35], atol=1e-6)
