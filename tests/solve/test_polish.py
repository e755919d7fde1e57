from dataclasses import replace

import numpy as np
from hypothesis import given

from kerege.solve import Program, Solution, certify
from kerege.solve.polish import polish
from programs import INF, answer, known, linear, program


@given(known())
def test_polish_removes_small_errors(pair: tuple[Program, Solution]) -> None:
    task, right = pair
    random = np.random.default_rng(1)
    blur = 1e-5
    rough = replace(
        right,
        x=np.clip(right.x + blur * random.normal(size=right.x.size), task.lower, task.upper),
        row_dual=right.row_dual * (1 + blur),
        bound_dual=right.bound_dual * (1 + blur),
    )
    assert certify(task, rough).worst > 1e-8
    polished = polish(task, rough)
    np.testing.assert_allclose(polished.x, right.x, atol=1e-7)
    assert certify(task, polished).worst < 1e-8


def test_polish_keeps_the_solver_and_the_bounds_it_was_given() -> None:
    task = program(np.eye(1), [-5], [], [], [(0, 3)])
    polished = polish(task, answer([3 - 1e-9], [], [-2 - 1e-9]))
    assert polished.solver == "by hand"
    np.testing.assert_allclose(polished.x, [3], atol=1e-12)
    np.testing.assert_allclose(polished.bound_dual, [-2], atol=1e-9)


def test_a_linear_program_without_active_bounds_is_left_alone() -> None:
    rough = answer([0.5], [], [0])
    assert polish(linear([0], [], [], [(0, 1)]), rough) is rough


def test_a_repeated_equation_does_not_break_polish() -> None:
    task = program(np.eye(2), [0, 0], [[1, 1], [1, 1]], [(4, 4), (4, 4)], [(-INF, INF)] * 2)
    polished = polish(task, answer([2.001, 1.999], [1, 1], [0, 0]))
    np.testing.assert_allclose(polished.x, [2, 2], atol=1e-7)
    assert certify(task, polished).passed


def test_a_bound_wrongly_taken_as_binding_is_let_go() -> None:
    # minimise (x - 3)^2 / 2 with x <= 3.1: the rough dual is larger than the rough slack
    task = program([[1]], [-3], [[1]], [(-INF, 3.1)], [(0, INF)])
    polished = polish(task, answer([3.05], [-0.2], [0]))
    np.testing.assert_allclose(polished.x, [3], atol=1e-9)
    assert certify(task, polished).worst < 1e-10


def test_a_bound_wrongly_taken_as_free_is_held() -> None:
    # minimise (x - 3)^2 / 2 with x <= 2: no dual yet, so the first guess runs through the bound
    task = program([[1]], [-3], [[1]], [(-INF, 2)], [(0, INF)])
    polished = polish(task, answer([1.5], [0], [0]))
    np.testing.assert_allclose(polished.x, [2], atol=1e-9)
    np.testing.assert_allclose(polished.row_dual, [-1], atol=1e-9)
    assert certify(task, polished).worst < 1e-10
