"""The worst few elements where they fall into parts that do not touch each other: parts put together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from kerege.games.coalitions import Vector
from kerege.games.subsets import TIE


@dataclass(frozen=True, slots=True)
class WorstOfParts:
    """How many elements to take in each part, and what that costs together.

    counts : one for each part; among ties the fewest elements in all, then the lexicographically smallest
    value  : the sum over parts of their worst loss with that many elements
    """

    counts: tuple[int, ...]
    value: float


def worst_of_separable(tables: Sequence[ArrayLike], k: int) -> WorstOfParts:
    """Return how at most k elements over independent parts do the largest total loss.

    With V_m(b) the largest loss of parts m, m+1, ... by at most b elements, V_m(b) = max over j <= b of
    best_m(j) + V_(m+1)(b - j); Bellman 1957, *Dynamic Programming*, chapter 1 (allocation). Exact.

    Parameters
    ----------
    tables
        For each part float[j]: entry j is the worst loss there with exactly, or with at most, j elements.
        Entry 0 is the loss without any; a part with fewer than k elements has a shorter table.
    k
        Most elements in all.

    Raises
    ------
    ValueError
        If ``k`` is negative, a table is empty or not one row, or an entry is not finite.

    Examples
    --------
    One loss in the first part is worst; a second one is better spent in the other part.

    >>> worst_of_separable([[0, 5, 6], [0, 3]], 2)
    WorstOfParts(counts=(1, 1), value=8.0)
    """
    if k < 0:
        raise ValueError(f"k is a number of elements, 0 or more, found {k}")
    best = [_table(table, part) for part, table in enumerate(tables)]
    rest = [np.zeros(k + 1)]
    for table in reversed(best):
        rest.append(_with_part(table, rest[-1]))
    rest.reverse()
    most = float(rest[0][k])
    slack = TIE * abs(most)
    left = int(np.flatnonzero(rest[0] >= most - slack)[0])
    counts: list[int] = []
    for table, after in zip(best, rest[1:], strict=True):
        sums = _sums(table, after, left)
        take = int(np.flatnonzero(sums >= sums.max() - slack)[0])
        counts.append(take)
        left -= take
    return WorstOfParts(tuple(counts), most)


def _table(table: ArrayLike, part: int) -> Vector:
    row = np.asarray(table, dtype=np.float64)
    if row.ndim != 1 or row.size == 0:
        raise ValueError(
            f"part {part}: expected one row of losses by number of elements, the loss without any first; "
            f"found shape {row.shape}"
        )
    if not np.isfinite(row).all():
        j = int(np.flatnonzero(~np.isfinite(row))[0])
        raise ValueError(f"part {part}: the loss with {j} elements is {row[j]}; expected a finite number")
    return row


def _sums(table: Vector, after: Vector, left: int) -> Vector:
    """float64: loss of the part with j elements and of all parts after it with the others, by j."""
    most = min(table.size - 1, left)
    return np.asarray(table[: most + 1] + after[left - most : left + 1][::-1])


def _with_part(table: Vector, after: Vector) -> Vector:
    return np.array([_sums(table, after, left).max() for left in range(after.size)])
