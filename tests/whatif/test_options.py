"""What is not built yet, and what stands idle: neither says anything at the base, both can be put to use."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import numpy as np
import pytest

from kerege.base.intervals import Interval
from kerege.case import Case
from kerege.case.scenarios import Action, Shock
from kerege.network.values import Values
from kerege.whatif import WhatIf, shock_grid, what_if
from kerege.whatif.pipeline import Solved, solve_case
from powered import bound
from templates import changed, solved_template

START = date(2023, 4, 1)
Number = tuple[str, str, str, float, float, float, str]
#: a second pipe beside the first, far cheaper than it
BYPASS = {"links.csv": ("bypass,Bypass,pipeline,junction,coast,crude,UP,pipe-co,UP;TR,",)}
#: wells at the coast, next to the ships
WELLS = {"plants.csv": ("wells,Wells at the coast,producer,coast,crude,UP,upland-oil,",)}


def case(folder: Path, lines: dict[str, tuple[str, ...]], *numbers: Number) -> Case:
    claims, bindings = bound("OP", "example", numbers)
    return changed(folder, added={**lines, "claims/example.csv": claims, "bindings.csv": bindings})


def solved(folder: Path, lines: dict[str, tuple[str, ...]], *numbers: Number) -> Solved:
    found = solve_case(Values(case(folder, lines, *numbers)))
    assert found.outcome.certificate.passed
    np.testing.assert_allclose(found.outcome.flow, found.calibrated.base.flow, rtol=1e-6, atol=1e-6)
    assert found.accounts(found.outcome).identity_error <= 1e-9
    return found


def bypass(folder: Path, tariff: float = 1.0, capacity: float = 0.0) -> Solved:
    room = capacity / 2
    return solved(
        folder,
        BYPASS,
        ("bypass", "tariff", "", tariff, tariff / 2, 2 * tariff, "USD/t"),
        ("bypass", "capacity", "", capacity, capacity - room, capacity + room, "kt/day"),
    )


def wells(folder: Path, *, cost: float = 20.0, capacity: float = 0.0, idle: bool = False) -> Solved:
    room = capacity / 2
    numbers: list[Number] = [
        ("wells", "cost", "", cost, 0.9 * cost, 1.1 * cost, "USD/t"),
        ("wells", "elasticity", "", 0.2, 0.1, 0.3, "1"),
        ("wells", "capacity", "", capacity, capacity - room, capacity + room, "kt/day"),
    ]
    if idle:
        numbers.append(("wells", "output", "", 0, 0, 0, "kt/day"))
    return solved(folder, WELLS, *numbers)


def add(found: Solved, element: str, amount: float, *more: Action, days: int = 90) -> WhatIf:
    end = START + timedelta(days=days)
    action = Action(element, "capacity", START, end, add=Interval.point(amount))
    shock = Shock("test", "Test", "", START, end, (action, *more))
    return what_if(found.calibrated, shock, shock_grid(found.values.case.meta, shock))


def same_prices(found: Solved) -> None:
    """Check that delivered prices, prices of nodes and rates of the rest are those of the plain template."""
    plain = solved_template()
    mine, theirs = found.calibrated, plain.calibrated
    for place in theirs.network.names.places:
        one, two = (s.outcome.node_price(place, ("crude", "UP")) for s in (found, plain))
        np.testing.assert_allclose(one, two, rtol=1e-4, err_msg=place)
    np.testing.assert_allclose(mine.prices.consumer, theirs.prices.consumer, rtol=1e-4)
    kept = [mine.network.names.links.index(link) for link in theirs.network.names.links]
    np.testing.assert_allclose(mine.base.flow[kept], theirs.base.flow, rtol=1e-4, atol=1e-4)
    np.testing.assert_allclose(mine.prices.wedge[kept], theirs.prices.wedge, atol=1e-2)


def link(outcome_of: WhatIf, name: str, *, shocked: bool = True) -> np.ndarray:
    outcome = outcome_of.shocked if shocked else outcome_of.base
    return outcome.link_flow()[outcome.network.names.links.index(name)]


def output(pair: WhatIf, name: str, *, shocked: bool = True) -> np.ndarray:
    outcome = pair.shocked if shocked else pair.base
    return outcome.output[outcome.network.names.producers.index(name)]


def test_a_link_that_is_not_built_bounds_no_price(tmp_path: Path) -> None:
    found = bypass(tmp_path)
    same_prices(found)
    assert found.outcome.link_flow()[found.calibrated.network.names.links.index("bypass")].max() == 0


def test_a_link_is_opened_by_a_shock_that_adds_capacity(tmp_path: Path) -> None:
    pair = add(bypass(tmp_path), "bypass", 12.0)
    assert link(pair, "bypass", shocked=False).max() == pytest.approx(0, abs=1e-7)
    np.testing.assert_allclose(link(pair, "bypass")[:2], 12, rtol=1e-6)  # far cheaper than pipe and rail
    np.testing.assert_allclose(link(pair, "bypass")[3:], 0, atol=1e-7)
    both = link(pair, "pipe")[:2] + link(pair, "rail")[:2]
    assert (both < (link(pair, "pipe", shocked=False) + link(pair, "rail", shocked=False))[:2]).all()
    assert pair.shocked.certificate.objective < pair.base.certificate.objective


def test_a_dear_link_that_is_opened_carries_little(tmp_path: Path) -> None:
    pair = add(bypass(tmp_path, tariff=400.0), "bypass", 12.0)
    np.testing.assert_allclose(link(pair, "bypass"), 0, atol=1e-6)


def test_a_link_that_is_built_and_empty_does_bound_prices(tmp_path: Path) -> None:
    """The same pipe with capacity and no flow: what is free to be used and is not costs at least the gap."""
    lines = {**BYPASS}
    numbers: tuple[Number, ...] = (
        ("bypass", "tariff", "", 1, 0.5, 2, "USD/t"),
        ("bypass", "capacity", "", 12, 10, 14, "kt/day"),
        ("bypass", "flow", "UP", 0, 0, 0, "kt/day"),
    )
    found = solved(tmp_path, lines, *numbers)
    outcome = found.outcome
    gap = outcome.node_price("coast", ("crude", "UP")) - outcome.node_price("junction", ("crude", "UP"))
    wedge = found.calibrated.prices.wedge[found.calibrated.network.names.links.index("bypass")]
    assert (wedge >= 0).all()
    assert (gap <= 1 + wedge + 1e-4).all()


def test_a_field_that_is_not_built_bounds_no_price(tmp_path: Path) -> None:
    found = wells(tmp_path)
    same_prices(found)
    assert found.outcome.output[found.calibrated.network.names.producers.index("wells")].max() == 0


def test_a_field_is_opened_by_a_shock_that_adds_capacity(tmp_path: Path) -> None:
    pair = add(wells(tmp_path), "wells", 5.0)
    assert output(pair, "wells", shocked=False).max() == pytest.approx(0, abs=1e-7)
    np.testing.assert_allclose(output(pair, "wells")[:2], 5, rtol=1e-5)  # it costs 20, oil there some 590
    np.testing.assert_allclose(output(pair, "wells")[3:], 0, atol=1e-7)


def test_a_dear_field_that_is_opened_makes_nothing(tmp_path: Path) -> None:
    pair = add(wells(tmp_path, cost=2_000.0), "wells", 5.0)
    np.testing.assert_allclose(output(pair, "wells"), 0, atol=1e-6)


@pytest.mark.parametrize("cost", [20.0, 300.0, 800.0])
def test_an_idle_field_stays_idle_whatever_it_costs(tmp_path: Path, cost: float) -> None:
    found = wells(tmp_path, cost=cost, capacity=6.0, idle=True)
    index = found.calibrated.network.names.producers.index("wells")
    assert found.calibrated.base.output[index].max() == 0
    assert found.outcome.output[index].max() <= 1e-5  # of some 30 kt/day


def test_an_idle_field_is_put_to_use_when_prices_rise_above_its_cost(tmp_path: Path) -> None:
    found = wells(tmp_path, cost=650.0, capacity=6.0, idle=True)  # oil at the coast is at some 590
    closed = Action("pipe", "capacity", START, START + timedelta(days=90), lost=Interval.point(1.0))
    pair = add(found, "rail", 0.0, closed)
    assert output(pair, "wells", shocked=False).max() <= 1e-5
    assert output(pair, "wells")[0] > 1
    assert output(pair, "wells").max() <= 6 + 1e-6


def test_a_shock_that_adds_nothing_to_what_is_not_built_changes_nothing(tmp_path: Path) -> None:
    found = bypass(tmp_path)
    pair = add(found, "bypass", 0.0)
    np.testing.assert_array_equal(pair.shocked.flow, pair.base.flow)


#: the bypass has room of its own but counts under a joint limit that allows nothing yet
JOINT = {
    **BYPASS,
    "groups.csv": ("permits,Permits,limit,TR,",),
    "group_members.csv": ("permits,bypass,flow,*,+",),
}


def test_a_joint_limit_of_zero_says_that_its_members_are_not_built(tmp_path: Path) -> None:
    found = solved(
        tmp_path,
        JOINT,
        ("bypass", "tariff", "", 1, 0.5, 2, "USD/t"),
        ("bypass", "capacity", "", 12, 10, 14, "kt/day"),
        ("permits", "capacity", "", 0, 0, 0, "kt/day"),
    )
    same_prices(found)
    pair = add(found, "permits", 4.0)
    np.testing.assert_allclose(link(pair, "bypass", shocked=False), 0, atol=1e-7)
    np.testing.assert_allclose(link(pair, "bypass")[:2], 4, rtol=1e-6)
