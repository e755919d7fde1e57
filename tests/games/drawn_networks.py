"""Networks to draw from: small enough to enumerate, whole numbers that often tie."""

from __future__ import annotations

import numpy as np
from hypothesis import strategies as st

from kerege.games import Recourse, maximum_flow, minimum_cost_flow, multicommodity_flow, shortest_path

NODES = 5


@st.composite
def arcs(draw: st.DrawFn, most: int = 12) -> tuple[list[int], list[int]]:
    """Tails and heads; parallel arcs and both directions may occur, loops do not."""
    count = draw(st.integers(1, most))
    tail = draw(st.lists(st.integers(0, NODES - 1), min_size=count, max_size=count))
    step = draw(st.lists(st.integers(1, NODES - 1), min_size=count, max_size=count))
    return tail, [(t + s) % NODES for t, s in zip(tail, step, strict=True)]


def _numbers(draw: st.DrawFn, count: int, low: int, high: int) -> list[float]:
    return draw(st.lists(st.integers(low, high).map(float), min_size=count, max_size=count))


@st.composite
def networks(draw: st.DrawFn, most: int = 12) -> Recourse:
    """A network of any kind, from node 0 to node 4, sometimes with arcs that fall together."""
    tail, head = draw(arcs(most))
    count = len(tail)
    kind = draw(st.sampled_from(["path", "flow", "cost", "goods"]))
    joined = draw(st.booleans())
    element = [i // 2 for i in range(count)] if joined else None
    cost = _numbers(draw, count, 0, 9)
    capacity = _numbers(draw, count, 0, 9)
    if kind == "path":
        return shortest_path(tail, head, cost, 0, NODES - 1, penalty=20, element=element)
    if kind == "flow":
        return maximum_flow(tail, head, capacity, 0, NODES - 1, element=element)
    supply = np.array([6.0, 3, 0, -2, -7])
    if kind == "cost":
        return minimum_cost_flow(tail, head, capacity, cost, supply, penalty=25, element=element)
    return multicommodity_flow(
        tail, head, capacity, [cost, _numbers(draw, count, 0, 9)], [supply, -supply],
        penalty=[[25.0] * NODES, [9.0] * NODES], element=element,
    )  # fmt: skip
