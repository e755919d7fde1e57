"""Put time expressions on the calendar: what "in April" or "last year" of a document means."""

from __future__ import annotations

from datetime import date, timedelta

from kerege.reader.packs import COMMON, settings
from kerege.reader.times.calendar import (
    Anchor,
    coarsen,
    day_iso,
    days_iso,
    first_date,
    last_date,
    last_units,
    months_iso,
    precision_of,
    shift_years,
    span_iso,
    unit_period,
    year_iso,
)
from kerege.reader.times.expression import Expression
from kerege.reader.times.referring import is_named, referred
from kerege.reader.times.setting import Setting

#: a day without a year may lie this far ahead of the document, the end of a longer period so far
_AHEAD, _NEARLY_OVER = timedelta(days=45), timedelta(days=31)
#: up to this month "this winter" began the year before
_WINTER = 6
#: days within which a month that is over is the last one, whatever is planned for it
_JUST_OVER = 62
#: more months than these plus one are told when they are over
_LONG = 3


def resolve(expression: Expression, setting: Setting) -> tuple[str, str]:
    """Return period and kind of an expression; the period is blank when it cannot be told."""
    if expression.sort in _FIXED:
        return _FIXED[expression.sort](expression, setting)
    anchor = setting.anchor
    if expression.sort not in {"unit", "count", "weekday"}:
        now = expression.sort == "vague" and expression.name == "now" and anchor is not None
        return anchor.period if anchor is not None and now else "", expression.sort
    kind = "duration" if expression.sort == "count" else "relative"
    if anchor is None:
        return "", kind
    if expression.sort == "unit":
        return unit_period(anchor, expression.unit, expression.size or 0), kind
    if expression.sort == "weekday":
        return _weekday(expression, anchor, setting.future), kind
    return last_units(anchor, expression.unit, expression.count * (-1 if expression.size == 1 else 1)), kind


def since(period: str, anchor: Anchor | None, until: str) -> str:
    """Return the time from ``period`` to ``until`` or to the document, as finely as both are told."""
    if not period:
        return ""
    if until and last_date(until) > first_date(period):
        return span_iso(period, until)
    if anchor is None or first_date(period) > anchor.last:
        return period
    fineness = precision_of(period)
    end = anchor.last.isoformat() if anchor.precision == "day" else anchor.period
    return span_iso(period, coarsen(end, fineness))


def _years(expression: Expression, _: Setting) -> tuple[str, str]:
    first, last = expression.days or (0, 0)
    return f"{year_iso(first)}/{year_iso(last)}", "absolute"


def _event(expression: Expression, _: Setting) -> tuple[str, str]:
    period = str(settings(COMMON, "times").get("events", {}).get(expression.name, ""))
    return period, "vague" if expression.name.startswith("before_") else "absolute"


def _dated(expression: Expression, setting: Setting) -> tuple[str, str]:
    year, anchor = expression.year, setting.anchor
    kind = "absolute"
    if not year:
        kind = "relative" if expression.shift is not None or expression.size is not None else "absolute"
        if anchor is None:
            return "", "relative"
        told = expression.name in {"prior", "year_before"} and setting.own and setting.context[:4].isdigit()
        year = int(setting.context[:4]) - 1 if told else _year(expression, anchor, setting.future)
    if expression.months is None:
        return year_iso(year), kind
    first, last = expression.months
    if expression.days is None:
        return (year_iso(year) if (first, last) == (1, 12) else months_iso(year, first, last)), kind
    start, end = days_iso(year, first, *expression.days)
    if not start or not end or end < start:
        return months_iso(year, first, last), kind
    return span_iso(start, end), kind


def _ending(expression: Expression, setting: Setting) -> tuple[str, str]:
    """Return so many months up to one ("the 12 months to March 2024")."""
    last, kind = _dated(expression, setting)
    if not last:
        return "", kind
    year, month = (int(part) for part in last.split("-")[:2])
    first = year * 12 + month - expression.count
    return span_iso(f"{first // 12:04d}-{first % 12 + 1:02d}", last), kind


def _year(expression: Expression, anchor: Anchor, future: bool) -> int:
    """Return the year of months or days said without one."""
    if expression.shift is not None:
        return anchor.year + expression.shift
    if expression.months is None:
        return anchor.year
    first, last = expression.months
    if expression.size == 0:
        return anchor.year - (last < first and anchor.last.month <= _WINTER)
    day = expression.days[0] if expression.days else 1
    start, end = _day(anchor.year, first, day), last_date(months_iso(anchor.year, first, max(first, last)))
    if expression.size == 1:
        return anchor.year + (start <= anchor.last)
    if future and expression.size is None:
        over = (start if expression.days else end) < anchor.first
        just = (anchor.first - end).days <= _JUST_OVER  # nobody calls so what is eleven months ahead
        return anchor.year + (over and not just and anchor.precision != "year")
    if expression.size == -1 and first != last:
        past = end < anchor.first
    elif expression.days is not None:
        past = start <= anchor.last + _AHEAD
    elif (last - first) % 12 >= _LONG:
        past = end <= anchor.last + _NEARLY_OVER
    else:
        past = start <= anchor.last
    return anchor.year - (not past)


def _day(year: int, month: int, day: int) -> date:
    return date.fromisoformat(day_iso(year, month, day) or day_iso(year, month, 28))


def _range(expression: Expression, setting: Setting) -> tuple[str, str]:
    if expression.bound is None:
        return "", "absolute"
    left, right = expression.bound
    first, kind = resolve(left, setting)
    last, _ = resolve(right, setting)
    if right.sort == "vague" and setting.anchor is not None:
        last = coarsen(setting.anchor.last.isoformat(), precision_of(first) if first else "year")
    if not first or not last:
        return "", kind
    if last_date(last) < first_date(first):
        earlier = shift_years(first, -1)
        if left.months and not left.year and left.shift is None and first_date(earlier) <= first_date(last):
            return span_iso(earlier, last), kind
        return last, kind
    return span_iso(first, last), kind


def _anaphoric(expression: Expression, setting: Setting) -> tuple[str, str]:
    return referred(expression, setting), "relative" if is_named(expression.name) else "anaphoric"


def _weekday(expression: Expression, anchor: Anchor, future: bool) -> str:
    if anchor.precision != "day":
        return anchor.period
    back = (anchor.last.weekday() - expression.count) % 7
    if expression.size == -1:
        back = back or 7
    elif expression.size == 1 or (future and back):
        back = back - 7 if back else -7
    return (anchor.last - timedelta(days=back)).isoformat()


_FIXED = {
    "date": _dated,
    "ending": _ending,
    "years": _years,
    "range": _range,
    "event": _event,
    "anaphoric": _anaphoric,
}
