"""Which coalitions lie in the span of others, exactly: elimination over the integers modulo a prime.

No determinant of zeros and ones of order 20 or less reaches the prime (Hadamard's bound
(n+1)**((n+1)/2) / 2**n is 7e7 for n = 20), so ranks modulo the prime are ranks over the
rationals and no tolerance is needed.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from kerege.games.coalitions import Masks, membership

PRIME = 2**31 - 1

Integers = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Span:
    """Rows in reduced echelon form modulo the prime.

    basis  : int64[k, n]; the independent vectors as they were given
    rows   : int64[k, n]; row j is 1 in column pivots[j], where all other rows are 0
    pivots : columns, one for each row
    """

    basis: Integers
    rows: Integers
    pivots: tuple[int, ...]

    @property
    def rank(self) -> int:
        """Number of independent rows."""
        return len(self.pivots)


def whole_span(players: int) -> Span:
    """Return the span of the coalition of all players.

    >>> whole_span(3).rank
    1
    """
    ones = np.ones((1, players), dtype=np.int64)
    return Span(ones, ones, (0,))


def remainder(span: Span, vector: Integers) -> Integers:
    """Return what is left of an integer vector, int64[n]; all zeros where it lies in the span."""
    rest = vector % PRIME
    for row, pivot in zip(span.rows, span.pivots, strict=True):
        rest = (rest - rest[pivot] * row) % PRIME
    return rest


def extend(span: Span, vector: Integers) -> Span:
    """Return the span with one more vector, or ``span`` itself where the vector lies in it.

    >>> bigger = extend(whole_span(2), np.array([1, 0]))
    >>> bigger.rank, extend(bigger, np.array([0, 1])) is bigger
    (2, True)
    """
    rest = remainder(span, vector)
    columns = np.flatnonzero(rest)
    if columns.size == 0:
        return span
    pivot = int(columns[0])
    row = rest * pow(int(rest[pivot]), -1, PRIME) % PRIME
    others = (span.rows - span.rows[:, [pivot]] * row[None, :]) % PRIME
    return Span(
        basis=np.vstack([span.basis, vector[None, :]]),
        rows=np.vstack([others, row[None, :]]),
        pivots=(*span.pivots, pivot),
    )


def extend_all(span: Span, masks: Masks) -> Span:
    """Return the span with all coalitions of ``masks``, taken in their order.

    >>> extend_all(whole_span(3), np.array([1, 6, 2])).basis.tolist()
    [[1, 1, 1], [1, 0, 0], [0, 1, 0]]
    """
    players = span.rows.shape[1]
    while masks.size and span.rank < players:
        masks = masks[outside(span)[masks]]
        if masks.size:
            span = extend(span, membership(masks[:1], players)[0].astype(np.int64))
    return span


def outside(span: Span) -> NDArray[np.bool_]:
    """Return bool[2**n]: which coalitions do not lie in the span.

    >>> outside(whole_span(2)).tolist()
    [False, True, True, False]
    """
    players = span.rows.shape[1]
    found = np.zeros(1 << players, dtype=np.bool_)
    for column in sorted(set(range(players)) - set(span.pivots)):
        weights = np.zeros(players, dtype=np.int64)
        weights[column] = 1
        weights[list(span.pivots)] = -span.rows[:, column]
        sums = np.zeros(1 << players, dtype=np.int64)
        for i, weight in enumerate(weights):
            sums[1 << i : 2 << i] = sums[: 1 << i] + weight
        found |= sums % PRIME != 0
    return found
