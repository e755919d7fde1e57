"""Follow a claim to the sentence it came from, and to who made a claim of it."""

from __future__ import annotations

from dataclasses import dataclass

import sqlalchemy as sa

from kerege.base.cells import close_to
from kerege.base.findings import shorten
from kerege.evidence.claims import CLAIM_COLUMNS, Claim
from kerege.evidence.decisions import read_decisions
from kerege.evidence.faults import ledger_error
from kerege.evidence.opening import Ledger
from kerege.evidence.printing import claim_from_cells
from kerege.evidence.quotes import QUOTE_COLUMNS, Quote, quote_from_cells
from kerege.evidence.reviews import Review, load_reviews
from kerege.evidence.schema import claims
from kerege.evidence.standing import Standing, standings
from kerege.evidence.state import CLAIMS, QUOTES, Row, current
from kerege.evidence.storeddocuments import StoredDocument, load_document
from kerege.evidence.transactions import read
from kerege.evidence.upgrading import knows_texts
from kerege.evidence.viewing import corrected
from kerege.evidence.works import load_work, work_of
from kerege.reader.candidates import Candidate


@dataclass(frozen=True, slots=True)
class Trace:
    """Where a claim comes from.

    claim     : as it stands now, corrections applied
    quote     : the words, their place, what found them, who accepted them and when
    candidate : what the back end proposed; None if the claim was imported with its quote
    review    : the review that made the claim; None likewise
    standing  : where the candidate stands now, e.g. ``reopened``; None likewise
    document  : the text; None likewise
    sentence  : the sentence around the words, verbatim; blank likewise
    """

    claim: Claim
    quote: Quote
    candidate: Candidate | None = None
    review: Review | None = None
    standing: Standing | None = None
    document: StoredDocument | None = None
    sentence: str = ""


def trace(ledger: Ledger, claim: str) -> Trace:
    """Return where a claim of the ledger comes from.

    Raises
    ------
    FindingsError
        If the claim is not in the ledger or was not read from a text, or the ledger is damaged.
    """
    with read(ledger) as connection:
        rows = corrected(current(connection, CLAIMS), read_decisions(connection))
        if claim not in rows:
            raise ledger_error(
                "unknown-claim",
                f"the ledger has no claim '{claim}'",
                ledger.place,
                expected="the id of a claim",
                found=shorten(claim),
                remedy=close_to(claim, rows) + "correct the id",
            )
        found = _made(rows[claim])
        quotes = current(connection, QUOTES) if knows_texts(connection) else {}
        if claim not in quotes:
            raise ledger_error(
                "not-from-text",
                f"the claim '{claim}' was not read from a text",
                ledger.place,
                expected="a claim made of a candidate",
                found=f"a claim of {found.file}",
                remedy="look at its source: " + found.source,
            )
        quote = quote_from_cells(dict(zip(QUOTE_COLUMNS, quotes[claim].cells, strict=True)))
        return _traced(connection, found, quote)


def _traced(connection: sa.Connection, claim: Claim, quote: Quote) -> Trace:
    made = [r for r in load_reviews(connection, claims.c.claim_id == claim.id) if r.accepts]
    if not made:
        return Trace(claim, quote)
    work = load_work(connection, work_of(connection, made[-1].candidate) or "")
    stored = work.candidates[made[-1].candidate]
    document = load_document(connection, stored.document)
    start, end = stored.sentence
    return Trace(
        claim=claim,
        quote=quote,
        candidate=stored.candidate,
        review=made[-1],
        standing=standings(work)[stored.id].standing,
        document=document,
        sentence=document.text[start:end],
    )


def _made(row: Row) -> Claim:
    return claim_from_cells(dict(zip(CLAIM_COLUMNS, row.cells, strict=True)), row.file, row.line)
