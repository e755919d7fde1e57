"""About how large each rate can be, so that the least squares are solved in its own size."""

from __future__ import annotations

import numpy as np
from scipy import sparse

from kerege.equilibrium.observations import Observations, rate_count
from kerege.network import Network
from kerege.network.model import Floats


def rate_scale(network: Network, seen: Observations) -> Floats:
    """float64[n_rate]: about how large each rate can be: the smallest observed sum it is part of.

    A rate that nobody observed counts as large as the largest of its stream, of its good, or of all.
    """
    scale = np.full(rate_count(network), np.inf)
    coo = sparse.coo_array(seen.matrix)
    sums = np.abs(seen.mid)
    for size, chosen in ((sums, sums > 0), (seen.width, sums <= 0)):  # one month of zero says nothing of size
        mine = (coo.data > 0) & chosen[coo.coords[0]] & ~np.isfinite(scale[coo.coords[1]])
        np.minimum.at(scale, coo.coords[1][mine], size[coo.coords[0][mine]])
    scale = np.where(np.isfinite(scale), scale, 0.0)
    names = network.names.streams
    goods = {good: n for n, good in enumerate(sorted({good for good, _ in names}))}
    stream = np.concatenate(
        [network.links.arc_stream, network.producers.stream, network.consumers.purchase_stream]
    )
    good = np.array([goods[g] for g, _ in names], dtype=np.int64)[stream]
    for group in (stream, good, np.zeros_like(good)):
        top = np.zeros(int(group.max(initial=0)) + 1)
        np.maximum.at(top, group, scale)
        scale = np.where(scale > 0, scale, top[group])
    return np.where(scale > 0, scale, 1.0)


def row_scale(size: Floats, rows: sparse.csr_array) -> Floats:
    """float64[n_row]: largest size, float64[n_column], of what is in each row."""
    found = np.zeros(rows.shape[0])
    coo = sparse.coo_array(rows)
    np.maximum.at(found, coo.coords[0], size[coo.coords[1]])
    return found
