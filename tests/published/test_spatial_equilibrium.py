"""Spatial equilibria with published data; what was solved independently of the source is marked derived."""

import numpy as np
import pytest
from scipy import sparse

from kerege.equilibrium.outcome import Outcome, solve_market
from kerege.solve import Program, solve
from markets import Consumer, Link, Producer, flow, market, price

INF = np.inf


@pytest.mark.parametrize("solver", ["clarabel", "highs"])
def test_dantzig_transport(solver: str) -> None:
    """Dantzig 1963, chapter 3.3, as GAMS library model TRNSPORT: objective printed, market duals derived."""
    supply, demand = [350, 600], [325, 300, 275]
    distance = np.array([[2.5, 1.7, 1.8], [2.5, 1.8, 1.4]])
    plants, markets = np.kron(np.eye(2), np.ones(3)), np.kron(np.ones(2), np.eye(3))
    task = Program(
        P=sparse.csc_array((6, 6)),
        q=0.09 * distance.ravel(),
        A=sparse.csc_array(np.vstack([plants, markets])),
        row_lower=np.concatenate([[-INF, -INF], demand]),
        row_upper=np.concatenate([supply, [INF] * 3]),
        lower=np.zeros(6),
        upper=np.full(6, INF),
    )
    solution, certificate = solve(task, solver=solver)
    assert certificate.objective == pytest.approx(153.675, abs=1e-6)
    np.testing.assert_allclose(solution.row_dual, [0, 0, 0.225, 0.153, 0.126], atol=1e-6)


# Takayama & Judge 1964 (J. Farm Economics 46(1)), 3 regions and 2 goods, data as in GAMS library model
# SPATEQU; solutions derived. Demand AD + BD p and supply AS + BS p by region, transport cost by good.
AD = np.array([[200, 300], [100, 200], [160, 250]], dtype=float)
BD = np.array([[[-10, 1], [1, -10]], [[-5, 1], [1, -20]], [[-8, 1], [1, -10]]], dtype=float)
AS = np.array([[-50, -60]] * 3, dtype=float)
BS = np.array([[[10, 0.5], [0.5, 15]], [[20, 0.5], [0.5, 25]], [[10, 0.5], [0.5, 15]]])
T = np.array([[[0, 0], [2, 3], [2, 3]], [[2, 3], [0, 0], [1, 2]], [[2, 3], [1, 2], [0, 0]]], dtype=float)
PAIRS = [(i, j) for i in range(3) for j in range(3) if i != j]


@pytest.mark.parametrize("solver", ["clarabel", "highs"])
def test_takayama_judge_with_cross_prices(solver: str) -> None:
    """Price form: minimise the integral of excess supply; the duals of p_j - p_i <= t_ij are the flows."""
    excess = BS - BD  # by region; unknowns are prices, region by region
    rows = np.zeros((12, 6))
    for k, (i, j) in enumerate(PAIRS):
        for good in range(2):
            rows[2 * k + good, 2 * j + good], rows[2 * k + good, 2 * i + good] = 1.0, -1.0
    cost = np.array([T[i, j, good] for i, j in PAIRS for good in range(2)])
    task = Program(
        P=sparse.csc_array(sparse.block_diag(list(excess), format="csc")),
        q=(AS - AD).ravel(),
        A=sparse.csc_array(rows),
        row_lower=np.full(12, -INF),
        row_upper=cost,
        lower=np.zeros(6),
        upper=np.full(6, INF),
    )
    solution, _ = solve(task, solver=solver)
    p = solution.x.reshape(3, 2)
    flows = -solution.row_dual.reshape(6, 2)
    expected = [[11.007104, 11.631691], [9.007104, 8.631691], [10.007104, 10.631691]]
    np.testing.assert_allclose(p, expected, atol=1e-5)
    demand = AD + np.einsum("rij,rj->ri", BD, p)
    supply = AS + np.einsum("rij,rj->ri", BS, p)
    np.testing.assert_allclose(demand[:, 0], [101.560654, 63.596172, 90.574861], atol=1e-5)
    np.testing.assert_allclose(supply[:, 1], [119.978919, 160.29583, 104.478919], atol=1e-5)
    arrivals = np.array([sum(flows[k] for k, pair in enumerate(PAIRS) if pair[1] == r) for r in range(3)])
    sent = np.array([sum(flows[k] for k, pair in enumerate(PAIRS) if pair[0] == r) for r in range(3)])
    np.testing.assert_allclose(arrivals - sent, demand - supply, atol=1e-6)
    assert cost @ flows.ravel() == pytest.approx(429.091889, abs=1e-5)


