"""Network flow problems as programs."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence

import numpy as np
from scipy import sparse

from kerege.solve import Program

Arc = tuple[Hashable, Hashable]


def out_minus_in(arcs: Sequence[Arc], nodes: Sequence[Hashable]) -> sparse.csc_array:
    """csc float64[n_node, n_arc]: +1 where an arc starts, -1 where it ends."""
    row = {node: i for i, node in enumerate(nodes)}
    column = np.arange(len(arcs))
    tails, heads = [row[tail] for tail, _ in arcs], [row[head] for _, head in arcs]
    data = np.concatenate([np.ones(len(arcs)), -np.ones(len(arcs))])
    places = (np.concatenate([tails, heads]), np.concatenate([column, column]))
    return sparse.csc_array((data, places), shape=(len(nodes), len(arcs)))


def min_cost_flow(
    arcs: Sequence[Arc],
    cost: Sequence[float],
    capacity: Sequence[float],
    supply: Mapping[Hashable, float],
    *,
    lower: Sequence[float] | None = None,
    balance: str = "EQ",
) -> Program:
    """Return min cost'x with out - in = (EQ), >= (GEQ) or <= (LEQ) supply and lower <= x <= capacity."""
    nodes = sorted({node for arc in arcs for node in arc}, key=str)
    given = np.array([supply.get(node, 0.0) for node in nodes], dtype=float)
    endless = np.full(given.size, np.inf)
    n = len(arcs)
    return Program(
        P=sparse.csc_array((n, n)),
        q=np.array(cost, dtype=float),
        A=out_minus_in(arcs, nodes),
        row_lower=-endless if balance == "LEQ" else given,
        row_upper=endless if balance == "GEQ" else given,
        lower=np.zeros(n) if lower is None else np.array(lower, dtype=float),
        upper=np.array(capacity, dtype=float),
    )


def max_flow(arcs: Sequence[Arc], capacity: Sequence[float], source: Hashable, sink: Hashable) -> Program:
    """Return the program that sends the most from source to sink; its objective is minus the flow."""
    closed = [*arcs, (sink, source)]
    cost = np.concatenate([np.zeros(len(arcs)), [-1.0]])
    return min_cost_flow(closed, cost, [*capacity, np.inf], {})
