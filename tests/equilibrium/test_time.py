"""Ramps, stores and minima, by hand."""

import numpy as np
import pytest

from kerege.equilibrium.outcome import Outcome, solve_market
from kerege.solve import SolveError
from markets import Consumer, Limit, Link, Producer, Store, flow, market, price

FIELD, BUYER = Producer("field", "A", cost=10, slope=1), Consumer("buyer", "B", choke=50, slope=1)


def ramped(days: list[int], previous: float | None, elapsed: float = 0.0) -> Outcome:
    network, curves = market(
        ["A", "B"],
        links=[Link("pipe", "A", "B", cost=2, ramp=0.5)],
        producers=[FIELD],
        consumers=[BUYER],
        days=days,
    )
    before = None if previous is None else np.array([previous])
    return solve_market(network, curves, previous=before, elapsed=elapsed)


def test_a_new_volume_grows_by_its_ramp_until_it_is_worth_no_more() -> None:
    # 0.5 kt/day a day, counted to the middle of each period; 19 is the flow without a ramp
    np.testing.assert_allclose(flow(ramped([10] * 5, 0.0), "pipe"), [2.5, 7.5, 12.5, 17.5, 19], atol=1e-6)


def test_growth_starts_from_what_flowed_before() -> None:
    np.testing.assert_allclose(flow(ramped([10, 30], 2.0), "pipe"), [2 + 2.5, 2 + 12.5], atol=1e-6)


def test_growth_already_had_counts() -> None:
    np.testing.assert_allclose(flow(ramped([10, 10], 0.0, elapsed=20), "pipe"), [12.5, 17.5], atol=1e-6)


def test_without_earlier_flows_no_ramp_binds() -> None:
    np.testing.assert_allclose(flow(ramped([10, 10], None), "pipe"), [19, 19], atol=1e-6)


def test_a_volume_that_flowed_before_may_fall_and_return_at_once() -> None:
    network, curves = market(
        ["A", "B"],
        links=[Link("pipe", "A", "B", cost=2, ramp=0.1)],
        producers=[FIELD],
        consumers=[Consumer("buyer", "B", choke=[50, 20, 50], slope=1)],
        days=[10, 10, 10],
    )
    outcome = solve_market(network, curves, previous=np.array([19.0]))
    np.testing.assert_allclose(flow(outcome, "pipe"), [19, 4, 19], atol=1e-6)


def test_a_joint_ramp_holds_the_sum_of_routes() -> None:
    network, curves = market(
        ["A", "B", "C"],
        links=[Link("west", "A", "B"), Link("east", "A", "C")],
        producers=[Producer("field", "A", cost=10)],
        consumers=[BUYER, Consumer("other", "C", choke=40, slope=1)],
        limits=[Limit("port", np.inf, {"west": 1, "east": 1}, ramp=0.5)],
        days=[10, 10],
    )
    outcome = solve_market(network, curves, previous=np.array([5.0, 6.0]))
    total = flow(outcome, "west") + flow(outcome, "east")
    np.testing.assert_allclose(total, [11 + 2.5, 11 + 7.5], atol=1e-6)
    np.testing.assert_allclose(flow(outcome, "west") - flow(outcome, "east"), [10, 10], atol=1e-6)


def stored(cost: list[float], store: Store, days: tuple[int, ...] = (1, 1)) -> Outcome:
    network, curves = market(
        ["A"],
        producers=[Producer("field", "A", cost=cost)],
        consumers=[Consumer("buyer", "A", choke=50, slope=1)],
        stores=[store],
        days=days,
    )
    return solve_market(network, curves)


@pytest.mark.parametrize("days", [(1, 1), (10, 20)])
def test_a_store_carries_stock_from_a_cheap_to_a_dear_period(days: tuple[int, int]) -> None:
    outcome = stored([10, 30], Store("tank", "A", size=5000, initial={"X": 0}), days)
    np.testing.assert_allclose(price(outcome, "A"), [10, 10], atol=1e-6)
    np.testing.assert_allclose(outcome.demand[0], [40, 40], atol=1e-6)
    np.testing.assert_allclose(outcome.stock[0], [40 * days[1], 0], atol=1e-5)
    np.testing.assert_allclose(outcome.output[0], [40 + 40 * days[1] / days[0], 0], atol=1e-5)


def test_a_full_store_leaves_a_price_gap() -> None:
    outcome = stored([10, 30], Store("tank", "A", size=15, initial={"X": 0}))
    np.testing.assert_allclose(price(outcome, "A"), [10, 30], atol=1e-6)
    np.testing.assert_allclose(outcome.stock[0], [15, 0], atol=1e-6)
    np.testing.assert_allclose(outcome.output[0], [55, 5], atol=1e-6)


