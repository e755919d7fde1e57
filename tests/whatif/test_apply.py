"""Actions on every attribute, by hand."""

from dataclasses import fields

import numpy as np
import pytest

from kerege.base.intervals import Interval
from kerege.case.scenarios import Action
from kerege.whatif import End, State, apply_actions
from kerege.whatif.strength import weight
from states import END, START, action, state

INF = np.inf
MONTH = 365 / 12


def test_the_state_before_is_left_as_it_was() -> None:
    before = state()
    frozen = {
        (part, f.name): getattr(getattr(holder, part), f.name).copy()
        for holder, parts in (
            (before.network, ("links", "producers", "consumers", "stores")),
            (before, ("curves",)),
        )
        for part in parts
        for f in fields(getattr(holder, part))
    }
    actions = [
        action("pipe", "capacity", lost=0.5), action("pipe", "capacity", lost=1, origins=("X",)),
        action("pipe", "ramp", lost=0.5), action("pipe", "tariff", add=4), action("port", "capacity", lost=1),
        action("field", "capacity", lost=0.5), action("field", "output", lost=0.5),
        action("buyer", "purchase", lost=1), action("buyer", "demand", lost=0.5),
        action("tank", "size", lost=1),
    ]  # fmt: skip
    after = apply_actions(before, actions)
    for (part, name), value in frozen.items():
        holder = before if part == "curves" else before.network
        np.testing.assert_array_equal(getattr(getattr(holder, part), name), value)
    assert after.network is not before.network
    assert after.network.grid is before.network.grid


def test_a_capacity_falls_by_its_own_value_in_the_days_it_is_lost() -> None:
    after = apply_actions(state(), [action("pipe", "capacity", lost=0.25, days=(10, 30))])
    np.testing.assert_allclose(after.network.links.capacity[0], [20, 15])
    assert (after.network.links.capacity[1] == INF).all()


def test_a_capacity_that_is_not_bound_falls_by_base_use() -> None:
    after = apply_actions(state(), [action("rail", "capacity", lost=0.5, days=(0, 10))])
    np.testing.assert_allclose(after.network.links.capacity[1], [1.5, INF])  # half of 2 + 1


@pytest.mark.parametrize(
    ("change", "pipe", "rail"),
    [
        ({"lost": 1}, 0, 0),
        ({"factor": 1.5}, 30, INF),
        ({"factor": 0.5}, 10, 1.5),
        ({"factor": 0}, 0, 0),
        ({"add": 7}, 27, INF),
        ({"add": -7}, 13, 0),  # three less seven is nothing, not less
        ({"add": -1}, 19, 2),
    ],
)
def test_losses_multiples_and_amounts(change: dict[str, float], pipe: float, rail: float) -> None:
    after = apply_actions(state(), [action(link, "capacity", **change) for link in ("pipe", "rail")])
    np.testing.assert_allclose(after.network.links.capacity, [[pipe] * 2, [rail] * 2])


def test_a_capacity_of_one_origin_caps_its_stream_against_base_flow() -> None:
    after = apply_actions(state(), [action("pipe", "capacity", lost=0.5, origins=("Y",), days=(0, 10))])
    np.testing.assert_allclose(
        after.network.links.arc_limit, [[INF, INF], [1.5, INF], [INF, INF], [INF, INF]]
    )
    np.testing.assert_allclose(after.network.links.capacity[0], [20, 20])


def test_actions_add_up_in_order() -> None:
    half = action("pipe", "capacity", lost=0.5)
    after = apply_actions(state(), [half, half, action("pipe", "capacity", add=1)])
    np.testing.assert_allclose(after.network.links.capacity[0], 6)


def test_a_joint_limit() -> None:
    port, fleet = action("port", "capacity", lost=0.5), action("fleet", "capacity", lost=0.5)
    after = apply_actions(state(), [port, fleet])
    # the fleet has no bound: twice the rail (2 + 1) and the wells (4) make its base use 10
    np.testing.assert_allclose(after.network.limits.capacity, [[15, 15], [5, 5]])


