"""Weeks and quarters that refer to those told before ("a week earlier", "in the quarter")."""

from __future__ import annotations

from datetime import date, timedelta

from kerege.reader.times.calendar import unit_period
from kerege.reader.times.setting import Setting

#: lengths of an ISO month and day, months of a quarter
_MONTH, _DAY, _QUARTER = 7, 10, 3
_WEEK = timedelta(days=7)


def week_before(setting: Setting) -> str:
    """Return the week or day a week before the one told, else the week before the document's."""
    days = setting.context.split("/")
    if all(len(day) == _DAY for day in days):
        return "/".join([(date.fromisoformat(day) - _WEEK).isoformat() for day in days])
    anchor = setting.anchor
    return unit_period(anchor, "week", -1) if anchor is not None and anchor.precision == "day" else ""


def same_quarter(setting: Setting) -> str:
    """Return the quarter told of last ("sold 3 Mt in the quarter"), else the last that is over."""
    anchor = setting.anchor
    last = unit_period(anchor, "quarter", -1) if anchor is not None and anchor.precision != "year" else ""
    return next((period for period in setting.told if _is_quarter(period)), last)


def _is_quarter(period: str) -> bool:
    """Return whether a period is of three months from January, April, July or October on."""
    first, _, last = period.partition("/")
    if len(first) != _MONTH or len(last) != _MONTH or first[:4] != last[:4]:
        return False
    return int(last[5:]) - int(first[5:]) == _QUARTER - 1 and int(last[5:]) % _QUARTER == 0
