"""The market as index arrays: who is where, what may flow, and up to how much.

Counts used in shapes: ``n_place``, ``n_stream``, ``n_link``, ``n_arc`` (a stream on a link), ``n_producer``,
``n_consumer``, ``n_purchase`` (a stream bought by a consumer), ``n_stock`` (a stream kept in a store),
``n_limit``, ``n_recipe``, ``n_period``. Quantities are rates in kt/day (stocks in kt), prices USD/t, or in
the units of the good where it is counted otherwise; capacities may be +inf (not binding), never NaN.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from kerege.base.periods import Grid

Floats = NDArray[np.float64]
Ints = NDArray[np.int32]


@dataclass(frozen=True, slots=True)
class Names:
    """Ids behind the indices, each tuple in index order; the only strings of a network."""

    places: tuple[str, ...]
    streams: tuple[tuple[str, str], ...]
    links: tuple[str, ...]
    producers: tuple[str, ...]
    consumers: tuple[str, ...]
    stores: tuple[str, ...]
    limits: tuple[str, ...]
    actors: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Links:
    """Links and the streams allowed on them.

    tail, head : int32[n_link] place index
    loss       : float64[n_link] share of what enters that does not arrive
    capacity   : float64[n_link, n_period] kt/day entering, all streams together
    minimum    : float64[n_link, n_period] kt/day that a contract obliges to ship; missed at a price
    ramp       : float64[n_link] kt/day by which the flow may grow per day since a change; +inf = none
    arc_link, arc_stream : int32[n_arc], sorted by (link, stream)
    arc_limit  : float64[n_arc, n_period] kt/day of this stream alone; 0 = embargoed, +inf = none
    """

    tail: Ints
    head: Ints
    loss: Floats
    capacity: Floats
    minimum: Floats
    ramp: Floats
    arc_link: Ints
    arc_stream: Ints
    arc_limit: Floats


@dataclass(frozen=True, slots=True)
class Producers:
    """Plants that bring a stream in; a converter takes others out for it, and some make a second one.

    place, stream : int32[n_producer]
    capacity      : float64[n_producer, n_period] kt/day
    minimum       : float64[n_producer, n_period] kt/day that must run; missed at a price
    delivered     : float64[n_producer] share of the output that is not used or lost at the plant
    recipe_producer, recipe_stream : int32[n_recipe], sorted
    recipe_ratio  : float64[n_recipe] of the other stream per unit of output: + made along, - taken in
    """

    place: Ints
    stream: Ints
    delivered: Floats
    capacity: Floats
    minimum: Floats
    recipe_producer: Ints = field(default_factory=lambda: np.zeros(0, dtype=np.int32))
    recipe_stream: Ints = field(default_factory=lambda: np.zeros(0, dtype=np.int32))
    recipe_ratio: Floats = field(default_factory=lambda: np.zeros(0))

    def sources_of(self, stream: int) -> Ints:
        """Return the places where ``stream`` comes in, its joint products included."""
        joint = self.recipe_producer[(self.recipe_stream == stream) & (self.recipe_ratio > 0)]
        return np.concatenate([self.place[self.stream == stream], self.place[joint]])

    def inputs_of(self, stream: int) -> Ints:
        """Return the places where a converter takes ``stream`` in."""
        burners = self.recipe_producer[(self.recipe_stream == stream) & (self.recipe_ratio < 0)]
        return np.asarray(self.place[burners], dtype=np.int32)

    def made(self, n_stream: int) -> Floats:
        """float64[n_stream, n_producer]: of each stream, what a unit of output of each plant brings in."""
        matrix = np.zeros((n_stream, self.place.size))
        matrix[self.stream, np.arange(self.place.size)] = 1.0
        joint = self.recipe_ratio > 0
        np.add.at(matrix, (self.recipe_stream[joint], self.recipe_producer[joint]), self.recipe_ratio[joint])
        return matrix


@dataclass(frozen=True, slots=True)
class Consumers:
    """Plants that take streams out, and which streams each accepts.

    place             : int32[n_consumer]
    purchase_consumer, purchase_stream : int32[n_purchase], sorted
    purchase_limit    : float64[n_purchase, n_period] kt/day; 0 = embargoed
    conduct           : float64[n_purchase] in [0, 1]: 0 the seller takes prices, 1 Cournot
    """

    place: Ints
    purchase_consumer: Ints
    purchase_stream: Ints
    purchase_limit: Floats
    conduct: Floats


@dataclass(frozen=True, slots=True)
class Stores:
    """Stores and the streams kept in them.

    place         : int32[n_store]
    size          : float64[n_store, n_period] kt, all streams together
    holding_cost  : float64[n_store] USD/t per day that the stock is a full store away from its usual level
    stock_store, stock_stream : int32[n_stock], sorted
    initial       : float64[n_stock] kt at the start
    usual         : float64[n_stock] kt of the usual level, to which stocks are drawn back
    """

    place: Ints
    size: Floats
    holding_cost: Floats
    stock_store: Ints
    stock_stream: Ints
    initial: Floats
    usual: Floats


@dataclass(frozen=True, slots=True)
class Limits:
    """Joint limits on weighted sums of arc flows, outputs and purchases.

    on_arcs, on_outputs, on_purchases : csr float64[n_limit, n_arc | n_producer | n_purchase]
    capacity : float64[n_limit, n_period] kt/day
    ramp     : float64[n_limit] kt/day by which the sum may grow per day since a change; +inf = none
    """

    on_arcs: sparse.csr_array
    on_outputs: sparse.csr_array
    on_purchases: sparse.csr_array
    capacity: Floats
    ramp: Floats


@dataclass(frozen=True, slots=True)
class Network:
    """One market on one period grid. Frozen: a shock makes a new one."""

    names: Names
    grid: Grid
    links: Links
    producers: Producers
    consumers: Consumers
    stores: Stores
    limits: Limits

    @property
    def n_arc(self) -> int:
        """Number of (link, stream) pairs."""
        return int(self.links.arc_link.size)

    @property
    def n_purchase(self) -> int:
        """Number of (consumer, stream) pairs."""
        return int(self.consumers.purchase_consumer.size)

    @property
    def n_stock(self) -> int:
        """Number of (store, stream) pairs."""
        return int(self.stores.stock_store.size)

    @property
    def n_period(self) -> int:
        """Number of periods."""
        return len(self.grid)
