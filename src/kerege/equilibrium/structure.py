"""The constraint matrix of a market: built once per structure, shared by every shock, draw and day.

Only which element touches which node, losses, days and membership in limits enter the matrix; capacities,
prices and curves are vectors and change freely.
"""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from kerege.base.hashing import hash_arrays
from kerege.equilibrium.layout import Layout, make_layout
from kerege.network import Curves, Incidence, Network, arcs_of_links, make_incidence
from kerege.network.model import Ints

#: structures kept in memory; a study needs about ten
_KEPT = 32


@dataclass(frozen=True, slots=True)
class Rows:
    """First row and number of rows of each family, in order of assembly (row = entity * n_period + t)."""

    balance: tuple[int, int]
    demand: tuple[int, int]
    capacity: tuple[int, int]
    limits: tuple[int, int]
    ramp: tuple[int, int]
    limit_ramp: tuple[int, int]
    stores: tuple[int, int]
    link_minimum: tuple[int, int]
    output_minimum: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Structure:
    """Matrix, layout and row families of all markets of one shape.

    capped, ramped           : int32[...] links with a capacity row, with a ramp row
    ramped_limits            : int32[...] limits with a ramp row
    promised, must_run       : int32[...] links and producers with a minimum
    shed                     : int32[...] consumers whose demand may go unserved at a value
    """

    layout: Layout
    incidence: Incidence
    A: sparse.csc_array
    rows: Rows
    capped: Ints
    ramped: Ints
    ramped_limits: Ints
    promised: Ints
    must_run: Ints
    shed: Ints


_Matrix = sparse.csr_array | sparse.dia_array | sparse.coo_array | sparse.bsr_array
_cache: OrderedDict[str, Structure] = OrderedDict()


def make_structure(network: Network, curves: Curves) -> Structure:
    """Return the structure of ``network`` with the blocks of ``curves``; equal shapes share one object."""
    chosen = (
        np.flatnonzero(np.isfinite(network.links.capacity).any(axis=1)).astype(np.int32),
        np.flatnonzero(np.isfinite(network.links.ramp)).astype(np.int32),
        np.flatnonzero(np.isfinite(network.limits.ramp)).astype(np.int32),
        np.flatnonzero((network.links.minimum > 0).any(axis=1)).astype(np.int32),
        np.flatnonzero((network.producers.minimum > 0).any(axis=1)).astype(np.int32),
        np.flatnonzero(np.isfinite(curves.lost_load).any(axis=1)).astype(np.int32),
    )
    key = _key(network, curves, chosen)
    if key in _cache:
        _cache.move_to_end(key)
        return _cache[key]
    found = _build(network, curves, *chosen)
    _cache[key] = found
    while len(_cache) > _KEPT:
        _cache.popitem(last=False)
    return found


def _key(network: Network, curves: Curves, chosen: tuple[Ints, ...]) -> str:
    links, made, buyers = network.links, network.producers, network.consumers
    stores, limits = network.stores, network.limits
    parts: list[NDArray[np.generic]] = [
        links.tail, links.head, links.loss, links.arc_link, links.arc_stream, made.place, made.stream,
        made.delivered, made.recipe_producer, made.recipe_stream, made.recipe_ratio, curves.block_producer,
        buyers.place, buyers.purchase_consumer, buyers.purchase_stream,
        stores.place, stores.stock_store, stores.stock_stream, network.grid.days,
    ]  # fmt: skip
    for matrix in (limits.on_arcs, limits.on_outputs, limits.on_purchases):
        parts += [matrix.indptr, matrix.indices, matrix.data]
    return hash_arrays([*parts, *chosen])


