"""The time of a sentence that a number is part of."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from kerege.reader.layers import TimeSpan
from kerege.reader.numbers.numerals import Numeral


def time_at(times: Sequence[TimeSpan], numeral: Numeral) -> TimeSpan | None:
    """Return the time that a number stands in; ``times`` are in order, none overlapping another."""
    first = bisect_right(times, numeral.start, key=lambda time: time.end)
    return times[first] if first < len(times) and times[first].start < numeral.end else None
