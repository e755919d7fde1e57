from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kerege.solve import Program, Solution, certify, solve
from kerege.solve.reduce import expand, reduce
from programs import INF, answer, known, linear, program


def with_fixed(pair: tuple[Program, Solution], chosen: list[bool]) -> tuple[Program, Solution]:
    """Fix some unknowns at their optimal values, which leaves the answer optimal."""
    task, right = pair
    mask = np.resize(np.array(chosen, dtype=bool), right.x.size)
    return (
        replace(
            task,
            lower=np.where(mask, right.x, task.lower),
            upper=np.where(mask, right.x, task.upper),
        ),
        right,
    )


@given(known(), st.lists(st.booleans(), min_size=1, max_size=8))
def test_the_reduced_answer_expands_to_one_of_the_whole(
    pair: tuple[Program, Solution], chosen: list[bool]
) -> None:
    task, right = with_fixed(pair, chosen)
    reduction = reduce(task)
    free, kept = reduction.free, reduction.kept
    assert reduction.broken.size == 0
    assert (reduction.program.lower < reduction.program.upper).all()
    assert (np.diff(reduction.program.A.tocsr().indptr) > 0).all()  # no row without unknowns is left
    small = answer(right.x[free], right.row_dual[kept], right.bound_dual[free])
    whole = expand(task, reduction, small)
    np.testing.assert_array_equal(whole.x, right.x)
    assert certify(task, whole).worst < 1e-12


@given(known(), st.lists(st.booleans(), min_size=1, max_size=8))
def test_fixing_unknowns_at_their_best_value_does_not_change_the_answer(
    pair: tuple[Program, Solution], chosen: list[bool]
) -> None:
    task, right = with_fixed(pair, chosen)
    solution, certificate = solve(task)
    np.testing.assert_allclose(solution.x, right.x, atol=1e-5)
    assert certificate.objective == pytest.approx(task.objective(right.x), rel=1e-6, abs=1e-6)


def test_a_fixed_unknown_moves_into_the_right_hand_side_and_the_linear_part() -> None:
    task = program([[2, 1], [1, 4]], [1, 1], [[1, 2], [0, 3]], [(0, 10), (5, 6)], [(0, 9), (2, 2)])
    reduction = reduce(task)
    assert reduction.program.q == [3.0]  # 1 + P[0, 1] * 2
    assert (reduction.program.row_lower, reduction.program.row_upper) == ([-4.0], [6.0])
    assert reduction.kept.tolist() == [True, False]
    assert reduction.broken.size == 0  # 3 * 2 lies in [5, 6]


def test_the_dual_of_a_fixed_unknown_is_what_one_more_of_it_would_cost() -> None:
    # minimise x0^2 / 2 with x0 + x1 = 5 and x1 fixed at 2: one more x1 saves x0 = 3
    solution, _ = solve(program([[1, 0], [0, 0]], [0, 0], [[1, 1]], [(5, 5)], [(0, INF), (2, 2)]))
    np.testing.assert_allclose(solution.x, [3, 2])
    assert solution.bound_dual[1] == pytest.approx(-3)
    assert solution.row_dual[0] == pytest.approx(3)


def test_rows_without_unknowns_are_dropped_or_found_broken() -> None:
    task = linear([1, 1], [[0, 0], [1, 1], [0, 0]], [(-1, 1), (1, INF), (2, 3)], [(0, INF)] * 2)
    reduction = reduce(task)
    assert reduction.kept.tolist() == [False, True, False]
    assert reduction.broken.tolist() == [2]


def test_a_program_of_fixed_unknowns_needs_no_solver() -> None:
    task = program(np.eye(2), [1, -1], [[1, 1]], [(5, 5)], [(2, 2), (3, 3)])
    solution, certificate = solve(task)
    assert solution.solver == "none needed"
    np.testing.assert_array_equal(solution.x, [2, 3])
    np.testing.assert_array_equal(solution.bound_dual, [3, 2])  # Px + q
    assert certificate.objective == 0.5 * (4 + 9) + 2 - 3
