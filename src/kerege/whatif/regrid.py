"""Put a calibrated market on another period grid.

Curves are rates, so each new period takes those of the base period that covers the same time of the year.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from kerege.base.periods import Grid
from kerege.equilibrium import Calibrated
from kerege.network import Curves, Network
from kerege.network.model import Floats

Indices = NDArray[np.int64]


def regrid(calibrated: Calibrated, grid: Grid) -> Calibrated:
    """Return ``calibrated`` on ``grid``.

    A period of ``grid`` takes the rates of the base period that holds the same day of the year as its middle.
    """
    if calibrated.network.grid == grid:
        return calibrated
    take = season(calibrated.network.grid, grid)
    base = calibrated.base
    network, curves = take_periods(calibrated.network, calibrated.curves, take, grid)
    moved = replace(
        base,
        network=network,
        flow=base.flow[:, take],
        output=base.output[:, take],
        purchase=base.purchase[:, take],
    )
    return replace(calibrated, network=network, curves=curves, base=moved)


def take_periods(network: Network, curves: Curves, take: Indices, grid: Grid) -> tuple[Network, Curves]:
    """Return the market of the periods ``take`` on ``grid`` (as many periods as ``take`` has entries)."""

    def cut(array: Floats) -> Floats:
        return array[..., take]

    links, made = network.links, network.producers
    moved = replace(
        network,
        grid=grid,
        links=replace(
            links,
            capacity=cut(links.capacity),
            minimum=cut(links.minimum),
            arc_limit=cut(links.arc_limit),
        ),
        producers=replace(made, capacity=cut(made.capacity), minimum=cut(made.minimum)),
        consumers=replace(network.consumers, purchase_limit=cut(network.consumers.purchase_limit)),
        stores=replace(network.stores, size=cut(network.stores.size)),
        limits=replace(network.limits, capacity=cut(network.limits.capacity)),
    )
    return moved, Curves(
        arc_cost=cut(curves.arc_cost),
        arc_slope=cut(curves.arc_slope),
        block_producer=curves.block_producer,
        block_cost=cut(curves.block_cost),
        block_slope=cut(curves.block_slope),
        block_width=cut(curves.block_width),
        choke=cut(curves.choke),
        demand_slope=cut(curves.demand_slope),
        preference=cut(curves.preference),
        penalty=cut(curves.penalty),
    )


def season(base: Grid, grid: Grid) -> Indices:
    """int64[n_period of grid]: the base period that covers the same time of the year as each period."""
    first = base.edges[0]
    since = [(edge - first).days for edge in base.edges[:-1]]
    length = base.whole.days
    chosen = []
    for span in grid.spans:
        middle = span.start + (span.end - span.start) / 2
        if length >= 365:  # a year or more: by day of the year
            last = min(middle.timetuple().tm_yday, 365)  # the extra day of a leap year is still December
            day = (last - first.timetuple().tm_yday) % 365
        else:
            day = (middle - first).days % length
        chosen.append(int(np.searchsorted(since, day, side="right")) - 1)
    return np.array(chosen, dtype=np.int64)
