"""What actions change at plants: supply, purchases, demand, the size of a store."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from kerege.case.scenarios import Action
from kerege.network.model import Floats
from kerege.whatif.state import State
from kerege.whatif.strength import scaled


def change_producer(state: State, action: Action, factor: Floats, addition: Floats) -> State:
    """Stretch a supply curve along the quantity axis, or cut it at a capacity."""
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
        left = scaled(whole, state.output[index], factor, addition)
        cut = left < whole
        room = np.where(cut, left, 0.0)
        for block in mine:  # the cheapest blocks are kept longest
            kept = np.minimum(width[block], room)
            room = room - kept
            width[block] = np.where(cut, kept, width[block])
        width[mine[-1]] += np.subtract(left, whole, out=np.zeros_like(left), where=left > whole)
    return replace(state, curves=replace(curves, block_width=width, block_slope=slope))


def change_purchase(state: State, action: Action, factor: Floats, addition: Floats) -> State:
    """Cap what a consumer buys of some origins, or of all."""
    buyers, names = state.network.consumers, state.network.names
    consumer = names.consumers.index(action.element)
    limit = buyers.purchase_limit.copy()
    for i in np.flatnonzero(buyers.purchase_consumer == consumer):
        if not action.origins or names.streams[buyers.purchase_stream[i]][1] in action.origins:
            limit[i] = scaled(limit[i], state.purchase[i], factor, addition)
    changed = replace(buyers, purchase_limit=limit)
    return replace(state, network=replace(state.network, consumers=changed))


def change_demand(state: State, action: Action, factor: Floats, addition: Floats) -> State:
    """Scale a demand curve along the quantity axis."""
    del addition  # a demand is changed by a share
    index = state.network.names.consumers.index(action.element)
    slope = state.curves.demand_slope.copy()
    slope[index] = slope[index] / np.maximum(factor, 1e-9)
    return replace(state, curves=replace(state.curves, demand_slope=slope))


def change_size(state: State, action: Action, factor: Floats, addition: Floats) -> State:
    """Change the size of a store."""
    index = state.network.names.stores.index(action.element)
    stores = state.network.stores
    size = stores.size.copy()
    size[index] = np.maximum(size[index] * factor + addition, 0.0)
    return replace(state, network=replace(state.network, stores=replace(stores, size=size)))
