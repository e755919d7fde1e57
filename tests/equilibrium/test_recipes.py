"""Converters and joint products in markets small enough for paper, and what must hold in random ones.

Streams are named by their origin: fuel F, power P, liquids L, gas G.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kerege.equilibrium import Accounts, Item, Outcome, make_accounts, solve_market
from kerege.equilibrium.tracing import producer_mix
from kerege.network import Network
from kerege.network.charges import Charges
from kerege.network.owners import Owners
from markets import INF, Consumer, Limit, Link, Producer, Store, flow, market, price, welfare
from random_markets import SEEDS, Parts, drawn_owners, random_parts, scaled, times

few = settings(max_examples=40)
ACTORS = ("ONE", "TWO", "THREE")

#: two units of fuel and 5 of cost make one of power
BURNER = Producer("burner", "A", cost=5, origin="P", recipe={"F": -2})
LAMPS = Consumer("lamps", "A", choke=65, slope=1, origins=("P",))
STOVES = Consumer("stoves", "A", choke=50, slope=1, origins=("F",))


def solved(**parts: Any) -> Outcome:
    outcome = solve_market(*market(**parts))
    assert outcome.certificate.passed
    return outcome


# converters


def test_power_costs_twice_its_fuel_and_the_burner() -> None:
    outcome = solved(
        places=["A"],
        producers=[Producer("wells", "A", cost=10, origin="F"), BURNER],
        consumers=[LAMPS, STOVES],
    )
    assert price(outcome, "A", "F") == pytest.approx(10)
    assert price(outcome, "A", "P") == pytest.approx(2 * 10 + 5)
    assert outcome.demand[:, 0] == pytest.approx([40, 40])  # 65 - 25 and 50 - 10
    assert outcome.output[:, 0] == pytest.approx([40 + 2 * 40, 40])


def test_the_price_of_fuel_follows_from_what_power_is_worth() -> None:
    outcome = solved(
        places=["A"],
        producers=[Producer("wells", "A", cost=0, slope=1, origin="F"), BURNER],
        consumers=[LAMPS],
    )
    # fuel costs 2 x at power x: 65 - x = 2 * 2 x + 5
    assert outcome.output[:, 0] == pytest.approx([24, 12])
    assert price(outcome, "A", "F") == pytest.approx(24)
    assert price(outcome, "A", "P") == pytest.approx(53)
    assert welfare(outcome) == pytest.approx(65 * 12 - 12**2 / 2 - 24**2 / 2 - 5 * 12)


def test_the_burner_adds_to_the_demand_for_fuel() -> None:
    producers = [Producer("wells", "A", cost=10, slope=1, origin="F"), BURNER]
    alone = solved(places=["A"], producers=producers[:1], consumers=[STOVES])
    both = solved(places=["A"], producers=producers, consumers=[STOVES, LAMPS])
    assert alone.demand == pytest.approx(np.array([[20]]))
    # p_F = p: fuel 50 - p + 2 (65 - 5 - 2 p) = p - 10
    fuel = (50 + 2 * 60 + 10) / 6
    assert price(both, "A", "F") == pytest.approx(fuel)
    assert both.demand[:, 0] == pytest.approx([50 - fuel, 60 - 2 * fuel])


def test_a_burner_that_would_lose_money_stands_still() -> None:
    outcome = solved(
        places=["A"],
        producers=[Producer("wells", "A", cost=35, origin="F"), BURNER],
        consumers=[LAMPS, STOVES],
    )
    assert outcome.output[:, 0] == pytest.approx([15, 0], abs=1e-7)
    assert outcome.demand[:, 0] == pytest.approx([0, 15], abs=1e-7)
    assert price(outcome, "A", "P") <= 2 * 35 + 5 + 1e-6


def test_a_full_burner_earns_the_gap() -> None:
    outcome = solved(
        places=["A"],
        producers=[Producer("wells", "A", cost=10, origin="F"), replace(BURNER, capacity=10)],
        consumers=[LAMPS],
    )
    assert price(outcome, "A", "P") == pytest.approx(55)
    assert price(outcome, "A", "F") == pytest.approx(10)
    accounts = booked(outcome, owners(outcome.network))
    assert amount(accounts, Item.PRODUCER_SURPLUS, "TWO") == pytest.approx(10 * (55 - 25))
    assert amount(accounts, Item.CONSUMER_SURPLUS, "ONE") == pytest.approx(10 * 10 / 2)


def test_fuel_is_carried_to_the_burner_and_power_from_it() -> None:
    outcome = solved(
        places=["A", "B", "C"],
        links=[Link("gas", "A", "B", cost=3, origins=("F",)), Link("line", "B", "C", loss=0.2,
                                                                  origins=("P",))],
        producers=[Producer("wells", "A", cost=10, origin="F"), replace(BURNER, place="B")],
        consumers=[replace(LAMPS, place="C")],
    )  # fmt: skip
    at_burner = 2 * 13 + 5
    assert price(outcome, "B", "P") == pytest.approx(at_burner)
    assert price(outcome, "C", "P") == pytest.approx(at_burner / 0.8)
    bought = 65 - at_burner / 0.8
    assert flow(outcome, "line") == pytest.approx(bought / 0.8)
    assert flow(outcome, "gas") == pytest.approx(2 * bought / 0.8)


def test_own_use_of_a_burner_raises_what_it_takes_in() -> None:
    outcome = solved(
        places=["A"],
        producers=[Producer("wells", "A", cost=10, origin="F"), replace(BURNER, delivered=0.8)],
        consumers=[LAMPS],
    )
    assert price(outcome, "A", "P") == pytest.approx(25 / 0.8)  # the recipe is of gross output
    assert outcome.demand[0, 0] == pytest.approx(65 - 25 / 0.8)
    assert outcome.output[1, 0] == pytest.approx((65 - 25 / 0.8) / 0.8)


def test_two_inputs_are_both_paid_for() -> None:
    outcome = solved(
        places=["A"],
        producers=[
            Producer("wells", "A", cost=10, origin="F"),
            Producer("mine", "A", cost=4, origin="C"),
            replace(BURNER, recipe={"F": -2, "C": -3}),
        ],
        consumers=[LAMPS],
    )
    assert price(outcome, "A", "P") == pytest.approx(2 * 10 + 3 * 4 + 5)
    assert outcome.output[:, 0] == pytest.approx([2 * 28, 3 * 28, 28])


def test_two_steps_of_making_are_paid_for_along_the_chain() -> None:
    outcome = solved(
        places=["A"],
        producers=[
            Producer("wells", "A", cost=10, origin="F"),
            BURNER,
            Producer("smelter", "A", cost=7, origin="M", recipe={"P": -3}),
        ],
        consumers=[Consumer("works", "A", choke=100, slope=1, origins=("M",))],
    )
    assert price(outcome, "A", "M") == pytest.approx(7 + 3 * (5 + 2 * 10))
    assert outcome.output[:, 0] == pytest.approx([6 * 18, 3 * 18, 18])


def test_a_joint_limit_holds_two_burners_of_one_plant() -> None:
    outcome = solved(
        places=["A"],
        producers=[
            Producer("wells", "A", cost=10, origin="F"),
            Producer("mine", "A", cost=4, origin="C"),
            replace(BURNER, id="on-gas"),
            Producer("on-coal", "A", cost=9, origin="P", recipe={"C": -3}),
        ],
        consumers=[LAMPS],
        limits=[Limit("plant", 12, {"on-gas": 1, "on-coal": 1})],
    )
    assert outcome.output[2:, 0] == pytest.approx([0, 12], abs=1e-6)  # coal: 21 against 25
    assert outcome.limit_rent == pytest.approx(np.array([[53 - 21]]))


# joint products: a field that makes half a unit of gas with each of liquids

FIELD = Producer("field", "A", cost=10, slope=1, origin="L", recipe={"G": 0.5})
LIQUIDS = Consumer("liquids", "A", choke=50, slope=1, origins=("L",))


def outlet(**change: Any) -> Outcome:
    return solved(
        places=["A", "B"],
        links=[replace(Link("gas-line", "A", "B", cost=2, origins=("G",)), **change)],
        producers=[FIELD],
        consumers=[LIQUIDS, Consumer("gas", "B", choke=12, slope=1, origins=("G",))],
    )


def test_a_joint_product_pays_a_part_of_the_cost() -> None:
    outcome = outlet()
    # 50 - q + (12 - q / 2 - 2) / 2 = 10 + q
    made = 45 / 2.25
    assert outcome.output == pytest.approx(np.array([[made]]))
    assert flow(outcome, "gas-line") == pytest.approx(made / 2)
    assert price(outcome, "A", "G") == pytest.approx(0, abs=1e-6)
    assert price(outcome, "A", "L") + 0.5 * price(outcome, "A", "G") == pytest.approx(10 + made)


@pytest.mark.parametrize(("capacity", "output"), [(10, 20), (8, 16), (3, 6), (0, 0)])
def test_liquids_fall_when_the_outlet_of_the_gas_closes(capacity: float, output: float) -> None:
    outcome = outlet(capacity=capacity)
    assert outcome.output == pytest.approx(np.array([[output]]), abs=1e-6)
    assert outcome.demand[0, 0] == pytest.approx(output, abs=1e-6)
    if 0 < capacity < 10:  # the gas holds the field back: it is worth less than nothing there
        gas = price(outcome, "A", "G")
        assert gas == pytest.approx(2 * (10 + output - (50 - output)))
        assert gas < 0
        # and the outlet is worth what gas fetches at its end, and what it costs to have it at its start
        assert outcome.link_rent == pytest.approx(np.array([(12 - output / 2) - gas - 2]))


def test_gas_that_nobody_wants_is_taken_at_a_negative_price_or_flared_at_a_cost() -> None:
    flare = Consumer("flare", "A", choke=0, slope=1e-6, origins=("G",))
    outcome = solved(places=["A"], producers=[FIELD], consumers=[LIQUIDS, flare])
    assert outcome.output[0, 0] == pytest.approx(20, rel=1e-6)  # as if there were no gas
    assert price(outcome, "A", "G") == pytest.approx(0, abs=1e-4)
    dear = replace(flare, choke=-8)
    outcome = solved(places=["A"], producers=[FIELD], consumers=[LIQUIDS, dear])
    assert outcome.output[0, 0] == pytest.approx((40 - 4) / 2, rel=1e-6)


def test_a_field_is_paid_for_both_and_each_stream_is_the_fields() -> None:
    outcome = outlet()
    accounts = booked(outcome, owners(outcome.network))
    made = 20.0
    assert amount(accounts, Item.PRODUCER_SURPLUS, "TWO") == pytest.approx(made**2 / 2)
    assert amount(accounts, Item.CONSUMER_SURPLUS, "ONE") == pytest.approx((made**2 + (made / 2) ** 2) / 2)
    assert producer_mix(outcome) == pytest.approx(1)


def test_the_rent_of_a_full_outlet_is_that_of_whoever_made_the_gas() -> None:
    """Two fields with a joint product each fill the outlet three to one; its rent is shared likewise."""
    outcome = solved(
        places=["A", "B"],
        links=[Link("gas-line", "A", "B", origins=("G",), capacity=4)],
        producers=[
            Producer("field", "A", cost=10, slope=1, origin="L", capacity=6, recipe={"G": 0.5}),
            Producer("other", "A", cost=10, slope=1, origin="M", capacity=2, recipe={"G": 0.5}),
        ],
        consumers=[LIQUIDS, Consumer("more", "A", choke=50, slope=1, origins=("M",)),
                   Consumer("gas", "B", choke=12, slope=1, origins=("G",))],
    )  # fmt: skip
    network = outcome.network
    names, nodes = network.names, outcome.market.incidence
    gas = [n for n in range(nodes.n_node) if names.streams[nodes.stream[n]][1] == "G"]
    np.testing.assert_allclose(producer_mix(outcome)[gas, :, 0], [[0.75, 0.25]] * 2, atol=1e-5)
    both = owners(network)
    split = replace(both, producers=np.eye(2, 3))
    accounts = booked(outcome, split)
    rent = {a: amount(accounts, Item.CONGESTION_RENT, a) for a in ACTORS}
    assert rent["ONE"] == pytest.approx(3 * rent["TWO"], rel=1e-5)


def test_a_stream_that_is_only_a_joint_product_can_be_stored() -> None:
    outcome = solved(
        places=["A"],
        producers=[replace(FIELD, capacity=[10, 0], slope=0)],
        consumers=[LIQUIDS, Consumer("gas", "A", choke=12, slope=1, origins=("G",))],
        stores=[Store("tank", "A", size=100, initial={"G": 0})],
        days=[1, 1],
    )
    np.testing.assert_allclose(outcome.output, [[10, 0]], atol=1e-6)
    np.testing.assert_allclose(outcome.demand[1], [2.5, 2.5], atol=1e-6)  # five units over two days
    np.testing.assert_allclose(price(outcome, "A", "G"), 9.5)


# accounts


def owners(network: Network) -> Owners:
    """Give consumers to ONE, plants to TWO, links to THREE."""

    def whole(count: int, actor: str) -> np.ndarray:
        shares = np.zeros((count, len(ACTORS)))
        shares[:, ACTORS.index(actor)] = 1.0
        return shares

    names = network.names
    return Owners(
        producers=whole(len(names.producers), "TWO"),
        links=whole(len(names.links), "THREE"),
        consumers=whole(len(names.consumers), "ONE"),
        operated=np.ones(len(names.links), dtype=np.bool_),
        state_take=np.zeros(len(names.producers)),
        territory=whole(len(names.producers), "THREE"),
        origin=whole(len(names.streams), "THREE"),
        home=ACTORS,
    )


def booked(outcome: Outcome, owned: Owners, charges: Charges | None = None) -> Accounts:
    network = outcome.network
    shape = (len(network.names.links), network.n_period)
    nothing = Charges(np.zeros(shape), np.zeros(shape), np.zeros((shape[0], len(ACTORS))),
                      np.zeros((network.n_arc, network.n_period)))  # fmt: skip
    accounts = make_accounts(outcome, charges or nothing, owned)
    assert np.isfinite(accounts.money).all()
    assert accounts.identity_error < 1e-9
    return accounts


def amount(accounts: Accounts, item: Item, actor: str) -> float:
    return float(accounts.money[list(Item).index(item), ACTORS.index(actor)].sum())


def with_recipes(parts: Parts, random: np.random.Generator) -> Parts:
    """Add a converter of X into P, and let the first field make J along with its own stream.

    Some consumers let demand go unserved.
    """

    def number(low: float, high: float) -> float:
        return float(np.round(random.uniform(low, high), 2))

    place = str(random.choice(parts["places"]))
    first, *others = parts["producers"]
    converter = Producer(
        "converter", place, cost=number(1, 10), slope=number(0.1, 1), origin="P",
        capacity=number(2, 20) if random.random() < 0.5 else INF,
        delivered=number(0.8, 1), recipe={"X": -number(0.3, 3)},
        minimum=number(1, 6) if random.random() < 0.3 else 0.0,
    )  # fmt: skip
    joint = replace(first, recipe={"J": number(0.1, 0.8)})
    flare = Consumer("flare", first.place, choke=number(-5, 5), slope=number(0.1, 1), origins=("J",))
    consumers = [
        replace(c, lost_load=number(20, 80)) if random.random() < 0.4 else c for c in parts["consumers"]
    ]
    return {**parts, "producers": [joint, *others, converter], "consumers": [*consumers, flare]}


@settings(max_examples=80)
@given(SEEDS)
def test_nothing_is_lost_where_plants_take_in_and_make_along(seed: int) -> None:
    random = np.random.default_rng(seed)
    parts = with_recipes(random_parts(seed), random)
    network, curves = market(**parts, actors=ACTORS)
    outcome = solve_market(network, curves, previous=np.full(len(parts["links"]), 2.0))
    shape = (len(network.names.links), network.n_period)
    charged = Charges(
        random.uniform(0, 5, shape),
        random.uniform(0, 2, shape),
        random.uniform(0, 1, (shape[0], len(ACTORS))),
        random.uniform(0, 3, (network.n_arc, network.n_period)),
    )
    booked(outcome, drawn_owners(network, random, ACTORS), charged)


@few
@given(SEEDS)
def test_every_stream_adds_up_at_every_place(seed: int) -> None:
    parts = with_recipes(random_parts(seed, rich=False), np.random.default_rng(seed))
    outcome = solved(**parts)
    network = outcome.network
    left: dict[tuple[str, str], np.ndarray] = {}

    def put(place: str, origin: str, rate: np.ndarray) -> None:
        left[place, origin] = left.get((place, origin), 0.0) + rate

    for i, plant in enumerate(parts["producers"]):
        put(plant.place, plant.origin, plant.delivered * outcome.output[i])
        for origin, ratio in plant.recipe.items():
            put(plant.place, origin, ratio * outcome.output[i])
    for link in parts["links"]:
        for _, origin in network.names.streams:
            rate = flow(outcome, link.id, origin)
            put(link.tail, origin, -rate)
            put(link.head, origin, (1 - link.loss) * rate)
    buyers = network.consumers
    for u, (c, s) in enumerate(zip(buyers.purchase_consumer, buyers.purchase_stream, strict=True)):
        put(parts["consumers"][c].place, network.names.streams[s][1], -outcome.purchase[u])
    for key, rate in left.items():
        np.testing.assert_allclose(rate, 0, atol=1e-5, err_msg=str(key))


@few
@given(SEEDS)
def test_a_plant_in_part_load_earns_its_cost_and_its_inputs(seed: int) -> None:
    parts = with_recipes(random_parts(seed, rich=False), np.random.default_rng(seed))
    parts = {**parts, "producers": [replace(p, minimum=0.0) for p in parts["producers"]]}
    outcome = solved(**parts)
    for i, plant in enumerate(parts["producers"]):
        earned = plant.delivered * price(outcome, plant.place, plant.origin)
        for origin, ratio in plant.recipe.items():
            earned = earned + ratio * price(outcome, plant.place, origin)
        made = outcome.output[i]
        cost = plant.cost + plant.slope * made
        inside = (made > 1e-3) & (made < plant.capacity - 1e-3)
        np.testing.assert_allclose(earned[inside], cost[inside], atol=1e-3)
        assert (earned[made <= 1e-3] <= cost[made <= 1e-3] + 1e-2).all()


# units: each stream in a unit of its own


def chain(seed: int) -> Parts:
    """Return a market of fuel, power and a joint product, each with links and consumers of its own."""
    random = np.random.default_rng(seed)

    def number(low: float, high: float) -> float:
        return float(np.round(random.uniform(low, high), 2))

    places = ["A", "B", "C"]
    links, consumers = [], []
    for stream in ("F", "P", "J"):
        for tail, head in (("A", "B"), ("B", "C"), ("C", "A")):
            links.append(
                Link(f"{stream}{tail}{head}", tail, head, cost=number(0, 5), slope=number(0.05, 0.5),
                     capacity=number(1, 30) if random.random() < 0.4 else INF,
                     loss=number(0, 0.1), origins=(stream,))
            )  # fmt: skip
        consumers += [
            Consumer(f"{stream}-{place}", place, choke=number(20, 100), slope=number(0.5, 3),
                     origins=(stream,), lost_load=number(10, 60) if random.random() < 0.4 else INF)
            for place in random.permutation(places)[:2]
        ]  # fmt: skip
    producers = [
        Producer("wells", "A", cost=number(1, 20), slope=number(0.2, 2), origin="F",
                 recipe={"J": number(0.1, 0.6)}),
        Producer("burner", "B", cost=number(1, 10), slope=number(0.1, 1), origin="P",
                 recipe={"F": -number(0.5, 3)}, capacity=number(2, 20)),
        Producer("mill", "C", cost=number(1, 10), slope=number(0.1, 1), origin="J",
                 recipe={"F": -number(0.1, 1), "P": -number(0.1, 1)}),
    ]  # fmt: skip
    return {"places": places, "links": links, "producers": producers, "consumers": consumers, "days": [3, 5]}


def in_units(parts: Parts, stream: str, factor: float) -> Parts:
    """Return the same market with one stream counted in a unit ``factor`` times as large."""

    def counted(element: Any, mine: bool, rates: tuple[str, ...], money: tuple[str, ...]) -> Any:
        if not mine:
            return element
        moved = scaled(scaled(element, 1 / factor, *rates), factor, *money)
        return replace(moved, slope=times(element.slope, factor**2))

    def recipe(plant: Producer) -> Producer:
        ratios = {o: r / factor if o == stream else r for o, r in plant.recipe.items()}
        if plant.origin == stream:
            ratios = {o: r * factor for o, r in ratios.items()}
        return replace(plant, recipe=ratios)

    return {
        **parts,
        "links": [counted(k, k.origins == (stream,), ("capacity",), ("cost",)) for k in parts["links"]],
        "producers": [
            recipe(counted(p, p.origin == stream, ("capacity",), ("cost",))) for p in parts["producers"]
        ],
        "consumers": [
            counted(c, c.origins == (stream,), (), ("choke", "lost_load")) for c in parts["consumers"]
        ],
    }


@few
@given(SEEDS, st.sampled_from(["F", "P", "J"]), st.sampled_from([1e-3, 0.1, 7.0, 1e3]))
def test_the_unit_of_a_good_changes_no_money(seed: int, stream: str, factor: float) -> None:
    parts = chain(seed)
    one, other = solved(**parts, actors=ACTORS), solved(**in_units(parts, stream, factor), actors=ACTORS)
    assert welfare(other) == pytest.approx(welfare(one), rel=1e-6)
    books = [booked(outcome, owners(outcome.network)).money for outcome in (one, other)]
    np.testing.assert_allclose(books[1], books[0], rtol=1e-4, atol=1e-3 * (1 + abs(welfare(one))) / 100)
    mine = np.array([p.origin == stream for p in parts["producers"]])[:, None]
    np.testing.assert_allclose(
        other.output * np.where(mine, factor, 1), one.output, rtol=1e-4, atol=1e-4 * one.output.max()
    )
    nodes, passing = one.market.incidence, (one.throughput() > 1e-2).all(axis=1)
    own = np.array([origin == stream for _, origin in one.network.names.streams])[nodes.stream]
    worth = np.where(own, factor, 1.0)[:, None]
    np.testing.assert_allclose(
        (other.price / worth)[passing], one.price[passing], rtol=1e-4, atol=1e-2
    )  # elsewhere a price is not unique
