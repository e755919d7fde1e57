"""Write the claim that an accepted candidate makes, with its source and its quote."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

import sqlalchemy as sa

from kerege.base.findings import raise_errors
from kerege.evidence.accepting import READ_FILE, check_claimable, claim_cells, source_of, with_changes
from kerege.evidence.checking import check_rows
from kerege.evidence.claims import CLAIM_COLUMNS, Claim
from kerege.evidence.decisions import Verdict, record
from kerege.evidence.faults import ledger_error
from kerege.evidence.importing import Rows, add_rows, quote_row, source_row
from kerege.evidence.printing import cells_of
from kerege.evidence.quotes import Quote, short_span
from kerege.evidence.reviews import withdrawn_claims
from kerege.evidence.schema import claim_listings, utc_now
from kerege.evidence.standing import State, Work
from kerege.evidence.state import CLAIMS, SOURCES, Row, current
from kerege.evidence.storedcandidates import StoredCandidate, check_quote
from kerege.evidence.storeddocuments import StoredDocument, load_document

_SOURCE = CLAIM_COLUMNS.index("source")


@dataclass(frozen=True, slots=True)
class Wish:
    """How a candidate is to become a claim.

    changes : field of the candidate -> its right content
    claim   : id of the claim, or the claim itself; None = by default
    author, reason : who accepts it and why
    """

    changes: Mapping[str, object]
    claim: Claim | str | None
    author: str
    reason: str


def add_claim(
    connection: sa.Connection, work: Work, stored: StoredCandidate, state: State, wish: Wish
) -> tuple[str, int]:
    """Add claim, source and quote of a candidate; return the claim's id and the number of its wording.

    Raises
    ------
    FindingsError
        If the quote does not stand in the stored text, the claim is not valid, or its id is of another claim.
    """
    document = load_document(connection, stored.document)
    raise_errors("review", check_quote(stored.candidate, document.text, stored.id))
    own = source_row(source_of(document))
    row = _row(stored, state, own.id, wish)
    known = current(connection, CLAIMS, [row.id]).get(row.id)
    if known is not None:
        _check_own(known, work)
    row = _placed(connection, row, known)
    sources = {own.id: own} | current(connection, SOURCES, [own.id, row.cells[_SOURCE]])
    quote = quote_row(_quote(row.id, document, stored, wish.author))
    findings = check_rows([row], sources, [quote])
    raise_errors("review", [replace(f, file="", row=0, subject=stored.id) for f in findings])
    cited = [sources[own.id]] if own.id == row.cells[_SOURCE] else []
    add_rows(connection, Rows([row], cited, [quote]), wish.author)
    made = current(connection, CLAIMS, [row.id])[row.id]
    if row.id in withdrawn_claims(connection, row.id):
        reason = wish.reason or "its words were accepted again"
        record(connection, Verdict.ACCEPT, made, author=wish.author, reason=reason)
    return made.id, made.version


def _row(stored: StoredCandidate, state: State, source: str, wish: Wish) -> Row:
    given = wish.claim
    if isinstance(given, Claim):
        cells = cells_of(given if given.source else replace(given, source=source))
        return Row(cells, given.file or READ_FILE, 0)
    one = with_changes(stored.candidate, wish.changes)
    raise_errors("review", check_claimable(one, stored.id))
    return Row(claim_cells(one, given or state.claim or f"r-{stored.id}", source), READ_FILE, 0)


def _placed(connection: sa.Connection, row: Row, known: Row | None) -> Row:
    """Return the row at the place it has in its file, a new one after the last."""
    if known is not None:
        return replace(row, file=known.file, line=known.line)
    last = sa.select(sa.func.max(claim_listings.c.line)).where(claim_listings.c.file == row.file)
    return replace(row, line=(connection.execute(last).scalar() or 1) + 1)


def _quote(claim: str, document: StoredDocument, stored: StoredCandidate, author: str) -> Quote:
    one = stored.candidate
    start, end = short_span(document.text, (one.claim_start, one.claim_end), (one.char_start, one.char_end))
    return Quote(
        claim=claim,
        document=document.name,
        digest=document.digest,
        char_start=start,
        char_end=end,
        quote=document.text[start:end],
        extractor=stored.extractor,
        accepted_by=author,
        accepted_at=utc_now(),
    )


def _check_own(known: Row, work: Work) -> None:
    """Refuse to overwrite a claim that did not come from the same work."""
    if any(review.claim == known.id for review in work.reviews):
        return
    raise ledger_error(
        "claim-exists",
        f"the ledger has a claim '{known.id}' already, and it did not come from this text",
        known.id,
        expected="a new id, or that of a claim made from the same work",
        found=f"{known.file}:{known.line}",
        remedy="choose another id",
    )