def test_a_producer_closes_its_dearest_wells_first() -> None:
    after = apply_actions(state(), [action("field", "capacity", lost=0.5)])  # half of 6 + 4
    np.testing.assert_allclose(after.curves.block_width[:, 0], [5, 0, INF])
    after = apply_actions(state(), [action("field", "capacity", lost=0.2)])
    np.testing.assert_allclose(after.curves.block_width[:, 0], [6, 2, INF])


@pytest.mark.parametrize("change", [{"add": 5.0}, {"factor": 1.5}])
def test_more_capacity_of_a_producer_is_dear_capacity(change: dict[str, float]) -> None:
    after = apply_actions(state(), [action("field", "capacity", days=(10, 30), **change)])
    np.testing.assert_allclose(after.curves.block_width, [[6, 6], [4, 9], [INF, INF]])


def test_a_producer_without_a_bound_loses_from_its_base_output() -> None:
    after = apply_actions(state(), [action("wells", "capacity", lost=0.25, days=(0, 10))])
    np.testing.assert_allclose(after.curves.block_width[2], [3, INF])
    after = apply_actions(state(), [action("wells", "capacity", add=5)])
    assert (after.curves.block_width[2] == INF).all()


@pytest.mark.parametrize("change", [{"lost": 0.5}, {"factor": 0.5}, {"add": -4.0}])
def test_an_output_stretches_the_whole_supply_curve(change: dict[str, float]) -> None:
    after = apply_actions(state(), [action("field", "output", **change)])  # base output is 8
    np.testing.assert_allclose(after.curves.block_width[:2, 0], [3, 2])
    np.testing.assert_allclose(after.curves.block_slope[:, 0], [2, 4, 1])
    np.testing.assert_allclose(after.curves.block_cost, state().curves.block_cost)


def test_an_embargo_on_one_origin() -> None:
    after = apply_actions(state(), [action("buyer", "purchase", lost=1, origins=("Y",), days=(10, 30))])
    np.testing.assert_allclose(after.network.consumers.purchase_limit, [[INF, INF], [INF, 0]])


def test_a_cut_of_purchases_caps_every_stream_against_its_base() -> None:
    after = apply_actions(state(), [action("buyer", "purchase", lost=0.5)])
    np.testing.assert_allclose(after.network.consumers.purchase_limit, [[4, 4], [2, 2]])


def test_demand_stretches_at_the_same_prices() -> None:
    after = apply_actions(state(), [action("buyer", "demand", lost=0.2, days=(0, 10))])
    price = 30.0
    wanted = (after.curves.choke - price) / after.curves.demand_slope
    np.testing.assert_allclose(wanted, [[0.8 * 20, 20]])


def test_a_store_shrinks_and_grows() -> None:
    after = apply_actions(state(), [action("tank", "size", lost=0.5, days=(0, 10))])
    np.testing.assert_allclose(after.network.stores.size, [[20, 40]])
    after = apply_actions(state(), [action("tank", "size", add=-60)])
    np.testing.assert_allclose(after.network.stores.size, [[0, 0]])


@pytest.mark.parametrize(
    ("change", "pipe"),
    [
        ({"lost": 0.5}, 0.25),
        ({"factor": 0.5}, 0.25),
        ({"factor": 3}, 1.5),
        ({"add": 3 * MONTH}, 3.5),
        ({"add": -0.2 * MONTH}, 0.3),
        ({"add": -9 * MONTH}, 0),
    ],
)
@pytest.mark.parametrize("days", [(0, 30), (10, 30)])
def test_a_ramp_changes_throughout(change: dict[str, float], pipe: float, days: tuple[int, int]) -> None:
    after = apply_actions(state(), [action("pipe", "ramp", days=days, **change)])
    np.testing.assert_allclose(after.network.links.ramp, [pipe, INF])  # kt/day per day, stated per month


