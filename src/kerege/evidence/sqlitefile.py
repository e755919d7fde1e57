"""The ledger as an SQLite file: made as a whole or not at all, checked as a whole, written with full sync."""

from __future__ import annotations

import os
import sqlite3
import threading
from contextlib import closing
from pathlib import Path

import sqlalchemy as sa

from kerege.base.findings import FindingsError, shorten
from kerege.evidence.faults import ledger_error, told
from kerege.evidence.schema import APPLICATION_ID, WRITES
from kerege.evidence.upgrading import make_tables

_MAGIC = b"SQLite format 3\x00"
_SMALLEST = 512
_PRAGMAS = ("foreign_keys = ON", "recursive_triggers = ON", "synchronous = EXTRA", "trusted_schema = OFF")


def sqlite_engine(path: Path, wait_seconds: float) -> sa.Engine:
    """Return an engine with full synchronisation, foreign keys on, and writers that lock when they begin."""

    def connect() -> sqlite3.Connection:
        connection = sqlite3.connect(
            path, timeout=wait_seconds, isolation_level=None, check_same_thread=False
        )
        for pragma in _PRAGMAS:
            connection.execute(f"PRAGMA {pragma}")
        return connection

    engine = sa.create_engine("sqlite://", creator=connect, poolclass=sa.pool.NullPool)

    @sa.event.listens_for(engine, "begin")
    def _begin(connection: sa.Connection) -> None:
        writes = connection.get_execution_options().get(WRITES)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    return engine


def create(path: Path, wait_seconds: float) -> None:
    """Make a ledger beside ``path`` and move it there when complete, so that no half ledger ever shows.

    Raises
    ------
    FindingsError
        If the folder does not exist or cannot be written.
    """
    draft = path.with_name(f".{path.name}.{os.getpid()}-{threading.get_ident()}.new")
    try:
        draft.unlink(missing_ok=True)
        with told(str(path)), sqlite_engine(draft, wait_seconds).connect() as plain:
            connection = plain.execution_options(**{WRITES: True})
            with connection.begin():
                connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
                make_tables(connection)
        _move(draft, path)
    except (OSError, ValueError) as problem:
        raise unreachable(path, problem) from None
    finally:
        _remove(draft)


def _move(draft: Path, path: Path) -> None:
    try:
        os.link(draft, path)
    except FileExistsError:
        return  # another process was faster: its ledger is as good
    except OSError:  # a file system without links
        draft.replace(path)


def _remove(draft: Path) -> None:
    try:
        draft.unlink(missing_ok=True)
    except (OSError, ValueError):
        return  # the folder does not exist or cannot be written, which was reported


def exists(path: Path) -> bool:
    """Return whether there is a file at ``path``.

    Raises
    ------
    FindingsError
        If something else is there.
    """
    try:
        found, file = path.exists(), path.is_file()
    except (OSError, ValueError) as problem:
        raise unreachable(path, problem) from None
    if found and not file:
        raise ledger_error(
            "ledger-address", "the path is not a file", str(path), remedy="give the path of a file"
        )
    return found


def check_file(path: Path, wait_seconds: float) -> None:
    """Check header, length, application id, content and references of an SQLite ledger.

    Raises
    ------
    FindingsError
        If the file is empty, cut off, damaged, or no ledger.
    """
    _check_header(path)
    with told(str(path)), closing(sqlite3.connect(path, timeout=wait_seconds)) as connection:
        problems = [str(row[0]) for row in connection.execute("PRAGMA integrity_check(5)")]
        if problems == ["ok"]:
            orphans = connection.execute("PRAGMA foreign_key_check").fetchall()
            problems = [f"row {row[1]} of {row[0]} refers to nothing" for row in orphans[:5]] or ["ok"]
        number = connection.execute("PRAGMA application_id").fetchone()[0]
    if problems != ["ok"]:
        raise _damaged(path, "a sound file", "; ".join(problems))
    if number != APPLICATION_ID:
        raise ledger_error(
            "not-a-ledger",
            "the file is a database of something else",
            str(path),
            expected="a ledger written by kerege",
            found=f"application id {number}",
            remedy="check the path",
        )


def _check_header(path: Path) -> None:
    try:
        with path.open("rb") as file:
            header = file.read(100)
        size = path.stat().st_size
    except OSError as problem:
        raise unreachable(path, problem) from None
    if not header:
        raise ledger_error(
            "ledger-empty",
            "the ledger file is empty",
            str(path),
            expected="a ledger",
            found="0 bytes",
            remedy="restore a copy; or remove the file to begin a new ledger",
        )
    if not header.startswith(_MAGIC[: len(header)]):
        raise ledger_error(
            "not-a-ledger",
            "the file is not a ledger",
            str(path),
            expected="an SQLite file written by kerege",
            found=shorten(header[:16]),
            remedy="check the path, or restore a copy",
        )
    journal = path.with_name(path.name + "-journal")  # a crash left it: the length is settled at opening
    if size < _SMALLEST or (not journal.exists() and size < _stated_size(header)):
        raise _damaged(path, f"{_stated_size(header)} bytes", f"{size} bytes: the file is cut off")


def _stated_size(header: bytes) -> int:
    """Return the length an SQLite header states: page size (1 means 65536) times number of pages."""
    page = int.from_bytes(header[16:18], "big")
    return (65536 if page == 1 else page) * int.from_bytes(header[28:32], "big")


def _damaged(path: Path, expected: str, found: str) -> FindingsError:
    return ledger_error(
        "ledger-damaged",
        "the ledger file is damaged",
        str(path),
        expected=expected,
        found=shorten(found, 200),
        remedy="restore a copy of the file",
    )


def unreachable(path: Path, problem: Exception) -> FindingsError:
    """Return the error of a path that cannot be opened or made."""
    return ledger_error(
        "ledger-unreachable",
        "the ledger cannot be opened or made",
        str(path),
        expected="a path in an existing folder that can be written",
        found=str(getattr(problem, "strerror", None) or problem),
        remedy="create the folder, check its permissions, or choose another",
    )
