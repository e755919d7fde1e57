"""The candidates that wait for a review, with the sentence they stand in and what was decided before."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import sqlalchemy as sa

from kerege.evidence.opening import Ledger
from kerege.evidence.reviews import Review
from kerege.evidence.standing import Standing, State, Work, standings
from kerege.evidence.storedcandidates import StoredCandidate
from kerege.evidence.storeddocuments import StoredDocument, load_document
from kerege.evidence.transactions import read
from kerege.evidence.upgrading import knows_texts
from kerege.evidence.works import load_works
from kerege.reader.candidates import Candidate


@dataclass(frozen=True, slots=True)
class OpenCandidate:
    """A candidate that somebody has to review.

    id        : its id, for :func:`review`
    standing  : ``open``, ``deferred``, or ``reopened`` when a changed text took its words away
    document  : name of the text it stands in
    title, published, publisher : of that text
    sentence  : the sentence around it, verbatim
    before, after : place of the figure in ``sentence``: characters before its first and its last
    earlier   : all reviews of the same words in this work, in order
    claim     : id of the claim that the words are or were; blank = none
    """

    id: str
    standing: Standing
    candidate: Candidate
    document: str
    title: str
    published: str
    publisher: str
    sentence: str
    before: int
    after: int
    earlier: tuple[Review, ...]
    claim: str


def open_candidates(ledger: Ledger) -> tuple[OpenCandidate, ...]:
    """Return the candidates that wait for a review, by document in the order of the text.

    These are what the latest reading of each work proposes and nobody decided, and accepted ones whose words
    do not stand in the latest text any more.

    Raises
    ------
    FindingsError
        If the ledger cannot be read or is damaged.
    """
    with read(ledger) as connection:
        if not knows_texts(connection):
            return ()
        found = [one for work in load_works(connection).values() for one in _waiting(connection, work)]
    return tuple(sorted(found, key=lambda o: (o.document, o.candidate.digest, o.candidate.char_start, o.id)))


def _waiting(connection: sa.Connection, work: Work) -> Iterator[OpenCandidate]:
    """Yield what waits in one work; only one text is held at a time."""
    by_document: dict[int, list[tuple[str, State]]] = {}
    for name, state in standings(work).items():
        if state.standing.waits:
            by_document.setdefault(work.candidates[name].document, []).append((name, state))
    for number, waiting in by_document.items():
        document = load_document(connection, number)
        for name, state in waiting:
            yield _shown(work.candidates[name], state, document)


def _shown(stored: StoredCandidate, state: State, document: StoredDocument) -> OpenCandidate:
    start, end = stored.sentence
    return OpenCandidate(
        id=stored.id,
        standing=state.standing,
        candidate=stored.candidate,
        document=document.name,
        title=document.title,
        published=document.published,
        publisher=document.publisher,
        sentence=document.text[start:end],
        before=stored.candidate.char_start - start,
        after=stored.candidate.char_end - start,
        earlier=state.earlier,
        claim=state.claim,
    )
