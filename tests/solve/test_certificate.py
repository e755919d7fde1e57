from dataclasses import replace

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from kerege.solve import Program, Solution, certify
from programs import INF, answer, known, linear, program


@given(known())
def test_an_answer_that_is_optimal_by_construction_passes(pair: tuple[Program, Solution]) -> None:
    certificate = certify(*pair)
    assert certificate.passed
    assert certificate.worst < 1e-12
    assert certificate.objective == pytest.approx(certificate.dual_objective, rel=1e-9, abs=1e-9)


@given(known(), st.data())
def test_a_wrong_x_is_caught(pair: tuple[Program, Solution], data: st.DataObject) -> None:
    task, right = pair
    x = right.x.copy()
    x[data.draw(st.integers(0, x.size - 1))] += data.draw(st.sampled_from([-1.0, -1e-3, 1e-3, 1.0]))
    assert not certify(task, replace(right, x=x)).passed


@given(known(), st.data())
def test_a_wrong_row_dual_is_caught(pair: tuple[Program, Solution], data: st.DataObject) -> None:
    task, right = pair
    y = right.row_dual.copy()
    y[data.draw(st.integers(0, y.size - 1))] += data.draw(st.sampled_from([-1.0, -1e-3, 1e-3, 1.0]))
    certificate = certify(task, replace(right, row_dual=y))
    assert certificate.dual > certificate.tolerance
    assert not certificate.passed


@given(known(), st.data())
def test_a_wrong_bound_dual_is_caught(pair: tuple[Program, Solution], data: st.DataObject) -> None:
    task, right = pair
    z = right.bound_dual.copy()
    z[data.draw(st.integers(0, z.size - 1))] += data.draw(st.sampled_from([-1e-3, 1e-3]))
    assert certify(task, replace(right, bound_dual=z)).dual > 1e-7


@given(known(strict=False), st.data())
def test_a_dual_moved_between_row_and_bounds_is_caught(
    pair: tuple[Program, Solution], data: st.DataObject
) -> None:
    # stationarity still holds after the move, so only sign, complementarity or gap can object
    task, right = pair
    row = data.draw(st.integers(0, right.row_dual.size - 1))
    y, z = right.row_dual.copy(), right.bound_dual.copy()
    y[row] += 1.0
    z -= task.A.T @ (y - right.row_dual)
    columns = task.A.tocsr()[[row]].indices
    inside = (task.lower < right.x - 0.5) & (task.upper > right.x + 0.5)  # such a variable has no dual
    assume(inside[columns].any())
    certificate = certify(task, replace(right, row_dual=y, bound_dual=z))
    assert certificate.dual < 1e-12
    assert max(certificate.sign, certificate.complementarity) > certificate.tolerance
    assert not certificate.passed


def test_only_the_sign_betrays_a_dual_that_leans_on_a_missing_bound() -> None:
    # minimise -x over x >= 0: unbounded, yet z = -1 satisfies every other condition at x = 0
    certificate = certify(linear([-1], [], [], [(0, INF)]), answer([0], [], [-1]))
    assert (certificate.primal, certificate.dual, certificate.complementarity, certificate.gap) == (
        0,
        0,
        0,
        0,
    )
    assert certificate.sign == pytest.approx(0.5)
    assert not certificate.passed


def test_the_sign_of_a_row_dual_is_checked_too() -> None:
    certificate = certify(linear([-1], [[1]], [(0, INF)], [(-INF, INF)]), answer([0], [-1], [0]))
    assert certificate.dual == 0
    assert certificate.sign > 0.1


def test_missed_complementarity_is_caught() -> None:
    # minimise x over x >= 0: x = 5 with z = 1 is feasible and stationary, but not optimal
    certificate = certify(linear([1], [], [], [(0, INF)]), answer([5], [], [1]))
    assert (certificate.primal, certificate.dual, certificate.sign) == (0, 0, 0)
    assert certificate.complementarity == pytest.approx(0.5 * 5 / 6)  # dual 1 / (1 + 1), slack 5 / (1 + 5)
    assert certificate.natural == pytest.approx(0.5)
    assert certificate.gap == pytest.approx(5 / 6)
    assert not certificate.passed


def test_a_broken_row_is_caught() -> None:
    certificate = certify(linear([0], [[1]], [(3, 4)], [(0, INF)]), answer([2], [0], [0]))
    assert certificate.primal == pytest.approx(1 / 3)


@pytest.mark.parametrize("part", ["x", "row_dual", "bound_dual"])
def test_an_answer_that_is_not_a_number_never_passes(part: str) -> None:
    task = program([[1]], [-1], [[1]], [(0, 2)], [(0, 2)])
    right = answer([1], [0], [0])
    assert certify(task, right).passed
    assert not certify(task, replace(right, **{part: np.array([np.nan])})).passed


@given(known(), st.sampled_from([1e-3, 1e3]))
def test_residuals_do_not_depend_on_the_money_unit(pair: tuple[Program, Solution], money: float) -> None:
    task, right = pair
    scaled = replace(task, P=task.P * money, q=task.q * money)
    answered = replace(right, row_dual=right.row_dual * money, bound_dual=right.bound_dual * money)
    assert certify(scaled, answered).passed


def test_the_certificate_as_a_mapping_states_its_verdict() -> None:
    entries = certify(linear([1], [], [], [(0, INF)]), answer([0], [], [1])).as_dict()
    assert entries["passed"] is True
    assert entries["worst"] == 0
    assert entries["solver"] == "by hand"
    assert entries["tolerance"] == 1e-7
