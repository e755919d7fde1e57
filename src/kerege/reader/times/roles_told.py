"""The role of a time in its sentence: at, since, until, compared with, due, by its words and its place."""

from __future__ import annotations

from functools import cache

from kerege.reader.scan import Scan
from kerege.reader.times.calendar import first_date
from kerege.reader.times.comparisons import Cue
from kerege.reader.times.counted import LAST_WORD
from kerege.reader.times.expression import Expression
from kerege.reader.times.foretold import is_of_forecast
from kerege.reader.times.referring import is_named
from kerege.reader.times.roles import Words, is_record, listed_near, of_rate, role_of, says
from kerege.reader.times.setting import Setting

#: words of a figure with its unit
_FIGURE = 4
#: characters before a date in which the event stands since which something is so, words of it
_EVENT, _WORDS = 52, 6
#: changes with a direction
_DIRECTIONS = frozenset(("rise", "fall"))
#: sorts of time that a change counts from behind a word of ``[near] base_before`` ("up 3 % on 2023")
_BASES = frozenset(("date", "unit", "anaphoric", "years"))


def first_role(scan: Scan, one: Expression, words: Words) -> str:
    """Return the role that the words around a time give it."""
    last = scan.folded_slice(max(one.start, one.end - LAST_WORD), one.end).split()[-1:]
    told = scan.folded_slice(one.start, one.end).strip()
    if of_rate(words, scan.language) or told in listed_near(scan.language, "as_rate"):
        return "compared"
    role = role_of(words, scan.language, last[0] if last else "")
    if role == "compared" and told.startswith(tuple(listed_near(scan.language, "all_of")) or "\0"):
        role = "at"  # "over the whole of 2025"
    if says(words, scan.language, "on_before") and says(words, scan.language, "on_after"):
        return "start"
    if role == "at" and one.sort == "date" and one.size is None and _since_event(scan, one):
        return "since"
    change = role == "at" and (one.days is None or one.sort == "years") and one.sort in _BASES
    return "compared" if change and says(words, scan.language, "base_before") else role


def _since_event(scan: Scan, one: Expression) -> bool:
    """Return whether an event since which something is so is dated ("since the war began in April 2023")."""
    left = scan.folded_slice(max(scan.start, one.start - _EVENT), one.start)
    place, phrase = max((left.rfind(f" {words} "), words) for words in _since_far(scan.language))
    if place < 0 or any(char.isdigit() for char in left[place:]):
        return False
    text = scan.text[max(scan.start, one.start - len(left) + place + len(phrase)) : one.start]
    return 0 < len(left[place + len(phrase) + 1 :].split()) <= _WORDS and not any(c in ",;:()" for c in text)


@cache
def _since_far(language: str) -> tuple[str, ...]:
    return tuple(sorted(listed_near(language, "since_far"))) or ("\0",)


def last_role(scan: Scan, one: Expression, role: str, words: Words, cue: Cue | None, *, aside: bool) -> str:
    """Return the role of a time in its sentence: beside a comparison, of a record, in an aside."""
    foretold = one.months is not None and role != "since" and is_of_forecast(scan, words)
    if role == "at" and cue is not None:
        role = cue.role
    if role == "at" and not foretold and (_opens_change(scan, one) or _is_base(scan, one)):
        return "from" if _opens_change(scan, one) else "compared"
    founded = role == "at" and (
        says(words, scan.language, "founded_before") or says(words, scan.language, "founded_after")
    )
    if foretold or founded:
        return "ever"
    since_record = role == "since" and is_record(scan, one.start, one.end)
    ready = role == "until" and one.sort != "anaphoric" and says(words, scan.language, "ready_after")
    if since_record or ready or (one.sort == "weekday" and scan.once(_foretells)):
        return "ever"
    if role in {"since", "start"} and one.days is not None and not one.ranged and scan.once(_is_set):
        return "at"
    referring = one.sort == "anaphoric" and not is_named(one.name)
    if (role == "at" and aside) or (role == "until" and referring):
        return "compared"
    return "at" if one.ranged and role in {"start", "since", "until"} else role


def _is_set(scan: Scan) -> bool:
    """Return whether something is changed that is set for a day on ("from 3 May the duty was cut to 9 %")."""
    if not any(hit.entry.stem in _DIRECTIONS for hit in scan.of("changes")):
        return False
    told = scan.folded_slice(scan.start - 1, scan.end)
    return any(word in told for word in _set_from(scan.language))


@cache
def _set_from(language: str) -> tuple[str, ...]:
    return tuple(f" {word}" for word in sorted(listed_near(language, "set_from")))


def _foretells(scan: Scan) -> bool:
    """Return whether a forecast is moved, on a day that is not that of its figure."""
    return any(hit.entry.data.get("foretells") for hit in scan.of("attribution"))


def _opens_change(scan: Scan, one: Expression) -> bool:
    """Return whether a time belongs to the level a change begins at ("жыл басындағы 40 пайыздан")."""
    ends, attributive = (tuple(listed_near(scan.language, s)) for s in ("from_ends", "attributive_ends"))
    if not ends or not scan.folded_slice(one.start, one.end).rstrip().endswith(attributive):
        return False
    after = scan.folded_slice(one.end, min(scan.end, one.end + LAST_WORD)).split()[:_FIGURE]
    return bool(after) and after[0][0].isdigit() and any(word.endswith(ends) for word in after)


def _is_base(scan: Scan, one: Expression) -> bool:
    """Return whether more or less than at a time is told by its case ("былтырғы мамырдан 5 % артық")."""
    ends, than = tuple(listed_near(scan.language, "from_ends")), listed_near(scan.language, "than_after")
    if not than or not scan.folded_slice(one.start, one.end).rstrip().endswith(ends):
        return False
    after = scan.folded_slice(one.end, min(scan.end, one.end + LAST_WORD)).split()[: _FIGURE + 1]
    return any(word in than for word in after)


def settled_role(role: str, period: str, setting: Setting) -> str:
    """Turn "until" into "due" where the time lies ahead, "from 2022" into the side it is."""
    anchor = setting.anchor
    ahead = bool(period) and (first_date(period) > anchor.last if anchor else setting.future)
    if role == "until" and (
        ahead or (setting.future and (not period or not anchor or anchor.last <= first_date(period)))
    ):
        return "due"
    if role == "start":
        return "since" if ahead or not period else "from"
    if role == "compared" and ahead and setting.future:
        return "due"  # "а к 2030-му": what is to come is no base
    return role
