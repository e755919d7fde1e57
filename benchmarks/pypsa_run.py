"""The same market in PyPSA: a bus for every stream at a place, shared capacities added, HiGHS."""

from __future__ import annotations

from typing import Any

import numpy as np

from benchmarks.answers import Answer, Solver, make_nodes
from benchmarks.linopy_run import OPTIONS
from benchmarks.networks import Problem

#: stands for "no limit", kt/day
WIDE = 1e4


def pypsa_optimize(problem: Problem) -> Solver:
    """Return PyPSA as its users call it: ``n.optimize`` for every shock."""
    import pandas as pd  # noqa: PLC0415
    import pypsa  # noqa: PLC0415

    network, curves = problem.network, problem.curves
    nodes, periods = make_nodes(network), network.n_period
    links, buyers, stores = network.links, network.consumers, network.stores
    n = pypsa.Network()
    n.set_snapshots(pd.RangeIndex(periods))
    n.snapshot_weightings.loc[:, :] = network.grid.days[:, None]

    def by_time(values: Any, ids: list[str]) -> pd.DataFrame:
        return pd.DataFrame(np.asarray(values).T, index=n.snapshots, columns=ids)

    def bus(rows: Any) -> list[str]:
        return [f"node{int(r)}" for r in rows]

    n.add("Bus", bus(range(nodes.arcs.shape[0])))
    n.add("Bus", list(network.names.consumers))
    arcs = [f"arc{a}" for a in range(network.n_arc)]
    n.add(
        "Link", arcs, bus0=bus(nodes.tail), bus1=bus(nodes.head), p_nom=WIDE,
        efficiency=1.0 - links.loss[links.arc_link], marginal_cost=by_time(curves.arc_cost, arcs),
        marginal_cost_quadratic=by_time(curves.arc_slope / 2, arcs),
    )  # fmt: skip
    buys = [f"purchase{i}" for i in range(network.n_purchase)]
    n.add(
        "Link", buys, bus0=bus(nodes.sink), p_nom=WIDE, marginal_cost=by_time(-curves.preference, buys),
        bus1=[network.names.consumers[c] for c in buyers.purchase_consumer],
    )  # fmt: skip
    fields = list(network.names.producers)
    n.add(
        "Generator", fields, bus=bus(nodes.source), p_nom=curves.block_width[:, 0],
        marginal_cost=by_time(curves.block_cost, fields),
        marginal_cost_quadratic=by_time(curves.block_slope / 2, fields),
    )  # fmt: skip
    wants = [f"demand-{c}" for c in network.names.consumers]
    n.add(
        "Generator", wants, bus=list(network.names.consumers), sign=-1.0, p_nom=WIDE,
        marginal_cost=by_time(-curves.choke, wants),
        marginal_cost_quadratic=by_time(curves.demand_slope / 2, wants),
    )  # fmt: skip
    least = np.zeros((network.n_stock, periods))
    least[:, -1] = stores.initial / stores.size[:, -1]
    tanks = list(network.names.stores)
    n.add(
        "Store", tanks, bus=bus(nodes.kept), e_nom=stores.size[:, 0], e_initial=stores.initial,
        e_min_pu=by_time(least, tanks),
    )  # fmt: skip

    def solve(shock: int) -> Answer:
        def capacities(n: Any, _snapshots: Any) -> None:
            flow = n.model.variables["Link-p"]
            time, names = flow.dims[0], flow.dims[1]
            moved = flow.loc[{names: arcs}]
            owner = pd.Series(links.arc_link, index=pd.Index(arcs, name=names), name="link")
            used = moved.groupby(owner.to_xarray()).sum()
            limit = problem.capacities[shock]
            right = _frame(limit, n.snapshots, time)
            n.model.add_constraints(used, "<=", right, name="shared-capacity")

        n.optimize(
            solver_name="highs", io_api="direct", progress=False, solver_options=OPTIONS,
            extra_functionality=capacities,
            include_objective_constant=False,
        )  # fmt: skip
        return Answer(float(n.model.objective.value), n.links_t.p0[arcs].to_numpy().T)

    return solve


def _frame(limit: Any, snapshots: Any, time: str) -> Any:
    import xarray as xr  # noqa: PLC0415

    coords = {"link": np.arange(limit.shape[0]), time: snapshots}
    return xr.DataArray(limit, dims=["link", time], coords=coords)