def _build(
    network: Network,
    curves: Curves,
    capped: Ints,
    ramped: Ints,
    ramped_limits: Ints,
    promised: Ints,
    must_run: Ints,
    shed: Ints,
) -> Structure:
    layout, incidence = make_layout(network, curves), make_incidence(network)
    T, limits = layout.n_period, network.limits
    on_links = arcs_of_links(network)
    blocks = blocks_of(network, curves)
    wide = _Wide(layout)
    families = {
        "balance": _balance(network, blocks, incidence, wide),
        "demand": _demand(network, wide, shed),
        "capacity": wide.place({layout.arcs: _each(on_links[capped], T)}, capped.size),
        "limits": wide.place(
            {
                layout.arcs: _each(limits.on_arcs, T),
                layout.blocks: _each(limits.on_outputs @ blocks, T),
                layout.purchases: _each(limits.on_purchases, T),
            },
            limits.capacity.shape[0],
        ),
        "ramp": wide.place({layout.arcs: _each(on_links[ramped], T)}, ramped.size),
        "limit_ramp": wide.place({layout.arcs: _each(limits.on_arcs[ramped_limits], T)}, ramped_limits.size),
        "stores": wide.place({layout.stocks: _each(_held(network), T)}, len(network.names.stores)),
        "link_minimum": wide.place(
            {
                layout.arcs: _each(on_links[promised], T),
                layout.missed_links: sparse.eye_array(promised.size * T),
            },
            promised.size,
        ),
        "output_minimum": wide.place(
            {
                layout.blocks: _each(blocks[must_run], T),
                layout.missed_outputs: sparse.eye_array(must_run.size * T),
            },
            must_run.size,
        ),
    }
    firsts = np.concatenate([[0], np.cumsum([block.shape[0] for block in families.values()])])
    rows = Rows(
        **{name: (int(firsts[i]), block.shape[0]) for i, (name, block) in enumerate(families.items())}
    )
    A = sparse.csc_array(sparse.vstack(list(families.values()), format="csc"))
    return Structure(layout, incidence, A, rows, capped, ramped, ramped_limits, promised, must_run, shed)


@dataclass(frozen=True, slots=True)
class _Wide:
    """Places blocks in the columns of their groups."""

    layout: Layout

    def place(self, parts: dict[tuple[int, int], _Matrix], entities: int) -> sparse.csr_array:
        T = self.layout.n_period
        row, column, data = [], [], []
        for (first, _), block in parts.items():
            spread = sparse.coo_array(block)
            row.append(spread.coords[0])
            column.append(spread.coords[1] + first * T)
            data.append(spread.data)
        where = (np.concatenate(row), np.concatenate(column))
        return sparse.csr_array((np.concatenate(data), where), shape=(entities * T, self.layout.size))


def _each(matrix: sparse.sparray, n_period: int) -> sparse.csr_array:
    """Repeat ``matrix`` for every period, rows and columns entity by entity."""
    return sparse.csr_array(sparse.kron(matrix, sparse.eye_array(n_period), format="csr"))


def blocks_of(network: Network, curves: Curves) -> sparse.csr_array:
    """Return csr [n_producer, n_block]: which blocks make up a producer's output."""
    n_block = curves.block_producer.size
    return sparse.csr_array(
        (np.ones(n_block), (curves.block_producer, np.arange(n_block))),
        shape=(len(network.names.producers), n_block),
    )


def _held(network: Network) -> sparse.csr_array:
    count = network.n_stock
    return sparse.csr_array(
        (np.ones(count), (network.stores.stock_store, np.arange(count))),
        shape=(len(network.names.stores), count),
    )


def _balance(
    network: Network, blocks: sparse.csr_array, incidence: Incidence, wide: _Wide
) -> sparse.csr_array:
    layout, days = wide.layout, network.grid.days
    T = layout.n_period
    growth = sparse.diags_array(1 / days) - sparse.diags_array(1 / days[1:], offsets=-1, shape=(T, T))
    return wide.place(
        {
            layout.arcs: _each(incidence.arcs, T),
            layout.blocks: _each(incidence.outputs @ blocks, T),
            layout.purchases: _each(incidence.purchases, T),
            layout.stocks: sparse.kron(incidence.stocks, growth),
        },
        incidence.n_node,
    )


def _demand(network: Network, wide: _Wide, shed: Ints) -> sparse.csr_array:
    layout, n, count = wide.layout, len(network.names.consumers), network.n_purchase
    buys = sparse.csr_array(
        (np.ones(count), (network.consumers.purchase_consumer, np.arange(count))), shape=(n, count)
    )
    unmet = sparse.csr_array((np.ones(shed.size), (shed, np.arange(shed.size))), shape=(n, shed.size))
    T = layout.n_period
    return wide.place(
        {
            layout.purchases: _each(buys, T),
            layout.demand: -sparse.eye_array(n * T),
            layout.unserved: _each(unmet, T),
        },
        n,
    )
