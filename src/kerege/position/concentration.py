"""Concentration of shares known only within bounds: exact ends of the Herfindahl-Hirschman index.

Shares lie in boxes ``low <= s <= high`` and add up, with a rest that no row names, to one. The rest is
undivided: it may be one unknown other or many small ones. So the index is an interval even where every named
share is a point: 80 percent by one route and nothing said of the others gives [0.64, 0.68].
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
#: what adds up to one within this is taken as one
TOLERANCE = 1e-9
#: nodes of the search for the largest index before the bound of its relaxation is returned instead
MAX_NODES = 200_000
#: gain below which a branch is not worth a visit: the largest index is exact to this
GAP = 1e-10


@dataclass(frozen=True, slots=True)
class Bounds:
    """Smallest and largest value; not ``exact`` where the search was cut and ``high`` is an outer bound."""

    low: float
    high: float
    exact: bool = True


def herfindahl(shares: Floats) -> float:
    """Return the Herfindahl-Hirschman index of shares that add up to one: ``sum s_i^2``.

    Parameters
    ----------
    shares
        float64[n], parts of one.

    Examples
    --------
    Shares of 50, 30, 15 and 5 percent (World Mining Data, concentration of producer countries: 3650):

    >>> herfindahl(np.array([0.50, 0.30, 0.15, 0.05]))
    0.365
    """
    return float(np.square(shares).sum())


def hirschman(hhi: float) -> float:
    """Return the index of Hirschman (1945) from 0 to 100: ``100 sqrt(sum s_i^2)``.

    Examples
    --------
    >>> round(hirschman(0.365), 3)
    60.415
    """
    return 100.0 * math.sqrt(hhi)


def effective_number(hhi: float) -> float:
    """Return how many equal partners have the same index: ``1 / HHI``; infinity for zero."""
    return 1.0 / hhi if hhi > 0.0 else math.inf


def hhi_bounds(low: Floats, high: Floats, rest: tuple[float, float] = (0.0, 1.0)) -> Bounds:
    """Return the exact ends of the index of shares in boxes.

    Parameters
    ----------
    low, high
        float64[n], bounds of the named shares, ``0 <= low <= high <= 1``.
    rest
        Bounds of what no row names; ``(0, 0)`` where the list is complete. The rest adds nothing to the
        smallest index (it may be spread thinly) and its square to the largest (it may be one partner).

    Raises
    ------
    ValueError
        If no shares within the bounds add up to one.

    Notes
    -----
    Smallest: a convex quadratic over a box and one equation. By the Karush-Kuhn-Tucker conditions every
    share is ``clip(level, low_i, high_i)`` for one level, found exactly between the breakpoints
    (water-filling).

    Largest: see :func:`largest_squares`.

    Examples
    --------
    >>> bounds = hhi_bounds(np.array([0.8]), np.array([0.8]))
    >>> round(bounds.low, 9), round(bounds.high, 9)
    (0.64, 0.68)
    """
    least, most = float(low.sum()), float(high.sum())
    if least > 1.0 - rest[0] + TOLERANCE or most < 1.0 - rest[1] - TOLERANCE or (low > high).any():
        raise ValueError(
            f"no shares within their bounds add up to one: named {least:g} to {most:g}, "
            f"rest {rest[0]:g} to {rest[1]:g}"
        )
    # the rest is thin, so the named shares are as small as they may be
    smallest = _fill(low, high, min(max(least, 1.0 - rest[1]), most))
    largest, exact = largest_squares(np.append(low, rest[0]), np.append(high, rest[1]), 1.0)
    return Bounds(herfindahl(smallest), largest, exact)


def _fill(low: Floats, high: Floats, total: float) -> Floats:
    """Return float64[n] ``clip(level, low, high)`` with the sum ``total``."""
    if not len(low):
        return low
    points = np.unique(np.concatenate([low, high]))
    sums = np.array([np.clip(p, low, high).sum() for p in points])
    k = int(np.searchsorted(sums, total))
    if k == 0 or k == len(points):
        return low if k == 0 else high
    rise = sums[k] - sums[k - 1]
    part = (total - sums[k - 1]) / rise if rise > 0.0 else 0.0
    level = points[k - 1] + part * (points[k] - points[k - 1])
    filled: Floats = np.clip(level, low, high)
    return filled


def largest_squares(low: Floats, high: Floats, total: float) -> tuple[float, bool]:
    """Return the largest ``sum s_i^2`` over ``low <= s <= high``, ``sum s = total``, and whether it is exact.

    Notes
    -----
    A convex function has its maximum at a vertex: every share but at most one is at a bound. Which ones is a
    knapsack problem, so filling greedily is not exact in general: with boxes [0.4, 0.45] and [0, 0.5] and
    0.1 to give, filling the one that can grow largest ends at 0.17, filling the other first at 0.205.

    *Dominance.* If ``low_i >= low_j`` and ``high_i >= high_j``, some maximum has ``s_i >= s_j`` (otherwise
    exchange the two values, which both boxes admit), and then ``s_i = high_i`` or ``s_j = low_j`` (otherwise
    moving ``e`` from j to i adds ``2e(s_i - s_j) + 2e^2 > 0``). So where all boxes are ordered alike, as
    shares rounded to the same digit are, filling in that order is exact, and the search takes that one path.

    *Bound.* On its box the square lies below its chord, of slope ``low_i + high_i``; with chords the problem
    is a fractional knapsack. Branches whose bound does not beat the best vertex are cut. Rows are taken in
    order of their slope, so that dominating rows come first.
    """
    wide = high - low > 0.0
    fixed = float(np.square(low[~wide]).sum())
    order = np.argsort(-(low + high)[wide], kind="stable")
    lows, widths = low[wide][order], (high - low)[wide][order]
    budget = total - float(low.sum())
    search = _Search(lows, widths, max(0.0, min(budget, float(widths.sum()))))
    base = fixed + float(np.square(lows).sum())
    found = search.run()
    return base + found, search.nodes <= MAX_NODES


class _Search:
    """Depth-first search over which rows are at their upper end, and which one is between."""

    def __init__(self, lows: Floats, widths: Floats, budget: float) -> None:
        self.lows, self.widths, self.budget = lows.tolist(), widths.tolist(), budget
        self.n, self.nodes, self.best = len(self.lows), 0, -math.inf
        self.slopes = [2.0 * a + w for a, w in zip(self.lows, self.widths, strict=True)]
        self.after = [*np.cumsum(widths[::-1])[::-1].tolist(), 0.0]
        self.before = [
            [i for i in range(j) if self.lows[i] >= self.lows[j]
             and self.lows[i] + self.widths[i] >= self.lows[j] + self.widths[j]]
            for j in range(self.n)
        ]  # fmt: skip

    def run(self) -> float:
        """Return the largest gain over the lower ends."""
        relaxed = self._bound(0, self.budget, -1)
        self._visit(0, self.budget, 0.0, -1, [])
        return relaxed if self.nodes > MAX_NODES else self.best

    def _visit(self, k: int, left: float, gain: float, between: int, raised: list[bool]) -> None:
        self.nodes += 1
        room = self.after[k] + (self.widths[between] if between >= 0 else 0.0)
        if self.nodes > MAX_NODES or left > room + TOLERANCE:
            return
        if gain + self._bound(k, left, between) <= self.best + GAP:
            return
        if k == self.n or left <= 0.0:
            self._leaf(left, gain, between)
            return
        if all(raised[i] for i in self.before[k]):  # else a row that dominates this one is below its end
            if self.widths[k] <= left + TOLERANCE:
                step = self.widths[k] * self.slopes[k]
                self._visit(k + 1, max(0.0, left - self.widths[k]), gain + step, between, [*raised, True])
            if between < 0:
                self._visit(k + 1, left, gain, k, [*raised, False])
        self._visit(k + 1, left, gain, between, [*raised, False])

    def _leaf(self, left: float, gain: float, between: int) -> None:
        if between >= 0:
            part = min(left, self.widths[between])
            gain += part * (2.0 * self.lows[between] + part)
            left -= part
        if left <= TOLERANCE:
            self.best = max(self.best, gain)

    def _bound(self, k: int, left: float, between: int) -> float:
        """Return the most that ``left`` can add on the chords of the rows from ``k`` and the one between."""
        value, rows = 0.0, range(k, self.n)
        for i in rows if between < 0 else (between, *rows):
            part = min(left, self.widths[i])
            value += part * self.slopes[i]
            left -= part
            if left <= 0.0:
                break
        return value
