"""Whose oil is where: the mix of producers in what passes each node.

Streams keep origins apart; within a stream, what enters a node mixes before it leaves (proportional sharing;
Bialek 1996, *IEE Proceedings - Generation, Transmission and Distribution* 143(4), for power flows). With s_np
the share of producer p at node n, T_n its throughput and f_mn the arrivals from m:

    T_n s_np = output of p at n + sum_m f_mn s_mp
"""

from __future__ import annotations

import numpy as np
from scipy import sparse

from kerege.equilibrium.outcome import Outcome
from kerege.network.model import Floats

#: throughput below this counts as none, kt/day
_NOTHING = 1e-9
#: share of a node's throughput taken to have the mix of its stream's whole output, so that oil that goes
#: round in a circle, or comes out of a tank, belongs to somebody
_LEAK = 1e-6


def producer_mix(outcome: Outcome) -> Floats:
    """Return float64[n_node, n_producer, n_period]: share of each producer in a node's throughput.

    Shares at a node sum to one; a node nothing passes has the mix of its stream's whole output.
    """
    incidence, network = outcome.market.incidence, outcome.network
    n, p, T = incidence.n_node, len(network.names.producers), network.n_period
    mix = np.zeros((n, p, T))
    tail, head = _ends(incidence.arcs)
    arrive = np.asarray(incidence.arcs.maximum(0).max(axis=0).todense()).ravel()
    arrival = arrive[:, None] * outcome.flow
    entering = incidence.outputs.maximum(0).toarray()  # what a converter takes in leaves in the mix it finds
    brings = network.producers.made(len(network.names.streams))
    place = np.zeros(n, dtype=np.int64)  # of a node among those of its stream: streams do not mix
    for stream in np.unique(incidence.stream):
        nodes, makers = np.flatnonzero(incidence.stream == stream), np.flatnonzero(brings[stream])
        place[nodes] = np.arange(nodes.size)
        arcs = np.flatnonzero(network.links.arc_stream == stream)
        carried = np.zeros((nodes.size, nodes.size, T))
        np.add.at(carried, (place[head[arcs]], place[tail[arcs]]), arrival[arcs])
        made = entering[np.ix_(nodes, makers)][:, :, None] * outcome.output[makers]
        whole = _stream_mix(brings[stream, makers], outcome.output[makers])
        mix[np.ix_(nodes, makers)] = _shares(carried, made, whole)
    return mix


def _shares(carried: Floats, made: Floats, whole: Floats) -> Floats:
    """Return float64[n_node, n_maker, n_period]: each maker's share at each node of one stream.

    carried : float64[n_node, n_node, n_period] arrivals at a node from another
    made    : float64[n_node, n_maker, n_period] what each maker brings in there
    whole   : float64[n_maker, n_period] shares in the whole stream
    """
    through = carried.sum(axis=1) + made.sum(axis=1)
    live = (through > _NOTHING)[:, None]
    scale = np.where(live, through[:, None] * (1 + _LEAK), 1.0)
    matrix = np.eye(through.shape[0])[:, :, None] - np.where(live, carried / scale, 0.0)
    entered = (made + _LEAK * through[:, None] * whole) / scale
    right = np.where(live, entered, whole)
    found = np.linalg.solve(np.moveaxis(matrix, 2, 0), np.moveaxis(right, 2, 0))
    return np.asarray(np.moveaxis(found, 0, 2), dtype=np.float64)


def _stream_mix(brings: Floats, output: Floats) -> Floats:
    """float64[n_maker, n_period]: share of each maker in a stream, even where there is no output."""
    made = brings[:, None] * output
    total = made.sum(axis=0)
    even = np.full_like(made, 1.0 / max(brings.size, 1))
    return np.where(total > _NOTHING, made / np.where(total > _NOTHING, total, 1.0), even)


def _ends(arcs: sparse.csr_array) -> tuple[np.ndarray[tuple[int], np.dtype[np.int64]], ...]:
    """Return the tail and head node of every arc."""
    coo = sparse.coo_array(arcs)
    rows, columns = coo.coords
    tail, head = np.zeros(arcs.shape[1], dtype=np.int64), np.zeros(arcs.shape[1], dtype=np.int64)
    tail[columns[coo.data < 0]] = rows[coo.data < 0]
    head[columns[coo.data > 0]] = rows[coo.data > 0]
    return tail, head


def arc_tails(outcome: Outcome) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
    """Return int64[n_arc], the node each arc leaves."""
    return _ends(outcome.market.incidence.arcs)[0]


def stock_nodes(outcome: Outcome) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
    """Return int64[n_stock], the node of each stock."""
    coo = sparse.coo_array(outcome.market.incidence.stocks)
    nodes = np.zeros(outcome.network.n_stock, dtype=np.int64)
    nodes[coo.coords[1]] = coo.coords[0]
    return nodes
