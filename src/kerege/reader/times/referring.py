"""Times that refer to another one: "the same period", "a year earlier", "by the end of the decade"."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from kerege.reader.times.calendar import (
    Anchor,
    coarsen,
    shift_months,
    shift_years,
    span_iso,
    unit_period,
    year_iso,
)
from kerege.reader.times.expression import Expression
from kerege.reader.times.setting import Setting
from kerege.reader.times.units_told import same_quarter, week_before

#: up to this month of a year texts tell of the year before: "a year earlier" is the one before that
_REPORTING = 3
#: months in which the first fields are reaped, and a season of trade begins
_JULY, _SEPTEMBER = 7, 9
#: lengths of an ISO year, month and day
_YEAR, _MONTH, _DAY = 4, 7, 10


def referred(expression: Expression, setting: Setting) -> str:
    """Return the period spoken of before, or the one a year before or after it."""
    if expression.year or expression.shift is not None:
        return _same_in(expression, setting)
    sort = expression.name
    if sort in _NAMED or sort in _TOLD:
        return (_NAMED.get(sort) or _TOLD[sort])(setting)
    if sort == "year_before" and setting.day:  # "full to 41 % on Sunday, down from 54 % a year earlier"
        setting, sort = replace(setting, context=setting.day), "back"
    monthly = "-" in setting.context
    near = monthly and (setting.own or len(setting.context) != _DAY)
    if sort == "month_before" or (sort == "year_before" and near):
        return _months_before(sort, setting, monthly=monthly)
    shift = {"same": 0, "next_year": 1}.get(sort, -1)
    anchor = setting.anchor
    context = setting.context if setting.own or sort != "prior" else ""
    if sort in {"year_before", "prior", "next_year"}:
        if context:
            return _in_other_year(context, shift, anchor)
        early = (
            setting.own and sort == "year_before" and anchor is not None and anchor.last.month <= _REPORTING
        )
        return unit_period(anchor, "year", 2 * shift if early else shift) if anchor else ""
    if sort in {"back", "same"} and context.isdigit() and setting.months and not setting.own:
        context = setting.months  # no year is "the same period"
    if not context and sort == "back" and anchor is not None:
        context = anchor.period
    return shift_years(context, shift) if context else ""


def _same_months(setting: Setting) -> str:
    """Return the months spoken of last ("in the same eight months")."""
    return setting.months or setting.context


def _same_year(setting: Setting) -> str:
    """Return the year spoken of last, or a season ("in the same year")."""
    return setting.context if _is_season(setting.context) else setting.context[:_YEAR]


def _year_ago(setting: Setting) -> str:
    """Return the months spoken of a year before, the year before one told, else the document's month."""
    context, anchor = setting.context, setting.anchor
    if len(context) >= _MONTH and len(context) != _DAY:
        return shift_months(context, -12) if "-" in context else shift_years(context, -1)
    if anchor is None:
        return ""
    if context.isdigit():
        return year_iso((int(context) if int(context) < anchor.year else anchor.year) - 1)
    return unit_period(anchor, "month", -12) if anchor.precision != "year" else year_iso(anchor.year - 1)


def _date_ago(setting: Setting) -> str:
    """Return the day told of a year before, else the document's month ("on the same date last year")."""
    context, anchor = setting.context, setting.anchor
    if len(context) == _DAY:
        return shift_years(context, -1)
    return unit_period(anchor, "month", -12) if anchor is not None and anchor.precision != "year" else ""


def _same_day(setting: Setting) -> str:
    """Return the day spoken of last ("on that day"), else the document's time."""
    if len(setting.context) == _DAY:
        return setting.context
    return setting.anchor.period if setting.anchor is not None else ""


def _in_other_year(context: str, shift: int, anchor: Anchor | None) -> str:
    """Return the year, or the season of two years, before or after the one told; blank if it is far ahead."""
    if _is_season(context):
        return shift_years(context, shift)
    year = int(context[:4]) + shift
    return year_iso(year) if anchor is None or year <= anchor.year + 1 else ""


