"""Which flows are counted in which group, as signed matrices."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import polars as pl
from scipy import sparse

from kerege.network.element_arrays import ANY_ORIGIN
from kerege.network.model import Consumers, Links, Names, Producers
from kerege.network.values import Values


@dataclass(frozen=True, slots=True)
class Members:
    """Signed membership of flows in groups (limits or totals), csr float64[n_group, n_...]."""

    on_arcs: sparse.csr_array
    on_outputs: sparse.csr_array
    on_purchases: sparse.csr_array


def group_members(
    values: Values,
    names: Names,
    links: Links,
    producers: Producers,
    consumers: Consumers,
    groups: Sequence[str],
) -> Members:
    """Return the signed membership matrices of ``groups`` (ids of limits or totals, in order)."""
    frame = values.case.tables["group_members"]
    cells: dict[str, list[tuple[int, int, float]]] = {"flow": [], "output": [], "purchase": []}
    ids = {"flow": names.links, "output": names.producers, "purchase": names.consumers}
    owner = {
        "flow": links.arc_link,
        "output": np.arange(producers.place.size),
        "purchase": consumers.purchase_consumer,
    }
    stream = {"flow": links.arc_stream, "output": producers.stream, "purchase": consumers.purchase_stream}
    position = {group: i for i, group in enumerate(groups)}
    for row in frame.filter(pl.col("group").is_in(list(groups))).iter_rows(named=True):
        kind = row["attribute"]
        element = ids[kind].index(row["element"])
        for column in np.flatnonzero(owner[kind] == element):
            origin = names.streams[stream[kind][column]][1]
            if ANY_ORIGIN in row["origin"] or origin in row["origin"]:
                cells[kind].append((position[row["group"]], int(column), -1.0 if row["sign"] == "-" else 1.0))

    def matrix(kind: str, width: int) -> sparse.csr_array:
        found = cells[kind]
        return sparse.csr_array(
            ([c[2] for c in found], ([c[0] for c in found], [c[1] for c in found])),
            shape=(len(groups), width),
        )

    return Members(
        matrix("flow", links.arc_link.size),
        matrix("output", producers.place.size),
        matrix("purchase", consumers.purchase_consumer.size),
    )
