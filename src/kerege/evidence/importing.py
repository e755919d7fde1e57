"""Bring a book of claims into the ledger: in one transaction, and only what is new."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import sqlalchemy as sa

from kerege.base.findings import raise_errors
from kerege.base.hashing import hash_bytes
from kerege.evidence.checking import check_rows
from kerege.evidence.claims import SOURCE_COLUMNS, Claim, ClaimBook, Source
from kerege.evidence.faults import ledger_error
from kerege.evidence.opening import Ledger
from kerege.evidence.plaintext import check_plain
from kerege.evidence.printing import cells_of, claim_from_cells
from kerege.evidence.quotes import QUOTES_FILE, Quote
from kerege.evidence.schema import imports, utc_now
from kerege.evidence.state import CLAIMS, QUOTES, SOURCES, Row, current, store
from kerege.evidence.transactions import write


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
    """Add the claims, sources and quotes of ``book``; importing the same book again adds nothing.

    Raises
    ------
    FindingsError
        If a row is not valid, the author is blank, or the database fails; the ledger is then unchanged.
    """
    if not author.strip():
        raise ledger_error("no-author", "an import needs an author", ledger.place, remedy="say who imports")
    rows = Rows(
        [claim_row(claim, book) for claim in book.claims.values()],
        [source_row(source) for source in book.sources.values()],
        [quote_row(quote) for quote in book.quotes.values()],
    )
    findings = check_rows(rows.claims, {row.id: row for row in rows.sources}, rows.quotes)
    raise_errors("import", [*check_plain([author], "author"), *findings])
    return write(ledger, lambda connection: add_rows(connection, rows, author.strip()))


@dataclass(frozen=True, slots=True)
class Rows:
    """Checked rows that go into the ledger together."""

    claims: Sequence[Row]
    sources: Sequence[Row]
    quotes: Sequence[Row] = ()


def add_rows(connection: sa.Connection, rows: Rows, author: str) -> ImportResult:
    """Add what is new of ``rows`` as one import, inside the transaction of ``connection``."""
    known = current(connection, CLAIMS, _ids(rows.claims))
    new_claims = [r for r in rows.claims if r.id not in known or known[r.id].content != r.content]
    new_sources = _others(rows.sources, current(connection, SOURCES, _ids(rows.sources)))
    new_quotes = _others(rows.quotes, current(connection, QUOTES, _ids(rows.quotes)))
    if not (new_claims or new_sources or new_quotes):
        return ImportResult(None, (), (), len(rows.claims))
    digest = _digest([*rows.sources, *rows.claims, *rows.quotes])
    added_row = connection.execute(imports.insert().values(digest=digest, author=author, at=utc_now()))
    batch = int((added_row.inserted_primary_key or (0,))[0])
    store(connection, SOURCES, new_sources, batch)
    store(connection, CLAIMS, new_claims, batch)
    store(connection, QUOTES, new_quotes, batch)
    added = tuple(r.id for r in new_claims if r.id not in known)
    changed = tuple(r.id for r in new_claims if r.id in known and known[r.id].cells != r.cells)
    return ImportResult(batch, added, changed, len(rows.claims) - len(added) - len(changed))


def _ids(rows: Sequence[Row]) -> list[str]:
    return [row.id for row in rows]


def _others(rows: Sequence[Row], known: Mapping[str, Row]) -> list[Row]:
    return [row for row in rows if row.id not in known or known[row.id].cells != row.cells]


def source_row(source: Source) -> Row:
    """Return the cells of a source."""
    return Row(tuple(getattr(source, name) for name in SOURCE_COLUMNS), source.file, 0)


def quote_row(quote: Quote) -> Row:
    """Return the cells of a quote."""
    return Row(quote.cells, QUOTES_FILE, 0)


def claim_row(claim: Claim, book: ClaimBook) -> Row:
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
