"""The same market in cvxpy, capacities as a parameter (disciplined parametrised programming), Clarabel."""

from __future__ import annotations

import numpy as np
from scipy import sparse

from benchmarks.answers import Answer, Solver, make_nodes
from benchmarks.networks import Problem


def cvxpy_dpp(problem: Problem) -> Solver:
    """Return cvxpy with one parameter: the capacities."""
    import cvxpy as cp  # noqa: PLC0415

    network, curves = problem.network, problem.curves
    nodes, days, periods = make_nodes(network), network.grid.days, network.n_period
    links, buyers, stores = network.links, network.consumers, network.stores
    bought, held = len(network.names.consumers), network.n_stock
    x = cp.Variable((network.n_arc, periods), nonneg=True)
    y = cp.Variable((len(network.names.producers), periods), nonneg=True)
    u = cp.Variable((network.n_purchase, periods), nonneg=True)
    d = cp.Variable((bought, periods))
    stock = cp.Variable((held, periods), nonneg=True)
    capacity = cp.Parameter((len(network.names.links), periods), nonneg=True)
    before = np.eye(periods, k=1)  # stock @ before is the stock of the period before, zero in the first
    start = np.zeros((held, periods))
    start[:, 0] = stores.initial
    growth = (stock - stock @ before - start) / days
    buys = _sums(buyers.purchase_consumer, bought)
    on_link = _sums(links.arc_link, len(network.names.links))
    weight = np.tile(days, (1, 1))

    def cost(level: object, slope: object, value: cp.Variable) -> cp.Expression:
        linear = cp.multiply(np.asarray(level) * weight, value)
        curved = cp.multiply(np.asarray(slope) * weight / 2, cp.square(value))
        return cp.sum(linear) + cp.sum(curved)

    objective = (
        cost(curves.arc_cost, curves.arc_slope, x)
        + cost(curves.block_cost, curves.block_slope, y)
        + cost(-curves.choke, curves.demand_slope, d)
        - cp.sum(cp.multiply(curves.preference * weight, u))
    )
    model = cp.Problem(
        cp.Minimize(objective),
        [
            nodes.arcs @ x + nodes.outputs @ y + nodes.purchases @ u + nodes.stocks @ growth == 0,
            buys @ u == d,
            on_link @ x <= capacity,
            y <= curves.block_width,
            stock <= stores.size,
            stock[:, -1] >= stores.initial,
        ],
    )

    def solve(shock: int) -> Answer:
        capacity.value = problem.capacities[shock]
        model.solve(solver=cp.CLARABEL, max_threads=1)
        return Answer(float(model.value), np.asarray(x.value))

    return solve


def _sums(owner: np.ndarray[tuple[int], np.dtype[np.int32]], count: int) -> sparse.csr_array:
    """Return csr [count, len(owner)] that adds up what belongs to each owner."""
    return sparse.csr_array((np.ones(owner.size), (owner, np.arange(owner.size))), shape=(count, owner.size))
