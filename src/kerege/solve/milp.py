"""Linear programs some of whose unknowns are whole numbers, by HiGHS, with an answer checked from the inputs.

A branch-and-bound answer is whole only within a tolerance, and big coefficients can hide a lie in it. So the
whole numbers are rounded, the rest is solved for again as a certified linear program, and what is reported
is that answer; only the proven bound is the solver's word.
"""

from __future__ import annotations

import time
from dataclasses import dataclass, replace

import highspy
import numpy as np
from numpy.typing import NDArray

from kerege.solve.certificate import TOLERANCE, primal_residual
from kerege.solve.highs import STATUS, make_model, solver_name
from kerege.solve.program import Program, SolveError, Status, Vector
from kerege.solve.solve import solve

Flags = NDArray[np.bool_]
_REMEDY = {
    Status.INFEASIBLE: "no whole numbers meet all rows and bounds; loosen the row or bound that forbids them",
    Status.UNBOUNDED: "some unknown can grow for ever at a profit; give it a bound or a cost",
    Status.LIMIT: "time was up before any answer was found; allow more seconds",
    Status.NUMERICAL: "the numbers differ by too many orders of magnitude; look for a wrong unit",
}


@dataclass(frozen=True, slots=True)
class MilpCertificate:
    """What is recomputed from the inputs and the answer; ``passed`` is the licence to report it.

    primal      : largest violation of a row or bound, scaled as in ``Certificate``
    integrality : largest distance of a whole number of the answer from one
    moved       : largest distance by which rounding moved the solver's own answer; shown, no condition
    objective   : q'x
    """

    primal: float
    integrality: float
    moved: float
    objective: float
    solver: str
    nodes: int
    seconds: float
    digest: str
    tolerance: float = TOLERANCE

    @property
    def passed(self) -> bool:
        """Whether rows, bounds and whole numbers hold within the tolerance."""
        return bool(self.primal <= self.tolerance and self.integrality == 0.0)


@dataclass(frozen=True, slots=True)
class MilpAnswer:
    """The best answer found, and how much better another one could be at most.

    x         : float64[n]; whole numbers exactly whole
    objective : q'x
    bound     : no answer is below this, by the solver's proof
    gap       : (objective - bound) / (1 + |objective|)
    status    : ``SOLVED`` where the gap asked for is reached, ``LIMIT`` where time was up before
    """

    x: Vector
    objective: float
    bound: float
    gap: float
    status: Status
    certificate: MilpCertificate


def relative_gap(upper: float, lower: float, *, size: float = 1.0) -> float:
    """Return (upper - lower) / (size + |upper|), 0 where they have crossed by rounding, inf without bounds.

    ``size`` is what counts as a number of normal size, so that a value of 0 has a gap, too.

    >>> relative_gap(3.0, 1.0)
    0.5
    """
    if not np.isfinite(upper) or not np.isfinite(lower):
        return float("inf")
    return max(upper - lower, 0.0) / (size + abs(upper))


def solve_milp(
    program: Program,
    integer: Flags,
    *,
    gap: float = 1e-9,
    seconds: float | None = None,
    what: str = "program",
) -> MilpAnswer:
    """Return the least q'x with row_lower <= Ax <= row_upper, lower <= x <= upper and some x whole.

    Parameters
    ----------
    program
        A linear program (P without entries).
    integer
        bool[n], which unknowns are whole numbers. Without any this is ``solve(..., solver="highs")``.
    gap
        The search ends once (objective - bound) / (1 + |objective|) is at most this.
    seconds
        Time limit; the best answer so far comes back with status ``LIMIT``. None: no limit.
    what
        Words for messages.

    Raises
    ------
    ValueError
        If the program is quadratic or ``integer`` has another length.
    SolveError
        If there is no answer (infeasible), the objective has no floor (unbounded), time is up before any
        answer was found, or the answer fails its certificate.

    Examples
    --------
    Of three things that weigh 3, 4 and 5 and are worth 4, 5 and 7, carry at most 8:

    >>> from scipy import sparse
    >>> knapsack = Program(
    ...     P=sparse.csc_array((3, 3)), q=np.array([-4.0, -5, -7]), A=sparse.csc_array([[3.0, 4, 5]]),
    ...     row_lower=np.array([-np.inf]), row_upper=np.array([8.0]), lower=np.zeros(3), upper=np.ones(3))
    >>> answer = solve_milp(knapsack, np.ones(3, dtype=bool))
    >>> answer.x.tolist(), answer.objective, answer.bound
    ([1.0, 0.0, 1.0], -11.0, -11.0)
    """
    _check(program, integer, what)
    began = time.perf_counter()
    if not integer.any():
        solution, proof = solve(program, solver="highs", what=what)
        found = _certify(program, integer, solution.x, 0.0, solution.solver, 0, solution.seconds)
        return _answer(solution.x, found, min(proof.dual_objective, found.objective), gap, what)
    highs, status = _run(program, integer, gap, seconds)
    info = highs.getInfo()
    has_answer = info.primal_solution_status == highspy.kSolutionStatusFeasible
    if status not in {Status.SOLVED, Status.LIMIT} or not has_answer:
        raise SolveError(f"{what}: {solver_name(highs)} says {status}; {_REMEDY[status]}", status)
    raw = np.asarray(highs.getSolution().col_value)
    x, moved = _whole(program, integer, raw, what)
    took = time.perf_counter() - began
    nodes = max(int(info.mip_node_count), 0)
    found = _certify(program, integer, x, moved, solver_name(highs), nodes, took)
    return _answer(x, found, min(float(info.mip_dual_bound), found.objective), gap, what)


