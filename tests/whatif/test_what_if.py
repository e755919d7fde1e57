"""Shocks on the template: nothing happens for nothing, and less is never better for the market."""

from datetime import timedelta

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from kerege.base.intervals import Interval
from kerege.case.scenarios import Action, Shock
from kerege.equilibrium import Outcome
from kerege.whatif import End, State, WhatIf, apply_actions, shock_grid, start_state, what_if
from states import action, solved_state
from templates import solved_template, template

#: what a shock of the template can take away, kept to a capacity, an embargo or a ramp
LIMITS = [
    ("pipe", "capacity"), ("rail", "capacity"), ("rail", "ramp"), ("hill-feed", "capacity"),
    ("lane-west", "capacity"), ("coast-port", "capacity"), ("field-lake", "capacity"),
    ("buyer-west", "purchase"),
]  # fmt: skip
CHANGES = [
    ("pipe", "capacity"), ("rail", "capacity"), ("pipe", "ramp"), ("port", "ramp"), ("port", "capacity"),
    ("fleet", "capacity"), ("field", "capacity"), ("wells", "capacity"), ("field", "output"),
    ("wells", "output"), ("buyer", "purchase"), ("buyer", "demand"), ("tank", "size"),
]  # fmt: skip
NOTHING = [{"lost": 0.0}, {"factor": 1.0}]
START = template().shocks[0].start


def run(*actions: Action, end: End = End.MID) -> WhatIf:
    shock = Shock("test", "test", "", START, max(a.end for a in actions), actions)
    return what_if(solved_template().calibrated, shock, shock_grid(template().meta, shock), end)


def lost(element: str, attribute: str, share: float, first: int = 0, days: int = 90) -> Action:
    start = START + timedelta(days=first)
    return Action(element, attribute, start, start + timedelta(days=days), lost=Interval.point(share))


def total(outcome: Outcome, link: str) -> np.ndarray:
    return outcome.link_flow()[outcome.network.names.links.index(link)]


def test_a_closed_pipe_carries_nothing_while_it_is_closed_and_everything_after() -> None:
    result = run(lost("pipe", "capacity", 1.0))  # 1 April to 29 June: June has one day left
    pipe = total(result.shocked, "pipe")
    np.testing.assert_allclose(pipe[:2], 0, atol=1e-9)
    assert 0 < pipe[2] <= 45.3 / 30
    np.testing.assert_allclose(pipe[3:], total(result.base, "pipe")[3:], rtol=1e-6)
    assert result.base.network.grid.labels[0] == "2023-04"
    assert result.base.certificate.passed
    assert result.shocked.certificate.passed


def test_the_railway_takes_over_no_faster_than_its_ramp() -> None:
    result = run(lost("pipe", "capacity", 1.0))
    grid = result.base.network.grid
    middle = np.cumsum(grid.days) - grid.days / 2
    ceiling = total(result.base, "rail")[0] + 4 / (365 / 12) * middle
    rail = total(result.shocked, "rail")
    assert (rail <= ceiling * (1 + 1e-7)).all()
    np.testing.assert_allclose(rail[:2], ceiling[:2], rtol=1e-6)  # as fast as it can


def test_the_base_may_be_handed_in() -> None:
    first = run(lost("pipe", "capacity", 1.0))
    again = what_if(solved_template().calibrated, first.shock, first.base.network.grid, base=first.base)
    assert again.base is first.base
    np.testing.assert_array_equal(again.shocked.flow, first.shocked.flow)


def test_ends_of_a_range_are_ordered() -> None:
    wide = Action("pipe", "capacity", START, START + timedelta(days=90), lost=Interval(0.3, 0.6, 0.9))
    flows = [total(run(wide, end=end).shocked, "pipe")[0] for end in End]
    assert flows[0] > flows[1] > flows[2] > 0


@given(
    targets=st.lists(st.sampled_from(LIMITS), min_size=1, max_size=4),
    phase=st.integers(0, 60),
    kind=st.sampled_from(["lost", "factor", "add"]),
    data=st.data(),
)
@settings(max_examples=15)
def test_a_shock_of_size_zero_changes_no_digit(
    targets: list[tuple[str, str]], phase: int, kind: str, data: st.DataObject
) -> None:
    size = Interval.point(1.0 if kind == "factor" else 0.0)
    actions = []
    for element, attribute in targets:
        first, days = data.draw(st.integers(0, 200)), data.draw(st.integers(1, 200))
        start = START + timedelta(days=first)
        actions.append(
            Action(element, attribute, start, start + timedelta(days=days), phase_in_days=phase,
                   lost=size if kind == "lost" else None, factor=size if kind == "factor" else None,
                   add=size if kind == "add" else None)
        )  # fmt: skip
    result = run(*actions)
    for name in ("flow", "output", "purchase", "price", "link_rent"):
        np.testing.assert_array_equal(getattr(result.shocked, name), getattr(result.base, name))


@given(target=st.sampled_from(CHANGES), change=st.sampled_from(NOTHING), phase=st.integers(0, 30))
def test_an_action_of_size_zero_changes_no_bound(
    target: tuple[str, str], change: dict[str, float], phase: int
) -> None:
    before = solved_state()
    after = apply_actions(before, [action(*target, days=(3, 17), phase=phase, **change)])
    for one, two in zip(bounds(before), bounds(after), strict=True):
        np.testing.assert_array_equal(one, two)


def bounds(state: State) -> list[np.ndarray]:
    network, curves = state.network, state.curves
    return [
        network.links.capacity, network.links.arc_limit, network.links.ramp, network.limits.capacity,
        network.limits.ramp, network.consumers.purchase_limit, network.stores.size, curves.arc_cost,
        curves.block_width, curves.block_slope, curves.demand_slope,
    ]  # fmt: skip


@given(
    targets=st.lists(st.sampled_from(LIMITS), min_size=1, max_size=3),
    shares=st.lists(st.floats(0, 1), min_size=3, max_size=3),
    days=st.integers(1, 365),
)
@settings(max_examples=25)
def test_less_capacity_never_raises_the_welfare_of_the_market(
    targets: list[tuple[str, str]], shares: list[float], days: int
) -> None:
    actions = [lost(*target, share, days=days) for target, share in zip(targets, shares, strict=False)]
    result = run(*actions)
    room = 1e-9 * abs(result.base.certificate.objective)
    assert result.shocked.certificate.objective >= result.base.certificate.objective - room
    # and a further loss on top never helps
    worse = run(*actions, lost("pipe", "capacity", 0.5, days=days))
    assert worse.shocked.certificate.objective >= result.shocked.certificate.objective - room


def test_the_start_state_is_the_base_table() -> None:
    calibrated = solved_template().calibrated
    state = start_state(calibrated)
    assert state.network is calibrated.network
    assert state.curves is calibrated.curves
    np.testing.assert_array_equal(state.flow, calibrated.base.flow)
    np.testing.assert_array_equal(state.output, calibrated.base.output)
    np.testing.assert_array_equal(state.purchase, calibrated.base.purchase)
