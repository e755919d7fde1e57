"""What every contestant returns, and how far two answers lie apart."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from benchmarks.networks import Problem
from kerege.network import Network
from kerege.network.model import Floats

Indices = NDArray[np.signedinteger]

#: objectives further apart than this, relative, are not the same answer
SAME_OBJECTIVE = 1e-5
#: flows further apart than this share of the largest flow are not the same answer
SAME_FLOW = 1e-3


@dataclass(frozen=True, slots=True)
class Answer:
    """The optimum of one shocked market.

    objective : kUSD, minimised
    flow      : float64[n_arc, n_period] kt/day
    """

    objective: float
    flow: Floats


#: solves one shock of the problem it was prepared for
Solver = Callable[[int], Answer]
Preparation = Callable[[Problem], Solver]


def apart(one: Answer, two: Answer) -> tuple[float, float]:
    """Return the relative difference of objectives and the largest of flows over the largest flow."""
    value = abs(one.objective - two.objective) / max(1.0, abs(one.objective))
    flow = float(np.abs(one.flow - two.flow).max()) / max(1.0, float(one.flow.max()))
    return value, flow


def agree(one: Answer, two: Answer) -> bool:
    """Return whether two answers are the same for a reader."""
    value, flow = apart(one, two)
    return bool(value <= SAME_OBJECTIVE and flow <= SAME_FLOW)


@dataclass(frozen=True, slots=True)
class Nodes:
    """Signed incidence on all (place, stream) pairs, made here from the network without Kerege's own code.

    arcs, outputs, purchases, stocks : csr float64[n_place * n_stream, ...]
    tail, head, source, sink, kept   : row of each column
    """

    arcs: sparse.csr_array
    outputs: sparse.csr_array
    purchases: sparse.csr_array
    stocks: sparse.csr_array
    tail: Indices
    head: Indices
    source: Indices
    sink: Indices
    kept: Indices


def make_nodes(network: Network) -> Nodes:
    """Return the nodes of ``network``; rows are place * n_stream + stream."""
    count = len(network.names.streams)
    links, made, buyers, stores = network.links, network.producers, network.consumers, network.stores
    size = len(network.names.places) * count
    tail = links.tail[links.arc_link] * count + links.arc_stream
    head = links.head[links.arc_link] * count + links.arc_stream
    source = made.place * count + made.stream
    sink = buyers.place[buyers.purchase_consumer] * count + buyers.purchase_stream
    kept = stores.place[stores.stock_store] * count + stores.stock_stream

    def matrix(rows: list[Indices], weights: list[Floats]) -> sparse.csr_array:
        column = np.concatenate([np.arange(r.size) for r in rows])
        where = (np.concatenate(rows), column)
        return sparse.csr_array((np.concatenate(weights), where), shape=(size, rows[0].size))

    arrive = 1.0 - links.loss[links.arc_link]
    return Nodes(
        arcs=matrix([tail, head], [-np.ones(tail.size), arrive]),
        outputs=matrix([source], [made.delivered]),
        purchases=matrix([sink], [-np.ones(sink.size)]),
        stocks=matrix([kept], [-np.ones(kept.size)]),
        tail=tail,
        head=head,
        source=source,
        sink=sink,
        kept=kept,
    )
