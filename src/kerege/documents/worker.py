"""The child process: parses what may be hostile under limits, and answers over its pipes.

A request is a line of JSON (``job``, ``name``, ``size``) and then ``size`` bytes; an answer is a line with a
size and then that many bytes of JSON. The child opens no connection, starts no program and writes no file.
"""

from __future__ import annotations

import json
import os
import sys
from typing import Any, BinaryIO

from kerege.base.findings import Finding, error
from kerege.documents.extract import Extract, to_json
from kerege.documents.limits import CHILD_MEMORY, CHILD_SECONDS

_FORBIDDEN = (
    "socket.",
    "subprocess.",
    "os.system",
    "os.exec",
    "os.fork",
    "os.posix_spawn",
    "os.spawn",
    "ftplib.",
)


def serve() -> None:
    """Answer requests from standard input until it ends."""
    answers = os.fdopen(os.dup(1), "wb")
    quiet = os.open(os.devnull, os.O_WRONLY)
    os.dup2(quiet, 1)
    os.dup2(quiet, 2)
    _limit_memory()
    sys.addaudithook(_refuse)
    requests = sys.stdin.buffer
    answers.write(b"ready\n")
    answers.flush()
    while line := requests.readline(10_000):
        request = json.loads(line)
        _limit_time()
        answer = to_json(_extract(request, requests))
        answers.write(b"%d\n" % len(answer) + answer)
        answers.flush()


def _extract(request: dict[str, Any], requests: BinaryIO) -> Extract:
    data = requests.read(int(request["size"]))
    shown = str(request["name"])
    try:
        if request["job"] == "pdf":
            from kerege.documents.pdf import extract_pdf  # noqa: PLC0415

            return extract_pdf(data, shown)
        from kerege.documents.html import extract_html  # noqa: PLC0415

        return extract_html(data.decode("utf-8", "replace"), shown)
    except MemoryError:
        return Extract(findings=(_out_of_memory(shown),))
    except Exception as fault:  # whatever a parser does with a hostile file, the parent gets an answer
        return Extract(findings=(_failed(shown, fault),))


def _limit_memory() -> None:
    try:
        import resource  # noqa: PLC0415
    except ImportError:
        return
    hard = resource.getrlimit(resource.RLIMIT_AS)[1]
    limit = CHILD_MEMORY if hard == resource.RLIM_INFINITY else min(CHILD_MEMORY, hard)
    resource.setrlimit(resource.RLIMIT_AS, (limit, hard))
    resource.setrlimit(resource.RLIMIT_CORE, (0, resource.getrlimit(resource.RLIMIT_CORE)[1]))


def _limit_time() -> None:
    """Let the system end this process soon after the parent would, should the parent be gone."""
    try:
        import resource  # noqa: PLC0415
    except ImportError:
        return
    usage = resource.getrusage(resource.RUSAGE_SELF)
    hard = resource.getrlimit(resource.RLIMIT_CPU)[1]
    limit = int(usage.ru_utime + usage.ru_stime + 4 * CHILD_SECONDS) + 1
    resource.setrlimit(
        resource.RLIMIT_CPU, (limit if hard == resource.RLIM_INFINITY else min(limit, hard), hard)
    )


def _refuse(event: str, args: tuple[Any, ...]) -> None:
    """Refuse what no parser needs: connections, programs, and files opened for writing."""
    if event.startswith(_FORBIDDEN):
        raise PermissionError(f"{event} is not allowed while a document is read")
    if event == "open" and isinstance(args[2], int) and args[2] & (os.O_WRONLY | os.O_RDWR | os.O_CREAT):
        raise PermissionError("writing is not allowed while a document is read")


def _out_of_memory(shown: str) -> Finding:
    return error(
        "file-takes-too-much-memory",
        "reading the file takes more memory than a document may",
        file=shown,
        expected=f"at most {CHILD_MEMORY // 2**20} MiB",
        remedy="give the text of the document instead",
    )


def _failed(shown: str, fault: Exception) -> Finding:
    return error(
        "file-unparsable",
        "the file cannot be parsed",
        file=shown,
        found=type(fault).__name__,
        remedy="get the file again, or give its text",
    )
