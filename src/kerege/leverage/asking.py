"""Questions of leverage put to a case: checked, calibrated, solved."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from kerege.base.findings import Finding, raise_errors
from kerege.case.model import Case
from kerege.leverage.asked import (
    MOST_MONTHS,
    actor_findings,
    option_findings,
    pair_findings,
    player_findings,
    shock_findings,
    start_findings,
    whole_findings,
)
from kerege.leverage.coalitions import find_power
from kerege.leverage.hands import default_actors
from kerege.leverage.matrix import MONTHS, Leverage, find_leverage, task_count
from kerege.leverage.power import Power
from kerege.leverage.worst import LIMIT, WorstCases, find_worst
from kerege.network.values import Values
from kerege.runs.progress import Progress, Silent
from kerege.whatif.pipeline import Solved, solve_case

BASE = "balance, calibrate, solve the base"


def leverage(
    case: Case,
    *,
    actors: Sequence[str] = (),
    coercers: Sequence[str] = (),
    targets: Sequence[str] = (),
    focus: str = "",
    months: Sequence[int] = MONTHS,
    start: date | None = None,
    under: str = "",
    workers: int | None = None,
    solver: str = "fast",
    progress: Progress | None = None,
) -> Leverage:
    """Return who can hurt whom: the withdrawal matrix of ``case``.

    Parameters
    ----------
    case
        A checked case.
    actors
        States and blocs; the vectors and the focus actor of the case by default.
    coercers, targets
        Those who act and those who are acted on; all by default, fewer are faster.
    focus
        Actor whose second moves and joint adversaries are looked at; that of the case by default.
    months
        Horizons over which instruments are used and losses counted.
    start
        First day, in the base period; its first day by default.
    under
        Id of a shock: how it would change what is done to the focus actor if it lasted.
    workers
        Processes; all usable cores by default. The digits do not depend on it.
    solver
        As in :func:`kerege.solve.solve`; every answer is certified whichever is used.
    progress
        Listener for progress.

    Raises
    ------
    FindingsError
        If an actor is unknown, no two actors are apart, a horizon or the start is out of range.
    SolveError
        If there is no answer with a passing certificate.

    Examples
    --------
    >>> leverage(load_case("mine")).threat("TR", "UP", 3).loss  # doctest: +SKIP
    """
    named = (*actors, *coercers, *targets, *((focus,) if focus else ()))
    raise_errors("leverage", _asked_findings(case, named, actors, months, start, under))
    listen = progress or Silent()
    solved = solved_base(case, listen)
    listen.stage("threats", task_count(coercers or actors or default_actors(case), months))
    return find_leverage(
        solved, actors=actors, coercers=coercers, targets=targets, focus=focus, months=months, start=start,
        under=case.shock(under), workers=workers, solver=solver, tick=listen.step,
    )  # fmt: skip


def _asked_findings(
    case: Case,
    named: Sequence[str],
    actors: Sequence[str],
    months: Sequence[int],
    start: date | None,
    under: str,
) -> list[Finding]:
    """Return what is wrong with the question of who can hurt whom; ``named`` are all actors in it."""
    found = actor_findings(case, named) + shock_findings(case, under)
    found += pair_findings(case, actors) if actors else []
    return found + whole_findings("months", months, most=MOST_MONTHS) + start_findings(case, start)


def power(
    case: Case,
    *,
    players: Sequence[str] = (),
    months: int = 12,
    options: Sequence[str] | None = None,
    workers: int | None = None,
    solver: str = "fast",
    progress: Progress | None = None,
) -> Power:
    """Return what access is worth: Shapley value and nucleolus of the players, and with each option.

    Parameters
    ----------
    case
        A checked case.
    players
        States and blocs, none part of another; the vectors and the focus actor of the case by default.
    months
        Horizon over which worth is counted.
    options
        Ids of options to try; all of the case by default, none for an empty list.
    workers, solver, progress
        As in :func:`leverage`.

    Raises
    ------
    FindingsError
        If a player or option is unknown, players are partly the same, too few or too many.
    SolveError, NucleolusError
        If there is no certified answer, or the nucleolus cannot be proven.
    """
    raise_errors("power", [
        *player_findings(case, players), *option_findings(case, options or ()),
        *whole_findings("months", (months,), most=MOST_MONTHS),
    ])  # fmt: skip
    listen = progress or Silent()
    solved = solved_base(case, listen)
    listen.stage("coalitions", 0)
    return find_power(solved, players=players, months=months, options=options, workers=workers,
                      solver=solver, tick=listen.step)  # fmt: skip


def worst(
    case: Case,
    *,
    count: int = 2,
    focus: str = "",
    months: int = 3,
    start: date | None = None,
    plants: bool = False,
    limit: int = LIMIT,
    solver: str = "fast",
    progress: Progress | None = None,
) -> WorstCases:
    """Return the sets of 0 to ``count`` links and limits whose loss costs an actor most.

    Parameters
    ----------
    case
        A checked case.
    count
        Most elements lost at once.
    focus
        Actor that is hit; that of the case by default.
    months, start
        How long and from when the elements are lost.
    plants
        Whether producers and converters can be lost too.
    limit
        Sets of one market up to which all are tried; beyond, the worst is searched and not proven.
    solver, progress
        As in :func:`leverage`.

    Raises
    ------
    FindingsError
        If the actor is unknown or a number is out of range.
    SolveError
        If there is no answer with a passing certificate.
    """
    raise_errors("worst", [
        *actor_findings(case, (focus,) if focus else ()),
        *whole_findings("count", (count,), least=0), *whole_findings("limit", (limit,)),
        *whole_findings("months", (months,), most=MOST_MONTHS), *start_findings(case, start),
    ])  # fmt: skip
    listen = progress or Silent()
    solved = solved_base(case, listen)
    listen.stage("markets", 0)
    return find_worst(solved, count, focus=focus, months=months, start=start, plants=plants, limit=limit,
                      solver=solver, tick=listen.step)  # fmt: skip


def solved_base(case: Case, listen: Progress) -> Solved:
    """Return ``case`` calibrated and solved, as a stage of its own."""
    listen.stage(BASE, 1)
    solved = solve_case(Values(case))
    listen.step()
    return solved
