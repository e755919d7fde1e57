"""The subject of a verb of saying, and which side of the verb the words said are on."""

from __future__ import annotations

from typing import NamedTuple

from kerege.reader.lexicon import Hit
from kerege.reader.packs import settings
from kerege.reader.scan import Scan
from kerege.reader.voices.clauses import Clauses, Quote, is_term
from kerege.reader.voices.names import has_title
from kerege.reader.voices.speakers import speaker_after, subject_before
from kerege.reader.voices.unknown import member_of, unknown_after, unknown_before, unknown_first
from kerege.reader.voices.words import STATES, Speaker, listed

#: signs before a verb that comes first in its clause
BEFORE_VERB = frozenset(',;:–—-»”“"’(')
#: characters before the subject and words behind the verb of "..., X said on Thursday"
_SMALL, _FEW = 14, 6
_NEVER = frozenset(("state", "people"))


class Said(NamedTuple):
    """Somebody says something.

    speaker, hit : who, and the cue that says so
    whole        : whether the cue speaks of the whole sentence ("laut X")
    before       : else, whether the words said stand before the cue
    """

    speaker: Speaker
    hit: Hit
    whole: bool
    before: bool


class _Place(NamedTuple):
    """Where a verb stands: start of its clause, end of it, whether it comes first or last by its grammar."""

    left: int
    right: int
    inverted: bool
    final: bool


def by_verb(
    scan: Scan,
    hit: Hit,
    speakers: tuple[Speaker, ...],
    clauses: Clauses,
    quotes: tuple[Quote, ...],
) -> Said | None:
    """Find the subject of a verb of saying: behind it after a quotation or a comma, else before it."""
    if _is_sum(scan, hit):
        return None
    quotes = tuple(quote for quote in quotes if not is_term(scan, quote))
    inside = _inside(quotes, hit.start)
    if inside is not None and inside.closed:
        return None
    final = bool(settings(scan.language, "attribution").get("grammar", {}).get("verb_final"))
    number = clauses.at(hit.start)
    ahead_of = scan.text[scan.start : hit.start].rstrip()
    inverted = not ahead_of or ahead_of[-1] in BEFORE_VERB
    place = _Place(scan.start if final else clauses.bounds[number], clause_end(hit, clauses), inverted, final)
    outside = tuple(s for s in speakers if _inside(quotes, s.start) is inside)
    found = _subject(scan, hit, outside, place)
    if found is not None:
        found = member_of(scan, found, scan.start if found.start < hit.start else hit.word_end) or found
    if found is None or (hit.entry.data.get("people_only") and found.kind in _NEVER):
        return None
    whole = not final and (_is_aside(scan, place.left) or _is_inserted(scan, hit, place.left, found))
    if found.start >= hit.end:
        return Said(found, hit, whole, inverted and bool(ahead_of))
    at_end = not scan.text[hit.word_end : scan.end].strip(' .!?»”“"’)')
    return Said(found, hit, whole, at_end or _closes(scan, hit, place.left, found, clauses))


def clause_end(hit: Hit, clauses: Clauses) -> int:
    """Return the end of the clause a cue stands in."""
    return clauses.bounds[min(clauses.at(hit.word_end) + 1, len(clauses.bounds) - 1)]


def _subject(scan: Scan, hit: Hit, speakers: tuple[Speaker, ...], place: _Place) -> Speaker | None:
    ahead = speaker_after(speakers, hit.word_end, place.right)
    behind = subject_before(speakers, place.left, hit.start, first=place.final)
    if behind is None and not place.final and not place.inverted:
        behind = _named_before(scan, hit, speakers) or _across(scan, speakers, place.left, hit.start)
    touching = ahead is not None and ahead.start - hit.word_end <= 1
    if ahead is not None and touching and (place.final or _outranks(ahead, behind)):
        return ahead
    if place.inverted:
        first = _set_off(scan, hit, speakers) or _titled_behind(scan, hit, ahead) or ahead
        first = first or unknown_after(scan, hit.word_end, place.right) or behind
    else:
        first = behind or _beside(hit, speakers) or unknown_before(scan, hit.start)
    return first or _left_over(scan, hit, speakers, ahead, place)


