"""The same market in linopy, built once, capacities edited in place, solved by HiGHS directly."""

from __future__ import annotations

from typing import Any

import numpy as np

from benchmarks.answers import Answer, Solver, make_nodes
from benchmarks.networks import Problem
from kerege.network.model import Floats

#: what linopy hands to HiGHS
OPTIONS: dict[str, Any] = {"output_flag": False, "threads": 1}


def linopy_edited(problem: Problem) -> Solver:
    """Return linopy with the right-hand side of the capacities renewed."""
    import linopy  # noqa: PLC0415
    import xarray as xr  # noqa: PLC0415

    network, curves = problem.network, problem.curves
    nodes, days = make_nodes(network), network.grid.days
    links, buyers, stores = network.links, network.consumers, network.stores
    periods = network.n_period
    model = linopy.Model()

    def array(values: Floats, dim: str) -> xr.DataArray:
        count = values.shape[0]
        return xr.DataArray(values, dims=[dim, "t"], coords={dim: np.arange(count), "t": np.arange(periods)})

    def variable(name: str, upper: Floats, lower: Floats | float = 0.0) -> Any:
        low = np.broadcast_to(np.asarray(lower, dtype=float), upper.shape)
        return model.add_variables(lower=array(low.copy(), name), upper=array(upper, name), name=name)

    def named(values: object, dim: str, key: str) -> xr.DataArray:
        return xr.DataArray(np.asarray(values), dims=[dim], name=key)

    least = np.zeros((network.n_stock, periods))
    least[:, -1] = stores.initial
    x = variable("arc", np.full((network.n_arc, periods), np.inf))
    y = variable("field", curves.block_width)
    u = variable("purchase", np.full((network.n_purchase, periods), np.inf))
    d = variable("buyer", np.full((len(network.names.consumers), periods), np.inf), -np.inf)
    stock = variable("stock", stores.size, least)
    arrive = named(1.0 - links.loss[links.arc_link], "arc", "arrive")
    delivered = named(network.producers.delivered, "field", "delivered")
    day = xr.DataArray(days, dims=["t"], coords={"t": np.arange(periods)})
    parts = [
        (x * arrive).groupby(named(nodes.head, "arc", "node")).sum(),
        (-1 * x).groupby(named(nodes.tail, "arc", "node")).sum(),
        (y * delivered).groupby(named(nodes.source, "field", "node")).sum(),
        (-1 * u).groupby(named(nodes.sink, "purchase", "node")).sum(),
        (stock * (-1 / day)).groupby(named(nodes.kept, "stock", "node")).sum(),
    ]
    if periods > 1:
        later = (stock.shift(t=1) * (1 / day)).groupby(named(nodes.kept, "stock", "node")).sum()
        parts.append(later)
    first = np.zeros((nodes.arcs.shape[0], periods))
    first[nodes.kept, 0] = -stores.initial / days[0]
    model.add_constraints(linopy.merge(parts, join="outer"), "=", array(first, "node"), name="balance")
    bought = u.groupby(named(buyers.purchase_consumer, "purchase", "buyer")).sum()
    model.add_constraints(bought - d, "=", 0, name="demand")
    used = x.groupby(named(links.arc_link, "arc", "link")).sum()
    model.add_constraints(used, "<=", array(problem.capacities[0], "link"), name="capacity")

    def cost(level: Floats, slope: Floats, value: Any, dim: str) -> Any:
        linear = (array(level * days, dim) * value).sum()
        return linear + (array(slope * days / 2, dim) * value * value).sum()

    model.add_objective(
        cost(curves.arc_cost, curves.arc_slope, x, "arc")
        + cost(curves.block_cost, curves.block_slope, y, "field")
        + cost(-curves.choke, curves.demand_slope, d, "buyer")
        - (array(curves.preference * days, "purchase") * u).sum()
    )

    def solve(shock: int) -> Answer:
        model.constraints["capacity"].rhs = array(problem.capacities[shock], "link")
        model.solve(solver_name="highs", io_api="direct", progress=False, **OPTIONS)
        return Answer(float(model.objective.value), x.solution.transpose("arc", "t").to_numpy())

    return solve
