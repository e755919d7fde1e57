"""The market as one convex quadratic program (Samuelson 1952; Takayama & Judge 1971, chapter 8).

Minimise, summed over periods and weighted by their days,

    - sum_c (choke d - slope d^2 / 2) - sum_u preference u     consumers' value, with its sign turned
    + sum_b (cost y + slope y^2 / 2)                           supply, block by block
    + sum_a (cost x + slope x^2 / 2)                           carriage
    + sum_s (holding / size) (S - S0)^2 / 2                    stocks off their usual level
    + sum_u conduct * slope u^2 / 2                            sellers with market power
    + lost load * unserved demand                              where a value is stated
    + penalty * missed minima

subject to the balance of every stream at every place and period, capacities shared by streams, joint limits,
ramps, store sizes and contract minima. The dual of a balance is a price.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy import sparse

from kerege.equilibrium.layout import Layout
from kerege.equilibrium.structure import Rows, Structure, make_structure
from kerege.network import Curves, Incidence, Network
from kerege.network.model import Floats
from kerege.solve import Program


@dataclass(frozen=True, slots=True)
class Market:
    """An assembled market: the program and the maps to read its answer."""

    network: Network
    curves: Curves
    structure: Structure
    program: Program

    @property
    def incidence(self) -> Incidence:
        """Nodes and what touches them."""
        return self.structure.incidence

    @property
    def layout(self) -> Layout:
        """Where each unknown sits."""
        return self.structure.layout

    @property
    def rows(self) -> Rows:
        """Where each family of rows sits."""
        return self.structure.rows


def assemble(
    network: Network, curves: Curves, previous: Floats | None = None, elapsed: float = 0.0
) -> Market:
    """Return the market program.

    Parameters
    ----------
    network, curves
        The market and its curves, on the same period grid.
    previous
        float64[n_link] or [n_link, n_period], flow of each link had nothing changed, kt/day; without it no
        ramp binds.
    elapsed
        Days that growth has already had before the first period.
    """
    structure = make_structure(network, curves)
    P, q, lower, upper = _objective(network, curves, structure)
    row_lower, row_upper = _row_bounds(network, structure, previous, elapsed)
    program = Program(P, q, structure.A, row_lower, row_upper, lower, upper)
    return Market(network, curves, structure, program)


def _objective(
    network: Network, curves: Curves, structure: Structure
) -> tuple[sparse.csc_array, Floats, Floats, Floats]:
    days = network.grid.days
    buyers, stores, layout = network.consumers, network.stores, structure.layout
    stiff = stock_stiffness(network)
    beta = curves.demand_slope[buyers.purchase_consumer]
    lost = curves.lost_load[structure.shed]
    missed = missed_penalty(network, curves, structure)
    quadratic = [
        curves.arc_slope, curves.block_slope, buyers.conduct[:, None] * beta, curves.demand_slope,
        np.zeros_like(lost), stiff, np.zeros_like(missed),
    ]  # fmt: skip
    linear = [
        curves.arc_cost, curves.block_cost, -curves.preference, -curves.choke,
        np.where(np.isfinite(lost), lost, 0.0), -stiff * stores.usual[:, None], missed,
    ]  # fmt: skip
    P = sparse.diags_array((np.vstack(quadratic) * days).ravel(), format="csc")
    q = (np.vstack(linear) * days).ravel()
    lower, upper = np.zeros(layout.size), np.full(layout.size, np.inf)
    layout.part(upper, layout.arcs)[:] = network.links.arc_limit
    closed = network.links.capacity <= 0
    layout.part(upper, layout.arcs)[closed[network.links.arc_link]] = 0.0
    layout.part(upper, layout.blocks)[:] = curves.block_width
    layout.part(upper, layout.purchases)[:] = buyers.purchase_limit
    layout.part(upper, layout.unserved)[~np.isfinite(lost)] = 0.0
    if network.n_stock:
        layout.part(lower, layout.stocks)[:, -1] = _left_at_end(network)
    return sparse.csc_array(P), q, lower, upper


def _left_at_end(network: Network) -> Floats:
    """float64[n_stock]: kt that must be there at the end, shared out where the store has become too small."""
    stores = network.stores
    wanted = np.minimum(stores.initial, stores.usual)
    total = np.zeros(stores.size.shape[0])
    np.add.at(total, stores.stock_store, wanted)
    fits = np.divide(stores.size[:, -1], total, out=np.ones_like(total), where=total > stores.size[:, -1])
    return np.asarray(wanted * fits[stores.stock_store])


def missed_penalty(network: Network, curves: Curves, structure: Structure) -> Floats:
    """float64[n_minimum, n_period]: price of a missed minimum, of links first; the highest of its streams."""
    on_links = np.zeros((len(network.names.links), network.n_period))
    np.maximum.at(on_links, network.links.arc_link, curves.penalty[network.links.arc_stream])
    on_outputs = curves.penalty[network.producers.stream]
    return np.vstack([on_links[structure.promised], on_outputs[structure.must_run]])


def stock_stiffness(network: Network) -> Floats:
    """float64[n_stock, n_period]: USD/t per day per kt away from the usual level."""
    stores = network.stores
    size = stores.size.max(axis=1, initial=0.0)
    per_kt = np.divide(stores.holding_cost, size, out=np.zeros_like(size), where=size > 0)
    return np.tile(per_kt[stores.stock_store][:, None], (1, network.n_period))


def _row_bounds(
    network: Network, structure: Structure, previous: Floats | None, elapsed: float
) -> tuple[Floats, Floats]:
    """Return lower and upper bounds of all rows, family by family in the order of ``Rows``."""
    links, limits = network.links, network.limits
    capacity = links.capacity[structure.capped]
    supplied = _initial_supply(network, structure)
    free = np.zeros(len(network.names.consumers) * network.n_period)
    below = [
        np.where(capacity > 0, capacity, np.inf),  # a closed link has its arcs fixed instead
        limits.capacity,
        *_envelopes(network, structure, previous, elapsed),
        network.stores.size,
    ]
    above = [links.minimum[structure.promised], network.producers.minimum[structure.must_run]]
    upper = [supplied.ravel(), free, *(u.ravel() for u in below), *(np.full(a.size, np.inf) for a in above)]
    lower = [supplied.ravel(), free, *(np.full(u.size, -np.inf) for u in below), *(a.ravel() for a in above)]
    return np.concatenate(lower), np.concatenate(upper)


def _initial_supply(network: Network, structure: Structure) -> Floats:
    """float64[n_node, n_period]: what the stocks at the start add to the first balance."""
    right = np.zeros((structure.incidence.n_node, network.n_period))
    right[:, 0] = structure.incidence.stocks @ network.stores.initial / network.grid.days[0]
    return right


def _envelopes(
    network: Network, structure: Structure, previous: Floats | None, elapsed: float
) -> tuple[Floats, Floats]:
    """Return upper bounds ``value before + ramp * days since`` of links and limits with a ramp.

    A new volume grows with time, on top of what would have flowed in the same season; a volume that flowed
    before may return at once.
    """
    if previous is None:
        shape = (structure.ramped.size, network.n_period)
        return np.full(shape, np.inf), np.full((structure.ramped_limits.size, network.n_period), np.inf)
    days = network.grid.days
    since = elapsed + np.cumsum(days) - days / 2
    links, limits = structure.ramped, structure.ramped_limits
    steady = previous[:, None] if previous.ndim == 1 else previous
    flow = np.broadcast_to(steady, (previous.shape[0], network.n_period))
    on_links = flow[links] + network.links.ramp[links][:, None] * since
    before = _limit_flow_before(network, flow)[limits]
    return on_links, before + network.limits.ramp[limits][:, None] * since


def _limit_flow_before(network: Network, previous: Floats) -> Floats:
    """Return float64[n_limit, n_period]: flow under each limit had nothing changed.

    A link's flow is shared out evenly over its arcs, which is exact for limits that hold whole links.
    """
    links = network.links
    arcs_per_link = np.bincount(links.arc_link, minlength=len(network.names.links))
    per_arc = previous[links.arc_link] / np.maximum(arcs_per_link[links.arc_link], 1)[:, None]
    return np.asarray(network.limits.on_arcs @ per_arc)
