"""Nodes of the flow network, a node being a stream at a place, and what enters and leaves each.

Only (place, stream) pairs that something touches are nodes, so rows never stay empty.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy import sparse

from kerege.network.model import Floats, Ints, Network


@dataclass(frozen=True, slots=True)
class Incidence:
    """Signed incidence of every activity on every node (+ enters, - leaves), per kt.

    An output enters by the share that its plant delivers, with what is made along; what a converter takes
    in leaves.

    place, stream : int32[n_node], sorted by (place, stream)
    arcs          : csr float64[n_node, n_arc]; the head column entry is 1 - loss
    outputs, purchases, stocks : csr float64[n_node, n_producer | n_purchase | n_stock]
        (a purchase and a growing stock leave)
    """

    place: Ints
    stream: Ints
    arcs: sparse.csr_array
    outputs: sparse.csr_array
    purchases: sparse.csr_array
    stocks: sparse.csr_array

    @property
    def n_node(self) -> int:
        """Number of nodes."""
        return int(self.place.size)


def arcs_of_links(network: Network) -> sparse.csr_array:
    """Return csr [n_link, n_arc] of ones: which arcs (streams) run on each link."""
    n_arc = network.n_arc
    where = (network.links.arc_link, np.arange(n_arc))
    return sparse.csr_array((np.ones(n_arc), where), shape=(len(network.names.links), n_arc))


def link_totals(network: Network, on_arcs: Floats) -> Floats:
    """float64[n_link, ...]: ``on_arcs``, float64[n_arc, ...], summed over the streams of each link."""
    total = np.zeros((len(network.names.links), *on_arcs.shape[1:]))
    np.add.at(total, network.links.arc_link, on_arcs)
    return total


def make_incidence(network: Network) -> Incidence:
    """Return the incidence of ``network``."""
    n_stream = len(network.names.streams)
    links, buyers, stores = network.links, network.consumers, network.stores
    tail = links.tail[links.arc_link].astype(np.int64) * n_stream + links.arc_stream
    head = links.head[links.arc_link].astype(np.int64) * n_stream + links.arc_stream
    plants = network.producers
    source = plants.place.astype(np.int64) * n_stream + plants.stream
    other = plants.place[plants.recipe_producer].astype(np.int64) * n_stream + plants.recipe_stream
    sink = buyers.place[buyers.purchase_consumer].astype(np.int64) * n_stream + buyers.purchase_stream
    kept = stores.place[stores.stock_store].astype(np.int64) * n_stream + stores.stock_stream
    keys = np.unique(np.concatenate([tail, head, source, other, sink, kept]))

    def rows(key: np.ndarray[tuple[int], np.dtype[np.int64]]) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
        return np.searchsorted(keys, key)

    n_arc = network.n_arc
    column = np.arange(n_arc)
    arrive = 1.0 - links.loss[links.arc_link]
    arcs = sparse.csr_array(
        (
            np.concatenate([-np.ones(n_arc), arrive]),
            (np.concatenate([rows(tail), rows(head)]), np.concatenate([column, column])),
        ),
        shape=(keys.size, n_arc),
    )

    def single(key: np.ndarray[tuple[int], np.dtype[np.int64]], weight: Floats) -> sparse.csr_array:
        return sparse.csr_array((weight, (rows(key), np.arange(key.size))), shape=(keys.size, key.size))

    outputs = sparse.csr_array(
        (
            np.concatenate([plants.delivered, plants.recipe_ratio]),
            (rows(np.concatenate([source, other])),
             np.concatenate([np.arange(source.size), plants.recipe_producer])),
        ),
        shape=(keys.size, source.size),
    )  # fmt: skip
    return Incidence(
        place=(keys // n_stream).astype(np.int32),
        stream=(keys % n_stream).astype(np.int32),
        arcs=arcs,
        outputs=outputs,
        purchases=single(sink, -np.ones(sink.size)),
        stocks=single(kept, -np.ones(kept.size)),
    )