def _is_season(period: str) -> bool:
    """Return whether a period is a season of two years ("2025/2026")."""
    first, _, last = period.partition("/")
    return first.isdigit() and last.isdigit() and int(last) == int(first) + 1


def _season_before(setting: Setting) -> str:
    """Return the season or year before the one spoken of ("up from 3 Mt in the previous one")."""
    years = setting.context.partition("/")
    return shift_years(setting.context, -1) if years[0].isdigit() and len(years[2]) != _MONTH else ""


def is_named(name: str) -> bool:
    """Return whether an expression tells its own year ("the end of the decade") and refers to none before."""
    return name in _NAMED


def _months_before(sort: str, setting: Setting, *, monthly: bool) -> str:
    """Return the month before the one spoken of, or before the document's where none was."""
    if monthly:
        return shift_months(setting.context, _EARLIER[sort])
    anchor = setting.anchor
    return (
        unit_period(anchor, "month", -1) if sort == "month_before" and not setting.context and anchor else ""
    )


def _within(size: int, years: int) -> Callable[[Setting], str]:
    """Return the year so far into the decade or century of the document."""

    def year(setting: Setting) -> str:
        return year_iso(setting.anchor.year // size * size + years) if setting.anchor is not None else ""

    return year


def _report_year(setting: Setting) -> str:
    """Return the year before a report; the year itself where that is all the text tells."""
    anchor = setting.anchor
    before = unit_period(anchor, "year", 0 if anchor.estimated else -1) if anchor is not None else ""
    return setting.report or before


def _year_end(setting: Setting) -> str:
    """Return the year whose results are told: the last one early in a year, else the one that runs."""
    anchor = setting.anchor
    if anchor is None:
        return ""
    return year_iso(anchor.year - (anchor.last.month <= _REPORTING and not setting.future))


def _season_so_far(setting: Setting) -> str:
    """Return the months of the season that runs; fields are reaped from September on, the first in July."""
    anchor = setting.anchor
    if anchor is None or anchor.precision == "year":
        return ""
    month = anchor.last.month
    first = _JULY if _JULY <= month < _SEPTEMBER else _SEPTEMBER
    return span_iso(f"{year_iso(anchor.year - (month < _JULY))}-{first:02d}", coarsen(anchor.period, "month"))


def _season_end(setting: Setting) -> str:
    """Return the season that runs."""
    return unit_period(setting.anchor, "season", 0) if setting.anchor is not None else ""


def _same_in(expression: Expression, setting: Setting) -> str:
    """Return the months spoken of before in another year ("in the same period of 2023", "of last year").

    "Last year" counts from the document; where that is the very year spoken of, from that.
    """
    year, shift, context = expression.year, expression.shift, setting.context
    if shift is not None:
        year = setting.anchor.year + shift if setting.anchor else 0
        if context and year == int(context[:4]):
            year += shift
    if not year:
        return ""
    return shift_years(context, year - int(context[:4])) if context else year_iso(year)


#: months from a month spoken of in the same sentence to the one meant
_EARLIER = {"year_before": -12, "month_before": -1}
_NAMED = {
    "decade_end": _within(10, 10),
    "decade_middle": _within(10, 5),
    "century_middle": _within(100, 50),
    "century_end": _within(100, 100),
    "report_year": _report_year,
    "year_end": _year_end,
    "whole_year": _year_end,
    "plan_year": _within(1, 0),
    "season_so_far": _season_so_far,
    "season_end": _season_end,
}
#: those that refer to what was told before
_TOLD = {
    "same_months": _same_months,
    "same_year": _same_year,
    "year_ago": _year_ago,
    "date_ago": _date_ago,
    "same_day": _same_day,
    "week_before": week_before,
    "same_quarter": same_quarter,
    "season_told_before": _season_before,
}
