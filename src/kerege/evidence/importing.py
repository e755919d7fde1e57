"""Bring a book of claims into the ledger: in one transaction, and only what is new."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import sqlalchemy as sa

from kerege.base.findings import raise_errors
from kerege.base.hashing import hash_bytes
from kerege.evidence.checking import check_rows
from kerege.evidence.claims import SOURCE_COLUMNS, Claim, ClaimBook
from kerege.evidence.faults import ledger_error, told
from kerege.evidence.opening import Ledger
from kerege.evidence.printing import cells_of, claim_from_cells
from kerege.evidence.schema import imports, utc_now
from kerege.evidence.sqlitefile import WRITES
from kerege.evidence.state import CLAIMS, SOURCES, Row, current, store


@dataclass(frozen=True, slots=True)
class ImportResult:
    """What an import did.

    batch     : number of the import in the ledger; None if there was nothing new
    added     : claim ids that were not in the ledger, sorted
    changed   : claim ids whose wording differs from the one in the ledger, sorted
    unchanged : number of claims whose wording is the same
    """

    batch: int | None
    added: tuple[str, ...]
    changed: tuple[str, ...]
    unchanged: int


def import_book(ledger: Ledger, book: ClaimBook, author: str) -> ImportResult:
    """Add the claims and sources of ``book``; importing the same book again adds nothing.

    Raises
    ------
    FindingsError
        If a row is not valid, the author is blank, or the database fails; the ledger is then unchanged.
    """
    if not author.strip():
        raise ledger_error("no-author", "an import needs an author", ledger.place, remedy="say who imports")
    claim_rows = [_claim_row(claim, book) for claim in book.claims.values()]
    source_rows = [
        Row(tuple(getattr(source, name) for name in SOURCE_COLUMNS), source.file, 0)
        for source in book.sources.values()
    ]
    raise_errors("import", check_rows(claim_rows, {row.id: row for row in source_rows}))
    with told(ledger.place), ledger.engine.connect() as plain:
        connection = plain.execution_options(**{WRITES: True})
        with connection.begin():
            known = current(connection, CLAIMS)
            new_claims = [r for r in claim_rows if r.id not in known or known[r.id].content != r.content]
            listed = current(connection, SOURCES)
            new_sources = [r for r in source_rows if r.id not in listed or listed[r.id].cells != r.cells]
            if not new_claims and not new_sources:
                return ImportResult(None, (), (), len(claim_rows))
            digest = _digest([*source_rows, *claim_rows])
            connection.execute(imports.insert().values(digest=digest, author=author.strip(), at=utc_now()))
            batch: int = connection.execute(sa.select(sa.func.max(imports.c.id))).scalar_one()
            store(connection, SOURCES, new_sources, batch)
            store(connection, CLAIMS, new_claims, batch)
    added = tuple(r.id for r in new_claims if r.id not in known)
    changed = tuple(r.id for r in new_claims if r.id in known and known[r.id].cells != r.cells)
    return ImportResult(batch, added, changed, len(claim_rows) - len(added) - len(changed))


def _claim_row(claim: Claim, book: ClaimBook) -> Row:
    """Return the cells as printed, if they still say what the claim says, else cells made from it."""
    printed = book.printed.get(claim.id)
    if printed is None or not _says(printed, claim):
        printed = cells_of(claim)
    return Row(printed, claim.file, claim.row)


def _says(printed: tuple[str, ...], claim: Claim) -> bool:
    names = CLAIMS.columns
    try:
        return claim_from_cells(dict(zip(names, printed, strict=True)), claim.file, claim.row) == claim
    except ValueError:
        return False


def _digest(rows: Iterable[Row]) -> str:
    return hash_bytes(part.encode() for row in rows for part in (*row.cells, row.file, str(row.line)))
