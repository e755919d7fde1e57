"""From a case to its network: ids become indices, numbers become arrays.

Nothing is decided here: every float comes from :class:`Values`. Streams that can never reach a link (no
producer upstream, no acceptor downstream) are left out, by topology alone, so that shocks keep the shape.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import polars as pl
from scipy import sparse

from kerege.base.periods import Grid
from kerege.network.model import Consumers, Floats, Ints, Limits, Links, Names, Network, Producers, Stores
from kerege.network.reach import usable_arcs, usable_purchases
from kerege.network.values import Values

ANY_ORIGIN = "*"
_MAKES = pl.col("kind").is_in(["producer", "converter"])
DAYS_PER_MONTH = 365 / 12
Stream = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Members:
    """Signed membership of flows in groups (limits or totals), csr float64[n_group, n_...]."""

    on_arcs: sparse.csr_array
    on_outputs: sparse.csr_array
    on_purchases: sparse.csr_array


def build_network(values: Values, grid: Grid) -> Network:
    """Return the network of ``values.case`` on ``grid``, before any curve or shock."""
    tables = values.case.tables
    names = _names(values)
    plants = tables["plants"]
    producers = _producers(plants.filter(_MAKES).sort("id"), names, values, grid)
    consumers = _consumers(plants.filter(pl.col("kind") == "consumer").sort("id"), names)
    stores = _stores(plants.filter(pl.col("kind") == "store").sort("id"), names, values, grid)
    links = _links(tables["links"].sort("id"), names, values, grid)
    links, consumers = _prune(links, producers, consumers, stores, names, len(grid))
    members = group_members(values, names, links, producers, consumers, names.limits)
    limits = Limits(
        members.on_arcs,
        members.on_outputs,
        members.on_purchases,
        _table(values, names.limits, "capacity", grid, np.inf),
        _column(values, names.limits, "ramp", np.inf) / DAYS_PER_MONTH,
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


def _table(values: Values, ids: Sequence[str], attribute: str, grid: Grid, missing: float) -> Floats:
    rows = [values.row(element, attribute, grid, missing) for element in ids]
    return np.array(rows, dtype=np.float64).reshape(len(ids), len(grid))


def _column(values: Values, ids: Sequence[str], attribute: str, missing: float) -> Floats:
    found = [values.get(element, attribute) for element in ids]
    return np.array([missing if value is None else value for value in found], dtype=np.float64)


def _places(column: Sequence[str], names: Names) -> Ints:
    return np.array([names.places.index(place) for place in column], dtype=np.int32)


def _accepted(goods: Sequence[str], origins: Sequence[str], names: Names) -> list[int]:
    """Return indices of the streams that a list of goods and a list of origins (or ``*``) let in."""
    anyone = ANY_ORIGIN in origins
    return [
        i for i, (good, origin) in enumerate(names.streams) if good in goods and (anyone or origin in origins)
    ]


def _links(frame: pl.DataFrame, names: Names, values: Values, grid: Grid) -> Links:
    pairs = [
        (link, stream)
        for link, row in enumerate(frame.iter_rows(named=True))
        for stream in _accepted(row["goods"], row["origins"], names)
    ]
    return Links(
        tail=_places(frame["from"].to_list(), names),
        head=_places(frame["to"].to_list(), names),
        loss=_column(values, names.links, "loss", 0.0),
        capacity=_table(values, names.links, "capacity", grid, np.inf),
        minimum=_table(values, names.links, "minimum", grid, 0.0),
        ramp=_column(values, names.links, "ramp", np.inf) / DAYS_PER_MONTH,
        arc_link=np.array([link for link, _ in pairs], dtype=np.int32),
        arc_stream=np.array([stream for _, stream in pairs], dtype=np.int32),
        arc_limit=np.full((len(pairs), len(grid)), np.inf),
    )


def _producers(frame: pl.DataFrame, names: Names, values: Values, grid: Grid) -> Producers:
    streams = [names.streams.index((row["good"], row["origin"][0])) for row in frame.iter_rows(named=True)]
    recipes = values.case.tables["recipes"].sort("plant", "good").iter_rows(named=True)
    rows = [
        (names.producers.index(row["plant"]), names.streams.index((row["good"], row["origin"])),
         (values.get(row["plant"], "ratio", of=row["good"]) or 0.0) * (1.0 if row["role"] == "out" else -1.0))
        for row in recipes
    ]  # fmt: skip
    return Producers(
        recipe_producer=np.array([r[0] for r in rows], dtype=np.int32),
        recipe_stream=np.array([r[1] for r in rows], dtype=np.int32),
        recipe_ratio=np.array([r[2] for r in rows], dtype=np.float64),
        place=_places(frame["place"].to_list(), names),
        stream=np.array(streams, dtype=np.int32),
        delivered=1.0 - _column(values, names.producers, "own_use", 0.0),
        capacity=_table(values, names.producers, "capacity", grid, np.inf),
        minimum=_table(values, names.producers, "minimum", grid, 0.0),
    )


def _consumers(frame: pl.DataFrame, names: Names) -> Consumers:
    pairs = [
        (consumer, stream)
        for consumer, row in enumerate(frame.iter_rows(named=True))
        for stream in _accepted([row["good"]], row["origin"], names)
    ]
    return Consumers(
        place=_places(frame["place"].to_list(), names),
        purchase_consumer=np.array([consumer for consumer, _ in pairs], dtype=np.int32),
        purchase_stream=np.array([stream for _, stream in pairs], dtype=np.int32),
        purchase_limit=np.zeros((len(pairs), 0)),
        conduct=np.zeros(len(pairs)),
    )


def _stores(frame: pl.DataFrame, names: Names, values: Values, grid: Grid) -> Stores:
    """Return the stores; the calibration splits an initial stock over streams, here the first has it all."""
    pairs = [
        (store, stream)
        for store, row in enumerate(frame.iter_rows(named=True))
        for stream in _accepted([row["good"]], row["origin"], names)
    ]
    size = _table(values, names.stores, "size", grid, 0.0)
    fill = _column(values, names.stores, "fill", 0.5)
    first: dict[int, int] = {}
    for index, (store, _) in enumerate(pairs):
        first.setdefault(store, index)
    initial = np.zeros(len(pairs))
    for store, index in first.items():
        initial[index] = fill[store] * size[store].max()
    return Stores(
        place=_places(frame["place"].to_list(), names),
        size=size,
        holding_cost=_column(values, names.stores, "holding_cost", 0.0) / DAYS_PER_MONTH,
        stock_store=np.array([store for store, _ in pairs], dtype=np.int32),
        stock_stream=np.array([stream for _, stream in pairs], dtype=np.int32),
        initial=initial,
        usual=initial,
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
