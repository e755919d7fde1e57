"""What times a text has spoken of before one that refers to them: a day, months, the period told last."""

from __future__ import annotations

import re

from kerege.reader.layers import Memory, TimeSpan
from kerege.reader.scan import Scan
from kerege.reader.times.calendar import Anchor, first_date, last_date
from kerege.reader.times.tense import tense

#: characters of an ISO day; days around a document in which somebody said what it tells
_DAY, _WEEK = 10, 7
_MONTHS = re.compile(r"\d{4}-\d\d/\d{4}-\d\d")


def day_told(spans: list[TimeSpan], anchor: Anchor | None) -> str:
    """Return the day that is all the time a sentence has told, other than the document's own; else blank."""
    own = anchor.last.isoformat() if anchor is not None else ""
    told = {span.period for span in spans if span.period and span.role == "at"} - {own}
    return "".join(told) if len(told) == 1 and len(min(told)) == _DAY else ""


def months_told(memory: Memory, anchor: Anchor | None) -> str:
    """Return the months spoken of last, more than one; those that are over before those of a plan."""
    told = [period for period in memory.periods if _MONTHS.fullmatch(period)]
    over = (period for period in told if anchor is not None and last_date(period) <= anchor.last)
    return next(over, "") or next(iter(told), "")


def spoken_of(scan: Scan, memory: Memory, anchor: Anchor | None) -> str:
    """Return the period a text spoke of last, none to come where it tells what was.

    A day of the document's week only tells when it was said.
    """
    periods = [period for period in memory.periods if period]
    if periods and anchor is not None and first_date(periods[0]) > anchor.last and scan.once(tense) == "past":
        periods = [period for period in periods if last_date(period) <= anchor.last] or periods
    if len(periods) > 1 and len(periods[0]) == _DAY and is_near(periods[0], anchor):
        return periods[1]
    return "".join(periods[:1])


def is_near(day: str, anchor: Anchor | None) -> bool:
    """Return whether a day is of the week of the document."""
    return anchor is not None and abs((anchor.last - last_date(day)).days) <= _WEEK
