"""Which periods a sentence leaves behind for the next ones, and the one a document reports on."""

from __future__ import annotations

from bisect import bisect_right
from datetime import timedelta

from kerege.reader.layers import Memory, TimeSpan
from kerege.reader.scan import Scan
from kerege.reader.times.anchor import find_anchor
from kerege.reader.times.apart import in_contrast, of_place
from kerege.reader.times.calendar import Anchor, last_date, shift_months, shift_years
from kerege.reader.times.reach import reaches
from kerege.reader.times.roles import listed_near
from kerege.reader.times.tense import looks_ahead, tells_earlier, tense, tense_at

#: kinds of times that date a figure, roles of those it is compared with
DATED = frozenset(("absolute", "relative", "anaphoric", "duration"))
BASES = frozenset(("compared", "from"))
#: months are told as a whole when no more than this of them is still to come
_NEARLY_OVER = timedelta(days=31)
#: periods kept in memory; lengths of an ISO day, month and year
_KEPT, _DAY, _MONTH, _YEAR = 8, 10, 7, 4
#: months in which years and seasons begin
_BEGINS = frozenset(("-01", "-07", "-09"))
#: roles of number words that are figures wherever they stand
_WORDS = frozenset(("tens", "hundred", "thousand", "fraction"))
#: class of words that go on with the figure before
_AGAIN = "again"


def periods_after(times: tuple[TimeSpan, ...], scan: Scan, memory: Memory) -> tuple[str, ...]:
    """Return the periods to remember after a sentence, latest first.

    A blank parts those of the paragraph from earlier ones, and the past from a sentence about the present in
    between. The date of the document itself (a dateline), comparisons, asides and names are not remembered; a
    comparison alone ("more than in 2022") leaves the year after it.
    """
    spoken = _spoken(times, scan, memory) if times else []
    if spoken and any(len(period) == _MONTH for period in spoken) and scan.once(tense) == "present":
        spoken = [period for period in spoken if len(period) != _MONTH]
    if opens_paragraph(scan):
        if not times and memory.periods and _tells_past_figure(scan):
            return memory.periods
        return (*dict.fromkeys(reversed(spoken)), "", *[p for p in memory.periods if p])[:_KEPT]
    if not times and memory.periods[:1] != ("",) and _tells_now(scan) and not _forecasts(scan, memory):
        return ("", *[period for period in memory.periods if period])[:_KEPT]
    if not spoken or _is_year_before(spoken, memory) or _looks_back(spoken, scan, memory):
        return memory.periods
    cut = memory.periods.index("") if "" in memory.periods else len(memory.periods)
    kept = (*dict.fromkeys((*reversed(spoken), *memory.periods[:cut])), *memory.periods[cut:])
    return kept[:_KEPT]


def following(base: str, anchor: Anchor | None) -> str:
    """Return the year after a period that is compared with; blank where that is not near the document."""
    after = shift_years(base, 1)
    if anchor is not None and "/" in after and last_date(after) > anchor.last + _NEARLY_OVER:
        return ""
    if anchor is None or anchor.year - 1 <= int(after[:4]) <= anchor.year:
        return after
    return ""


def _looks_back(spoken: list[str], scan: Scan, memory: Memory) -> bool:
    """Return whether a sentence only compares what was told with an earlier time ("in 2021 it was 3 Mt")."""
    told = next(iter(memory.periods), "")
    again = told and (
        any(hit.entry.stem == _AGAIN for hit in scan.of("measures")) or scan.once(tells_earlier)
    )
    return bool(again) and max(spoken)[:_YEAR] < told[:_YEAR]


def _spoken(times: tuple[TimeSpan, ...], scan: Scan, memory: Memory) -> list[str]:
    published = scan.document.published.isoformat() if scan.document.published else "-"
    anchor = find_anchor(scan.document)
    dated = [time for time in times if time.period and time.kind in DATED]
    main = [
        time
        for time in dated
        if (time.role in {"at", "since"} or (time.role == "until" and _is_over(time.period, anchor)))
        and time.period != published
        and (time.kind != "anaphoric" or time.period in memory.periods)
        and not _lasts(time, anchor)
        and not _in_clause_of_place(time, scan)
    ]
    semicolon = scan.text.find(";", scan.start, scan.end)
    kept = [time for time in main if not 0 <= semicolon < time.start and _is_main(time, main, times, scan)]
    if not kept and 0 <= semicolon < min((time.start for time in dated), default=-1):
        kept = [time for time in main if time.kind == "absolute" and scan.once(tense) != "present"]
    if kept or main:
        return [time.period for time in kept]
    bases = [
        after
        for time in dated
        if time.role in BASES and time.kind == "absolute" and (after := following(time.period, anchor))
    ]
    return bases[:1] if bases and scan.once(tense) != "present" else []


