"""Calendar arithmetic on ISO periods and on the date that relative times count from (Gregorian only)."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

_MONTHS_IN = {"year": 12, "half": 6, "quarter": 3, "month": 1, "decade": 120}
#: month in which seasons of harvests and heating begin
_SEASON = 7
#: first and last year of a four-digit number that may be a year
FIRST_YEAR, LAST_YEAR = 1800, 2150


@dataclass(frozen=True, slots=True)
class Anchor:
    """What "last year" counts from.

    first, last : first and last day the document may be of; equal when the day is known
    precision   : ``day``, ``month`` or ``year``
    estimated   : whether it was read from the years the text names and not from a date of the document
    """

    first: date
    last: date
    precision: str
    estimated: bool = False

    @property
    def year(self) -> int:
        """Year of the document."""
        return self.last.year

    @property
    def period(self) -> str:
        """Month of the document; its year if the month is not known."""
        return year_iso(self.year) if self.precision == "year" else month_iso(self.year, self.last.month)


@lru_cache(maxsize=64)
def anchor_from(published: date, precision: str, *, estimated: bool = False) -> Anchor:
    """Return the anchor of a document's date known to the day, month or year."""
    if precision == "year":
        year = published.year
        return Anchor(date(year, 1, 1), date(year, 12, 31), "year", estimated)
    if precision == "month":
        return Anchor(published.replace(day=1), last_day(published.year, published.month), "month", estimated)
    return Anchor(published, published, "day", estimated)


def last_day(year: int, month: int) -> date:
    """Return the last day of a month."""
    return date(year, month, monthrange(year, month)[1])


def year_iso(year: int) -> str:
    """Return a year as ISO."""
    return f"{year:04d}"


def month_iso(year: int, month: int) -> str:
    """Return a month as ISO."""
    return f"{year:04d}-{month:02d}"


def day_iso(year: int, month: int, day: int) -> str:
    """Return a day as ISO; blank if there is no such day."""
    if not 1 <= month <= 12 or not 1 <= day <= monthrange(year, month)[1]:
        return ""
    return f"{year:04d}-{month:02d}-{day:02d}"


def days_iso(year: int, month: int, first: int, last: int) -> tuple[str, str]:
    """Return the days ``first`` and ``last`` of a month as ISO; several days end with the month."""
    end = min(last, monthrange(year, month)[1]) if first < last and 1 <= month <= 12 else last
    return day_iso(year, month, first), day_iso(year, month, end)


def months_iso(year: int, first: int, last: int) -> str:
    """Return the months ``first`` to ``last`` of a year; ``last`` may be in the next year (winter)."""
    if last < first:
        return span_iso(month_iso(year, first), month_iso(year + 1, last))
    return span_iso(month_iso(year, first), month_iso(year, last))


def span_iso(first: str, last: str) -> str:
    """Join two periods into one from the start of the first to the end of the second."""
    start, end = first.partition("/")[0], last.rpartition("/")[2]
    return start if start == end else f"{start}/{end}"


def shift_months(period: str, months: int) -> str:
    """Return a month, or months, so many months later; days are coarsened to their months.

    >>> shift_months("2024-01", -1), shift_months("2024-01/2024-03", -12)
    ('2023-12', '2023-01/2023-03')
    """
    parts = []
    for part in period.split("/"):
        year, month = (int(number) for number in f"{part}-01".split("-")[:2])
        place = year * 12 + month - 1 + months
        parts.append(month_iso(place // 12, place % 12 + 1))
    return "/".join(dict.fromkeys(parts))


def first_date(period: str) -> date:
    """Return the first day of a period."""
    parts = [int(part) for part in period.partition("/")[0].split("-")]
    return date(parts[0], parts[1] if len(parts) > 1 else 1, parts[2] if len(parts) > 2 else 1)


def last_date(period: str) -> date:
    """Return the last day of a period."""
    parts = [int(part) for part in period.rpartition("/")[2].split("-")]
    if len(parts) == 3:
        return date(*parts)
    return last_day(parts[0], parts[1] if len(parts) > 1 else 12)


def precision_of(period: str) -> str:
    """Return ``year``, ``month`` or ``day``: how finely a period is told."""
    return ("year", "month", "day")[min(period.partition("/")[0].count("-"), 2)]


def coarsen(period: str, precision: str) -> str:
    """Return the first part of a period cut to year or month."""
    return period.partition("/")[0][: {"year": 4, "month": 7}.get(precision, 10)]


def shift_years(period: str, years: int) -> str:
    """Move a period by whole years; 29 February becomes the 28th."""
    return "/".join(_moved(part, years) for part in period.split("/"))


def _moved(part: str, years: int) -> str:
    moved = f"{int(part[:4]) + years:04d}{part[4:]}"
    return moved[:-2] + "28" if moved.endswith("-02-29") and not day_iso(int(moved[:4]), 2, 29) else moved


def unit_period(anchor: Anchor, unit: str, shift: int) -> str:
    """Return the year, half, quarter, month, week, day or decade ``shift`` units from the anchor's.

    A unit finer than the anchor is known gives what the anchor knows: "yesterday" of a document known to the
    month is that month.
    """
    if unit in {"day", "week"} and anchor.precision != "day":
        return anchor.period
    if unit == "day":
        return (anchor.last + timedelta(days=shift)).isoformat()
    if unit == "week":
        monday = anchor.last + timedelta(days=7 * shift - anchor.last.weekday())
        return f"{monday.isoformat()}/{(monday + timedelta(days=6)).isoformat()}"
    if unit == "season":
        first = anchor.year + shift - (anchor.last.month < _SEASON)
        return f"{year_iso(first)}/{year_iso(first + 1)}"
    if unit in {"month", "quarter", "half"} and anchor.precision == "year":
        return anchor.period
    return months_from(anchor, _MONTHS_IN[unit], shift)


def months_from(anchor: Anchor, size: int, shift: int) -> str:
    """Return the block of ``size`` months (1, 3, 6, 12, 120) that lies ``shift`` blocks from the anchor's."""
    block = (anchor.year * 12 + anchor.last.month - 1) // size + shift
    year, month = divmod(block * size, 12)
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return ""
    if size == 12:
        return year_iso(year)
    if size > 12:
        return f"{year_iso(year)}/{year_iso(year + size // 12 - 1)}"
    return months_iso(year, month + 1, month + size)


def last_units(anchor: Anchor, unit: str, count: int) -> str:
    """Return the ``count`` units before the anchor's ("the last five years"), or after it if negative."""
    if not 0 < abs(count) <= 200:
        return ""
    ends = (-count, -1) if count > 0 else (1, -count)
    first, last = (unit_period(anchor, unit, shift) for shift in ends)
    return span_iso(first, last) if first and last else ""
