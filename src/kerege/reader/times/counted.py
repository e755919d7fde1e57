"""Numbers of units of time that lead to a date: "two years ago", "in nine months"."""

from __future__ import annotations

from datetime import timedelta

from kerege.reader.times.calendar import Anchor, last_date, month_iso, months_iso, unit_period, year_iso

#: longer ago than this is told in round numbers and dates nothing
_LONG_AGO = {"year": 14, "month": 30, "week": 20, "day": 60}
#: months are told as a whole when no more than this of them is still to come
_NEARLY_OVER = timedelta(days=31)


def ago(unit: str, count: int, anchor: Anchor | None) -> str:
    """Return the period ``count`` units before the document ("two years ago"); blank if too long ago."""
    if anchor is None or abs(count) > _LONG_AGO.get(unit, 1):
        return ""
    return unit_period(anchor, unit, -count)


def first_months(count: int, anchor: Anchor | None) -> str:
    """Return January to the month ``count`` of the document's year, or of the year before if not yet over."""
    if anchor is None or not 1 <= count <= 12:
        return ""
    year = (
        anchor.year
        if last_date(month_iso(anchor.year, count)) <= anchor.last + _NEARLY_OVER
        else anchor.year - 1
    )
    return months_iso(year, 1, count) if count < 12 else year_iso(year)