def _is_main(time: TimeSpan, main: list[TimeSpan], times: tuple[TimeSpan, ...], scan: Scan) -> bool:
    """Return whether a time is not only beside what the sentence tells: "5 Mt, two years ago it was 4"."""
    if main[0] is not time:
        return not in_contrast(scan, main[0].end, time.start)
    digits = [at for at in range(scan.start, time.start) if scan.text[at].isdigit()]
    words = (hit for hit in scan.of("numbers") if hit.entry.data.get("role") in _WORDS)
    starts = [one.start for one in times]
    figures = (at for at in sorted([*digits, *(hit.start for hit in words if hit.start < time.start)]))
    place = next((at for at in figures if not _within(at, starts, times)), -1)
    return place < 0 or reaches(time, place, place + 1, scan)


def _within(place: int, starts: list[int], times: tuple[TimeSpan, ...]) -> bool:
    """Return whether a place lies in one of the times, which are in order."""
    before = bisect_right(starts, place) - 1
    return before >= 0 and place < times[before].end


def _lasts(time: TimeSpan, anchor: Anchor | None) -> bool:
    """Return whether a time only tells since when something is so; a year or season up to now is its own."""
    first, _, last = time.period.partition("/")
    lasts = time.role == "since" and anchor is not None and last == anchor.period
    return lasts and first[_YEAR:] not in _BEGINS


def _in_clause_of_place(time: TimeSpan, scan: Scan) -> bool:
    """Return whether a time only tells of a place in passing ("Its mine, where six died in May, made 5").

    A day may be that of the event told of.
    """
    if len(time.period) == _DAY:
        return False
    left = scan.text.rfind(", ", scan.start, time.start)
    if left >= 0 and of_place(scan, left, time.start):
        return True
    right = scan.text.find(", ", time.end, scan.end)
    if left < 0 or right < 0:
        return False
    words = scan.folded_slice(left + 1, time.start).split()[:1]
    return bool(words) and words[0] in listed_near(scan.language, "relative")


def _is_over(period: str, anchor: Anchor | None) -> bool:
    return anchor is not None and last_date(period) < anchor.first


def _has_figure(scan: Scan) -> bool:
    return bool(scan.of("numbers") or scan.digits)


def _is_year_before(spoken: list[str], memory: Memory) -> bool:
    """Return whether a sentence only tells what it was a year or month before what the text tells of."""
    current = memory.periods[0] if memory.periods else ""
    if len(spoken) != 1 or not current:
        return False
    if len(current) == _MONTH == len(spoken[0]) and shift_months(current, -1) == spoken[0]:
        return True
    if "/" in current[_MONTH:] and spoken[0] == shift_years(current[:_YEAR], -1):
        return True
    return spoken[0] == shift_years(current, -1)


def _tells_now(scan: Scan) -> bool:
    """Return whether a sentence has a figure, and it is of the present."""
    return _has_figure(scan) and scan.once(tense) == "present" and not _tells_past_figure(scan)


def _forecasts(scan: Scan, memory: Memory) -> bool:
    """Return whether a sentence goes on with forecasts for the year told before."""
    anchor = find_anchor(scan.document)
    if anchor is None or not memory.periods or not scan.once(looks_ahead):
        return False
    told = memory.periods[0]
    return len(told) == _YEAR and anchor.year <= int(told) <= anchor.year + 1


def _tells_past_figure(scan: Scan) -> bool:
    """Return whether a sentence has a figure of the past."""
    if not _has_figure(scan):
        return False
    places = [*scan.digits[:1], *[hit.start for hit in scan.of("numbers")[:1]]]
    return tense_at(scan, min(places)) == "past"


def opens_paragraph(scan: Scan) -> bool:
    """Say whether a sentence is the first of its paragraph."""
    return scan.start <= scan.document.paragraphs[scan.sentence.paragraph].start
