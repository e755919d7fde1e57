"""A contract that a shock makes or ends: what a link is obliged to ship."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import numpy as np
import pytest

from kerege.base.intervals import Interval
from kerege.case import check_case, load_case
from kerege.case.scenarios import Action, Shock
from kerege.equilibrium import solve_market
from kerege.whatif import WhatIf, apply_actions, shock_grid, what_if
from markets import Consumer, Link, Producer, flow, market, price
from powered import in_one
from states import action, state
from templates import solved_template

START = date(2023, 4, 1)


def minimum(**change: float) -> Action:
    (kind, value), *_ = change.items()
    return Action("rail", "minimum", START, START + timedelta(days=90), **{kind: Interval.point(value)})


def run(*actions: Action) -> WhatIf:
    solved = solved_template()
    shock = Shock("test", "Test", "", START, START + timedelta(days=90), actions)
    return what_if(solved.calibrated, shock, shock_grid(solved.values.case.meta, shock))


def test_a_minimum_starts_from_nothing_where_none_is_bound() -> None:
    after = apply_actions(state(), [action("rail", "minimum", add=8.0)])
    np.testing.assert_allclose(after.network.links.minimum, [[0, 0], [8, 8]])
    again = apply_actions(after, [action("rail", "minimum", factor=0.5, days=(10, 30))])
    np.testing.assert_allclose(again.network.links.minimum[1], [8, 4])
    ended = apply_actions(again, [action("rail", "minimum", lost=1.0)])
    np.testing.assert_allclose(ended.network.links.minimum, 0)


def test_a_minimum_is_never_below_nothing() -> None:
    after = apply_actions(state(), [action("rail", "minimum", add=-3.0)])
    np.testing.assert_array_equal(after.network.links.minimum, 0)


def test_a_minimum_counts_for_its_days_and_leaves_the_state_before_alone() -> None:
    before = state()
    after = apply_actions(before, [action("rail", "minimum", add=8.0, days=(5, 15))])
    np.testing.assert_allclose(after.network.links.minimum[1], [4, 2])  # 5 of 10 days, 5 of 20
    np.testing.assert_array_equal(before.network.links.minimum, 0)
    np.testing.assert_array_equal(after.network.links.capacity, before.network.links.capacity)


def test_a_contract_forces_a_dear_route_by_hand() -> None:
    """p = 10 + q at A, p = 50 - d at B; a pipe at 2 and a railway at 9 USD/t that must carry five."""
    network, curves = market(
        ["A", "B"],
        links=[Link("pipe", "A", "B", cost=2), Link("rail", "A", "B", cost=9, minimum=5)],
        producers=[Producer("field", "A", cost=10, slope=1)],
        consumers=[Consumer("buyer", "B", choke=50, slope=1)],
    )
    outcome = solve_market(network, curves)
    assert flow(outcome, "rail") == pytest.approx(5)
    assert flow(outcome, "pipe") == pytest.approx(14)
    assert price(outcome, "B") == pytest.approx(31)
    assert outcome.missed == pytest.approx(np.zeros((1, 1)), abs=1e-6)


def test_a_shock_may_oblige_a_link_to_ship() -> None:
    pair = run(minimum(add=16.0))
    rail = pair.base.network.names.links.index("rail")
    assert pair.base.link_flow()[rail, 0] < 12
    after = pair.shocked.link_flow()[rail]
    # the ramp of 4 kt/day a month allows 13.4 by mid April and 17.3 by mid May
    assert after[0] < 16
    assert after[1] == pytest.approx(16, rel=1e-5)
    np.testing.assert_allclose(after[3:], pair.base.link_flow()[rail, 3:], rtol=1e-4)
    missed = pair.shocked.missed[0]
    assert missed[0] == pytest.approx(16 - after[0], rel=1e-5)
    assert missed[1] == pytest.approx(0, abs=1e-5)
    assert pair.shocked.certificate.objective > pair.base.certificate.objective


def test_a_minimum_that_is_met_already_changes_nothing() -> None:
    pair = run(minimum(add=5.0))
    np.testing.assert_allclose(pair.shocked.flow, pair.base.flow, rtol=1e-6, atol=1e-6)


def test_a_minimum_in_a_case_is_read_in_the_unit_of_the_good(tmp_path: Path) -> None:
    folder = in_one(tmp_path)
    shocks = folder / "shocks.toml"
    text = shocks.read_text(encoding="utf-8")
    row = 'element = "gas-line"\n  attribute = "minimum"\n  add = 3.65\n  unit = "bcm/yr"'
    old = 'element = "gas-wells"\n  attribute = "capacity"\n  lost = 0.5'
    assert text.count(old) == 1
    shocks.write_text(text.replace(old, row), encoding="utf-8")
    shock = load_case(folder).shock("wells-halved")
    assert shock
    assert shock.actions[0].add == Interval.point(10.0)
    shocks.write_text(text.replace(old, row.replace("gas-line", "gas-wells")), encoding="utf-8")
    (found,) = [f for f in check_case(folder) if f.code == "unknown-attribute"]
    assert "minimum" in found.found
