"""Synthetic markets of a stated size, and shocks on them; the same seed gives the same digits."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

import numpy as np
from scipy import sparse

from kerege.base.periods import month_grid
from kerege.equilibrium import solve_market
from kerege.network import Consumers, Curves, Limits, Links, Names, Network, Producers, Stores
from kerege.network.model import Floats, Ints

START = date(2023, 1, 1)
SEED = 11
#: a shock leaves this share of a link's capacity, drawn evenly
LEFT = (0.05, 0.7)


@dataclass(frozen=True, slots=True)
class Size:
    """How large a market is."""

    name: str
    places: int
    links: int
    streams: int
    periods: int


SIZES = (Size("S", 30, 80, 3, 1), Size("M", 30, 80, 3, 12))


@dataclass(frozen=True, slots=True)
class Problem:
    """A market and shocks on it.

    capacities : float64[n_shock, n_link, n_period] kt/day; the first is the unshocked one
    """

    size: Size
    network: Network
    curves: Curves
    capacities: Floats

    def shocked(self, shock: int) -> Network:
        """Return the network under one shock."""
        links = replace(self.network.links, capacity=self.capacities[shock])
        return replace(self.network, links=links)


def make_problem(size: Size, shocks: int, seed: int = SEED) -> Problem:
    """Return a market of ``size`` whose capacities bind on part of its links, and ``shocks`` shocks."""
    random = np.random.default_rng(seed)
    wide, curves = _market(random, size)
    free = solve_market(wide, curves, what=f"benchmark {size.name} without capacities").link_flow()
    room = random.uniform(0.7, 2.0, size.links)[:, None]
    capacity = np.maximum(free.max(axis=1, keepdims=True) * room, 1.0) * np.ones((1, size.periods))
    network = replace(wide, links=replace(wide.links, capacity=capacity))
    used = np.flatnonzero(free.max(axis=1) > 1.0)
    cut = np.repeat(capacity[None], shocks + 1, axis=0)
    for shock in range(1, shocks + 1):
        link = int(random.choice(used))
        first = int(random.integers(0, size.periods))
        cut[shock, link, first : first + 3] *= random.uniform(*LEFT)
    return Problem(size, network, curves, cut)


def _market(random: np.random.Generator, size: Size) -> tuple[Network, Curves]:
    n, periods = size.places, size.periods
    tail, head = _pairs(random, size)
    made, bought, kept = 3 * size.streams, n // 3, size.streams
    names = Names(
        places=_ids("place", n),
        streams=tuple(("good", f"origin{s}") for s in range(size.streams)),
        links=_ids("link", size.links),
        producers=_ids("field", made),
        consumers=_ids("buyer", bought),
        stores=_ids("tank", kept),
        limits=(),
        actors=(),
    )
    arcs, purchases = size.links * size.streams, bought * size.streams
    wide = np.full((size.links, periods), np.inf)
    stock = random.uniform(20, 60, kept)
    network = Network(
        names,
        month_grid(START, periods),
        Links(
            tail=tail,
            head=head,
            loss=random.uniform(0, 0.01, size.links),
            capacity=wide,
            minimum=np.zeros((size.links, periods)),
            ramp=np.full(size.links, np.inf),
            arc_link=_ints(np.repeat(np.arange(size.links), size.streams)),
            arc_stream=_ints(np.tile(np.arange(size.streams), size.links)),
            arc_limit=np.full((arcs, periods), np.inf),
        ),
        Producers(
            place=_ints(random.choice(n, made, replace=False)),
            stream=_ints(np.arange(made) % size.streams),
            delivered=np.ones(made),
            capacity=np.repeat(random.uniform(30, 90, made)[:, None], periods, axis=1),
            minimum=np.zeros((made, periods)),
        ),
        Consumers(
            place=_ints(random.choice(n, bought, replace=False)),
            purchase_consumer=_ints(np.repeat(np.arange(bought), size.streams)),
            purchase_stream=_ints(np.tile(np.arange(size.streams), bought)),
            purchase_limit=np.full((purchases, periods), np.inf),
            conduct=np.zeros(purchases),
        ),
        Stores(
            place=_ints(random.choice(n, kept, replace=False)),
            size=np.repeat(3 * stock[:, None], periods, axis=1),
            holding_cost=np.zeros(kept),
            stock_store=_ints(np.arange(kept)),
            stock_stream=_ints(np.arange(kept)),
            initial=stock,
            usual=stock,
        ),
        _no_limits(arcs, made, purchases, periods),
    )
    return network, _curves(random, network)


def _curves(random: np.random.Generator, network: Network) -> Curves:
    periods, made = network.n_period, len(network.names.producers)
    bought = len(network.names.consumers)
    season = 1 + 0.2 * np.cos(2 * np.pi * np.arange(periods) / 12)

    def flat(low: float, high: float, count: int) -> Floats:
        return np.repeat(random.uniform(low, high, count)[:, None], periods, axis=1)

    return Curves(
        arc_cost=flat(2, 12, network.n_arc),
        arc_slope=flat(0.02, 0.2, network.n_arc),
        block_producer=_ints(np.arange(made)),
        block_cost=flat(50, 200, made),
        block_slope=flat(0.5, 4, made),
        block_width=network.producers.capacity,
        choke=random.uniform(500, 900, bought)[:, None] * season,
        demand_slope=flat(4, 12, bought),
        preference=flat(0, 15, network.n_purchase),
        lost_load=np.full((bought, periods), np.inf),
        penalty=np.full((len(network.names.streams), periods), 1e4),
    )


def _pairs(random: np.random.Generator, size: Size) -> tuple[Ints, Ints]:
    """Return ends of links: a ring, so that every place is reached, then pairs of near places."""
    n, spot = size.places, random.uniform(0, 1, (size.places, 2))
    ring = [(i, (i + 1) % n) for i in range(n)]
    distance = np.hypot(*(spot[:, None] - spot[None]).transpose(2, 0, 1))
    near = [divmod(int(k), n) for k in np.argsort(distance, axis=None) if k // n != k % n]
    extra = [pair for pair in near if pair not in ring][: size.links - n]
    pairs = np.array(ring + extra)
    return _ints(pairs[:, 0]), _ints(pairs[:, 1])


def _no_limits(arcs: int, made: int, purchases: int, n_period: int) -> Limits:
    on_arcs, on_outputs, on_purchases = (sparse.csr_array((0, n)) for n in (arcs, made, purchases))
    return Limits(on_arcs, on_outputs, on_purchases, capacity=np.zeros((0, n_period)), ramp=np.zeros(0))


def _ids(stem: str, count: int) -> tuple[str, ...]:
    return tuple(f"{stem}{i:03d}" for i in range(count))


def _ints(values: np.ndarray[tuple[int, ...], np.dtype[np.int64]]) -> Ints:
    return np.asarray(values, dtype=np.int32)
