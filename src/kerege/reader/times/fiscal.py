"""Parts of financial years: "the first nine months of fiscal 2024/25"."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from itertools import pairwise

from kerege.reader.layers import TimeSpan
from kerege.reader.packs import settings
from kerege.reader.scan import Scan
from kerege.reader.times.calendar import Anchor, month_iso, shift_months, span_iso

#: months in which financial years of two calendar years begin
_STARTS = (10, 7, 4)
#: months after its end within which a part of a year is reported on
_REPORTED = 3
#: characters between the part and its year
_BETWEEN = 32
_PART = re.compile(r"\d{4}-(\d\d)/\d{4}-(\d\d)")
_YEARS = re.compile(r"(\d{4})/\d{4}")


def in_fiscal_years(spans: list[TimeSpan], anchor: Anchor | None, scan: Scan) -> list[TimeSpan]:
    """Return the times with each part of a financial year that is told beside it as months of its own.

    Where the year begins is told by the report: its part was over at most three months before.
    """
    words = _words(scan.language)
    if anchor is None or anchor.precision == "year" or len(spans) < 2 or not words:
        return spans
    found = list(spans)
    for left, right in pairwise(range(len(spans))):
        part, year = spans[left], spans[right]
        match, years = _PART.fullmatch(part.period), _YEARS.fullmatch(year.period)
        if not (match and years) or not 0 < year.start - part.end <= _BETWEEN:
            continue
        around = scan.folded_slice(part.end, min(scan.end, year.end + _BETWEEN))
        period = _months(int(years[1]), int(match[1]), int(match[2]), anchor) if _has(around, words) else ""
        if period:
            found[left] = replace(part, end=year.end, period=period, kind="absolute")
            found[right] = replace(year, role="ever")
    return found


def _months(year: int, first: int, last: int, anchor: Anchor) -> str:
    """Return the months of the part of a year that was over last before the document, blank if none was."""
    today = anchor.year * 12 + anchor.last.month
    for start in _STARTS:
        end = year * 12 + start + last - 1
        if 0 < today - end <= _REPORTED:
            begin = month_iso(year, start)
            return span_iso(shift_months(begin, first - 1), shift_months(begin, last - 1))
    return ""


def _has(text: str, words: tuple[str, ...]) -> bool:
    return any(word in text for word in words)


@cache
def _words(language: str) -> tuple[str, ...]:
    return tuple(str(word) for word in settings(language, "times").get("fiscal", ()))
