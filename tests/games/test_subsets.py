"""The worst few elements of any loss, and of parts that do not touch each other."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kerege.games import worst_of_separable, worst_subset
from kerege.games.subsets import subset_count

TABLES = st.lists(st.lists(st.integers(-4, 9).map(float), min_size=1, max_size=4), min_size=0, max_size=4)


@st.composite
def losses(draw: st.DrawFn) -> tuple[int, list[float]]:
    """A loss for every set of some elements, by mask; many ties, not monotone."""
    count = draw(st.integers(0, 5))
    whole = st.integers(-3, 5).map(float)
    return count, draw(st.lists(whole, min_size=2**count, max_size=2**count))


def by_mask(table: list[float], members: tuple[int, ...]) -> float:
    return table[sum(1 << e for e in members)]


@given(losses(), st.integers(0, 6))
def test_the_worst_of_all_sets_with_all_ties(pair: tuple[int, list[float]], k: int) -> None:
    count, table = pair
    found = worst_subset(count, k, lambda s: by_mask(table, s))
    sets = [
        tuple(e for e in range(count) if mask >> e & 1) for mask in range(2**count) if mask.bit_count() <= k
    ]
    most = max(by_mask(table, s) for s in sets)
    ties = sorted((s for s in sets if by_mask(table, s) == most), key=lambda s: (len(s), s))
    assert found.exact
    assert found.value == most
    assert list(found.ties) == ties
    assert found.elements == ties[0]
    assert found.evaluated == len(sets) == subset_count(count, k)


@given(losses(), st.integers(0, 6))
def test_above_the_limit_never_better_than_exact_and_said(pair: tuple[int, list[float]], k: int) -> None:
    count, table = pair
    exact = worst_subset(count, k, lambda s: by_mask(table, s))
    rough = worst_subset(count, k, lambda s: by_mask(table, s), limit=0)
    assert not rough.exact
    assert rough.value <= exact.value
    assert by_mask(table, rough.elements) == rough.value
    assert len(rough.elements) <= k
    assert rough.evaluated <= exact.evaluated


@given(losses())
def test_each_set_is_asked_for_once(pair: tuple[int, list[float]]) -> None:
    count, table = pair
    for limit in (0, 100):
        asked: list[tuple[int, ...]] = []

        def loss(members: tuple[int, ...], asked: list[tuple[int, ...]] = asked) -> float:
            asked.append(members)
            return by_mask(table, members)

        worst_subset(count, 3, loss, limit=limit)
        assert len(asked) == len(set(asked))


def test_an_exchange_mends_what_greed_spoiled() -> None:
    """Greed takes 0; only 1 with 2 is worst, which one exchange from (0, 1) reaches."""
    worth = {(0,): 3.0, (1,): 2.0, (2,): 0.0, (0, 1): 4.0, (0, 2): 3.0, (1, 2): 9.0}
    assert worst_subset(3, 2, lambda s: worth.get(s, 0.0), limit=0).elements == (1, 2)


def test_no_elements_and_none_to_take() -> None:
    assert worst_subset(0, 3, lambda _s: 7.0).elements == ()
    assert worst_subset(4, 0, lambda s: 7.0 + len(s)).value == 7.0
    assert worst_subset(2, 9, lambda s: float(len(s))).elements == (0, 1)


def test_what_cannot_be_is_said() -> None:
    with pytest.raises(ValueError, match="found 3 elements and k = -1"):
        worst_subset(3, -1, lambda _s: 0.0)
    with pytest.raises(ValueError, match=r"the loss of elements \[1\] is nan; expected a finite number"):
        worst_subset(3, 1, lambda s: float("nan") if s == (1,) else 0.0)


@given(TABLES, st.integers(0, 5))
def test_parts_together_are_the_best_of_all_counts(tables: list[list[float]], k: int) -> None:
    found = worst_of_separable(tables, k)
    every = [c for c in product(*(range(len(t)) for t in tables)) if sum(c) <= k]
    worth = {c: sum(t[j] for t, j in zip(tables, c, strict=True)) for c in every}
    most = max(worth.values())
    assert found.value == most
    assert found.counts == min((c for c in every if worth[c] == most), key=lambda c: (sum(c), c))


@given(st.lists(st.integers(0, 9), min_size=1, max_size=3), st.integers(0, 4))
def test_parts_together_are_the_whole(sizes: list[int], k: int) -> None:
    """Each element of a part hurts by the number of those lost in it: losses add up over parts."""
    sizes = [size % 4 for size in sizes]
    part = [m for m, size in enumerate(sizes) for _ in range(size)]
    whole = worst_subset(
        len(part), k, lambda s: float(sum([part[e] for e in s].count(m) ** 2 for m in range(len(sizes))))
    )
    tables = [
        [worst_subset(size, j, lambda s: float(len(s) ** 2)).value for j in range(size + 1)] for size in sizes
    ]
    assert worst_of_separable(tables, k).value == whole.value


def test_no_parts_and_wrong_tables() -> None:
    assert worst_of_separable([], 2) == worst_of_separable([], 0)
    assert worst_of_separable([], 2).value == 0.0
    with pytest.raises(ValueError, match="0 or more, found -1"):
        worst_of_separable([[0.0]], -1)
    with pytest.raises(ValueError, match=r"part 1: expected one row of losses .* found shape \(0,\)"):
        worst_of_separable([[0.0], []], 1)
    with pytest.raises(ValueError, match="part 0: the loss with 1 elements is inf"):
        worst_of_separable([[0.0, float("inf")]], 1)
