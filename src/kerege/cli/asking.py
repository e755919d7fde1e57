"""Questions to a person: the next line of the input is the answer; Ctrl-C ends a wait whenever it comes."""

from __future__ import annotations

import io
import os
import select
import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager


def prepare_answers() -> None:
    """Take bytes that are no letters, and let Ctrl-C end a wait at once.

    Polars sets a handler after which reading is just taken up again: Python's own is set anew.
    """
    if isinstance(sys.stdin, io.TextIOWrapper):
        sys.stdin.reconfigure(errors="replace")
    handler = signal.getsignal(signal.SIGINT)
    if handler is not None and _may_handle_signals():
        signal.signal(signal.SIGINT, handler)


def ask(question: str) -> str | None:
    """Return the answer without space around it; None if the input ends."""
    sys.stdout.write(question)
    sys.stdout.flush()
    if sys.platform != "win32" and _may_handle_signals() and sys.stdin.isatty():
        _wait_for_a_line()
    line = sys.stdin.readline()
    return line.strip() if line else None


def _may_handle_signals() -> bool:
    return threading.current_thread() is threading.main_thread()


def _wait_for_a_line() -> None:
    """Wait until the terminal has a line to give.

    A signal that comes just before a read, or to another thread, does not end that read. Here it also leaves
    a byte in a pipe, so the wait ends in any case, and Python raises what the signal stands for.
    """
    ready: list[object] = []
    while sys.stdin not in ready:
        with _bytes_of_signals() as pipe:
            ready = select.select([sys.stdin, pipe], [], [])[0]


@contextmanager
def _bytes_of_signals() -> Iterator[int]:
    """Yield the end of a pipe that can be read from as soon as a signal has come."""
    reading, writing = os.pipe()
    os.set_blocking(writing, False)
    before = signal.set_wakeup_fd(writing, warn_on_full_buffer=False)
    try:
        yield reading
    finally:
        signal.set_wakeup_fd(before)
        os.close(reading)
        os.close(writing)
