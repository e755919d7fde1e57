"""Load what is known of the works in a ledger."""

from __future__ import annotations

import sqlalchemy as sa

from kerege.evidence.readings import load_readings
from kerege.evidence.reviews import Review, load_reviews
from kerege.evidence.standing import Work
from kerege.evidence.storedcandidates import StoredCandidate, load_candidates
from kerege.evidence.texttables import candidates, documents, reviews


def load_work(connection: sa.Connection, work: str) -> Work:
    """Return candidates, readings and reviews of one work.

    Raises
    ------
    FindingsError
        If a row is not what was written.
    """
    texts = sa.select(documents.c.id).where(documents.c.work == work)
    mine = candidates.c.document.in_(texts)
    return Work(
        load_candidates(connection, mine),
        load_readings(connection, work).get(work, ()),
        load_reviews(connection, reviews.c.candidate.in_(sa.select(candidates.c.id).where(mine))),
    )


def load_works(connection: sa.Connection) -> dict[str, Work]:
    """Return all works, by the number of their first text."""
    numbers = sa.select(documents.c.id, documents.c.work).order_by(documents.c.id)
    of_document = {row.id: row.work for row in connection.execute(numbers)}
    proposed: dict[str, dict[str, StoredCandidate]] = {}
    of_candidate: dict[str, str] = {}
    for name, one in load_candidates(connection, sa.true()).items():
        of_candidate[name] = of_document[one.document]
        proposed.setdefault(of_candidate[name], {})[name] = one
    judged: dict[str, list[Review]] = {}
    for review in load_reviews(connection):
        judged.setdefault(of_candidate[review.candidate], []).append(review)
    read = load_readings(connection)
    return {
        work: Work(proposed.get(work, {}), read.get(work, ()), judged.get(work, ()))
        for work in dict.fromkeys(of_document.values())
    }


def work_of(connection: sa.Connection, candidate: str) -> str | None:
    """Return the work a candidate belongs to; None if there is no such candidate."""
    query = (
        sa.select(documents.c.work)
        .join_from(candidates, documents, candidates.c.document == documents.c.id)
        .where(candidates.c.id == candidate)
    )
    found: str | None = connection.execute(query).scalar()
    return found
