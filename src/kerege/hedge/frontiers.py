"""Frontiers over the attacks known so far, and whether they hold against all of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kerege.games import TabulatedChoice, frontier
from kerege.hedge.losses import Losses
from kerege.hedge.model import Attack, Frontier, Point
from kerege.hedge.offers import in_time
from kerege.hedge.parts import Part
from kerege.leverage.threats import LEAST

#: relative gap at which a point is proven
GAP = 1e-6
#: a point belongs on a frontier if it spares more than this share of the worst loss without options
TRIFLE = 1e-3

Choice = tuple[int, ...]


@dataclass(frozen=True)
class Traced:
    """A frontier with the choice of each part at every point, as indices into the choices of the parts."""

    years: int
    choices: tuple[Choice, ...]
    found: tuple[TabulatedChoice, ...]
    complete: bool


def trace(losses: Losses, known: Sequence[Attack], years: int) -> Traced:
    """Return the frontier of options that work within ``years`` (0 for all) against ``known`` attacks."""
    usable = [_usable(part, years) for part in losses.parts]
    costs = [[p.cost(p.choices[c]) for c in inside] for p, inside in zip(losses.parts, usable, strict=True)]
    found = frontier(costs, len(known), lambda m, c, s: losses.loss(m, usable[m][c], known[s]), gap=GAP)
    choices = tuple(tuple(usable[m][c] for m, c in enumerate(p.choice)) for p in found.points)
    return Traced(years, choices, found.points, found.complete)


def _usable(part: Part, years: int) -> list[int]:
    late = {o.option.id for o in part.offers if not in_time(o, years)}
    return [i for i, choice in enumerate(part.choices) if not late & set(choice)]


def worst_attack_on(losses: Losses, choice: Choice, attacks: Sequence[Attack]) -> tuple[float, Attack]:
    """Return the largest loss of a portfolio over ``attacks`` and the first attack that does it."""
    totals = [losses.total(choice, a) for a in attacks]
    worst = max(range(len(attacks)), key=totals.__getitem__)
    return totals[worst], attacks[worst]


def unknown_worse(losses: Losses, traced: Sequence[Traced], attacks: Sequence[Attack]) -> list[Attack]:
    """Return attacks that do more to a point of a frontier than the frontier knows of."""
    found: dict[str, Attack] = {}
    for frontier_ in traced:
        for choice, point in zip(frontier_.choices, frontier_.found, strict=True):
            loss, attack = worst_attack_on(losses, choice, attacks)
            if loss > point.value + _slack(point.value):
                found.setdefault(attack.id, attack)
    return list(found.values())


def _slack(value: float) -> float:
    return 1.0 + GAP * abs(value)


def as_frontier(losses: Losses, traced: Traced, attacks: Sequence[Attack]) -> Frontier:
    """Return a frontier whose losses hold against all ``attacks``, without points that spare a trifle."""
    points: list[Point] = []
    for choice, found in zip(traced.choices, traced.found, strict=True):
        point = make_point(losses, choice, attacks, found.bound)
        if not points or points[-1].loss - point.loss > max(LEAST, TRIFLE * abs(points[0].loss)):
            points.append(point)
    return Frontier(traced.years, tuple(points), traced.complete)


def within(points: Sequence[Point], budget: float) -> Point:
    """Return the best point of a frontier within a budget: the dearest, since losses fall along it."""
    return [p for p in points if p.cost <= budget][-1]


def make_point(losses: Losses, choice: Choice, attacks: Sequence[Attack], bound: float) -> Point:
    """Return a portfolio as a point: its loss over all attacks against the proven bound."""
    loss, _ = worst_attack_on(losses, choice, attacks)
    binding = tuple(a.id for a in attacks if losses.total(choice, a) >= loss - _slack(loss))
    names = tuple(sorted(n for m, c in enumerate(choice) for n in losses.parts[m].choices[c]))
    cost = sum(p.cost(p.choices[c]) for p, c in zip(losses.parts, choice, strict=True))
    gap = max(loss - bound, 0.0) / max(abs(loss), 1.0)
    return Point(names, cost, loss, min(bound, loss), gap, loss - bound <= _slack(loss), binding)


def choice_of(parts: Sequence[Part], names: Sequence[str]) -> Choice | None:
    """Return the choice of each part that makes up a portfolio, or nothing where it is not among them."""
    choice = []
    for part in parts:
        mine = tuple(o.option.id for o in part.offers if o.option.id in names)
        if mine not in part.choices:
            return None
        choice.append(part.choices.index(mine))
    return tuple(choice)
