"""How a lasting shock changes what others can do: the same threats in a market where it holds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from kerege.case.scenarios import Shock
from kerege.leverage.boards import set_boards
from kerege.leverage.threats import Kind, Threat, find_threats
from kerege.runs.executors import run_all
from kerege.whatif.apply import apply_actions
from kerege.whatif.pipeline import Solved
from kerege.whatif.state import start_state


@dataclass(frozen=True, slots=True)
class Shift:
    """A combination of one kind before and under a shock, each against the market without the threat."""

    shock: str
    before: Threat
    after: Threat

    @property
    def change(self) -> float:
        """What the shock adds to the target's loss, kUSD."""
        return self.after.loss - self.before.loss


@dataclass(frozen=True)
class _Task:
    solved: Solved
    coercer: str
    target: str
    months: int
    start: date
    solver: str


def _run(task: _Task) -> tuple[Threat, ...]:
    boards = set_boards(task.solved, task.months, start=task.start, solver=task.solver)
    return find_threats(boards, task.coercer, task.target, task.months)


def lasting_shock(solved: Solved, shock: Shock) -> Solved:
    """Return the market in which ``shock`` holds from the first to the last day of the base period."""
    base = solved.values.case.meta.base
    actions = [replace(a, start=base.start, end=base.end, phase_in_days=0) for a in shock.actions]
    state = apply_actions(start_state(solved.calibrated), actions)
    calibrated = replace(solved.calibrated, network=state.network, curves=state.curves)
    return replace(solved, calibrated=calibrated, _parts={})


def find_shifts(
    solved: Solved,
    shock: Shock,
    before: Sequence[Threat],
    *,
    start: date,
    workers: int,
    solver: str = "fast",
) -> tuple[Shift, ...]:
    """Return how ``shock`` changes the combinations among ``before``, in their order.

    Raises
    ------
    SolveError
        If there is no answer with a passing certificate.
    """
    held = lasting_shock(solved, shock)
    known = [t for t in before if t.kind is not Kind.SINGLE]
    pairs = list(dict.fromkeys((t.coercer, t.target, t.months) for t in known))
    tasks = [_Task(held, *pair, start, solver) for pair in pairs]
    after: dict[tuple[str, str, int, Kind], Threat] = {
        (t.coercer, t.target, t.months, t.kind): t
        for found in run_all(_run, tasks, workers)
        for t in found
        if t.kind is not Kind.SINGLE
    }
    return tuple(Shift(shock.id, t, after[t.coercer, t.target, t.months, t.kind]) for t in known)
