"""Whose a verb of saying is: the subject before it, behind it, or before an insertion."""

from __future__ import annotations

from typing import NamedTuple

from kerege.reader.lexicon import Hit
from kerege.reader.scan import Scan
from kerege.reader.times.roles import listed_near
from kerege.reader.voices.before import opens_as_name
from kerege.reader.voices.choosing import speaker_after, subject_before
from kerege.reader.voices.titles import has_title
from kerege.reader.voices.unknown import member_of, unknown_after, unknown_before, unknown_first
from kerege.reader.voices.words import STATES, Speaker

#: characters from a verb to a name behind a title and a comma
_TITLED = 70
_CLOSING = ("”", '"', "»", "“")
_AFTER_WORDS = frozenset((", ", "- ", "– ", "— "))
_NAMED = frozenset(("person", "firm", "body", "media"))
#: characters before who opens a sentence, commas around words set off behind, signs of speech
_OPENS, _COMMAS, _SPEECH = 4, 3, '„“”«»";:'


class Place(NamedTuple):
    """Where a verb stands: start of its clause, end of it, whether it comes first or last by its grammar."""

    left: int
    right: int
    inverted: bool
    final: bool


def subject_of(scan: Scan, hit: Hit, speakers: tuple[Speaker, ...], place: Place) -> Speaker | None:
    """Return the subject of a verb of saying at its place; None if there is nobody."""
    ahead = speaker_after(scan, speakers, hit.word_end, place.right)
    behind = subject_before(speakers, place.left, hit.start, first=place.final)
    if behind is None and not place.final and not place.inverted:
        behind = _named_before(scan, hit, speakers) or _across(scan, speakers, place.left, hit.start)
    if behind is not None and not place.final and behind.kind != "person" and hit.start - behind.end > 1:
        behind = _chief_of(scan, hit, speakers, behind) or behind
    touching = ahead is not None and ahead.start - hit.word_end <= 1
    if ahead is not None and touching and (place.final or _outranks(ahead, behind)):
        return ahead
    framed = _framed(scan, hit, speakers) if place.inverted and not place.final else None
    framed = framed or (_before_relative(scan, hit, speakers) if place.inverted and not place.final else None)
    if framed is not None:
        return framed
    if place.inverted:
        first = _set_off(scan, hit, speakers) or _titled_behind(scan, hit, ahead) or ahead
        first = first or unknown_after(scan, hit.word_end, place.right) or behind
        first = first or _across(scan, speakers, place.left, hit.start) or _apposed(scan, hit, speakers)
    else:
        first = behind or _beside(hit, speakers) or unknown_before(scan, hit.start)
    return first or _left_over(scan, hit, speakers, ahead, place)


def _named_before(scan: Scan, hit: Hit, speakers: tuple[Speaker, ...]) -> Speaker | None:
    """Return a whole unknown name right before the verb ("..., its chief economist Jane Doe said")."""
    found = unknown_before(scan, hit.start)
    if found is None or " " not in found.name or any(found.start < s.end <= found.end for s in speakers):
        return None
    return found


def _chief_of(scan: Scan, hit: Hit, speakers: tuple[Speaker, ...], house: Speaker) -> Speaker | None:
    """Return the name right before the verb behind whom it speaks for ("the bank's Jane Doe said")."""
    found = _named_before(scan, hit, speakers)
    if found is None or found.start < house.end or "," in scan.text[house.end : found.start]:
        return None
    return found


def _titled_behind(scan: Scan, hit: Hit, ahead: Speaker | None) -> Speaker | None:
    """Return a name with a title between the verb and somebody else ("sagte Analyst Jan Doe der Zeitung")."""
    if ahead is None or ahead.kind in {"person", "pronoun"}:
        return None
    found = unknown_after(scan, hit.word_end, ahead.start)
    if found is None or found.end >= ahead.start or " " not in found.name:
        return None
    left = scan.text[hit.word_end : found.end]
    return found if has_title(left[: left.rfind(found.name)], scan.language) else None


def _set_off(scan: Scan, hit: Hit, speakers: tuple[Speaker, ...]) -> Speaker | None:
    """Return a name set off by commas right before the verb ("the minister, Jane Doe of the Bank, said")."""
    left = scan.text[scan.start : hit.start].rstrip()
    if not left.endswith(",") or not left[-2:-1].isalnum():
        return None
    end = scan.start + len(left) - 1
    house = next((s for s in speakers if s.end == end), None)
    found = member_of(scan, house, scan.start) if house else unknown_before(scan, end)
    found = found or (house if house is not None and not house.oblique else None)
    if found is None or found.kind in STATES:
        return None
    inside = scan.text[found.start : found.end]
    return found if "," in inside or scan.text[scan.start : found.start].rstrip().endswith(",") else None


