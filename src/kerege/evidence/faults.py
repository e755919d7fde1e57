"""What a database says when it fails, told as a finding."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from kerege.base.findings import Finding, FindingsError, error

#: (words in the driver's message, code, what it means, what to do)
_KNOWN = (
    ("append-only", "ledger-append-only", "rows of the ledger are never changed or removed",
     "record a decision instead"),
    ("locked", "ledger-locked", "another program is writing to the ledger", "try again when it has finished"),
    ("readonly", "ledger-read-only", "the ledger or its folder cannot be written",
     "check the permissions, or copy the ledger to a folder of your own"),
    ("not a database", "not-a-ledger", "the file is not a ledger", "check the path, or restore a copy"),
    ("decode to utf-8", "ledger-damaged", "the ledger file is damaged", "restore a copy of the file"),
    ("malformed", "ledger-damaged", "the ledger file is damaged", "restore a copy of the file"),
    ("corrupt", "ledger-damaged", "the ledger file is damaged", "restore a copy of the file"),
    ("full", "ledger-disk", "the disk is full; nothing was written", "free some space and repeat"),
    ("disk i/o", "ledger-disk", "the disk failed; nothing was written", "check the disk and repeat"),
    ("unable to open", "ledger-unreachable", "the ledger cannot be opened", "check the folder"),
    ("no such table", "not-a-ledger", "the database has not the tables of a ledger", "check the path"),
)  # fmt: skip


def ledger_error(code: str, message: str, place: str, **where: str) -> FindingsError:
    """Return the error of one finding about the ledger at ``place``."""
    return FindingsError("ledger", [error(code, message, subject=place, **where)])


def damaged(what: str) -> FindingsError:
    """Return the error of a row whose content does not match its hash."""
    return ledger_error(
        "ledger-damaged",
        "the ledger holds a row that is not what was written",
        what,
        expected="the content that its hash was made of",
        found="other content",
        remedy="restore a copy of the ledger",
    )


@contextmanager
def told(place: str) -> Iterator[None]:
    """Turn a failure of the database inside the block into a :class:`FindingsError`."""
    import sqlite3  # noqa: PLC0415  (only where a ledger is used)

    import sqlalchemy as sa  # noqa: PLC0415

    try:
        yield
    except UnicodeError as problem:  # text of the file, or a message that quotes it
        words = f"not UTF-8: {problem.reason if isinstance(problem, UnicodeDecodeError) else problem}"
        raise FindingsError("ledger", [_finding("malformed: " + words, place)]) from problem
    except (sa.exc.SQLAlchemyError, sqlite3.Error) as problem:
        words = str(getattr(problem, "orig", None) or problem).splitlines()[0]
        raise FindingsError("ledger", [_finding(words, place)]) from problem


def _finding(words: str, place: str) -> Finding:
    for mark, code, message, remedy in _KNOWN:
        if mark in words.lower():
            return error(code, message, subject=place, found=words, remedy=remedy)
    return error(
        "ledger-failed",
        "the database refused the operation; nothing was written",
        subject=place,
        found=words,
        remedy="check the address of the ledger",
    )
