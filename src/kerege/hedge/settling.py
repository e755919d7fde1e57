"""Frontiers that hold: traced against known attacks, tried under all, and answered by the adversaries."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from kerege.hedge.attacks import answers_to
from kerege.hedge.frontiers import (
    Traced,
    as_frontier,
    choice_of,
    trace,
    unknown_worse,
    within,
    worst_attack_on,
)
from kerege.hedge.losses import Losses
from kerege.hedge.model import Attack

#: times the adversaries may answer what was bought
_ANSWERS = 2
#: an answer counts where it does this share more than what was known
_MORE = 1e-3


def settle(
    losses: Losses,
    attacks: list[Attack],
    rivals: Sequence[str],
    years: Sequence[int],
    budget: float,
    tick: Callable[[], None],
) -> tuple[list[Traced], int]:
    """Return frontiers that hold against all attacks, and how often the adversaries answered."""
    known = [max(attacks, key=lambda a: a.loss)]
    for answered in range(_ANSWERS + 1):
        traced = _prove(losses, known, attacks, years)
        tick()
        if answered == _ANSWERS:
            break
        fresh = _answers(losses, attacks, traced[0], rivals, budget, answered + 1)
        if not fresh:
            break
        attacks += fresh
        known += fresh
    return traced, answered


def _prove(
    losses: Losses, known: list[Attack], attacks: Sequence[Attack], years: Sequence[int]
) -> list[Traced]:
    """Return frontiers against ``known``, to which attacks are added until no other one does more."""
    while True:
        losses.fill_columns(known)
        traced = [trace(losses, known, y) for y in years]
        losses.fill_choices({c for t in traced for c in t.choices}, attacks)
        more = unknown_worse(losses, traced, attacks)
        if not more:
            return traced
        known += more


def _answers(
    losses: Losses,
    attacks: Sequence[Attack],
    traced: Traced,
    rivals: Sequence[str],
    budget: float,
    number: int,
) -> list[Attack]:
    """Return attacks that do more to the portfolio for the budget than any known one."""
    bought = within(as_frontier(losses, traced, attacks).points, budget)
    choice = choice_of(losses.parts, bought.options)
    if choice is None:
        return []
    pairs = zip(losses.parts, choice, strict=True)
    measures = tuple(m for part, c in pairs for m in part.bought(part.choices[c]))
    fresh = answers_to(losses.setting, rivals, measures, number=number, workers=losses.workers)
    losses.fill_choices([choice], fresh)
    limit = worst_attack_on(losses, choice, attacks)[0]
    return [a for a in fresh if losses.total(choice, a) > limit + _MORE * abs(limit)]
