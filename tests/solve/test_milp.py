"""Whole numbers: against scipy's door to the same solver, by hand, and every way it can fail."""

import doctest
import importlib
from dataclasses import replace
from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kerege.solve import Program, SolveError, Status, relative_gap, solve, solve_milp
from programs import INF, linear, program

ALL = np.ones(3, dtype=bool)


@st.composite
def small_programs(draw: st.DrawFn) -> tuple[Program, np.ndarray]:
    """Four unknowns from 0 to 2, two rows, some unknowns whole; 0 is always allowed."""
    number = st.integers(-5, 5).map(float)
    q = draw(st.lists(number, min_size=4, max_size=4))
    A = [draw(st.lists(number, min_size=4, max_size=4)) for _ in range(2)]
    highs = draw(st.lists(st.integers(0, 9), min_size=2, max_size=2))
    flags = draw(st.lists(st.booleans(), min_size=4, max_size=4))
    return linear(q, A, [(-INF, float(b)) for b in highs], [(0, 2)] * 4), np.array(flags)


@given(small_programs())
def test_the_answer_is_the_best_of_all_whole_numbers(pair: tuple[Program, np.ndarray]) -> None:
    task, integer = pair
    best = INF
    for values in product(range(3), repeat=int(integer.sum())):
        low, high = task.lower.copy(), task.upper.copy()
        low[integer] = high[integer] = values
        try:
            best = min(best, solve(replace(task, lower=low, upper=high), solver="highs")[1].objective)
        except SolveError:
            continue  # these whole numbers break a row
    found = solve_milp(task, integer)
    assert found.objective == pytest.approx(best, abs=1e-7)
    assert found.status is Status.SOLVED
    assert found.bound <= found.objective
    assert found.gap <= 1e-7
    assert (found.x[integer] == np.round(found.x[integer])).all()


def test_the_certificate_is_recomputed() -> None:
    task = linear([-4, -5, -7], [[3, 4, 5]], [(-INF, 8)], [(0, 1)] * 3)
    found = solve_milp(task, ALL)
    assert found.certificate.objective == found.objective == -11
    assert found.certificate.primal == 0
    assert found.certificate.integrality == 0
    assert found.certificate.moved < 1e-6
    assert found.certificate.passed
    assert not replace(found.certificate, primal=1e-3).passed
    assert not replace(found.certificate, integrality=1e-3).passed
    assert found.certificate.digest == task.digest


def test_what_is_not_whole_is_solved_for_again() -> None:
    """An open site (cost 3) ships up to 10 at cost 1; demand is 7.5."""
    task = linear([3, 1], [[-10, 1], [0, 1]], [(-INF, 0), (7.5, INF)], [(0, 1), (0, INF)])
    found = solve_milp(task, np.array([True, False]))
    assert found.x == pytest.approx([1, 7.5])
    assert found.objective == pytest.approx(10.5)


def test_without_whole_numbers_it_is_the_linear_program() -> None:
    task = linear([-4, -5, -7], [[3, 4, 5]], [(-INF, 8)], [(0, 1)] * 3)
    found = solve_milp(task, ~ALL)
    assert found.objective == pytest.approx(-7 - 4)
    assert found.certificate.nodes == 0


def test_time_up_is_told_with_the_gap_that_is_left() -> None:
    rng = np.random.default_rng(1)
    weights = rng.integers(20, 90, size=(30, 60)).astype(float)
    worth = -weights.sum(axis=0) - rng.integers(0, 9, 60)
    task = linear(worth.tolist(), weights, [(-INF, 1000.0)] * 30, [(0, 1)] * 60)
    found = solve_milp(task, np.ones(60, dtype=bool), seconds=0.3)
    assert found.status is Status.LIMIT
    assert found.bound < found.objective
    assert found.gap == relative_gap(found.objective, found.bound) > 0
    with pytest.raises(SolveError, match=r"knapsacks: .* says limit reached; time was up before any") as e:
        solve_milp(task, np.ones(60, dtype=bool), seconds=0.0, what="knapsacks")
    assert e.value.status is Status.LIMIT


@pytest.mark.parametrize(
    ("rows", "bounds", "status", "message"),
    [
        ([(0.4, 0.6)], [(0, 1)] * 3, Status.INFEASIBLE, "says infeasible; no whole numbers meet all rows"),
        ([(5, INF)], [(0, 1)] * 3, Status.INFEASIBLE, "says infeasible; no whole numbers meet all rows"),
        ([(0, INF)], [(0, INF)] * 3, Status.UNBOUNDED, "says unbounded; some unknown can grow for ever"),
    ],
)
def test_no_answer_is_said_which_way(
    rows: list[tuple[float, float]], bounds: list[tuple[float, float]], status: Status, message: str
) -> None:
    with pytest.raises(SolveError, match=f"choice: .*{message}") as e:
        solve_milp(linear([-1, -1, -1], [[1, 1, 1]], rows, bounds), ALL, what="choice")
    assert e.value.status is status


def test_wrong_inputs_are_named() -> None:
    with pytest.raises(ValueError, match="need a linear program, found 1 quadratic entries; leave P empty"):
        solve_milp(program([[1]], [0], [[1]], [(0, 1)], [(0, 1)]), np.array([True]))
    task = linear([1, 1, 1], [[1, 1, 1]], [(0, 1)], [(0, 1)] * 3)
    with pytest.raises(ValueError, match=r"one flag for each of 3 unknowns, found shape \(2,\)"):
        solve_milp(task, np.array([True, False]))


def test_the_gap_of_crossed_and_of_missing_bounds() -> None:
    assert relative_gap(1.0, 1.0 + 1e-12) == 0
    assert relative_gap(INF, 0.0) == relative_gap(0.0, -INF) == INF
    assert relative_gap(2e-3, 1e-3, size=1e-3) == pytest.approx(1 / 3)


def test_the_examples_of_the_docstrings_run() -> None:
    assert doctest.testmod(importlib.import_module("kerege.solve.milp")).failed == 0
