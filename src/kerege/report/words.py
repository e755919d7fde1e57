"""Sentences and phrases: pieces of text, some of them links; actions and dates in words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from kerege.base.intervals import Interval
from kerege.case.scenarios import Action
from kerege.report.cells import Cell
from kerege.report.context import Context
from kerege.report.digits import display, number, percent, span


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text, a link where ``href`` is given."""

    text: str
    href: str = ""


Sentence = tuple[Piece, ...]
#: what a sentence is made from: text, or (text, link)
Part = str | tuple[str, str]


def sentence(*parts: Part) -> Sentence:
    """Return a sentence of texts and (text, link) pairs."""
    return tuple(Piece(p) if isinstance(p, str) else Piece(*p) for p in parts)


def plain(pieces: Sentence) -> str:
    """Return the text of a sentence without its links."""
    return "".join(p.text for p in pieces)


def listing(words: Sequence[str]) -> str:
    """Return words as a list in prose.

    Examples
    --------
    >>> listing(["a", "b", "c"])
    'a, b and c'
    """
    if len(words) < 2:
        return "".join(words)
    return ", ".join(words[:-1]) + " and " + words[-1]


def day(when: date | None) -> str:
    """Return a date as 1 April 2023."""
    return "" if when is None else f"{when.day} {when:%B %Y}"


def stretch_of_days(start: date, end: date) -> str:
    """Return first and last day of a span that excludes its end, with the number of days."""
    days = (end - start).days
    last = end - timedelta(days=1)
    return f"{day(start)}, one day" if days == 1 else f"{day(start)} to {day(last)}, {days} days"


def action_words(ctx: Context, action: Action) -> str:
    """Return what an action does, in words."""
    who = ctx.name(action.element)
    what = action.attribute.replace("_", " ")
    whose = (
        f" for what comes from {listing([ctx.actor(o) for o in action.origins])}" if action.origins else ""
    )
    amount = _amount(ctx, action)
    slow = f", phased in over {action.phase_in_days} days" if action.phase_in_days else ""
    return f"{who}: {what} {amount}{whose}{slow}, {stretch_of_days(action.start, action.end)}"


def _amount(ctx: Context, action: Action) -> str:
    if action.lost is not None:
        if action.lost.low >= 1:
            return "lost entirely"
        return f"lost by {_shares(action.lost)}"
    if action.factor is not None:
        return f"times {span(action.factor.low, action.factor.high)}"
    add = action.add or Interval.point(0.0)
    unit = ctx.unit_of(action.element, action.attribute)
    low, shown = display(add.low, unit)
    high, _ = display(add.high, unit)
    return f"raised by {span(low, high)} {shown}"


def _shares(share: Interval) -> str:
    if share.width == 0:
        return percent(share.mid)
    return f"{percent(share.mid)} ({percent(share.low)} to {percent(share.high)})"


def claim_cell(ctx: Context, claims: Sequence[str], limit: int = 8) -> Cell:
    """Return a cell that links to claims; a long list is cut with a count."""
    links = tuple((c, ctx.anchors.claim(c)) for c in claims[:limit])
    left = len(claims) - limit
    return Cell("", more=(*links, *(((f"and {left} more", ""),) if left > 0 else ())))


def value_cell(value: float | None, href: str = "", *, sign: bool = False, css: str = "") -> Cell:
    """Return a number as a cell."""
    return Cell(number(value, sign=sign), href, css=css)
