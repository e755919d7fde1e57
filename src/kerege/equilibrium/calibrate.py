"""Curves that make the unshocked market return the base table.

Every curve passes through its base point with an exogenous elasticity as the second condition, which
positive mathematical programming leaves free (Howitt 1995; Paris & Howitt 1998): slope = price / (elasticity
x base quantity). Supply is kinked: below the output at which the marginal cost falls to operating cost it
follows the range of operating costs, so that a field that cannot sell shuts in and its price stays sensible.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from kerege.equilibrium.balance import Balance
from kerege.equilibrium.base_prices import USED, BasePrices, base_prices
from kerege.network import Curves, Incidence, Network, link_totals, make_incidence
from kerege.network.charges import carriage_charge
from kerege.network.model import Floats
from kerege.network.parts import Part, select, select_curves
from kerege.network.values import Values

#: a route without base flow gets the slope it would have at this share of its scale, where none is bound
NEW_ROUTE_SHARE = 0.1
#: elasticity where none is bound: carriage is nearly flat in its margin
DEFAULT_ELASTICITY = {"link": 50.0, "producer": 0.1, "consumer": 0.1}
#: smallest slope, USD/t per kt/day, so that answers stay unique
LEAST_SLOPE = 1e-6
#: multiple of the highest choke price paid for a missed minimum
PENALTY = 10.0
#: operating costs without a range are spread over this share of their value
COST_SPREAD = 0.05


@dataclass(frozen=True, slots=True)
class Calibrated:
    """A network, its curves and the base they return.

    network : capacities widened where the base table needs it, stocks split over streams
    prices  : the prices and wedges behind the curves
    """

    network: Network
    curves: Curves
    base: Balance
    prices: BasePrices

    @property
    def previous(self) -> Floats:
        """float64[n_link, n_period]: base flow of each link, from which ramps start."""
        return link_totals(self.network, self.base.flow)


def select_calibrated(calibrated: Calibrated, part: Part) -> Calibrated:
    """Return the calibrated market of the elements of ``part``; prices and observations stay those of all."""
    base = select_balance(calibrated.base, part, select(calibrated.network, part))
    return replace(calibrated, network=base.network, curves=select_curves(calibrated.curves, part), base=base)


def select_balance(base: Balance, part: Part, network: Network) -> Balance:
    """Return the base rates of the elements of ``part``, which ``network`` holds."""
    return replace(
        base,
        network=network,
        flow=base.flow[part.arcs],
        output=base.output[part.producers],
        purchase=base.purchase[part.purchases],
    )


def calibrate(base: Balance, values: Values, *, solver: str = "clarabel") -> Calibrated:
    """Return curves for the base table of ``values.case``.

    Raises
    ------
    SolveError
        If the price problem fails its certificate.
    """
    prices = base_prices(base, values, solver=solver)
    incidence = make_incidence(base.network)  # of places and streams: neither capacities nor stocks enter
    network = _stocks(_widened(base), base, incidence)
    arrive = incidence.arcs.maximum(0).sign().T @ prices.node
    arc_cost, arc_slope = _carriage(network, base, prices, values, arrive)
    earned = incidence.outputs.T @ prices.node  # net of own use: income per tonne of gross output
    block = _supply(network, base, values, earned)
    choke, slope = _demand(network, base, prices, values)
    curves = Curves(
        arc_cost=arc_cost,
        arc_slope=arc_slope,
        block_producer=block[0],
        block_cost=block[1],
        block_slope=block[2],
        block_width=block[3],
        choke=choke,
        demand_slope=slope,
        preference=prices.preference,
        lost_load=np.array(
            [values.row(name, "lost_load_value", network.grid, np.inf) for name in network.names.consumers]
        ).reshape(len(network.names.consumers), network.n_period),
        penalty=_penalty(network, choke),
    )
    return Calibrated(network, curves, base, prices)


def _elasticities(ids: tuple[str, ...], kind: str, values: Values) -> Floats:
    found = [values.get(element, "elasticity") for element in ids]
    return np.array([DEFAULT_ELASTICITY[kind] if value is None else value for value in found])


def _carriage(
    network: Network, base: Balance, prices: BasePrices, values: Values, arrive: Floats
) -> tuple[Floats, Floats]:
    """Cost and slope of each arc; ``arrive``, float64[n_arc, n_period] USD/t, is the price at its head."""
    elasticity = _elasticities(network.names.links, "link", values)[network.links.arc_link][:, None]
    used = base.flow > USED
    good = [network.names.streams[s][0] for s in network.links.arc_stream]
    shares = {g: values.get(g, "new_route_share") for g in sorted(set(good))}
    new = np.array([NEW_ROUTE_SHARE if shares[g] is None else shares[g] for g in good], dtype=np.float64)
    reference = np.where(used, base.flow, new[:, None] * _reference(network, base))
    slope = np.maximum(np.maximum(arrive, 1.0) / (elasticity * np.maximum(reference, 1e-3)), LEAST_SLOPE)
    charge = carriage_charge(network, values)[network.links.arc_link]
    return charge + prices.wedge - slope * np.where(used, base.flow, 0.0), slope


def _penalty(network: Network, choke: Floats) -> Floats:
    """float64[n_stream, n_period]: a multiple of the highest choke price of the stream's good."""
    goods = [good for good, _ in network.names.streams]
    bought = [goods[s] for s in network.consumers.purchase_stream]
    rows = []
    for good in goods:
        buyers = [network.consumers.purchase_consumer[i] for i, g in enumerate(bought) if g == good]
        rows.append(PENALTY * float(choke[buyers].max(initial=1.0) if buyers else choke.max(initial=1.0)))
    return np.tile(np.array(rows)[:, None], (1, network.n_period))


