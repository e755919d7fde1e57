"""Minimum-cost, maximum and multicommodity flows with optima printed by their sources (see flows.json)."""

import bz2
import json
import pickle
from pathlib import Path

import numpy as np
import pytest
from flow_programs import max_flow, min_cost_flow, out_minus_in
from scipy import sparse

from kerege.solve import Program, SolveError, solve
from kerege.solve.ranges import optimal_ranges

CASES = json.loads(Path(__file__).with_name("flows.json").read_text(encoding="utf-8"))
SOLVERS = ("highs", "clarabel")
INF = float("inf")


def capacity_of(rows: list[list[float]]) -> list[float]:
    return [INF if row[2] is None else row[2] for row in rows]


@pytest.mark.parametrize("solver", SOLVERS)
def test_bradley_hax_magnanti(solver: str) -> None:
    case = CASES["bradley_hax_magnanti"]
    arcs = [(row[0], row[1]) for row in case["arcs"]]
    task = min_cost_flow(arcs, [row[3] for row in case["arcs"]], capacity_of(case["arcs"]), case["supply"])
    solution, certificate = solve(task, solver=solver)
    assert certificate.objective == pytest.approx(case["cost"], abs=1e-6)
    # the printed flows are one of many: 3>5 and 3>4>5 both cost 3, so 1 to 5 units may go direct
    low, high = optimal_ranges(task, solution.x, range(len(arcs)))
    ranges = dict(zip(arcs, zip(low, high, strict=True), strict=True))
    for tail, head in arcs:
        printed = case["flow"][f"{tail}>{head}"]
        direct = {("3", "4"): (11, 15), ("3", "5"): (1, 5), ("4", "5"): (10, 14)}
        expected = direct.get((tail, head), (printed, printed))
        assert ranges[tail, head] == pytest.approx(expected, abs=1e-6)
        assert expected[0] <= printed <= expected[1]


@pytest.mark.parametrize("solver", SOLVERS)
def test_princeton_maximum_flow_at_minimum_cost(solver: str) -> None:
    case = CASES["princeton"]
    arcs = [(row[0], row[1]) for row in case["arcs"]]
    capacity = capacity_of(case["arcs"])
    _, most = solve(max_flow(arcs, capacity, "s", "t"), solver=solver)
    assert -most.objective == pytest.approx(case["flow_value"], abs=1e-6)
    supply = {"s": case["flow_value"], "t": -case["flow_value"]}
    _, least = solve(min_cost_flow(arcs, [row[3] for row in case["arcs"]], capacity, supply), solver=solver)
    assert least.objective == pytest.approx(case["cost"], abs=1e-5)


def lemon(test: list[str]) -> Program:
    """Return one of LEMON's 15 cases: columns of supplies, lower bounds, capacities and costs by name."""
    _, supply, lower, upper, cost, balance, _ = test
    case = CASES["lemon"]
    supplies = {int(node): row[int(supply[-1]) - 1] for node, row in case["supplies"].items()}
    rows, column = case["arcs"], case["columns"].index
    return min_cost_flow(
        [(row[0], row[1]) for row in rows],
        [row[2] if cost == "cost" else 1.0 for row in rows],
        [row[3] if upper == "cap" else INF for row in rows],
        supplies,
        lower=[row[column(lower)] for row in rows],
        balance=balance,
    )


SOLVABLE = [test for test in CASES["lemon"]["tests"] if test[-1] != "infeasible"]
IMPOSSIBLE = [test for test in CASES["lemon"]["tests"] if test[-1] == "infeasible"]


def test_all_lemon_cases_are_here() -> None:
    assert (len(SOLVABLE), len(IMPOSSIBLE)) == (12, 3)


@pytest.mark.parametrize("solver", SOLVERS)
@pytest.mark.parametrize("test", SOLVABLE, ids=lambda test: test[0])
def test_lemon(test: list[str], solver: str) -> None:
    _, certificate = solve(lemon(test), solver=solver)
    assert certificate.objective == pytest.approx(test[-1], abs=1e-4, rel=1e-7)


@pytest.mark.parametrize("solver", SOLVERS)
@pytest.mark.parametrize("test", IMPOSSIBLE, ids=lambda test: test[0])
def test_lemon_cases_without_a_flow_say_so(test: list[str], solver: str) -> None:
    with pytest.raises(SolveError, match="says infeasible"):
        solve(lemon(test), solver=solver)


@pytest.mark.parametrize("solver", SOLVERS)
def test_multicommodity(solver: str) -> None:
    case = CASES["multicommodity"]
    arcs = [tuple(name.split(">")) for name in case["arcs"]]
    rows = list(case["arcs"].values())
    goods = list(case["demands"].values())
    nodes = sorted({node for arc in arcs for node in arc})
    supply = np.zeros((len(goods), len(nodes)))
    for k, (start, end, amount) in enumerate(goods):
        supply[k, nodes.index(start)], supply[k, nodes.index(end)] = amount, -amount
    n = len(goods) * len(arcs)
    balance = sparse.kron(sparse.eye_array(len(goods)), out_minus_in(arcs, nodes))
    shared = sparse.kron(np.ones((1, len(goods))), sparse.eye_array(len(arcs)))
    task = Program(
        P=sparse.csc_array((n, n)),
        q=np.array([row[1 + k] for k in range(len(goods)) for row in rows], dtype=float),
        A=sparse.csc_array(sparse.vstack([balance, shared], format="csc")),
        row_lower=np.concatenate([supply.ravel(), np.full(len(arcs), -INF)]),
        row_upper=np.concatenate([supply.ravel(), [float(row[0]) for row in rows]]),
        lower=np.zeros(n),
        upper=np.full(n, INF),
    )
    _, certificate = solve(task, solver=solver)
    assert certificate.objective == pytest.approx(case["cost"], abs=1e-5)


def bundled(name: str):
    """Return a graph from the test data inside the installed networkx wheel."""
    networkx = pytest.importorskip("networkx")
    path = Path(networkx.__file__).parent / "algorithms" / "flow" / "tests" / f"{name}.gpickle.bz2"
    if not path.exists():
        pytest.skip(f"this networkx comes without {name}")
    with bz2.open(path) as file:
        return pickle.load(file)  # noqa: S301  (only the copy inside the installed wheel)


def test_netgen_of_400_nodes_to_the_last_digit() -> None:
    graph = bundled("netgen-2")
    rows = list(graph.edges(data=True))
    task = min_cost_flow(
        [row[:2] for row in rows],
        [row[2]["weight"] for row in rows],
        [row[2]["capacity"] for row in rows],
        {node: -data.get("demand", 0) for node, data in graph.nodes(data=True)},
    )
    solution, _ = solve(task, solver="highs")
    flow = np.rint(solution.x)
    np.testing.assert_allclose(solution.x, flow, atol=1e-6)  # a basic answer is whole
    assert int(task.q.astype(int) @ flow.astype(int)) == 6749969302


@pytest.mark.parametrize(("name", "flow"), [("gl1", 156545), ("gw1", 1202018), ("wlm3", 11875108)])
def test_large_maximum_flows(name: str, flow: int) -> None:
    graph = bundled(name)
    rows = list(graph.edges(data=True))
    task = max_flow([row[:2] for row in rows], [row[2]["capacity"] for row in rows], 1, len(graph))
    _, certificate = solve(task, solver="highs")
    assert -certificate.objective == pytest.approx(flow, abs=1e-3)
