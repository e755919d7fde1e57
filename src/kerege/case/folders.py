"""Where cases are: bundled ones by name, any other by the path of its folder."""

from __future__ import annotations

from collections.abc import Sequence
from importlib.resources import files
from pathlib import Path

from kerege.base.findings import Finding, error, shorten, warning
from kerege.base.hashing import hash_bytes
from kerege.case.hints import did_you_mean, listed
from kerege.case.schemas import TABLES
from kerege.evidence.quotes import QUOTES_FILE

#: TOML files of a case; its parts have only the second sort
ROOT_TOMLS = ("case.toml", "choices.toml")
PART_TOMLS = ("shocks.toml",)
CLAIM_FOLDER = "claims"
#: files of later stages that a case may hold already
OTHER_FILES = ("ties.csv", "datapackage.json")


def bundled_cases() -> tuple[str, ...]:
    """Return the names of the cases that come with the package, sorted."""
    home = Path(str(files("kerege"))) / "cases"
    if not home.is_dir():
        return ()
    return tuple(sorted(p.name for p in home.iterdir() if (p / "case.toml").is_file()))


def find_folder(name_or_path: str | Path) -> tuple[Path | None, list[Finding]]:
    """Return the folder of a case, or the finding that says why there is none.

    A plain name is looked up among the bundled cases first; write ``./name`` for a folder of that name.
    """
    names = bundled_cases()
    text = str(name_or_path)
    if isinstance(name_or_path, str) and text in names:
        return Path(str(files("kerege"))) / "cases" / text, []
    path = Path(name_or_path)
    ways = "the path of a case folder, or a bundled case: " + (listed(names) or "none")
    try:
        if text and path.is_dir():
            return path, []
        if text and path.exists():
            return None, [error(
                "not-a-folder", f"{shorten(text)} is a file, and a case is a folder", expected=ways,
                found="a file", subject=text, remedy=f"give its folder: {path.parent}")]  # fmt: skip
    except (OSError, ValueError) as problem:
        return None, [
            error(
                "unreadable-folder",
                f"{shorten(text)} cannot be read: {problem}",
                expected=ways,
                found=shorten(text),
                subject=text,
                remedy="check the path and its permissions",
            )
        ]
    return None, [error(
        "unknown-case", f"there is no case {shorten(text)}", expected=ways, found="no such name or folder",
        subject=text, remedy=did_you_mean(text, names) + ", or make a new one with kerege new")]  # fmt: skip


def input_files(folder: Path, parts: Sequence[str] = ()) -> list[Path]:
    """Return the text files of a case and its parts, sorted by their relative name."""
    patterns = ("*.csv", "*.toml", f"{CLAIM_FOLDER}/*.csv", "geometry/*")
    homes = [folder, *(folder / part for part in parts)]
    found = {p for home in homes for pattern in patterns for p in home.glob(pattern) if p.is_file()}
    return sorted(found, key=lambda p: p.relative_to(folder).as_posix())


def digest(folder: Path, parts: Sequence[str] = ()) -> str:
    """Return the hash of all input files, their names included; unreadable ones count by name."""

    def content(path: Path) -> bytes:
        try:
            return path.read_bytes()
        except OSError:
            return b""

    pairs = [
        (p.relative_to(folder).as_posix().encode("utf-8", "surrogateescape"), content(p))
        for p in input_files(folder, parts)
    ]
    return hash_bytes(part for pair in pairs for part in pair)


def stray_files(folder: Path, parts: Sequence[str] = ()) -> list[Finding]:
    """Return a warning for every CSV or TOML file, and every folder of them, that is not read."""
    tables = {f"{stem}.csv" for stem in TABLES} | {"sources.csv"} | set(OTHER_FILES)
    homes = {folder: tables | {QUOTES_FILE} | set(ROOT_TOMLS) | set(PART_TOMLS)}
    homes |= {folder / part: tables | set(PART_TOMLS) for part in parts}
    findings = [
        warning("stray-file", f"{p.name} is not a file of a case and is not read",
                file=p.relative_to(folder).as_posix(), expected="one of the tables of a case",
                found=shorten(p.name),
                remedy=did_you_mean(p.name, homes[p.parent]) + " as its name, or move it elsewhere")
        for p in input_files(folder, parts)
        if p.parent in homes and p.name not in homes[p.parent]
    ]  # fmt: skip
    return findings + [
        warning(
            "stray-folder",
            f"{p.name} holds tables and is not read",
            file=p.name,
            expected="a folder listed in parts of case.toml",
            found=shorten(p.name),
            remedy=f'add "{p.name}" to parts in case.toml, or move it elsewhere',
        )
        for p in _folders(folder)
        if p.name not in {*parts, CLAIM_FOLDER} and any(p.glob("*.csv"))
    ]


def _folders(folder: Path) -> list[Path]:
    try:
        return sorted(p for p in folder.iterdir() if p.is_dir())
    except OSError:
        return []
