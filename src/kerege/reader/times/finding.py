"""Times of a sentence: dates, periods and time words, put on the calendar."""

from __future__ import annotations

from dataclasses import replace

from kerege.reader.layers import Memory, TimeSpan
from kerege.reader.scan import Scan
from kerege.reader.times.anchor import find_anchor
from kerege.reader.times.atoms import find_row
from kerege.reader.times.calendar import shift_years
from kerege.reader.times.comparisons import Cue, cued, find_cues
from kerege.reader.times.counted import counted
from kerege.reader.times.expression import Expression, season
from kerege.reader.times.expression_dates import UNTOLD_YEAR
from kerege.reader.times.fiscal import in_fiscal_years
from kerege.reader.times.grammar import expressions
from kerege.reader.times.joining import joined
from kerege.reader.times.memory import BASES, periods_after
from kerege.reader.times.period import period_of
from kerege.reader.times.reach import closes_past, in_aside, is_coming
from kerege.reader.times.resolve import resolve
from kerege.reader.times.roles import Words, listed_near, opens_future, says, words_around
from kerege.reader.times.roles_told import first_role, last_role, settled_role
from kerege.reader.times.seasons import in_seasons
from kerege.reader.times.setting import Setting
from kerege.reader.times.spoken import day_told, is_near, months_told, spoken_of
from kerege.reader.times.stretching import stretched
from kerege.reader.times.tense import is_over, looks_ahead, tense
from kerege.reader.times.years import in_last_year, year_kind
from kerege.reader.voices.clauses import find_told_clauses
from kerege.reader.voices.cues import mood_words

__all__ = ["find_times", "period_of", "periods_after"]

#: months ahead in which the present tense tells what is to come
_SOON = 3
#: modalities of a sentence that speaks of what is to come
_AHEAD = frozenset(("planned", "expected"))
#: characters of an ISO day and year
_DAY, _YEAR = 10, 4
#: roles of a time that something is compared with ("fell from the year before")
_SIDES = frozenset(("compared", "from", "start"))


def find_times(scan: Scan, memory: Memory) -> tuple[TimeSpan, ...]:
    """Return the times of a sentence, in order, none overlapping another.

    Relative times count from the document's date; where the document has none, from the latest year its text
    names. A time that cannot be resolved has a blank period.
    """
    row = find_row(scan)
    if row is None:
        return ()
    found = expressions(row, scan.language)
    if not found:
        return ()
    around = {one.start: words_around(scan, one.start, one.end) for one, _ in found}
    between = _between(found, around, scan.language)
    ahead = [hit.start for hit in scan.once(mood_words) if hit.entry.data.get("modality") in _AHEAD]
    clauses = scan.once(find_told_clauses) if ahead else None
    anchor, cues = find_anchor(scan.document), scan.once(find_cues)
    context = before = spoken_of(scan, memory, anchor)
    months = months_told(memory, anchor)
    spans: list[TimeSpan] = []
    for one in joined(found, between):
        words = around[one.start] if one.bound is None else words_around(scan, one.start, one.end)
        future = clauses is not None and any(
            is_coming(scan, one.start, one.end, place, clauses) for place in ahead
        )
        own = bool(spans) and context != before
        day = day_told(spans, anchor)
        setting = Setting(anchor, future, context, own, memory.report, months, day, memory.periods)
        span = _span(scan, one, words, setting, cued(cues, one.start))
        if span is not None:
            if span.role in BASES and span.kind == "relative" and span.period == context[:_YEAR] == context:
                span = replace(span, period=shift_years(context, -1))  # no year is compared with itself
            spans.append(span)
            if span.period and (span.role == "now" or (span.kind == "vague" and span.role == "at")):
                context = span.period  # "are now 5, compared with 6 a year ago"
            if (
                span.period
                and span.role in {"at", "since"}
                and span.kind in {"absolute", "relative", "anaphoric"}
                and not (len(span.period) == _DAY and is_near(span.period, anchor))
                and not (own and one.sort == "unit" and one.size == 0)  # "told parliament this month"
            ):
                context = span.period
    told = in_seasons(stretched(spans, anchor, scan, memory), scan, anchor)
    return tuple(in_fiscal_years(told, anchor, scan))


