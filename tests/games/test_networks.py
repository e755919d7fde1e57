"""Networks as recourse: against networkx, by hand, and wrong inputs."""

from collections.abc import Callable
from typing import Any

import networkx as nx
import numpy as np
import pytest
from drawn_networks import NODES, arcs
from hypothesis import given
from hypothesis import strategies as st

from kerege.games import (
    Recourse,
    maximum_flow,
    minimum_cost_flow,
    multicommodity_flow,
    shortest_path,
    worst_attack,
)

Drawn = tuple[list[int], list[int]]
FEW = st.lists(st.integers(0, 9), min_size=12, max_size=12)


def value(network: Recourse) -> float:
    return worst_attack(network, 0).value


@given(arcs(), FEW)
def test_shortest_paths_are_those_of_networkx(drawn: Drawn, cost: list[int]) -> None:
    graph = nx.MultiDiGraph()
    graph.add_nodes_from(range(NODES))
    graph.add_weighted_edges_from(zip(*drawn, cost, strict=False))
    try:
        expected = nx.shortest_path_length(graph, 0, NODES - 1, weight="weight")
    except nx.NetworkXNoPath:
        expected = 100
    found = shortest_path(*drawn, cost[: len(drawn[0])], 0, NODES - 1, penalty=50)
    assert value(found) == pytest.approx(expected)


@given(arcs(), FEW)
def test_largest_flows_are_those_of_networkx(drawn: Drawn, capacity: list[int]) -> None:
    graph = nx.DiGraph()
    graph.add_nodes_from(range(NODES))
    for t, h, c in zip(*drawn, capacity, strict=False):
        before = graph.get_edge_data(t, h, {"capacity": 0})["capacity"]
        graph.add_edge(t, h, capacity=before + c)
    found = maximum_flow(*drawn, capacity[: len(drawn[0])], 0, NODES - 1)
    assert -value(found) == pytest.approx(nx.maximum_flow_value(graph, 0, NODES - 1), abs=1e-9)


@given(arcs(), FEW, FEW)
def test_goods_that_share_no_arc_add_up(drawn: Drawn, cost: list[int], capacity: list[int]) -> None:
    count = len(drawn[0])
    supply = np.array([5.0, 0, 0, 0, -5])
    one = minimum_cost_flow(*drawn, capacity[:count], cost[:count], supply, penalty=30)
    other = minimum_cost_flow(*drawn, np.full(count, np.inf), cost[:count], supply, penalty=30)
    endless = multicommodity_flow(
        *drawn, np.full(count, np.inf), [cost[:count]] * 2, [supply, supply], penalty=30
    )
    assert value(endless) == pytest.approx(2 * value(other))
    assert value(one) >= value(other) - 1e-9
    joint = multicommodity_flow(*drawn, capacity[:count], [cost[:count]] * 2, [supply, supply], penalty=30)
    assert value(joint) >= 2 * value(one) - 1e-9


def test_what_is_too_much_pays_its_penalty() -> None:
    """Supply 5, demand 3, by hand: 3 at cost 2 over an arc of capacity 4, 2 unsent at 7."""
    assert value(minimum_cost_flow([0], [1], [4], [2], [5, -3], penalty=[7, 11])) == 3 * 2 + 2 * 7
    assert value(minimum_cost_flow([0], [1], [2], [2], [5, -3], penalty=[7, 11])) == 2 * 2 + 3 * 7 + 11


def test_a_network_without_arcs() -> None:
    nothing = minimum_cost_flow([], [], [], [], [5, -3], penalty=10)
    assert (nothing.count, worst_attack(nothing, 2).value) == (0, 80)
    assert worst_attack(maximum_flow([], [], [], 0, 1), 1).value == 0


def test_an_arc_that_cannot_be_attacked() -> None:
    found = shortest_path([0, 0], [1, 1], [2, 5], 0, 1, penalty=10, element=[-1, 0])
    assert (found.count, worst_attack(found, 1).value) == (1, 2)


GOOD: dict[str, Any] = {
    "tail": [0, 1],
    "head": [1, 2],
    "capacity": [1, 1],
    "cost": [1, 1],
    "supply": [1, 0, -1],
}


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        ({"head": [1]}, r"head must be one row like tail, \(2,\), found shape \(1,\)"),
        ({"element": [0]}, r"element must be one row like tail, \(2,\), found shape \(1,\)"),
        ({"element": [0, -2]}, "column 1 belongs to element -2; expected 0 to 0, or -1 for none"),
        ({"head": [1, 3]}, "head of arc 1 is node 3; expected 0 to 2"),
        ({"tail": [-1, 1]}, "tail of arc 0 is node -1; expected 0 to 2"),
        ({"capacity": [1]}, r"capacity must have one entry for each of 2 arcs, found shape \(1,\)"),
        ({"capacity": [1, -1]}, "capacity of arc 1 is -1.0; expected 0 or more"),
        ({"cost": [1, -2]}, "cost of good 0 of arc 1 is -2.0; expected 0 or more, and finite"),
        ({"cost": [1, np.inf]}, "cost of good 0 of arc 1 is inf; expected 0 or more, and finite"),
        ({"supply": [1, np.nan, -1]}, "supply must be finite numbers by good and node, found"),
        ({"penalty": -1}, "penalty must be finite and not negative, found -1"),
        ({"penalty": [1, 2]}, r"one by good and node \(1, 3\), found shape \(2,\)"),
    ],
)
def test_wrong_arrays_are_said(wrong: dict[str, Any], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        minimum_cost_flow(**{**GOOD, "penalty": 9, **wrong})


def test_wrong_goods_are_said() -> None:
    with pytest.raises(ValueError, match=r"cost must have one row for each of 2 goods, found shape \(1, 2\)"):
        multicommodity_flow([0, 1], [1, 2], [1, 1], [[1, 1]], [[1, 0, -1]] * 2, penalty=1)


@pytest.mark.parametrize("make", [shortest_path, maximum_flow])
def test_wrong_ends_are_said(make: Callable[..., Recourse]) -> None:
    more = {"penalty": 1} if make is shortest_path else {}
    with pytest.raises(ValueError, match="source and sink must be two nodes, found node 1 for both"):
        make([0], [1], [1], 1, 1, **more)
    with pytest.raises(ValueError, match="counted from 0, found source -1 and sink 1"):
        make([0], [1], [1], -1, 1, **more)
