"""What a claim is about, in the words that candidates use, so that the two can be set side by side."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from kerege.base.periods import Span, parse_date
from kerege.review.attributes import attribute_for, is_property

#: what the names of elements begin with where subjects are compared
ELEMENT = "element "


@dataclass(frozen=True, slots=True)
class Terms:
    """What is measured, of whom, towards whom, of which good, and when; blank or None = not said.

    start, end : first day, and day after the last one
    ahead      : whether it is about what had not happened yet
    """

    measure: str
    subject: str
    object: str
    good: str
    start: date | None
    end: date | None
    ahead: bool


def span_of(period: str) -> Span | None:
    """Return the days of an ISO day, month, year or ``start/end``; None if blank.

    Examples
    --------
    >>> span_of("2023-01/2023-10")
    Span(start=datetime.date(2023, 1, 1), end=datetime.date(2023, 11, 1))
    """
    if not period:
        return None
    first, _, last = period.partition("/")
    start, end = parse_date(first), parse_date(last or first, end=True)
    return Span(start, end) if start < end else None


def measured(terms: Terms) -> str:
    """Return what is measured: the attribute for an element, whose "capacity" needs no other name."""
    attribute = attribute_for(terms.measure) if terms.subject.startswith(ELEMENT) else ""
    return attribute or terms.measure


def comparable(one: Terms, two: Terms) -> bool:
    """Return whether two are about one thing: measure, subject and object are the same, and no good differs.

    A blank object is the whole ("exports"), which no part ("exports to Germany") compares with, except where
    the measure is a property of the subject ("capacity"). A blank good is one that the measure tells already.
    """
    same = (measured(one), one.subject, one.ahead) == (measured(two), two.subject, two.ahead)
    if not one.measure or not same:
        return False
    if one.object != two.object and not (is_property(one.measure) and not (one.object and two.object)):
        return False
    return one.good == two.good or not one.good or not two.good
