"""Origins share links and buyers but are kept apart."""

import numpy as np
import pytest
from hypothesis import given

from kerege.equilibrium.outcome import Outcome, solve_market
from markets import Consumer, Limit, Link, Producer, flow, market, price
from random_markets import Parts, random_markets

CHEAP, DEAR = Producer("x", "A", cost=10, origin="X"), Producer("y", "A", cost=20, origin="Y")


def blend(buyer: Consumer, **link: object) -> Outcome:
    return solve_market(
        *market(
            ["A", "B"], links=[Link("pipe", "A", "B", **link)], producers=[CHEAP, DEAR], consumers=[buyer]
        )
    )


def test_a_buyer_that_takes_any_origin_takes_the_cheapest() -> None:
    outcome = blend(Consumer("buyer", "B", choke=50, slope=1))
    assert flow(outcome, "pipe", "X") == pytest.approx(40)
    assert flow(outcome, "pipe", "Y") == pytest.approx(0, abs=1e-8)


@pytest.mark.parametrize("buyer", [
    Consumer("buyer", "B", choke=50, slope=1, limits={"X": 0.0}),  # embargoed
    Consumer("buyer", "B", choke=50, slope=1, origins=("Y",)),  # never accepted
])  # fmt: skip
def test_an_embargoed_origin_is_not_bought_however_cheap(buyer: Consumer) -> None:
    outcome = blend(buyer)
    assert outcome.demand == pytest.approx(np.array([[30]]))
    assert flow(outcome, "pipe", "X") == pytest.approx(0, abs=1e-8)
    assert price(outcome, "B", "Y") == pytest.approx(20)


def test_an_origin_barred_from_a_link_does_not_use_it() -> None:
    assert flow(
        blend(Consumer("buyer", "B", choke=50, slope=1), limits={"X": 0.0}), "pipe", "Y"
    ) == pytest.approx(30)


def test_origins_share_the_capacity_of_a_link() -> None:
    outcome = blend(Consumer("buyer", "B", choke=50, slope=1, limits={"X": 6.0}), capacity=10)
    assert [flow(outcome, "pipe", o)[0] for o in "XY"] == pytest.approx([6, 4])
    assert outcome.link_rent == pytest.approx(
        np.array([[40 - 20]])
    )  # at the margin Y is what more room brings


def test_a_limit_on_one_origin_leaves_the_other_alone() -> None:
    network, curves = market(
        ["A", "B"],
        links=[Link("pipe", "A", "B")],
        producers=[CHEAP, DEAR],
        consumers=[Consumer("buyer", "B", choke=50, slope=1)],
        limits=[Limit("quota", 12, {"pipe": 1}, origin="X")],
    )
    outcome = solve_market(network, curves)
    assert [flow(outcome, "pipe", o)[0] for o in "XY"] == pytest.approx([12, 18])
    assert outcome.limit_rent == pytest.approx(np.array([[10]]))  # dear less cheap


def test_a_preference_is_worth_its_money() -> None:
    outcome = blend(Consumer("buyer", "B", choke=50, slope=1, preference={"Y": 12.0}))
    assert flow(outcome, "pipe", "Y") == pytest.approx(50 + 12 - 20)  # Y for 20 feels like 8, X costs 10
    assert flow(outcome, "pipe", "X") == pytest.approx(0, abs=1e-8)


def test_an_embargo_lowers_the_price_for_whoever_still_buys() -> None:
    def trade(limit: float) -> Outcome:
        return solve_market(
            *market(
                ["A", "B", "C"],
                links=[Link("west", "A", "B"), Link("east", "A", "C")],
                producers=[Producer("x", "A", cost=10, slope=1)],
                consumers=[
                    Consumer("buyer", "B", choke=50, slope=1, limits={"X": limit}),
                    Consumer("other", "C", choke=50, slope=1),
                ],
            )
        )

    assert price(trade(np.inf), "C") == pytest.approx(110 / 3)  # 10 + 2 x = 50 - x
    assert price(trade(0.0), "C") == pytest.approx(30)


@given(random_markets())
def test_each_origin_balances_at_every_place_and_origins_add_up(parts: Parts) -> None:
    outcome = solve_market(*market(**parts))
    network, nodes, days = outcome.network, outcome.market.incidence, outcome.network.grid.days
    before = np.column_stack([network.stores.initial, outcome.stock[:, :-1]])
    left = (
        nodes.arcs @ outcome.flow + nodes.outputs @ outcome.output + nodes.purchases @ outcome.purchase
        + nodes.stocks @ ((outcome.stock - before) / days)
    )  # fmt: skip
    np.testing.assert_allclose(left, 0, atol=1e-6)
    bought = np.zeros_like(outcome.demand)
    np.add.at(bought, network.consumers.purchase_consumer, outcome.purchase)
    np.testing.assert_allclose(bought, outcome.demand, atol=1e-6)
    for link in network.names.links:
        by_origin = sum(flow(outcome, link, origin) for _, origin in network.names.streams)
        np.testing.assert_allclose(by_origin, flow(outcome, link), atol=1e-12)
