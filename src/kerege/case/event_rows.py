"""What the rows of all tables of events have: a place, a period, claims, their event, ranges."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from kerege.base.findings import Finding, error, shorten
from kerege.base.intervals import Interval
from kerege.case.actions import Known, claim_problems
from kerege.case.elements import Elements, Row
from kerege.case.hints import did_you_mean


def at(row: Row, subject: str) -> dict[str, str | int]:
    """Return file, row and subject, for findings about a row."""
    return {"file": row["_file"], "row": row["_row"], "subject": subject}


def empty_period(row: Row, start: date, end: date, subject: str, names: tuple[str, str]) -> list[Finding]:
    """Check that a period ends after it starts; ``names`` are its two columns."""
    if end > start:
        return []
    first, last = names
    return [
        error(
            "empty-period",
            f"{last} is before {first}",
            **at(row, subject),
            expected=f"{last} on or after {first}",
            found=f"{start} to before {end}",
            remedy=f"correct {first} or {last}",
        )
    ]


def claim_findings(row: Row, known: Known, subject: str) -> list[Finding]:
    """Return what is wrong with the claims of a row."""
    return [error(p.code, p.message, **at(row, subject), expected=p.expected, found=p.found, remedy=p.remedy)
            for p in claim_problems(row["claims"], known)]  # fmt: skip


def event_of(row: Row, events: Mapping[str, Row], elements: Elements) -> tuple[Row | None, list[Finding]]:
    """Return the event that a row names, or nothing and why not."""
    event = events.get(row["event"])
    if event is not None or elements.unsure(row["event"], ("events",)):
        return event, []
    return None, [
        error(
            "unknown-id",
            f"event names {row['event']!r}, which is not an event",
            **at(row, row["event"]),
            expected="an id of events.csv",
            found=shorten(row["event"]),
            remedy=did_you_mean(row["event"], events),
        )
    ]


def interval_of(
    row: Row, low: str, mid: str, high: str, subject: str
) -> tuple[Interval | None, list[Finding]]:
    """Return low, mid, high of three cells: a lone figure is a point, two bounds have their middle."""
    a, m, b = row[low], row[mid], row[high]
    if m is None and a is not None and b is not None:
        m = (a + b) / 2
    if m is None:
        return None, [
            error(
                "no-value",
                f"{mid} is blank",
                **at(row, subject),
                expected=f"{mid}, or {low} and {high}",
                found="nothing",
                remedy=f"fill {mid}",
            )
        ]
    a, b = (m if a is None else a), (m if b is None else b)
    if not a <= m <= b:
        return None, [
            error(
                "bad-order",
                f"{low}, {mid}, {high} are out of order",
                **at(row, subject),
                expected=f"{low} <= {mid} <= {high}",
                found=f"{a:g}, {m:g}, {b:g}",
                remedy="sort the three figures",
            )
        ]
    return Interval(a, m, b), []
