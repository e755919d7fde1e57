"""What adversaries may do: nothing, or the worst or the worthwhile combination of each.

A combination also holds what its maker could do to the options themselves: a vendor may withhold the plant
that it built.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from kerege.case.model import Case
from kerege.hedge.model import Attack, Offer
from kerege.leverage.boards import set_boards
from kerege.leverage.hands import hands_of
from kerege.leverage.instruments import Instrument, directed, undirected
from kerege.leverage.measures import Measure
from kerege.leverage.threats import Kind, Threat, combine, find_threats
from kerege.runs.executors import run_all
from kerege.whatif.pipeline import Solved

PEACE = "peace"


@dataclass(frozen=True)
class _Task:
    """One adversary against the focus actor, with what was bought."""

    solved: Solved
    adversary: str
    focus: str
    months: int
    start: date
    solver: str
    bought: tuple[Measure, ...] = ()


def first_attacks(
    solved: Solved,
    adversaries: Sequence[str],
    focus: str,
    months: int,
    start: date,
    offers: Sequence[Offer],
    *,
    workers: int,
    solver: str,
) -> tuple[Attack, ...]:
    """Return the attacks on the market as it is, peace first, then by adversary."""
    tasks = [_Task(solved, a, focus, months, start, solver) for a in adversaries]
    case = solved.values.case
    elements = {e.element for offer in offers for e in offer.option.effects}
    found = {"": Attack(PEACE, "nobody acts", "", (), 0.0)}
    for threat in (t for threats in run_all(_threats, tasks, workers) for t in threats):
        if threat.kind is not Kind.SINGLE and threat.loss > 0:
            attack = _attack(case, threat, elements)
            found.setdefault("+".join(i.id for i in attack.instruments), attack)
    return tuple(found.values())


def _threats(task: _Task) -> tuple[Threat, ...]:
    boards = set_boards(task.solved, task.months, start=task.start, solver=task.solver)
    return find_threats(boards, task.adversary, task.focus, task.months)


def _attack(case: Case, threat: Threat, elements: set[str]) -> Attack:
    """Return a combination as an attack that also strikes the options its maker can reach."""
    reach = {i.id: i for i in undirected(case, threat.coercer) if i.element in elements}
    instruments = {**{i.id: i for i in threat.instruments}, **reach}
    words = f"{threat.kind} combination of {threat.coercer}"
    used = tuple(instruments[name] for name in sorted(instruments))
    return Attack(f"{threat.coercer}.{threat.kind}", words, threat.coercer, used, threat.loss)


def answers_to(
    solved: Solved,
    adversaries: Sequence[str],
    focus: str,
    months: int,
    start: date,
    bought: tuple[Measure, ...],
    *,
    number: int,
    workers: int,
    solver: str,
) -> tuple[Attack, ...]:
    """Return the worst combination of each adversary once ``bought`` stands ready."""
    tasks = [_Task(solved, a, focus, months, start, solver, bought) for a in adversaries]
    found = run_all(_answer, tasks, workers)
    return tuple(
        Attack(f"{a}.answer-{number}", f"answer of {a} to what was bought", a, instruments, 0.0)
        for a, instruments in zip(adversaries, found, strict=True)
        if instruments
    )


def _answer(task: _Task) -> tuple[Instrument, ...]:
    boards = set_boards(task.solved, task.months, start=task.start, solver=task.solver, always=task.bought)
    case = boards.case
    victim = hands_of(case, task.focus)
    candidates = [*directed(case, task.adversary, task.focus), *undirected(case, task.adversary)]
    return combine(boards, candidates, lambda play: boards.loss(play, victim))[0]
