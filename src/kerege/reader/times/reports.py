"""The period a document reports on, told by a heading."""

from __future__ import annotations

from kerege.reader.layers import Memory, TimeSpan
from kerege.reader.scan import Scan
from kerege.reader.times.anchor import find_anchor
from kerege.reader.times.calendar import Anchor, last_date, precision_of
from kerege.reader.times.roles import listed_near

#: a heading is no longer than this and stands no further from the beginning
_HEADING, _TOP = 160, 500
#: signs a heading may begin with, signs of figures
_MARKS, _FIGURES = frozenset('«„“"(0123456789'), "%$€£"
#: length of an ISO year
_YEAR = 4


def report_after(times: tuple[TimeSpan, ...], scan: Scan, memory: Memory) -> str:
    """Return the period the document reports on, once a heading has told it ("Annual report 2023").

    It is one year, or months of one year, and it is over, or nearly, by the date of the document.
    """
    if memory.report or scan.start > _TOP or not _is_heading(scan):
        return memory.report
    anchor = find_anchor(scan.document)
    fitting = [
        time.period
        for time in times
        if time.kind in {"absolute", "relative"} and time.role == "at" and _is_report(time.period, anchor)
    ]
    return fitting[0] if len(fitting) == 1 else ""


def _is_report(period: str, anchor: Anchor | None) -> bool:
    if not period or precision_of(period) == "day":
        return False
    first, _, last = period.partition("/")
    if last and (precision_of(period) == "year" or first[:4] != last[:4]):
        return False
    return anchor is None or (anchor.year - 1 <= int(first[:4]) and last_date(period) <= anchor.last)


def _is_heading(scan: Scan) -> bool:
    """Return whether a sentence is a line of its own near the top, without full stop, list mark or figure."""
    text = scan.text
    if not text[scan.start : scan.start + 1].isalpha() and text[scan.start : scan.start + 1] not in _MARKS:
        return False
    if scan.of("scales") or any(sign in text[scan.start : scan.end] for sign in _FIGURES):
        return False
    if scan.end - scan.start > _HEADING or text[scan.end : scan.end + 1] not in {"", "\n", "\r"}:
        return False
    line = text.rfind("\n", 0, scan.start) + 1
    return scan.start - line < _HEADING


def of_report(time: TimeSpan, end: int, scan: Scan) -> bool:
    """Return whether a time is that of what is quoted behind a figure (", says its report for May")."""
    comma = scan.text.rfind(", ", end, time.start)
    if comma < 0 or time.role != "at":
        return False
    if not any(comma < hit.start < time.start for hit in scan.of("attribution")):
        return False
    known = tuple(listed_near(scan.language, "published"))
    return any(word.startswith(known) for word in scan.folded_slice(comma, time.start).split())
