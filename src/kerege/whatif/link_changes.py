"""What actions change at links and joint limits: capacity, minimum, ramp, tariff."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from kerege.base.periods import DAYS_PER_MONTH
from kerege.case.scenarios import Action
from kerege.network.model import Floats
from kerege.whatif.state import State
from kerege.whatif.strength import scaled


def change_tariff(state: State, action: Action, factor: Floats, addition: Floats) -> State:
    """Add to the charge of a link, for all streams or those of some origins."""
    del factor  # a charge is changed by an amount
    links, names = state.network.links, state.network.names
    mine = links.arc_link == names.links.index(action.element)
    if action.origins:
        mine &= np.array([names.streams[s][1] in action.origins for s in links.arc_stream], dtype=np.bool_)
    cost = state.curves.arc_cost + np.where(mine[:, None], addition, 0.0)
    return replace(state, curves=replace(state.curves, arc_cost=cost))


def change_link_capacity(state: State, action: Action, factor: Floats, addition: Floats) -> State:
    """Change the capacity of a link, or of its streams of some origins."""
    links, names = state.network.links, state.network.names
    link = names.links.index(action.element)
    arcs = np.flatnonzero(links.arc_link == link)
    if action.origins:
        chosen = [a for a in arcs if names.streams[links.arc_stream[a]][1] in action.origins]
        limit = links.arc_limit.copy()
        for arc in chosen:
            limit[arc] = scaled(limit[arc], state.flow[arc], factor, addition)
        return replace(state, network=replace(state.network, links=replace(links, arc_limit=limit)))
    capacity = links.capacity.copy()
    capacity[link] = scaled(capacity[link], state.flow[arcs].sum(axis=0), factor, addition)
    return replace(state, network=replace(state.network, links=replace(links, capacity=capacity)))


def change_minimum(state: State, action: Action, factor: Floats, addition: Floats) -> State:
    """Change what a contract obliges to ship; where none is bound it starts from nothing."""
    links = state.network.links
    link = state.network.names.links.index(action.element)
    minimum = links.minimum.copy()
    minimum[link] = np.maximum(minimum[link] * factor + addition, 0.0)
    return replace(state, network=replace(state.network, links=replace(links, minimum=minimum)))


def change_ramp(state: State, action: Action, factor: Floats, addition: Floats) -> State:
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


def change_limit_capacity(state: State, action: Action, factor: Floats, addition: Floats) -> State:
    """Change the capacity of a joint limit."""
    index = state.network.names.limits.index(action.element)
    limits = state.network.limits
    use = (
        limits.on_arcs @ state.flow + limits.on_outputs @ state.output + limits.on_purchases @ state.purchase
    )
    capacity = limits.capacity.copy()
    capacity[index] = scaled(capacity[index], use[index], factor, addition)
    return replace(state, network=replace(state.network, limits=replace(limits, capacity=capacity)))
