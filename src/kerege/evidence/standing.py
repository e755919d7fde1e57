"""Where each candidate of a work stands, from its readings and reviews alone.

A *place* is what stays when a text is edited elsewhere: the words, what is said by them, and how many of the
same stand before them in the document. The last decision about a place holds for every candidate there, so
that it is carried over to a new text in which the words still stand.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from kerege.evidence.readings import Reading, latest_by_back_end
from kerege.evidence.reviews import Review
from kerege.evidence.storedcandidates import StoredCandidate

#: meaning of a candidate, and how many of the same stand before it in its document
Place = tuple[str, int]


class Standing(StrEnum):
    """What is to be done about a candidate."""

    OPEN = "open"
    DEFERRED = "deferred"
    REOPENED = "reopened"
    ACCEPTED = "accepted"
    REJECTED = "rejected"
    SUPERSEDED = "superseded"

    @property
    def waits(self) -> bool:
        """Whether somebody has to review it."""
        return self in (Standing.OPEN, Standing.DEFERRED, Standing.REOPENED)


@dataclass(frozen=True, slots=True)
class State:
    """Where a candidate stands.

    decision : the decision that holds, or that a changed text has reopened; None = never decided
    earlier  : all reviews of the same words in this work, in order
    claim    : id of the claim that it is, or of the one reopened claim of the same words; blank = none
    """

    standing: Standing
    decision: Review | None
    earlier: tuple[Review, ...]
    claim: str


@dataclass(frozen=True, slots=True)
class Work:
    """All that is known of one work: its candidates by id, its readings and reviews in order."""

    candidates: Mapping[str, StoredCandidate]
    readings: Sequence[Reading]
    reviews: Sequence[Review]


def standings(work: Work) -> dict[str, State]:
    """Return where each candidate of a work stands, by id in sorted order."""
    places = _places(work.candidates)
    current = _current(work.readings)
    stands = {places[name] for name in current}
    decisions: dict[Place, Review] = {}
    deferred: dict[Place, Review] = {}
    last_of_claim: dict[str, Review] = {}
    of_words: dict[str, list[Review]] = {}
    for review in work.reviews:
        place = places[review.candidate]
        (decisions if review.decides else deferred)[place] = review
        of_words.setdefault(work.candidates[review.candidate].words, []).append(review)
        if review.claim and review.decides:
            last_of_claim[review.claim] = review
    newest = {places[name]: name for name in sorted(places, key=lambda n: (work.candidates[n].document, n))}
    documents = {reading.id: reading.document for reading in work.readings}
    text = work.readings[-1].document if work.readings else 0
    found: dict[str, State] = {}
    for name, one in sorted(work.candidates.items()):
        place = places[name]
        decision = decisions.get(place)
        earlier = tuple(of_words.get(one.words, ()))
        if decision is None:
            waiting = Standing.DEFERRED if place in deferred else Standing.OPEN
            standing = waiting if name in current else Standing.SUPERSEDED
        elif not decision.accepts:
            standing = Standing.REJECTED
        elif place in stands or documents[decision.reading] == text:
            standing = Standing.ACCEPTED
        elif last_of_claim.get(decision.claim, decision) is decision and newest[place] == name:
            standing = Standing.REOPENED
        else:
            standing = Standing.SUPERSEDED
        found[name] = State(standing, decision, earlier, decision.claim if decision else "")
    return _with_reopened(found, work.candidates)


def _with_reopened(states: dict[str, State], candidates: Mapping[str, StoredCandidate]) -> dict[str, State]:
    """Return the states with the reopened claim of the same words named where there is just one."""
    claims: dict[str, list[str]] = {}
    for name, state in states.items():
        if state.standing is Standing.REOPENED:
            claims.setdefault(candidates[name].words, []).append(state.claim)
    return {
        name: replace(state, claim=ones[0]) if state.decision is None and len(ones) == 1 else state
        for name, state in states.items()
        for ones in [claims.get(candidates[name].words, [])]
    }


def _current(readings: Sequence[Reading]) -> set[str]:
    """Return what the latest reading of each back end proposed, as far as it read the latest text."""
    text = readings[-1].document if readings else 0
    latest = latest_by_back_end(readings).values()
    return {name for document, proposed in latest if document == text for name in proposed}


def _places(candidates: Mapping[str, StoredCandidate]) -> dict[str, Place]:
    """Return the place of each candidate; back ends that say the same at one place share it."""
    starts: dict[tuple[int, str], list[int]] = {}
    for one in candidates.values():
        starts.setdefault((one.document, one.meaning), []).append(one.candidate.char_start)
    rank = {key: {at: k for k, at in enumerate(sorted(set(found)))} for key, found in starts.items()}
    return {
        name: (one.meaning, rank[one.document, one.meaning][one.candidate.char_start])
        for name, one in candidates.items()
    }
