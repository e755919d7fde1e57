"""Apply actions to a calibrated market: a new market comes out, the old one stays.

What "lost" means, by attribute: a *capacity* falls by the share lost, measured against its own value, or
against the base use where no capacity is bound; *output* and *demand* scale the whole supply or demand curve;
a *purchase* or a capacity limited to some origins caps those streams against their base flow; *size* is a
store's; *ramp* is how fast a route grows; *minimum* is what a contract obliges to ship; *tariff* adds to the
charge.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

import numpy as np

from kerege.base.intervals import Interval
from kerege.base.periods import Grid
from kerege.case.scenarios import Action
from kerege.equilibrium import Calibrated
from kerege.network import Curves, Network
from kerege.network.build import DAYS_PER_MONTH
from kerege.network.model import Floats


class End(StrEnum):
    """Which end of an action's stated range is applied."""

    LOW = "low"
    MID = "mid"
    HIGH = "high"


@dataclass(frozen=True, slots=True)
class State:
    """A market being changed: network, curves, and base use to measure losses against.

    flow, output, purchase : base rates on the same grid, kt/day
    """

    network: Network
    curves: Curves
    flow: Floats
    output: Floats
    purchase: Floats


def start_state(calibrated: Calibrated) -> State:
    """Return the unchanged market."""
    base = calibrated.base
    return State(calibrated.network, calibrated.curves, base.flow, base.output, base.purchase)


def apply_actions(state: State, actions: Sequence[Action], end: End = End.MID) -> State:
    """Return the market after all ``actions``, applied in order.

    Raises
    ------
    ValueError
        If an action names an element or attribute that cannot be changed (the case check reports it first).
    """
    for action in actions:
        state = _apply(state, action, end)
    return state


def weight(action: Action, grid: Grid) -> Floats:
    """float64[n_period]: average share of the change in force in each period, phase-in included."""
    days = []
    for span in grid.spans:
        first = max(span.start, action.start)
        count = max(0, (min(span.end, action.end) - first).days)
        age = (first - action.start).days + np.arange(count) + 0.5
        phase = action.phase_in_days
        in_force = np.minimum(1.0, age / phase) if phase > 0 else np.ones(count)
        days.append(float(in_force.sum()) / span.days)
    return np.array(days)


def _pick(interval: Interval, end: End) -> float:
    return float(getattr(interval, end.value))


def _change(action: Action, grid: Grid, end: End) -> tuple[Floats, Floats]:
    """Return (factor, addition) per period: new = old * factor + addition."""
    share = weight(action, grid)
    if action.lost is not None:
        return 1.0 - share * _pick(action.lost, end), np.zeros_like(share)
    if action.factor is not None:
        return 1.0 + share * (_pick(action.factor, end) - 1.0), np.zeros_like(share)
    if action.add is None:
        raise ValueError(f"the action on {action.element} changes nothing")
    return np.ones_like(share), share * _pick(action.add, end)


def _apply(state: State, action: Action, end: End) -> State:
    factor, addition = _change(action, state.network.grid, end)
    for kind, ids in _kinds(state).items():
        if action.element in ids and (kind, action.attribute) in _CHANGES:
            return _CHANGES[kind, action.attribute](state, action, factor, addition)
    raise ValueError(f"cannot change {action.element}.{action.attribute}")


def _kinds(state: State) -> dict[str, tuple[str, ...]]:
    names = state.network.names
    return {
        "link": names.links,
        "limit": names.limits,
        "producer": names.producers,
        "consumer": names.consumers,
        "store": names.stores,
    }


def _scaled(value: Floats, fallback: Floats, factor: Floats, addition: Floats) -> Floats:
    """Scale a capacity; where none is bound a loss is measured against base use and a gain does nothing."""
    less = (factor < 1) | (addition < 0)
    known = np.where(np.isfinite(value), value, np.where(less, fallback, np.inf))
    with np.errstate(invalid="ignore"):
        changed = np.where(np.isinf(known), np.inf, known * factor + addition)
    return np.maximum(changed, 0.0)


def _tariff(state: State, action: Action, factor: Floats, addition: Floats) -> State:
    del factor  # a charge is changed by an amount
    links, names = state.network.links, state.network.names
    mine = links.arc_link == names.links.index(action.element)
    if action.origins:
        mine &= np.array([names.streams[s][1] in action.origins for s in links.arc_stream], dtype=np.bool_)
    cost = state.curves.arc_cost + np.where(mine[:, None], addition, 0.0)
    return replace(state, curves=replace(state.curves, arc_cost=cost))


def _link(state: State, action: Action, factor: Floats, addition: Floats) -> State:
    links, names = state.network.links, state.network.names
    link = names.links.index(action.element)
    arcs = np.flatnonzero(links.arc_link == link)
    if action.origins:
        chosen = [a for a in arcs if names.streams[links.arc_stream[a]][1] in action.origins]
        limit = links.arc_limit.copy()
        for arc in chosen:
            limit[arc] = _scaled(limit[arc], state.flow[arc], factor, addition)
        return replace(state, network=replace(state.network, links=replace(links, arc_limit=limit)))
    capacity = links.capacity.copy()
    capacity[link] = _scaled(capacity[link], state.flow[arcs].sum(axis=0), factor, addition)
    return replace(state, network=replace(state.network, links=replace(links, capacity=capacity)))


