"""Make the tables of a new ledger, and add what an older version lacks; old rows stay as they are."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import sqlalchemy as sa

from kerege.evidence.schema import APPLICATION_ID, SCHEMA_VERSION, WRITES, info, metadata, utc_now
from kerege.evidence.texttables import TEXT_TABLES

#: first version with the tables of texts
_WITH_TEXTS = 2


def make_tables(connection: sa.Connection) -> None:
    """Create the tables and their guards in an empty database."""
    metadata.create_all(connection)
    connection.execute(info.insert().values(version=SCHEMA_VERSION, created_at=utc_now()))


def version_of(connection: sa.Connection) -> int | None:
    """Return the version of the tables; None if no version was written."""
    found: int | None = connection.execute(sa.select(sa.func.max(info.c.version))).scalar()
    return found


def knows_texts(connection: sa.Connection) -> bool:
    """Return whether the ledger has the tables of texts already."""
    return (version_of(connection) or 0) >= _WITH_TEXTS


def upgrade(engine: sa.Engine) -> None:
    """Add in one transaction what an older ledger lacks; does nothing to one of this version."""
    with engine.connect() as connection:
        if knows_texts(connection):
            return
    with alone(engine) as connection:
        if not knows_texts(connection):
            metadata.create_all(connection, tables=TEXT_TABLES, checkfirst=False)
            connection.execute(info.insert().values(version=SCHEMA_VERSION, created_at=utc_now()))


@contextmanager
def alone(engine: sa.Engine) -> Iterator[sa.Connection]:
    """Open a transaction that only one program has at a time, to make tables in."""
    with engine.connect() as plain:
        connection = plain.execution_options(**{WRITES: True})
        if engine.dialect.name == "postgresql":  # what another program made meanwhile must be seen
            connection = connection.execution_options(isolation_level="READ COMMITTED")
        with connection.begin():
            if engine.dialect.name == "postgresql":
                connection.execute(sa.select(sa.func.pg_advisory_xact_lock(APPLICATION_ID)))
            yield connection