def test_a_ramp_of_a_limit_and_one_that_is_not_bound() -> None:
    halves = [action(element, "ramp", lost=0.5) for element in ("port", "fleet", "rail")]
    after = apply_actions(state(), halves)
    np.testing.assert_allclose(after.network.limits.ramp, [1, INF])
    np.testing.assert_allclose(after.network.links.ramp, [0.5, INF])


def test_a_ramp_lost_entirely_where_none_is_bound_stays_unbound() -> None:
    after = apply_actions(state(), [action("rail", "ramp", lost=1)])
    np.testing.assert_allclose(after.network.links.ramp, [0.5, INF])


def test_a_tariff_adds_to_the_charge_of_the_streams_it_is_meant_for() -> None:
    after = apply_actions(state(), [action("pipe", "tariff", add=5, days=(0, 10))])
    np.testing.assert_allclose(after.curves.arc_cost, [[7, 2], [7, 2], [9, 9], [9, 9]])
    after = apply_actions(state(), [action("pipe", "tariff", add=5, origins=("Y",))])
    np.testing.assert_allclose(after.curves.arc_cost[:, 0], [2, 7, 9, 9])


@pytest.mark.parametrize(("end", "left"), [(End.LOW, 18), (End.MID, 14), (End.HIGH, 8)])
def test_an_end_of_the_range_is_applied(end: End, left: float) -> None:
    after = apply_actions(state(), [action("pipe", "capacity", lost=(0.1, 0.3, 0.6))], end)
    np.testing.assert_allclose(after.network.links.capacity[0], left)


@pytest.mark.parametrize(
    ("element", "attribute"),
    [
        ("nothing", "capacity"),
        ("pipe", "loss"),
        ("buyer", "capacity"),
        ("tank", "capacity"),
        ("field", "ramp"),
    ],
)
def test_what_cannot_be_changed_is_said(element: str, attribute: str) -> None:
    with pytest.raises(ValueError, match=f"cannot change {element}.{attribute}"):
        apply_actions(state(), [action(element, attribute, lost=0.5)])


def shares(days: tuple[int, int], phase: int = 0) -> list[float]:
    return weight(action("pipe", "capacity", lost=1, days=days, phase=phase), state().network.grid).tolist()


def test_a_change_counts_for_its_days_in_each_period() -> None:
    assert shares((0, 30)) == [1, 1]
    assert shares((5, 15)) == [0.5, 0.25]
    assert shares((-20, 1)) == [0.1, 0]
    assert shares((29, 99)) == [0, 0.05]
    assert shares((40, 50)) == [0, 0]


def test_a_change_grows_over_its_phase_in() -> None:
    assert shares((0, 30), phase=10) == pytest.approx([0.5, 1])  # half on average while it grows
    assert shares((0, 30), phase=20) == pytest.approx([0.25, 0.5 * 0.75 + 0.5])
    assert shares((-10, 30), phase=10) == pytest.approx([1, 1])  # complete before the grid begins
    assert shares((0, 5), phase=10) == pytest.approx([0.5 * 0.25, 0])  # over before it is complete


def test_the_capacity_of_a_period_is_its_average() -> None:
    after = apply_actions(state(), [action("pipe", "capacity", lost=1, days=(5, 15))])
    np.testing.assert_allclose(after.network.links.capacity[0], [10, 15])


def test_an_action_says_one_change_and_a_length() -> None:
    one = Interval.point(0.5)
    with pytest.raises(ValueError, match="exactly one of lost, factor, add; found 0"):
        Action("pipe", "capacity", START, END)
    with pytest.raises(ValueError, match="exactly one of lost, factor, add; found 2"):
        Action("pipe", "capacity", START, END, lost=one, add=one)
    with pytest.raises(ValueError, match="an end after its start"):
        Action("pipe", "capacity", END, START, lost=one)


def test_no_actions_give_the_same_state() -> None:
    before: State = state()
    assert apply_actions(before, []) is before
