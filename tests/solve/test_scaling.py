"""Programs in other units: the scaled program has the scaled answer, and badly scaled ones are solved."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import sparse

from kerege.solve import Program, Solution, certify, solve
from kerege.solve.scaling import curvature_units, scale, unscale
from programs import INF, answer, known, linear, program


def spread(pair: tuple[Program, Solution], seed: int, decades: float) -> tuple[Program, Solution]:
    """Return the program with its unknowns and rows in units many decades apart, with its answer."""
    task, right = pair
    random = np.random.default_rng(seed)
    unit = 10.0 ** random.uniform(-decades, decades, task.q.size)  # old unknown = unit times new
    size = 10.0 ** random.uniform(-decades, decades, task.row_lower.size)  # old row = size times new
    columns, rows = sparse.diags_array(unit), sparse.diags_array(1 / size)
    wild = Program(
        P=sparse.csc_array(columns @ task.P @ columns),
        q=task.q * unit,
        A=sparse.csc_array(rows @ task.A @ columns),
        row_lower=task.row_lower / size,
        row_upper=task.row_upper / size,
        lower=task.lower / unit,
        upper=task.upper / unit,
    )
    return wild, answer(right.x / unit, right.row_dual * size, right.bound_dual * unit)


@given(known(strict=False), st.integers(0, 1000))
def test_the_answer_of_the_scaled_program_is_that_of_the_original(
    pair: tuple[Program, Solution], seed: int
) -> None:
    task, right = pair
    unit = 10.0 ** np.random.default_rng(seed).uniform(-2, 2, task.q.size)
    scaled, row = scale(task, unit)
    moved = answer(right.x / unit, right.row_dual * row, right.bound_dual * unit)
    assert certify(scaled, moved).worst < 1e-9
    back = unscale(moved, unit, row)
    for name in ("x", "row_dual", "bound_dual"):
        np.testing.assert_allclose(getattr(back, name), getattr(right, name), rtol=1e-12, atol=1e-12)
    assert scaled.objective(moved.x) == pytest.approx(task.objective(right.x), rel=1e-9, abs=1e-9)


@given(known(), st.integers(0, 1000))
def test_solving_the_scaled_program_solves_the_original(pair: tuple[Program, Solution], seed: int) -> None:
    task, right = pair
    unit = 10.0 ** np.random.default_rng(seed).uniform(-1, 1, task.q.size)
    scaled, row = scale(task, unit)
    back = unscale(solve(scaled)[0], unit, row)
    np.testing.assert_allclose(back.x, right.x, atol=1e-5)
    assert certify(task, back).passed


@given(known(strict=False), st.integers(0, 1000))
def test_rows_of_the_scaled_program_are_of_size_one(pair: tuple[Program, Solution], seed: int) -> None:
    wild = spread(pair, seed, 4.0)[0]
    scaled, row = scale(wild, curvature_units(wild))
    largest = abs(scaled.A).max(axis=1).toarray().ravel()
    np.testing.assert_allclose(largest, 1.0)
    assert (row > 0).all()


@given(known(), st.integers(0, 1000))
def test_each_unknown_of_the_scaled_program_has_a_curvature_of_one(
    pair: tuple[Program, Solution], seed: int
) -> None:
    wild = spread(pair, seed, 4.0)[0]
    scaled, _ = scale(wild, curvature_units(wild))
    np.testing.assert_allclose(scaled.P.diagonal(), 1.0)


def test_an_unknown_without_curvature_has_the_usual_one() -> None:
    task = program(np.diag([4.0, 0, 100]), [0] * 3, [], [], [(0, 1)] * 3)
    np.testing.assert_allclose(curvature_units(task), [1 / 2, 1 / np.sqrt(52), 1 / 10])
    np.testing.assert_array_equal(curvature_units(linear([1, 1], [], [], [(0, 1)] * 2)), [1, 1])


def test_a_row_that_holds_nothing_keeps_its_size() -> None:
    task = linear([1, 1], [[0, 0], [3, 6]], [(-1, 1), (2, 9)], [(0, INF)] * 2)
    scaled, row = scale(task, np.array([1.0, 0.5]))
    np.testing.assert_array_equal(row, [1, 3])
    np.testing.assert_allclose(scaled.A.toarray(), [[0, 0], [1, 1]])
    np.testing.assert_allclose(scaled.row_lower, [-1, 2 / 3])


def test_a_program_without_rows_is_scaled_too() -> None:
    scaled, row = scale(program([[4.0]], [-8], [], [], [(0, INF)]), np.array([0.5]))
    assert row.size == 0
    assert (scaled.P[0, 0], scaled.q[0], scaled.upper[0]) == (1.0, -4.0, INF)


@settings(max_examples=60)
@given(known(), st.integers(0, 1000), st.sampled_from([1.0, 2.0, 3.0]))
def test_a_badly_scaled_program_is_solved_and_certified(
    pair: tuple[Program, Solution], seed: int, decades: float
) -> None:
    wild, right = spread(pair, seed, decades)
    solution, certificate = solve(wild)
    assert certificate.passed
    assert certify(wild, solution).passed
    value = wild.objective(right.x)
    size = float(np.abs(pair[0].q) @ np.abs(pair[1].x)) + 1.0
    assert certificate.objective == pytest.approx(value, abs=1e-5 * size)
