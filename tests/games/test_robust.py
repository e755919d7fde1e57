"""Two-stage choices: against the whole program, by hand, corners of polytopes, and every dead end."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import sparse

from kerege.games import InfeasibleChoiceError, Polytope, TwoStage, corners, robust_choice
from kerege.games.two_stage import master_program
from kerege.solve import solve_milp

ONE = sparse.csc_array([[1.0]])


def store(*, most: float = 9.0, least: float = 0.0, whole: bool = False) -> TwoStage:
    """Store y at cost 1 each before demand u is known; what is short costs 3 each."""
    return TwoStage(
        cost=np.array([1.0]), lower=np.zeros(1), upper=np.array([9.0]), integer=np.array([whole]),
        A=ONE, row_lower=np.array([least]), row_upper=np.array([most]),
        recourse_cost=np.array([3.0]), G=ONE, h=np.zeros(1), E=ONE, M=-ONE,
    )  # fmt: skip


def rigid(room: float) -> TwoStage:
    """As ``store``, but at most ``room`` may be short."""
    one = store()
    two = sparse.csc_array(np.array([[1.0], [-1.0]]))
    zero = sparse.csc_array(np.array([[1.0], [0.0]]))
    return replace(one, G=two, h=np.array([0.0, -room]), E=zero, M=-zero)


@st.composite
def problems(draw: st.DrawFn) -> tuple[TwoStage, np.ndarray]:
    """Two sites, two customers, a price for what goes unserved; some sites open or closed; 1 to 5 demands."""
    number = st.integers(0, 9).map(float)
    cost = draw(st.lists(number, min_size=4, max_size=4))
    ship = draw(st.lists(number, min_size=4, max_size=4))
    G = np.array([[-1, -1, 0, 0, 0, 0], [0, 0, -1, -1, 0, 0], [1, 0, 1, 0, 1, 0], [0, 1, 0, 1, 0, 1.0]])
    E = np.zeros((4, 4))
    E[0, 2] = E[1, 3] = 1
    M = np.vstack([np.zeros((2, 2)), -np.eye(2)])
    task = TwoStage(
        cost=np.array(cost), lower=np.zeros(4), upper=np.array([1, 1, 8, 8.0]),
        integer=np.array([True, True, False, False]),
        A=sparse.csc_array(np.hstack([-8 * np.eye(2), np.eye(2)])),
        row_lower=np.full(2, -np.inf), row_upper=np.zeros(2), recourse_cost=np.array([*ship, 20, 25.0]),
        G=sparse.csc_array(G), h=np.zeros(4), E=sparse.csc_array(E), M=sparse.csc_array(M),
    )  # fmt: skip
    count = draw(st.integers(1, 5))
    demands = draw(st.lists(st.lists(number, min_size=2, max_size=2), min_size=count, max_size=count))
    return task, np.array(demands)


@settings(max_examples=40)
@given(problems())
def test_generation_gives_what_the_whole_program_gives(pair: tuple[TwoStage, np.ndarray]) -> None:
    task, demands = pair
    whole = solve_milp(*master_program(task, list(demands)))
    found = robust_choice(task, demands)
    assert found.value == pytest.approx(whole.objective, rel=2e-6, abs=2e-6)
    assert found.proven
    assert found.lower[-1] <= found.value == found.upper[-1]
    assert (np.diff(found.lower) >= 0).all()
    assert (np.diff(found.upper) <= 0).all()
    assert len(set(found.generated)) == len(found.generated)
    alone = robust_choice(task, demands[[found.worst]])
    assert alone.value <= found.value + 1e-5


def test_whole_numbers_are_kept() -> None:
    assert robust_choice(store(whole=True), [[2.2], [2.0]]).choice.tolist() == [2]
    assert robust_choice(store(), [[2.5], [2.2]]).choice == pytest.approx([2.5])


def test_a_polytope_is_worst_at_a_corner() -> None:
    interval = Polytope(np.array([[1.0], [-1.0]]), np.array([5.0, -2.0]))
    found = robust_choice(store(), interval)
    assert found.scenarios.tolist() == [[2], [5]]
    assert (found.value, found.choice.tolist()) == (5, [5])


def test_a_scenario_without_recourse_becomes_known() -> None:
    found = robust_choice(rigid(1.0), [[2.0], [5.0]])
    assert found.upper[0] == np.inf
    assert found.value == pytest.approx(5)
    assert found.proven
    short = robust_choice(rigid(1.0), [[2.0], [5.0]], iterations=1)
    assert (short.value, short.gap, short.proven) == (np.inf, np.inf, False)


def test_dead_ends_say_which() -> None:
    with pytest.raises(InfeasibleChoiceError, match="no choice meets the rows and bounds of the first stage"):
        robust_choice(store(least=10.0, most=11.0), [[2.0]])
    with pytest.raises(
        InfeasibleChoiceError, match="no choice has a recourse in all of 2 scenarios; give what"
    ):
        robust_choice(rigid(1.0), [[2.0], [50.0]])


def test_time_up_leaves_a_gap() -> None:
    found = robust_choice(store(), [[2.0], [5.0]], seconds=0.0)
    assert (found.upper.tolist(), found.lower.tolist(), found.proven) == ([11], [2], False)
    assert found.gap == pytest.approx(9 / 12)


@pytest.mark.parametrize(
    ("scenarios", "message"),
    [
        (np.zeros((0, 1)), r"one or more scenarios of 1 numbers, float\[s, 1\], found shape \(0, 1\)"),
        ([2.0], r"found shape \(1,\)"),
        ([[2.0, 1.0]], r"found shape \(1, 2\)"),
        ([[2.0], [np.nan]], "scenario 1 is not finite"),
    ],
)
def test_wrong_scenarios_are_said(scenarios: list[list[float]], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        robust_choice(store(), scenarios)


def test_a_problem_is_checked() -> None:
    with pytest.raises(ValueError, match=r"integer must have shape \(1,\), found \(2,\)"):
        replace(store(), integer=np.zeros(2, dtype=bool))
    with pytest.raises(ValueError, match=r"E must have shape \(1, 1\), found \(1, 2\)"):
        replace(store(), E=sparse.csc_array((1, 2)))
    with pytest.raises(ValueError, match="h holds a number that is not finite"):
        replace(store(), h=np.array([np.inf]))
    with pytest.raises(ValueError, match=r"lower bound 10\.0 is above upper bound 9.0"):
        replace(store(), lower=np.array([10.0]))


@given(st.integers(2, 4), st.integers(0, 3))
def test_corners_of_boxes_at_any_scale(count: int, decades: int) -> None:
    scale = 10.0 ** (decades * np.arange(count))
    found = corners(Polytope(np.vstack([np.eye(count), -np.eye(count)]), np.append(scale, scale)))
    assert len(found) == 2**count
    assert np.abs(found) / scale == pytest.approx(np.ones_like(found))
    assert found.tolist() == sorted(found.tolist())


def test_a_row_too_many_makes_no_corner() -> None:
    """A pyramid with four faces through one point, and a row that cuts nothing off."""
    F = np.array([[1, 0, 1], [-1, 0, 1], [0, 1, 1], [0, -1, 1], [0, 0, -1], [0, 0, 1], [0, 0, 0.0]])
    found = corners(Polytope(F, np.array([1, 1, 1, 1, 0, 7, 3.0])))
    assert found == pytest.approx(
        np.array([[-1, -1, 0], [-1, 1, 0], [0, 0, 1], [1, -1, 0], [1, 1, 0]]), abs=1e-8
    )


@pytest.mark.parametrize(
    ("F", "f", "message"),
    [
        (
            [[1, 0], [-1, 0], [0, 1]],
            [1, 0, 1],
            "unbounded in coordinate 1; give it a lower and an upper bound",
        ),
        ([[1], [-1]], [1, -2], "the polytope is empty: no point meets all rows"),
        (
            [[1, 0], [-1, 0], [0, 1], [0, -1]],
            [1, 0, 2, -2],
            "no inside: coordinate 1 is fixed at 2; leave it",
        ),
        (
            [[1, 1], [-1, -1], [-1, 0], [0, -1]],
            [1, -1, 0, 0],
            "no inside: its rows fix a sum of coordinates; substitute one of them",
        ),
        (np.zeros((2, 0)), [1, 1], r"at least one coordinate, found F \(2, 0\)"),
        ([[1], [-1]], [1, np.inf], "not finite; leave that row out"),
    ],
)
def test_polytopes_without_corners_are_said(F: list[list[float]], f: list[float], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        corners(Polytope(np.array(F, dtype=float), np.array(f, dtype=float)))
