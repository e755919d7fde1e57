"""Files: the bytes of a regular file within the size limit, and the files of a folder in order."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator
from pathlib import Path

from kerege.base.findings import Finding, error
from kerege.documents.limits import MAX_BYTES, MAX_FOLDER_DEPTH

_KINDS = (
    (stat.S_ISDIR, "a folder"),
    (stat.S_ISFIFO, "a named pipe"),
    (stat.S_ISSOCK, "a socket"),
    (stat.S_ISCHR, "a device"),
    (stat.S_ISBLK, "a device"),
)
_FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOCTTY", 0)
_CHUNK = 2**20

PathText = str | os.PathLike[str]


def printable(name: str) -> str:
    """Return a file name with undecodable bytes, control and direction characters written as escapes."""
    if name.isprintable():
        return name
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode("ascii") for c in name)


def read_bytes(path: PathText) -> tuple[bytes, tuple[Finding, ...]]:
    """Return the bytes of a regular file, or no bytes and the finding that says why not.

    The size is checked before anything is read; nothing waits for the other end of a pipe.
    """
    shown = printable(os.fspath(path))
    try:
        handle = os.open(path, _FLAGS)
    except (OSError, ValueError) as fault:
        return b"", (_unreadable(shown, fault),)
    try:
        status = os.fstat(handle)
        if not stat.S_ISREG(status.st_mode):
            return b"", (_not_regular(shown, status.st_mode),)
        if status.st_size > MAX_BYTES:
            return b"", (too_large(shown, status.st_size),)
        data = _read_all(handle)
    except OSError as fault:
        return b"", (_unreadable(shown, fault),)
    finally:
        os.close(handle)
    if len(data) > MAX_BYTES:
        return b"", (too_large(shown, len(data)),)
    return data, ()


def walk_files(paths: Iterable[PathText]) -> Iterator[tuple[str, tuple[Finding, ...]]]:
    """Yield every file in the order given, folders replaced by their files sorted by name.

    Hidden files in folders are left out and links to folders are not followed. What cannot be walked comes
    with the finding that says so.
    """
    for path in paths:
        name = os.fspath(path)
        if _is_folder(name):
            yield from _walk(name, 0)
        else:
            yield name, ()


def too_large(shown: str, size: int) -> Finding:
    """Return the finding for a file of ``size`` bytes."""
    return error(
        "file-too-large",
        "the file is larger than a document may be, and was not read",
        file=shown,
        expected=f"at most {MAX_BYTES // 2**20} MiB",
        found=f"{size / 2**20:,.1f} MiB",
        remedy="split the file, or save only its text",
    )


def _read_all(handle: int) -> bytes:
    parts, size = [], 0
    while size <= MAX_BYTES and (part := os.read(handle, min(_CHUNK, MAX_BYTES + 1 - size))):
        parts.append(part)
        size += len(part)
    return b"".join(parts)


def _is_folder(name: str) -> bool:
    try:
        return Path(name).is_dir()
    except (OSError, ValueError):
        return False


def _walk(folder: str, depth: int) -> Iterator[tuple[str, tuple[Finding, ...]]]:
    try:
        with os.scandir(folder) as listing:
            entries = sorted((e.name, e.is_dir(follow_symlinks=False), e.path) for e in listing)
    except OSError as fault:
        yield folder, (_unreadable(printable(folder), fault),)
        return
    if depth > MAX_FOLDER_DEPTH:
        yield folder, (_too_deep(printable(folder)),)
        return
    for name, is_folder, path in entries:
        if name.startswith("."):
            continue
        if is_folder:
            yield from _walk(path, depth + 1)
        else:
            yield path, ()


def _unreadable(shown: str, fault: Exception) -> Finding:
    reason = fault.strerror if isinstance(fault, OSError) and fault.strerror else str(fault)
    return error(
        "file-unreadable",
        "the file cannot be read",
        file=shown,
        found=reason,
        remedy="check that the path exists and that you may read it",
    )


def _not_regular(shown: str, mode: int) -> Finding:
    kind = next((words for test, words in _KINDS if test(mode)), "something else")
    return error(
        "not-a-file",
        f"this is {kind}, not a file",
        file=shown,
        expected="a regular file",
        found=kind,
        remedy="give the path of a file with text, Markdown, HTML or PDF",
    )


def _too_deep(shown: str) -> Finding:
    return error(
        "folder-too-deep",
        "the folder lies too deep to be walked",
        file=shown,
        expected=f"at most {MAX_FOLDER_DEPTH} folders inside each other",
        remedy="give the deeper folder itself",
    )
