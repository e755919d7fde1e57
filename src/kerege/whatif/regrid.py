"""Put a calibrated market on another period grid.

Curves are rates, so each new period takes those of the base period that covers the same time of the year.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from kerege.base.periods import Grid
from kerege.equilibrium import Calibrated
from kerege.network import Curves, Network
from kerege.network.model import Floats

Indices = NDArray[np.int64]

#: arrays of a network whose last axis runs over periods
_PERIODIC = {
    "links": ("capacity", "minimum", "arc_limit"),
    "producers": ("capacity", "minimum"),
    "consumers": ("purchase_limit",),
    "stores": ("size",),
    "limits": ("capacity",),
}
#: the same of the curves
_PERIODIC_CURVES = (
    "arc_cost", "arc_slope", "block_cost", "block_slope", "block_width", "choke", "demand_slope",
    "preference", "lost_load", "penalty",
)  # fmt: skip


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
    network, curves = map_periods(lambda array: array[..., take], (network, curves))
    return replace(network, grid=grid), curves


def map_periods(change: Callable[..., Floats], *markets: tuple[Network, Curves]) -> tuple[Network, Curves]:
    """Return the first market with ``change(its array, the second's array, ...)`` for all that has periods.

    The grid stays that of the first market; the caller puts another one where the periods are others.
    """
    networks, curves = [network for network, _ in markets], [curve for _, curve in markets]

    def changed(parts: Sequence[object], fields: tuple[str, ...]) -> dict[str, Any]:
        return {field: change(*(getattr(part, field) for part in parts)) for field in fields}

    moved = {}
    for part_name, fields in _PERIODIC.items():
        parts = [getattr(network, part_name) for network in networks]
        moved[part_name] = replace(parts[0], **changed(parts, fields))
    return replace(networks[0], **moved), replace(curves[0], **changed(curves, _PERIODIC_CURVES))


def period_arrays(network: Network, curves: Curves) -> tuple[Floats, ...]:
    """Return every array whose last axis runs over periods, always in the same order."""
    parts = [(getattr(network, part_name), fields) for part_name, fields in _PERIODIC.items()]
    return tuple(
        getattr(part, field) for part, fields in [*parts, (curves, _PERIODIC_CURVES)] for field in fields
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
