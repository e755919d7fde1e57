"""The withdrawal matrix: every pair of actors, every horizon, in as many processes as there are cores."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from kerege.case.scenarios import Shock
from kerege.leverage.alliances import Alliance, join_threats, matters
from kerege.leverage.boards import set_boards
from kerege.leverage.hands import checked, default_actors, overlap
from kerege.leverage.replies import Reply
from kerege.leverage.shifts import Shift, find_shifts
from kerege.leverage.tasks import Found, Task, run_task
from kerege.leverage.threats import Kind, Threat
from kerege.runs.executors import run_all, usable_cores
from kerege.whatif.pipeline import Solved

#: months of withdrawal that are looked at where nothing else is asked
MONTHS = (1, 3, 12)


@dataclass(frozen=True)
class Leverage:
    """Who can hurt whom.

    threats   : by coercer, target and months in the order of ``actors`` and ``months``
    replies   : second moves where the focus actor is coercer or target, against the worst combination over
                the longest horizon
    alliances : pairs of coercers against the focus actor over the longest horizon that do not just add up
    shifts    : how a lasting shock changes what is done to the focus actor over the longest horizon
    """

    actors: tuple[str, ...]
    focus: str
    months: tuple[int, ...]
    start: date
    threats: tuple[Threat, ...]
    replies: tuple[Reply, ...]
    alliances: tuple[Alliance, ...]
    shifts: tuple[Shift, ...]
    solves: int
    seconds: float

    def threat(self, coercer: str, target: str, months: int, kind: Kind = Kind.WORST) -> Threat | None:
        """Return the combination of one kind, or nothing for a pair that is not in the matrix."""
        wanted = (coercer, target, months, kind)
        return next((t for t in self.threats if (t.coercer, t.target, t.months, t.kind) == wanted), None)


def find_leverage(
    solved: Solved,
    *,
    actors: Sequence[str] = (),
    coercers: Sequence[str] = (),
    targets: Sequence[str] = (),
    focus: str = "",
    months: Sequence[int] = MONTHS,
    start: date | None = None,
    under: Shock | None = None,
    workers: int | None = None,
    solver: str = "fast",
    tick: Callable[[], None] = lambda: None,
) -> Leverage:
    """Return the withdrawal matrix of ``actors``.

    Parameters
    ----------
    solved
        The calibrated case.
    actors
        States and blocs, coercers and targets alike; the vectors and the focus actor by default.
    coercers, targets
        Those of the actors who act, and who are acted on; all by default.
    focus
        Actor whose second moves and whose joint adversaries are looked at; that of the case by default.
    months
        Horizons: how long the instruments are used, and over which losses are counted.
    start
        First day of the withdrawal; that of the base period by default.
    under
        A shock; how it changes what is done to the focus actor, were it to last, is looked at too.
    workers
        Processes; all usable cores by default. The digits do not depend on it.
    solver
        As in :func:`kerege.solve.solve`; every answer is certified whichever is used.
    tick
        Called after each of ``task_count`` tasks.

    Raises
    ------
    ValueError
        If an actor is unknown or a horizon is below one month.
    SolveError
        If there is no answer with a passing certificate.
    """
    began = time.perf_counter()
    case = solved.values.case
    chosen = checked(case, actors) or default_actors(case)
    about = checked(case, (focus or case.meta.focus,))[0]
    day = start or case.meta.base.start
    asked = _Asked(solved, chosen, about, tuple(sorted(set(months))), day, solver, workers or usable_cores())
    found = []
    for answer in run_all(run_task, _tasks(asked, coercers or chosen, targets or chosen), asked.cores):
        tick()
        found.append(answer)
    return _leverage(asked, found, under, began)


@dataclass(frozen=True)
class _Asked:
    """The question of leverage, with horizons in ascending order."""

    solved: Solved
    actors: tuple[str, ...]
    focus: str
    months: tuple[int, ...]
    start: date
    solver: str
    cores: int


def _tasks(asked: _Asked, coercers: Sequence[str], targets: Sequence[str]) -> list[Task]:
    """Return a task for each coercer and horizon; second moves are looked for over the longest."""
    case = asked.solved.values.case
    return [
        Task(asked.solved, a, tuple(b for b in targets if not overlap(case, a, b)), asked.focus, m,
             asked.start, asked.solver, m == asked.months[-1])
        for m in asked.months
        for a in coercers
    ]  # fmt: skip


def _leverage(asked: _Asked, found: Sequence[Found], under: Shock | None, began: float) -> Leverage:
    """Return the matrix of all tasks, and how threats against the focus actor add up and shift."""
    solved, longest, day, solver = asked.solved, asked.months[-1], asked.start, asked.solver
    threats = tuple(t for f in found for t in f.threats)
    against = [t for t in threats if (t.target, t.months) == (asked.focus, longest)]
    alliances, more = _alliances(solved, against, longest, day, solver)
    shifts = (
        find_shifts(solved, under, against, start=day, workers=asked.cores, solver=solver) if under else ()
    )
    return Leverage(
        asked.actors, asked.focus, asked.months, day, threats, tuple(r for f in found for r in f.replies),
        alliances, shifts, sum(f.solves for f in found) + more, time.perf_counter() - began,
    )  # fmt: skip


def task_count(coercers: Sequence[str], months: Sequence[int]) -> int:
    """Return how often ``tick`` is called."""
    return len(set(coercers)) * len(set(months))


def _alliances(
    solved: Solved, against: Sequence[Threat], months: int, start: date, solver: str
) -> tuple[tuple[Alliance, ...], int]:
    """Return the pairs of coercers of one target whose threats do not just add up, most extra harm first."""
    boards = set_boards(solved, months, start=start, solver=solver)
    worst = [t for t in against if t.kind is Kind.WORST and t.instruments]
    pairs = [
        join_threats(boards, one, other)
        for one, other in combinations(worst, 2)
        if not overlap(boards.case, one.coercer, other.coercer)
    ]
    kept = sorted(filter(matters, pairs), key=lambda a: (-a.extra, a.one.coercer, a.other.coercer))
    return tuple(kept), boards.solves