def _reference(network: Network, base: Balance) -> Floats:
    """Scale of a route nobody uses yet: its capacity, or the stream's whole output where that is less.

    A route that is not built has no capacity yet; it counts as one that takes the whole output. A stream that
    is not made yet counts as large as all others of its good.
    """
    made = network.producers.made(len(network.names.streams)) @ base.output
    goods = np.array([good for good, _ in network.names.streams])
    whole = np.array([made[goods == good].sum(axis=0) for good in goods]).reshape(made.shape)
    total = np.where(made > USED, made, whole)[network.links.arc_stream]
    capacity = network.links.capacity[network.links.arc_link]
    return np.asarray(np.where(capacity > 0, np.minimum(capacity, total), total))


def _supply(
    network: Network, base: Balance, values: Values, earned: Floats
) -> tuple[np.ndarray[tuple[int], np.dtype[np.int32]], Floats, Floats, Floats]:
    """Two blocks a producer: the range of operating costs, then the rise to the base price and beyond."""
    names = network.names.producers
    elasticity = _elasticities(names, "producer", values)[:, None]
    capacity = network.producers.capacity
    made = np.maximum(base.output, USED)
    bounds = [values.interval(name, "cost") for name in names]
    low = np.array([0.0 if b is None else b.low for b in bounds])[:, None]
    high = np.array([0.0 if b is None else b.high for b in bounds])[:, None]
    middle = (low + high) / 2
    flat = high - low < COST_SPREAD * middle
    low, high = (
        np.where(flat, middle * (1 - COST_SPREAD), low),
        np.where(flat, middle * (1 + COST_SPREAD), high),
    )
    top = np.minimum(high, earned)  # a field that earns less than its dearest well has closed that well
    bottom = np.minimum(low, top)
    rise = np.maximum(earned, 1.0) / (elasticity * made)
    first = np.clip(made - (earned - top) / rise, 0.0, None)
    rise = np.where(first > 0, rise, (earned - top) / made)
    # a plant that stands idle offers its capacity from the mid to the high of its costs, and none below the
    # price it stood idle at; what is not built yet will offer it at the mid
    idle = base.output <= USED
    middle = np.array([0.0 if b is None else b.mid for b in bounds])[:, None]
    built = capacity > 0
    bottom = np.where(idle, np.where(built, np.maximum(middle, earned), middle), bottom)
    top = np.where(idle, np.where(built, np.maximum(high, bottom), middle), top)
    first = np.where(idle, np.where(np.isfinite(capacity), capacity, first), first)
    rise = np.where(idle & np.isfinite(capacity), LEAST_SLOPE, rise)
    flat_rise = np.maximum((top - bottom) / np.maximum(first, USED), LEAST_SLOPE)
    flat_rise = np.where(idle & (first <= 0), LEAST_SLOPE, flat_rise)
    T = network.n_period
    n = len(names)
    owner = np.repeat(np.arange(n, dtype=np.int32), 2)
    cost, slope, width = np.empty((2 * n, T)), np.empty((2 * n, T)), np.empty((2 * n, T))
    cost[0::2], cost[1::2] = top - flat_rise * first, top
    slope[0::2], slope[1::2] = flat_rise, np.maximum(rise, LEAST_SLOPE)
    width[0::2], width[1::2] = np.minimum(first, capacity), np.maximum(capacity - first, 0.0)
    return owner, cost, slope, width


def _demand(network: Network, base: Balance, prices: BasePrices, values: Values) -> tuple[Floats, Floats]:
    total = np.zeros((len(network.names.consumers), network.n_period))
    np.add.at(total, network.consumers.purchase_consumer, base.purchase)
    elasticity = _elasticities(network.names.consumers, "consumer", values)[:, None]
    slope = np.maximum(prices.consumer / (elasticity * np.maximum(total, 1e-3)), LEAST_SLOPE)
    return prices.consumer + slope * total, slope


def _widened(base: Balance) -> Network:
    """Raise a capacity to the base use where the claims behind the two conflict; the stretch is listed."""
    network = base.network
    links, limits, producers = network.links, network.limits, network.producers
    use = link_totals(network, base.flow)
    joint = limits.on_arcs @ base.flow + limits.on_outputs @ base.output + limits.on_purchases @ base.purchase
    return replace(
        network,
        links=replace(links, capacity=np.maximum(links.capacity, use)),
        limits=replace(limits, capacity=np.maximum(limits.capacity, joint)),
        producers=replace(producers, capacity=np.maximum(producers.capacity, base.output)),
    )


def _stocks(network: Network, base: Balance, incidence: Incidence) -> Network:
    """Split each store's usual stock over its streams as they arrive at its place."""
    stores = network.stores
    if network.n_stock == 0:
        return network
    inflow = incidence.arcs.maximum(0) @ base.flow[:, 0]
    keys = incidence.place.astype(np.int64) * len(network.names.streams) + incidence.stream
    mine = (
        stores.place[stores.stock_store].astype(np.int64) * len(network.names.streams) + stores.stock_stream
    )
    weight = inflow[np.searchsorted(keys, mine)]
    total = np.zeros(len(network.names.stores))
    np.add.at(total, stores.stock_store, stores.initial)
    share = np.zeros(len(network.names.stores))
    np.add.at(share, stores.stock_store, weight)
    split = np.divide(
        weight, share[stores.stock_store], out=np.zeros_like(weight), where=share[stores.stock_store] > 0
    )
    stock = split * total[stores.stock_store]
    return replace(network, stores=replace(stores, initial=stock, usual=stock))
