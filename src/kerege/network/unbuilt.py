"""What stands ready to be used: options that are not built yet have no capacity, and bound nothing."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from kerege.network.model import Network

Flags = NDArray[np.bool_]


def built(network: Network) -> tuple[Flags, Flags]:
    """Return bool[n_arc, n_period] and bool[n_producer, n_period]: what has capacity to run.

    That is capacity of its own, and no joint limit of zero that it counts under.
    """
    links, limits = network.links, network.limits
    none = limits.capacity <= 0
    arcs = (links.capacity[links.arc_link] > 0) & (links.arc_limit > 0)
    plants = network.producers.capacity > 0
    return arcs & ~_held(limits.on_arcs, none), plants & ~_held(limits.on_outputs, none)


def _held(members: sparse.csr_array, none: Flags) -> Flags:
    """bool[n_column, n_period]: whether a column counts under a limit of zero."""
    return np.asarray(abs(members).T @ none.astype(np.float64) > 0, dtype=np.bool_)
