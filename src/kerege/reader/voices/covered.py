"""Which words of a sentence what somebody says covers."""

from __future__ import annotations

from typing import NamedTuple

from kerege.reader.scan import Scan
from kerege.reader.times.roles import listed_near
from kerege.reader.times.tense import first_verb
from kerege.reader.voices.clauses import Clauses, Quote
from kerege.reader.voices.verbs import Said
from kerege.reader.voices.words import listed

#: characters of the word behind an insertion
_NEXT = 12
#: words of a name behind "the firm"
_NAME = 3


class Passage(NamedTuple):
    """Text and who says it; of passages that overlap the later in a list counts."""

    start: int
    end: int
    speaker: str


def cover(scan: Scan, said: list[Said], clauses: Clauses, quotes: tuple[Quote, ...]) -> list[Passage]:
    """Return the passages of those who speak in a sentence, in the order of ``said``."""
    passages: list[Passage] = []
    ends = sorted(one.hit.end for one in said if not _foretells(scan, one))
    for one in said:
        name, hit = one.speaker.name, one.hit
        if one.whole:
            passages.append(Passage(scan.start, scan.end, name))
            continue
        if one.before:
            first = max(
                (end for end in ends if end < hit.start and not _whole_at(said, end)), default=scan.start
            )
            passages.append(Passage(first, max(hit.word_end, one.speaker.end), name))
            tail = _tail(scan, hit.start, max(hit.word_end, one.speaker.end), clauses, quotes)
            if tail is not None:
                passages.append(Passage(tail, scan.end, name))
            continue
        start = min(clauses.bounds[clauses.at(hit.start)], one.speaker.start)
        if _is_described(scan, one.speaker.end, hit.start):
            start = hit.start
        passages.append(Passage(start, scan.end, name))
    return passages


def _foretells(scan: Scan, one: Said) -> bool:
    """Return whether a verb tells what is expected, which a later "the chairman said" covers too."""
    known = listed(scan.language, "foretells")
    return bool(known) and scan.folded_slice(one.hit.start, one.hit.word_end).strip() in known


def _whole_at(said: list[Said], end: int) -> bool:
    return any(one.whole and one.hit.end == end for one in said)


def _tail(scan: Scan, hit_start: int, place: int, clauses: Clauses, quotes: tuple[Quote, ...]) -> int | None:
    """Return where speech goes on behind "..., said X": at a colon, a new quotation or a "that"."""
    for quote in quotes:
        if quote.opened and quote.start > place:
            return quote.start
    if _is_inserted(scan, hit_start, place):
        return place
    for number in range(clauses.at(place), len(clauses.bounds) - 1):
        start = clauses.bounds[number]
        if start <= place:
            continue
        if scan.text[start - 1] == ":" or (scan.text[start - 1] in ";," and _reported(scan, start)):
            return start
        if _that_follows(scan, start, "adding"):
            return start
        if _that_follows(scan, start, "that"):
            return place
    return None


def _is_inserted(scan: Scan, start: int, end: int) -> bool:
    """Return whether words of saying stand between commas before the verb ("Costs, said X, came to 5")."""
    if scan.text[end : end + 1] != "," or not scan.text[scan.start : start].rstrip().endswith(","):
        return False
    behind = scan.folded_slice(end, min(scan.end, end + _NEXT)).split()[:1]
    known = listed_near(scan.language, "relative")
    return first_verb(scan, scan.start, start) == "" and not known.intersection(behind)


def _is_described(scan: Scan, start: int, end: int) -> bool:
    """Return whether a relative clause parts a speaker from the verb ("X, which owns 5 mills, said")."""
    comma = scan.text.find(",", start, end)
    if comma < 0 or scan.text.count(" ", start, comma) > _NAME:
        return False
    behind = scan.folded_slice(comma + 1, min(end, comma + _NEXT)).split()[:2]
    return not listed_near(scan.language, "relative").isdisjoint(behind)


def _reported(scan: Scan, start: int) -> bool:
    """Return whether a verb form of indirect speech stands behind a place."""
    return any(h.entry.data["kind"] == "reported" and h.start >= start for h in scan.of("attribution"))


def _that_follows(scan: Scan, start: int, sort: str) -> bool:
    words = scan.folded_slice(start, min(scan.end, start + 16)).split()[:1]
    return bool(words) and words[0] in listed(scan.language, sort)
