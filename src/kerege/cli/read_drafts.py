"""A file that appears as a whole when it is complete, and not at all before."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
from typing import TextIO

from kerege.base.findings import FindingsError, error, shorten


class Draft:
    """A file in the making, beside the place it will have.

    Leaving it as a context without :meth:`finish` takes it away.
    """

    def __init__(self, out: str) -> None:
        """Open a draft of ``out``.

        Raises
        ------
        FindingsError
            If no file can be written there.
        """
        self._path = Path(out)
        try:
            if self._path.is_dir():
                raise IsADirectoryError(0, "it is a folder")
            self._draft = self._path.with_name(f".{self._path.name}.{os.getpid()}.new")
            # lone surrogates become escapes, which JSON reads as what they were
            self.stream: TextIO = self._draft.open(
                "w", encoding="utf-8", errors="backslashreplace", newline="\n"
            )
        except (OSError, ValueError) as problem:
            raise _cannot_write(out, problem) from None

    def __enter__(self) -> Draft:
        return self

    def __exit__(self, *_: object) -> None:
        self.drop()

    def finish(self) -> None:
        """Put the complete file in its place.

        Raises
        ------
        FindingsError
            If that fails; what stood there before is left.
        """
        try:
            self.stream.close()
            self._draft.replace(self._path)
        except OSError as problem:
            self.drop()
            raise _cannot_write(str(self._path), problem) from None

    def drop(self) -> None:
        """Take the draft away, if it is not finished."""
        with suppress(OSError):
            self.stream.close()
        with suppress(OSError):
            self._draft.unlink()


def _cannot_write(out: str, problem: Exception) -> FindingsError:
    return FindingsError("read", [error(
        "cannot-write", "the output cannot be written", subject=shorten(out, 200),
        found=str(getattr(problem, "strerror", "") or problem), expected="a file in a folder that exists",
        remedy="name another file with --out",
    )])  # fmt: skip