def two_goods_apart() -> list[Outcome]:
    """Solve each good alone, with the sum of its price coefficients as its own slope (as GAMS codes it)."""
    outcomes = []
    for good in range(2):
        own_d, own_s = -BD[:, good].sum(axis=1), BS[:, good].sum(axis=1)
        outcomes.append(
            solve_market(
                *market(
                    "123",
                    links=[Link(f"{i}{j}", "123"[i], "123"[j], cost=T[i, j, good]) for i, j in PAIRS],
                    producers=[
                        Producer(f"p{r}", "123"[r], cost=-AS[r, good] / own_s[r], slope=1 / own_s[r])
                        for r in range(3)
                    ],
                    consumers=[
                        Consumer(f"c{r}", "123"[r], choke=AD[r, good] / own_d[r], slope=1 / own_d[r])
                        for r in range(3)
                    ],
                )
            )
        )
    return outcomes


def test_takayama_judge_as_coded_in_the_gams_library() -> None:
    outcomes = two_goods_apart()
    prices = np.array([[price(o, place)[0] for o in outcomes] for place in "123"])
    np.testing.assert_allclose(prices, [[11, 11.636364], [9, 8.636364], [10, 10.636364]], atol=1e-5)
    demand = np.column_stack([o.demand[:, 0] for o in outcomes])
    supply = np.column_stack([o.output[:, 0] for o in outcomes])
    np.testing.assert_allclose(demand, [[101, 195.272727], [64, 35.909091], [90, 154.272727]], atol=1e-5)
    np.testing.assert_allclose(supply, [[65.5, 120.363636], [134.5, 160.227273], [55, 104.863636]], atol=1e-5)
    spent = sum(T[i, j, g] * flow(o, f"{i}{j}")[0] for g, o in enumerate(outcomes) for i, j in PAIRS)
    assert spent == pytest.approx(429.545455, abs=1e-5)


# Miranda & Fackler 2002 (Applied Computational Economics and Finance), three countries, data as in the
# CompEcon demo of a spatial equilibrium. Its header and its code state the demand slopes of countries 1 and
# 2 in opposite order; with the header the answer is in whole numbers. Solutions derived.
SHIPPING = {"12": 3, "13": 9, "21": 3, "23": 3, "31": 6, "32": 3}


def three_countries(slopes: tuple[float, float, float], capacity: float = INF) -> Outcome:
    supply = {"1": (9, 1), "2": (3, 2), "3": (18, 1)}
    demand = dict(zip("123", zip((42, 54, 51), slopes, strict=True), strict=True))
    return solve_market(
        *market(
            "123",
            links=[Link(k, k[0], k[1], cost=c, capacity=capacity) for k, c in SHIPPING.items()],
            producers=[Producer(f"p{i}", i, cost=a, slope=b) for i, (a, b) in supply.items()],
            consumers=[Consumer(f"c{i}", i, choke=a, slope=b) for i, (a, b) in demand.items()],
        )
    )


def test_miranda_fackler_trade() -> None:
    outcome = three_countries((2, 3, 1))
    np.testing.assert_allclose([price(outcome, place)[0] for place in "123"], [24, 27, 30], atol=1e-6)
    np.testing.assert_allclose(outcome.output[:, 0] - outcome.demand[:, 0], [6, 3, -9], atol=1e-6)


def test_miranda_fackler_autarky() -> None:
    outcome = three_countries((2, 3, 1), capacity=0.0)
    np.testing.assert_allclose([price(outcome, place)[0] for place in "123"], [20, 23.4, 34.5], atol=1e-6)
    np.testing.assert_array_equal(outcome.flow, 0)


def test_miranda_fackler_with_the_slopes_of_the_code() -> None:
    outcome = three_countries((3, 2, 1))
    expected = [24.346154, 27.346154, 30.346154]
    np.testing.assert_allclose([price(outcome, place)[0] for place in "123"], expected, atol=1e-5)
