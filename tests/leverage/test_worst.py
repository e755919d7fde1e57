"""The elements whose loss costs most: against the slow way over scenarios, in ties, at the edges."""

from __future__ import annotations

from functools import lru_cache
from itertools import combinations

import numpy as np
import pytest

from kerege.base.intervals import Interval
from kerege.case.attributes import ElementKind
from kerege.case.scenarios import Action, Shock
from kerege.leverage.hands import hands_of
from kerege.leverage.worst import WAYS, WorstCases, find_worst
from kerege.whatif.outcomes import run_shock
from kerege.whatif.run import grid_over
from templates import solved_template, template

MONTHS = 3
ELEMENTS = sorted(template().elements.of_kind(*WAYS))


@lru_cache(maxsize=256)
def cost(elements: tuple[str, ...], focus: str = "UP") -> float:
    """Return what the loss of elements costs, as a scenario solved by another solver."""
    grid = grid_over(template().meta, template().meta.base.start, 91)
    span = grid.whole
    actions = [Action(e, "capacity", span.start, span.end, lost=Interval.point(1.0)) for e in elements]
    result = run_shock(
        solved_template(), Shock("s", "S", "", span.start, span.end, tuple(actions)), grid=grid
    )
    names = solved_template().calibrated.network.names.actors
    mine = np.array([n in hands_of(template(), focus).all for n in names])
    return -float((result.after.money - result.before.money).sum(axis=(0, 2))[mine].sum())


@lru_cache(maxsize=4)
def found(focus: str = "UP") -> WorstCases:
    return find_worst(solved_template(), 3, focus=focus, months=MONTHS)


@pytest.mark.parametrize("focus", ["UP", "NB"])
@pytest.mark.parametrize("count", [0, 1, 2])
def test_the_worst_set_is_that_of_every_set_tried_as_a_scenario(focus: str, count: int) -> None:
    sets = [c for size in range(count + 1) for c in combinations(ELEMENTS, size)]
    costs = {some: cost(some, focus) if some else 0.0 for some in sets}
    case = found(focus).cases[count]
    assert case.loss == pytest.approx(max(costs.values()), rel=1e-5, abs=1.0)
    assert costs[case.elements] == pytest.approx(case.loss, rel=1e-5, abs=1.0)
    assert case.exact


def test_more_elements_never_cost_less() -> None:
    losses = [c.loss for c in found().cases]
    assert losses == sorted(losses)
    assert [c.count for c in found().cases] == [0, 1, 2, 3]
    assert (found().cases[0].elements, found().cases[0].loss) == ((), 0.0)
    assert found().considered == len(ELEMENTS)


def test_of_sets_that_cost_the_same_the_smallest_and_first_is_told() -> None:
    """The port stops everything alone, and so do the two lanes together: the one element wins."""
    one, two = found().cases[1:3]
    assert one.elements == ("coast-port",)
    assert cost(("lane-east", "lane-west")) == pytest.approx(one.loss, rel=1e-6)
    assert two.elements == ("coast-port",)


def test_plants_count_only_where_they_are_asked_for() -> None:
    wells = set(template().elements.of_kind(ElementKind.PRODUCER))
    assert not wells & {e for c in found().cases for e in c.elements}
    more = find_worst(solved_template(), 2, months=MONTHS, plants=True)
    assert more.considered == len(ELEMENTS) + len(wells)
    assert more.cases[1].loss >= found().cases[1].loss - 1.0


def test_a_search_is_not_called_exact() -> None:
    searched = find_worst(solved_template(), 2, months=MONTHS, limit=3)
    assert [c.exact for c in searched.cases] == [True, False, False]
    assert searched.cases[1].loss == pytest.approx(found().cases[1].loss)  # greed finds a single element
    for mine, best in zip(searched.cases, found().cases, strict=False):
        assert mine.loss <= best.loss + 1.0


def test_more_elements_than_there_are() -> None:
    many = find_worst(solved_template(), len(ELEMENTS) + 5, months=1)
    assert len(many.cases) == len(ELEMENTS) + 6
    assert many.cases[-1].loss == pytest.approx(many.cases[1].loss, rel=1e-9)


def test_none_and_fewer_than_none() -> None:
    nothing = find_worst(solved_template(), 0, months=1)
    assert [c.elements for c in nothing.cases] == [()]
    with pytest.raises(ValueError, match="0 or more, found -1"):
        find_worst(solved_template(), -1)


def test_wrong_arguments() -> None:
    with pytest.raises(ValueError, match="XX: not a state or bloc"):
        find_worst(solved_template(), 1, focus="XX")
    with pytest.raises(ValueError, match="from 1 on, found 0"):
        find_worst(solved_template(), 1, months=0)


def test_progress_is_told_for_each_market() -> None:
    ticks: list[int] = []
    find_worst(solved_template(), 1, months=1, tick=lambda: ticks.append(1))
    assert len(ticks) == 1