def _between(found: list[tuple[Expression, str]], around: dict[int, Words], language: str) -> frozenset[int]:
    """Return the starts of the expressions after which "and" joins a range ("between May and July")."""
    starts = [one.start for one, _ in found]
    return frozenset(
        start
        for place, start in enumerate(starts)
        if found[place][1] == "&"
        and (
            says(around[start], language, "between_before")
            or says(around[starts[min(place + 1, len(starts) - 1)]], language, "between_after")
        )
    )


def _span(scan: Scan, one: Expression, words: Words, setting: Setting, cue: Cue | None) -> TimeSpan | None:
    """Return the time of one expression; None where the words are no time after all."""
    language = scan.language
    role = first_role(scan, one, words)
    if one.sort == "event" and role != "since" and not one.name.startswith("before_"):
        return None
    if one.sort == "count" and one.size is None:
        found = counted(scan, one, words, setting)
        side = cue.role if cue is not None else ("compared" if role == "compared" else "")
        return replace(found, role=side) if found is not None and side else found
    told = one.name == "season" and _is_told(scan, one, words)
    if told:
        one = replace(one, sort="date", name="", months=season(one.count))
    aside = in_aside(scan.text, one.start, one.end)
    if not setting.future and not one.year and one.months and _comes(scan, one, role, setting):
        setting = replace(setting, future=True)
    if one.name == UNTOLD_YEAR and not setting.future and in_last_year(one, setting.anchor, scan):
        one = replace(one, shift=-1)
    beside = aside or cue is not None or role in _SIDES
    if role == "compared" and one.months and not one.year:
        setting = replace(setting, future=False)  # "4 % will be reached, not 5 % as in June"
    period, kind = resolve(one, replace(setting, own=True) if beside and not setting.own else setting)
    role = last_role(scan, one, role, words, cue, aside=aside)
    if not one.sure and one.sort in {"date", "years"}:
        kind = year_kind(scan, one, words, role)
    loose = one.name == "dm" and not says(words, language, "day_before") and words.before[:1] != ("(",)
    if not kind or loose:
        return None
    if kind == "vague" and one.name == "so_far" and setting.anchor is not None:
        return TimeSpan(one.start, one.end, setting.anchor.period, kind, "now")
    if role == "until" and not setting.future and _months_through(one, words, language):
        return TimeSpan(one.start, one.end, f"{period[:4]}-01/{period}" if period else "", kind)
    passing = told and role == "at" and not says(words, language, "season_before")
    return TimeSpan(
        one.start, one.end, period, kind, "passing" if passing else settled_role(role, period, setting)
    )


def _is_soon(one: Expression, setting: Setting) -> bool:
    """Return whether a month without a year is one of the next few after the document's."""
    anchor = setting.anchor
    if anchor is None or anchor.precision == "year":
        return False
    return 0 < ((one.months or (0, 0))[0] - anchor.last.month) % 12 <= _SOON


def _is_told(scan: Scan, one: Expression, words: Words) -> bool:
    """Return whether a season is one of the calendar: "over the summer", of what was "in autumn" too."""
    if says(words, scan.language, "season_before"):
        return True
    named = scan.folded_slice(one.start, one.end).strip() in listed_near(scan.language, "season_told")
    past = named or says(words, scan.language, "season_past_before")
    return past and scan.once(tense) == "past"


def _months_through(one: Expression, words: Words, language: str) -> bool:
    """Return whether the months from January on are meant ("tot en met augustus")."""
    month = one.months is not None and one.months[0] == one.months[1] and not one.days
    return month and says(words, language, "through_before")


def _comes(scan: Scan, one: Expression, role: str, setting: Setting) -> bool:
    """Return whether a day or month without a year is still to come ("the contract ends in May").

    In the present tense so is a month much nearer ahead than behind ("the first tonnes leave in April").
    """
    told = scan.once(tense)
    if role == "until" and one.shift is None and one.size is None and _is_soon(one, setting):
        return True  # "exports were banned until the end of September", told in August
    if told == "past":
        return False
    plain = told == "present" and one.shift is None and one.size is None
    if plain and _is_soon(one, setting) and not is_over(scan):
        return True
    due = role == "until" and (one.days is not None or scan.once(looks_ahead))
    past = closes_past(scan, one.start, one.end)
    return role == "start" or due or (opens_future(scan, one.start) and not past)
