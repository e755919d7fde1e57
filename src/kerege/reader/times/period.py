"""Which period a figure belongs to."""

from __future__ import annotations

import re
from functools import cache

from kerege.reader.layers import Memory, TimeSpan
from kerege.reader.scan import Scan
from kerege.reader.times.anchor import find_anchor
from kerege.reader.times.calendar import Anchor, first_date, last_date, precision_of
from kerege.reader.times.inferred import infer
from kerege.reader.times.memory import BASES, DATED, periods_after
from kerege.reader.times.reach import in_one_bracket, other_item, reaches
from kerege.reader.times.roles import Cue, find_cues, has_digit, joining, listed_near, says, words_around
from kerege.reader.times.tense import goes_on, is_over, looks_ahead, tense_at

__all__ = ["period_of", "periods_after"]

INFERRED, OPEN = "period-inferred", "period-open"
#: cost of a sign or "and" between figure and time, of other digits between them, of a time that comes later
_BREAK, _DIGITS, _LATER = 60, 40, 4
#: characters between a figure and a time in brackets, a cue, or a compared time before it; days of a week
_CLOSE, _WEEK = 3, 8
#: length of an ISO month, value of words for the end of a year
_MONTH, _END = 7, 3
#: a scale word stuck to its digits ("2bn")
_GLUED = re.compile(r"\d[a-z]")
#: words of change, which tell what became of something in all the time
_MOVES = frozenset(("rise", "fall"))
#: characters from "when" to its figure
_CLAUSE = 60
#: characters between a verb of saying and the day of it
_SAID = 14
#: a sentence with more times than this is a table, where only those so near count; signs are counted so far
_MOST, _NEAR, _FAR = 30, 150, 400
#: whole years from one to another; a decade has no year in which it ends
_SPAN = re.compile(r"(?!\d{3}0/\d{3}9)\d{4}/\d{4}")


def period_of(
    times: tuple[TimeSpan, ...], start: int, end: int, scan: Scan, memory: Memory
) -> tuple[str, tuple[str, ...]]:
    """Return the period of the figure at ``text[start:end]`` and warnings about it.

    The nearest time of the clause counts, else of the sentence; what is compared with ("up from 3 in 2022")
    only for the figure beside it, and a day that is the document's own says no more than its month.
    Without a time the period is inferred (see :mod:`kerege.reader.times.inferred`) and flagged
    ``period-inferred``; one that cannot be told is blank, flagged ``period-open``.
    """
    anchor = find_anchor(scan.document)
    if not times:
        return _inferred([], times, start, scan, memory, anchor)
    usable = [
        time
        for time in _near(times, start)
        if (time.kind in DATED or (time.kind == "vague" and time.period))
        and time.role not in {"ever", "now"}
        and not (time.start <= start and end <= time.end)
        and not _is_today(time, anchor)
        and not _is_of_saying(time, scan)
    ]
    names = [time for time in times if time.kind == "name"]
    chosen = _chosen(usable, names, start, end, scan) if usable or names else None
    if chosen is not None and _is_aside(chosen, end, scan):
        chosen = None
    if chosen is not None and chosen.role == "over":
        return _over(chosen, start, end, scan, anchor)
    if chosen is not None:
        chosen = _now(times, chosen, start, scan) or chosen
        if not chosen.period:
            return "", (OPEN,)
        if chosen.role == "since" and anchor is not None and _lasts(chosen, start, end, scan, anchor):
            return anchor.period, ()
        estimated = chosen.kind == "vague" or (
            anchor is not None and anchor.estimated and chosen.kind != "absolute"
        )
        level = _SPAN.fullmatch(chosen.period) is not None and _is_level(scan, start, end)
        period = chosen.period.rpartition("/")[2] if level else _year_of_end(chosen, scan, anchor)
        return period, (INFERRED,) if estimated else ()
    beside = [time for time in usable if not other_item(scan.text, time.end, start)]
    return _inferred(beside, times, start, scan, memory, anchor)


def _inferred(
    beside: list[TimeSpan],
    times: tuple[TimeSpan, ...],
    start: int,
    scan: Scan,
    memory: Memory,
    anchor: Anchor | None,
) -> tuple[str, tuple[str, ...]]:
    inferred = infer(beside, times, scan, memory, anchor, start)
    return inferred, (INFERRED,) if inferred else (OPEN,)


def _lasts(chosen: TimeSpan, start: int, end: int, scan: Scan, anchor: Anchor) -> bool:
    """Return whether what began is told as it stands ("since May we buy 9 Mm3 a day"), no sum or change."""
    if first_date(chosen.period) > anchor.first or tense_at(scan, start) != "present":
        return False
    if is_over(scan) or scan.once(looks_ahead):
        return False
    inside = [hit for layer in ("units", "scales") for hit in scan.of(layer) if start <= hit.start < end]
    scaled = any(h.entry.layer == "scales" for h in inside) or _GLUED.search(scan.text, start, end)
    if scaled and any("money" in hit.entry.data for hit in inside):
        return False
    moves = (hit.entry for hit in scan.of("changes") if hit.entry.key in _MOVES)
    return all("particles" in move.data for move in moves)


