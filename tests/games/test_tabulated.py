"""Tabulated choices and their frontier: against brute force, with what is asked for counted."""

from collections.abc import Callable
from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kerege.games import choose, frontier

Tables = tuple[list[list[float]], int, Callable[[int, int, int], float]]


@st.composite
def tables(draw: st.DrawFn, scale: float = 1.0) -> Tables:
    """One to four parts of one to four choices, one to five scenarios; whole numbers that tie, gains too."""
    sizes = draw(st.lists(st.integers(1, 4), min_size=1, max_size=4))
    scenarios = draw(st.integers(1, 5))
    whole = st.integers(0, 6).map(float)
    costs = [draw(st.lists(whole, min_size=size, max_size=size)) for size in sizes]
    loss = {
        (m, c): [scale * draw(st.integers(-5, 9)) for _ in range(scenarios)]
        for m, size in enumerate(sizes)
        for c in range(size)
    }
    return costs, scenarios, lambda m, c, s: loss[m, c][s]


def pairs(task: Tables) -> list[tuple[float, float]]:
    """Cost and worst loss of every choice."""
    costs, scenarios, loss = task
    return [
        (
            sum(costs[m][c] for m, c in enumerate(choice)),
            max(sum(loss(m, c, s) for m, c in enumerate(choice)) for s in range(scenarios)),
        )
        for choice in product(*(range(len(row)) for row in costs))
    ]


@settings(max_examples=60)
@given(tables(), st.integers(0, 20))
def test_the_best_within_the_budget_and_the_cheapest_of_those(task: Tables, extra: int) -> None:
    costs, scenarios, loss = task
    budget = sum(min(row) for row in costs) + extra
    allowed = [pair for pair in pairs(task) if pair[0] <= budget]
    value = min(worst for _, worst in allowed)
    found = choose(costs, scenarios, loss, budget)
    assert found.value == pytest.approx(value, abs=1e-9)
    assert found.cost == min(cost for cost, worst in allowed if worst == value)
    assert found.proven
    assert found.cheapest
    assert found.bound == pytest.approx(value, abs=1e-6)
    totals = [sum(loss(m, c, s) for m, c in enumerate(found.choice)) for s in range(scenarios)]
    assert found.binding == tuple(s for s in range(scenarios) if totals[s] == max(totals))
    assert (np.diff(found.lower) >= 0).all()
    assert (np.diff(found.upper) <= 0).all()


@settings(max_examples=40)
@given(st.sampled_from([1e-6, 1.0, 1e9]).flatmap(tables))
def test_the_frontier_is_that_of_all_choices(task: Tables) -> None:
    costs, scenarios, loss = task
    found = frontier(costs, scenarios, loss)
    best: list[tuple[float, float]] = []
    for pair in sorted(pairs(task)):
        if not best or pair[1] < best[-1][1]:
            best.append(pair)
    assert [point.cost for point in found.points] == [cost for cost, _ in best]
    assert [point.value for point in found.points] == pytest.approx([worst for _, worst in best], rel=1e-9)
    assert found.complete
    assert all(point.proven and point.cheapest for point in found.points)


@settings(max_examples=20)
@given(tables())
def test_no_loss_is_asked_for_twice(task: Tables) -> None:
    costs, scenarios, loss = task
    asked: list[tuple[int, int, int]] = []

    def counted(m: int, c: int, s: int) -> float:
        asked.append((m, c, s))
        return loss(m, c, s)

    found = frontier(costs, scenarios, counted)
    assert len(asked) == len(set(asked)) == found.evaluated
    assert found.evaluated <= scenarios * sum(len(row) for row in costs)


def test_scenarios_that_never_bind_are_hardly_asked_for() -> None:
    asked: set[tuple[int, int, int]] = set()

    def loss(m: int, c: int, s: int) -> float:
        asked.add((m, c, s))
        return (10.0 if s == 7 else 1.0) - c

    assert choose([[0, 1, 2, 3]] * 3, 100, loss, budget=2).value == 28
    assert len(asked) < 3 * 100 * 4


def test_a_budget_reached_to_the_last_digit_counts() -> None:
    assert choose([[0, 0.1], [0, 0.2]], 1, lambda _m, c, _s: -float(c), budget=0.3).choice == (1, 1)
    assert choose([[0, 0.1], [0, 0.2]], 1, lambda _m, c, _s: -float(c), budget=0.29).choice == (1, 0)


def test_nothing_to_decide_and_all_for_free() -> None:
    only = choose([[2.0]], 2, lambda _m, _c, s: float(s), budget=2.0)
    assert (only.choice, only.cost, only.value, only.binding) == ((0,), 2, 1, (1,))
    free = frontier([[0, 0], [0, 0]], 1, lambda _m, c, _s: -float(c))
    assert [(p.choice, p.cost, p.value) for p in free.points] == [((1, 1), 0, -2)]
    nothing = frontier([[0, 5]], 2, lambda _m, _c, _s: 0.0)
    assert [(p.cost, p.value) for p in nothing.points] == [(0, 0)]


def test_time_up_leaves_the_cheapest_choice_and_no_bound() -> None:
    found = choose([[0, 1], [0, 1]], 2, lambda _m, c, _s: 3.0 - c, budget=9, seconds=0.0)
    assert (found.choice, found.value, found.proven, found.cheapest) == ((0, 0), 6, False, False)
    assert found.bound == -np.inf
    assert found.gap == np.inf


def test_a_frontier_cut_short_keeps_both_ends_and_says_so() -> None:
    costs = [[0, 1], [0, 2], [0, 4]]
    whole = frontier(costs, 1, lambda m, c, _s: -float(c * 2**m))
    assert (len(whole.points), whole.complete) == (8, True)
    cut = frontier(costs, 1, lambda m, c, _s: -float(c * 2**m), points=3)
    assert ([p.cost for p in cut.points], cut.complete) == ([0, 6, 7], False)
    with pytest.raises(ValueError, match="a frontier has two ends: expected 2 points or more, found 1"):
        frontier(costs, 1, lambda _m, _c, _s: 0.0, points=1)


@pytest.mark.parametrize(
    ("costs", "scenarios", "loss", "budget", "message"),
    [
        ([], 1, 0.0, 1.0, "nothing to choose: no parts"),
        ([[0, 1]], 0, 0.0, 1.0, "worst of no scenario is not defined: expected 1 or more, found 0"),
        ([[0], []], 1, 0.0, 1.0, r"part 1: expected one row of costs by choice, found shape \(0,\)"),
        ([[0, -1]], 1, 0.0, 1.0, "part 0, choice 1: the cost is -1.0; expected 0 or more, finite"),
        ([[0, float("nan")]], 1, 0.0, 1.0, "part 0, choice 1: the cost is nan"),
        (
            [[0, 1]],
            1,
            float("nan"),
            1.0,
            "loss of part 0, choice 0, scenario 0 is nan; expected a finite number",
        ),
        (
            [[2, 3], [4]],
            1,
            0.0,
            5.0,
            "a budget of 5 does not cover the cheapest choice of every part, 6; raise",
        ),
        ([[2, 3]], 1, 0.0, float("nan"), "a budget of nan does not cover"),
    ],
)
def test_wrong_inputs_are_said(
    costs: list[list[float]], scenarios: int, loss: float, budget: float, message: str
) -> None:
    with pytest.raises(ValueError, match=message):
        choose(costs, scenarios, lambda _m, _c, _s: loss, budget)
