"""Accounts: every line once by hand, and the identity that nothing is lost on random markets."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kerege.equilibrium import Accounts, Item, Outcome, make_accounts, solve_market
from kerege.network import Network
from kerege.network.charges import Charges
from kerege.network.owners import Owners
from markets import Consumer, Limit, Link, Producer, Series, Store, market
from random_markets import Parts, drawn_owners, random_markets

ACTORS = ("FIELD", "PIPE", "BUYER", "STATE", "TRANSIT")
ITEMS = list(Item)


def owners(network: Network, *, take: float = 0.0, operated: bool = True) -> Owners:
    """Give fields to FIELD, links to PIPE, buyers to BUYER; the fields' territory is STATE's."""

    def whole(count: int, actor: str) -> np.ndarray:
        shares = np.zeros((count, len(ACTORS)))
        shares[:, ACTORS.index(actor)] = 1.0
        return shares

    names = network.names
    return Owners(
        producers=whole(len(names.producers), "FIELD"),
        links=whole(len(names.links), "PIPE"),
        consumers=whole(len(names.consumers), "BUYER"),
        operated=np.full(len(names.links), operated),
        state_take=np.full(len(names.producers), take),
        territory=whole(len(names.producers), "STATE"),
        origin=whole(len(names.streams), "STATE"),
        home=ACTORS,
    )


def charges(network: Network, tariff: float, operating: float, fee: float) -> Charges:
    """Return the same charge on every link; the fee goes to TRANSIT."""
    fees = np.zeros((len(network.names.links), len(ACTORS)))
    fees[:, ACTORS.index("TRANSIT")] = fee
    shape = (len(network.names.links), network.n_period)
    none = np.zeros((network.n_arc, network.n_period))
    return Charges(np.full(shape, tariff), np.full(shape, operating), fees, none)


def entry(accounts: Accounts, item: Item, actor: str) -> float:
    return float(accounts.money[ITEMS.index(item), ACTORS.index(actor)].sum())


def pipe(
    *,
    capacity: float = np.inf,
    minimum: float = 0.0,
    cost: Series = 10.0,
    conduct: float = 0.0,
    stores: tuple[Store, ...] = (),
    days: tuple[int, ...] = (10,),
    penalty: float | None = None,
) -> Outcome:
    """Solve p = 10 + q at A against p = 50 - d at B, over a pipe that charges 2 USD/t, for ten days."""
    network, curves = market(
        ["A", "B"],
        links=[Link("pipe", "A", "B", cost=2, capacity=capacity, minimum=minimum)],
        producers=[Producer("field", "A", cost=cost, slope=1)],
        consumers=[Consumer("buyer", "B", choke=50, slope=1, conduct=conduct)],
        stores=stores,
        days=days,
        penalty=penalty,
        actors=ACTORS,
    )
    return solve_market(network, curves)


def booked(outcome: Outcome, *, take: float = 0.0, operated: bool = True) -> Accounts:
    """Of the 2 USD/t charged 0.5 is cost and 0.3 goes to TRANSIT."""
    network = outcome.network
    found = make_accounts(
        outcome, charges(network, 2.0, 0.5, 0.3), owners(network, take=take, operated=operated)
    )
    assert found.identity_error <= 1e-9
    assert found.money.shape == (len(ITEMS), len(ACTORS), network.n_period)
    return found


def only(accounts: Accounts, expected: dict[tuple[Item, str], float]) -> None:
    """Check the entries given, and that there are no others."""
    for item in ITEMS:
        for actor in ACTORS:
            wanted = expected.get((item, actor), 0.0)
            assert entry(accounts, item, actor) == pytest.approx(wanted, abs=1e-4), (item, actor)


# 19 kt/day at 29 USD/t in A and 31 in B, ten days
FREE = {
    (Item.CONSUMER_SURPLUS, "BUYER"): 10 * 19 * 19 / 2,
    (Item.PRODUCER_SURPLUS, "FIELD"): 10 * 19 * 19 / 2,
    (Item.CARRIAGE_MARGIN, "PIPE"): 10 * 19 * (2.0 - 0.5 - 0.3),
    (Item.TRANSIT_FEE, "TRANSIT"): 10 * 19 * 0.3,
}


def test_surpluses_margin_and_fee() -> None:
    accounts = booked(pipe())
    only(accounts, FREE)
    assert accounts.transfer == pytest.approx(10 * 19 * 1.5)
    assert accounts.welfare == pytest.approx(10 * 19 * 19)


def test_the_state_takes_its_share_of_the_surplus() -> None:
    whole = 10 * 19 * 19 / 2
    only(
        booked(pipe(), take=0.6),
        FREE | {(Item.PRODUCER_SURPLUS, "FIELD"): 0.4 * whole, (Item.STATE_TAKE, "STATE"): 0.6 * whole},
    )


# 10 kt/day at 20 USD/t in A and 40 in B: a gap of 20, of which 2 are charged and 18 are rent
FULL = {
    (Item.CONSUMER_SURPLUS, "BUYER"): 10 * 10 * 10 / 2,
    (Item.PRODUCER_SURPLUS, "FIELD"): 10 * 10 * 10 / 2,
    (Item.CARRIAGE_MARGIN, "PIPE"): 10 * 10 * 1.2,
    (Item.TRANSIT_FEE, "TRANSIT"): 10 * 10 * 0.3,
}


def test_the_rent_of_a_full_pipe_under_a_posted_tariff_stays_with_the_shippers() -> None:
    only(booked(pipe(capacity=10)), FULL | {(Item.CONGESTION_RENT, "FIELD"): 10 * 10 * 18})


def test_the_state_takes_its_share_of_the_rent_too() -> None:
    expected = FULL | {
        (Item.PRODUCER_SURPLUS, "FIELD"): 0.4 * 500,
        (Item.STATE_TAKE, "STATE"): 0.6 * 500,
        (Item.CONGESTION_RENT, "FIELD"): 0.4 * 1800,
        (Item.CONGESTION_RENT, "STATE"): 0.6 * 1800,
    }
    only(booked(pipe(capacity=10), take=0.6), expected)


def test_a_joint_limit_earns_its_rent_like_a_full_pipe() -> None:
    network, curves = market(
        ["A", "B"],
        links=[Link("pipe", "A", "B", cost=2)],
        producers=[Producer("field", "A", cost=10, slope=1)],
        consumers=[Consumer("buyer", "B", choke=50, slope=1)],
        limits=[Limit("port", 10, {"pipe": 1})],
        days=[10],
        actors=ACTORS,
    )
    only(booked(solve_market(network, curves)), FULL | {(Item.CONGESTION_RENT, "FIELD"): 10 * 10 * 18})


def test_what_a_sloped_lane_leaves_goes_to_its_owner_where_nobody_operates_it() -> None:
    def lane() -> Outcome:
        network, curves = market(
            ["A", "B"],
            links=[Link("lane", "A", "B", cost=2, slope=2)],
            producers=[Producer("field", "A", cost=10)],
            consumers=[Consumer("buyer", "B", choke=50, slope=1)],
            actors=ACTORS,
        )
        return solve_market(network, curves)

    flow = 38 / 3  # 10 + 2 + 2 x = 50 - x
    rent = flow * flow  # the charge at the margin is 2 + 2 x, on average 2 + x
    for operated, item, actor in ((False, Item.ROUTE_RENT, "PIPE"), (True, Item.CONGESTION_RENT, "FIELD")):
        assert entry(booked(lane(), operated=operated), item, actor) == pytest.approx(rent)


def test_sellers_with_market_power_earn_their_markup() -> None:
    # 10 + q + 2 + q = 50 - q: 38 / 3 sold at 112 / 3, of which 38 / 3 a tonne is markup
    sold = 38 / 3
    expected = {
        (Item.CONSUMER_SURPLUS, "BUYER"): 10 * sold**2 / 2,
        (Item.PRODUCER_SURPLUS, "FIELD"): 10 * sold**2 / 2,
        (Item.CARRIAGE_MARGIN, "PIPE"): 10 * sold * 1.2,
        (Item.TRANSIT_FEE, "TRANSIT"): 10 * sold * 0.3,
        (Item.MARKET_POWER, "STATE"): 10 * sold**2,
    }
    only(booked(pipe(conduct=1.0)), expected)


def test_a_missed_contract_is_paid_by_the_holder_of_the_pipe() -> None:
    # 25 kt/day promised; one more than 19 loses 2 (x - 19) at the margin, so 22 are shipped at a penalty of 6
    accounts = booked(pipe(minimum=25, penalty=6))
    assert entry(accounts, Item.MISSED_MINIMUM, "PIPE") == pytest.approx(-10 * 3 * 6)
    assert entry(accounts, Item.CONSUMER_SURPLUS, "BUYER") == pytest.approx(10 * 22 * 22 / 2)


def test_a_plant_that_must_run_and_does_not_pays_itself() -> None:
    network, curves = market(
        ["A"],
        producers=[Producer("field", "A", cost=60, minimum=10)],
        consumers=[Consumer("buyer", "A", choke=50, slope=1)],
        penalty=15,
        actors=ACTORS,
    )
    accounts = booked(solve_market(network, curves))
    assert entry(accounts, Item.MISSED_MINIMUM, "FIELD") == pytest.approx(-5 * 15)


def test_a_store_earns_the_gap_between_periods_for_whose_oil_it_holds() -> None:
    # flat costs of 10 and 30; 15 kt are carried from a 10 USD/t day to a 30 USD/t day
    network, curves = market(
        ["A"],
        producers=[Producer("field", "A", cost=[10, 30])],
        consumers=[Consumer("buyer", "A", choke=50, slope=1)],
        stores=[Store("tank", "A", size=15, initial={"X": 0})],
        days=[1, 1],
        actors=ACTORS,
    )
    expected = {
        (Item.CONSUMER_SURPLUS, "BUYER"): (40 * 40 + 20 * 20) / 2,
        (Item.STORAGE, "FIELD"): 15 * (30 - 10),
    }
    only(booked(solve_market(network, curves)), expected)


def test_holding_cost_is_taken_off_what_storage_earns() -> None:
    network, curves = market(
        ["A"],
        producers=[Producer("field", "A", cost=[10, 60])],
        consumers=[Consumer("buyer", "A", choke=50, slope=1)],
        stores=[Store("tank", "A", size=100, initial={"X": 0}, holding=100)],
        days=[1, 1],
        actors=ACTORS,
    )
    accounts = booked(solve_market(network, curves))
    # 20 kt bought at 10 and sold at 30; holding S costs S^2 / 2 a day
    assert entry(accounts, Item.STORAGE, "FIELD") == pytest.approx(20 * 20 - 20**2 / 2)


def test_partners_split_by_their_shares() -> None:
    outcome = pipe()
    network = outcome.network
    base = owners(network)
    halves = np.zeros((1, len(ACTORS)))
    halves[0, [0, 3]] = [0.75, 0.25]
    shared = Owners(halves, *(getattr(base, name) for name in Owners.__slots__[1:]))
    accounts = make_accounts(outcome, charges(network, 2.0, 0.5, 0.3), shared)
    assert entry(accounts, Item.PRODUCER_SURPLUS, "FIELD") == pytest.approx(0.75 * 10 * 19 * 19 / 2)
    assert entry(accounts, Item.PRODUCER_SURPLUS, "STATE") == pytest.approx(0.25 * 10 * 19 * 19 / 2)


@settings(max_examples=80)
@given(random_markets(), st.integers(0, 1000))
def test_nothing_is_lost_whoever_owns_what(parts: Parts, seed: int) -> None:
    network, curves = market(**parts, actors=ACTORS)
    outcome = solve_market(network, curves, previous=np.full(len(parts["links"]), 2.0))
    random = np.random.default_rng(seed)
    shape = (len(network.names.links), network.n_period)
    charged = Charges(
        random.uniform(0, 5, shape),
        random.uniform(0, 2, shape),
        random.uniform(0, 1, (shape[0], len(ACTORS))),
        random.uniform(0, 3, (network.n_arc, network.n_period)),
    )
    accounts = make_accounts(outcome, charged, drawn_owners(network, np.random.default_rng(seed), ACTORS))
    assert np.isfinite(accounts.money).all()
    assert accounts.identity_error <= 1e-9


def test_the_identity_notices_a_missing_share() -> None:
    outcome = pipe()
    network = outcome.network
    full = owners(network)
    lost = Owners(full.producers * 0.9, *(getattr(full, name) for name in Owners.__slots__[1:]))
    assert make_accounts(outcome, charges(network, 2.0, 0.5, 0.3), lost).identity_error > 1e-3
