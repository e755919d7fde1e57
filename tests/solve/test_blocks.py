"""Programs that fall apart: split, solved and certified apart, joined to the answer of the whole."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import sparse

from kerege.solve import Certificate, Program, Solution, SolveError, certify, forget_answers, solve
from kerege.solve.blocks import Block, join, split
from programs import INF, answer, linear, manufactured, program

RESIDUALS = ("primal", "dual", "sign", "complementarity", "gap", "natural")


def apart(parts: Sequence[tuple[Program, Solution]], seed: int) -> tuple[Program, Solution]:
    """Return programs side by side in one, its variables and rows shuffled, with its answer."""
    random = np.random.default_rng(seed)
    n = random.permutation(sum(p.q.size for p, _ in parts))
    m = random.permutation(sum(p.row_lower.size for p, _ in parts))

    def column(name: str, order: np.ndarray) -> np.ndarray:
        return np.concatenate([getattr(p, name) for p, _ in parts])[order]

    def found(name: str, order: np.ndarray) -> np.ndarray:
        return np.concatenate([getattr(s, name) for _, s in parts])[order]

    whole = Program(
        P=sparse.csc_array(sparse.block_diag([p.P for p, _ in parts], format="csc")[:, n][n, :]),
        q=column("q", n),
        A=sparse.csc_array(sparse.block_diag([p.A for p, _ in parts], format="csc")[:, n][m, :]),
        row_lower=column("row_lower", m),
        row_upper=column("row_upper", m),
        lower=column("lower", n),
        upper=column("upper", n),
    )
    return whole, answer(found("x", n), found("row_dual", m), found("bound_dual", n))


@st.composite
def several(draw: st.DrawFn, *, strict: bool = True) -> tuple[Program, Solution]:
    """Hypothesis strategy: two to four programs in one."""
    count = draw(st.integers(2, 4))
    seeds = [draw(st.integers(0, 2**32 - 1)) for _ in range(count)]
    sizes = [(draw(st.integers(1, 5)), draw(st.integers(1, 4))) for _ in range(count)]
    parts = [manufactured(s, n, m, strict=strict) for s, (n, m) in zip(seeds, sizes, strict=True)]
    return apart(parts, draw(st.integers(0, 1000)))


def cut(block: Block, whole: Solution) -> Solution:
    return replace(
        whole,
        x=whole.x[block.variables],
        row_dual=whole.row_dual[block.rows],
        bound_dual=whole.bound_dual[block.variables],
    )


def partition(task: Program, blocks: Sequence[Block]) -> None:
    """Check that every variable and row is in one block, and that blocks share no entry."""
    variables = np.concatenate([b.variables for b in blocks])
    rows = np.concatenate([b.rows for b in blocks])
    np.testing.assert_array_equal(np.sort(variables), np.arange(task.q.size))
    np.testing.assert_array_equal(np.sort(rows), np.arange(task.row_lower.size))
    of_variable, of_row = np.zeros(task.q.size, dtype=int), np.zeros(task.row_lower.size, dtype=int)
    for i, block in enumerate(blocks):
        of_variable[block.variables], of_row[block.rows] = i, i
        np.testing.assert_array_equal(
            block.program.A.toarray(), task.A.toarray()[np.ix_(block.rows, block.variables)]
        )
        np.testing.assert_array_equal(
            block.program.P.toarray(), task.P.toarray()[np.ix_(block.variables, block.variables)]
        )
        for name, index in (("q", block.variables), ("lower", block.variables), ("upper", block.variables),
                            ("row_lower", block.rows), ("row_upper", block.rows)):  # fmt: skip
            np.testing.assert_array_equal(getattr(block.program, name), getattr(task, name)[index])
    for matrix, one, two in ((task.A, of_row, of_variable), (task.P, of_variable, of_variable)):
        tail, head = matrix.nonzero()
        np.testing.assert_array_equal(one[tail], two[head])


@given(several())
def test_blocks_hold_everything_once_and_share_nothing(pair: tuple[Program, Solution]) -> None:
    blocks = split(pair[0])
    partition(pair[0], blocks)
    assert len(blocks) >= 2 or pair[0].q.size < 4
    firsts = [b.variables[0] for b in blocks if b.variables.size]
    assert firsts == sorted(firsts)


@given(several(strict=False))
def test_joining_the_parts_of_an_answer_gives_the_answer(pair: tuple[Program, Solution]) -> None:
    task, right = pair
    blocks = split(task)
    parts = [(cut(b, right), certify(b.program, cut(b, right))) for b in blocks]
    whole, certificate = join(task, blocks, parts)
    for name in ("x", "row_dual", "bound_dual"):
        np.testing.assert_array_equal(getattr(whole, name), getattr(right, name))
    assert certificate.objective == pytest.approx(task.objective(right.x), rel=1e-9, abs=1e-9)
    assert certificate.digest == task.digest
    assert certificate.passed
    assert certify(task, whole).passed


@given(several(), st.data())
def test_the_certificate_is_that_of_the_worst_block(
    pair: tuple[Program, Solution], data: st.DataObject
) -> None:
    task, right = pair
    blocks = split(task)
    wrong = data.draw(st.integers(0, len(blocks) - 1))
    parts = []
    for i, block in enumerate(blocks):
        mine = cut(block, right)
        if i == wrong:
            mine = replace(mine, x=mine.x + 1.0, bound_dual=mine.bound_dual + 0.5)
        parts.append((mine, certify(block.program, mine)))
    _, certificate = join(task, blocks, parts)
    for name in RESIDUALS:
        assert getattr(certificate, name) == max(getattr(c, name) for _, c in parts), name
    assert certificate.worst == max(c.worst for _, c in parts)
    assert not certificate.passed
    assert certificate.objective == pytest.approx(sum(c.objective for _, c in parts))
    assert certificate.dual_objective == pytest.approx(sum(c.dual_objective for _, c in parts))


@settings(max_examples=50)
@given(several())
def test_the_whole_is_solved_by_its_parts(pair: tuple[Program, Solution]) -> None:
    task, right = pair
    solution, certificate = solve(task)
    np.testing.assert_allclose(solution.x, right.x, atol=1e-5)
    assert certificate.passed
    assert certify(task, solution).passed
    by_part = [solve(b.program) for b in split(task)]
    joined, _ = join(task, split(task), by_part)
    np.testing.assert_array_equal(joined.x, solution.x)
    np.testing.assert_array_equal(joined.row_dual, solution.row_dual)


def two(second: tuple[float, float] = (3, INF)) -> Program:
    """Return x0 + x2 >= 2 at cost x^2 / 2 each, and beside it x1 + x3 in ``second`` likewise."""
    return program(
        np.eye(4), [0] * 4, [[1, 0, 1, 0], [0, 1, 0, 1]], [(2, INF), second], [(0, INF)] * 4
    )  # fmt: skip


def test_two_programs_in_one_by_hand() -> None:
    solution, certificate = solve(two())
    np.testing.assert_allclose(solution.x, [1, 1.5, 1, 1.5])
    np.testing.assert_allclose(solution.row_dual, [1, 1.5])
    assert certificate.objective == pytest.approx(1 + 2.25)
    blocks = split(two())
    assert [b.variables.tolist() for b in blocks] == [[0, 2], [1, 3]]
    assert [b.rows.tolist() for b in blocks] == [[0], [1]]


def test_a_quadratic_term_ties_variables_too() -> None:
    tied = program([[2, 0, 1], [0, 1, 0], [1, 0, 2]], [-1, -1, -1], [], [], [(0, INF)] * 3)
    assert len(split(tied)) == 2  # the lone variable, and the two that share a term
    np.testing.assert_allclose(solve(tied)[0].x, [1 / 3, 1, 1 / 3], atol=1e-9)


def test_lone_variables_and_empty_rows_make_one_part() -> None:
    task = program(
        np.diag([1.0, 1, 0, 2, 1]), [0, -3, 1, -8, 0],
        [[1, 0, 0, 0, 1], [0, 0, 0, 0, 0], [0, 0, 0, 0, 0]],
        [(2, INF), (-1, 5), (0, 0)],
        [(0, INF), (-INF, INF), (-4, 9), (0, 3), (0, INF)],
    )  # fmt: skip
    blocks = split(task)
    partition(task, blocks)
    assert sorted(b.variables.tolist() for b in blocks) == [[0, 4], [1, 2, 3]]
    solution, certificate = solve(task)
    np.testing.assert_allclose(solution.x, [1, 3, -4, 3, 1], atol=1e-8)
    np.testing.assert_allclose(solution.row_dual, [1, 0, 0], atol=1e-8)
    np.testing.assert_allclose(solution.bound_dual, [0, 0, 1, -2, 0], atol=1e-8)
    assert certificate.passed


def test_a_program_of_lone_variables_only_is_one_part() -> None:
    task = program(np.eye(3), [-1, -2, -3], [], [], [(0, 2)] * 3)
    assert len(split(task)) == 1
    np.testing.assert_allclose(solve(task)[0].x, [1, 2, 2], atol=1e-8)


def test_empty_rows_alone_are_a_program() -> None:
    task = linear([], np.zeros((2, 0)), [(0, 1), (-1, 0)], [])
    solution, certificate = solve(task)
    assert solution.x.size == 0
    np.testing.assert_array_equal(solution.row_dual, [0, 0])
    assert certificate.passed
    with pytest.raises(SolveError, match=r"row 1 cannot hold"):
        solve(linear([], np.zeros((2, 0)), [(0, 1), (1, 2)], []))


def test_rows_of_one_variable_are_parts_of_their_own() -> None:
    task = linear([1, 1, 1], np.eye(3), [(1, 5), (2, 5), (3, 5)], [(0, INF)] * 3)
    assert len(split(task)) == 3
    np.testing.assert_allclose(solve(task)[0].x, [1, 2, 3], atol=1e-8)


def test_a_program_that_hangs_together_is_left_as_it_is() -> None:
    task = linear([1, 1], [[1, 1]], [(1, 5)], [(0, INF)] * 2)
    (block,) = split(task)
    assert block.program is task


def test_a_row_that_fixed_values_break_is_named_by_its_row_in_the_whole() -> None:
    task = linear(
        [1, 1, 1], [[1, 0, 0], [0, 1, 0], [0, 0, 1], [0, 0, 1]], [(0, 5), (0, 5), (0, 5), (3, 5)],
        [(0, 9), (0, 9), (2, 2)],
    )  # fmt: skip
    with pytest.raises(SolveError, match=r"base balance: row 3 cannot hold once fixed values are put in"):
        solve(task, what="base balance")


def test_an_empty_row_that_asks_for_something_is_named_by_its_row_in_the_whole() -> None:
    task = linear([1, 1], [[1, 1], [0, 0], [0, 0]], [(1, 5), (0, 1), (2, 3)], [(0, INF)] * 2)
    with pytest.raises(SolveError, match=r"market: row 2 cannot hold"):
        solve(task, what="market")


def test_one_infeasible_part_makes_the_whole_infeasible() -> None:
    task = linear([1, 1, 1], [[1, 0, 0], [0, 1, 1], [0, 1, 1]], [(1, 5), (4, INF), (-INF, 3)], [(0, INF)] * 3)
    with pytest.raises(SolveError, match=r"market: .* says infeasible"):
        solve(task, what="market")


def test_an_answer_that_is_known_is_given_again_to_the_digit() -> None:
    first, second = solve(two()), solve(two())
    for name in ("x", "row_dual", "bound_dual"):
        np.testing.assert_array_equal(getattr(first[0], name), getattr(second[0], name))
    assert first[1] == second[1]  # with its seconds: it was not solved again


@pytest.mark.parametrize("value", [3.0, 4.0, 17.3])
def test_a_change_in_one_part_leaves_every_digit_of_the_other(value: float) -> None:
    task, random = two(), np.random.default_rng(3)
    task = replace(task, q=random.normal(size=4), row_lower=np.array([2.345678, 3.0]))
    changed = replace(task, row_lower=np.array([2.345678, value]))
    before, after = solve(task)[0], solve(changed)[0]
    np.testing.assert_array_equal(after.x[[0, 2]], before.x[[0, 2]])
    assert after.row_dual[0] == before.row_dual[0]
    assert after.x[[1, 3]].sum() == pytest.approx(max(value, before.x[[1, 3]].sum() if value == 3 else value))


def test_what_is_kept_cannot_be_spoiled_by_whoever_has_the_answer() -> None:
    first = solve(two())[0]
    known = first.x.copy()
    first.x[:] = 0.0
    np.testing.assert_array_equal(solve(two())[0].x, known)


def test_another_solver_is_asked_anew() -> None:
    one, other = solve(two()), solve(two(), solver="highs")
    np.testing.assert_allclose(other[0].x, one[0].x, atol=1e-7)
    assert "HiGHS" in other[1].solver
    assert "Clarabel" in one[1].solver


def test_seconds_and_iterations_add_up() -> None:
    parts: list[tuple[Solution, Certificate]] = [solve(b.program) for b in split(two())]
    _, certificate = join(two(), split(two()), parts)
    assert certificate.iterations == sum(c.iterations for _, c in parts)
    assert certificate.seconds == pytest.approx(sum(c.seconds for _, c in parts))


def test_what_was_forgotten_is_solved_again_to_the_same_digits() -> None:
    t = program(np.eye(2), [0, 0], [[1, 1]], [(2, INF)], [(0, INF)] * 2)
    first = solve(t)[0]
    assert solve(t)[0] is first
    forget_answers()
    again = solve(t)[0]
    assert again is not first
    np.testing.assert_array_equal(again.x, first.x)
