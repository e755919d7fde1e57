"""One door to the solvers: reduce, solve, expand, certify."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np

from kerege.solve.certificate import Certificate, certify
from kerege.solve.polish import polish
from kerege.solve.program import Program, Solution, SolveError, Status
from kerege.solve.reduce import expand, reduce

_REMEDY = {
    Status.INFEASIBLE: "two bounds contradict each other; run `kerege check` on the case",
    Status.UNBOUNDED: "some quantity can grow for ever at a profit; a cost or a capacity is missing",
    Status.LIMIT: "the iteration limit was reached; numbers may differ by too many orders of magnitude",
    Status.NUMERICAL: "the numbers of the program are badly scaled; look for a wrong unit",
}


def _backend(name: str) -> Callable[[Program], Solution]:
    if name == "clarabel":
        from kerege.solve.clarabel import solve_clarabel  # noqa: PLC0415  (start-up time)

        return solve_clarabel
    if name == "highs":
        from kerege.solve.highs import solve_highs  # noqa: PLC0415

        return solve_highs
    raise ValueError(f"unknown solver {name!r}; known: clarabel, highs")


def solve(
    program: Program, *, solver: str = "clarabel", what: str = "program"
) -> tuple[Solution, Certificate]:
    """Return a solution of ``program`` with a passing certificate.

    Parameters
    ----------
    program
        The convex quadratic or linear program.
    solver
        ``clarabel`` (default) or ``highs``.
    what
        Words for messages, e.g. ``market under shock cpc-shut-90``.

    Raises
    ------
    SolveError
        If the program is infeasible, unbounded, or the answer fails its certificate.
    """
    reduction = reduce(program)
    if reduction.broken.size:
        row = int(reduction.broken[0])
        raise SolveError(f"{what}: row {row} cannot hold once fixed values are put in (infeasible)")
    if reduction.program.q.size == 0:
        nothing = np.zeros(0)
        small = Solution(nothing, np.zeros(0), nothing, Status.SOLVED, "none needed", 0, 0.0)
    else:
        small = _backend(solver)(reduction.program)
    if small.status is not Status.SOLVED:
        raise SolveError(f"{what}: {small.solver} says {small.status}; {_REMEDY[small.status]}")
    solution = expand(program, reduction, small)
    certificate = certify(program, solution)
    polished = expand(program, reduction, polish(reduction.program, small))
    better = certify(program, polished)
    if better.worst < certificate.worst:
        solution, certificate = polished, replace(better, seconds=polished.seconds)
    if not certificate.passed:
        raise SolveError(
            f"{what}: the answer of {certificate.solver} fails its certificate: worst scaled residual "
            f"{certificate.worst:.1e}, allowed {certificate.tolerance:.0e} (primal {certificate.primal:.1e}, "
            f"dual {certificate.dual:.1e}, complementarity {certificate.complementarity:.1e})"
        )
    return solution, certificate
