"""The period of a figure in a sentence without a time: what went before, or the document's month."""

from __future__ import annotations

import re
from datetime import timedelta

from kerege.reader.layers import Memory, TimeSpan
from kerege.reader.scan import Scan
from kerege.reader.times.anchor import find_anchor
from kerege.reader.times.calendar import Anchor, first_date, last_date, precision_of, shift_years
from kerege.reader.times.memory import BASES, following, opens_paragraph
from kerege.reader.times.reach import OPENING
from kerege.reader.times.roles import joining, listed_near
from kerege.reader.times.tense import goes_on, looks_ahead, looks_ahead_at, tense, tense_at

#: lengths of an ISO day and year
_DAY, _YEAR = 10, 4
#: a year is told of as a whole when no more than this of it is still to come
_NEARLY_OVER = timedelta(days=92)
#: two years, which are a season if one follows the other
_SEASON = re.compile(r"(\d{4})/(\d{4})")
#: a year, a month or months of a year: periods that a report stays with; days and spans of years are not
_CARRIED = re.compile(r"\d{4}(?:-\d\d(?:/\d{4}-\d\d)?)?")


def infer(
    usable: list[TimeSpan],
    times: tuple[TimeSpan, ...],
    scan: Scan,
    memory: Memory,
    anchor: Anchor | None,
    place: int = -1,
) -> str:
    """Return the period to infer for a figure; blank if there is no date and nothing went before.

    It is the year after the one the figure is compared with; or the day of "the summit" spoken of before; or
    the period of the sentence before in its paragraph, if this one tells of the past; or the period the
    document reports on; else the document's month, blank where a sentence tells of
    the present and the date is only guessed from the years the text names.
    """
    sides = [time for time in usable if time.role in BASES and time.period]
    told = tense_at(scan, place) if sides or memory.report or any(memory.periods[:1]) else ""
    before = _before(scan, memory, told)
    if before and told and scan.once(goes_on):
        told = "past"
    bases = [time.period for time in sides if told == "past" or time.kind == "absolute"]
    ahead = looks_ahead_at(scan, place)
    told_again = memory.periods[:1] if not ahead else ()
    if any(shift_years(base, 1) in told_again for base in bases):
        told, before = "past", memory.periods[0]  # "5 Mt in 2025. The figure is 7 % above that of 2024"
    if bases and (told != "present" or ahead) and all(time.kind != "vague" for time in times):
        after = shift_years(bases[0], 1)
        if before[:4] == after[:4] and (_is_carried(before) or _stays(before, scan, anchor)):
            return before
        after = following(bases[0], anchor)
        to_come = bool(after) and anchor is not None and not ahead and first_date(after) > anchor.last
        if after and not to_come:
            return after
    event = _event(scan, memory)
    if event:
        return event
    own = tuple(time for time in times if told != "past" or not _of_later_clause(time, scan, place))
    if before and _goes_on(before, told, own, scan, anchor):
        return before
    guessed = anchor is not None and anchor.estimated and anchor.precision == "year"
    if anchor is None or (guessed and (told or scan.once(tense)) == "present"):
        return ""
    return anchor.period


def of_market(period: str, scan: Scan) -> str:
    """Return the month of the document for a price or rate told after a figure of another period.

    Markets are told as they stand; not averages of the period, nor those of a history.
    """
    anchor = find_anchor(scan.document)
    if anchor is None or anchor.estimated or not period or len(period) == _DAY:
        return period
    if not anchor.year - 1 <= int(period[:4]) <= anchor.year:
        return period
    known = tuple(listed_near(scan.language, "averaged"))
    averaged = any(word.startswith(known) for word in scan.folded_slice(scan.start, scan.end).split())
    return period if averaged else anchor.period


def of_flow(period: str, scan: Scan, memory: Memory, place: int) -> str:
    """Return the months or year told of before, also in another paragraph, for a sum over time told as past.

    "Exports rose by 5 % in the first half. ... Deliveries to China came to 3 Mt."
    """
    anchor = find_anchor(scan.document)
    if anchor is None or anchor.estimated or _is_item(scan):
        return period
    if period != anchor.period and not (opens_paragraph(scan) and memory.flow):
        return period  # what the text says in between ("duties were raised in May") parts no sums
    over = [told for told in memory.periods if _is_carried(told) and last_date(told) <= anchor.last]
    before = memory.flow if memory.flow in over else next(iter(over), "")
    if not before or int(before[:4]) < anchor.year - 1 or tense_at(scan, place) != "past":
        return period
    return period if looks_ahead_at(scan, place) else before


