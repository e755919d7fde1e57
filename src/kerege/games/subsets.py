"""The few elements whose loss together is worst, where the loss is any function that can be asked."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from math import comb, isfinite

#: the loss of a set of elements, given as their ascending indices
Loss = Callable[[tuple[int, ...]], float]
#: sets up to which all of them are asked for
LIMIT = 20_000
#: losses closer than this share of the largest are ties
TIE = 1e-9


@dataclass(frozen=True, slots=True)
class WorstSubset:
    """The worst set found.

    elements  : ascending; among ties the set of fewest elements, then the lexicographically smallest
    value     : the largest loss found; that of ``elements`` up to a tie
    exact     : every set was asked for, so none is worse
    ties      : all sets asked for whose loss is within a relative 1e-9 of ``value``, ``elements`` first
    evaluated : number of sets asked for
    """

    elements: tuple[int, ...]
    value: float
    exact: bool
    ties: tuple[tuple[int, ...], ...]
    evaluated: int


def subset_count(elements: int, k: int) -> int:
    """Return how many sets of at most k of ``elements`` there are, the empty one included.

    >>> subset_count(4, 2)
    11
    """
    return sum(comb(elements, size) for size in range(min(k, elements) + 1))


def worst_subset(elements: int, k: int, loss: Loss, *, limit: int = LIMIT) -> WorstSubset:
    """Return the set of at most k elements with the largest loss.

    Up to ``limit`` sets all are asked for, in order of size, then lexicographic. Above, elements are added
    one by one, each time the worst one (the lowest index among ties), then single elements are exchanged as
    long as that makes the loss larger; the answer is then the worst set met, and ``exact`` is False. The loss
    need not grow with the set.

    Parameters
    ----------
    elements
        Number of elements n; they are 0 to n - 1.
    k
        Most elements lost at once; more than n count as n.
    loss
        Called once for every set at most, with ascending indices; any unit, more is worse.
    limit
        Most sets to ask for one by one.

    Raises
    ------
    ValueError
        If ``elements`` or ``k`` is negative or a loss is not a finite number.

    Examples
    --------
    Two pipes side by side: only the loss of both hurts.

    >>> worst_subset(3, 2, lambda lost: 5.0 if {0, 1} <= set(lost) else 1.0 * (2 in lost)).elements
    (0, 1)
    """
    if elements < 0 or k < 0:
        raise ValueError(f"elements and k are counted from 0, found {elements} elements and k = {k}")
    known: dict[tuple[int, ...], float] = {}

    def ask(members: tuple[int, ...]) -> float:
        if members not in known:
            known[members] = _finite(loss(members), members)
        return known[members]

    exact = subset_count(elements, k) <= limit
    if exact:
        for members in _subsets(elements, k):
            ask(members)
    else:
        _exchange(elements, greedy_subset(range(elements), k, ask), ask)
    ties = tied(known)
    return WorstSubset(ties[0], max(known.values()), exact, ties, len(known))


def greedy_subset(candidates: Sequence[int], k: int, loss: Loss) -> tuple[int, ...]:
    """Return at most k of ``candidates``, ascending, each added because it then made the loss largest.

    >>> greedy_subset(range(3), 2, lambda lost: float(sum(lost)))
    (1, 2)
    """
    chosen: tuple[int, ...] = ()
    loss(chosen)
    for _ in range(min(k, len(candidates))):
        wider = [tuple(sorted((*chosen, e))) for e in candidates if e not in chosen]
        chosen = max(wider, key=loss)
    return chosen


def tied(known: dict[tuple[int, ...], float]) -> tuple[tuple[int, ...], ...]:
    """Return the sets with the largest loss, within ``TIE``: fewest elements first, then lexicographic.

    >>> tied({(): 0.0, (1,): 2.0, (0,): 1.0, (0, 1): 2.0})
    ((1,), (0, 1))
    """
    most = max(known.values())
    worst = [members for members, value in known.items() if value >= most - TIE * abs(most)]
    return tuple(sorted(worst, key=lambda members: (len(members), members)))


def _subsets(elements: int, k: int) -> Iterator[tuple[int, ...]]:
    for size in range(min(k, elements) + 1):
        yield from combinations(range(elements), size)


def _exchange(elements: int, start: tuple[int, ...], loss: Loss) -> None:
    """Ask for ever worse sets, each one exchange from the last, until no exchange is worse."""
    chosen = start
    while True:
        near = [
            tuple(sorted({*chosen, new} - {old}))
            for old in chosen
            for new in range(elements)
            if new not in chosen
        ]
        best = max(near, key=loss, default=chosen)
        if loss(best) <= loss(chosen) + TIE * abs(loss(chosen)):
            return
        chosen = best


def _finite(value: float, members: tuple[int, ...]) -> float:
    if not isfinite(value):
        raise ValueError(f"the loss of elements {list(members)} is {value}; expected a finite number")
    return float(value)
