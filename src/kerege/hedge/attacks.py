"""What adversaries may do: nothing, or the worst or the worthwhile combination of each.

A combination also holds what its maker could do to the options themselves: a vendor may withhold the plant
that it built.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kerege.case.model import Case
from kerege.hedge.model import Attack, Offer
from kerege.hedge.setting import Setting
from kerege.leverage.hands import hands_of
from kerege.leverage.instruments import Instrument, directed, undirected
from kerege.leverage.measures import Measure
from kerege.leverage.threats import Kind, Threat, combine, find_threats
from kerege.runs.executors import run_all

PEACE = "peace"


@dataclass(frozen=True)
class _Task:
    """One adversary against the focus actor, with what was bought."""

    setting: Setting
    adversary: str
    bought: tuple[Measure, ...] = ()


def first_attacks(
    setting: Setting,
    adversaries: Sequence[str],
    offers: Sequence[Offer],
    known: Sequence[Threat],
    *,
    workers: int,
) -> list[Attack]:
    """Return the attacks on the market as it is, peace first, then by adversary.

    Adversaries of whom ``known`` holds a threat are not searched.
    """
    missing = [a for a in adversaries if not any(t.coercer == a for t in known)]
    searched = run_all(_threats, [_Task(setting, a) for a in missing], workers)
    threats = [*known, *(t for found in searched for t in found)]
    threats.sort(key=lambda t: (adversaries.index(t.coercer), list(Kind).index(t.kind)))
    case = setting.solved.values.case
    elements = {e.element for offer in offers for e in offer.option.effects}
    found = {"": Attack(PEACE, "nobody acts", "", (), 0.0)}
    for threat in threats:
        if threat.kind is not Kind.SINGLE and threat.loss > 0:
            attack = _attack(case, threat, elements)
            found.setdefault("+".join(i.id for i in attack.instruments), attack)
    return list(found.values())


def _threats(task: _Task) -> tuple[Threat, ...]:
    return find_threats(task.setting.boards(), task.adversary, task.setting.focus, task.setting.months)


def _attack(case: Case, threat: Threat, elements: set[str]) -> Attack:
    """Return a combination as an attack that also strikes the options its maker can reach."""
    reach = {i.id: i for i in undirected(case, threat.coercer) if i.element in elements}
    instruments = {**{i.id: i for i in threat.instruments}, **reach}
    words = f"{threat.kind} combination of {_name(case, threat.coercer)}"
    used = tuple(instruments[name] for name in sorted(instruments))
    return Attack(f"{threat.coercer}.{threat.kind}", words, threat.coercer, used, threat.loss)


def _name(case: Case, actor: str) -> str:
    return str(case.elements.actors[actor]["name"] or actor)


def answers_to(
    setting: Setting, adversaries: Sequence[str], bought: tuple[Measure, ...], *, number: int, workers: int
) -> tuple[Attack, ...]:
    """Return the worst combination of each adversary once ``bought`` stands ready."""
    case = setting.solved.values.case
    found = run_all(_answer, [_Task(setting, a, bought) for a in adversaries], workers)
    return tuple(
        Attack(f"{a}.answer-{number}", f"answer of {_name(case, a)} to what was bought", a, instruments, 0.0)
        for a, instruments in zip(adversaries, found, strict=True)
        if instruments
    )


def _answer(task: _Task) -> tuple[Instrument, ...]:
    boards = task.setting.boards(task.bought)
    case, focus = boards.case, task.setting.focus
    victim = hands_of(case, focus)
    candidates = [*directed(case, task.adversary, focus), *undirected(case, task.adversary)]
    return combine(boards, candidates, lambda play: boards.loss(play, victim))[0]
