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
    mix = np.empty((n, p, T))
    tail, head = _ends(incidence.arcs)
    arrive = incidence.arcs.maximum(0)
    arrival = np.asarray(arrive.max(axis=0).todense()).ravel()[:, None] * outcome.flow
    entering = incidence.outputs.maximum(
        0
    ).toarray()  # what a converter takes in leaves, in the mix that is there
    for t in range(T):
        made = entering * outcome.output[:, t]
        carried = np.zeros((n, n))
        np.add.at(carried, (head, tail), arrival[:, t])
        through = carried.sum(axis=1) + made.sum(axis=1)
        live = through > _NOTHING
        scale = np.where(live, through * (1 + _LEAK), 1.0)[:, None]
        matrix = np.eye(n) - np.where(live[:, None], carried / scale, 0.0)
        whole = _stream_mix(outcome, t)[incidence.stream]
        entered = (made + _LEAK * through[:, None] * whole) / scale
        mix[:, :, t] = np.linalg.solve(matrix, np.where(live[:, None], entered, whole))
    return mix


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


def _stream_mix(outcome: Outcome, t: int) -> Floats:
    """float64[n_stream, n_producer]: share of each producer in its stream, even where there is no output."""
    network = outcome.network
    each = network.producers.made(len(network.names.streams))
    made, count = each * outcome.output[:, t], np.sign(each)
    total = made.sum(axis=1, keepdims=True)
    even = count / np.maximum(count.sum(axis=1, keepdims=True), 1.0)
    return np.where(total > _NOTHING, made / np.where(total > _NOTHING, total, 1.0), even)
