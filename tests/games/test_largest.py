"""The largest subset: exact against brute force, what the search finds and what it never falls below."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kerege.games.largest import EXACT_ELEMENTS, Largest, largest_subset

Set = frozenset[int]
#: whole worths, so that many subsets tie
WORTHS = st.integers(-5, 9)


def subsets(count: int) -> list[Set]:
    """Return all subsets by size, then in lexicographic order."""
    return [frozenset(c) for size in range(count + 1) for c in combinations(range(count), size)]


@st.composite
def tables(draw: st.DrawFn, least: int = 0, most: int = EXACT_ELEMENTS) -> tuple[int, dict[Set, float]]:
    """Draw a number of elements and the worth of every subset; nothing is worth nothing."""
    count = draw(st.integers(least, most))
    worths = draw(st.lists(WORTHS, min_size=2**count - 1, max_size=2**count - 1))
    return count, dict(zip(subsets(count), [0.0, *map(float, worths)], strict=True))


def counting(value: Callable[[Set], float]) -> tuple[Callable[[Set], float], Counter[Set]]:
    asked: Counter[Set] = Counter()

    def ask(members: Set) -> float:
        asked[members] += 1
        return value(members)

    return ask, asked


def greedy(count: int, value: Callable[[Set], float]) -> float:
    """Return what is reached by adding those that help alone while they help, the best first."""
    chosen: Set = frozenset()
    for i in sorted(range(count), key=lambda i: (-value(frozenset({i})), i)):
        if value(frozenset({i})) > 0 and value(chosen | {i}) > value(chosen):
            chosen |= {i}
    return value(chosen)


@given(tables())
def test_few_elements_are_tried_in_full(table: tuple[int, dict[Set, float]]) -> None:
    count, worths = table
    found = largest_subset(count, worths.__getitem__)
    best = max(worths.values())
    first = next(s for s in subsets(count) if worths[s] == best)
    assert found == Largest(tuple(sorted(first)), best, exact=True, tried=2**count)


@given(tables(), st.integers(0, 4))
def test_what_adds_less_than_the_least_difference_is_left_out(
    table: tuple[int, dict[Set, float]], least: int
) -> None:
    count, worths = table
    found = largest_subset(count, worths.__getitem__, least=float(least))
    assert found.value >= max(worths.values()) - least
    assert not found.members or found.value > least  # else nothing at all would do


@given(tables(least=EXACT_ELEMENTS + 1, most=6))
def test_the_search_does_no_worse_than_greed_or_any_element(table: tuple[int, dict[Set, float]]) -> None:
    count, worths = table
    value, asked = counting(worths.__getitem__)
    found = largest_subset(count, value)
    assert not found.exact
    assert found.value == worths[frozenset(found.members)]
    assert found.value >= greedy(count, worths.__getitem__)
    assert found.value >= max(worths[frozenset({i})] for i in range(count))
    assert found.value >= 0.0
    assert set(asked.values()) == {1}
    assert found.tried == len(asked)


@given(st.lists(st.integers(-9, 9), min_size=EXACT_ELEMENTS + 1, max_size=12))
def test_the_search_is_right_where_elements_just_add_up(worths: list[int]) -> None:
    found = largest_subset(len(worths), lambda s: float(sum(worths[i] for i in s)))
    assert found.members == tuple(i for i, w in enumerate(worths) if w > 0)


@pytest.mark.parametrize("count", [2, EXACT_ELEMENTS, 9, 20])
def test_substitutes_are_found(count: int) -> None:
    """Two routes replace each other: closing one does nothing, closing both does a lot."""
    pair = frozenset({0, count - 1})
    found = largest_subset(count, lambda s: 9.0 * (pair <= s))
    assert found.members == tuple(sorted(pair))


def test_substitutes_are_found_beside_what_hurts_alone() -> None:
    found = largest_subset(12, lambda s: 9.0 * ({3, 7, 8} <= s) + 5.0 * (1 in s) + 2.0 * (5 in s))
    assert found.members == (1, 3, 5, 7, 8)


def test_a_large_group_that_does_nothing_costs_a_few_questions() -> None:
    """All together once, instead of one by one or pair by pair."""
    value, asked = counting(lambda s: 3.0 * (0 in s))
    assert largest_subset(30, value).members == (0,)
    assert sum(len(s) > 1 for s in asked) <= 3


def test_an_element_that_helps_only_beside_another_is_added() -> None:
    """Alone the third is a loss; after the first it is a gain."""
    found = largest_subset(6, lambda s: 4.0 * (0 in s) + (2 in s) * (3.0 if 0 in s else -1.0))
    assert found.members == (0, 2)


def test_an_element_that_others_make_needless_is_dropped() -> None:
    """Alone the first is best; with the other two it adds nothing any more."""
    found = largest_subset(6, lambda s: 12.0 if {1, 2} <= s else 5.0 * (0 in s) + 4.0 * len(s & {1, 2}))
    assert (found.members, found.value) == ((1, 2), 12.0)


def test_ties_go_to_the_smallest_set_then_the_first() -> None:
    assert largest_subset(4, lambda s: float(bool(s & {1, 2}))).members == (1,)
    assert largest_subset(4, lambda s: float({0, 1} <= s or 3 in s)).members == (3,)
    assert largest_subset(7, lambda s: float(bool(s & {1, 2}))).members == (1,)


@pytest.mark.parametrize("count", [1, 3, 8])
def test_nothing_is_chosen_where_nothing_helps(count: int) -> None:
    found = largest_subset(count, lambda s: -float(len(s)))
    assert (found.members, found.value, found.exact) == ((), 0.0, count <= EXACT_ELEMENTS)


def test_no_elements() -> None:
    assert largest_subset(0, lambda _: 7.0) == Largest((), 7.0, exact=True, tried=1)


@pytest.mark.parametrize(("count", "least"), [(-1, 0.0), (2, -1.0)])
def test_negative_arguments(count: int, least: float) -> None:
    with pytest.raises(ValueError, match=f"must not be negative, found {count} and {least}"):
        largest_subset(count, lambda _: 0.0, least=least)
