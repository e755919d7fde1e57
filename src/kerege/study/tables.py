"""Solved arrays as tables in long form."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import polars as pl

from kerege.equilibrium import Item, Outcome
from kerege.equilibrium.accounts import Accounts
from kerege.network.model import Consumers, Floats, Ints
from kerege.network.owners import Owners
from kerege.study.model import Tables

#: throughput below this is none, in the unit of the good a day
_NOTHING = 1e-7


def make_tables(outcome: Outcome, accounts: Accounts, owners: Owners) -> Tables:
    """Return every table of one solved market."""
    return Tables(
        flows=_flows(outcome),
        plants=_plants(outcome),
        prices=_prices(outcome),
        limits=_limits(outcome),
        accounts=_accounts(outcome, accounts, owners),
    )


def _long(keys: dict[str, Sequence[str]], values: dict[str, Floats], labels: Sequence[str]) -> pl.DataFrame:
    """Return one row per (entity, period); a value array is float64[n_entity, n_period]."""
    n, T = len(next(iter(keys.values()))), len(labels)
    columns: dict[str, object] = {
        name: np.repeat(np.array(ids, dtype=object), T) for name, ids in keys.items()
    }
    columns["period"] = np.tile(np.array(labels, dtype=object), n)
    frame = pl.DataFrame(
        {name: list(column) for name, column in columns.items()},  # type: ignore[call-overload]
        schema=dict.fromkeys(columns, pl.String),
    )
    return frame.with_columns(pl.Series(name, array.ravel()) for name, array in values.items())


def _bounded() -> pl.Expr:
    """Return the capacity, null where nothing binds."""
    return pl.when(pl.col("capacity").is_finite()).then(pl.col("capacity")).otherwise(None).alias("capacity")


def _flows(outcome: Outcome) -> pl.DataFrame:
    network, names = outcome.network, outcome.network.names
    links = network.links
    frame = _long(
        {
            "link": [names.links[i] for i in links.arc_link],
            "good": [names.streams[s][0] for s in links.arc_stream],
            "origin": [names.streams[s][1] for s in links.arc_stream],
        },
        {
            "rate": outcome.flow,
            "quantity": outcome.flow * network.grid.days,
            "capacity": links.capacity[links.arc_link],
            "rent": outcome.link_rent[links.arc_link],
        },
        network.grid.labels,
    )
    return frame.with_columns(_bounded())


def _plants(outcome: Outcome) -> pl.DataFrame:
    network, names = outcome.network, outcome.network.names
    buyers, stores, days = network.consumers, network.stores, network.grid.days
    shed = outcome.market.structure.shed
    first_stream = _first_stream(buyers, shed)
    parts = [
        ("producer", "output", list(names.producers), network.producers.stream, outcome.output),
        ("consumer", "purchase", [names.consumers[i] for i in buyers.purchase_consumer],
         buyers.purchase_stream, outcome.purchase),
        ("consumer", "unserved", [names.consumers[i] for i in shed], first_stream, outcome.unserved[shed]),
        ("store", "stock", [names.stores[i] for i in stores.stock_store], stores.stock_stream, outcome.stock),
    ]  # fmt: skip
    frames = []
    for kind, attribute, ids, stream, values in parts:
        if not ids:
            continue
        amount = values if kind == "store" else values * days
        frames.append(
            _long(
                {
                    "plant": ids,
                    "kind": [kind] * len(ids),
                    "attribute": [attribute] * len(ids),
                    "good": [names.streams[s][0] for s in stream],
                    "origin": [names.streams[s][1] for s in stream],
                },
                {"rate": values, "quantity": amount},
                network.grid.labels,
            )
        )
    return pl.concat(frames)


def _first_stream(buyers: Consumers, consumers: Ints) -> Ints:
    """int32[n]: the first stream of each consumer, whose good it takes."""
    return np.array(
        [buyers.purchase_stream[buyers.purchase_consumer == c][0] for c in consumers], dtype=np.int32
    )


def _prices(outcome: Outcome) -> pl.DataFrame:
    """Return prices where something passes; elsewhere a price is not unique and would mean nothing."""
    nodes, names = outcome.market.incidence, outcome.network.names
    frame = _long(
        {
            "place": [names.places[i] for i in nodes.place],
            "good": [names.streams[s][0] for s in nodes.stream],
            "origin": [names.streams[s][1] for s in nodes.stream],
        },
        {"price": np.where(outcome.throughput() > _NOTHING, outcome.price, np.nan)},
        outcome.network.grid.labels,
    )
    return frame.with_columns(pl.col("price").fill_nan(None))


def _limits(outcome: Outcome) -> pl.DataFrame:
    limits = outcome.network.limits
    frame = _long(
        {"limit": list(outcome.network.names.limits)},
        {"use": outcome.limit_use(), "capacity": limits.capacity, "rent": outcome.limit_rent},
        outcome.network.grid.labels,
    )
    return frame.with_columns(_bounded())


def _accounts(outcome: Outcome, accounts: Accounts, owners: Owners) -> pl.DataFrame:
    names = outcome.network.names
    moved = np.abs(accounts.money).sum(axis=2) > 0
    chosen = [(i, a) for i in range(len(Item)) for a in range(len(names.actors)) if moved[i, a]]
    items = list(Item)
    return _long(
        {
            "actor": [names.actors[a] for _, a in chosen],
            "state": [owners.home[a] for _, a in chosen],
            "item": [str(items[i]) for i, _ in chosen],
        },
        {"money": np.array([accounts.money[i, a] for i, a in chosen]).reshape(len(chosen), -1)},
        outcome.network.grid.labels,
    )