def _framed(scan: Scan, hit: Hit, speakers: tuple[Speaker, ...]) -> Speaker | None:
    """Return who opens the sentence before words between commas ("Jane Doe, the minister, told a forum")."""
    left = scan.text[scan.start : hit.start]
    opening = scan.start + max(left.rfind(mark) for mark in _CLOSING) + 1
    known = [s for s in speakers if s.start >= opening]
    first = known[0] if known and _is_first(scan, known[0], opening) else _named_first(scan, hit, opening)
    if first is None or first.oblique or first.kind not in _NAMED or first.end >= hit.start:
        return None
    left = scan.text[first.end : hit.start].rstrip()
    behind = scan.text[hit.word_end : hit.word_end + 2]
    plain = behind[:1] == " " and not behind[1:].isupper()
    if not plain or len(left) < _OPENS or left[0] != "," or left[-1] != ",":
        return None
    return first if not any(sign in left for sign in _SPEECH) and left.count(",") <= _COMMAS else None


def _before_relative(scan: Scan, hit: Hit, speakers: tuple[Speaker, ...]) -> Speaker | None:
    """Return whom a relative clause parts from the verb ("The firm, which owns 40 %, said")."""
    comma = hit.start - 2
    left = scan.text.rfind(", ", scan.start, comma) if scan.text[comma : hit.start] == ", " else -1
    if left < 0 or any(sign in scan.text[left:comma] for sign in _SPEECH):
        return None
    first = scan.folded_slice(left + 1, comma).split()[:1]
    if not first or first[0] not in listed_near(scan.language, "relative"):
        return None
    return next((s for s in speakers if s.end == left and not s.oblique), None)


def _is_first(scan: Scan, speaker: Speaker, opening: int) -> bool:
    """Return whether nothing but an office stands before a speaker."""
    if speaker.start - opening <= _OPENS:
        return True
    return has_title(scan.text[opening : speaker.start], scan.language)


def _named_first(scan: Scan, hit: Hit, opening: int) -> Speaker | None:
    """Return a whole unknown name that opens a sentence, before a comma."""
    place = opening + (scan.text[opening : opening + 2] in _AFTER_WORDS)
    found = unknown_after(scan, place, hit.start)
    if found is None or found.start - opening > _OPENS or scan.text[found.end : found.end + 1] != ",":
        return None
    return found if " " in found.name and opens_as_name(scan, found.name) else None


def _beside(hit: Hit, speakers: tuple[Speaker, ...]) -> Speaker | None:
    return next((s for s in speakers if 0 < hit.start - s.end <= 1), None)


def _left_over(
    scan: Scan, hit: Hit, speakers: tuple[Speaker, ...], ahead: Speaker | None, place: Place
) -> Speaker | None:
    """Return a subject in no subject's case ("в Газпроме сообщили"), or an unknown name behind the verb."""
    loose = hit.entry.data.get("people_only") or "only" in hit.entry.data
    if loose and ahead is not None and ahead.oblique and ahead.start - hit.word_end > 1:
        ahead = None
    beside = _beside(hit, speakers) or ahead
    if beside is not None:
        return beside
    if place.final:
        return unknown_first(scan, hit.start)
    behind = unknown_after(scan, hit.word_end, place.right)
    if loose and behind is not None and behind.start > hit.word_end + 1:
        behind = None
    return behind or _opening(scan, hit.start, any_sign=True)


def _outranks(ahead: Speaker, behind: Speaker | None) -> bool:
    """Return whether a person right behind the verb is the subject, and not what stands before the verb."""
    return ahead.kind == "person" and (behind is None or behind.kind not in {"person", "pronoun"})


def _across(scan: Scan, speakers: tuple[Speaker, ...], left: int, place: int) -> Speaker | None:
    """Return the subject before an insertion ("Tokajew, der ..., sagte")."""
    if scan.text[max(scan.start, left - 1) : left].strip() not in {",", ")", "–", "—"}:
        return None
    return subject_before(speakers, scan.start, place, first=True) or _opening(scan, left)


def _opening(scan: Scan, left: int, *, any_sign: bool = False) -> Speaker | None:
    """Return an unknown name that opens the sentence ("Jane Doe, who ..., said", "Jane Doe had hinted")."""
    found = unknown_first(scan, left)
    if found is None or not opens_as_name(scan, found.name):
        return None
    after = scan.text[found.end : found.end + 2]
    near = any_sign and after[1:].islower() and not any(s in scan.text[found.end : left] for s in ",;:—–")
    return found if after[:1] == "," or after == " (" or near else None


def _apposed(scan: Scan, hit: Hit, speakers: tuple[Speaker, ...]) -> Speaker | None:
    """Return the name behind a title and a comma behind the verb ("said the mill owner, Jane Doe")."""
    return next(
        (
            s
            for s in speakers
            if s.kind == "person"
            and 0 < s.start - hit.word_end <= _TITLED
            and scan.text[s.start - 2 : s.start] == ", "
            and has_title(scan.text[hit.word_end : s.start - 2], scan.language)
        ),
        None,
    )
