"""Clauses of their own behind a figure, whose times date nothing before: of places, causes, contrasts."""

from __future__ import annotations

from itertools import pairwise

from kerege.reader.layers import TimeSpan
from kerege.reader.scan import Scan
from kerege.reader.times.anchor import find_anchor
from kerege.reader.times.calendar import first_date
from kerege.reader.times.roles import joining, listed_near
from kerege.reader.times.tense import first_verb, looks_ahead_at, tense_at
from kerege.reader.voices.clauses import find_told_clauses

#: signs that part clauses
_CUTS = (", ", "; ", ": ", " – ", " — ")
#: words of a clause at least that "and" opens
_HEAD = 3
#: words from a cause to its time at least ("because of the drought in May")
_CAUSE = 2


def of_place(scan: Scan, left: int, right: int) -> bool:
    """Return whether a clause that tells of a place begins between two ("..., where six died in May")."""
    known = listed_near(scan.language, "where")
    comma = scan.text.rfind(", ", left, right) if known else -1
    words = scan.folded_slice(comma + 1, right).split()[:1] if comma >= 0 else []
    return bool(words) and words[0] in known


def is_to_come(time: TimeSpan, start: int, between: str, scan: Scan) -> bool:
    """Return whether a later clause looks ahead of a past figure ("fell to 5: it put works off to 2030")."""
    anchor = find_anchor(scan.document) if time.period and parts_clauses(between) else None
    if anchor is None or first_date(time.period) <= anchor.last:
        return False
    left = max(scan.text.rfind(sign, start, time.start) for sign in _CUTS)
    right = min(
        (at for sign in _CUTS if (at := scan.text.find(sign, time.end, scan.end)) >= 0), default=scan.end
    )
    told = first_verb(scan, left, right) != ""
    return told and tense_at(scan, start) == "past" and not looks_ahead_at(scan, start)


def is_told_apart(scan: Scan, start: int, end: int, place: int) -> bool:
    """Return whether a later time has its own clause ("fell to 5 on a duty that rose in May")."""
    words = scan.folded_slice(end, place).split()
    joined = _is_joined(scan, end, place) or _is_ahead(scan, start, place)
    if in_contrast(scan, end, place) or joined or _of_cause(scan, words):
        return True
    known = listed_near(scan.language, "relative_after")
    if not any(word in known for word in words) or first_verb(scan, scan.start, start) == "":
        return False
    between = scan.folded_slice(end, place)
    first = min((at for word in known if (at := between.find(f" {word} ")) >= 0), default=-1)
    return first >= 0 and first_verb(scan, end + first, place) != ""


def _of_cause(scan: Scan, words: list[str]) -> bool:
    """Return whether a later time is that of a cause ("was 13 Mt because of the repair in September")."""
    known = listed_near(scan.language, "cause_after")
    before = words[:-_CAUSE]
    return any(word in known for word in before) or any(" ".join(pair) in known for pair in pairwise(before))


def in_contrast(scan: Scan, end: int, place: int) -> bool:
    """Return whether a clause of contrast begins between two places ("fell to 5, although in May ...")."""
    known = listed_near(scan.language, "contrast_after")
    if "," not in scan.text[end:place]:
        return False
    return any(word in known for word in scan.folded_slice(end, place).split())


def _is_joined(scan: Scan, end: int, place: int) -> bool:
    """Return whether a clause of its own with a verb of what is to come begins behind ", and"."""
    comma = scan.text.find(", ", end, place)
    words = scan.folded_slice(comma + 1, place).split() if comma >= 0 else []
    if len(words) < _HEAD or words[0] not in joining(scan.language):
        return False
    return any(word in listed_near(scan.language, "coming") for word in words)


def _is_ahead(scan: Scan, start: int, place: int) -> bool:
    """Return whether "and" parts what was from a forecast and its time ("cut it to 5 and sees 6 in May")."""
    clauses = scan.once(find_told_clauses)
    bound = clauses.bounds[clauses.at(place)]
    return start < bound and scan.text[bound - 1].isspace()


def is_over_by_now(time: TimeSpan, start: int, scan: Scan) -> bool:
    """Return whether "and" parts what was, with its figure, from what is ("rose 5 % in 2024 and is 3")."""
    if time.role != "at" or not time.period:
        return False
    between = scan.folded_slice(time.end, start)
    joint = max((between.rfind(f" {word} ") for word in joining(scan.language)), default=-1)
    if joint < 0:
        return False
    place = time.end + joint
    told = f"{scan.text[scan.start : time.start]}{scan.text[time.end : place]}"
    if not any(map(str.isdigit, told)) or first_verb(scan, scan.start, place) != "past":
        return False
    return first_verb(scan, place, start) == "present"


def parts_clauses(between: str) -> bool:
    """Return whether a sign between two places parts clauses."""
    return any(sign in between for sign in _CUTS)
