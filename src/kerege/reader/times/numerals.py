"""Numerals that may be part of a date: numeric dates, years, decades, quarters, clock times, days."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from kerege.reader.packs import COMMON, settings
from kerege.reader.times.calendar import FIRST_YEAR, LAST_YEAR


class Atom(NamedTuple):
    """One piece of a time expression.

    symbol : what it is, one letter (see :mod:`kerege.reader.times.atoms`)
    value  : year, month number, ordinal, shift ...
    name   : key of the pack's entry, or the form of a numeric date
    sure   : for years and days: whether the form itself shows it ("2024-го", "12.")
    parts  : year, month, day of a date; year, first and last month of "Q1"; first and last year; 0 = not said
    """

    start: int
    end: int
    symbol: str
    value: int = 0
    name: str = ""
    sure: bool = False
    parts: tuple[int, ...] = ()


_YEAR = r"(?:1[89]|20|21)\d{2}"
_DAY = r"(?:0?[1-9]|[12]\d|3[01])"
_MONTH = r"(?:0?[1-9]|1[0-2])"
#: where a numeral may begin: a digit, "FY", "Q1", "H2", inside no word or number
_STARTS = re.compile(r"[\dFQH](?<![\w.,/].)(?:(?<=\d)|(?<=F)Y|(?<=[QH])\d)", re.DOTALL)
_PATTERN = r"""(?:
    (?P<ymd>YEAR[-./]MONTH[-./]DAY(?!\d))
  | (?P<dmy>DAY(?P<sep>[./-])[ \u00a0]?MONTH(?P=sep)[ \u00a0]?(?:YEAR|\d{2})(?!\d|[.,]\d))
  | (?P<mdy>MONTH/(?:1[3-9]|2\d|3[01])/YEAR(?!\d))
  | (?P<dm>DAY\.[ ]?(?:0[1-9]|1[0-2]|[1-9])\.(?![\d\w]))
  | (?P<my>MONTH[./]YEAR(?!\d|[.,]\d))
  | (?P<clock>(?:[01]?\d|2[0-3]):[0-5]\d(?::[0-5]\d)?(?!\d))
  | (?P<years>(?:FY[ ]?)?YEAR/(?:YEAR|\d{2})(?!\d))
  | (?P<ym>YEAR-(?:0[1-9]|1[0-2])(?![\d\w-]))
  | (?P<short>YEAR[-\u2013]\d{2}(?![\d\w,.-]\d|\d))
  | (?P<decade>(?:(?:1[89]|20)\d0|[2-9]0)(?:DECADE_ENDS)(?!\w))
  | (?P<q1>(?:Q[1-4]|[1-4]Q|H[12]|[12]H|[369]M)(?:['’]?(?P<qy>\d{2}))?(?!\w))
  | (?P<year>(?:FY[ ]?)?YEAR|FY[ ]?['’]?\d{2})(?P<mark>[-\u2011](?:YEAR_ENDS))?(?![\d\w%‰]|[.,]\d)
  | (?P<dated>\d{1,2}[-\u2011](?:DATED_ENDS))(?!\w)
  | (?P<day>\d{1,2})(?P<ord>\.(?=[ \u00a0]\w)|[-\u2011]?(?:ORDINAL_ENDS))?(?![\d\w%‰]|[.,:]\d)
)"""
_DIGITS = re.compile(r"\d+")
_QUARTERS = {"Q": 3, "H": 6, "M": 1}
_ORDER = (
    "ymd",
    "dmy",
    "mdy",
    "dm",
    "my",
    "clock",
    "years",
    "ym",
    "short",
    "decade",
    "q1",
    "year",
    "dated",
    "day",
)
#: where in a numeric date year, month and day stand; -1 = not said
_PLACES = {
    "ymd": (0, 1, 2),
    "dmy": (2, 1, 0),
    "mdy": (2, 0, 1),
    "dm": (-1, 1, 0),
    "my": (1, 0, -1),
    "ym": (0, 1, -1),
}
#: numbers above this before a unit of time are never part of a date
_MOST = 60


@cache
def _numerals() -> re.Pattern[str]:
    ends = settings(COMMON, "times").get("numerals", {})
    pattern = _PATTERN
    for name, sort in (
        ("DECADE_ENDS", "decade"),
        ("YEAR_ENDS", "year"),
        ("ORDINAL_ENDS", "ordinal"),
        ("DATED_ENDS", "day"),
    ):
        longest = sorted(ends.get(sort, ()), key=len, reverse=True)
        pattern = pattern.replace(name, "|".join(re.escape(end) for end in longest))
    for name, part in (("YEAR", _YEAR), ("MONTH", _MONTH), ("DAY", _DAY)):
        pattern = pattern.replace(name, part)
    return re.compile(pattern, re.VERBOSE)


def numerals(text: str, start: int, end: int) -> Iterator[Atom]:
    """Yield the numerals of ``text[start:end]`` that may belong to a time, in order."""
    pattern, done = _numerals(), start
    for place in _STARTS.finditer(text, start, end):
        match = pattern.match(text, place.start(), end) if place.start() >= done else None
        if match is not None:
            done = match.end()
            atom = _atom(match)
            if atom is not None:
                yield atom


def _atom(match: re.Match[str]) -> Atom | None:
    sort = next(name for name in _ORDER if match[name] is not None)
    numbers = [int(digits) for digits in _DIGITS.findall(match[0])]
    start, end = match.start(), match.end()
    if sort == "q1":
        return _block(match, start, end)
    if sort in _PLACES or sort in {"years", "short"}:
        return _dated(sort, numbers, start, end)
    return _plain(match, sort, numbers[0])


def _plain(match: re.Match[str], sort: str, number: int) -> Atom | None:
    """Return a year, a day, another small number, a decade or a clock time."""
    start, end = match.start(), match.end()
    if sort == "year":
        sure = bool(match["mark"]) or match["year"][0] == "F"
        number += 2000 if number < 100 else 0
        return Atom(start, end, "Y", number, sure=sure) if FIRST_YEAR <= number <= LAST_YEAR else None
    if sort == "dated":
        return Atom(start, end, "D", number, sure=True) if 0 < number <= 31 else None
    if sort == "day":
        marked = match["ord"] is not None
        known = 0 < number <= (31 if marked else _MOST)
        return Atom(start, end, "o" if marked else "n", number, sure=marked) if known else None
    if sort == "decade":
        return Atom(start, end, "T", number if number > 100 else 1900 + number)
    return Atom(start, end, "C")


def _block(match: re.Match[str], start: int, end: int) -> Atom:
    size = _QUARTERS[next(char for char in match["q1"] if char in _QUARTERS)]
    number = int(next(char for char in match["q1"] if char.isdigit()))
    months = (1, number) if size == 1 else (size * (number - 1) + 1, size * number)
    year = 2000 + int(match["qy"]) if match["qy"] else 0
    return Atom(start, end, "q", sure=True, parts=(year, *months))


def _dated(sort: str, numbers: list[int], start: int, end: int) -> Atom | None:
    """Return a numeric date, month or span of years ("2010-12" is one, "2024-11" a month)."""
    spans = sort in {"years", "short"} or (sort == "ym" and numbers[1] > numbers[0] % 100 >= 1)
    if spans:
        first, last = numbers
        if last < 100:
            last += first - first % 100 + (100 if last < first % 100 and first % 100 > 50 else 0)
        if first < last <= first + _MOST:
            return Atom(start, end, "R", sure=True, parts=(first, last))
        if sort != "ym":
            return None
    year, month, day = (numbers[place] if place >= 0 else 0 for place in _PLACES[sort])
    if 0 < year < 100:
        year += 2000
    return Atom(start, end, "F", name=sort, parts=(year, month, day))
