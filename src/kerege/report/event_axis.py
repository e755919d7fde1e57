"""The axis of dated events: years in step, the early ones in a narrow stretch where there are few."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

#: share of the events that may lie before the break, and of the width they get
_FEW, _NARROW = 0.2, 0.15
#: years an axis may have before it is broken, and room a year's name needs
_LONG, _ROOM = 12, 34.0


@dataclass(frozen=True, slots=True)
class EventAxis:
    """Two straight stretches: ``first`` to ``main`` (narrow, may be empty) and ``main`` to ``last``."""

    first: date
    main: date
    last: date
    left: float
    right: float

    @property
    def broken(self) -> bool:
        """Whether years before ``main`` have a scale of their own."""
        return self.first < self.main

    def x(self, when: date) -> float:
        """Return the place of a day, or of the nearest end."""
        when = min(max(when, self.first), self.last)
        middle = self.left + (_NARROW * (self.right - self.left) if self.broken else 0.0)
        if when < self.main:
            return self.left + (middle - self.left) * ((when - self.first) / (self.main - self.first))
        return middle + (self.right - middle) * ((when - self.main) / (self.last - self.main))

    def marks(self) -> list[tuple[int, float]]:
        """Return the beginning of every year with its place; decades before ``main``."""
        return [
            (year, self.x(date(year, 1, 1)))
            for year in range(self.first.year, self.last.year + 1)
            if year >= self.main.year or year % 10 == 0
        ]

    def names(self) -> list[tuple[int, float]]:
        """Return the years to be named, with the middle of each or, before ``main``, of its beginning."""
        out: list[tuple[int, float]] = []
        for year in range(self.first.year, self.last.year):
            start, end = self.x(date(year, 1, 1)), self.x(date(year + 1, 1, 1))
            at = (start + end) / 2 if year >= self.main.year else start
            early = year < self.main.year
            if early and ((year % 10 and year != self.first.year) or self.x(self.main) - at < _ROOM / 2):
                continue
            if not out or at - out[-1][1] >= _ROOM:
                out.append((year, at))
        return out


def make_axis(years: Sequence[int], dates: Sequence[date], left: float, right: float) -> EventAxis:
    """Return the axis over ``years``; a long one is broken so that most events have most of its width."""
    first, last = date(years[0], 1, 1), date(years[-1] + 1, 1, 1)
    main = first
    if len(years) > _LONG:
        ordered = sorted(dates)
        after = ordered[int(_FEW * len(ordered))] if ordered else first
        while after > first and sum(d < date(after.year, 1, 1) for d in ordered) > _FEW * len(ordered):
            after = date(after.year, 1, 1) - timedelta(days=1)
        main = date(after.year, 1, 1)
        if main - first < (last - first) / 3:
            main = first
    return EventAxis(first, main, last, left, right)
