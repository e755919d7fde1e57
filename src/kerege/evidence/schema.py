"""Tables of the ledger. Rows are only ever added; the database itself refuses to change or remove them."""

from __future__ import annotations

from datetime import UTC, datetime

import sqlalchemy as sa

from kerege.evidence.claims import CLAIM_COLUMNS, SOURCE_COLUMNS

SCHEMA_VERSION = 1
#: written into the header of an SQLite file, so that other databases are not taken for a ledger ("Krg1")
APPLICATION_ID = 0x4B726731
APPEND_ONLY = "the ledger is append-only"

metadata = sa.MetaData()


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


def _versions(name: str, key: str, columns: tuple[str, ...]) -> sa.Table:
    """Return the table of all wordings of a row: the cells as printed, once for each distinct content."""
    return sa.Table(
        name,
        metadata,
        sa.Column("version", sa.Integer, primary_key=True),
        sa.Column(key, sa.Text, nullable=False, index=True),
        sa.Column("digest", sa.Text, nullable=False),
        *(sa.Column(f"c_{column}", sa.Text, nullable=False) for column in columns if column != "id"),
        sa.UniqueConstraint(key, "digest"),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )


def _listings(name: str, versions: sa.Table) -> sa.Table:
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


sources = _versions("sources", "source_id", SOURCE_COLUMNS)
source_listings = _listings("source_listings", sources)

claims = _versions("claims", "claim_id", CLAIM_COLUMNS)
claim_listings = _listings("claim_listings", claims)

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


def _guard(table: sa.Table) -> None:
    """Make the database refuse UPDATE and DELETE on ``table``."""
    for action in ("UPDATE", "DELETE"):
        name = f"{table.name}_no_{action.lower()}"
        sqlite = _ddl(
            f"CREATE TRIGGER {name} BEFORE {action} ON {table.name} "
            f"BEGIN SELECT RAISE(ABORT, '{APPEND_ONLY}'); END"
        )
        postgres = _ddl(
            f"CREATE TRIGGER {name} BEFORE {action} ON {table.name} "
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
    _guard(_table)


def make_tables(connection: sa.Connection) -> None:
    """Create the tables and their guards in an empty database."""
    metadata.create_all(connection)
    connection.execute(info.insert().values(version=SCHEMA_VERSION, created_at=utc_now()))


def utc_now() -> str:
    """Return the time in UTC as ISO text with seconds."""
    return datetime.now(UTC).isoformat(timespec="seconds")