def _check(program: Program, integer: Flags, what: str) -> None:
    if program.P.nnz:
        raise ValueError(
            f"{what}: whole numbers need a linear program, found {program.P.nnz} quadratic entries; "
            "leave P empty"
        )
    if integer.shape != program.q.shape:
        raise ValueError(
            f"{what}: integer must be one flag for each of {program.q.size} unknowns, "
            f"found shape {integer.shape}"
        )


def _run(program: Program, integer: Flags, gap: float, seconds: float | None) -> tuple[highspy.Highs, Status]:
    highs = make_model(program)
    highs.setOptionValue("mip_feasibility_tolerance", 1e-9)
    highs.setOptionValue("mip_rel_gap", gap)
    highs.setOptionValue("mip_abs_gap", gap)
    if seconds is not None:
        highs.setOptionValue("time_limit", max(seconds, 0.0))
    where = np.flatnonzero(integer).astype(np.int32)
    kinds = np.full(where.size, int(highspy.HighsVarType.kInteger), dtype=np.uint8)
    highs.changeColsIntegrality(where.size, where, kinds)
    highs.run()
    if highs.getModelStatus() == highspy.HighsModelStatus.kUnboundedOrInfeasible:
        highs.setOptionValue("presolve", "off")  # without it the two are told apart
        highs.run()
    return highs, STATUS.get(highs.getModelStatus(), Status.NUMERICAL)


def _whole(program: Program, integer: Flags, raw: Vector, what: str) -> tuple[Vector, float]:
    """Return x with whole numbers exactly whole and the rest best for them, and how far rounding went."""
    low, high = np.ceil(program.lower), np.floor(program.upper)
    rounded = np.where(integer, np.clip(np.round(raw), low, np.maximum(low, high)), raw)
    moved = float(np.abs(rounded - raw).max(initial=0.0))
    if integer.all():
        return rounded, moved
    fixed = replace(
        program,
        lower=np.where(integer, rounded, program.lower),
        upper=np.where(integer, rounded, program.upper),
    )
    try:
        return solve(fixed, solver="highs", what=f"{what}, whole numbers fixed")[0].x, moved
    except SolveError as failed:
        raise SolveError(
            f"{failed}; rounding moved the answer by {moved:.1e}, and {_REMEDY[Status.NUMERICAL]}"
        ) from failed


def _certify(
    program: Program, integer: Flags, x: Vector, moved: float, solver: str, nodes: int, seconds: float
) -> MilpCertificate:
    return MilpCertificate(
        primal=primal_residual(program, x, program.A @ x),
        integrality=float(np.abs(x - np.round(x))[integer].max(initial=0.0)),
        moved=moved,
        objective=program.objective(x),
        solver=solver,
        nodes=nodes,
        seconds=seconds,
        digest=program.digest,
    )


def _answer(x: Vector, found: MilpCertificate, bound: float, gap: float, what: str) -> MilpAnswer:
    if not found.passed:
        raise SolveError(
            f"{what}: the answer of {found.solver} fails its certificate: scaled violation "
            f"{found.primal:.1e}, allowed {found.tolerance:.0e}; {_REMEDY[Status.NUMERICAL]}"
        )
    left = relative_gap(found.objective, bound)
    status = Status.SOLVED if left <= gap + found.tolerance else Status.LIMIT
    return MilpAnswer(x, found.objective, bound, left, status, found)
