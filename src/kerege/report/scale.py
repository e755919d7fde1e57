"""A linear scale from data to the page, with ticks at round numbers."""

from __future__ import annotations

import itertools
import math
from dataclasses import dataclass

from kerege.report.digits import fixed


@dataclass(frozen=True, slots=True)
class Scale:
    """Maps ``low..high`` of the data to ``start..stop`` of the page."""

    low: float
    high: float
    start: float
    stop: float

    def __call__(self, value: float) -> float:
        """Return the place of ``value`` on the page."""
        return self.start + (value - self.low) / (self.high - self.low) * (self.stop - self.start)


@dataclass(frozen=True, slots=True)
class PowerScale:
    """Maps ``0..high`` to ``start..stop``, evenly in the logarithm from about ``least`` on.

    Examples
    --------
    >>> place = PowerScale(1.0, 1000.0, 0.0, 3.0)
    >>> [round(place(v), 1) for v in (0.0, 1.0, 10.0, 1000.0)]
    [0.0, 0.3, 1.0, 3.0]
    """

    least: float
    high: float
    start: float
    stop: float

    def __call__(self, value: float) -> float:
        """Return the place of ``value`` on the page."""
        share = math.log1p(max(0.0, value) / self.least) / math.log1p(self.high / self.least)
        return self.start + share * (self.stop - self.start)

    def marks(self) -> list[float]:
        """Return zero and the powers of ten from ``least`` to ``high``."""
        first = math.ceil(math.log10(self.least) - 1e-9)
        last = math.floor(math.log10(self.high) + 1e-9)
        return [0.0, *(10.0**n for n in range(first, last + 1))]


def ticks(low: float, high: float, count: int = 5) -> list[float]:
    """Return about ``count`` round numbers that cover ``low`` to ``high``.

    Examples
    --------
    >>> ticks(0, 9.3)
    [0.0, 2.0, 4.0, 6.0, 8.0, 10.0]
    """
    close = 1e-9 * max(1e-3, abs(low), abs(high))
    if high - low < close:  # one value, or too close to tell apart
        low, high = min(low, 0.0), max(high, 0.0)
        if high - low < close:
            high = low + 1.0
    raw = (high - low) / max(1, count)
    power = 10 ** math.floor(math.log10(raw))
    step = next(s * power for s in (1.0, 2.0, 2.5, 5.0, 10.0) if s * power >= raw * 0.999)
    first, last = math.floor(low / step + 1e-9), math.ceil(high / step - 1e-9)
    return [round(n * step, 12) + 0.0 for n in range(first, last + 1)]


def fit(low: float, high: float, start: float, stop: float, count: int = 5) -> tuple[Scale, list[float]]:
    """Return a scale that ends on round numbers, and those numbers."""
    marks = ticks(low, high, count)
    return Scale(marks[0], marks[-1], start, stop), marks


def tick_words(marks: list[float] | tuple[float, ...]) -> list[str]:
    """Return ticks in words, all with the decimals their step needs.

    Examples
    --------
    >>> tick_words([0.0, 2.5, 5.0])
    ['0', '2.5', '5.0']
    """
    step = min((abs(b - a) for a, b in itertools.pairwise(marks)), default=1.0)
    places = max(0, -math.floor(math.log10(step) + 1e-9))
    if round(step * 10**places, 6) != round(step * 10**places):
        places += 1
    return ["0" if mark == 0 else fixed(mark, places) for mark in marks]
