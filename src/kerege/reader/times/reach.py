"""How far a time reaches: which figures it can date, which it is only set beside."""

from __future__ import annotations

from functools import cache

from kerege.reader.layers import TimeSpan
from kerege.reader.packs import settings
from kerege.reader.scan import Scan
from kerege.reader.times.apart import is_over_by_now, is_to_come, is_told_apart, of_place, parts_clauses
from kerege.reader.times.roles import joining, listed_near
from kerege.reader.times.tense import first_verb, now_from
from kerege.reader.voices.clauses import Clauses
from kerege.reader.voices.words import listed

_SIGNS = ",–—"
#: roles of a time by which something is to be done
_TERMS = frozenset(("due", "until"))
#: small words between the sign that opens a clause and a time at its head ("und im Jahr 2022")
_HEAD, _REACH = 3, 300
#: roles of number words that are figures
_WORDS = frozenset(("small", "tens", "hundred", "thousand"))
#: letters of a preposition
_PREPOSITION = 6
_BRACKET = 90
#: characters of "and" behind a time
_AND = 12
#: signs that may begin a line that is no item of a list
OPENING = frozenset("«„“\"'‘(")


def reaches(time: TimeSpan, start: int, end: int, scan: Scan) -> bool:
    """Return whether a time can date the figure at ``text[start:end]``.

    One of another item of a list cannot, nor a later one behind a semicolon, behind a colon and a figure of
    its own ("holds 3 Mt: 5 Mt in 2022"), at the head of a clause with a figure or verb of its own ("5 Mt, two
    years ago it was 4"), or in a clause of the past behind a present one ("costs 5, half of what it cost in
    2022").
    """
    if time.start < end:
        apart = other_item(scan.text, time.end, start) or _is_spent(time, start, scan)
        over = time.role == "over" and parts_clauses(scan.text[time.end : start])
        now = ";" in scan.text[time.end : start] and time.end < now_from(scan, start)
        now = now or is_over_by_now(time, start, scan)
        return not (apart or over or now or _in_relative(time, start, scan))
    if time.start - end > _REACH or (time.role == "over" and parts_clauses(scan.text[end : time.start])):
        return False
    between = scan.text[end : time.start]
    own = _behind_colon(scan, end, time.start)
    if ";" in between or "\n" in between or own or _is_inserted(scan, start, end, time):
        return False
    if _heads_clause(between) and _has_own(scan, time.end):
        return False
    apart = of_place(scan, end, time.start) or is_told_apart(scan, start, end, time.start)
    if apart or is_to_come(time, start, between, scan):
        return False
    return not (
        first_verb(scan, scan.start, start) == "present" and first_verb(scan, end, time.start) == "past"
    )


def _behind_colon(scan: Scan, start: int, end: int) -> bool:
    """Return whether a figure stands between a colon and a later time ("3 Mt: 5 Mt in 2022")."""
    colon = scan.text.find(": ", start, end)
    if colon < 0:
        return False
    words = (hit for hit in scan.of("numbers") if colon < hit.start < end)
    return any(map(str.isdigit, scan.text[colon:end])) or any(h.entry.data["role"] in _WORDS for h in words)


def _is_inserted(scan: Scan, start: int, end: int, time: TimeSpan) -> bool:
    """Return whether a figure of the past is inserted before what a later time is of.

    "The railway, which carried 3 Mt, 5 % more than in 2024, plans to buy trains this year"
    """
    last, known = scan.text.rfind(", ", end, time.start), listed_near(scan.language, "relative")
    opening = [at for word in known if (at := scan.folded.rfind(f"  {word} ", scan.start, start)) >= 0]
    if last < 0 or not opening:
        return False
    told = first_verb(scan, max(opening), start)
    if time.role in _TERMS and told != "":
        return True  # "the state, which holds 99 %, has to sell by 2028"
    wants = any(last < hit.start < time.start for hit in scan.of("modality"))
    return told == "past" and (wants or first_verb(scan, last, time.start) == "present")


def _in_relative(time: TimeSpan, start: int, scan: Scan) -> bool:
    """Return whether a time stands in an insertion before a figure ("X, whose term ended in 2022, ...")."""
    text = scan.text
    left = text.rfind(", ", scan.start, time.start)
    right = text.find(", ", time.end, start)
    if left < 0 or right < 0 or start - left > _REACH:
        return False
    words = scan.folded_slice(left + 1, time.start).split()[:_HEAD]
    known = listed_near(scan.language, "relative")
    if words[1:2] and words[1] in known and len(words[0]) <= _PREPOSITION:  # ", for which it asks since May,"
        return not _capitals(scan.language) or scan.text[:right].rpartition(" ")[2].islower()
    placed = bool(words) and words[0] in listed(scan.language, "prepositions")
    if placed and len(words) > 1 and time.role == "since":
        return True  # "the dam, under construction since 1976, costs 6"
    return bool(words) and words[0] in known


@cache
def _capitals(language: str) -> bool:
    """Say whether nouns have capitals, so that a small word that closes a clause is a verb."""
    return bool(settings(language, "counted").get("nouns", {}).get("capitalised"))


def _is_spent(time: TimeSpan, start: int, scan: Scan) -> bool:
    """Return whether a term belongs to a figure before it, in a clause of its own: "5 Mt by 2030, at 3"."""
    if time.role != "due" or start - time.end > _REACH:
        return False
    between = scan.text[time.end : start]
    signs = any(char in ",;" and not between[at + 1 : at + 2].isdigit() for at, char in enumerate(between))
    return signs and any(map(str.isdigit, scan.text[scan.start : time.start]))


def is_coming(scan: Scan, start: int, end: int, place: int, clauses: Clauses) -> bool:
    """Return whether a word of what is to come tells of a time: of its clause, not behind "and" and the past.

    "It eased to 9 % in May and will be 7 % in a year".
    """
    number = clauses.at(start)
    if clauses.at(place) != number:
        return False
    if place < start and _seen_before(scan, place, start):
        return False
    if place < end or joining(scan.language).isdisjoint(scan.folded_slice(end, place).split()):
        return True
    return first_verb(scan, clauses.bounds[number], start) != "past"


def _seen_before(scan: Scan, place: int, start: int) -> bool:
    """Return whether a relative clause of the past leads to a time ("will return what it seized in May")."""
    known = listed_near(scan.language, "relative_after") | listed_near(scan.language, "relative")
    between = scan.folded_slice(place, start)
    last = max((at for word in known if (at := between.rfind(f" {word} ")) >= 0), default=-1)
    return last >= 0 and first_verb(scan, place + last, start) == "past"


def closes_past(scan: Scan, start: int, end: int) -> bool:
    """Return whether a time closes a clause of the past before an "and" ("fell in May and will rise")."""
    left = max(scan.text.rfind(sign, scan.start, start) for sign in (", ", "; ", ": "))
    behind = scan.folded_slice(end, min(end + _AND, scan.end)).split()[:1]
    if not behind or behind[0] not in joining(scan.language):
        return False
    return first_verb(scan, max(left + 1, scan.start), start) == "past"


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
    if any(map(str.isdigit, after)):
        return len(before.split()) <= 1 and not any(map(str.isdigit, before))
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
    if any(map(str.isdigit, scan.text[place:stop])):
        return True
    if any(place <= hit.start < stop for hit in scan.of("numbers")):
        return True
    return first_verb(scan, place, stop) != ""
