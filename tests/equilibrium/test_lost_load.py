"""Demand that goes unserved at a stated value: supply p = 10 + q at A, demand p = 50 - d at B."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings

from kerege.equilibrium import Item, Outcome, make_accounts, solve_market
from kerege.network import Network
from kerege.network.charges import Charges
from kerege.network.owners import Owners
from markets import INF, Consumer, Link, Producer, flow, market, price, welfare
from random_markets import SEEDS, random_parts

FIELD = Producer("field", "A", cost=10, slope=1)
BUYER = Consumer("buyer", "B", choke=50, slope=1, lost_load=20)
PIPE = Link("pipe", "A", "B", cost=2)


def solved(**parts: Any) -> Outcome:
    given_parts = {"places": ["A", "B"], "links": [PIPE], "producers": [FIELD], "consumers": [BUYER], **parts}
    outcome = solve_market(*market(**given_parts))
    assert outcome.certificate.passed
    return outcome


def test_demand_above_supply_goes_unserved_at_its_value() -> None:
    outcome = solved()
    # at 20 people want 30; at 20 in B, 18 in A, the field makes 8
    assert price(outcome, "B") == pytest.approx(20)
    assert outcome.demand[0, 0] == pytest.approx(30)
    assert outcome.purchase[0, 0] == pytest.approx(8)
    assert outcome.unserved[0, 0] == pytest.approx(22)
    assert outcome.paid()[0, 0] == pytest.approx(20)
    assert welfare(outcome) == pytest.approx(50 * 30 - 30**2 / 2 - 10 * 8 - 8**2 / 2 - 2 * 8 - 20 * 22)


@pytest.mark.parametrize("value", [31.0, 40.0, 1e4, INF])
def test_a_value_above_the_price_changes_nothing(value: float) -> None:
    outcome = solved(consumers=[replace(BUYER, lost_load=value)])
    assert price(outcome, "B") == pytest.approx(31)
    assert outcome.demand[0, 0] == pytest.approx(19)
    assert outcome.unserved[0, 0] == pytest.approx(0, abs=1e-6)
    assert outcome.paid()[0, 0] == pytest.approx(31)


def test_without_supply_all_that_is_wanted_at_the_value_goes_unserved() -> None:
    outcome = solved(links=[replace(PIPE, capacity=0)])
    assert flow(outcome, "pipe") == pytest.approx(0)
    assert outcome.purchase[0, 0] == pytest.approx(0, abs=1e-7)
    assert outcome.demand[0, 0] == pytest.approx(30)
    assert outcome.unserved[0, 0] == pytest.approx(30)
    assert welfare(outcome) == pytest.approx(30**2 / 2)


@pytest.mark.parametrize("value", [50.0, 80.0, INF])
def test_without_supply_demand_is_choked_where_no_lower_value_is_stated(value: float) -> None:
    outcome = solved(links=[replace(PIPE, capacity=0)], consumers=[replace(BUYER, lost_load=value)])
    assert outcome.demand[0, 0] == pytest.approx(0, abs=1e-6)
    assert outcome.unserved[0, 0] == pytest.approx(0, abs=1e-6)
    assert outcome.paid()[0, 0] == pytest.approx(50)


def test_a_full_link_is_worth_the_value_at_its_end() -> None:
    outcome = solved(links=[replace(PIPE, capacity=5)])
    assert outcome.unserved[0, 0] == pytest.approx(25)
    assert price(outcome, "A") == pytest.approx(15)
    assert outcome.link_rent[0, 0] == pytest.approx(20 - 2 - 15)


def test_the_value_may_be_stated_for_one_period_only() -> None:
    outcome = solved(consumers=[replace(BUYER, lost_load=[20, INF])], days=[2, 3])
    assert price(outcome, "B") == pytest.approx([20, 31])
    assert outcome.unserved[0] == pytest.approx([22, 0], abs=1e-6)


def test_the_lower_value_goes_unserved_first() -> None:
    outcome = solved(
        links=[replace(PIPE, capacity=10)],
        consumers=[BUYER, Consumer("hospital", "B", choke=50, slope=1, lost_load=45)],
    )
    # at 20 both want 30: the hospital takes the ten there are, and pays what it takes for the buyer to leave
    assert price(outcome, "B") == pytest.approx(40)
    assert outcome.demand[:, 0] == pytest.approx([30, 10])
    assert outcome.unserved[:, 0] == pytest.approx([30, 0], abs=1e-6)
    assert outcome.paid()[:, 0] == pytest.approx([20, 40])


def test_consumers_pay_for_what_they_get_and_lose_what_is_unserved() -> None:
    outcome = solved(days=[10])
    accounts = make_accounts(outcome, charges(outcome.network), owners(outcome.network))
    assert accounts.identity_error < 1e-9
    money = accounts.money.sum(axis=(1, 2))
    items = list(Item)
    assert money[items.index(Item.CONSUMER_SURPLUS)] == pytest.approx(10 * 30**2 / 2)
    for item in (Item.PRODUCER_SURPLUS, Item.STATE_TAKE):  # the state takes half
        assert money[items.index(item)] == pytest.approx(10 * 8**2 / 4)


def charges(network: Network) -> Charges:
    shape = (len(network.names.links), network.n_period)
    fees = np.zeros((shape[0], 2))
    return Charges(np.full(shape, 2.0), np.ones(shape), fees, np.zeros((network.n_arc, network.n_period)))


def owners(network: Network) -> Owners:
    def even(count: int) -> np.ndarray:
        return np.full((count, 2), 0.5)

    names = network.names
    return Owners(
        producers=even(len(names.producers)),
        links=even(len(names.links)),
        consumers=even(len(names.consumers)),
        operated=np.ones(len(names.links), dtype=np.bool_),
        state_take=np.full(len(names.producers), 0.5),
        territory=even(len(names.producers)),
        origin=even(len(names.streams)),
        home=("ONE", "TWO"),
    )


@settings(max_examples=60)
@given(SEEDS)
def test_nobody_pays_more_than_the_value_and_only_there_is_demand_unserved(seed: int) -> None:
    random = np.random.default_rng(seed)
    parts = random_parts(seed)
    consumers = [
        replace(c, lost_load=[float(v) for v in random.uniform(5, 100, len(parts["days"]))], conduct=0.0)
        for c in parts["consumers"]
    ]
    network, curves = market(**{**parts, "consumers": consumers}, actors=("ONE", "TWO"))
    outcome = solve_market(network, curves, previous=np.full(len(parts["links"]), 2.0))
    value, worth = curves.lost_load, curves.choke - curves.demand_slope * outcome.demand
    assert (worth <= value + 1e-4).all()
    np.testing.assert_allclose(outcome.paid(), np.minimum(worth, value))
    served = np.zeros_like(outcome.demand)
    np.add.at(served, network.consumers.purchase_consumer, outcome.purchase)
    np.testing.assert_allclose(served + outcome.unserved, outcome.demand, atol=1e-5)
    lacking = outcome.unserved > 1e-3
    np.testing.assert_allclose(worth[lacking], value[lacking], atol=1e-4)
    assert make_accounts(outcome, charges(network), owners(network)).identity_error < 1e-9


@settings(max_examples=30)
@given(SEEDS)
def test_the_right_to_go_without_never_lowers_welfare(seed: int) -> None:
    parts = random_parts(seed)
    values = []
    for lost_load in (INF, 60.0, 20.0):
        consumers = [replace(c, lost_load=lost_load) for c in parts["consumers"]]
        network, curves = market(**{**parts, "consumers": consumers})
        values.append(welfare(solve_market(network, curves)))
    room = 1e-6 * (1 + abs(values[0]))
    assert values[0] <= values[1] + room
    assert values[1] <= values[2] + room
