"""Which time of a sentence a figure belongs to: the nearest that may be its own."""

from __future__ import annotations

from functools import cache

from kerege.reader.layers import TimeSpan
from kerege.reader.scan import Scan
from kerege.reader.times.calendar import Anchor, first_date, last_date, precision_of
from kerege.reader.times.comparisons import Cue, find_cues
from kerege.reader.times.memory import BASES, DATED
from kerege.reader.times.reach import in_one_bracket, reaches
from kerege.reader.times.reports import of_report
from kerege.reader.times.roles import has_digit, joining, listed_near
from kerege.reader.voices.words import listed

#: cost of a sign or "and" between figure and time, of other digits between them, of a time that comes later
_BREAK, _DIGITS, _LATER = 60, 40, 4
#: characters between a figure and a time in brackets, a cue, or a compared time before it; days of a week
_CLOSE, _WEEK = 3, 8
#: characters of a preposition between a figure and its own time
_NEXT = 6
#: characters between a word of an earlier level and its figure ("the year-earlier level of about 5")
_OWN = 18
#: characters from "when" to its figure
_CLAUSE = 60
#: characters between a verb of saying and the day of it
_SAID = 14
#: characters of who said it between ", said" and the day
_TAIL = 60
#: times of which one may be that of a report
_PAIR = 2
#: a sentence with more times than this is a table, where only those so near count; signs are counted so far
_MOST, _NEAR, _FAR = 30, 150, 400


def usable_times(
    times: tuple[TimeSpan, ...], start: int, end: int, scan: Scan, anchor: Anchor | None
) -> list[TimeSpan]:
    """Return the times that may be those of the figure at ``text[start:end]``."""
    usable = [
        time
        for time in _near(times, start)
        if (time.kind in DATED or (time.kind == "vague" and time.period))
        and time.role not in {"ever", "now"}
        and not (time.start <= start and end <= time.end)
        and not is_today(time, anchor)
        and not _is_of_saying(time, scan)
    ]
    if len(usable) < _PAIR:
        return usable
    told = [time for time in usable if not of_report(time, end, scan)]
    return told if any(time.role not in BASES for time in told) else usable


def choose(
    usable: list[TimeSpan], names: list[TimeSpan], start: int, end: int, scan: Scan
) -> TimeSpan | None:
    """Return the time a figure belongs to, from the usable ones and the names of times; None if none fits."""
    cues = scan.once(find_cues)
    beside = _beside(usable, start, end, scan, cues)
    if beside is not None:
        return beside
    rising = any(cue.role == "from" and 0 <= start - cue.after <= _CLOSE for cue in cues)
    own = [
        time
        for time in usable
        if time.role not in BASES and not (rising and time.role == "due") and reaches(time, start, end, scan)
    ]
    behind = [time for time in own if 0 <= time.start - end <= _NEXT] if rising else []
    if behind:  # "to 5 in March from 4 in January"
        return behind[0]
    named = [time for time in names if start <= time.start < end]
    return min(own or named, key=lambda time: (_cost(time, start, end, scan), time.start), default=None)


def _near(times: tuple[TimeSpan, ...], place: int) -> tuple[TimeSpan, ...]:
    """Return the times; of a table or list only those near the figure."""
    if len(times) <= _MOST:
        return times
    return tuple(time for time in times if abs(time.start - place) < _NEAR)


def is_today(time: TimeSpan, anchor: Anchor | None) -> bool:
    """Return whether a time is the document's own day or week: a dateline, "said on Thursday"."""
    if anchor is None or anchor.precision != "day" or not time.period or time.role != "at":
        return False
    if precision_of(time.period) != "day" or "/" not in time.period:
        return time.period == anchor.last.isoformat()
    first, last = first_date(time.period), last_date(time.period)
    return first <= anchor.last <= last and (last - first).days < _WEEK


