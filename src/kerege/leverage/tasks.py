"""What one coercer can do over one horizon: the work of one process."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from kerege.leverage.boards import set_boards
from kerege.leverage.replies import Reply, find_replies
from kerege.leverage.threats import Kind, Threat, find_threats
from kerege.whatif.pipeline import Solved


@dataclass(frozen=True)
class Task:
    """One coercer over one horizon."""

    solved: Solved
    coercer: str
    targets: tuple[str, ...]
    focus: str
    months: int
    start: date
    solver: str
    replies: bool


@dataclass(frozen=True)
class Found:
    """What one task found."""

    threats: tuple[Threat, ...]
    replies: tuple[Reply, ...]
    solves: int


def run_task(task: Task) -> Found:
    """Return the threats of the coercer of a task against its targets, and second moves where asked."""
    boards = set_boards(task.solved, task.months, start=task.start, solver=task.solver)
    threats: list[Threat] = []
    replies: list[Reply] = []
    for target in task.targets:
        found = find_threats(boards, task.coercer, target, task.months)
        threats += found
        if task.replies and task.focus in (task.coercer, target):
            worst = next(t for t in found if t.kind is Kind.WORST)
            replies += find_replies(boards, worst) if worst.instruments else ()
    return Found(tuple(threats), tuple(replies), boards.solves)
