"""Which streams can be where: reachability from producers and towards consumers."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy import sparse
from scipy.sparse.csgraph import breadth_first_order

from kerege.network.model import Consumers, Ints, Links, Producers, Stores

Flags = NDArray[np.bool_]


def _spread(tail: Ints, head: Ints, seeds: Ints, n_place: int) -> Flags:
    """Return which places are reached from ``seeds`` along arcs, a virtual root feeding the seeds."""
    root = n_place
    rows = np.concatenate([tail, np.full(seeds.size, root)])
    cols = np.concatenate([head, seeds])
    graph = sparse.csr_array((np.ones(rows.size), (rows, cols)), shape=(n_place + 1, n_place + 1))
    order = breadth_first_order(graph, root, return_predecessors=False)
    reached = np.zeros(n_place + 1, dtype=np.bool_)
    reached[order] = True
    return reached[:n_place]


def usable_arcs(
    links: Links, producers: Producers, consumers: Consumers, stores: Stores, n_place: int, n_stream: int
) -> Flags:
    """bool[n_arc]: the arc lies on a path from a producer of its stream to a plant that takes it."""
    usable = np.zeros(links.arc_link.size, dtype=np.bool_)
    for stream in range(n_stream):
        arcs = np.flatnonzero(links.arc_stream == stream)
        tail, head = links.tail[links.arc_link[arcs]], links.head[links.arc_link[arcs]]
        sources = producers.sources_of(stream)
        sinks = consumers.place[consumers.purchase_consumer[consumers.purchase_stream == stream]]
        kept = stores.place[stores.stock_store[stores.stock_stream == stream]]
        down = _spread(tail, head, sources, n_place)
        taken = np.concatenate([sinks, kept, producers.inputs_of(stream)]).astype(np.int32)
        up = _spread(head, tail, taken, n_place)
        usable[arcs] = down[tail] & up[head]
    return usable


def usable_purchases(links: Links, producers: Producers, consumers: Consumers, n_stream: int) -> Flags:
    """bool[n_purchase]: some producer of the stream can reach the consumer."""
    n_place = (
        int(max(links.tail.max(initial=0), links.head.max(initial=0), consumers.place.max(initial=0))) + 1
    )
    n_place = max(n_place, int(producers.place.max(initial=0)) + 1)
    usable = np.zeros(consumers.purchase_consumer.size, dtype=np.bool_)
    for stream in range(n_stream):
        arcs = links.arc_link[links.arc_stream == stream]
        down = _spread(links.tail[arcs], links.head[arcs], producers.sources_of(stream), n_place)
        mine = np.flatnonzero(consumers.purchase_stream == stream)
        usable[mine] = down[consumers.place[consumers.purchase_consumer[mine]]]
    return usable
