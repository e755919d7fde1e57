"""A PostgreSQL server of the tests' own: made in a temporary folder, reached by a socket, gone afterwards."""

import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

import sqlalchemy as sa

USER = "kerege"
_SERVER_USERS = ("postgres", "nobody")  # the server refuses to run as root
_FAST = (
    "fsync=off",
    "synchronous_commit=off",
    "full_page_writes=off",
    "listen_addresses=",
    "shared_buffers=16MB",
    "max_connections=60",
    "log_min_messages=fatal",
)


@dataclass(frozen=True)
class Server:
    """A running server: ``folder`` holds its socket."""

    folder: Path

    def url(self, base: str, driver: str = "pg8000", user: str = USER) -> str:
        """Return the address of a database on it."""
        if driver == "pg8000":
            return f"postgresql+pg8000://{user}@/{base}?unix_sock={self.folder}/.s.PGSQL.5432"
        return f"postgresql+{driver}://{user}@/{base}?host={self.folder}"

    def new_base(self, name: str) -> str:
        """Make an empty database and return its address."""
        engine = sa.create_engine(
            self.url("postgres"), isolation_level="AUTOCOMMIT", poolclass=sa.pool.NullPool
        )
        with engine.connect() as connection:
            connection.exec_driver_sql(f'CREATE DATABASE "{name}" TEMPLATE template0')
        return self.url(name)


def why_not() -> str:
    """Return why no server can be started here; blank if one can."""
    if find_spec("pg8000") is None:
        return "the driver pg8000 is not installed (pip install pg8000)"
    if _binary("initdb") is None or _binary("postgres") is None:
        return "no PostgreSQL server is installed (on Debian and Ubuntu: apt-get install postgresql)"
    if os.geteuid() == 0 and _server_user() is None:
        return "the server does not run as root, and there is no user " + " or ".join(_SERVER_USERS)
    return ""


@contextmanager
def running_server() -> Iterator[Server]:
    """Start a server, wait until it answers, and stop it at the end."""
    folder = Path(tempfile.mkdtemp(prefix="kgpg"))  # short: the path of a socket has 107 characters at most
    who = {"user": _server_user(), "group": pwd.getpwnam(_server_user()).pw_gid, "extra_groups": []} \
        if os.geteuid() == 0 else {}  # fmt: skip
    if who:
        os.chown(folder, pwd.getpwnam(who["user"]).pw_uid, who["group"])
    data = folder / "data"
    try:
        options = ["-U", USER, "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync"]
        subprocess.run(  # noqa: S603
            [_binary("initdb"), "-D", data, *options],
            check=True,
            stdout=subprocess.DEVNULL,
            cwd=folder,
            **who,
        )
        settings = [part for setting in _FAST for part in ("-c", setting)]
        with (folder / "log").open("wb") as log:
            process = subprocess.Popen(  # noqa: S603
                [_binary("postgres"), "-D", data, "-k", folder, *settings], stderr=log, cwd=folder, **who
            )
        try:
            _wait(Server(folder), process)
            yield Server(folder)
        finally:
            process.send_signal(signal.SIGINT)  # a shutdown that does not wait for open connections
            process.wait(timeout=30)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _wait(server: Server, process: subprocess.Popen) -> None:
    engine = sa.create_engine(server.url("postgres"), poolclass=sa.pool.NullPool)
    for _ in range(600):
        if process.poll() is not None:
            raise RuntimeError("the server ended: " + (server.folder / "log").read_text())
        try:
            engine.connect().close()
        except sa.exc.DBAPIError:
            time.sleep(0.05)
        else:
            return
    raise RuntimeError("the server does not answer: " + (server.folder / "log").read_text())


def _binary(name: str) -> str | None:
    """Return the path of a program of the server, which Debian keeps off the search path."""
    places = sorted(
        Path("/usr/lib/postgresql").glob("*/bin"), key=lambda p: p.parent.name.zfill(4), reverse=True
    )
    return next(filter(None, (shutil.which(name, path=str(p)) for p in places)), shutil.which(name))


def _server_user() -> str | None:
    names = {entry.pw_name for entry in pwd.getpwall()}
    return next((name for name in _SERVER_USERS if name in names), None)
