"""Reviews: what was decided about a candidate, by whom and when; rows that are only ever added."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

import sqlalchemy as sa

from kerege.evidence.faults import damaged
from kerege.evidence.schema import claims, digest_of, utc_now
from kerege.evidence.texttables import reviews

_HASHED = ("candidate", "reading", "claim", "at", "author", "verdict", "changes", "reason")


class ReviewVerdict(StrEnum):
    """What a review does: take a candidate in (as it is or corrected), turn it down, leave it for later."""

    ACCEPT = "accept"
    REJECT = "reject"
    CORRECT = "correct"
    DEFER = "defer"


@dataclass(frozen=True, slots=True)
class Review:
    """One judgement about one candidate.

    id, at, author : number in the ledger, UTC time, who decided
    candidate      : id of the candidate
    reading        : number of the latest reading of the work when it was made
    changes        : field of the candidate -> its corrected content
    claim          : id of the claim it became, or that a rejection takes back; blank = none
    version        : number of that claim's wording; None = no claim
    """

    id: int
    at: str
    author: str
    verdict: ReviewVerdict
    candidate: str
    reading: int
    changes: Mapping[str, object]
    claim: str
    version: int | None
    reason: str

    @property
    def decides(self) -> bool:
        """Whether the candidate is closed by it."""
        return self.verdict is not ReviewVerdict.DEFER

    @property
    def accepts(self) -> bool:
        """Whether the candidate is a claim by it."""
        return self.verdict in (ReviewVerdict.ACCEPT, ReviewVerdict.CORRECT)


def add_review(
    connection: sa.Connection,
    verdict: ReviewVerdict,
    candidate: str,
    *,
    reading: int,
    changes: Mapping[str, object],
    claim: tuple[str, int | None],
    author: str,
    reason: str,
) -> Review:
    """Add a review to the ledger; ``claim`` is the id of a claim and the number of its wording."""
    row = {
        "candidate": candidate,
        "reading": reading,
        "claim": claim[1],
        "at": utc_now(),
        "author": author,
        "verdict": str(verdict),
        "changes": _json(changes),
        "reason": reason,
    }
    digest = digest_of(*(row[name] for name in _HASHED))
    added = connection.execute(reviews.insert().values({**row, "digest": digest}))
    number = int((added.inserted_primary_key or (0,))[0])
    return _review({**row, "id": number, "claim_id": claim[0]})


def load_reviews(
    connection: sa.Connection, where: sa.ColumnElement[bool] | None = None
) -> tuple[Review, ...]:
    """Return the reviews that fulfil a condition, or all, in the order in which they were made.

    Raises
    ------
    FindingsError
        If one of them is not what was written.
    """
    query = (
        sa.select(reviews, claims.c.claim_id)
        .join_from(reviews, claims, reviews.c.claim == claims.c.version, isouter=True)
        .order_by(reviews.c.id)
    )
    rows = connection.execute(query if where is None else query.where(where)).mappings().all()
    for row in rows:
        if row["digest"] != digest_of(*(row[name] for name in _HASHED)):
            raise damaged(f"review {row['id']}")
    return tuple(_review(row) for row in rows)


def withdrawn_claims(connection: sa.Connection, claim: str | None = None) -> frozenset[str]:
    """Return the claims whose last review rejects them, among all or of one id."""
    which = reviews.c.claim.is_not(None) if claim is None else claims.c.claim_id == claim
    last = {r.claim: r for r in load_reviews(connection, which) if r.decides}
    return frozenset(name for name, review in last.items() if not review.accepts)


def same_changes(one: Mapping[str, object], two: Mapping[str, object]) -> bool:
    """Return whether two corrections say the same."""
    return _json(one) == _json(two)


def _json(changes: Mapping[str, object]) -> str:
    return json.dumps(dict(changes), ensure_ascii=False, sort_keys=True)


def _review(row: Mapping[str, object] | sa.RowMapping) -> Review:
    version = row["claim"]
    return Review(
        id=int(str(row["id"])),
        at=str(row["at"]),
        author=str(row["author"]),
        verdict=ReviewVerdict(str(row["verdict"])),
        candidate=str(row["candidate"]),
        reading=int(str(row["reading"])),
        changes=json.loads(str(row["changes"])),
        claim=str(row["claim_id"] or ""),
        version=None if version is None else int(str(version)),
        reason=str(row["reason"]),
    )
