from dataclasses import replace
from importlib import import_module

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kerege.solve import Program, Solution, SolveError, Status, solve
from programs import INF, known, linear, program

SOLVERS = ("clarabel", "highs")
door = import_module("kerege.solve.solve")  # the package shows the function of that name


@pytest.mark.parametrize("solver", SOLVERS)
@given(pair=known())
def test_the_answer_of_a_strictly_convex_program_is_found(
    solver: str, pair: tuple[Program, Solution]
) -> None:
    task, right = pair
    solution, certificate = solve(task, solver=solver)
    assert certificate.passed
    np.testing.assert_allclose(solution.x, right.x, atol=1e-5)


@given(known(strict=False))
def test_the_value_is_found_where_answers_are_not_unique(pair: tuple[Program, Solution]) -> None:
    task, right = pair
    assert solve(task)[1].objective == pytest.approx(task.objective(right.x), rel=1e-6, abs=1e-6)


@given(known(strict=False))
def test_highs_gives_up_rather_than_cycle_or_err_where_answers_are_not_unique(
    pair: tuple[Program, Solution],
) -> None:
    task, right = pair
    try:
        _, certificate = solve(task, solver="highs")
    except SolveError:
        return  # its active-set method may cycle or misjudge a singular program, so it is never the default
    assert certificate.objective == pytest.approx(task.objective(right.x), rel=1e-6, abs=1e-6)


@given(known(strict=False))
def test_linear_programs_agree(pair: tuple[Program, Solution]) -> None:
    task, right = pair
    flat = replace(task, P=task.P * 0.0, q=task.q + task.P @ right.x)  # the same answer stays optimal
    flat.P.eliminate_zeros()
    values = [solve(flat, solver=solver)[1].objective for solver in SOLVERS]
    assert values[0] == pytest.approx(values[1], rel=1e-6, abs=1e-6)
    assert values[0] == pytest.approx(flat.objective(right.x), rel=1e-6, abs=1e-6)


@settings(max_examples=30)
@given(known(), st.integers(0, 5))
def test_a_row_dual_is_the_cost_of_one_more_unit_on_the_right(
    pair: tuple[Program, Solution], pick: int
) -> None:
    task, _ = pair
    row = pick % task.row_lower.size
    step = 1e-4
    values = []
    for side in (-step, step):
        low, high = task.row_lower.copy(), task.row_upper.copy()
        low[row] += side
        high[row] += side
        try:
            values.append(solve(replace(task, row_lower=low, row_upper=high))[1].objective)
        except SolveError:
            return  # the moved row leaves no room: no derivative to compare
    solution, certificate = solve(task)
    below, above = (certificate.objective - values[0]) / step, (values[1] - certificate.objective) / step
    assert below - 1e-2 <= solution.row_dual[row] <= above + 1e-2  # equal but for the curvature, or at a kink


@pytest.mark.parametrize("solver", SOLVERS)
def test_a_contradiction_is_reported_as_infeasible(solver: str) -> None:
    task = linear([1, 1], [[1, 1], [1, 1]], [(4, INF), (-INF, 3)], [(0, INF)] * 2)
    with pytest.raises(SolveError, match=r"market: .* says infeasible; two bounds contradict each other"):
        solve(task, solver=solver, what="market")


@pytest.mark.parametrize("solver", SOLVERS)
def test_endless_profit_is_reported_as_unbounded(solver: str) -> None:
    task = linear([-1, 0], [[1, -1]], [(-INF, 2)], [(0, INF)] * 2)
    with pytest.raises(SolveError, match=r"market: .* says unbounded; some quantity can grow for ever"):
        solve(task, solver=solver, what="market")


@pytest.mark.parametrize("solver", SOLVERS)
def test_an_unbounded_quadratic_program_is_reported(solver: str) -> None:
    task = program([[1, 0], [0, 0]], [0, -1], [[1, 1]], [(0, INF)], [(0, INF)] * 2)
    with pytest.raises(SolveError, match=r"says unbounded"):
        solve(task, solver=solver)


def test_a_row_that_fixed_values_break_is_named() -> None:
    task = linear([1, 1], [[1, 0], [0, 1]], [(0, 5), (3, 5)], [(0, 9), (2, 2)])
    with pytest.raises(SolveError, match=r"base balance: row 1 cannot hold once fixed values are put in"):
        solve(task, what="base balance")


