"""Wholes: what adds up to one, with the share of every row as an interval and the years it speaks for."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from kerege.base.intervals import Interval
from kerege.base.periods import DAYS_PER_YEAR
from kerege.case.belonging import Belonging
from kerege.case.tie_groups import Group, counted, outermost
from kerege.case.tie_model import SeriesKey, Tie
from kerege.case.tie_tables import Form

#: a period of more years than this speaks for its last year only
MAX_YEARS = 6


@dataclass(frozen=True)
class Part:
    """One row of a whole; ``inside`` names the bloc of the same whole that already holds it."""

    tie: Tie
    share: Interval
    inside: str = ""


@dataclass(frozen=True)
class Whole:
    """Parts of one total in one period.

    start, end : days it is of, ``end`` exclusive
    rest       : bounds of the share no part names; (0, 0) for recorded events
    claims     : ids of the claims of the total
    """

    series: SeriesKey
    start: date
    end: date
    parts: tuple[Part, ...]
    rest: tuple[float, float]
    claims: tuple[str, ...]

    @property
    def outer(self) -> tuple[Part, ...]:
        """The parts that count once."""
        return tuple(p for p in self.parts if not p.inside)

    def years(self) -> tuple[int, ...]:
        """Return the calendar years the whole speaks for.

        Those it covers in full; for a shorter period the year that holds most of it.
        """
        first, last = self.start.year, date.fromordinal(self.end.toordinal() - 1).year
        full = [y for y in range(first, last + 1)
                if self.start <= date(y, 1, 1) and date(y + 1, 1, 1) <= self.end]  # fmt: skip
        if len(full) > MAX_YEARS:
            return (full[-1],)
        return tuple(full) or (max((first, last), key=self._days_in),)

    def _days_in(self, year: int) -> int:
        return (min(self.end, date(year + 1, 1, 1)) - max(self.start, date(year, 1, 1))).days

    @property
    def distance(self) -> tuple[float, int]:
        """How far the period is from one full year, then how old it is: the smallest speaks for the year."""
        return abs((self.end - self.start).days - DAYS_PER_YEAR), -self.end.toordinal()


def whole_of(group: Group, belonging: Belonging) -> Whole | None:
    """Return the shares of a group; nothing where no row gives the total that amounts are a share of."""
    rows = counted(group)
    amounts = [t for t in rows if t.form != Form.SHARE]
    total = group.value(group.total) if group.total is not None else Interval.point(1.0)
    if not rows or total.mid <= 0.0 or any(group.value(t).low < 0.0 for t in amounts):
        return None
    once = {t.id for t in outermost(rows, group.day, belonging)}
    named = frozenset(t.partner for t in rows)
    parts = tuple(
        Part(t, _share(group, t, total),
             "" if t.id in once else belonging.inside(t.partner, named, group.day))
        for t in rows
    )  # fmt: skip
    least = sum(p.share.low for p in parts if not p.inside)
    most = sum(p.share.high for p in parts if not p.inside)
    claims = group.total.claims if group.total is not None and amounts else ()
    rest = (max(0.0, 1.0 - most), max(0.0, 1.0 - least))
    return Whole(group.series, group.start, group.end, parts, rest, claims)


def _share(group: Group, tie: Tie, total: Interval) -> Interval:
    if tie.form == Form.SHARE and tie.estimate is not None:
        return tie.estimate.interval
    value = group.value(tie)
    low = value.low / total.high
    mid = max(low, min(1.0, value.mid / total.mid))
    high = value.high / total.low if total.low > 0.0 else 1.0
    return Interval(low, mid, min(1.0, max(mid, high)))


def recorded(ties: Iterable[Tie], last_year: int) -> list[Whole]:
    """Return one whole for each series of events and year: shares of what is recorded, each event as one.

    An event counts in the year it began; a membership in every year at whose end it holds, up to
    ``last_year``.
    """
    found: dict[tuple[SeriesKey, int], list[Tie]] = {}
    for tie in ties:
        if tie.form == Form.EVENT and tie.start is not None:
            for year in _event_years(tie, tie.start, last_year):
                found.setdefault((tie.series, year), []).append(tie)
    return [
        Whole(series, date(year, 1, 1), date(year + 1, 1, 1),
              tuple(Part(t, Interval.point(1.0 / len(rows))) for t in rows), (0.0, 0.0), ())
        for (series, year), rows in found.items()
    ]  # fmt: skip


def _event_years(tie: Tie, start: date, last_year: int) -> range:
    if tie.domain != "memberships":
        return range(start.year, start.year + 1)
    last = last_year if tie.end is None else min(last_year, tie.end.year - 1)
    return range(start.year, last + 1)


def by_year(wholes: Iterable[Whole]) -> dict[tuple[SeriesKey, int], Whole]:
    """Return the whole that speaks for each series and year: of several the one nearest to a full year."""
    found: dict[tuple[SeriesKey, int], Whole] = {}
    for whole in wholes:
        for year in whole.years():
            best = found.get((whole.series, year))
            if best is None or whole.distance < best.distance:
                found[(whole.series, year)] = whole
    return dict(sorted(found.items()))
