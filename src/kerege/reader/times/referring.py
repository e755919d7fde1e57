"""Times that refer to another one: "the same period", "a year earlier", "by the end of the decade"."""

from __future__ import annotations

from collections.abc import Callable

from kerege.reader.times.calendar import shift_months, shift_years, unit_period, year_iso
from kerege.reader.times.expression import Expression
from kerege.reader.times.setting import Setting

#: up to this month of a year texts tell of the year before: "a year earlier" is the one before that
_REPORTING = 3


def referred(expression: Expression, setting: Setting) -> str:
    """Return the period spoken of before, or the one a year before or after it."""
    if expression.year or expression.shift is not None:
        return _same_in(expression, setting)
    sort = expression.name
    if sort in _NAMED:
        return _NAMED[sort](setting)
    monthly = "-" in setting.context
    if sort == "month_before" or (sort == "year_before" and setting.own and monthly):
        return _months_before(sort, setting, monthly=monthly)
    shift = {"same": 0, "next_year": 1}.get(sort, -1)
    anchor = setting.anchor
    context = setting.context if setting.own or sort != "prior" else ""
    if sort in {"year_before", "prior", "next_year"}:
        if context:
            year = int(context[:4]) + shift
            return year_iso(year) if anchor is None or year <= anchor.year + 1 else ""
        early = (
            setting.own and sort == "year_before" and anchor is not None and anchor.last.month <= _REPORTING
        )
        return unit_period(anchor, "year", 2 * shift if early else shift) if anchor else ""
    if not context and sort == "back" and anchor is not None:
        context = anchor.period
    return shift_years(context, shift) if context else ""


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
}
