"""Small markets from plain numbers, without a case folder.

``market(places, links=[...], ...)`` makes the (Network, Curves) pair that ``solve_market`` takes. A number
that varies over time is given as a sequence, one entry a period. A stream is named by its origin alone.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

import numpy as np
from scipy import sparse

from kerege.base.periods import Grid
from kerege.equilibrium.outcome import Outcome
from kerege.network import Consumers, Curves, Limits, Links, Names, Network, Producers, Stores

GOOD = "crude"
INF = float("inf")
Series = float | Sequence[float]


@dataclass(frozen=True)
class Link:
    id: str
    tail: str
    head: str
    cost: Series = 0.0
    slope: Series = 0.0
    capacity: Series = INF
    loss: float = 0.0
    minimum: Series = 0.0
    ramp: float = INF
    origins: tuple[str, ...] | None = None
    limits: Mapping[str, Series] = field(default_factory=dict)


@dataclass(frozen=True)
class Producer:
    id: str
    place: str
    cost: Series = 0.0
    slope: Series = 0.0
    capacity: Series = INF
    origin: str = "X"
    minimum: Series = 0.0
    delivered: float = 1.0
    more: tuple[tuple[float, float, float], ...] = ()  # further blocks: cost, slope, width
    recipe: Mapping[str, float] = field(default_factory=dict)  # other streams per unit: + made, - taken in


@dataclass(frozen=True)
class Consumer:
    id: str
    place: str
    choke: Series
    slope: Series
    origins: tuple[str, ...] | None = None
    conduct: float = 0.0
    preference: Mapping[str, float] = field(default_factory=dict)
    lost_load: Series = INF
    limits: Mapping[str, Series] = field(default_factory=dict)


@dataclass(frozen=True)
class Limit:
    """A joint limit; weights by id of link, producer or consumer, for all origins or for one."""

    id: str
    capacity: Series
    weights: Mapping[str, float]
    ramp: float = INF
    origin: str | None = None


@dataclass(frozen=True)
class Store:
    """A store; ``initial`` names the origins kept, and is the usual level where ``usual`` is not given."""

    id: str
    place: str
    size: Series
    initial: Mapping[str, float]
    holding: float = 0.0
    usual: Mapping[str, float] | None = None


@dataclass(frozen=True)
class _Parts:
    """What the caller gave, and the (element, stream) pairs that follow from it."""

    places: Sequence[str]
    links: Sequence[Link]
    producers: Sequence[Producer]
    consumers: Sequence[Consumer]
    limits: Sequence[Limit]
    stores: Sequence[Store]
    days: Sequence[int]

    @property
    def origins(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(o for p in self.producers for o in (p.origin, *p.recipe)))

    @property
    def arcs(self) -> list[tuple[int, int]]:
        return self._accepted([link.origins for link in self.links])

    @property
    def purchases(self) -> list[tuple[int, int]]:
        return self._accepted([consumer.origins for consumer in self.consumers])

    @property
    def stocks(self) -> list[tuple[int, int]]:
        return self._accepted([tuple(store.initial) for store in self.stores])

    def _accepted(self, wanted: Sequence[tuple[str, ...] | None]) -> list[tuple[int, int]]:
        return [
            (i, s)
            for i, some in enumerate(wanted)
            for s, origin in enumerate(self.origins)
            if some is None or origin in some
        ]

    def table(self, rows: Sequence[Series]) -> np.ndarray:
        """float64[n_row, n_period] from numbers or sequences over periods."""
        count = len(self.days)
        wide = [np.broadcast_to(np.asarray(row, dtype=float), (count,)) for row in rows]
        return np.array(wide).reshape(-1, count)

    def at(self, wanted: Sequence[str]) -> np.ndarray:
        """int32 indices of places."""
        return _ints([list(self.places).index(one) for one in wanted])


def market(
    places: Sequence[str],
    *,
    links: Sequence[Link] = (),
    producers: Sequence[Producer] = (),
    consumers: Sequence[Consumer] = (),
    limits: Sequence[Limit] = (),
    stores: Sequence[Store] = (),
    days: Sequence[int] = (1,),
    penalty: float | None = None,
    actors: Sequence[str] = (),
) -> tuple[Network, Curves]:
    """Return the network and curves; indices follow the order in which things are given."""
    parts = _Parts(places, links, producers, consumers, limits, stores, days)
    names = Names(
        places=tuple(places),
        streams=tuple((GOOD, origin) for origin in parts.origins),
        links=tuple(link.id for link in links),
        producers=tuple(p.id for p in producers),
        consumers=tuple(c.id for c in consumers),
        stores=tuple(s.id for s in stores),
        limits=tuple(limit.id for limit in limits),
        actors=tuple(actors),
    )
    network = Network(
        names, _grid(days), _links(parts), _producers(parts), _consumers(parts), _stores(parts),
        _limits(parts),
    )  # fmt: skip
    return network, _curves(parts, penalty)


def _links(parts: _Parts) -> Links:
    links, origins, arcs = parts.links, parts.origins, parts.arcs
    return Links(
        tail=parts.at([link.tail for link in links]),
        head=parts.at([link.head for link in links]),
        loss=np.array([link.loss for link in links], dtype=float),
        capacity=parts.table([link.capacity for link in links]),
        minimum=parts.table([link.minimum for link in links]),
        ramp=np.array([link.ramp for link in links], dtype=float),
        arc_link=_ints([i for i, _ in arcs]),
        arc_stream=_ints([s for _, s in arcs]),
        arc_limit=parts.table([links[i].limits.get(origins[s], INF) for i, s in arcs]),
    )


def _producers(parts: _Parts) -> Producers:
    recipes = [(i, o, ratio) for i, p in enumerate(parts.producers) for o, ratio in p.recipe.items()]
    return Producers(
        place=parts.at([p.place for p in parts.producers]),
        stream=_ints([parts.origins.index(p.origin) for p in parts.producers]),
        delivered=np.array([p.delivered for p in parts.producers], dtype=float),
        capacity=parts.table([p.capacity for p in parts.producers]),
        minimum=parts.table([p.minimum for p in parts.producers]),
        recipe_producer=_ints([i for i, _, _ in recipes]),
        recipe_stream=_ints([parts.origins.index(o) for _, o, _ in recipes]),
        recipe_ratio=np.array([ratio for _, _, ratio in recipes], dtype=float),
    )


def _consumers(parts: _Parts) -> Consumers:
    consumers, origins, bought = parts.consumers, parts.origins, parts.purchases
    return Consumers(
        place=parts.at([c.place for c in consumers]),
        purchase_consumer=_ints([i for i, _ in bought]),
        purchase_stream=_ints([s for _, s in bought]),
        purchase_limit=parts.table([consumers[i].limits.get(origins[s], INF) for i, s in bought]),
        conduct=np.array([consumers[i].conduct for i, _ in bought], dtype=float),
    )


def _stores(parts: _Parts) -> Stores:
    stores, kept = parts.stores, [(i, parts.origins[s]) for i, s in parts.stocks]
    return Stores(
        place=parts.at([s.place for s in stores]),
        size=parts.table([s.size for s in stores]),
        holding_cost=np.array([s.holding for s in stores], dtype=float),
        stock_store=_ints([i for i, _ in kept]),
        stock_stream=_ints([s for _, s in parts.stocks]),
        initial=np.array([stores[i].initial[o] for i, o in kept], dtype=float),
        usual=np.array([(stores[i].usual or stores[i].initial)[o] for i, o in kept], dtype=float),
    )


def _limits(parts: _Parts) -> Limits:
    def matrix(pairs: list[tuple[str, int]]) -> sparse.csr_array:
        dense = np.zeros((len(parts.limits), len(pairs)))
        for i, limit in enumerate(parts.limits):
            for j, (element, stream) in enumerate(pairs):
                if limit.origin in (None, parts.origins[stream]):
                    dense[i, j] = limit.weights.get(element, 0.0)
        return sparse.csr_array(dense)

    return Limits(
        on_arcs=matrix([(parts.links[i].id, s) for i, s in parts.arcs]),
        on_outputs=matrix([(p.id, parts.origins.index(p.origin)) for p in parts.producers]),
        on_purchases=matrix([(parts.consumers[i].id, s) for i, s in parts.purchases]),
        capacity=parts.table([limit.capacity for limit in parts.limits]),
        ramp=np.array([limit.ramp for limit in parts.limits], dtype=float),
    )


def _curves(parts: _Parts, penalty: float | None) -> Curves:
    consumers, origins = parts.consumers, parts.origins
    blocks = [
        (i, *block)
        for i, p in enumerate(parts.producers)
        for block in ((p.cost, p.slope, p.capacity), *p.more)
    ]
    choke = parts.table([c.choke for c in consumers])
    highest = 10 * float(choke.max(initial=1.0))
    return Curves(
        arc_cost=parts.table([parts.links[i].cost for i, _ in parts.arcs]),
        arc_slope=parts.table([parts.links[i].slope for i, _ in parts.arcs]),
        block_producer=_ints([b[0] for b in blocks]),
        block_cost=parts.table([b[1] for b in blocks]),
        block_slope=parts.table([b[2] for b in blocks]),
        block_width=parts.table([b[3] for b in blocks]),
        choke=choke,
        demand_slope=parts.table([c.slope for c in consumers]),
        preference=parts.table([consumers[i].preference.get(origins[s], 0.0) for i, s in parts.purchases]),
        lost_load=parts.table([c.lost_load for c in consumers]),
        penalty=np.full((len(origins), len(parts.days)), highest if penalty is None else penalty),
    )


def _grid(days: Sequence[int]) -> Grid:
    first = date(2023, 1, 1)
    ends = np.cumsum([0, *days])
    return Grid(tuple(first + timedelta(days=int(end)) for end in ends))


def _ints(values: Sequence[int]) -> np.ndarray:
    return np.array(values, dtype=np.int32)


def price(outcome: Outcome, place: str, origin: str = "X") -> np.ndarray:
    """Return the price of a stream at a place, float64[n_period]."""
    return outcome.node_price(place, (GOOD, origin))


def flow(outcome: Outcome, link: str, origin: str | None = None) -> np.ndarray:
    """Return the flow entering a link, of one origin or of all, float64[n_period]."""
    names, links = outcome.network.names, outcome.network.links
    mine = links.arc_link == names.links.index(link)
    if origin is not None:
        mine &= links.arc_stream == names.streams.index((GOOD, origin))
    return outcome.flow[mine].sum(axis=0)


def welfare(outcome: Outcome) -> float:
    """Return the maximised objective (stocks: up to a constant), kUSD."""
    return -outcome.certificate.objective
