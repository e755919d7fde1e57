"""How much each element is used in a solved market: what tells whether a further change can matter."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from kerege.equilibrium import Outcome
from kerege.network.model import Floats, Network

#: use below this is none, in units of quantity a day
UNUSED = 1e-6
#: use above this share of a capacity may be held back by it
_NEAR = 1 - 1e-6


@dataclass(frozen=True, slots=True)
class Use:
    """Largest use over the periods, in units of quantity a day, small enough to be kept for every solve.

    network                               : names and indices; its capacities are not looked at
    arcs, outputs, purchases, limits      : float64[n_...]
    held_links, held_outputs, held_limits : bool[n_...] whether the capacity may hold something back
    """

    network: Network
    arcs: Floats
    outputs: Floats
    purchases: Floats
    limits: Floats
    held_links: NDArray[np.bool_]
    held_outputs: NDArray[np.bool_]
    held_limits: NDArray[np.bool_]

    def of(self, element: str, origins: tuple[str, ...] = ()) -> float:
        """Return the largest use of an element by streams of some origins, or of all; inf if unknown."""
        names, links, buyers = self.network.names, self.network.links, self.network.consumers
        if element in names.links:
            arcs = links.arc_link == names.links.index(element)
            return self._most(self.arcs, arcs & self._of(links.arc_stream, origins))
        if element in names.consumers:
            bought = buyers.purchase_consumer == names.consumers.index(element)
            return self._most(self.purchases, bought & self._of(buyers.purchase_stream, origins))
        if element in names.producers:
            return float(self.outputs[names.producers.index(element)])
        if element in names.limits:
            return float(self.limits[names.limits.index(element)])
        return np.inf

    def held(self, element: str) -> bool:
        """Whether the capacity of an element may hold something back; also where that is not known."""
        names = self.network.names
        for ids, flags in (
            (names.links, self.held_links),
            (names.producers, self.held_outputs),
            (names.limits, self.held_limits),
        ):
            if element in ids:
                return bool(flags[ids.index(element)])
        return True

    def _of(self, streams: NDArray[np.int32], origins: tuple[str, ...]) -> NDArray[np.bool_]:
        names = self.network.names.streams
        return np.array([not origins or names[s][1] in origins for s in streams], dtype=np.bool_)

    @staticmethod
    def _most(values: Floats, chosen: NDArray[np.bool_]) -> float:
        return float(values[chosen].max(initial=0.0))


def use_in(outcome: Outcome) -> Use:
    """Return the use of every element in a solved market."""
    network, curves = outcome.network, outcome.market.curves
    room = np.zeros_like(outcome.output)
    np.add.at(room, curves.block_producer, curves.block_width)
    limits = outcome.limit_use()
    return Use(
        network=network,
        arcs=outcome.flow.max(axis=1),
        outputs=outcome.output.max(axis=1),
        purchases=outcome.purchase.max(axis=1),
        limits=limits.max(axis=1, initial=0.0),
        held_links=_held(outcome.link_flow(), network.links.capacity),
        held_outputs=_held(outcome.output, room),
        held_limits=_held(limits, network.limits.capacity),
    )


def _held(use: Floats, capacity: Floats) -> NDArray[np.bool_]:
    return np.asarray((use >= _NEAR * capacity).any(axis=1), dtype=np.bool_)
