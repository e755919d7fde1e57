"""Programs with a known answer, and short ways to write small ones."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from hypothesis import strategies as st
from scipy import sparse

from kerege.solve import Program, Solution, Status

INF = float("inf")


def program(
    P: Sequence[Sequence[float]] | np.ndarray,
    q: Sequence[float],
    A: Sequence[Sequence[float]] | np.ndarray,
    rows: Sequence[tuple[float, float]],
    bounds: Sequence[tuple[float, float]],
) -> Program:
    """Return a program from dense matrices and (lower, upper) pairs."""
    n = len(q)
    return Program(
        P=sparse.csc_array(np.array(P, dtype=float).reshape(n, n)),
        q=np.array(q, dtype=float),
        A=sparse.csc_array(np.array(A, dtype=float).reshape(len(rows), n)),
        row_lower=np.array([low for low, _ in rows], dtype=float),
        row_upper=np.array([high for _, high in rows], dtype=float),
        lower=np.array([low for low, _ in bounds], dtype=float),
        upper=np.array([high for _, high in bounds], dtype=float),
    )


def linear(
    q: Sequence[float],
    A: Sequence[Sequence[float]] | np.ndarray,
    rows: Sequence[tuple[float, float]],
    bounds: Sequence[tuple[float, float]],
) -> Program:
    """Return a linear program."""
    return program(np.zeros((len(q), len(q))), q, A, rows, bounds)


def answer(x: Sequence[float], row_dual: Sequence[float], bound_dual: Sequence[float]) -> Solution:
    """Return a solution as some solver might claim it."""
    return Solution(
        np.array(x, dtype=float), np.array(row_dual, dtype=float), np.array(bound_dual, dtype=float),
        Status.SOLVED, "by hand", 0, 0.0,
    )  # fmt: skip


def manufactured(seed: int, n: int, m: int, *, strict: bool) -> tuple[Program, Solution]:
    """Return a random convex program built around an answer that is optimal by construction.

    The answer x and the duals are drawn first, bounds are put where a dual needs one, and
    q = A'y + z - Px follows, so the Karush-Kuhn-Tucker conditions hold exactly. With ``strict`` the
    program is strictly convex and x is the only answer; otherwise P has less than full rank.
    """
    random = np.random.default_rng(seed)
    half = random.normal(size=(n, n if strict else max(n // 2, 1)))
    P = half @ half.T / n + (np.eye(n) if strict else 0.0)
    A = np.where(random.random((m, n)) < 0.5, random.integers(-3, 4, (m, n)), 0).astype(float)
    A[np.arange(m), random.integers(0, n, m)] = 1.0  # no empty row
    x = random.integers(-5, 6, n).astype(float)
    rows, y = _bounds(random, A @ x, m, equations=True)
    bounds, z = _bounds(random, x, n, equations=False)
    q = A.T @ y + z - P @ x
    return program(P, q, A, rows, bounds), answer(x, y, z)


def _bounds(
    random: np.random.Generator, value: np.ndarray, count: int, *, equations: bool
) -> tuple[list[tuple[float, float]], np.ndarray]:
    pairs, duals = [], np.zeros(count)
    for i in range(count):
        kind = random.integers(0, 6 if equations else 5)
        room = float(random.integers(1, 4))
        size = float(random.integers(1, 5))
        low, high = -INF if random.random() < 0.5 else value[i] - room, value[i] + room
        if kind == 0:  # held up by its lower bound
            low, duals[i] = value[i], size
        elif kind == 1:  # held down by its upper bound
            high, duals[i] = value[i], -size
        elif kind == 2:  # nothing above
            high = INF
        elif kind == 5:
            low = high = value[i]
            duals[i] = size - 2.5
        pairs.append((float(low), float(high)))
    return pairs, duals


@st.composite
def known(draw: st.DrawFn, *, strict: bool = True) -> tuple[Program, Solution]:
    """Hypothesis strategy over :func:`manufactured`."""
    seed = draw(st.integers(0, 2**32 - 1))
    return manufactured(seed, draw(st.integers(1, 8)), draw(st.integers(1, 6)), strict=strict)
