"""Which period a figure belongs to."""

from __future__ import annotations

import re

from kerege.reader.layers import Memory, TimeSpan
from kerege.reader.scan import Scan
from kerege.reader.times.anchor import find_anchor
from kerege.reader.times.beside import (
    is_aside,
    is_level,
    is_relative,
    leads_to_change,
    leads_to_level,
    of_today,
    tells_when,
)
from kerege.reader.times.calendar import Anchor, first_date
from kerege.reader.times.choosing import choose, is_today, usable_times
from kerege.reader.times.comparisons import find_cues
from kerege.reader.times.inferred import infer
from kerege.reader.times.memory import BASES, periods_after
from kerege.reader.times.reach import other_item
from kerege.reader.times.roles import joining
from kerege.reader.times.tense import first_verb, is_over, looks_ahead, tense_at

__all__ = ["period_of", "periods_after"]

INFERRED, OPEN = "period-inferred", "period-open"
#: length of an ISO month, value of words for the end of a year
_MONTH, _END = 7, 3
#: a scale word stuck to its digits ("2bn")
_GLUED = re.compile(r"\d[a-z]")
#: cues of saying, of which a day may tell when it was
_SAYS = frozenset(("verb", "refer", "prep"))
#: words of change, which tell what became of something in all the time
_MOVES = frozenset(("rise", "fall"))
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
    usable = usable_times(times, start, end, scan, anchor)
    names = [time for time in times if time.kind == "name"]
    chosen = choose(usable, names, start, end, scan) if usable or names else None
    if chosen is not None and is_aside(chosen, end, scan):
        chosen = None
    if chosen is not None and chosen.role in BASES and leads_to_change(chosen, start, end, scan):
        return _inferred([chosen], times, start, scan, memory, anchor)
    if chosen is not None and anchor is not None and of_today(times, chosen, start, end, scan, anchor):
        return anchor.period, (INFERRED,)
    if chosen is not None:
        return _told(times, chosen, start, end, scan, anchor)
    today = any(scan.start < time.start < start and is_today(time, anchor) for time in times)
    said = any(hit.entry.data["kind"] in _SAYS for hit in scan.of("attribution"))
    if anchor is not None and today and not said:
        return anchor.period, (INFERRED,)  # "this week it cost 60 dollars, the discount shrank to 11"
    beside = [time for time in usable if not other_item(scan.text, time.end, start)]
    return _inferred(beside, times, start, scan, memory, anchor)


def _told(
    times: tuple[TimeSpan, ...], chosen: TimeSpan, start: int, end: int, scan: Scan, anchor: Anchor | None
) -> tuple[str, tuple[str, ...]]:
    """Return the period that a time of the sentence gives a figure, and warnings about it."""
    if chosen.role == "over":
        return _over(chosen, start, end, scan, anchor)
    chosen = _now(times, chosen, start, scan) or chosen
    if not chosen.period:
        return "", (OPEN,)
    first, _, last = chosen.period.partition("/")
    level = last and chosen.end < start and leads_to_level(scan, start)
    if chosen.role == "since" and level and anchor is not None:
        return anchor.period, ()  # "has cut prices by 15 % since January to 865 naira a litre"
    if chosen.role == "since" and last and tells_when(chosen, start, scan):
        return first, ()
    if chosen.role == "since" and anchor is not None and _lasts(chosen, start, end, scan, anchor):
        return anchor.period, ()
    estimated = chosen.kind == "vague" or (
        anchor is not None and anchor.estimated and chosen.kind != "absolute"
    )
    level = _is_span(chosen.period) and is_level(scan, start, end)
    period = chosen.period.rpartition("/")[2] if level else _year_of_end(chosen, scan, anchor)
    return period, (INFERRED,) if estimated else ()


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


def _is_span(period: str) -> bool:
    """Return whether a period is of whole years; two that follow each other are a season."""
    return _SPAN.fullmatch(period) is not None and int(period[5:]) - int(period[:4]) > 1


def _over(
    chosen: TimeSpan, start: int, end: int, scan: Scan, anchor: Anchor | None
) -> tuple[str, tuple[str, ...]]:
    """Return the period of a figure of something that changed in so many years: begin, end, or all of it."""
    if any(cue.role == "from" and cue.start <= start < cue.end for cue in scan.once(find_cues)):
        return chosen.period.partition("/")[0], (INFERRED,)
    level = is_level(scan, start, end) or not is_relative(scan, start, end)
    return (anchor.period if level and anchor is not None else chosen.period), (INFERRED,)


def _now(times: tuple[TimeSpan, ...], chosen: TimeSpan, start: int, scan: Scan) -> TimeSpan | None:
    """Return the "now" of a later clause before a figure ("in 2021 it was 34 %, now it is 3")."""
    return next(
        (
            time
            for time in reversed(times)
            if time.role == "now"
            and chosen.end < time.start < start
            and _is_parted(chosen, time.start, scan)
            and first_verb(scan, time.end, start) != "past"  # "they still came to 16 Mt"
            and ";" not in scan.text[time.end : start]
        ),
        None,
    )


def _is_parted(chosen: TimeSpan, place: int, scan: Scan) -> bool:
    """Return whether a sign, or "and" behind a "since", parts a time from a later place."""
    if any(sign in scan.text[chosen.end : place] for sign in ",;("):
        return True
    words = scan.folded_slice(chosen.end, place).split()
    return chosen.role == "since" and not joining(scan.language).isdisjoint(words)
