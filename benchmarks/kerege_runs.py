"""Kerege itself, and its solver alone on matrices that are already there."""

from __future__ import annotations

import numpy as np
from scipy import sparse

from benchmarks.answers import Answer, Solver
from benchmarks.networks import Problem
from kerege.equilibrium import assemble, solve_market
from kerege.solve import forget_answers


def with_clarabel(problem: Problem) -> Solver:
    """Return Kerege as it answers readers: assemble, Clarabel, polish, certificate."""
    return _solve_market(problem, "clarabel")


def with_fast(problem: Problem) -> Solver:
    """Return Kerege as it runs draws: the quickest solver installed, certified."""
    return _solve_market(problem, "fast")


def _solve_market(problem: Problem, solver: str) -> Solver:
    def solve(shock: int) -> Answer:
        forget_answers()  # a shock met before would cost nothing, which is not what is asked
        outcome = solve_market(problem.shocked(shock), problem.curves, solver=solver)
        return Answer(outcome.certificate.objective, outcome.flow)

    return solve


def clarabel_alone(problem: Problem) -> Solver:
    """Return Clarabel at its default tolerance with only the right-hand side renewed."""
    import clarabel  # noqa: PLC0415  (each contestant imports what it measures)

    first = assemble(problem.shocked(0), problem.curves)
    program, layout = first.program, first.layout
    equal = program.row_lower == program.row_upper
    cap, floor = np.isfinite(program.upper), np.isfinite(program.lower)
    rows, identity = program.A.tocsr(), sparse.eye_array(program.q.size, format="csr")
    matrix = sparse.csc_matrix(sparse.vstack([rows[equal], rows[~equal], identity[cap], -identity[floor]]))
    settings = clarabel.DefaultSettings()
    settings.verbose, settings.max_threads, settings.presolve_enable = False, 1, False

    def right(shock: int) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
        upper = assemble(problem.shocked(shock), problem.curves).program.row_upper
        return np.concatenate([upper[equal], upper[~equal], program.upper[cap], -program.lower[floor]])

    rights = [right(shock) for shock in range(problem.capacities.shape[0])]
    cones = [
        clarabel.ZeroConeT(int(equal.sum())),
        clarabel.NonnegativeConeT(int(rights[0].size - equal.sum())),
    ]
    upper_triangle = sparse.csc_matrix(sparse.triu(program.P, format="csc"))
    solver = clarabel.DefaultSolver(upper_triangle, program.q, matrix, rights[0], cones, settings)

    def solve(shock: int) -> Answer:
        solver.update(b=rights[shock])
        x = np.asarray(solver.solve().x)
        return Answer(program.objective(x), layout.part(x, layout.arcs))

    return solve
