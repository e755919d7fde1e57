"""The subset on which a function of subsets is largest: exactly where they are few, else by search."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations

#: elements up to which every subset is tried
EXACT_ELEMENTS = 4
#: rounds of adding and dropping; a few are enough in practice
_ROUNDS = 20
#: elements that alone make it smaller, the least harmful first, that are tried again beside others
_RETRIED = 6

Value = Callable[[frozenset[int]], float]


@dataclass(frozen=True, slots=True)
class Largest:
    """A subset of elements and what it is worth.

    members : ascending
    exact   : every subset was tried; otherwise it was found by search and may not be the best
    tried   : number of subsets valued
    """

    members: tuple[int, ...]
    value: float
    exact: bool
    tried: int


def largest_subset(count: int, value: Value, *, least: float = 0.0, exact: int = EXACT_ELEMENTS) -> Largest:
    """Return a subset of 0 .. count - 1 on which ``value`` is largest, as small as it can be.

    Up to ``exact`` elements every subset is tried; of subsets within ``least`` of the best the smallest wins,
    then the lexicographically first. Above, elements that help alone are added while they help by more than
    ``least``, elements that do nothing alone are tried together and, where that helps, in ever smaller
    groups, and elements are dropped while that costs no more than ``least``, until nothing changes.

    Parameters
    ----------
    count
        Number of elements.
    value
        Worth of a subset; it is asked once for each.
    least
        A difference up to this size is none.
    exact
        Elements up to which every subset is tried.

    Raises
    ------
    ValueError
        If ``count`` or ``least`` is negative.

    Examples
    --------
    Two routes replace each other: closing both hurts more than closing one and one together.

    >>> largest_subset(3, lambda s: 9.0 if {0, 1} <= s else 1.0 * bool(s & {0, 1})).members
    (0, 1)
    """
    if count < 0 or least < 0:
        raise ValueError(f"count and least must not be negative, found {count} and {least}")
    known: dict[frozenset[int], float] = {}

    def worth(members: frozenset[int]) -> float:
        if members not in known:
            known[members] = value(members)
        return known[members]

    if count <= exact:
        found = _best_of(
            (frozenset(c) for n in range(count + 1) for c in combinations(range(count), n)), worth, least
        )
    else:
        found = _search(count, worth, least)
    return Largest(tuple(sorted(found)), worth(found), count <= exact, len(known))


def _best_of(subsets: Iterable[frozenset[int]], worth: Value, least: float) -> frozenset[int]:
    """Return the best of subsets that come by size; a larger one must be better by more than ``least``."""
    best: frozenset[int] = frozenset()
    for subset in subsets:
        if worth(subset) > worth(best) + least:
            best = subset
    return best


def _search(count: int, worth: Value, least: float) -> frozenset[int]:
    alone = {i: worth(frozenset({i})) for i in range(count)}
    order = sorted(alone, key=lambda i: (-alone[i], i))
    nothing = worth(frozenset())
    helpful = [i for i in order if alone[i] > nothing + least]
    idle = [i for i in order if abs(alone[i] - nothing) <= least]
    adverse = [i for i in order if alone[i] < nothing - least][:_RETRIED]
    chosen = _grown(frozenset(), helpful, worth, least)
    for _ in range(_ROUNDS):
        before = chosen = _shrunk(chosen, order, worth, least)
        chosen = _grown(chosen, [*helpful, *adverse], worth, least)
        chosen = _with_some(chosen, [i for i in idle if i not in chosen], worth, least)
        if chosen == before:
            break
    return chosen


def _grown(chosen: frozenset[int], order: Sequence[int], worth: Value, least: float) -> frozenset[int]:
    for i in order:
        if i not in chosen and worth(chosen | {i}) > worth(chosen) + least:
            chosen |= {i}
    return chosen


def _shrunk(chosen: frozenset[int], order: Sequence[int], worth: Value, least: float) -> frozenset[int]:
    for i in reversed(order):
        if i in chosen and worth(chosen - {i}) >= worth(chosen) - least:
            chosen -= {i}
    return chosen


def _with_some(chosen: frozenset[int], group: Sequence[int], worth: Value, least: float) -> frozenset[int]:
    """Add those of ``group`` that help now; where all together do nothing, none is tried alone."""

    def helps() -> bool:
        return worth(chosen.union(group)) > worth(chosen) + least

    if not group or not helps():
        return chosen
    if len(group) > 1:
        half = len(group) // 2
        chosen = _with_some(chosen, group[:half], worth, least)
        chosen = _with_some(chosen, group[half:], worth, least)
        if not helps():
            return chosen
    return chosen.union(group)
