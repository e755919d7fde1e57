"""Random small markets as plain parts, so that a test can change the parts before they are built.

All curves have a positive slope, so quantities are unique; prices of what nobody buys need not be.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import numpy as np
from hypothesis import strategies as st

from kerege.network import Network
from kerege.network.owners import Owners
from markets import INF, Consumer, Limit, Link, Producer, Series, Store

Parts = dict[str, Any]
SEEDS = st.integers(0, 2**32 - 1)


def random_parts(seed: int, *, rich: bool = True) -> Parts:
    """Return keyword arguments of ``market``; ``rich`` adds losses, limits, ramps, stores and minima."""
    random = np.random.default_rng(seed)
    places = [f"place{i}" for i in range(random.integers(2, 5))]
    days = [int(d) for d in random.integers(1, 31, random.integers(1, 4))]
    origins = ["X", "Y"][: random.integers(1, 3)]

    def number(low: float, high: float) -> float:
        return float(np.round(random.uniform(low, high), 2))

    def chance(share: float) -> bool:
        return bool(random.random() < share)

    producers = [
        Producer(
            f"field{i}", str(random.choice(places)), cost=number(1, 30), slope=number(0.2, 3),
            capacity=number(5, 40) if chance(0.6) else INF, origin=origins[i % len(origins)],
            minimum=number(1, 6) if rich and chance(0.2) else 0.0,
            delivered=number(0.8, 1) if rich and chance(0.3) else 1.0,
        )
        for i in range(random.integers(len(origins), 4))
    ]  # fmt: skip
    consumers = [
        Consumer(
            f"buyer{i}", str(random.choice(places)), choke=number(40, 120), slope=number(0.3, 4),
            conduct=number(0, 1) if rich and chance(0.3) else 0.0,
            limits={"X": number(0, 5)} if rich and chance(0.2) else {},
            preference={"X": number(-3, 3)} if rich and chance(0.2) else {},
        )
        for i in range(random.integers(1, 4))
    ]  # fmt: skip
    pairs = [(a, b) for a in places for b in places if a != b]
    chosen = random.permutation(len(pairs))[: random.integers(1, 7)]
    links = [
        Link(
            f"link{i}", *pairs[k], cost=number(0, 8), slope=number(0.01, 0.5),
            capacity=[number(0, 15) for _ in days] if chance(0.5) else INF,
            loss=number(0, 0.2) if rich and chance(0.3) else 0.0,
            ramp=number(0.1, 2) if rich and chance(0.3) else INF,
            minimum=number(1, 8) if rich and chance(0.2) else 0.0,
        )
        for i, k in enumerate(chosen)
    ]  # fmt: skip
    parts: Parts = {
        "places": places, "links": links, "producers": producers, "consumers": consumers, "days": days,
        "limits": [], "stores": [], "penalty": 2000.0,
    }  # fmt: skip
    if rich:
        parts["limits"] = [
            _limit(random, number, i, links, producers, consumers) for i in range(random.integers(0, 3))
        ]
        parts["stores"] = [
            _store(number, i, str(random.choice(places)), origins) for i in range(random.integers(0, 3))
        ]
    return parts


def _limit(
    random: np.random.Generator,
    number: Callable[[float, float], float],
    i: int,
    *groups: list[Any],
) -> Limit:
    group = groups[random.integers(0, len(groups))]
    weights = {element.id: number(0.5, 1.5) for element in group if random.random() < 0.7}
    return Limit(f"limit{i}", capacity=number(2, 25), weights=weights)


def _store(number: Callable[[float, float], float], i: int, place: str, origins: list[str]) -> Store:
    size = number(50, 200)
    shares = {origin: number(0, 0.9 * size / len(origins)) for origin in origins}
    usual = {origin: number(0, 0.9 * size / len(origins)) for origin in origins}
    return Store(f"store{i}", place, size=size, initial=shares, usual=usual, holding=number(0.5, 5))


def random_markets(*, rich: bool = True) -> st.SearchStrategy[Parts]:
    """Hypothesis strategy over :func:`random_parts`."""
    return SEEDS.map(lambda seed: random_parts(seed, rich=rich))


def times(value: Series, factor: float) -> Series:
    """Multiply a number or a series."""
    return [one * factor for one in value] if isinstance(value, list | tuple) else value * factor


def scaled(element: Any, factor: float, *attributes: str) -> Any:
    """Return ``element`` with some of its numbers multiplied."""
    changes: dict[str, Any] = {}
    for name in attributes:
        value = getattr(element, name)
        changes[name] = (
            {k: times(v, factor) for k, v in value.items()}
            if isinstance(value, dict)
            else times(value, factor)
        )
    return replace(element, **changes)


def drawn_owners(network: Network, random: np.random.Generator, actors: tuple[str, ...]) -> Owners:
    """Every element owned by all ``actors`` in drawn shares."""

    def shares(count: int) -> np.ndarray:
        raw = random.random((count, len(actors))) + 1e-6
        return raw / raw.sum(axis=1, keepdims=True)

    names = network.names
    return Owners(
        producers=shares(len(names.producers)),
        links=shares(len(names.links)),
        consumers=shares(len(names.consumers)),
        operated=random.random(len(names.links)) < 0.5,
        state_take=random.random(len(names.producers)),
        territory=shares(len(names.producers)),
        origin=shares(len(names.streams)),
        home=actors,
    )
