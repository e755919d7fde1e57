"""Links, producers, consumers and stores of a case as arrays."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import polars as pl

from kerege.base.periods import DAYS_PER_MONTH, Grid
from kerege.network.model import Consumers, Floats, Ints, Links, Names, Producers, Stores
from kerege.network.values import Values

ANY_ORIGIN = "*"


def make_links(frame: pl.DataFrame, names: Names, values: Values, grid: Grid) -> Links:
    """Return the links in the order of ``frame``; an arc for every stream that a link lets in."""
    pairs = [
        (link, stream)
        for link, row in enumerate(frame.iter_rows(named=True))
        for stream in _accepted(row["goods"], row["origins"], names)
    ]
    return Links(
        tail=_places(frame["from"].to_list(), names),
        head=_places(frame["to"].to_list(), names),
        loss=value_column(values, names.links, "loss", 0.0),
        capacity=value_table(values, names.links, "capacity", grid, np.inf),
        minimum=value_table(values, names.links, "minimum", grid, 0.0),
        ramp=value_column(values, names.links, "ramp", np.inf) / DAYS_PER_MONTH,
        arc_link=np.array([link for link, _ in pairs], dtype=np.int32),
        arc_stream=np.array([stream for _, stream in pairs], dtype=np.int32),
        arc_limit=np.full((len(pairs), len(grid)), np.inf),
    )


def make_producers(frame: pl.DataFrame, names: Names, values: Values, grid: Grid) -> Producers:
    """Return the producers and converters in the order of ``frame``, with the recipes of converters."""
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
        delivered=1.0 - value_column(values, names.producers, "own_use", 0.0),
        capacity=value_table(values, names.producers, "capacity", grid, np.inf),
        minimum=value_table(values, names.producers, "minimum", grid, 0.0),
    )


def make_consumers(frame: pl.DataFrame, names: Names) -> Consumers:
    """Return the consumers in the order of ``frame``; a purchase for every stream that one accepts."""
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


def make_stores(frame: pl.DataFrame, names: Names, values: Values, grid: Grid) -> Stores:
    """Return the stores; the calibration splits an initial stock over streams, here the first has it all."""
    pairs = [
        (store, stream)
        for store, row in enumerate(frame.iter_rows(named=True))
        for stream in _accepted([row["good"]], row["origin"], names)
    ]
    size = value_table(values, names.stores, "size", grid, 0.0)
    fill = value_column(values, names.stores, "fill", 0.5)
    first: dict[int, int] = {}
    for index, (store, _) in enumerate(pairs):
        first.setdefault(store, index)
    initial = np.zeros(len(pairs))
    for store, index in first.items():
        initial[index] = fill[store] * size[store].max()
    return Stores(
        place=_places(frame["place"].to_list(), names),
        size=size,
        holding_cost=value_column(values, names.stores, "holding_cost", 0.0) / DAYS_PER_MONTH,
        stock_store=np.array([store for store, _ in pairs], dtype=np.int32),
        stock_stream=np.array([stream for _, stream in pairs], dtype=np.int32),
        initial=initial,
        usual=initial,
    )


def _accepted(goods: Sequence[str], origins: Sequence[str], names: Names) -> list[int]:
    """Return indices of the streams that a list of goods and a list of origins (or ``*``) let in."""
    anyone = ANY_ORIGIN in origins
    return [
        i for i, (good, origin) in enumerate(names.streams) if good in goods and (anyone or origin in origins)
    ]


def value_table(values: Values, ids: Sequence[str], attribute: str, grid: Grid, missing: float) -> Floats:
    """float64[n_id, n_period]: an attribute by element and period; ``missing`` where none is bound."""
    rows = [values.row(element, attribute, grid, missing) for element in ids]
    return np.array(rows, dtype=np.float64).reshape(len(ids), len(grid))


def value_column(values: Values, ids: Sequence[str], attribute: str, missing: float) -> Floats:
    """float64[n_id]: an attribute by element; ``missing`` where none is bound."""
    found = [values.get(element, attribute) for element in ids]
    return np.array([missing if value is None else value for value in found], dtype=np.float64)


def _places(column: Sequence[str], names: Names) -> Ints:
    return np.array([names.places.index(place) for place in column], dtype=np.int32)
