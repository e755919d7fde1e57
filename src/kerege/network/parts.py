"""Markets that do not touch: which elements belong together, and a network of some of them only.

Goods without a common link, plant or limit are separate markets. A shock on one leaves the others as they
are, so it is solved on its own part; places, streams and actors keep their indices.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray
from scipy import sparse
from scipy.sparse.csgraph import connected_components

from kerege.network.curves import Curves
from kerege.network.model import Ints, Network

Flags = NDArray[np.bool_]
Labels = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Membership:
    """Number of the separate market that each element belongs to.

    links, producers, consumers, stores, limits : int64[n_...]
    """

    links: Labels
    producers: Labels
    consumers: Labels
    stores: Labels
    limits: Labels

    def of(self, network: Network, elements: Collection[str]) -> frozenset[int]:
        """Return the markets that any of ``elements`` belongs to; ids that are no element count for none."""
        names = network.names
        pairs = (
            (names.links, self.links), (names.producers, self.producers), (names.consumers, self.consumers),
            (names.stores, self.stores), (names.limits, self.limits),
        )  # fmt: skip
        return frozenset(
            int(label)
            for ids, labels in pairs
            for name, label in zip(ids, labels, strict=True)
            if name in elements
        )


@dataclass(frozen=True, slots=True)
class Part:
    """Indices of the elements that are kept, each sorted; arcs, purchases and stocks follow from them."""

    links: Labels
    producers: Labels
    consumers: Labels
    stores: Labels
    limits: Labels
    arcs: Labels
    purchases: Labels
    stocks: Labels


def memberships(network: Network) -> Membership:
    """Return which elements are connected by flows, recipes, joint limits or stores."""
    names, n_stream = network.names, len(network.names.streams)
    links, made, buyers, stores = network.links, network.producers, network.consumers, network.stores
    sizes = [len(names.places) * n_stream, len(names.links), len(names.producers), len(names.consumers),
             len(names.stores), len(names.limits)]  # fmt: skip
    first = np.concatenate([[0], np.cumsum(sizes)])
    joint = network.limits
    limit_arcs, limit_made, limit_bought = (
        sparse.coo_array(m) for m in (joint.on_arcs, joint.on_outputs, joint.on_purchases)
    )

    def node(place: Ints, stream: Ints) -> Labels:
        return place.astype(np.int64) * n_stream + stream

    arc_link = links.arc_link.astype(np.int64)
    edges = [
        (node(links.tail[links.arc_link], links.arc_stream), first[1] + arc_link),
        (node(links.head[links.arc_link], links.arc_stream), first[1] + arc_link),
        (node(made.place, made.stream), first[2] + np.arange(sizes[2])),
        (node(made.place[made.recipe_producer], made.recipe_stream), first[2] + made.recipe_producer),
        (node(buyers.place[buyers.purchase_consumer], buyers.purchase_stream),
         first[3] + buyers.purchase_consumer),
        (node(stores.place[stores.stock_store], stores.stock_stream), first[4] + stores.stock_store),
        (first[5] + limit_arcs.coords[0], first[1] + arc_link[limit_arcs.coords[1]]),
        (first[5] + limit_made.coords[0], first[2] + limit_made.coords[1]),
        (first[5] + limit_bought.coords[0], first[3] + buyers.purchase_consumer[limit_bought.coords[1]]),
    ]  # fmt: skip
    one, two = (np.concatenate([np.asarray(e[k], dtype=np.int64) for e in edges]) for k in (0, 1))
    graph = sparse.coo_array((np.ones(one.size, dtype=np.int8), (one, two)), shape=(first[-1], first[-1]))
    _, label = connected_components(graph, directed=False)
    found = [np.asarray(label[a:b], dtype=np.int64) for a, b in pairwise(first[1:])]
    return Membership(*found)


def part_of(network: Network, member: Membership, chosen: Collection[int]) -> Part:
    """Return the elements of the markets ``chosen``."""
    wanted = list(chosen)

    def kept(labels: Labels) -> Flags:
        return np.isin(labels, wanted)

    links, consumers, stores = kept(member.links), kept(member.consumers), kept(member.stores)
    return Part(
        links=np.flatnonzero(links),
        producers=np.flatnonzero(kept(member.producers)),
        consumers=np.flatnonzero(consumers),
        stores=np.flatnonzero(stores),
        limits=np.flatnonzero(kept(member.limits)),
        arcs=np.flatnonzero(links[network.links.arc_link]),
        purchases=np.flatnonzero(consumers[network.consumers.purchase_consumer]),
        stocks=np.flatnonzero(stores[network.stores.stock_store]),
    )


def _renumbered(old: Ints, kept: Labels) -> Ints:
    return np.searchsorted(kept, old).astype(np.int32)


def select(network: Network, part: Part) -> Network:
    """Return the network of the elements of ``part``."""
    names, links, made = network.names, network.links, network.producers
    buyers, stores, limits = network.consumers, network.stores, network.limits
    recipes = np.flatnonzero(np.isin(made.recipe_producer, part.producers))

    def some(ids: tuple[str, ...], index: Labels) -> tuple[str, ...]:
        return tuple(ids[i] for i in index)

    return Network(
        replace(
            names,
            links=some(names.links, part.links),
            producers=some(names.producers, part.producers),
            consumers=some(names.consumers, part.consumers),
            stores=some(names.stores, part.stores),
            limits=some(names.limits, part.limits),
        ),
        network.grid,
        replace(
            links, tail=links.tail[part.links], head=links.head[part.links], loss=links.loss[part.links],
            capacity=links.capacity[part.links], minimum=links.minimum[part.links],
            ramp=links.ramp[part.links], arc_link=_renumbered(links.arc_link[part.arcs], part.links),
            arc_stream=links.arc_stream[part.arcs], arc_limit=links.arc_limit[part.arcs],
        ),
        replace(
            made, place=made.place[part.producers], stream=made.stream[part.producers],
            delivered=made.delivered[part.producers], capacity=made.capacity[part.producers],
            minimum=made.minimum[part.producers],
            recipe_producer=_renumbered(made.recipe_producer[recipes], part.producers),
            recipe_stream=made.recipe_stream[recipes], recipe_ratio=made.recipe_ratio[recipes],
        ),
        replace(
            buyers, place=buyers.place[part.consumers],
            purchase_consumer=_renumbered(buyers.purchase_consumer[part.purchases], part.consumers),
            purchase_stream=buyers.purchase_stream[part.purchases],
            purchase_limit=buyers.purchase_limit[part.purchases], conduct=buyers.conduct[part.purchases],
        ),
        replace(
            stores, place=stores.place[part.stores], size=stores.size[part.stores],
            holding_cost=stores.holding_cost[part.stores],
            stock_store=_renumbered(stores.stock_store[part.stocks], part.stores),
            stock_stream=stores.stock_stream[part.stocks], initial=stores.initial[part.stocks],
            usual=stores.usual[part.stocks],
        ),
        replace(
            limits, on_arcs=sparse.csr_array(limits.on_arcs[part.limits][:, part.arcs]),
            on_outputs=sparse.csr_array(limits.on_outputs[part.limits][:, part.producers]),
            on_purchases=sparse.csr_array(limits.on_purchases[part.limits][:, part.purchases]),
            capacity=limits.capacity[part.limits], ramp=limits.ramp[part.limits],
        ),
    )  # fmt: skip


def select_curves(curves: Curves, part: Part) -> Curves:
    """Return the curves of the elements of ``part``."""
    blocks = np.flatnonzero(np.isin(curves.block_producer, part.producers))
    return replace(
        curves,
        arc_cost=curves.arc_cost[part.arcs],
        arc_slope=curves.arc_slope[part.arcs],
        block_producer=_renumbered(curves.block_producer[blocks], part.producers),
        block_cost=curves.block_cost[blocks],
        block_slope=curves.block_slope[blocks],
        block_width=curves.block_width[blocks],
        choke=curves.choke[part.consumers],
        demand_slope=curves.demand_slope[part.consumers],
        preference=curves.preference[part.purchases],
        lost_load=curves.lost_load[part.consumers],
    )
