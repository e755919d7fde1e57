"""The choice whose worst outcome is best, over listed scenarios or the corners of a polytope."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

import numpy as np
from numpy.typing import ArrayLike, NDArray

from kerege.games.coalitions import Vector
from kerege.games.generation import Answered, Clock, Met, close_bounds
from kerege.games.polytope import Polytope, corners
from kerege.games.two_stage import TwoStage, choice_program, master_program, recourse_program
from kerege.solve import SolveError, Status, solve, solve_milp


class InfeasibleChoiceError(RuntimeError):
    """No choice is allowed at all, or none can be kept up in every scenario; the message says which."""


@dataclass(frozen=True, slots=True)
class RobustChoice:
    """A choice and what is proven of it.

    value        : cost of the choice and of the recourse in its worst scenario; the upper bound; inf where
                   the search ended before a choice with a recourse in every scenario was met
    choice       : float64[y]
    worst        : index of that scenario
    scenarios    : float64[s, u], the scenarios listed, or the corners of the polytope
    generated    : indices of the scenarios the master came to know, in that order
    lower, upper : float64[i], proven bounds after each iteration
    gap          : (upper - lower) / (1 + |upper|) at the end
    proven       : the gap asked for is reached
    """

    value: float
    choice: Vector
    worst: int
    scenarios: NDArray[np.float64]
    generated: tuple[int, ...]
    lower: Vector
    upper: Vector
    gap: float
    proven: bool


def robust_choice(
    problem: TwoStage,
    uncertainty: ArrayLike | Polytope,
    *,
    gap: float = 1e-6,
    iterations: int = 100,
    seconds: float | None = None,
) -> RobustChoice:
    """Return the choice that costs least where the worst scenario follows it.

    By column-and-constraint generation (``close_bounds``), from the first scenario on. The recourse cost is
    convex in u, so over a polytope a corner is worst. A scenario in which a choice has no recourse costs inf:
    the choice is given up and the scenario becomes known.

    Parameters
    ----------
    problem
        The two stages.
    uncertainty
        float[s, u], scenarios, the usual one first; or a bounded polytope with an inside.
    gap
        Relative gap at which the search ends.
    iterations
        Most iterations.
    seconds
        Time limit; what is found then comes back with its gap.

    Raises
    ------
    ValueError
        If there is no scenario, their shape does not fit, or the polytope has no corners.
    InfeasibleChoiceError
        If no choice meets its own rows and bounds, or none has a recourse in every scenario.
    kerege.solve.SolveError
        If a program cannot be solved.

    Examples
    --------
    Store y at cost 1 each, before demand turns out to be 2 or 5; what is short costs 3 each:

    >>> from scipy import sparse
    >>> one = sparse.csc_array([[1.0]])
    >>> store = TwoStage(
    ...     cost=np.array([1.0]), lower=np.zeros(1), upper=np.array([9.0]), integer=np.array([False]),
    ...     A=sparse.csc_array((0, 1)), row_lower=np.zeros(0), row_upper=np.zeros(0),
    ...     recourse_cost=np.array([3.0]), G=one, h=np.zeros(1), E=one, M=-one)
    >>> found = robust_choice(store, [[2.0], [5.0]])
    >>> found.choice.tolist(), found.value, found.lower.tolist(), found.upper.tolist()
    ([5.0], 5.0, [2.0, 5.0], [11.0, 5.0])
    """
    scenarios = _scenarios(uncertainty, problem.M.shape[1])

    adversary = partial(_worst_scenario, problem, scenarios)

    def master(known: Sequence[int], left: float | None) -> tuple[tuple[float, ...], float]:
        return _master(problem, scenarios[list(known)], gap, left)

    met = close_bounds(master, adversary, [0], gap=gap, iterations=iterations, clock=Clock(seconds))
    return _robust_choice(met, scenarios)


def _robust_choice(met: Met[tuple[float, ...], int], scenarios: NDArray[np.float64]) -> RobustChoice:
    best = met.best
    choice = np.array(best.choice)
    return RobustChoice(
        best.value, choice, best.reply, scenarios, met.replies, met.lower, met.upper, met.gap, met.proven
    )


def _scenarios(uncertainty: ArrayLike | Polytope, count: int) -> NDArray[np.float64]:
    listed = (
        corners(uncertainty) if isinstance(uncertainty, Polytope) else np.asarray(uncertainty, np.float64)
    )
    if listed.ndim != 2 or listed.shape[1] != count or len(listed) == 0:
        raise ValueError(
            f"expected one or more scenarios of {count} numbers, float[s, {count}], "
            f"found shape {listed.shape}"
        )
    if not np.isfinite(listed).all():
        raise ValueError(f"scenario {np.flatnonzero(~np.isfinite(listed).all(axis=1))[0]} is not finite")
    return listed


def _worst_scenario(
    problem: TwoStage, scenarios: NDArray[np.float64], choice: tuple[float, ...]
) -> Answered[tuple[float, ...], int]:
    """Return the scenario in which a choice costs most, and what it then costs in all."""
    y = np.array(choice)
    costs = [_recourse_cost(problem, y, u) for u in scenarios]
    worst = int(np.argmax(costs))
    return Answered(choice, worst, float(problem.cost @ y) + costs[worst])


def _recourse_cost(problem: TwoStage, choice: Vector, scenario: Vector) -> float:
    """Return the least cost after a choice and a scenario; inf where there is no recourse."""
    program = recourse_program(problem, choice, scenario)
    try:
        return solve(program, solver="highs", what="recourse")[1].objective
    except SolveError as failed:
        if failed.status is not Status.INFEASIBLE:
            raise
        return float("inf")


def _master(
    problem: TwoStage, scenarios: NDArray[np.float64], gap: float, left: float | None
) -> tuple[tuple[float, ...], float]:
    program, integer = master_program(problem, list(scenarios))
    try:
        answer = solve_milp(program, integer, gap=gap / 10, seconds=left, what="robust choice")
    except SolveError as failed:
        if failed.status is not Status.INFEASIBLE:
            raise
        raise InfeasibleChoiceError(_why(problem, len(scenarios))) from failed
    return tuple(answer.x[: problem.cost.size].tolist()), answer.bound


def _why(problem: TwoStage, known: int) -> str:
    try:
        solve_milp(choice_program(problem), problem.integer, what="choice alone")
    except SolveError as failed:
        if failed.status is Status.INFEASIBLE:
            return (
                "no choice meets the rows and bounds of the first stage, whatever happens; loosen them "
                "(a budget below what is compulsory?)"
            )
    return (
        f"no choice has a recourse in all of {known} scenarios; give what goes unserved a column of its own "
        "with its price, or allow more in the first stage"
    )
