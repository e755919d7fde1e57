"""What the claims say of flows, outputs and purchases, as weighted sums over the unknowns of the balance."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from kerege.base.intervals import Interval
from kerege.case.model import Number, NumberKey
from kerege.network import Network
from kerege.network.element_arrays import ANY_ORIGIN
from kerege.network.members import group_members
from kerege.network.model import Floats, Ints
from kerege.network.values import Values

#: half-width of a claim that states no range, as a share of its value, when its printing says nothing finer
POINT_WIDTH = 0.002
#: smallest half-width, kt/day
LEAST_WIDTH = 0.002
#: key, weights, interval, days shares, and the mean of the year that a width is judged beside
_Seen = tuple[NumberKey, sparse.csr_array, Interval, Floats, float]


@dataclass(frozen=True, slots=True)
class Observations:
    """Rows over the stacked rates (arcs, outputs, purchases) of one period.

    keys            : which number of the case each row is
    matrix          : csr float64[n_row, n_arc + n_producer + n_purchase]
    periods         : float64[n_row, n_period], days shares of each row's period, summing to one
    low, mid, high  : float64[n_row] kt/day
    width           : float64[n_row] kt/day, the scale on which a stretch is judged
    """

    keys: tuple[NumberKey, ...]
    matrix: sparse.csr_array
    periods: Floats
    low: Floats
    mid: Floats
    high: Floats
    width: Floats


def gather(network: Network, values: Values) -> Observations:
    """Return every bound flow, output, purchase, demand and total as an observation, sorted by key."""
    case = values.case
    totals = _totals(network, values)
    found: list[_Seen] = []
    for key, number in case.numbers.items():
        row = _row(number, network, totals)
        interval = values.interval(*key)
        if row is None or interval is None:
            continue
        found += _by_period(key, row, interval, network, values)
    count = rate_count(network)
    low = np.array([f[2].low for f in found])
    mid = np.array([f[2].mid for f in found])
    high = np.array([f[2].high for f in found])
    empty = sparse.csr_array((0, count))
    usual = np.array([f[4] for f in found])
    return Observations(
        keys=tuple(f[0] for f in found),
        matrix=sparse.csr_array(sparse.vstack([f[1] for f in found], format="csr")) if found else empty,
        periods=np.array([f[3] for f in found]).reshape(len(found), network.n_period),
        low=low,
        mid=mid,
        high=high,
        width=np.maximum(
            np.maximum((high - low) / 2, POINT_WIDTH * np.maximum(np.abs(mid), usual)), LEAST_WIDTH
        ),
    )


def _by_period(
    key: NumberKey, row: sparse.csr_array, interval: Interval, network: Network, values: Values
) -> list[_Seen]:
    """Return one observation, or one for each period where the element has a profile over the year."""
    element, attribute, of, period = key
    grid = network.grid
    shape = values.row(element, "profile", grid, np.nan) if attribute in {"demand", "output"} else None
    if shape is None or period or np.isnan(shape).all():
        return [(key, row, interval, _share(period, network), abs(interval.mid))]
    shape = np.where(np.isnan(shape), 1.0, shape)
    shape = shape / float(shape @ grid.days / grid.days.sum())  # factors are on the mean of the year
    return [
        (
            (element, attribute, of, label),
            row,
            interval.scaled(float(s)),
            _share(label, network),
            abs(interval.mid),
        )
        for label, s in zip(grid.labels, shape, strict=True)
    ]


def rate_count(network: Network) -> int:
    """Return the number of stacked rates of one period."""
    return network.n_arc + len(network.names.producers) + network.n_purchase


def _totals(network: Network, values: Values) -> dict[str, sparse.csr_array]:
    groups = values.case.tables["groups"]
    ids = sorted(row["id"] for row in groups.iter_rows(named=True) if row["kind"] == "total")
    members = group_members(values, network.names, network.links, network.producers, network.consumers, ids)
    rows = sparse.hstack([members.on_arcs, members.on_outputs, members.on_purchases], format="csr")
    return {group: sparse.csr_array(rows[[i]]) for i, group in enumerate(ids)}


def _row(number: Number, network: Network, totals: dict[str, sparse.csr_array]) -> sparse.csr_array | None:
    """Return the weights of one observed number, or None if the number is no observation of a rate."""
    names, element = network.names, number.element
    if number.attribute == "flow" and element in totals:
        return totals[element]
    columns: Iterator[int] | list[int]
    if number.attribute == "flow" and element in names.links:
        mine = network.links.arc_link == names.links.index(element)
        columns = _of(network, network.links.arc_stream, mine, number.of)
    elif number.attribute == "output" and element in names.producers:
        columns = [network.n_arc + names.producers.index(element)]
    elif number.attribute in {"purchase", "demand"} and element in names.consumers:
        mine = network.consumers.purchase_consumer == names.consumers.index(element)
        first = network.n_arc + len(names.producers)
        columns = [first + c for c in _of(network, network.consumers.purchase_stream, mine, number.of)]
    else:
        return None
    chosen = list(columns)
    shape = (1, rate_count(network))
    return sparse.csr_array((np.ones(len(chosen)), ([0] * len(chosen), chosen)), shape=shape)


def _of(network: Network, stream: Ints, mine: NDArray[np.bool_], origin: str) -> list[int]:
    streams = network.names.streams
    return [
        int(c) for c in np.flatnonzero(mine) if origin in {"", ANY_ORIGIN} or streams[stream[c]][1] == origin
    ]


def _share(period: str, network: Network) -> Floats:
    days = network.grid.days
    if period:
        chosen = np.array([label == period for label in network.grid.labels], dtype=np.float64)
        if chosen.any():
            return chosen
    return np.asarray(days / days.sum())
