"""Transactions of the ledger: a look sees one moment, a change happens as a whole or not at all."""

from __future__ import annotations

import secrets
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TypeVar

import sqlalchemy as sa

from kerege.base.findings import FindingsError
from kerege.evidence.faults import ledger_error, told
from kerege.evidence.opening import Ledger
from kerege.evidence.postgres import has_turn, is_clash
from kerege.evidence.schema import WRITES
from kerege.evidence.upgrading import upgrade

_Result = TypeVar("_Result")
#: how often a change is tried that others keep from being as if it ran alone
ATTEMPTS = 12
_LONGEST_PAUSE = 0.03


@contextmanager
def read(ledger: Ledger) -> Iterator[sa.Connection]:
    """Open a transaction that only looks; all it sees is of one moment.

    Raises
    ------
    FindingsError
        If the database fails.
    """
    with told(ledger.place), ledger.engine.connect() as connection:
        if connection.dialect.name == "postgresql":
            connection.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)
        yield connection


def write(ledger: Ledger, change: Callable[[sa.Connection], _Result]) -> _Result:
    """Run ``change`` in one transaction and return its result; an older ledger is upgraded before.

    Who writes does so alone: others wait for their turn as long as the ledger was opened to wait. On a
    server the transaction is run again, up to ``ATTEMPTS`` times, if it met another one all the same;
    ``change`` must therefore do nothing outside the database.

    Raises
    ------
    FindingsError
        If ``change`` refuses, the database fails, or others do not stop writing; the ledger is then as it
        was.
    """
    with told(ledger.place):
        upgrade(ledger.engine)
        deadline = time.monotonic() + ledger.wait_seconds
        clashes = 0
        while True:
            try:
                with ledger.engine.connect() as plain:
                    connection = plain.execution_options(**{WRITES: True})
                    with connection.begin():
                        if has_turn(connection):
                            return change(connection)
            except sa.exc.DBAPIError as problem:
                clashes += 1
                if clashes == ATTEMPTS or not is_clash(problem):
                    raise
            else:
                if time.monotonic() > deadline:
                    raise _busy(ledger)
            _pause()


def _pause() -> None:
    """Wait a little, and never as long as the other one who waits."""
    time.sleep(_LONGEST_PAUSE * (0.1 + 0.9 * secrets.randbelow(1000) / 1000))


def _busy(ledger: Ledger) -> FindingsError:
    return ledger_error(
        "ledger-locked",
        "another program is writing to the ledger",
        ledger.place,
        expected=f"a turn within {ledger.wait_seconds:g} seconds",
        found="the lock of another program",
        remedy="try again when it has finished",
    )
