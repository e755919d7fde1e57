"""Parsing at arm's length: a child process, kept for the next file and ended when one takes too long."""

from __future__ import annotations

import atexit
import json
import os
import subprocess
import sys
import threading
from collections.abc import Callable
from contextlib import suppress

from kerege.base.findings import Finding, error
from kerege.documents.extract import Extract, from_json
from kerege.documents.limits import CHILD_MEMORY, CHILD_SECONDS

_BOOT = (
    "import sys, json; sys.path[:] = json.loads(sys.argv[1]); "
    "from kerege.documents.worker import serve; serve()"
)
#: seconds a child may take to start, and what it says when it is ready
_START_SECONDS = 20.0
_READY = b"ready\n"


class _Child:
    """The child process of this process, started when first needed."""

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.process: subprocess.Popen[bytes] | None = None
        self.owner = 0
        self.late = False

    def ask(self, job: str, data: bytes, name: str, seconds: float) -> bytes:
        """Return the answer to one request; blank if the child did not live to give it."""
        process = self._living()
        if process is None:
            return b""
        answer = self._within(seconds, process, lambda: _exchange(process, job, data, name))
        if not answer:
            self.close()
        return answer

    def _within(self, seconds: float, process: subprocess.Popen[bytes], act: Callable[[], bytes]) -> bytes:
        """Return what an exchange with the child gives; blank once it breaks off or the time is over."""
        self.late = False
        alarm = threading.Timer(seconds, self._end, (process,))
        alarm.daemon = True
        alarm.start()
        try:
            return act()
        except (OSError, ValueError):
            return b""
        finally:
            alarm.cancel()

    def _living(self) -> subprocess.Popen[bytes] | None:
        """Return the child, started unless it lives."""
        if self.process is not None and self.owner == os.getpid() and self.process.poll() is None:
            return self.process
        self.close()
        path = json.dumps([os.path.abspath(p) for p in sys.path])  # noqa: PTH100  (blank means here)
        process = subprocess.Popen(  # noqa: S603  (this interpreter, nothing from a document)
            [sys.executable, "-P", "-c", _BOOT, path],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        self.process, self.owner = process, os.getpid()
        if self._within(_START_SECONDS, process, lambda: _line(process)) == _READY:
            return process
        self.close()
        return None

    def _end(self, process: subprocess.Popen[bytes]) -> None:
        self.late = True
        process.kill()

    def close(self) -> None:
        """End the child and forget it."""
        process, self.process = self.process, None
        if process is None or self.owner != os.getpid():
            return
        process.kill()
        for pipe in (process.stdin, process.stdout):
            if pipe is not None:
                with suppress(OSError):
                    pipe.close()
        process.wait()


def _exchange(process: subprocess.Popen[bytes], job: str, data: bytes, name: str) -> bytes:
    """Send one request and return the whole answer; ``ValueError`` or ``OSError`` if the child fails."""
    if process.stdin is None or process.stdout is None:
        return b""
    process.stdin.write(json.dumps({"job": job, "name": name, "size": len(data)}).encode() + b"\n")
    process.stdin.write(data)
    process.stdin.flush()
    size = int(_line(process))
    answer = process.stdout.read(size)
    return answer if len(answer) == size else b""


def _line(process: subprocess.Popen[bytes]) -> bytes:
    return process.stdout.readline(30) if process.stdout is not None else b""


_CHILD = _Child()


def extract_apart(job: str, data: bytes, shown: str, seconds: float = CHILD_SECONDS) -> Extract:
    """Return what the child process extracts from bytes; ``job`` is ``html`` (UTF-8) or ``pdf``.

    A file that takes more time or memory than allowed, or that ends the child, gives a finding; the next file
    gets a new child.
    """
    with _CHILD.lock:
        answer = _CHILD.ask(job, data, shown, seconds)
        late = _CHILD.late
    try:
        return from_json(answer) if answer else Extract(findings=(_lost(shown, late, seconds),))
    except (ValueError, KeyError, TypeError):
        return Extract(findings=(_lost(shown, False, seconds),))


def close_child() -> None:
    """End the child process, if there is one."""
    with _CHILD.lock:
        _CHILD.close()


atexit.register(close_child)


def _lost(shown: str, late: bool, seconds: float) -> Finding:
    if late:
        return error(
            "file-takes-too-long",
            "reading the file takes longer than a document may, and was ended",
            file=shown,
            expected=f"at most {seconds:g} seconds",
            remedy="give the text of the document instead",
        )
    return error(
        "file-ends-parser",
        "the file made the parser fail; nothing was read from it",
        file=shown,
        expected=f"a document that can be parsed within {CHILD_MEMORY // 2**20} MiB",
        remedy="get the file again, or give its text",
    )