def _named_before(scan: Scan, hit: Hit, speakers: tuple[Speaker, ...]) -> Speaker | None:
    """Return a whole unknown name right before the verb ("..., its chief economist Jane Doe said")."""
    found = unknown_before(scan, hit.start)
    if found is None or " " not in found.name or any(found.start < s.end <= found.end for s in speakers):
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
    found = next((s for s in speakers if s.end == end), None)
    found = (member_of(scan, found, scan.start) or found) if found else unknown_before(scan, end)
    if found is None or found.kind in STATES:
        return None
    inside = scan.text[found.start : found.end]
    return found if "," in inside or scan.text[scan.start : found.start].rstrip().endswith(",") else None


def _beside(hit: Hit, speakers: tuple[Speaker, ...]) -> Speaker | None:
    return next((s for s in speakers if 0 < hit.start - s.end <= 1), None)


def _left_over(
    scan: Scan, hit: Hit, speakers: tuple[Speaker, ...], ahead: Speaker | None, place: _Place
) -> Speaker | None:
    """Return a subject in no subject's case ("в Газпроме сообщили"), or an unknown name behind the verb."""
    beside = _beside(hit, speakers) or ahead
    if beside is not None:
        return beside
    if place.final:
        return unknown_first(scan, hit.start)
    return unknown_after(scan, hit.word_end, place.right)


def _outranks(ahead: Speaker, behind: Speaker | None) -> bool:
    """Return whether a person right behind the verb is the subject, and not what stands before the verb."""
    return ahead.kind == "person" and (behind is None or behind.kind not in {"person", "pronoun"})


def _closes(scan: Scan, hit: Hit, left: int, found: Speaker, clauses: Clauses) -> bool:
    """Return whether "..., X said on Thursday" ends the sentence: only small words around the verb."""
    if left == scan.start or clauses.at(hit.start) < len(clauses.bounds) - 2 or found.start - left > _SMALL:
        return False
    rest = scan.text[hit.word_end : scan.end]
    words = scan.folded_slice(hit.word_end, scan.end).split()
    digits = any(char.isdigit() for char in rest)
    return (
        len(words) <= _FEW and not digits and not any(word in listed(scan.language, "that") for word in words)
    )


def _across(scan: Scan, speakers: tuple[Speaker, ...], left: int, place: int) -> Speaker | None:
    """Return the subject before an insertion ("Tokajew, der ..., sagte")."""
    if scan.text[max(scan.start, left - 1) : left].strip() not in {",", ")", "–", "—"}:
        return None
    return subject_before(speakers, scan.start, place, first=True)


def _is_aside(scan: Scan, left: int) -> bool:
    """Return whether a clause is an aside ("wie die dpa mitteilt"): it speaks of the whole sentence."""
    words = scan.folded_slice(left, min(scan.end, left + 24)).split()[:2]
    known = listed(scan.language, "as")
    return bool(words) and (words[0] in known or " ".join(words) in known)


def _is_sum(scan: Scan, hit: Hit) -> bool:
    """Return whether a verb that also sums up has a figure right behind it ("the detour adds ten days")."""
    if scan.folded_slice(hit.start, hit.word_end).strip() not in listed(scan.language, "sums"):
        return False
    place = hit.word_end + 1
    if scan.text[place : place + 1].isdigit() or scan.text[place : place + 1] in {"$", "€", "£"}:
        return True
    return any(number.start == place for number in scan.of("numbers"))


def _is_inserted(scan: Scan, hit: Hit, left: int, found: Speaker) -> bool:
    """Return whether subject and verb stand between commas ("output rose, the ministry said, by 4 %")."""
    if left == scan.start or scan.text[left - 1] != "," or scan.text[hit.word_end : hit.word_end + 1] != ",":
        return False
    alone = sum(cue.entry.data["kind"] == "verb" for cue in scan.of("attribution")) == 1
    return alone and found.end <= hit.start and 0 <= found.start - left <= _SMALL


def _inside(quotes: tuple[Quote, ...], place: int) -> Quote | None:
    return next((quote for quote in quotes if quote.start <= place < quote.end), None)
