"""``new_case``: a small valid case of invented figures to start from."""

from __future__ import annotations

from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from kerege.base.findings import FindingsError, error, shorten

STAGE = "new case"


def new_case(folder: str | Path) -> Path:
    """Write the template case into a new or empty folder and return the folder.

    Raises
    ------
    FindingsError
        If the folder has content, is a file, or cannot be written.
    """
    path = Path(folder)
    try:
        path.mkdir(parents=True, exist_ok=True)
        inside = sorted(p.name for p in path.iterdir())
        if not inside:
            _copy(files("kerege.case") / "template", path)
            return path
    except FileExistsError:
        raise FindingsError(STAGE, [error(
            "not-a-folder", f"{shorten(str(path))} is a file", subject=str(path), found="a file",
            expected="a new or empty folder", remedy="give another name")]) from None  # fmt: skip
    except (OSError, ValueError) as problem:
        raise FindingsError(
            STAGE,
            [
                error(
                    "not-writable",
                    f"the case cannot be written: {problem}",
                    subject=str(path),
                    found=shorten(str(path)),
                    expected="a folder that can be written",
                    remedy="give another place",
                )
            ],
        ) from None
    raise FindingsError(STAGE, [error(
        "folder-not-empty", f"{shorten(str(path))} has content and is left as it is", subject=str(path),
        expected="a new or empty folder", found=f"{len(inside)} entries, the first {shorten(inside[0])}",
        remedy="give the name of a folder that does not exist yet")])  # fmt: skip


def _copy(source: Traversable, target: Path) -> None:
    for item in sorted(source.iterdir(), key=lambda i: i.name):
        if item.is_dir():
            (target / item.name).mkdir(exist_ok=True)
            _copy(item, target / item.name)
        elif item.name.endswith((".csv", ".toml")):
            (target / item.name).write_bytes(item.read_bytes())