def _year_of_end(chosen: TimeSpan, scan: Scan, anchor: Anchor | None) -> str:
    """Return the year of what is to be reached by its end ("by the end of 2027"), else the period as told."""
    if len(chosen.period) != _MONTH or not chosen.period.endswith("-12"):
        return chosen.period
    if chosen.role != "due" and (anchor is None or first_date(chosen.period) <= anchor.last):
        return chosen.period
    ends = (hit for hit in scan.of("times") if hit.entry.data.get("symbol") in ("P", "G"))
    closing = any(hit.entry.data["value"] == _END and chosen.start <= hit.start < chosen.end for hit in ends)
    return chosen.period[:4] if closing else chosen.period


def _over(
    chosen: TimeSpan, start: int, end: int, scan: Scan, anchor: Anchor | None
) -> tuple[str, tuple[str, ...]]:
    """Return the period of a figure of something that changed in so many years: begin, end, or all of it."""
    if any(cue.role == "from" and cue.start <= start < cue.end for cue in scan.once(find_cues)):
        return chosen.period.partition("/")[0], (INFERRED,)
    level = _is_level(scan, start, end) or not _is_relative(scan, start, end)
    return (anchor.period if level and anchor is not None else chosen.period), (INFERRED,)


def _is_relative(scan: Scan, start: int, end: int) -> bool:
    """Return whether a figure is a share or a factor, as changes are told."""
    units = (hit for hit in scan.of("units") if start <= hit.start < end)
    if any(hit.entry.data.get("base") == "ratio" for hit in units):
        return True
    roles = {str(hit.entry.data.get("role")) for hit in scan.of("numbers") if start <= hit.start < end}
    return not roles.isdisjoint(("factor", "times", "fraction", "factor_before"))


def _now(times: tuple[TimeSpan, ...], chosen: TimeSpan, start: int, scan: Scan) -> TimeSpan | None:
    """Return the "now" of a later clause before a figure ("in 2021 it was 34 %, now it is 3")."""
    return next(
        (
            time
            for time in reversed(times)
            if time.role == "now"
            and chosen.end < time.start < start
            and any(sign in scan.text[chosen.end : time.start] for sign in ",;(")
            and ";" not in scan.text[time.end : start]
        ),
        None,
    )


def _is_level(scan: Scan, start: int, end: int) -> bool:
    """Return whether a figure is what was reached in the end ("doubled from 2019 to 2023 and hit 5 Mt")."""
    words = words_around(scan, start, end)
    return any(says(words, scan.language, side) for side in ("level_before", "level_after"))


def _chosen(
    usable: list[TimeSpan], names: list[TimeSpan], start: int, end: int, scan: Scan
) -> TimeSpan | None:
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
    named = [time for time in names if start <= time.start < end]
    return min(own or named, key=lambda time: (_cost(time, start, end, scan), time.start), default=None)


def _near(times: tuple[TimeSpan, ...], place: int) -> tuple[TimeSpan, ...]:
    """Return the times; of a table or list only those near the figure."""
    if len(times) <= _MOST:
        return times
    return tuple(time for time in times if abs(time.start - place) < _NEAR)


def _is_today(time: TimeSpan, anchor: Anchor | None) -> bool:
    """Return whether a time is the document's own day or week: a dateline, "said on Thursday"."""
    if anchor is None or anchor.precision != "day" or not time.period or time.role != "at":
        return False
    if precision_of(time.period) != "day" or "/" not in time.period:
        return time.period == anchor.last.isoformat()
    first, last = first_date(time.period), last_date(time.period)
    return first <= anchor.last <= last and (last - first).days < _WEEK


def _is_of_saying(time: TimeSpan, scan: Scan) -> bool:
    """Return whether a day is that on which something was said ("said on Tuesday that ...")."""
    if time.role != "at" or not time.period or precision_of(time.period) != "day" or "/" in time.period:
        return False
    return any(
        hit.entry.data["kind"] == "verb"
        and "then" not in hit.entry.data
        and _touches(scan, min(hit.word_end, time.end), max(hit.start, time.start))
        for hit in scan.of("attribution")
    )


def _is_aside(chosen: TimeSpan, end: int, scan: Scan) -> bool:
    """Return whether a sentence that takes up the one before names a time only later, in another clause."""
    return chosen.start > end and ", " in scan.text[end : chosen.start] and scan.once(goes_on)


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
        if time.role in BASES and _tells_when(scan, time.end, start):
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
