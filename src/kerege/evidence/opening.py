"""Open or create a ledger: an SQLite file by default, another database by URL."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from types import TracebackType

import sqlalchemy as sa

from kerege.base.findings import shorten
from kerege.evidence.faults import ledger_error, told
from kerege.evidence.postgres import postgres_engine
from kerege.evidence.schema import SCHEMA_VERSION, info
from kerege.evidence.sqlitefile import check_file, create, exists, sqlite_engine
from kerege.evidence.upgrading import alone, make_tables, version_of

WAIT_SECONDS = 5.0


@dataclass(frozen=True, slots=True)
class Ledger:
    """An open ledger; ``place`` is its path, or its URL without password. Use it in a ``with`` block.

    wait_seconds : how long a change waits for another program that is writing
    """

    engine: sa.Engine
    place: str
    wait_seconds: float = WAIT_SECONDS

    def close(self) -> None:
        """Release the database."""
        self.engine.dispose()

    def __enter__(self) -> Ledger:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def open_ledger(where: Path | str, *, wait_seconds: float = WAIT_SECONDS) -> Ledger:
    """Open the ledger at a path or database URL; create it if there is nothing yet.

    An SQLite ledger is checked as a whole at opening. A crash at any moment leaves the last finished change.
    A ledger of an older version can be looked at as it is; the first change to it adds the tables it lacks.

    Parameters
    ----------
    where
        Path of an SQLite file, or a URL such as ``postgresql://user@host/base``.
    wait_seconds
        How long to wait for another program that is writing.

    Raises
    ------
    FindingsError
        If the ledger cannot be opened or made, is damaged, is no ledger, or was made by a newer version.
    """
    if isinstance(where, str) and "://" in where:
        return _open_url(where, wait_seconds)
    return _open_file(Path(where), wait_seconds)


def _open_file(path: Path, wait_seconds: float) -> Ledger:
    place = str(path)
    if path.name in ("", ":memory:"):
        raise ledger_error(
            "ledger-address",
            "a ledger is kept in a file",
            place,
            found=place,
            remedy="give the path of a file",
        )
    if not exists(path):
        create(path, wait_seconds)
    check_file(path, wait_seconds)
    return _checked(Ledger(sqlite_engine(path, wait_seconds), place, wait_seconds))


def _open_url(where: str, wait_seconds: float) -> Ledger:
    try:
        url = sa.engine.make_url(where)
        if url.get_backend_name() == "sqlite":
            return _open_file(Path(url.database or ":memory:"), wait_seconds)
        place = url.render_as_string(hide_password=True)
        engine = postgres_engine(url, wait_seconds)
    except (sa.exc.ArgumentError, ImportError, ValueError) as problem:
        raise ledger_error(
            "ledger-address",
            "the address of the ledger cannot be used",
            shorten(where.rpartition("@")[2]),  # what stands before may hold a password
            expected="a path, or a URL such as postgresql://user@host/base",
            found=type(problem).__name__ + ": " + str(problem).splitlines()[0].replace(where, "..."),
            remedy="correct the address; for a server, install a driver: pip install pg8000",
        ) from None
    try:
        with told(place):
            _make_once(engine)
    except BaseException:
        engine.dispose()
        raise
    return _checked(Ledger(engine, place, wait_seconds))


def _make_once(engine: sa.Engine) -> None:
    """Make the tables in a database that has none, whoever else does the same at this moment."""
    with engine.connect() as connection:
        if sa.inspect(connection).has_table(info.name):
            return
    with alone(engine) as connection:
        if not sa.inspect(connection).has_table(info.name):
            make_tables(connection)


def _checked(ledger: Ledger) -> Ledger:
    """Return the ledger if its tables have the version this package knows."""
    try:
        with told(ledger.place), ledger.engine.connect() as connection:
            version = version_of(connection)
    except BaseException:
        ledger.close()
        raise
    if version is not None and 1 <= version <= SCHEMA_VERSION:
        return ledger
    ledger.close()
    newer = version is not None and version > SCHEMA_VERSION
    raise ledger_error(
        "newer-ledger" if newer else "not-a-ledger",
        f"the tables of the ledger have version {version}",
        ledger.place,
        expected=f"version {SCHEMA_VERSION} or older",
        found=f"version {version}",
        remedy="update kerege, or use another ledger",
    )
