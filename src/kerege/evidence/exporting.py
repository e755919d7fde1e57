"""Write the ledger back to the text files of a case folder."""

from __future__ import annotations

import csv
import io
import os
import re
from collections.abc import Iterable, Sequence
from pathlib import Path, PurePosixPath

from kerege.evidence.claims import CLAIM_COLUMNS, SOURCE_COLUMNS
from kerege.evidence.faults import ledger_error
from kerege.evidence.opening import Ledger
from kerege.evidence.quotes import QUOTE_COLUMNS, QUOTES_FILE
from kerege.evidence.reading import CLAIMS_FOLDER, SOURCES_FILE
from kerege.evidence.state import Row
from kerege.evidence.viewing import corrected, read_state

_SAFE_NAME = re.compile(r"[A-Za-z0-9_-][A-Za-z0-9._ -]{0,80}\.csv")
_SAFE_PART = re.compile(r"[A-Za-z0-9_-]{1,80}")
_DEFAULT_NAME = "claims.csv"


def export_book(ledger: Ledger, folder: Path) -> tuple[Path, ...]:
    """Write ``sources.csv``, ``claims/*.csv`` and ``quotes.csv`` of a case; return the paths, sorted.

    Each claim goes to the file and in the order it was imported from, cell by cell as it was printed there,
    with corrections applied. Files in the usual form (UTF-8, LF, quotation marks only where needed) come back
    byte by byte; sources and quotes are sorted by id. Claims whose review was taken back are left out, and
    ``quotes.csv`` is written only if a claim has or had a quote. Each file is replaced as a whole, others are
    left alone.

    Raises
    ------
    FindingsError
        If the ledger cannot be read or a file cannot be written.
    """
    state = read_state(ledger)
    files: dict[Path, list[Row]] = {}
    for row in corrected(state.claims, state.decisions).values():
        path = folder / _part(row.file, 3) / CLAIMS_FOLDER / _name(row.file)
        files.setdefault(path, []).extend([row] if row.id not in state.withdrawn else [])
    texts = {path: _text(CLAIM_COLUMNS, rows) for path, rows in files.items()}
    lists: dict[Path, list[Row]] = {folder / SOURCES_FILE: []}
    for row in state.sources.values():
        lists.setdefault(folder / _part(row.file, 2) / SOURCES_FILE, []).append(row)
    texts |= {path: _text(SOURCE_COLUMNS, rows) for path, rows in lists.items() if rows or len(lists) == 1}
    if state.quotes:
        quotes = [row for name, row in state.quotes.items() if name not in state.withdrawn]
        texts[folder / QUOTES_FILE] = _text(QUOTE_COLUMNS, quotes)
    for path, text in sorted(texts.items()):
        _write(path, text, ledger)
    return tuple(sorted(texts))


def _part(file: str, depth: int) -> str:
    """Return the sub-folder of a case that a file of ``depth`` parts lies in, blank for the case itself."""
    parts = PurePosixPath(file).parts
    return parts[0] if len(parts) == depth and _SAFE_PART.fullmatch(parts[0]) else ""


def _name(file: str) -> str:
    """Return the bare file name of a claim's file, or a default when it is none that is safe to write."""
    name = PurePosixPath(file).name
    return name if _SAFE_NAME.fullmatch(name) else _DEFAULT_NAME


def _text(header: Sequence[str], rows: Iterable[Row]) -> str:
    out = io.StringIO(newline="")
    plain = csv.writer(out, lineterminator="\n")
    quoting = csv.writer(out, lineterminator="\n", quoting=csv.QUOTE_ALL)
    plain.writerow(header)
    for row in sorted(rows, key=lambda r: (r.line, r.id)):  # a lone \r would end the row for most readers
        (quoting if "\r" in "".join(row.cells) else plain).writerow(row.cells)
    return out.getvalue()


def _write(path: Path, text: str, ledger: Ledger) -> None:
    draft = path.with_name(f".{path.name}.{os.getpid()}.new")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with draft.open("wb") as file:
            file.write(text.encode())
            file.flush()
            os.fsync(file.fileno())
        draft.replace(path)
    except OSError as problem:
        raise ledger_error(
            "cannot-write",
            f"the file cannot be written: {problem.strerror or problem}",
            ledger.place,
            expected="a folder that can be written",
            found=str(path),
            remedy="check the folder and its permissions",
        ) from None
