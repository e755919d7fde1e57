"""The period of a figure in a sentence without a time: what went before, or the document's month."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from kerege.reader.layers import Memory, TimeSpan
from kerege.reader.packs import settings
from kerege.reader.scan import Scan
from kerege.reader.times_calendar import Anchor, last_date, precision_of, shift_years

#: kinds of times that date a figure, roles of those it is compared with
DATED = frozenset(("absolute", "relative", "anaphoric", "duration"))
BASES = frozenset(("compared", "from"))
#: periods kept in memory; length of an ISO day
_KEPT, _DAY = 8, 10
#: modalities of a sentence that speaks of what is to come
_AHEAD = frozenset(("planned", "expected"))
_UNTOLD = frozenset(("planned", "expected", "hedged"))
#: a year, a month or months of a year: periods that a report stays with; days and spans of years are not
_CARRIED = re.compile(r"\d{4}(?:-\d\d(?:/\d{4}-\d\d)?)?")


def infer(
    usable: list[TimeSpan],
    times: tuple[TimeSpan, ...],
    scan: Scan,
    memory: Memory,
    anchor: Anchor | None,
) -> str:
    """Return the period to infer; blank if the document has no date and nothing went before.

    It is the year after the one the figure is compared with; or the day of "the summit" spoken of before; or
    the period of the sentence before in its paragraph, if this one tells of the past; else the document's
    month.
    """
    before = memory.periods[0] if memory.periods and not _opens_paragraph(scan) else ""
    told = _told(scan)
    bases = [time.period for time in usable if time.role in BASES and time.period]
    if bases and told:
        after = shift_years(bases[0], 1)
        if before[:4] == after[:4]:
            return before
        if anchor is None or anchor.year - 1 <= int(after[:4]) <= anchor.year:
            return after
    event = _event(scan, memory)
    if event:
        return event
    if before and _goes_on(before, told, times, scan, anchor):
        return before
    return anchor.period if anchor is not None else ""


def _event(scan: Scan, memory: Memory) -> str:
    """Return the day spoken of before if the sentence tells of "the summit", "the meeting"; blank if not."""
    if not any(hit.entry.data.get("event") for hit in scan.of("times")):
        return ""
    if any(hit.entry.data.get("modality") in _AHEAD for hit in scan.of("modality")):
        return ""
    return next((period for period in memory.periods if len(period) == _DAY), "")


def periods_after(times: tuple[TimeSpan, ...], scan: Scan, memory: Memory) -> tuple[str, ...]:
    """Return the periods to remember after a sentence, latest first.

    A blank parts those of the paragraph from earlier ones. The date of the document itself (a dateline),
    comparisons and names are not remembered.
    """
    published = scan.document.published.isoformat() if scan.document.published else "-"
    spoken = [
        time.period
        for time in times
        if time.period and time.kind in DATED and time.role in {"at", "since"} and time.period != published
    ]
    earlier = [period for period in memory.periods if period]
    if _opens_paragraph(scan):
        kept = (*dict.fromkeys(reversed(spoken)), "", *earlier)
    else:
        cut = memory.periods.index("") if "" in memory.periods else len(memory.periods)
        kept = (*dict.fromkeys((*reversed(spoken), *memory.periods[:cut])), *memory.periods[cut:])
    return kept[:_KEPT]


def _opens_paragraph(scan: Scan) -> bool:
    return scan.start <= scan.document.paragraphs[scan.sentence.paragraph].start


def _goes_on(before: str, told: bool, times: tuple[TimeSpan, ...], scan: Scan, anchor: Anchor | None) -> bool:
    """Return whether a sentence goes on about the period before: in its past, or its future."""
    if any(time.kind == "vague" for time in times) or not _CARRIED.fullmatch(before):
        return False
    if anchor is not None and last_date(before) > anchor.last:
        ahead = any(hit.entry.data.get("modality") in _AHEAD for hit in scan.of("modality"))
        return ahead and precision_of(before) == "year"
    return told


def _told(scan: Scan) -> bool:
    """Return whether a sentence tells of the past: its first finite verb is in a past tense, no modality."""
    if any(hit.entry.data.get("modality") in _UNTOLD for hit in scan.of("modality")):
        return False
    return _is_past(scan.folded_slice(scan.start, scan.end), scan.language)


@lru_cache(maxsize=8)
def _is_past(folded: str, language: str) -> bool:
    past, present = _tense(language, "past"), _tense(language, "present")
    found = past.search(folded) if past else None
    if found is None:
        return False
    now = present.search(folded) if present else None
    return now is None or now.start() > found.start()


@cache
def _tense(language: str, sort: str) -> re.Pattern[str] | None:
    pattern = settings(language, "times").get("tense", {}).get(sort)
    return re.compile(pattern) if pattern else None
