"""Classes of verbs that turn with a particle: "führte ... aus", "nam ... af"."""

from __future__ import annotations

from collections.abc import Mapping

from kerege.reader.frames.clauses import Clauses
from kerege.reader.frames.words import grammar
from kerege.reader.lexicon import Hit
from kerege.reader.scan import Scan

_STOPS = frozenset(",;:.!?)–")


def turned_class(scan: Scan, hit: Hit, clauses: Clauses) -> str:
    """Return the class of a word; of a verb with a particle that of both ("führte ... aus"), else blank.

    The particle ends the clause, or stands before a preposition or a joint ("voerde 5 ton uit naar China").
    """
    after = hit.entry.data.get("able_after")
    if after is not None and scan.folded_slice(scan.start, hit.start).rstrip().endswith(tuple(after)):
        return "able"
    particles = hit.entry.data.get("particles")
    if particles is None:
        return hit.entry.stem
    end = clauses.span(clauses.at(hit.start))[1]
    helps = "future" in hit.entry.data and _closed_by_verb(scan, hit.word_end, end)
    if "not_by" in hit.entry.data and _tells_change(scan, hit.word_end, end):
        return ""
    tail = scan.folded_slice(hit.word_end, end).rstrip()
    for particle, of in particles.items():
        if tail.endswith(f" {particle}"):
            return str(of)
    of = _particle_within(scan, hit, particles, tail, end)
    return of or ("" if helps else str(hit.entry.data.get("otherwise", "")))


def _particle_within(scan: Scan, hit: Hit, particles: Mapping[str, str], tail: str, end: int) -> str:
    """Return the class of a verb by a particle before a preposition, a joint or a sign, blank if none."""
    joiners = grammar(scan.language).joiners
    follow = {h.start for h in scan.of("frame_words") if hit.word_end < h.start < end}
    for particle, of in particles.items():
        place = tail.rfind(f" {particle} ")
        if place < 0:
            continue
        last = hit.word_end + place + len(particle) + 1
        behind = scan.folded_slice(last + 1, end).partition(" ")[0]
        if last + 1 in follow or scan.text[last] in _STOPS or behind in joiners:
            return str(of)
    return ""


def _tells_change(scan: Scan, start: int, end: int) -> bool:
    """Say whether "by" stands between two places, so that a verb tells a change ("nahm um 3 Mt ab")."""
    hits = [hit for hit in scan.of("changes") if start <= hit.start < end and hit.entry.key == "by"]
    return any(scan.text[hit.end : hit.end + 1] == " " for hit in hits)


def _closed_by_verb(scan: Scan, start: int, end: int) -> bool:
    """Say whether another verb closes a clause, so that one before only tells when ("gaat ... leveren")."""
    while end > start and not scan.text[end - 1].isalnum():
        end -= 1
    return any(
        hit.entry.data.get("verb") and start < hit.start and hit.word_end == end
        for hit in scan.of("measures")
    )
