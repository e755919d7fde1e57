"""When a shock and each of its actions acts: days inside the base period."""

from __future__ import annotations

from datetime import date, timedelta

from kerege.base.periods import Span
from kerege.case.toml_reading import Fields

MAX_DAYS = 36_600


def read_span(fields: Fields, whole: Span | None) -> Span | None:
    """Return the days of a shock, or of an action of one that lasts ``whole``; nothing if they are wrong."""
    start = fields.day("start", required=whole is None)
    if "days" not in fields.table and whole is None:
        fields.missing("days", f"add days = 90 to {fields.header}")
        return None
    start = start or (whole.start if whole and "start" not in fields.table else None)
    if start is None:
        return None
    if "days" not in fields.table and whole is not None:
        end = whole.end
    else:
        days = fields.whole("days", 0, 1, MAX_DAYS)
        if not days:
            return None
        end = _after(start, days)
    if end <= start or (whole is not None and (start < whole.start or end > whole.end)):
        fields.add(
            "outside-shock",
            "the action lies outside its shock",
            "start",
            expected=f"within {_words(whole)}",
            found=f"{start} to {end}",
            remedy="change start or days of the action or of the shock",
        )
        return None
    return Span(start, end)


def check_base(fields: Fields, span: Span, base: Span) -> None:
    """Check that a shock lies inside the base period."""
    shared = span.overlap(base)
    if shared == span.days:
        return
    fields.add("outside-base", f"the shock runs from {span.start} to {span.end}, "
               + ("outside the base period" if not shared else "beyond the base period"), "start",
               expected=f"within {_words(base)} (the day after the last)", found=_words(span),
               remedy="move start, shorten days, or widen base_start and base_end in case.toml")  # fmt: skip


def _after(start: date, days: int) -> date:
    try:
        return start + timedelta(days=days)
    except OverflowError:
        return date.max


def _words(span: Span | None) -> str:
    return f"{span.start} to {span.end}" if span else "the calendar"
