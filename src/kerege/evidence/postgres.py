"""PostgreSQL as the ledger of a team: which driver, how transactions run, when one must be run again."""

from __future__ import annotations

import logging
from importlib.util import find_spec

import sqlalchemy as sa
from sqlalchemy.engine.interfaces import DBAPIConnection

from kerege.evidence.schema import APPLICATION_ID

#: a transaction that met another one (serialization failure, deadlock, the same new key): run it again
_CLASHES = ("40001", "40P01", "23505")
#: how long a transaction may stand still between two statements
SILENT_SECONDS = 60
#: the server ended the connection: shutdown, crash, start, a transaction that stood still
_GONE = ("57P01", "57P02", "57P03", "25P03")
#: failures behind a failure that are looked at
_CHAIN = 8
#: drivers for an address that names none, in this order
_DRIVERS = ("psycopg2", "pg8000", "psycopg")


def with_driver(url: sa.URL) -> sa.URL:
    """Return a PostgreSQL address with a driver that is installed, where it names none itself."""
    if url.drivername != "postgresql":
        return url
    found = next((name for name in _DRIVERS if find_spec(name)), _DRIVERS[1])
    return url.set(drivername=f"postgresql+{found}")


def postgres_engine(url: sa.URL, wait_seconds: float) -> sa.Engine:
    """Return an engine whose transactions behave as if they ran one after the other.

    A statement gives up on a table that another program has locked for longer than ``wait_seconds``; the
    server ends a transaction whose program has fallen silent, so that it does not keep others from writing.
    A connection that the server has ended is replaced when it is used next.
    """
    engine = sa.create_engine(with_driver(url), isolation_level="SERIALIZABLE")
    if engine.dialect.name != "postgresql":
        return engine
    logging.getLogger("sqlalchemy.pool").addHandler(logging.NullHandler())  # what fails is told as a finding

    @sa.event.listens_for(engine, "connect")
    def _limit(connection: DBAPIConnection, _record: object) -> None:
        cursor = connection.cursor()
        cursor.execute(f"SET lock_timeout = {max(1, round(1000 * wait_seconds))}")
        cursor.execute(f"SET idle_in_transaction_session_timeout = {1000 * SILENT_SECONDS}")
        cursor.close()
        connection.commit()

    @sa.event.listens_for(engine, "checkout")
    def _ping(connection: DBAPIConnection, _record: object, _proxy: object) -> None:
        try:
            cursor = connection.cursor()
            cursor.execute("SELECT 1")
            cursor.close()
            connection.rollback()
        except (engine.dialect.loaded_dbapi.Error, OSError) as problem:
            raise sa.exc.DisconnectionError(str(problem)) from None

    @sa.event.listens_for(engine, "handle_error")
    def _gone(context: sa.ExceptionContext) -> None:
        if isinstance(context.original_exception, Exception):
            context.is_disconnect |= sql_state(context.original_exception) in _GONE

    return engine


def has_turn(connection: sa.Connection) -> bool:
    """Return whether a transaction that just began may write; the right to do so ends with the transaction.

    A lock that is only tried keeps the transaction from looking at a moment before the last one ended. Other
    databases give the right when a transaction begins.
    """
    if connection.dialect.name != "postgresql":
        return True
    return bool(connection.execute(sa.select(sa.func.pg_try_advisory_xact_lock(APPLICATION_ID))).scalar())


def is_clash(problem: Exception) -> bool:
    """Return whether a failure only says that another transaction was faster."""
    return sql_state(problem) in _CLASHES


def sql_state(problem: Exception) -> str:
    """Return the five-character code of a server's error, blank if there is none."""
    cause = getattr(problem, "orig", None) or problem
    for name in ("sqlstate", "pgcode"):
        code = getattr(cause, name, None)
        if isinstance(code, str):
            return code
    return server_fields(cause).get("C", "")


def server_words(cause: BaseException) -> str:
    """Return what the server said, blank if nothing.

    A server that refuses a login hangs up; pg8000 then fails once more when it says goodbye, and hands over
    that failure with the server's words behind it.
    """
    told: BaseException | None = cause
    for _ in range(_CHAIN):
        if told is None:
            break
        words = server_fields(told).get("M", "")
        if words:
            return words
        told = told.__cause__ or told.__context__
    return ""


def server_fields(cause: object) -> dict[str, str]:
    """Return the fields of an error as pg8000 hands them over (``C`` code, ``M`` message), else nothing."""
    args = getattr(cause, "args", ())
    return dict(args[0]) if args and isinstance(args[0], dict) else {}
