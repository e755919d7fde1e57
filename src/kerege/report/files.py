"""Writing the report's files: every failure of the disk becomes one finding."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from kerege.base.findings import FindingsError, error


def make_folder(folder: Path) -> None:
    """Make a folder and its parents.

    Raises
    ------
    FindingsError
        If something else has the name, or it cannot be made.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except (FileExistsError, NotADirectoryError):
        raise _failed(
            folder, "a file has the name of the folder", "choose another folder, or move the file"
        ) from None
    except OSError as problem:
        raise _failed(folder, _reason(problem), "choose a folder you may write to") from None


def write(path: Path, make: Callable[[Path], object]) -> None:
    """Let ``make`` write beside ``path`` and move the result there, so that no half file is left.

    Raises
    ------
    FindingsError
        If the disk refuses.
    """
    beside = path.with_name(f".{path.name}.part")
    try:
        if path.is_dir():
            raise IsADirectoryError(21, "a folder has the name of the file")
        make(beside)
        beside.replace(path)
    except OSError as problem:
        beside.unlink(missing_ok=True) if _may(beside) else None
        raise _failed(
            path, _reason(problem), "choose a folder you may write to, with room on its disk"
        ) from None


def write_text(path: Path, text: str) -> None:
    """Write a text file as UTF-8 with plain line ends.

    Raises
    ------
    FindingsError
        If the disk refuses.
    """
    write(path, lambda beside: beside.write_bytes(text.encode("utf-8")))


def _may(path: Path) -> bool:
    try:
        return path.exists()
    except OSError:
        return False


def _reason(problem: OSError) -> str:
    return problem.strerror or str(problem) or type(problem).__name__


def _failed(path: Path, reason: str, remedy: str) -> FindingsError:
    finding = error(
        "cannot-write",
        f"{path} cannot be written: {reason}",
        file=str(path),
        expected="a place to write to",
        found=reason,
        remedy=remedy,
    )
    return FindingsError("write the report", [finding])
