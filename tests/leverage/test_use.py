"""What is not used can be closed, and what holds nothing back can be widened, without any change."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings

from kerege.equilibrium import solve_market
from kerege.equilibrium.outcome import Outcome
from kerege.leverage.use import UNUSED, use_in
from markets import INF, Consumer, Limit, Link, Producer, market, welfare
from random_markets import Parts, random_markets


def solve(parts: Parts) -> Outcome:
    network, curves = market(**parts)
    previous = np.full((len(network.names.links), network.n_period), 2.0)
    return solve_market(network, curves, previous=previous)


def without(parts: Parts, kind: str, name: str, **change: Any) -> Parts:
    found = [replace(e, **change) if e.id == name else e for e in parts[kind]]
    return {**parts, kind: found}


def alike(one: Outcome, other: Outcome) -> None:
    assert welfare(one) == pytest.approx(welfare(other), rel=1e-6, abs=1e-4)


@settings(max_examples=40)
@given(random_markets())
def test_closing_an_unused_link_or_field_changes_nothing(parts: Parts) -> None:
    base = solve(parts)
    use = use_in(base)
    idle = [link.id for link in parts["links"] if use.of(link.id) <= UNUSED]
    for name in idle:
        alike(solve(without(parts, "links", name, capacity=0.0)), base)
    fields = [p.id for p in parts["producers"] if use.of(p.id) <= UNUSED]
    for name in fields:
        alike(solve(without(parts, "producers", name, capacity=0.0, more=())), base)


@settings(max_examples=40)
@given(random_markets())
def test_widening_what_holds_nothing_back_changes_nothing(parts: Parts) -> None:
    base = solve(parts)
    use = use_in(base)
    for link in parts["links"]:
        if not use.held(link.id):
            alike(solve(without(parts, "links", link.id, capacity=INF)), base)
    for p in parts["producers"]:
        if not use.held(p.id) and not p.more:
            alike(solve(without(parts, "producers", p.id, capacity=INF)), base)


def plain(**change: Any) -> Parts:
    """Two origins on two links; the second link is the dear one."""
    parts: Parts = {
        "places": ["A", "B"],
        "links": [Link("near", "A", "B", cost=1, slope=0.01, capacity=6), Link("far", "A", "B", cost=90)],
        "producers": [Producer("x", "A", cost=10, slope=1), Producer("y", "A", cost=99, slope=1, origin="Y")],
        "consumers": [Consumer("buyer", "B", choke=50, slope=1)],
        "limits": [Limit("port", 20, {"near": 1, "far": 1})],
    }
    return {**parts, **change}


def test_use_is_the_largest_of_the_periods_by_element_and_origin() -> None:
    use = use_in(solve(plain(days=[10, 20])))
    assert use.of("near") == pytest.approx(6, rel=1e-5)
    assert use.of("near", ("X",)) == pytest.approx(6, rel=1e-5)
    for unused in (use.of("near", ("Y",)), use.of("far"), use.of("y"), use.of("buyer", ("Y",))):
        assert unused <= UNUSED
    assert use.of("buyer") == use.of("buyer", ("X", "Y")) == pytest.approx(6, rel=1e-5)
    assert use.of("port") == pytest.approx(6, rel=1e-5)
    assert use.of("x") == pytest.approx(6, rel=1e-5)


def test_a_link_counts_by_its_busiest_period() -> None:
    parts = plain(links=[Link("near", "A", "B", cost=[1, 99], slope=0.01, capacity=6)], days=[10, 20])
    assert use_in(solve({**parts, "limits": []})).of("near") == pytest.approx(6, rel=1e-5)


def test_only_what_is_full_may_hold_back() -> None:
    use = use_in(solve(plain()))
    assert [use.held(e) for e in ("near", "far", "x", "port")] == [True, False, False, False]
    shut = use_in(solve(plain(links=[Link("near", "A", "B", capacity=0.0)], limits=[])))
    assert shut.held("near")  # full of nothing


def test_of_what_is_not_known_everything_may_matter() -> None:
    use = use_in(solve(plain()))
    assert use.of("nowhere") == np.inf
    assert use.held("nowhere")
