"""One time expression as it is written, before it is put on the calendar."""

from __future__ import annotations

from dataclasses import dataclass

from kerege.base.quick import quick


@quick
@dataclass(frozen=True, slots=True)
class Expression:
    """A time as it is written, before it is put on the calendar.

    sort   : ``date`` (year, months, days as far as said), ``unit`` (last month), ``count`` (five years),
             ``ending`` (``count`` months up to ``months``), ``weekday``, ``years``, ``anaphoric``, ``vague``,
             ``event``, ``clock``
    year   : year, 0 = not said; ``shift`` : or the year relative to the document's
    months : first and last month of the year; ``days`` : first and last day of the month
    size   : "last" -1, "this" 0, "next" 1 before months, weekdays, seasons and counts; None = not said
    count  : number of units; ``unit`` : year, month, ... ; ``name`` : of the entry (anaphora, events)
    sure   : whether it cannot be anything but a time
    ranged : whether it has a "to" in it; ``bound`` : first and last part of a range, each on its own
    """

    start: int
    end: int
    sort: str
    year: int = 0
    shift: int | None = None
    months: tuple[int, int] | None = None
    days: tuple[int, int] | None = None
    size: int | None = None
    count: int = 0
    unit: str = ""
    name: str = ""
    sure: bool = True
    ranged: bool = False
    bound: tuple[Expression, Expression] | None = None


def season(number: int) -> tuple[int, int]:
    """Return the first and last month of a season (1 spring ... 4 winter)."""
    return 3 * number, (3 * number + 1) % 12 + 1
