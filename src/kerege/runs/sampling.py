"""Draws from ranges: a Latin hypercube over triangular distributions (McKay, Beckman & Conover 1979)."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from kerege.base.intervals import Interval


def latin_hypercube(intervals: Sequence[Interval], draws: int, seed: int) -> NDArray[np.float64]:
    """Return float64[draws, len(intervals)]: each column a stratified sample of one triangular distribution.

    The triangle has its ends at low and high and its top at mid: a statement of ignorance inside a stated
    range, not a measured distribution. The same seed gives the same digits.
    """
    from scipy.stats import qmc  # noqa: PLC0415  (start-up time)

    if not intervals:
        return np.zeros((draws, 0))
    unit = qmc.LatinHypercube(d=len(intervals), rng=np.random.default_rng(seed)).random(draws)
    low = np.array([i.low for i in intervals])
    mid = np.array([i.mid for i in intervals])
    high = np.array([i.high for i in intervals])
    width = np.where(high > low, high - low, 1.0)
    top = (mid - low) / width
    rising = low + np.sqrt(unit * width * (mid - low))
    falling = high - np.sqrt((1 - unit) * width * (high - mid))
    return np.where(high > low, np.where(unit < top, rising, falling), mid)