def _minimum(state: State, action: Action, factor: Floats, addition: Floats) -> State:
    """Change what a contract obliges to ship; where none is bound it starts from nothing."""
    links = state.network.links
    link = state.network.names.links.index(action.element)
    minimum = links.minimum.copy()
    minimum[link] = np.maximum(minimum[link] * factor + addition, 0.0)
    return replace(state, network=replace(state.network, links=replace(links, minimum=minimum)))


def _ramp(state: State, action: Action, factor: Floats, addition: Floats) -> State:
    """Change a ramp, which is one number for all periods: the change at its strongest applies throughout."""
    times = float(factor[np.abs(factor - 1.0).argmax()])
    more = float(addition[np.abs(addition).argmax()]) / DAYS_PER_MONTH
    network, names = state.network, state.network.names

    def changed(ramp: Floats, index: int) -> Floats:
        new = ramp.copy()
        if np.isfinite(new[index]):  # where none is bound there is nothing to slow
            new[index] = max(0.0, new[index] * times + more)
        return new

    if action.element in names.links:
        ramp = changed(network.links.ramp, names.links.index(action.element))
        return replace(state, network=replace(network, links=replace(network.links, ramp=ramp)))
    ramp = changed(network.limits.ramp, names.limits.index(action.element))
    return replace(state, network=replace(network, limits=replace(network.limits, ramp=ramp)))


def _limit(state: State, action: Action, factor: Floats, addition: Floats) -> State:
    index = state.network.names.limits.index(action.element)
    limits = state.network.limits
    use = (
        limits.on_arcs @ state.flow + limits.on_outputs @ state.output + limits.on_purchases @ state.purchase
    )
    capacity = limits.capacity.copy()
    capacity[index] = _scaled(capacity[index], use[index], factor, addition)
    return replace(state, network=replace(state.network, limits=replace(limits, capacity=capacity)))


def _producer(state: State, action: Action, factor: Floats, addition: Floats) -> State:
    index, key = state.network.names.producers.index(action.element), action.attribute
    curves = state.curves
    mine = np.flatnonzero(curves.block_producer == index)
    width, slope = curves.block_width.copy(), curves.block_slope.copy()
    if key == "output":  # the whole curve stretches along the quantity axis
        stretch = np.maximum(factor + addition / np.maximum(state.output[index], 1e-9), 1e-9)
        width[mine] *= stretch
        slope[mine] /= stretch
    else:
        whole = width[mine].sum(axis=0)
        left = _scaled(whole, state.output[index], factor, addition)
        cut = left < whole
        room = np.where(cut, left, 0.0)
        for block in mine:  # the cheapest blocks are kept longest
            kept = np.minimum(width[block], room)
            room = room - kept
            width[block] = np.where(cut, kept, width[block])
        width[mine[-1]] += np.subtract(left, whole, out=np.zeros_like(left), where=left > whole)
    return replace(state, curves=replace(curves, block_width=width, block_slope=slope))


def _purchase(state: State, action: Action, factor: Floats, addition: Floats) -> State:
    buyers, names = state.network.consumers, state.network.names
    consumer = names.consumers.index(action.element)
    limit = buyers.purchase_limit.copy()
    for i in np.flatnonzero(buyers.purchase_consumer == consumer):
        if not action.origins or names.streams[buyers.purchase_stream[i]][1] in action.origins:
            limit[i] = _scaled(limit[i], state.purchase[i], factor, addition)
    changed = replace(buyers, purchase_limit=limit)
    return replace(state, network=replace(state.network, consumers=changed))


def _demand(state: State, action: Action, factor: Floats, addition: Floats) -> State:
    del addition  # a demand is changed by a share
    index = state.network.names.consumers.index(action.element)
    slope = state.curves.demand_slope.copy()
    slope[index] = slope[index] / np.maximum(factor, 1e-9)
    return replace(state, curves=replace(state.curves, demand_slope=slope))


def _store(state: State, action: Action, factor: Floats, addition: Floats) -> State:
    index = state.network.names.stores.index(action.element)
    stores = state.network.stores
    size = stores.size.copy()
    size[index] = np.maximum(size[index] * factor + addition, 0.0)
    return replace(state, network=replace(state.network, stores=replace(stores, size=size)))


_Change = Callable[[State, Action, Floats, Floats], State]
_CHANGES: dict[tuple[str, str], _Change] = {
    ("link", "capacity"): _link,
    ("link", "minimum"): _minimum,
    ("link", "ramp"): _ramp,
    ("link", "tariff"): _tariff,
    ("limit", "capacity"): _limit,
    ("limit", "ramp"): _ramp,
    ("producer", "capacity"): _producer,
    ("producer", "output"): _producer,
    ("consumer", "purchase"): _purchase,
    ("consumer", "demand"): _demand,
    ("store", "size"): _store,
}
