"""Solve a market and read the answer back: prices, flows by origin, rents, what was missed."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from kerege.equilibrium.assemble import Market, assemble
from kerege.network import Curves, Network, link_totals
from kerege.network.model import Floats
from kerege.solve import Certificate, solve


@dataclass(frozen=True, slots=True)
class Outcome:
    """A certified equilibrium of one market. Rates in kt/day, stocks in kt, prices in USD/t.

    flow         : float64[n_arc, n_period] entering the link
    output       : float64[n_producer, n_period]
    block        : float64[n_block, n_period]
    purchase     : float64[n_purchase, n_period]
    demand       : float64[n_consumer, n_period], what is unserved included
    unserved     : float64[n_consumer, n_period] demand that nothing met, at its stated value
    stock        : float64[n_stock, n_period] at the end of each period
    price        : float64[n_node, n_period], of a stream at a place (rows as ``market.incidence``)
    link_rent    : float64[n_link, n_period] worth of one more kt/day of capacity, per tonne
    limit_rent   : float64[n_limit, n_period] likewise
    missed       : kt/day short of contract and must-run minima, float64[n_minimum, n_period]
    """

    market: Market
    flow: Floats
    output: Floats
    block: Floats
    purchase: Floats
    demand: Floats
    unserved: Floats
    stock: Floats
    price: Floats
    link_rent: Floats
    limit_rent: Floats
    missed: Floats
    certificate: Certificate

    @property
    def network(self) -> Network:
        """The network solved."""
        return self.market.network

    def link_flow(self) -> Floats:
        """float64[n_link, n_period]: all streams together, kt/day entering."""
        return link_totals(self.network, self.flow)

    def limit_use(self) -> Floats:
        """float64[n_limit, n_period]: what counts under each joint limit, a day."""
        limits = self.network.limits
        return np.asarray(
            limits.on_arcs @ self.flow + limits.on_outputs @ self.output + limits.on_purchases @ self.purchase
        )

    def throughput(self) -> Floats:
        """float64[n_node, n_period]: what arrives at each node by link, or comes in there, a day."""
        nodes = self.market.incidence
        return np.asarray(nodes.arcs.maximum(0) @ self.flow + nodes.outputs.maximum(0) @ self.output)

    def paid(self) -> Floats:
        """float64[n_consumer, n_period]: what one more unit is worth to each consumer."""
        curves = self.market.curves
        return np.asarray(np.minimum(curves.choke - curves.demand_slope * self.demand, curves.lost_load))

    def node_price(self, place: str, stream: tuple[str, str]) -> Floats:
        """float64[n_period]: price of ``stream`` at ``place``.

        Raises
        ------
        KeyError
            If that stream never touches that place.
        """
        names, nodes = self.network.names, self.market.incidence
        wanted = (nodes.place == names.places.index(place)) & (nodes.stream == names.streams.index(stream))
        row = np.flatnonzero(wanted)
        if row.size == 0:
            raise KeyError(f"stream {stream} never touches place {place!r}")
        return np.asarray(self.price[row[0]])


def solve_market(
    network: Network,
    curves: Curves,
    *,
    previous: Floats | None = None,
    elapsed: float = 0.0,
    solver: str = "clarabel",
    what: str = "market",
) -> Outcome:
    """Return the certified equilibrium of ``network`` under ``curves``.

    Parameters
    ----------
    previous
        float64[n_link], flows before anything changed, from which ramps start.
    elapsed
        Days that growth has already had before the first period.
    solver, what
        As in :func:`kerege.solve.solve`.

    Raises
    ------
    SolveError
        If there is no answer with a passing certificate.
    """
    market = assemble(network, curves, previous, elapsed)
    solution, certificate = solve(market.program, solver=solver, what=what)
    layout, T, days = market.layout, network.n_period, network.grid.days
    block = layout.part(solution.x, layout.blocks)
    output = np.zeros((len(network.names.producers), T))
    np.add.at(output, curves.block_producer, block)

    def duals(family: tuple[int, int]) -> Floats:
        first, count = family
        return solution.row_dual[first : first + count].reshape(-1, T) / days

    link_rent = np.zeros((len(network.names.links), T))
    link_rent[market.structure.capped] = -duals(market.rows.capacity)
    unserved = np.zeros((len(network.names.consumers), T))
    unserved[market.structure.shed] = layout.part(solution.x, layout.unserved)
    return Outcome(
        market=market,
        flow=layout.part(solution.x, layout.arcs),
        output=output,
        block=block,
        purchase=layout.part(solution.x, layout.purchases),
        demand=layout.part(solution.x, layout.demand),
        unserved=unserved,
        stock=layout.part(solution.x, layout.stocks),
        price=duals(market.rows.balance),
        link_rent=link_rent,
        limit_rent=-duals(market.rows.limits),
        missed=np.vstack(
            [layout.part(solution.x, layout.missed_links), layout.part(solution.x, layout.missed_outputs)]
        ),
        certificate=certificate,
    )
