"""Numbers of units of time that lead to a date: "two years ago", "in nine months"."""

from __future__ import annotations

from datetime import timedelta

from kerege.reader.layers import TimeSpan
from kerege.reader.scan import Scan
from kerege.reader.times.calendar import (
    Anchor,
    last_date,
    month_iso,
    months_iso,
    shift_months,
    unit_period,
    year_iso,
)
from kerege.reader.times.expression import Expression
from kerege.reader.times.roles import Words, is_record, listed_near, says
from kerege.reader.times.setting import Setting
from kerege.reader.times.tense import is_over

#: characters in which the last word of an expression stands
LAST_WORD = 24
_SEVERAL = 3
_SPANS = frozenset(("year", "month", "week", "day"))
#: months in the units that are counted from January
_MONTHS = {"month": 1, "quarter": 3}
#: most years in which something is said to have changed; years before the document of which a text is a
#: history, where "in five years" counts from somewhere else
_DECADES, _LATELY = 40, 6
#: longer ago than this is told in round numbers and dates nothing
_LONG_AGO = {"year": 14, "month": 30, "week": 20, "day": 60}
#: months are told as a whole when no more than this of them is still to come
_NEARLY_OVER = timedelta(days=31)


def ago(unit: str, count: int, anchor: Anchor | None) -> str:
    """Return the period ``count`` units before the document ("two years ago"); blank if too long ago."""
    if unit == "decade":
        unit, count = "year", 10 * count
    if anchor is None or abs(count) > _LONG_AGO.get(unit, 1):
        return ""
    return unit_period(anchor, unit, -count)


def first_months(count: int, anchor: Anchor | None) -> str:
    """Return January to the month ``count`` of the document's year, or of the year before if not yet over."""
    if anchor is None or not 1 <= count <= 12:
        return ""
    year = (
        anchor.year
        if last_date(month_iso(anchor.year, count)) <= anchor.last + _NEARLY_OVER
        else anchor.year - 1
    )
    return months_iso(year, 1, count) if count < 12 else year_iso(year)


def counted(scan: Scan, one: Expression, words: Words, setting: Setting) -> TimeSpan | None:
    """Read a bare number of units: "two years ago", "in nine months"; anything else is a quantity."""
    anchor, language = setting.anchor, scan.language
    if anchor is not None and _is_within(scan, one, words, setting):
        if one.unit != "year":
            return None
        return TimeSpan(one.start, one.end, f"{anchor.year - one.count}/{anchor.year}", "relative", "over")
    told = _from_context(one, words, setting, language)
    sign = 0 if told else _sign(words, language)
    if _is_of_next(scan, one) or (sign < 0 and one.unit != "year" and not setting.future and is_over(scan)):
        return None
    months = one.count * _MONTHS.get(one.unit, 0) if not sign and not told else 0
    if sign:
        told = ago(one.unit, sign * one.count, anchor)
        if not told and anchor is not None:
            return None
    elif _is_cumulative(one, words, language) and 0 < months <= 12:
        told = first_months(months, anchor)
    elif not told:
        return None
    return TimeSpan(one.start, one.end, told, "relative")


def _is_of_next(scan: Scan, one: Expression) -> bool:
    """Return whether the number behind a unit of time is of what follows ("за месяц 11 млрд кубометров")."""
    return scan.text[one.end - 1].isdigit() and any(h.start == one.end + 1 for h in scan.of("scales"))


def _sign(words: Words, language: str) -> int:
    """Return 1 for times so long ago, -1 for times ahead, 0 for neither."""
    for sign, sorts in ((1, ("ago_before", "ago_after")), (-1, ("ahead_before", "ahead_after"))):
        if any(says(words, language, sort) for sort in sorts):
            return sign
    return 0


def _is_cumulative(one: Expression, words: Words, language: str) -> bool:
    """Return whether months or quarters are counted from January ("in nine months")."""
    if one.name == "month_in" or says(words, language, "count_before"):
        return True
    return one.count >= _SEVERAL and says(words, language, "months_before")


def _from_context(one: Expression, words: Words, setting: Setting, language: str) -> str:
    """Return the year so many years before or after the one spoken of ("three years earlier"); else blank."""
    years = one.count * {"year": 1, "decade": 10}.get(one.unit, 0)
    known = setting.context[:4]
    anchor = setting.anchor
    if anchor is None:
        return ""
    if any(says(words, language, sort) for sort in ("earlier_before", "earlier_after")):
        if not years:
            monthly = one.unit == "month" and setting.own and "-" in setting.context
            return shift_months(setting.context, -one.count) if monthly else ago(one.unit, one.count, anchor)
        recent = known.isdigit() and int(known) <= anchor.year
        return year_iso((int(known) if recent else anchor.year) - years) if years <= _DECADES else ""
    if not years or not any(says(words, language, sort) for sort in ("later_before", "later_after")):
        return ""
    if not setting.own and _sign(words, language) < 0:
        return ""
    later = int(known) + years if known.isdigit() else anchor.year + 1
    return year_iso(later) if later <= anchor.year and not setting.future else ""


def _is_within(scan: Scan, one: Expression, words: Words, setting: Setting) -> bool:
    """Return whether something changed in so many years or weeks ("rose by 86 % in five years")."""
    anchor, language = setting.anchor, scan.language
    last = scan.folded_slice(max(one.start, one.end - LAST_WORD), one.end).split()[-1:]
    inside = says(words, language, "within_before") or says(words, language, "within_after")
    inside = inside or bool(listed_near(language, "within_ends").intersection(last))
    if anchor is None or not inside or one.unit not in _SPANS or not 1 < one.count <= _DECADES:
        return False
    if one.unit != "year" and not says(words, language, "ahead_before"):
        return False
    if setting.context[:4].isdigit() and int(setting.context[:4]) < anchor.year - _LATELY:
        return False
    return not setting.future and is_over(scan) and not is_record(scan, one.start, one.end)
