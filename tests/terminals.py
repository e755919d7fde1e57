"""Processes at a pseudo-terminal, as a person has them before him."""

from __future__ import annotations

import os
import select
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

#: the terminal on standard input controls the process and Ctrl-C is heard, whatever started the tests
CONTROLLED = (
    "import fcntl, signal, termios; fcntl.ioctl(0, termios.TIOCSCTTY, 0); "
    "signal.signal(signal.SIGINT, signal.default_int_handler)"
)


class Terminal:
    """A process at a pseudo-terminal."""

    def __init__(self, process: subprocess.Popen[bytes], handle: int) -> None:
        self.process = process
        self.handle = handle
        self.seen = ""

    def until(self, words: str, times: int = 1) -> str:
        """Read until some words have come ``times`` times."""
        end = time.monotonic() + 30
        while self.seen.count(words) < times:
            assert time.monotonic() < end, self.seen
            if select.select([self.handle], [], [], 0.1)[0]:
                try:
                    self.seen += os.read(self.handle, 4096).decode(errors="replace")
                except OSError:
                    break
        assert self.seen.count(words) >= times, self.seen
        return self.seen

    def type(self, text: str) -> None:
        """Write as a person would."""
        os.write(self.handle, text.encode())


@contextmanager
def terminal(code: str, *words: str) -> Iterator[Terminal]:
    """Run code with words as its arguments at a pseudo-terminal."""
    pty = pytest.importorskip("pty")
    handle, other = pty.openpty()
    process = subprocess.Popen(  # noqa: S603
        [sys.executable, "-c", f"{CONTROLLED}\n{code}", *words], stdin=other, stdout=other, stderr=other,
        env={**os.environ, "TERM": "dumb", "COLUMNS": "100", "PYTHONUTF8": "1"}, start_new_session=True,
    )  # fmt: skip
    os.close(other)
    try:
        yield Terminal(process, handle)
    finally:
        process.kill()
        process.wait()
        os.close(handle)
