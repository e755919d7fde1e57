"""Dates as texts write them, in five languages; only whole dates that exist."""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from typing import NamedTuple

from kerege.documents.tables import months

EARLIEST, LATEST = 1900, 2100
PRECISIONS = ("day", "month", "year")


class Dated(NamedTuple):
    """A date read from a text: its place, its first day, and whether day, month or year is known."""

    start: int
    end: int
    day: date
    precision: str


_YEAR = r"(?P<year>(?:19|20)\d\d)"
#: the word behind a year: "2024 жылғы 12 қыркүйек", "2024-жыл, 12-қыркүйек", "2024 ж., 12 қыркүйек"
_TURKIC_YEAR = r"(?:-|\s{1,3})(?:жылғы|жылы|жылдың|жыл|ж\.)"
#: only short names of months have a point: behind a whole one the sentence is over ("20 January. 2024 was")
_POINT = r"(?:(?<=(?<!\w)\w{3})\.|(?<=(?<!\w)\w{4})\.)?"
_ANY_YEAR = re.compile(r"(?:19|20)\d\d")


@cache
def _names() -> str:
    return "|".join(sorted(map(re.escape, months()), key=lambda name: (-len(name), name)))


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    names, year = _names(), _YEAR
    edge, stop = r"(?<![\w.,/-])", r"(?![\w/-]|[.,]\d)"
    sources = (
        rf"{edge}{year}-(?P<month>\d\d)-(?P<day>\d\d)(?=T\d\d:|{stop})",
        rf"{edge}(?P<day>\d{{1,2}})(?:\.|st|nd|rd|th)?\s{{1,3}}(?:of\s)?(?P<name>{names}){_POINT},?\s{{1,3}}{year}{stop}",
        rf"{edge}(?P<day>\d{{1,2}})-(?P<name>{names})(?:-|,?\s{{1,3}}){year}{stop}",
        rf"{edge}{year}/(?P<month>\d\d)/(?P<day>\d\d){stop}",
        rf"{edge}(?P<name>{names})\.?\s{{1,3}}(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s{{1,3}}{year}{stop}",
        rf"{edge}{year}(?:{_TURKIC_YEAR}|(?=,)),?\s{{1,3}}(?P<day>\d{{1,2}})(?:-шы|-ші|-)?\s{{0,2}}(?P<name>{names})(?:с?[ыі]|с?ында|с?інде)?{stop}",
        rf"{edge}{year}{_TURKIC_YEAR}\s{{1,3}}(?P<name>{names})[дтн][ыі]ң\s{{1,3}}(?P<day>\d{{1,2}})-(?:[шс]?[ыі]){stop}",
        rf"{edge}{year}\.(?P<month>\d\d)\.(?P<day>\d\d){stop}",
        rf"{edge}(?P<day>\d{{1,2}})\.\s?(?P<month>\d{{1,2}})\.\s?{year}{stop}",
        rf"{edge}(?P<day>\d{{1,2}})(?P<slash>[/-])(?P<month>\d{{1,2}})(?P=slash){year}{stop}",
    )
    return tuple(re.compile(source, re.IGNORECASE) for source in sources)


@cache
def _month_patterns() -> tuple[re.Pattern[str], ...]:
    names, year = _names(), _YEAR
    return (
        re.compile(rf"(?<![\w.,/-]){year}-(?P<month>\d\d)(?![\w/-])"),
        re.compile(rf"(?<![\w.,-])(?P<name>{names}){_POINT},?\s{{1,3}}{year}(?![\w/-])", re.IGNORECASE),
        re.compile(
            rf"(?<![\w.,-]){year}\s{{1,3}}(?:жылғы|жылы|ж\.)\s{{1,3}}(?P<name>{names})(?!\w)", re.IGNORECASE
        ),
    )


def find_dates(line: str, *, whole_months: bool = False) -> list[Dated]:
    """Return the full dates in a line in order; with ``whole_months`` also months with their year.

    A date with slashes whose day and month may be exchanged is left out; with hyphens the day comes first.
    """
    found: list[Dated] = []
    if not _ANY_YEAR.search(line):
        return found
    groups = [_patterns(), _month_patterns()] if whole_months else [_patterns()]
    for patterns in groups:
        for pattern in patterns:
            for match in pattern.finditer(line):
                dated = _dated(match)
                if dated and not any(dated.start < other.end and other.start < dated.end for other in found):
                    found.append(dated)
    return sorted(found)


def parse_date(words: str) -> tuple[date, str] | None:
    """Return first day and precision of an ISO day, month or year (a time may follow); None if it is none."""
    match = re.match(r"\s{0,5}(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?(?=$|[T\s])", words)
    if not match:
        return None
    year, month, day = (int(part) if part else 0 for part in match.groups())
    made = _make(year, month or 1, day or 1)
    return (made, PRECISIONS[2 - (month > 0) - (day > 0)]) if made else None


def _dated(match: re.Match[str]) -> Dated | None:
    parts = match.groupdict()
    name = parts.get("name")
    month = months()[name.lower()] if name else int(parts["month"])
    day = int(parts["day"]) if parts.get("day") else 0
    if parts.get("slash"):
        if month > 12:
            day, month = month, day
        elif day <= 12 and day != month and parts["slash"] == "/":
            return None
    made = _make(int(parts["year"]), month, day or 1)
    return Dated(match.start(), match.end(), made, "day" if day else "month") if made else None


def _make(year: int, month: int, day: int) -> date | None:
    if not EARLIEST <= year <= LATEST:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None
