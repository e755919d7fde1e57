"""Spans of days in words, for screens and pages."""

from __future__ import annotations

from datetime import date, timedelta


def compact_days(start: date, end: date) -> str:
    """Return first and last day of a span that excludes its end, as short as it can be said.

    Examples
    --------
    >>> compact_days(date(2023, 11, 24), date(2023, 11, 30))
    '24 to 29 Nov 2023'
    """
    last = end - timedelta(days=1)
    if start == last:
        return f"{start.day} {start:%b %Y}"
    first = str(start.day)
    if (start.year, start.month) != (last.year, last.month):
        first += f" {start:%b}" if start.year == last.year else f" {start:%b %Y}"
    return f"{first} to {last.day} {last:%b %Y}"


def period_words(start: date | None, end: date | None) -> str:
    """Return a claim's period, of which ``end`` is the day after the last: years, months, or its days.

    Examples
    --------
    >>> period_words(date(2023, 1, 1), date(2023, 11, 1)), period_words(None, date(2023, 4, 4))
    ('Jan to Oct 2023', 'until 3 Apr 2023')
    """
    if start is None or end is None:
        known, word = (start, "from") if end is None else (end - timedelta(days=1), "until")
        return "" if known is None else f"{word} {known.day} {known:%b %Y}"
    if (start.day, end.day) != (1, 1):
        return compact_days(start, end)
    last = end - timedelta(days=1)
    if (start.month, end.month) == (1, 1):
        return str(start.year) if start.year == last.year else f"{start.year} to {last.year}"
    if (start.year, start.month) == (last.year, last.month):
        return f"{start:%b %Y}"
    return f"{start:%b} to {last:%b %Y}" if start.year == last.year else f"{start:%b %Y} to {last:%b %Y}"
