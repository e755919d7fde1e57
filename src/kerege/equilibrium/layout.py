"""Where each unknown of the market sits in the vector of the program."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from kerege.network import Curves, Network
from kerege.network.model import Floats


@dataclass(frozen=True, slots=True)
class Layout:
    """Consecutive groups of unknowns, each stored entity by entity, period last.

    arcs, blocks, purchases, demand, unserved, stocks, missed_links, missed_outputs : (first, count)
    """

    n_period: int
    arcs: tuple[int, int]
    blocks: tuple[int, int]
    purchases: tuple[int, int]
    demand: tuple[int, int]
    unserved: tuple[int, int]
    stocks: tuple[int, int]
    missed_links: tuple[int, int]
    missed_outputs: tuple[int, int]

    @property
    def size(self) -> int:
        """Number of unknowns."""
        first, count = self.missed_outputs
        return (first + count) * self.n_period

    def part(self, vector: Floats, group: tuple[int, int]) -> Floats:
        """Return one group of ``vector`` as float64[count, n_period]."""
        first, count = group
        T = self.n_period
        return vector[first * T : (first + count) * T].reshape(count, T)


def make_layout(network: Network, curves: Curves) -> Layout:
    """Return the layout of the market program of ``network`` with ``curves``."""
    counts = (
        network.n_arc,
        curves.block_producer.size,
        network.n_purchase,
        len(network.names.consumers),
        int(np.isfinite(curves.lost_load).any(axis=1).sum()),
        network.n_stock,
        int((network.links.minimum > 0).any(axis=1).sum()),
        int((network.producers.minimum > 0).any(axis=1).sum()),
    )
    firsts = np.concatenate([[0], np.cumsum(counts)[:-1]])
    groups = [(int(first), int(count)) for first, count in zip(firsts, counts, strict=True)]
    return Layout(network.n_period, *groups)
