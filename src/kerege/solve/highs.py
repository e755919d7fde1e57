"""Adapter to HiGHS (Huangfu & Hall 2018): linear programs, and small quadratic ones as a second opinion.

Its quadratic method is an active-set method that is slow and fragile beyond small programs, so Kerege never
answers with it; it checks Clarabel's answers in the tests and finds ranges of flows, which are linear.
"""

from __future__ import annotations

import time

import highspy
import numpy as np
from scipy import sparse

from kerege.solve.program import Program, Solution, Status

#: what HiGHS says of a model, in our words
STATUS = {
    highspy.HighsModelStatus.kOptimal: Status.SOLVED,
    highspy.HighsModelStatus.kInfeasible: Status.INFEASIBLE,
    highspy.HighsModelStatus.kUnbounded: Status.UNBOUNDED,
    highspy.HighsModelStatus.kUnboundedOrInfeasible: Status.INFEASIBLE,
    highspy.HighsModelStatus.kTimeLimit: Status.LIMIT,
    highspy.HighsModelStatus.kIterationLimit: Status.LIMIT,
}
#: the active-set method can cycle for ever where the quadratic part has less than full rank
_QP_ITERATIONS = 5_000


def make_model(program: Program) -> highspy.Highs:
    """Return a silent HiGHS instance that holds ``program``."""
    highs = highspy.Highs()  # type: ignore[no-untyped-call]
    highs.setOptionValue("output_flag", False)
    highs.setOptionValue("threads", 1)
    highs.setOptionValue("primal_feasibility_tolerance", 1e-9)
    highs.setOptionValue("dual_feasibility_tolerance", 1e-9)
    highs.setOptionValue("qp_iteration_limit", _QP_ITERATIONS)
    lp = highspy.HighsLp()
    lp.num_col_, lp.num_row_ = program.q.size, program.row_lower.size
    lp.col_cost_, lp.col_lower_, lp.col_upper_ = program.q, program.lower, program.upper
    lp.row_lower_, lp.row_upper_ = program.row_lower, program.row_upper
    lp.a_matrix_.format_ = highspy.MatrixFormat.kColwise
    lp.a_matrix_.start_, lp.a_matrix_.index_ = program.A.indptr, program.A.indices
    lp.a_matrix_.value_ = program.A.data
    highs.passModel(lp)
    if program.P.nnz:
        lower = sparse.csc_array(sparse.tril(program.P, format="csc"))
        hessian = highspy.HighsHessian()
        hessian.dim_, hessian.format_ = program.q.size, highspy.HessianFormat.kTriangular
        hessian.start_, hessian.index_, hessian.value_ = lower.indptr, lower.indices, lower.data
        highs.passHessian(hessian)
    return highs


def solve_highs(program: Program) -> Solution:
    """Return HiGHS's answer to ``program``."""
    began = time.perf_counter()
    highs = make_model(program)
    highs.run()
    answer, info = highs.getSolution(), highs.getInfo()
    status = STATUS.get(highs.getModelStatus(), Status.NUMERICAL)
    if status is not Status.SOLVED:
        empty_n, empty_m = np.zeros(program.q.size), np.zeros(program.row_lower.size)
        return Solution(empty_n, empty_m, empty_n, status, solver_name(highs), 0, time.perf_counter() - began)
    return Solution(
        x=np.asarray(answer.col_value),
        row_dual=np.asarray(answer.row_dual),
        bound_dual=np.asarray(answer.col_dual),
        status=status,
        solver=solver_name(highs),
        iterations=max(info.simplex_iteration_count, info.qp_iteration_count, 0),
        seconds=time.perf_counter() - began,
    )


def solver_name(highs: highspy.Highs) -> str:
    """Return name and version, as certificates show them."""
    return f"HiGHS {highs.version()}"
