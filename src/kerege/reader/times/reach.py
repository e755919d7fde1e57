"""How far a time reaches: which figures it can date, which it is only set beside."""

from __future__ import annotations

from kerege.reader.layers import TimeSpan
from kerege.reader.scan import Scan
from kerege.reader.times.tense import first_verb

_SIGNS = ",–—"
#: small words between the sign that opens a clause and a time at its head ("und im Jahr 2022")
_HEAD, _REACH = 3, 300
_BRACKET = 90
#: signs that may begin a line that is no item of a list
OPENING = frozenset("«„“\"'‘(")


def reaches(time: TimeSpan, start: int, end: int, scan: Scan) -> bool:
    """Return whether a time can date the figure at ``text[start:end]``.

    One of another item of a list cannot, nor a later one behind a semicolon, at the head of a clause with a
    figure or verb of its own ("5 Mt, two years ago it was 4"), or in a clause of the past behind a present
    one ("costs 5, half of what it cost in 2022").
    """
    if time.start < end:
        return not other_item(scan.text, time.end, start) and not _is_spent(time, start, scan)
    if time.start - end > _REACH:
        return False
    between = scan.text[end : time.start]
    if ";" in between or "\n" in between:
        return False
    if _heads_clause(between) and _has_own(scan, time.end):
        return False
    return not (
        first_verb(scan, scan.start, start) == "present" and first_verb(scan, end, time.start) == "past"
    )


def _is_spent(time: TimeSpan, start: int, scan: Scan) -> bool:
    """Return whether a term belongs to a figure before it, in a clause of its own: "5 Mt by 2030, at 3"."""
    if time.role != "due" or start - time.end > _REACH:
        return False
    between = scan.text[time.end : start]
    signs = any(char in ",;" and not between[at + 1 : at + 2].isdigit() for at, char in enumerate(between))
    return signs and any(char.isdigit() for char in scan.text[scan.start : time.start])


def other_item(text: str, start: int, end: int) -> bool:
    """Return whether an item of a list begins between two places."""
    place = text.rfind("\n", start, end) if end - start < _REACH else -1
    first = text[place + 1 : end].lstrip()[:1] if place >= 0 else ""
    return bool(first) and not first.isalnum() and first not in OPENING


def in_aside(text: str, start: int, end: int) -> bool:
    """Return whether a time is one side of a comparison in brackets: "(2022: 17 Mt)", "(36 % a year ago)"."""
    left = text.rfind("(", max(0, start - _BRACKET), start)
    if left < 0 or text.find(")", left, start) >= 0:
        return False
    right = text.find(")", end, end + _BRACKET)
    if right < 0 or text.find("(", end, right) >= 0:
        return False
    before, after = text[left + 1 : start], text[end:right]
    if any(char.isdigit() for char in after):
        return len(before.split()) <= 1 and not any(char.isdigit() for char in before)
    return not after.strip(" .") and any(char.isdigit() for char in before.lstrip(" +-–−$€£≈~")[:1])


def in_one_bracket(text: str, time: TimeSpan, start: int, end: int) -> bool:
    """Return whether a time and a figure stand in the same brackets."""
    first, last = min(time.start, start), max(time.end, end)
    left = max(0, first - _BRACKET)
    if last - first > _BRACKET or text.rfind("(", left, first) <= text.rfind(")", left, first):
        return False
    between = text[min(time.end, end) : max(time.start, start)]
    return "(" not in between and ")" not in between


def _heads_clause(between: str) -> bool:
    places = [
        place
        for place, char in enumerate(between)
        if char in _SIGNS and not between[place + 1 : place + 2].isdigit()
    ]
    return bool(places) and len(between[places[-1] + 1 :].split()) <= _HEAD


def _has_own(scan: Scan, place: int) -> bool:
    """Return whether the clause behind a time has a figure or a verb of its own."""
    stop = place
    while stop < scan.end and (scan.text[stop] not in ",;:.)–—(" or scan.text[stop + 1 : stop + 2].isdigit()):
        stop += 1
    if any(char.isdigit() for char in scan.text[place:stop]):
        return True
    if any(place <= hit.start < stop for hit in scan.of("numbers")):
        return True
    return first_verb(scan, place, stop) != ""
