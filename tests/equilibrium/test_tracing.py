"""Whose oil is where: proportional mixing, by hand and in general."""

import numpy as np
import pytest
from hypothesis import given, settings

from kerege.equilibrium.outcome import Outcome, solve_market
from kerege.equilibrium.tracing import producer_mix
from markets import Consumer, Link, Producer, Store, market
from random_markets import Parts, random_markets


def shares(outcome: Outcome, place: str, stream: int = 0) -> list[float]:
    nodes = outcome.market.incidence
    row = (nodes.place == outcome.network.names.places.index(place)) & (nodes.stream == stream)
    return list(producer_mix(outcome)[row][0, :, 0])


def test_oil_mixes_at_a_hub_and_leaves_in_the_same_proportions() -> None:
    network, curves = market(
        ["A", "B", "H", "C", "D"],
        links=[Link("ah", "A", "H"), Link("bh", "B", "H"), Link("hc", "H", "C"), Link("hd", "H", "D")],
        producers=[Producer("six", "A", capacity=6), Producer("two", "B", capacity=2)],
        consumers=[Consumer("c", "C", choke=50, slope=1), Consumer("d", "D", choke=50, slope=1)],
    )
    outcome = solve_market(network, curves)
    assert shares(outcome, "A") == pytest.approx([1, 0], abs=1e-5)
    assert shares(outcome, "C") == pytest.approx([0.75, 0.25], abs=1e-5)
    assert shares(outcome, "D") == pytest.approx([0.75, 0.25], abs=1e-5)


def test_losses_on_the_way_count_when_oil_mixes() -> None:
    network, curves = market(
        ["A", "B"],
        links=[Link("ab", "A", "B", loss=0.5)],
        producers=[Producer("far", "A", capacity=6), Producer("near", "B", capacity=1)],
        consumers=[Consumer("buyer", "B", choke=50, slope=1)],
    )
    assert shares(solve_market(network, curves), "B") == pytest.approx([0.75, 0.25], abs=1e-5)


def test_origins_do_not_mix() -> None:
    network, curves = market(
        ["A", "B"],
        links=[Link("ab", "A", "B")],
        producers=[Producer("x", "A", capacity=6, origin="X"), Producer("y", "A", capacity=2, origin="Y")],
        consumers=[Consumer("buyer", "B", choke=50, slope=1)],
    )
    outcome = solve_market(network, curves)
    assert shares(outcome, "B", 0) == pytest.approx([1, 0])
    assert shares(outcome, "B", 1) == pytest.approx([0, 1])


def test_oil_that_goes_round_in_a_circle_belongs_to_the_producers_of_its_stream() -> None:
    # two contract minima can be met by shipping to and fro what nobody produced
    network, curves = market(
        ["A", "B", "C"],
        links=[Link("ab", "A", "B", minimum=5), Link("ba", "B", "A", minimum=5)],
        producers=[Producer("three", "C", capacity=3), Producer("one", "C", capacity=1)],
        consumers=[Consumer("buyer", "C", choke=50, slope=1)],
    )
    outcome = solve_market(network, curves)
    assert outcome.flow[:, 0].min() > 1
    assert shares(outcome, "A") == pytest.approx([0.75, 0.25])


def test_oil_out_of_a_tank_belongs_to_the_producers_of_its_stream() -> None:
    network, curves = market(
        ["A", "B", "C"],
        links=[Link("ab", "A", "B")],
        producers=[Producer("three", "C", capacity=3), Producer("one", "C", capacity=1)],
        consumers=[Consumer("buyer", "B", choke=50, slope=1), Consumer("other", "C", choke=50, slope=1)],
        stores=[Store("tank", "A", size=10, initial={"X": 8}, usual={"X": 0})],
    )
    outcome = solve_market(network, curves)
    assert outcome.flow[0, 0] == pytest.approx(8)
    assert shares(outcome, "B") == pytest.approx([0.75, 0.25])


@settings(max_examples=60)
@given(random_markets())
def test_shares_are_between_zero_and_one_and_add_up(parts: Parts) -> None:
    network, curves = market(**parts)
    mix = producer_mix(solve_market(network, curves, previous=np.full(len(parts["links"]), 2.0)))
    np.testing.assert_allclose(mix.sum(axis=1), 1, atol=1e-9)
    assert (mix >= -1e-9).all()
    origins = [network.names.streams[s][1] for s in network.producers.stream]
    nodes = [network.names.streams[s][1] for s in solve_market(network, curves).market.incidence.stream]
    foreign = np.array([[o != n for o in origins] for n in nodes])
    assert np.abs(mix[foreign]).max(initial=0.0) < 1e-12
