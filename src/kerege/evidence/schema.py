"""Tables of the ledger. Rows are only ever added; the database itself refuses to change or remove them."""

from __future__ import annotations

from datetime import UTC, datetime

import sqlalchemy as sa

from kerege.base.hashing import hash_bytes
from kerege.evidence.claims import CLAIM_COLUMNS, SOURCE_COLUMNS

#: 1: claims, sources, decisions; 2: also documents, readings, candidates, reviews, quotes (``texttables``)
SCHEMA_VERSION = 2
#: written into the header of an SQLite file, so that other databases are not taken for a ledger ("Krg1")
APPLICATION_ID = 0x4B726731
APPEND_ONLY = "the ledger is append-only"
#: execution option of a connection that is going to write
WRITES = "kerege_writes"

metadata = sa.MetaData()


def digest_of(*parts: object) -> str:
    """Return the hash of a row's columns, so that a changed letter is noticed when the row is read."""
    return hash_bytes(str(part).encode() for part in parts)


def _ddl(text: str) -> sa.DDL:
    return sa.DDL(text)  # type: ignore[no-untyped-call]  # the library leaves it without annotations


info = sa.Table(
    "ledger_info",
    metadata,
    sa.Column("version", sa.Integer, primary_key=True, comment="version of these tables"),
    sa.Column("created_at", sa.Text, nullable=False, comment="UTC"),
    sqlite_strict=True,
)

#: one row for each import that changed something
imports = sa.Table(
    "imports",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("digest", sa.Text, nullable=False, comment="hash of all rows imported"),
    sa.Column("author", sa.Text, nullable=False),
    sa.Column("at", sa.Text, nullable=False, comment="UTC"),
    sqlite_autoincrement=True,
    sqlite_strict=True,
)


def versions_table(name: str, key: str, columns: tuple[str, ...]) -> sa.Table:
    """Return the table of all wordings of a row: the cells as printed, once for each distinct content.

    The first of ``columns`` is the id of the row; its cell is the column ``key``.
    """
    return sa.Table(
        name,
        metadata,
        sa.Column("version", sa.Integer, primary_key=True),
        sa.Column(key, sa.Text, nullable=False, index=True),
        sa.Column("digest", sa.Text, nullable=False),
        *(sa.Column(f"c_{column}", sa.Text, nullable=False) for column in columns[1:]),
        sa.UniqueConstraint(key, "digest"),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )


def listings_table(name: str, versions: sa.Table) -> sa.Table:
    """Return the table that says which new wording or place an import gave to rows of its files."""
    return sa.Table(
        name,
        metadata,
        sa.Column("import_id", sa.ForeignKey(imports.c.id), primary_key=True),
        sa.Column("version", sa.ForeignKey(versions.c.version), primary_key=True),
        sa.Column("file", sa.Text, nullable=False),
        sa.Column("line", sa.Integer, nullable=False),
        sqlite_strict=True,
    )


sources = versions_table("sources", "source_id", SOURCE_COLUMNS)
source_listings = listings_table("source_listings", sources)

claims = versions_table("claims", "claim_id", CLAIM_COLUMNS)
claim_listings = listings_table("claim_listings", claims)

#: judgements about claims; a later one of the same claim supersedes, and none is ever removed
decisions = sa.Table(
    "decisions",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("at", sa.Text, nullable=False, comment="UTC"),
    sa.Column("author", sa.Text, nullable=False),
    sa.Column("verdict", sa.Text, nullable=False),
    sa.Column("version", sa.ForeignKey(claims.c.version), nullable=False, comment="wording judged"),
    sa.Column("about", sa.Text, nullable=False, comment="model number chosen for, e.g. pipe.capacity"),
    sa.Column("field", sa.Text, nullable=False, comment="cell corrected"),
    sa.Column("value", sa.Text, nullable=False, comment="its new content"),
    sa.Column("reason", sa.Text, nullable=False),
    sa.Column("digest", sa.Text, nullable=False, comment="hash of the columns from 'at' to 'reason'"),
    sqlite_autoincrement=True,
    sqlite_strict=True,
)


def guard(table: sa.Table) -> None:
    """Make the database refuse UPDATE and DELETE (on a server also TRUNCATE) on ``table``."""
    for action in ("UPDATE", "DELETE"):
        name = f"{table.name}_no_{action.lower()}"
        sqlite = _ddl(
            f"CREATE TRIGGER {name} BEFORE {action} ON {table.name} "
            f"BEGIN SELECT RAISE(ABORT, '{APPEND_ONLY}'); END"
        )
        removal = "DELETE OR TRUNCATE" if action == "DELETE" else action
        postgres = _ddl(
            f"CREATE TRIGGER {name} BEFORE {removal} ON {table.name} "
            f"FOR EACH STATEMENT EXECUTE FUNCTION ledger_append_only()"
        )
        sa.event.listen(table, "after_create", sqlite.execute_if(dialect="sqlite"))
        sa.event.listen(table, "after_create", postgres.execute_if(dialect="postgresql"))


sa.event.listen(
    metadata,
    "before_create",
    _ddl(
        "CREATE OR REPLACE FUNCTION ledger_append_only() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN RAISE EXCEPTION '{APPEND_ONLY}'; END $$"
    ).execute_if(dialect="postgresql"),
)
for _table in metadata.sorted_tables:
    guard(_table)


def utc_now() -> str:
    """Return the time in UTC as ISO text with seconds."""
    return datetime.now(UTC).isoformat(timespec="seconds")