def test_an_unknown_solver_is_named_with_the_known_ones() -> None:
    with pytest.raises(ValueError, match=r"unknown solver 'gurobi'; known: clarabel, fast, highs, piqp"):
        solve(linear([1], [], [], [(0, 1)]), solver="gurobi")


def test_an_answer_without_certificate_is_not_handed_out(monkeypatch: pytest.MonkeyPatch) -> None:
    def liar(task: Program) -> Solution:
        n = task.q.size
        return Solution(
            np.full(n, 5.0), np.zeros(task.row_lower.size), np.ones(n), Status.SOLVED, "Liar 1", 0, 0.0
        )

    monkeypatch.setattr(door, "_backend", lambda _: liar)
    monkeypatch.setattr(door, "polish", lambda _, rough: rough)
    message = (
        r"market: the answer of Liar 1 fails its certificate: worst scaled residual 8.3e-01, allowed 1e-07"
    )
    with pytest.raises(SolveError, match=message):
        solve(linear([1], [], [], [(0, INF)]), what="market")


def test_an_answer_that_passes_beats_one_that_does_not_though_its_bounds_are_sharper(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    task = linear([1], [], [], [(0, INF)])
    solution, good = solve(task)
    fails = replace(good, complementarity=2e-7, natural=1e-6)
    passes = replace(good, complementarity=5e-8, natural=1e-5)
    told = iter([fails, passes, fails, passes])
    monkeypatch.setattr(door, "_finished", lambda *_, **__: (solution, next(told)))
    assert door._checked(task, door.reduce(task), "clarabel", "market")[1] is passes


@pytest.mark.parametrize("solver", SOLVERS)
def test_a_program_without_rows_is_solved(solver: str) -> None:
    solution, _ = solve(program(np.diag([1.0, 2.0]), [-1, -8], [], [], [(-INF, INF), (0, 3)]), solver=solver)
    np.testing.assert_allclose(solution.x, [1, 3], atol=1e-8)
    np.testing.assert_allclose(solution.bound_dual, [0, -2], atol=1e-7)


@pytest.mark.parametrize("solver", SOLVERS)
def test_a_free_program_without_rows_or_bounds_is_solved(solver: str) -> None:
    solution, _ = solve(program([[2.0]], [-6], [], [], [(-INF, INF)]), solver=solver)
    np.testing.assert_allclose(solution.x, [3], atol=1e-8)


def test_the_same_program_gives_the_same_digits_twice() -> None:
    task = program(np.eye(3), [-1, -2, -3], [[1, 1, 1]], [(0, 2)], [(0, 1)] * 3)
    first, second = solve(task)[0], solve(task)[0]
    np.testing.assert_array_equal(first.x, second.x)
    np.testing.assert_array_equal(first.row_dual, second.row_dual)


@given(known())
def test_the_fast_path_finds_the_same_answer(pair: tuple[Program, Solution]) -> None:
    task, right = pair
    solution, certificate = solve(task, solver="fast")
    assert certificate.passed
    np.testing.assert_allclose(solution.x, right.x, atol=1e-4)


def test_piqp_where_installed_agrees_and_names_itself() -> None:
    pytest.importorskip("piqp")
    task = program(np.diag([1.0, 2.0]), [-1, -8], [[1, 1]], [(-INF, 3)], [(0, INF), (0, 2.5)])
    solution, _ = solve(task, solver="piqp")
    np.testing.assert_allclose(solution.x, solve(task)[0].x, atol=1e-8)
    assert "PIQP" in solution.solver


@pytest.mark.parametrize("status", [Status.NUMERICAL, Status.LIMIT, Status.INFEASIBLE])
def test_where_the_fast_solver_fails_clarabel_is_asked(
    status: Status, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = door._backend

    def broken(task: Program) -> Solution:
        return Solution(
            np.zeros(task.q.size), np.zeros(task.row_lower.size), np.zeros(task.q.size), status, "B", 0, 0.0
        )

    monkeypatch.setattr(door, "fast_solver", lambda: "broken")
    monkeypatch.setattr(door, "_backend", lambda name: broken if name == "broken" else real(name))
    solution, certificate = solve(program([[1.0]], [-2], [], [], [(0, 5)]), solver="fast")
    np.testing.assert_allclose(solution.x, [2])
    assert certificate.solver.startswith("Clarabel")
