"""What a database says when it fails, told as a finding."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from kerege.base.findings import Finding, FindingsError, error

_OTHERS_WRITE, _WAIT = "another program is writing to the ledger", "try again when it has finished"
_NO_SERVER = ("the server of the ledger does not answer", "check host and port, and that the server runs")
_BROKE = ("the connection to the server broke", "look whether the change was made, and repeat it if not")
_NO_ENTRY = ("the server did not let this user in", "check user and password in the address")
#: (words in the driver's message, code, what it means, what to do)
_KNOWN = (
    ("append-only", "ledger-append-only", "rows of the ledger are never changed or removed",
     "record a decision instead"),
    ("locked", "ledger-locked", _OTHERS_WRITE, _WAIT),
    ("lock timeout", "ledger-locked", _OTHERS_WRITE, _WAIT),
    ("could not serialize", "ledger-locked", _OTHERS_WRITE, _WAIT),
    ("deadlock", "ledger-locked", _OTHERS_WRITE, _WAIT),
    ("readonly", "ledger-read-only", "the ledger or its folder cannot be written",
     "check the permissions, or copy the ledger to a folder of your own"),
    ("permission denied", "ledger-read-only", "this user may not read or write the ledger",
     "ask the owner of the database for SELECT and INSERT on its tables"),
    ("not a database", "not-a-ledger", "the file is not a ledger", "check the path, or restore a copy"),
    ("decode to utf-8", "ledger-damaged", "the ledger file is damaged", "restore a copy of the file"),
    ("malformed", "ledger-damaged", "the ledger file is damaged", "restore a copy of the file"),
    ("corrupt", "ledger-damaged", "the ledger file is damaged", "restore a copy of the file"),
    ("no space left", "ledger-disk", "the disk is full; nothing was written", "free some space and repeat"),
    ("full", "ledger-disk", "the disk is full; nothing was written", "free some space and repeat"),
    ("disk i/o", "ledger-disk", "the disk failed; nothing was written", "check the disk and repeat"),
    ("unable to open", "ledger-unreachable", "the ledger cannot be opened", "check the folder"),
    ("password", "ledger-refused", *_NO_ENTRY),
    ("role ", "ledger-refused", *_NO_ENTRY),
    ("no such table", "not-a-ledger", "the database has not the tables of a ledger", "check the path"),
    ('relation "', "not-a-ledger", "the database has not the tables of a ledger", "check the address"),
    ('database "', "ledger-unreachable", "the server has no such database", "create it: createdb NAME"),
    ("can't create a connection", "ledger-unreachable", *_NO_SERVER),
    ("connection refused", "ledger-unreachable", *_NO_SERVER),
    ("connection failed", "ledger-unreachable", *_NO_SERVER),
    ("network error", "ledger-unreachable", *_BROKE),
    ("terminating connection", "ledger-unreachable", *_BROKE),
    ("shutting down", "ledger-unreachable", *_NO_SERVER),
    ("starting up", "ledger-unreachable", *_NO_SERVER),
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

    from kerege.evidence.postgres import server_words  # noqa: PLC0415

    try:
        yield
    except UnicodeError as problem:  # text of the file, or a message that quotes it
        words = f"not UTF-8: {problem.reason if isinstance(problem, UnicodeDecodeError) else problem}"
        raise FindingsError("ledger", [_finding("malformed: " + words, place)]) from problem
    except (ConnectionError, TimeoutError) as problem:  # not every driver tells them in its own words
        raise FindingsError("ledger", [_finding(f"network error: {problem}", place)]) from problem
    except (sa.exc.SQLAlchemyError, sqlite3.Error) as problem:
        cause = getattr(problem, "orig", None) or problem
        words = (server_words(cause) or str(cause)).splitlines()[0]
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
