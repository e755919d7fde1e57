"""The rows of the ledger as they stand: for each id the wording and place of the latest import."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import sqlalchemy as sa

from kerege.base.hashing import hash_bytes
from kerege.evidence.claims import CLAIM_COLUMNS, SOURCE_COLUMNS
from kerege.evidence.faults import damaged
from kerege.evidence.quotes import QUOTE_COLUMNS
from kerege.evidence.schema import claim_listings, claims, source_listings, sources
from kerege.evidence.texttables import quote_listings, quotes


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a file: its cells in the order of the table's columns, and its place.

    version : number of this wording in the ledger; 0 = not stored yet
    """

    cells: tuple[str, ...]
    file: str
    line: int
    version: int = 0

    @property
    def id(self) -> str:
        """Id of the claim or source; a quote has that of its claim."""
        return self.cells[0]

    @property
    def digest(self) -> str:
        """Hash of the wording."""
        return hash_bytes(cell.encode() for cell in self.cells)

    @property
    def content(self) -> tuple[tuple[str, ...], str, int]:
        """Wording and place."""
        return self.cells, self.file, self.line


@dataclass(frozen=True, slots=True)
class Shelf:
    """A pair of ledger tables: the wordings of rows, and where imports listed them."""

    versions: sa.Table
    listings: sa.Table
    key: str
    columns: Sequence[str]

    @property
    def cells(self) -> list[sa.Column[str]]:
        """Columns of the wording, in the order of ``columns``."""
        return [
            self.versions.c[self.key if name == self.columns[0] else f"c_{name}"] for name in self.columns
        ]


CLAIMS = Shelf(claims, claim_listings, "claim_id", CLAIM_COLUMNS)
SOURCES = Shelf(sources, source_listings, "source_id", SOURCE_COLUMNS)
QUOTES = Shelf(quotes, quote_listings, "claim_id", QUOTE_COLUMNS)


#: more ids than this are not looked up one by one
_FEW = 200


def current(connection: sa.Connection, shelf: Shelf, only: Sequence[str] | None = None) -> dict[str, Row]:
    """Return the rows of a shelf as the latest import that touched each left them, by id in sorted order.

    With ``only`` rows of other ids may be left out.

    Raises
    ------
    FindingsError
        If a row is not what was written (the database itself does not notice a changed letter).
    """
    listed, known = shelf.listings, shelf.versions
    query = (
        sa.select(listed.c.file, listed.c.line, known.c.version, known.c.digest, *shelf.cells)
        .join_from(listed, known, listed.c.version == known.c.version)
        .order_by(listed.c.import_id, listed.c.line)
    )
    if only is not None and len(only) <= _FEW:
        query = query.where(known.c[shelf.key].in_(only))
    rows: dict[str, Row] = {}
    for file, line, version, digest, *cells in connection.execute(query):
        row = Row(tuple(cells), file, line, version)
        if row.digest != digest:
            raise damaged(f"row {version} of {known.name}")
        rows[row.id] = row
    return dict(sorted(rows.items()))


def store(connection: sa.Connection, shelf: Shelf, rows: Sequence[Row], batch: int) -> None:
    """Add wordings that are new, and list all ``rows`` as part of the import ``batch``."""
    ids = [row.id for row in rows]
    known = versions(connection, shelf, ids)
    new = [row for row in rows if (row.id, row.digest) not in known]
    names = [column.name for column in shelf.cells]
    if new:
        connection.execute(
            shelf.versions.insert(),
            [{**dict(zip(names, row.cells, strict=True)), "digest": row.digest} for row in new],
        )
        known = versions(connection, shelf, ids)
    if rows:
        connection.execute(
            shelf.listings.insert(),
            [
                {
                    "import_id": batch,
                    "version": known[row.id, row.digest],
                    "file": row.file,
                    "line": row.line,
                }
                for row in rows
            ],
        )


def versions(connection: sa.Connection, shelf: Shelf, only: Sequence[str]) -> Mapping[tuple[str, str], int]:
    """Return (id, digest) -> number of the wording, at least for the ids ``only``."""
    known = shelf.versions
    query = sa.select(known.c[shelf.key], known.c.digest, known.c.version)
    if len(only) <= _FEW:
        query = query.where(known.c[shelf.key].in_(only))
    return {(name, digest): version for name, digest, version in connection.execute(query)}