def _is_of_saying(time: TimeSpan, scan: Scan) -> bool:
    """Return whether a day, or a month before "that", is when something was said ("said on Tuesday")."""
    if time.role != "at" or not time.period or "/" in time.period:
        return False
    fineness = precision_of(time.period)
    if fineness == "year" or (fineness == "month" and not _that_follows(scan, time.end)):
        return False
    return any(
        hit.entry.data["kind"] in {"verb", "refer"}
        and "then" not in hit.entry.data
        and (
            _touches(scan, min(hit.word_end, time.end), max(hit.start, time.start))
            or _closes_tail(scan, hit.start, hit.word_end, time.start)
        )
        for hit in scan.of("attribution")
    )


def _closes_tail(scan: Scan, start: int, end: int, place: int) -> bool:
    """Return whether a time stands behind ", said" and who said it (", said chairman Jan Maes on Friday")."""
    between = scan.text[end:place] if scan.text[start - 2 : start] == ", " and end < place else ""
    return 0 < len(between) <= _TAIL and not any(sign.isdigit() or sign in ",;:.()" for sign in between)


def _that_follows(scan: Scan, place: int) -> bool:
    """Return whether "that" stands behind a time ("forecast in August that output ...")."""
    words = scan.folded_slice(place, min(scan.end, place + _SAID)).split()[:1]
    return bool(words) and words[0] in listed(scan.language, "that")


def _touches(scan: Scan, left: int, right: int) -> bool:
    return left <= right <= left + _SAID and not any(sign in scan.text[left:right] for sign in ",;:.()")


def _beside(
    times: list[TimeSpan], start: int, end: int, scan: Scan, cues: tuple[Cue, ...]
) -> TimeSpan | None:
    """Return the compared time on whose side the figure is, or a time in brackets behind it."""
    text = scan.text
    for time in times:
        between = text[end : time.start]
        if 0 < len(between) <= _CLOSE and between.endswith("(") and text[time.end : time.end + 1] == ")":
            return time
        if time.role in BASES and (_tells_when(scan, time.end, start) or _has_value(scan, time.end, start)):
            return time
        if time.role == "from" and 0 <= start - time.end <= 1:
            return time
        if time.role in BASES and in_one_bracket(text, time, start, end):
            return time
    cue = next((cue for cue in reversed(cues) if cue.start <= start < cue.end), None)
    for time in times:
        if time.role not in BASES:
            continue
        if cue is not None and cue.start <= time.start < cue.end and start - time.end <= _CLOSE:
            return time
    return None


def _tells_when(scan: Scan, place: int, start: int) -> bool:
    """Return whether a figure is told of a time before it ("than a year earlier, when it stood at 5")."""
    between = scan.text[place:start]
    if not between.startswith(", ") or start - place > _CLAUSE or any(sign in between[1:] for sign in ",;:("):
        return False
    return scan.folded_slice(place, start).split()[:1] in _whens(scan.language)


def _has_value(scan: Scan, place: int, start: int) -> bool:
    """Return whether a figure is the value of the time before it ("the year-earlier level of 5")."""
    words = scan.folded_slice(place, start).split() if 0 < start - place <= _OWN else []
    return bool(words) and words[0] in listed_near(scan.language, "value_after")


@cache
def _whens(language: str) -> tuple[list[str], ...]:
    return tuple([word] for word in sorted(listed_near(language, "when")))


def _cost(time: TimeSpan, start: int, end: int, scan: Scan) -> int:
    if time.start >= end:
        left, right, later = end, time.start, _LATER
    else:
        left, right, later = time.end, start, 0
    if right <= left:
        return 0
    if right - left > _FAR:
        return (right - left) * 2
    digits = _DIGITS if later and has_digit(scan.text, left, right) else 0
    return right - left + _BREAK * _breaks(scan, left, right) + digits + later


def _breaks(scan: Scan, left: int, right: int) -> int:
    """Count the signs and joining words between two places; brackets and semicolons count twice."""
    text = scan.text
    count = 0
    for place in range(left, right):
        char = text[place]
        if char in ";()\n":
            count += 2
        elif (char in ",:" and not text[place + 1 : place + 2].isdigit()) or char in "–—":
            count += 1
    known = joining(scan.language)
    return count + sum([word in known for word in scan.folded_slice(left, right).split()])
