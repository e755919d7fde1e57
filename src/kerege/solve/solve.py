"""One door to the solvers: take apart, reduce, solve, expand, certify, put together."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import replace
from functools import lru_cache, partial
from importlib.util import find_spec

import numpy as np

from kerege.solve.blocks import Block, join, split
from kerege.solve.certificate import Certificate, certify
from kerege.solve.polish import polish
from kerege.solve.program import Program, Solution, SolveError, Status
from kerege.solve.reduce import Reduction, expand, reduce
from kerege.solve.scaling import curvature_units, scale, unscale

#: certificate below which the fast path does not polish
GOOD = 1e-9
#: answers kept in memory: every part of the base markets of a study on its few grids, and some more
_KEPT = 256
_answers: OrderedDict[tuple[str, str], tuple[Solution, Certificate]] = OrderedDict()
#: unknowns up to which an answer is always polished, and the certificate that spares a larger one the polish
POLISHED_UP_TO, GOOD_LARGE = 12_000, 1e-8
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
    if name == "piqp":
        from kerege.solve.piqp import solve_piqp  # noqa: PLC0415

        return solve_piqp
    raise ValueError(f"unknown solver {name!r}; known: clarabel, fast, highs, piqp")


@lru_cache(maxsize=1)
def fast_solver() -> str:
    """Return the quickest solver installed: PIQP where it is, Clarabel otherwise."""
    return "piqp" if find_spec("piqp") is not None else "clarabel"


def solve(
    program: Program, *, solver: str = "clarabel", what: str = "program"
) -> tuple[Solution, Certificate]:
    """Return a solution of ``program`` with a passing certificate.

    Independent parts are solved and certified apart; a part that was solved before is not solved again.

    Parameters
    ----------
    program
        The convex quadratic or linear program.
    solver
        ``clarabel`` (default), ``highs``, ``piqp``, or ``fast``: the quickest installed, polished only where
        that is needed, with Clarabel where it fails. For results people read use the default.
    what
        Words for messages, e.g. ``market under shock pipe-shut``.

    Raises
    ------
    SolveError
        If the program is infeasible, unbounded, or the answer fails its certificate.
    """
    blocks = split(program)
    answers = [_remembered(block, solver, what) for block in blocks]
    return answers[0] if len(blocks) == 1 else join(program, blocks, answers)


def forget_answers() -> None:
    """Empty the memory of answers, so that the next solve is one: for whoever takes the time of it."""
    _answers.clear()


def _remembered(block: Block, solver: str, what: str) -> tuple[Solution, Certificate]:
    key = (block.program.digest, solver)
    if key in _answers:
        _answers.move_to_end(key)
        return _answers[key]
    found = _solve(block, solver, what)
    for array in (found[0].x, found[0].row_dual, found[0].bound_dual):
        array.setflags(write=False)  # it will be handed out again
    _answers[key] = found
    while len(_answers) > _KEPT:
        _answers.popitem(last=False)
    return found


def _solve(block: Block, solver: str, what: str) -> tuple[Solution, Certificate]:
    program = block.program
    reduction = reduce(program)
    if reduction.broken.size:
        row = int(block.rows[reduction.broken[0]])
        raise SolveError(
            f"{what}: row {row} cannot hold once fixed values are put in (infeasible)", Status.INFEASIBLE
        )
    if solver == "fast":
        small = _run(reduction, fast_solver())
        if small.status is Status.SOLVED:
            answer = _finished(program, reduction, small, good_enough=GOOD)
            if answer[1].passed:
                return answer
        solver = "clarabel"
    return _checked(program, reduction, solver, what)


def _finished(
    program: Program, reduction: Reduction, small: Solution, *, good_enough: float
) -> tuple[Solution, Certificate]:
    """Return the answer to the whole program, polished where its certificate is above ``good_enough``."""
    solution = expand(program, reduction, small)
    certificate = certify(program, solution)
    if certificate.worst <= good_enough or _spared(program, certificate):
        return solution, certificate
    polished = expand(program, reduction, polish(reduction.program, small))
    better = certify(program, polished)
    return (polished, better) if _rank(better) < _rank(certificate) else (solution, certificate)


def _spared(program: Program, certificate: Certificate) -> bool:
    """Whether an answer is good and its program so large that a polish would cost more than the solve."""
    return program.q.size > POLISHED_UP_TO and certificate.worst <= GOOD_LARGE


def _error(certificate: Certificate) -> float:
    return max(certificate.worst, certificate.natural)


def _rank(certificate: Certificate) -> tuple[bool, float]:
    """Return what is smaller for the better of two answers: one that passes beats one that does not."""
    return not certificate.passed, _error(certificate)


def _run(reduction: Reduction, solver: str) -> Solution:
    if reduction.program.q.size == 0:
        nothing = np.zeros(0)
        return Solution(nothing, np.zeros(0), nothing, Status.SOLVED, "none needed", 0, 0.0)
    return _backend(solver)(reduction.program)


def _scaled_run(reduction: Reduction, solver: str) -> Solution:
    unit = curvature_units(reduction.program)
    program, row = scale(reduction.program, unit)
    return unscale(_run(replace(reduction, program=program), solver), unit, row)


def _checked(program: Program, reduction: Reduction, solver: str, what: str) -> tuple[Solution, Certificate]:
    """Return the best of several tries: as it stands, by the other solver, then scaled by both."""
    names = [solver, *([fast_solver()] if solver == "clarabel" and fast_solver() != "clarabel" else [])]
    tries: list[Callable[[], Solution]] = [partial(_run, reduction, name) for name in names]
    tries += [partial(_scaled_run, reduction, name) for name in names]
    best: tuple[Solution, Certificate] | None = None
    failed: list[Solution] = []
    for attempt in tries:
        small = attempt()
        if small.status is not Status.SOLVED:
            failed.append(small)
            if small.status in {Status.INFEASIBLE, Status.UNBOUNDED}:
                break
            continue
        found = _finished(program, reduction, small, good_enough=0.0)
        best = found if best is None or _rank(found[1]) < _rank(best[1]) else best
        late = best[1].passed and attempt is not tries[0]
        if _error(best[1]) <= GOOD or late or _spared(program, best[1]):
            break
    if best is None:
        status = failed[0].status
        raise SolveError(f"{what}: {failed[0].solver} says {status}; {_REMEDY[status]}", status)
    if not best[1].passed:
        c = best[1]
        raise SolveError(
            f"{what}: the answer of {c.solver} fails its certificate: worst scaled residual {c.worst:.1e}, "
            f"allowed {c.tolerance:.0e} (primal {c.primal:.1e}, dual {c.dual:.1e}, sign {c.sign:.1e}, "
            f"complementarity {c.complementarity:.1e}, gap {c.gap:.1e})"
        )
    return best
