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
    place = np.zeros(n, dtype=np.int64)  # of a node among those of its stream: streams do not mix
    for stream in range(len(network.names.streams)):
        nodes = np.flatnonzero(incidence.stream == stream)
        makers = np.flatnonzero(network.producers.made(len(network.names.streams))[stream])
        place[nodes] = np.arange(nodes.size)
        arcs = np.flatnonzero(network.links.arc_stream == stream)
        for t in range(T):
            carried = np.zeros((nodes.size, nodes.size))
            np.add.at(carried, (place[head[arcs]], place[tail[arcs]]), arrival[arcs, t])
            made = entering[np.ix_(nodes, makers)] * outcome.output[makers, t]
            whole = _stream_mix(outcome, stream, makers, t)
            mix[nodes[:, None], makers, t] = _shares(carried, made, whole)
    return mix


def _shares(carried: Floats, made: Floats, whole: Floats) -> Floats:
    """Return float64[n_node, n_maker]: each maker's share at each node of one stream in one period."""
    through = carried.sum(axis=1) + made.sum(axis=1)
    live = through > _NOTHING
    scale = np.where(live, through * (1 + _LEAK), 1.0)[:, None]
    matrix = np.eye(through.size) - np.where(live[:, None], carried / scale, 0.0)
    entered = (made + _LEAK * through[:, None] * whole) / scale
    return np.asarray(np.linalg.solve(matrix, np.where(live[:, None], entered, whole)), dtype=np.float64)


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


def _stream_mix(
    outcome: Outcome, stream: int, makers: np.ndarray[tuple[int], np.dtype[np.int64]], t: int
) -> Floats:
    """float64[n_maker]: share of each maker in a stream, even where there is no output."""
    network = outcome.network
    each = network.producers.made(len(network.names.streams))[stream, makers]
    made = each * outcome.output[makers, t]
    total = made.sum()
    return np.asarray(made / total if total > _NOTHING else np.full(makers.size, 1.0 / max(makers.size, 1)))
