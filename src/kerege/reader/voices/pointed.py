"""Whom a cue of saying points to: its subject, whom a preposition names, a body, a group."""

from __future__ import annotations

from kerege.reader.actors.known import kinds
from kerege.reader.lexicon import Hit
from kerege.reader.packs import settings
from kerege.reader.scan import Scan
from kerege.reader.voices.choosing import speaker_after
from kerege.reader.voices.clauses import Clauses, Quote
from kerege.reader.voices.unknown import member_of, undeclined, unknown_after, unknown_before
from kerege.reader.voices.verbs import Said, by_verb, clause_end, may_say
from kerege.reader.voices.words import STATES, Speaker

#: a known actor further from a preposition or postposition than this gives way to an unknown name beside it
_FAR_BEHIND, _FAR_IN_FRONT = 40, 30
#: characters between a cue without a subject and the body it comes from ("aus dem")
_BESIDE = 12
#: speakers that are parties to a paper; words behind "according to" in which a paper is named
_PARTIES, _PAPER = STATES | {"firm"}, 4
#: keys of words like "source", and the signs before one in a bracket or a line of its own
_SOURCES, _BEFORE_SOURCE = frozenset(("source", "sources")), frozenset(("", "(", "[", "–", "—"))


def said_by(
    scan: Scan, hit: Hit, speakers: tuple[Speaker, ...], clauses: Clauses, quotes: tuple[Quote, ...]
) -> Said | None:
    """Return who says what a cue stands with, None if it points to nobody."""
    kind = hit.entry.data["kind"]
    if kind == "verb":
        return by_verb(scan, hit, speakers, clauses, quotes)
    if is_source(scan, hit):
        source = _behind(scan, hit, speakers, clauses, right=scan.end)
        return Said(source, hit, whole=True, before=False) if source else None
    if kind == "unnamed":
        found: Speaker | None = _from_body(hit, speakers) or Speaker(
            hit.start, hit.end, hit.entry.key, "group"
        )
    elif kind == "refer":
        found = next((s for s in speakers if s.start <= hit.start < s.end), None)
    elif kind == "own":
        found = next((s for s in reversed(speakers) if s.end <= hit.start), speakers[0] if speakers else None)
    elif kind == "prep":
        found = _behind(scan, hit, speakers, clauses)
        found = found if found is not None and may_say(hit, _as_known(found)) else None
        if found is not None and found.kind in _PARTIES and _is_paper(scan, hit.word_end, found.start):
            found = None
    else:
        found = _in_front(scan, hit, speakers, clauses)
    return Said(found, hit, whole=True, before=False) if found else None


def _is_paper(scan: Scan, start: int, end: int) -> bool:
    """Say whether a contract or plan is what "according to" names, and no party to it that comes behind."""
    words = scan.folded_slice(start, end).split()[:_PAPER]
    papers = settings(scan.language, "attribution").get("grammar", {}).get("papers", ())
    return any(word.startswith(tuple(papers) or "\0") for word in words)


def _as_known(found: Speaker) -> Speaker:
    """Return a speaker with the kind that the packs know a name by."""
    return found._replace(kind=kinds().get(found.name, (found.kind, ""))[0])


def _from_body(hit: Hit, speakers: tuple[Speaker, ...]) -> Speaker | None:
    """Return the body beside a cue without a subject ("heißt es aus dem Ministerium")."""
    return next(
        (
            s
            for s in speakers
            if s.oblique
            and s.kind in {"body", "firm"}
            and (0 <= hit.start - s.end <= _BESIDE or 0 <= s.start - hit.word_end <= _BESIDE)
        ),
        None,
    )


def _behind(
    scan: Scan, hit: Hit, speakers: tuple[Speaker, ...], clauses: Clauses, *, right: int = 0
) -> Speaker | None:
    """Return whom a preposition names ("laut X")."""
    right = right or clause_end(hit, clauses)
    place = hit.word_end + (scan.text[hit.word_end : hit.word_end + 1] == ":")
    found = speaker_after(scan, speakers, place, right)
    if found is None or found.start - place > _FAR_BEHIND:
        return unknown_after(scan, place, right, declined=True) or found
    return member_of(scan, found, hit.word_end, declined=True) or undeclined(scan, found)


def _in_front(scan: Scan, hit: Hit, speakers: tuple[Speaker, ...], clauses: Clauses) -> Speaker | None:
    """Return whom a postposition names ("X zufolge")."""
    left = clauses.bounds[clauses.at(hit.start)]
    found = next((s for s in reversed(speakers) if left <= s.start < hit.start), None)
    if found is None or hit.start - found.end > _FAR_IN_FRONT:
        return unknown_before(scan, hit.start, declined=True) or found
    return undeclined(scan, found)


def is_source(scan: Scan, hit: Hit) -> bool:
    """Return whether a word names where a figure is from ("(source: IEA)")."""
    if hit.entry.key not in _SOURCES or scan.text[hit.word_end : hit.word_end + 1] != ":":
        return False
    return scan.text[max(scan.start, hit.start - 2) : hit.start].rstrip()[-1:] in _BEFORE_SOURCE
