"""How a time stands to the figure beside it: an aside, what a change leads from, the document's own day."""

from __future__ import annotations

from kerege.reader.layers import TimeSpan
from kerege.reader.numbers.change_verbs import DIRECTIONS
from kerege.reader.scan import Scan
from kerege.reader.times.calendar import Anchor
from kerege.reader.times.roles import joining, listed_near, says, words_around
from kerege.reader.times.tense import goes_on

#: class of words that lead to a change, characters in which it follows
_BY, _NEXT = "by", 10
#: class of words that lead to a level, characters to its figure: a sign of money
_TO, _STEP = "to", 3
#: characters between a figure and the document's own day
_OWN_DAY = 40


def of_today(
    times: tuple[TimeSpan, ...], chosen: TimeSpan, start: int, end: int, scan: Scan, anchor: Anchor
) -> bool:
    """Return whether the document's own day is right behind a figure, and the time chosen beyond a sign.

    "It has lost 4 % since May and stood at 5 on Thursday", "cut to 5 % on Thursday, the third cut this year".
    """
    if anchor.precision != "day":
        return False
    today = anchor.last.isoformat()
    own = next((one for one in times if one.period == today and 0 < one.start - end <= _OWN_DAY), None)
    if own is None or any(sign in scan.text[end : own.start] for sign in ",;:("):
        return False
    between = scan.text[chosen.end : start] if chosen.end <= start else scan.text[own.end : chosen.start]
    joined = not joining(scan.language).isdisjoint(scan.folded_slice(chosen.end, start).split())
    return ", " in between or joined


def leads_to_change(base: TimeSpan, start: int, end: int, scan: Scan) -> bool:
    """Return whether a change in shares follows what it is measured against ("against last year by 5 %")."""
    if not base.end < start <= base.end + _NEXT or not is_relative(scan, start, end):
        return False
    led = any(hit.entry.key == _BY and base.end < hit.start < start for hit in scan.of("changes"))
    roles = (hit.entry.data.get("role") for hit in scan.of("numbers") if start <= hit.start < end)
    return led or not {"factor", "times"}.isdisjoint(roles)


def is_aside(chosen: TimeSpan, end: int, scan: Scan) -> bool:
    """Return whether a sentence that takes up the one before names a time only later, in another clause."""
    return chosen.start > end and ", " in scan.text[end : chosen.start] and scan.once(goes_on)


def tells_when(chosen: TimeSpan, start: int, scan: Scan) -> bool:
    """Return whether a clause tells what was at the time itself ("since March, when it was raised by 5")."""
    words = scan.folded_slice(chosen.end, start).split()[:1] if chosen.end < start else []
    return bool(words) and words[0] in listed_near(scan.language, "when")


def is_relative(scan: Scan, start: int, end: int) -> bool:
    """Return whether a figure is a share or a factor, as changes are told."""
    units = (hit for hit in scan.of("units") if start <= hit.start < end)
    if any(hit.entry.data.get("base") == "ratio" for hit in units):
        return True
    roles = {str(hit.entry.data.get("role")) for hit in scan.of("numbers") if start <= hit.start < end}
    return not roles.isdisjoint(("factor", "times", "fraction", "factor_before"))


def is_level(scan: Scan, start: int, end: int) -> bool:
    """Return whether a figure is what was reached in the end ("doubled from 2019 to 2023 and hit 5 Mt")."""
    words = words_around(scan, start, end)
    return any(says(words, scan.language, side) for side in ("level_before", "level_after"))


def leads_to_level(scan: Scan, start: int) -> bool:
    """Return whether "to" leads to what was reached after a change told before ("by 15 % ... to 865")."""
    hits = scan.of("changes")
    led = any(hit.entry.key == _TO and 0 <= start - hit.word_end <= _STEP for hit in hits)
    return led and any(hit.entry.key in DIRECTIONS and hit.end < start for hit in hits)
