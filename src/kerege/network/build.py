"""From a case to its network: ids become indices, numbers become arrays.

Nothing is decided here: every float comes from :class:`Values`. Streams that can never reach a link (no
producer upstream, no acceptor downstream) are left out, by topology alone, so that shocks keep the shape.
"""

from __future__ import annotations

import numpy as np
import polars as pl

from kerege.base.periods import DAYS_PER_MONTH, Grid
from kerege.network.element_arrays import (
    make_consumers,
    make_links,
    make_producers,
    make_stores,
    value_column,
    value_table,
)
from kerege.network.members import group_members
from kerege.network.model import Consumers, Limits, Links, Names, Network, Producers, Stores
from kerege.network.reach import usable_arcs, usable_purchases
from kerege.network.values import Values

_MAKES = pl.col("kind").is_in(["producer", "converter"])


def build_network(values: Values, grid: Grid) -> Network:
    """Return the network of ``values.case`` on ``grid``, before any curve or shock."""
    tables = values.case.tables
    names = _names(values)
    plants = tables["plants"]
    producers = make_producers(plants.filter(_MAKES).sort("id"), names, values, grid)
    consumers = make_consumers(plants.filter(pl.col("kind") == "consumer").sort("id"), names)
    stores = make_stores(plants.filter(pl.col("kind") == "store").sort("id"), names, values, grid)
    links = make_links(tables["links"].sort("id"), names, values, grid)
    links, consumers = _prune(links, producers, consumers, stores, names, len(grid))
    members = group_members(values, names, links, producers, consumers, names.limits)
    limits = Limits(
        members.on_arcs,
        members.on_outputs,
        members.on_purchases,
        value_table(values, names.limits, "capacity", grid, np.inf),
        value_column(values, names.limits, "ramp", np.inf) / DAYS_PER_MONTH,
    )
    return Network(names, grid, links, producers, consumers, stores, limits)


def _names(values: Values) -> Names:
    tables = values.case.tables
    plants, groups = tables["plants"], tables["groups"]

    def ids(frame: pl.DataFrame) -> tuple[str, ...]:
        return tuple(sorted(frame["id"].to_list()))

    made = plants.filter(_MAKES)
    streams = sorted(
        {(row["good"], row["origin"][0]) for row in made.iter_rows(named=True)}
        | {(row["good"], row["origin"]) for row in tables["recipes"].iter_rows(named=True)}
    )
    return Names(
        places=ids(tables["places"]),
        streams=tuple(streams),
        links=ids(tables["links"]),
        producers=ids(made),
        consumers=ids(plants.filter(pl.col("kind") == "consumer")),
        stores=ids(plants.filter(pl.col("kind") == "store")),
        limits=ids(groups.filter(pl.col("kind") == "limit")),
        actors=ids(tables["actors"]),
    )


def _prune(
    links: Links, producers: Producers, consumers: Consumers, stores: Stores, names: Names, n_period: int
) -> tuple[Links, Consumers]:
    """Keep only arcs on some path from a producer of the stream to an acceptor, and purchases reached."""
    arcs = usable_arcs(links, producers, consumers, stores, len(names.places), len(names.streams))
    kept = Links(
        links.tail, links.head, links.loss, links.capacity, links.minimum, links.ramp,
        links.arc_link[arcs], links.arc_stream[arcs], links.arc_limit[arcs],
    )  # fmt: skip
    bought = usable_purchases(kept, producers, consumers, len(names.streams))
    buyers = Consumers(
        consumers.place,
        consumers.purchase_consumer[bought],
        consumers.purchase_stream[bought],
        np.full((int(bought.sum()), n_period), np.inf),
        consumers.conduct[bought],
    )
    return kept, buyers
