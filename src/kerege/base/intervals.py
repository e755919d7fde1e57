"""A closed interval with a best value: the form every estimate of the evidence takes."""

from __future__ import annotations

import math
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Interval:
    """Low, mid and high of one quantity, ``low <= mid <= high``, all finite.

    Raises
    ------
    ValueError
        If a bound is not finite or the order does not hold.
    """

    low: float
    mid: float
    high: float

    def __post_init__(self) -> None:
        if not all(math.isfinite(x) for x in (self.low, self.mid, self.high)):
            raise ValueError(f"interval bounds must be finite, found ({self.low}, {self.mid}, {self.high})")
        if not self.low <= self.mid <= self.high:
            raise ValueError(
                f"interval needs low <= mid <= high, found ({self.low}, {self.mid}, {self.high})"
            )

    @classmethod
    def point(cls, value: float) -> Interval:
        """Return the degenerate interval at ``value``."""
        return cls(value, value, value)

    @property
    def width(self) -> float:
        """``high - low``."""
        return self.high - self.low

    def scaled(self, factor: float) -> Interval:
        """Return the interval times ``factor``; a negative factor swaps the ends."""
        a, b = self.low * factor, self.high * factor
        return Interval(min(a, b), self.mid * factor, max(a, b))

    def __contains__(self, value: float) -> bool:
        return self.low <= value <= self.high
