"""Dates, spans and the period grid. A span is half open: it holds its start day and not its end day."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

DAYS_PER_YEAR = 365.25
#: mean month of a year of 365 days
DAYS_PER_MONTH = 365 / 12
#: a period inside one calendar month is labelled by the month from this length on
MONTH_LABEL_DAYS = 15
STEPS = ("day", "week", "month", "quarter", "year")
_DATE = re.compile(r"(?!0000)[0-9]{4}(-[0-9]{1,2}){0,2}")


@dataclass(frozen=True, slots=True)
class Span:
    """Days from ``start`` up to, not including, ``end``.

    Raises
    ------
    ValueError
        If ``end`` is not after ``start``.
    """

    start: date
    end: date

    def __post_init__(self) -> None:
        if self.end <= self.start:
            raise ValueError(f"a period needs an end after its start, found {self.start} to {self.end}")

    @property
    def days(self) -> int:
        """Number of days in the span."""
        return (self.end - self.start).days

    def overlap(self, other: Span) -> int:
        """Return the number of days both spans share."""
        return max(0, (min(self.end, other.end) - max(self.start, other.start)).days)


@dataclass(frozen=True, slots=True)
class Grid:
    """Consecutive spans, the time axis of a model: ``edges`` holds n_period + 1 increasing dates."""

    edges: tuple[date, ...]

    def __post_init__(self) -> None:
        if len(self.edges) < 2 or any(b <= a for a, b in pairwise(self.edges)):
            raise ValueError("a period grid needs at least two dates in increasing order")

    def __len__(self) -> int:
        return len(self.edges) - 1

    @property
    def spans(self) -> tuple[Span, ...]:
        """The periods in order."""
        return tuple(Span(a, b) for a, b in pairwise(self.edges))

    @property
    def whole(self) -> Span:
        """From the first day to the last."""
        return Span(self.edges[0], self.edges[-1])

    @property
    def days(self) -> NDArray[np.float64]:
        """float64[n_period]: days in each period."""
        return np.array([s.days for s in self.spans], dtype=np.float64)

    @property
    def labels(self) -> tuple[str, ...]:
        """Names of the periods: ``2023-04`` for (most of) a calendar month, the first day otherwise."""
        return _labels(self.edges)

    def share(self, span: Span) -> NDArray[np.float64]:
        """float64[n_period]: share of each period's days that lie in ``span``."""
        return np.array([s.overlap(span) / s.days for s in self.spans], dtype=np.float64)


@lru_cache(maxsize=64)
def _labels(edges: tuple[date, ...]) -> tuple[str, ...]:
    return tuple(_label(Span(a, b)) for a, b in pairwise(edges))


def _label(span: Span) -> str:
    first, last = span.start, span.end - timedelta(days=1)
    if (first.year, first.month) == (last.year, last.month) and span.days >= MONTH_LABEL_DAYS:
        return f"{first:%Y-%m}"
    if (first.month, first.day) == (1, 1) and span.end == _add_months(first, 12):
        return f"{first:%Y}"
    return first.isoformat()


def _add_months(day: date, months: int) -> date:
    index = day.year * 12 + day.month - 1 + months
    year, month = index // 12, index % 12 + 1
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def make_grid(start: date, end: date, step: str) -> Grid:
    """Return a grid from ``start`` to ``end`` (exclusive) in steps of day, week, month, quarter or year.

    The last period is cut at ``end``.

    Raises
    ------
    ValueError
        If ``step`` is unknown or ``end`` is not after ``start``.
    """
    if step not in STEPS:
        raise ValueError(f"unknown period step {step!r}; known: {', '.join(STEPS)}")
    whole = Span(start, end)
    edges = [whole.start]
    count = 0
    while edges[-1] < end:
        count += 1
        edges.append(min(_step(start, step, count), end))
    return Grid(tuple(edges))


def _step(start: date, step: str, count: int) -> date:
    if step == "day":
        return start + timedelta(days=count)
    if step == "week":
        return start + timedelta(weeks=count)
    return _add_months(start, count * {"month": 1, "quarter": 3, "year": 12}[step])


def month_grid(start: date, months: int) -> Grid:
    """Return a grid of calendar months from ``start``: the rest of its month, then whole months.

    Covers ``months`` months; the day of the month that ``start`` has is where the last one ends.
    """
    first = start.replace(day=1)
    inner = [_add_months(first, k) for k in range(1, months + 1)]
    edges = [start, *inner] if start.day == 1 else [start, *inner, _add_months(start, months)]
    return Grid(tuple(edges))


def parse_date(text: str, *, end: bool = False) -> date:
    """Return the date meant by ISO text ``2023``, ``2023-04`` or ``2023-04-05``.

    With ``end`` the day *after* the last one meant is returned, so that ``Span(parse_date(a),
    parse_date(b, end=True))`` covers both ends as people write them.

    Raises
    ------
    ValueError
        If the text is not such a date.
    """
    if not _DATE.fullmatch(text.strip()):
        raise ValueError(f"not a date: {text!r}; write 2023, 2023-04 or 2023-04-05")
    pieces = text.strip().split("-")
    try:
        numbers = [int(p) for p in pieces]
        if len(numbers) == 1:
            return date(numbers[0] + 1, 1, 1) if end else date(numbers[0], 1, 1)
        if len(numbers) == 2:
            first = date(numbers[0], numbers[1], 1)
            return _add_months(first, 1) if end else first
        day = date(numbers[0], numbers[1], numbers[2])
        return day + timedelta(days=1) if end else day
    except (ValueError, OverflowError) as problem:  # OverflowError: the day after 9999-12-31
        raise ValueError(f"not a date: {text!r} ({problem}); write 2023, 2023-04 or 2023-04-05") from None