def _before(scan: Scan, memory: Memory, told: str) -> str:
    """Return the period the text is at: of its paragraph, else the one the document reports on.

    Where no verb tells the tense, only a report goes on.
    """
    before = memory.periods[0] if memory.periods and not _is_item(scan) else ""
    if told == "past" and not scan.once(looks_ahead):
        before = _passed(before, scan, memory)
    if told == "past" or scan.once(goes_on) or scan.once(looks_ahead):
        return before or memory.report
    parts = any(h.entry.data.get("base") == "ratio" or h.entry.data.get("money") for h in scan.of("units"))
    if told == "" and "-" in before and parts:  # "Egypt's share: 14 %", "The deficit: $5m"
        return before
    return (before or memory.report) if memory.report else ""


def _passed(before: str, scan: Scan, memory: Memory) -> str:
    """Return the period told last in the paragraph that is no plan ("in 2031 it will be 5. It came to 3")."""
    anchor = find_anchor(scan.document)
    cut = memory.periods.index("") if "" in memory.periods else len(memory.periods)
    if not before or anchor is None:
        return before
    if first_date(before) <= anchor.last:  # "5 Mt by September, 7 are planned for the year. Output was 3"
        over = (told for told in memory.periods[:cut] if "/" in told and told.startswith(f"{before}-"))
        months = next((told for told in over if last_date(told) <= anchor.last), "")
        return months if len(before) == _YEAR and months and last_date(before) > anchor.last else before
    return next((told for told in memory.periods[:cut] if first_date(told) <= anchor.last), before)


def _is_carried(period: str) -> bool:
    """Return whether a text stays with a period: a year, a month, months of a year, a season of two years."""
    season = _SEASON.fullmatch(period)
    return _CARRIED.fullmatch(period) is not None or (
        season is not None and int(season[2]) == int(season[1]) + 1
    )


def _is_item(scan: Scan) -> bool:
    """Return whether a sentence is an item of a list: each stands for itself."""
    first = scan.text[scan.start : scan.start + 1]
    return not first.isalnum() and first not in OPENING


def _event(scan: Scan, memory: Memory) -> str:
    """Return the day spoken of before if the sentence tells of "the summit", "the meeting"; blank if not."""
    if not [hit for hit in scan.of("times") if hit.entry.data.get("event")]:
        return ""
    if scan.once(looks_ahead):
        return ""
    return next((period for period in memory.periods if len(period) == _DAY), "")


def _of_later_clause(time: TimeSpan, scan: Scan, place: int) -> bool:
    """Return whether a loose time stands in a clause behind a figure ("fell to 3, and now lags Mali")."""
    comma = scan.text.rfind(", ", place, time.start) if time.kind == "vague" and place >= 0 else -1
    first = scan.folded_slice(comma + 1, time.start).split()[:1] if comma >= 0 else []
    return bool(first) and first[0] in joining(scan.language)


def _goes_on(before: str, told: str, times: tuple[TimeSpan, ...], scan: Scan, anchor: Anchor | None) -> bool:
    """Return whether a sentence goes on about the period before: in its past, or its future."""
    if any(time.kind == "vague" for time in times):
        return False
    if not _is_carried(before):
        return any(time.role in BASES for time in times) and _stays(before, scan, anchor)
    if anchor is not None and last_date(before) > anchor.last:
        ahead = scan.once(looks_ahead) or scan.once(goes_on)
        if (ahead and precision_of(before) == "year") or last_date(before) > anchor.last + _NEARLY_OVER:
            return ahead and precision_of(before) == "year"
    return told != "present"


def _stays(before: str, scan: Scan, anchor: Anchor | None) -> bool:
    """Return whether a sentence stays at a day ("On 4 May stores held 5 bcm. That was 3 % more")."""
    past = anchor is None or (len(before) == _DAY and first_date(before) <= anchor.last)
    return past and len(before) == _DAY and scan.once(goes_on)
