"""What passes a place, and that a price is told only where something does."""

from __future__ import annotations

import numpy as np
import polars as pl
import pytest
from hypothesis import given, settings

from kerege.case.scenarios import Shock
from kerege.equilibrium import Outcome, make_accounts, solve_market
from kerege.network import Network
from kerege.network.charges import Charges
from kerege.network.owners import Owners
from kerege.study.changes import make_changes
from kerege.study.model import Tables
from kerege.study.tables import make_tables
from kerege.whatif.outcomes import run_shock
from kerege.whatif.pipeline import Solved
from markets import GOOD, Consumer, Link, Producer, flow, market
from powered import solved_powered
from random_markets import SEEDS, random_parts

ACTORS = ("ONE",)


def solved(*links: Link) -> Outcome:
    """Return the market of 10 + q at A and 50 - d at B, by way of C."""
    network, curves = market(
        ["A", "B", "C"],
        links=links,
        producers=[Producer("field", "A", cost=10, slope=1, delivered=0.9)],
        consumers=[Consumer("buyer", "B", choke=50, slope=1)],
        actors=ACTORS,
    )
    return solve_market(network, curves)


def through(outcome: Outcome, place: str, origin: str = "X") -> float:
    names, nodes = outcome.network.names, outcome.market.incidence
    (row,) = np.flatnonzero(
        (nodes.place == names.places.index(place)) & (nodes.stream == names.streams.index((GOOD, origin)))
    )
    return float(outcome.throughput()[row, 0])


def tables(outcome: Outcome) -> Tables:
    network = outcome.network
    return make_tables(outcome, make_accounts(outcome, charges(network), owners(network)), owners(network))


def charges(network: Network) -> Charges:
    shape = (len(network.names.links), network.n_period)
    return Charges(np.zeros(shape), np.zeros(shape), np.zeros((shape[0], 1)),
                   np.zeros((network.n_arc, network.n_period)))  # fmt: skip


def owners(network: Network) -> Owners:
    def all_of(count: int) -> np.ndarray:
        return np.ones((count, 1))

    names = network.names
    return Owners(
        all_of(len(names.producers)), all_of(len(names.links)), all_of(len(names.consumers)),
        np.ones(len(names.links), dtype=np.bool_), np.zeros(len(names.producers)),
        all_of(len(names.producers)), all_of(len(names.streams)), ACTORS,
    )  # fmt: skip


def prices(outcome: Outcome) -> dict[str, float | None]:
    return dict(tables(outcome).prices.select("place", "price").iter_rows())


def test_what_comes_in_and_what_arrives_passes() -> None:
    outcome = solved(Link("first", "A", "C", loss=0.1), Link("second", "C", "B", loss=0.2))
    made, sent = outcome.output[0, 0], flow(outcome, "second")[0]
    assert through(outcome, "A") == pytest.approx(0.9 * made)
    assert through(outcome, "C") == pytest.approx(0.9 * 0.9 * made)
    assert through(outcome, "C") == pytest.approx(sent)
    assert through(outcome, "B") == pytest.approx(outcome.demand[0, 0])
    assert through(outcome, "B") == pytest.approx(0.8 * sent)


def test_a_price_is_null_where_nothing_passes() -> None:
    outcome = solved(
        Link("direct", "A", "B", cost=1), Link("first", "A", "C", cost=5), Link("second", "C", "B", cost=5)
    )
    assert through(outcome, "C") == pytest.approx(0, abs=1e-7)
    found = prices(outcome)
    assert found["C"] is None
    assert found["A"] == pytest.approx(outcome.node_price("A", (GOOD, "X"))[0])
    assert found["B"] == pytest.approx(outcome.node_price("B", (GOOD, "X"))[0])


def test_a_place_that_is_cut_off_has_no_price() -> None:
    assert prices(solved(Link("direct", "A", "B", capacity=0)))["B"] is None


def test_what_a_converter_takes_in_does_not_pass_there_twice() -> None:
    network, curves = market(
        ["A"],
        producers=[
            Producer("wells", "A", cost=10, origin="F"),
            Producer("burner", "A", cost=5, origin="P", recipe={"F": -2, "J": 0.5}),
        ],
        consumers=[
            Consumer("lamps", "A", choke=65, slope=1, origins=("P",)),
            Consumer("ash", "A", choke=0, slope=0.1, origins=("J",)),
        ],
    )
    outcome = solve_market(network, curves)
    fuel, made = outcome.output[:, 0]
    assert through(outcome, "A", "F") == pytest.approx(fuel)
    assert through(outcome, "A", "P") == pytest.approx(made)
    assert through(outcome, "A", "J") == pytest.approx(made / 2)


@settings(max_examples=40)
@given(SEEDS)
def test_what_is_bought_or_sent_on_has_passed(seed: int) -> None:
    parts = {**random_parts(seed, rich=False)}
    network, curves = market(**parts, actors=ACTORS)
    outcome = solve_market(network, curves)
    nodes = outcome.market.incidence
    left = -(nodes.arcs.minimum(0) @ outcome.flow + nodes.purchases @ outcome.purchase)
    np.testing.assert_allclose(outcome.throughput(), left, atol=1e-5)
    assert (outcome.throughput() >= -1e-9).all()
    table = tables(outcome).prices
    assert table["price"].null_count() == int((outcome.throughput() <= 1e-7).sum())
    assert table["price"].is_not_nan().all()


def after(solved_case: Solved, shock: Shock) -> tuple[Tables, Tables]:
    result = run_shock(solved_case, shock)
    return tuple(
        make_tables(outcome, booked, result.solved.owners)
        for outcome, booked in ((result.pair.base, result.before), (result.pair.shocked, result.after))
    )  # type: ignore[return-value]


def test_a_change_of_a_price_that_is_no_longer_there_is_null_and_not_zero() -> None:
    found = solved_powered()
    shock = found.values.case.shock("burner-stops")
    assert shock
    before, shocked = after(found, shock)
    changes = make_changes(found.values.case, before, shocked)
    power = changes.prices.filter(pl.col("good") == "power")
    stopped, running = power.head(2), power.tail(8)  # 90 days from April; June ends one day later
    assert stopped["base"].null_count() == 0
    assert stopped["shocked"].to_list() == [None, None]
    assert stopped["change"].to_list() == [None, None]
    assert running["change"].null_count() == 0
    assert running["change"].abs().max() < 1e-3


def test_unserved_demand_is_a_row_of_the_plants() -> None:
    found = solved_powered()
    shock = found.values.case.shock("burner-stops")
    assert shock
    before, shocked = after(found, shock)
    rows = [
        t.plants.filter(pl.col("plant") == "lamps", pl.col("attribute") == "unserved")
        for t in (before, shocked)
    ]
    assert rows[0]["rate"].abs().max() < 1e-6
    assert rows[1]["good"].unique().to_list() == ["power"]
    # 20 GWh/day at 50 USD/MWh and an elasticity of 0.1: at 200 people want 20 - 150 / 25 = 14
    np.testing.assert_allclose(rows[1]["rate"].head(2), 14, rtol=1e-4)
    purchase = shocked.plants.filter(pl.col("plant") == "lamps", pl.col("attribute") == "purchase")
    np.testing.assert_allclose(purchase["rate"].head(2), 0, atol=1e-6)