def test_holding_cost_stops_storage_where_it_eats_the_gap() -> None:
    # holding 100 USD/t a day for a full store of 100 kt: one kt more costs S at the margin
    outcome = stored([10, 60], Store("tank", "A", size=100, initial={"X": 0}, holding=100))
    np.testing.assert_allclose(outcome.stock[0], [20, 0], atol=1e-6)  # 10 + S = 50 - S
    np.testing.assert_allclose(price(outcome, "A"), [10, 30], atol=1e-6)


def test_stock_used_in_a_dear_period_is_put_back_by_the_end() -> None:
    outcome = stored([30, 10], Store("tank", "A", size=100, initial={"X": 15}))
    np.testing.assert_allclose(outcome.stock[0], [0, 15], atol=1e-6)
    np.testing.assert_allclose(outcome.output[0], [5, 55], atol=1e-6)


def test_stock_above_the_usual_level_may_be_sold() -> None:
    outcome = stored([30, 30], Store("tank", "A", size=100, initial={"X": 15}, usual={"X": 4}))
    assert outcome.stock[0, -1] == pytest.approx(4, abs=1e-6)
    assert outcome.output[0].sum() == pytest.approx(40 - 11, abs=1e-6)


def test_a_store_keeps_origins_apart() -> None:
    network, curves = market(
        ["A"],
        producers=[
            Producer("x", "A", cost=[10, 90], origin="X"),
            Producer("y", "A", cost=[20, 90], origin="Y"),
        ],
        consumers=[Consumer("buyer", "A", choke=50, slope=1, origins=("Y",))],
        stores=[Store("tank", "A", size=100, initial={"X": 0, "Y": 0})],
        days=[1, 1],
    )
    outcome = solve_market(network, curves)
    np.testing.assert_allclose(
        outcome.stock[:, 0], [0, 30], atol=1e-6
    )  # the cheaper X is of no use to the buyer


def test_a_store_that_shrinks_below_its_stock_still_has_an_answer() -> None:
    network, curves = market(
        ["A"],
        producers=[Producer("x", "A", cost=10, origin="X"), Producer("y", "A", cost=20, origin="Y")],
        consumers=[Consumer("buyer", "A", choke=50, slope=1)],
        stores=[Store("tank", "A", size=[100, 50], initial={"X": 40, "Y": 40})],
        days=[1, 1],
    )
    outcome = solve_market(network, curves)
    assert outcome.stock[:, 1].sum() == pytest.approx(50)


def obliged(minimum: float, penalty: float, capacity: float = np.inf) -> Outcome:
    network, curves = market(
        ["A", "B"],
        links=[Link("pipe", "A", "B", minimum=minimum, capacity=capacity)],
        producers=[Producer("field", "A", cost=60)],
        consumers=[BUYER],
        penalty=penalty,
    )
    return solve_market(network, curves)


def test_a_contract_minimum_is_shipped_at_a_loss_while_missing_it_costs_more() -> None:
    outcome = obliged(10, penalty=100)  # the last tonne loses 60 - 40 = 20
    assert flow(outcome, "pipe") == pytest.approx(10)
    assert outcome.missed == pytest.approx(0, abs=1e-7)


def test_a_contract_minimum_is_missed_where_the_penalty_is_cheaper() -> None:
    outcome = obliged(10, penalty=15)  # x loses 10 + x at the margin
    assert flow(outcome, "pipe") == pytest.approx(5)
    assert outcome.missed == pytest.approx(np.array([[5]]))


@pytest.mark.parametrize(("capacity", "shipped"), [(6.0, 6.0), (0.0, 0.0)])
def test_a_minimum_above_the_capacity_is_missed_and_not_infeasible(capacity: float, shipped: float) -> None:
    outcome = obliged(10, penalty=100, capacity=capacity)
    assert flow(outcome, "pipe") == pytest.approx(shipped, abs=1e-7)
    assert outcome.missed == pytest.approx(np.array([[10 - shipped]]))


def test_a_plant_that_must_run_runs_or_pays() -> None:
    network, curves = market(
        ["A"],
        producers=[Producer("field", "A", cost=[60, 60], minimum=[10, 0])],
        consumers=[Consumer("buyer", "A", choke=50, slope=1)],
        penalty=15,
        days=[1, 1],
    )
    outcome = solve_market(network, curves)
    np.testing.assert_allclose(outcome.output[0], [5, 0], atol=1e-6)
    np.testing.assert_allclose(outcome.missed[0], [5, 0], atol=1e-6)


def test_a_market_without_bounds_names_itself_in_the_error() -> None:
    network, curves = market(
        ["A"],
        producers=[Producer("field", "A", cost=-1)],
        consumers=[Consumer("buyer", "A", choke=1, slope=0)],
    )
    with pytest.raises(SolveError, match=r"market under test-shock: .* says unbounded"):
        solve_market(network, curves, what="market under test-shock")
