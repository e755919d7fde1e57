"""Exact spans of coalitions against the rank over the fractions."""

from fractions import Fraction

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from kerege.games.coalitions import membership
from kerege.games.span import extend, extend_all, outside, whole_span


def rank(rows: np.ndarray) -> int:
    """Elimination with fractions."""
    left = [[Fraction(int(x)) for x in row] for row in rows]
    found = 0
    for column in range(rows.shape[1]):
        pivot = next((row for row in left if row[column] != 0), None)
        if pivot is None:
            continue
        found += 1
        left.remove(pivot)
        left = [
            [a - row[column] / pivot[column] * b for a, b in zip(row, pivot, strict=True)] for row in left
        ]
    return found


@given(st.integers(2, 6), st.data())
def test_a_coalition_is_outside_exactly_where_it_raises_the_rank(players: int, data: st.DataObject) -> None:
    masks = data.draw(st.lists(st.integers(1, 2**players - 1), max_size=5))
    span = extend_all(whole_span(players), np.array(masks, dtype=np.int64))
    rows = membership([2**players - 1, *masks], players)
    assert span.rank == rank(rows)
    for mask, free in enumerate(outside(span)):
        assert free == (rank(np.vstack([rows, membership([mask], players)])) > span.rank)


def test_a_large_determinant_is_not_lost() -> None:
    """Fifteen coalitions of 8 of 15 (points off the planes of a 4-bit space): determinant 131072."""
    rows = np.array([[bin(a & b).count("1") % 2 for b in range(1, 16)] for a in range(1, 16)])
    span = whole_span(15)
    for row in rows:
        span = extend(span, row)
    assert span.rank == 15
    assert abs(round(np.linalg.det(rows.astype(float)))) == 131072
    assert not outside(span).any()
