"""From the bytes of a CSV file to rows of text with their line numbers; every problem is a finding."""

from __future__ import annotations

import csv
import io
import re
from dataclasses import dataclass
from pathlib import Path

from kerege.base.findings import Finding, error, shorten, warning

_OTHER_DELIMITERS = {";": "semicolons", "\t": "tabs", "|": "bars"}
_LINE_END = re.compile(rb"\r\n|\r|\n")


@dataclass(frozen=True, slots=True)
class Line:
    """One row of a CSV file: ``number`` is the 1-based line of the file where the row begins."""

    number: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """Text of a CSV file: ``header`` as printed (trimmed), ``lines`` of the same width, ``findings``."""

    header: tuple[str, ...]
    lines: tuple[Line, ...]
    findings: tuple[Finding, ...]


def read_sheet(path: Path, label: str) -> Sheet:
    """Return the cells of the CSV file at ``path``; ``label`` names the file in findings.

    Cells are trimmed. Blank lines are skipped, rows of another width than the header are reported and left
    out. A file that cannot be read at all gives an empty header and one error.
    """
    data = read_bytes(path, label)
    if isinstance(data, Finding):
        return Sheet((), (), (data,))
    text = decode(data, label)
    if isinstance(text, Finding):
        return Sheet((), (), (text,))
    return split(text, label)


def read_bytes(path: Path, label: str) -> bytes | Finding:
    """Return the content of a regular file, or the finding that says why not."""
    try:
        if not path.exists():
            return error(
                "missing-file",
                "the file does not exist",
                file=label,
                expected="a CSV file",
                found="nothing at this path",
                remedy="create the file or correct its name",
            )
        if not path.is_file():
            return error(
                "unreadable-file",
                "this is not a regular file",
                file=label,
                expected="a CSV file",
                found="a folder or a device",
                remedy="put a text file in its place",
            )
        return path.read_bytes()
    except (OSError, ValueError) as problem:  # ValueError: a path with a NUL character
        return error(
            "unreadable-file",
            f"the file cannot be read: {getattr(problem, 'strerror', None) or problem}",
            file=label,
            expected="a readable file",
            found=shorten(str(path)),
            remedy="check its name and permissions",
        )


def decode(data: bytes, label: str) -> str | Finding:
    """Return UTF-8 text (a byte order mark is dropped), or the finding that says where it is none."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return error(
            "not-utf8",
            "the file is UTF-16 text",
            file=label,
            row=1,
            expected="UTF-8 text",
            found="a UTF-16 byte order mark",
            remedy="save the file again as 'CSV UTF-8'",
        )
    zero = data.find(b"\x00")
    if zero >= 0:
        return error(
            "nul-byte",
            f"the file holds a NUL byte at byte offset {zero}",
            file=label,
            row=_line_of(data, zero),
            expected="plain text",
            found="binary data",
            remedy="check that this is the right file and save it as 'CSV UTF-8'",
        )
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        offset = problem.start + (3 if data.startswith(b"\xef\xbb\xbf") else 0)
        return error(
            "not-utf8",
            f"the text is not UTF-8 at byte offset {offset}",
            file=label,
            row=_line_of(data, offset),
            expected="UTF-8 text",
            found=shorten(data[offset : offset + 12]),
            remedy="save the file again as 'CSV UTF-8'",
        )


def _line_of(data: bytes, offset: int) -> int:
    return 1 + sum(1 for end in _LINE_END.finditer(data) if end.end() <= offset)


def split(text: str, label: str) -> Sheet:
    """Return the header and rows of comma-separated ``text``."""
    findings: list[Finding] = []
    rows: list[Line] = []
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    before = 0
    try:
        for cells in reader:
            if cells:
                rows.append(Line(before + 1, tuple(cell.strip() for cell in cells)))
            before = reader.line_num
    except csv.Error as problem:
        findings.append(_csv_error(str(problem), label, before + 1))
    if not rows:
        if not findings:
            findings.append(
                error(
                    "empty-file",
                    "the file has no header",
                    file=label,
                    expected="a first line with the column names",
                    found="no text",
                    remedy="write the header, or remove the file",
                )
            )
        return Sheet((), (), tuple(findings))
    header = rows[0].cells
    wrong = _wrong_delimiter(header, label)
    if wrong:
        return Sheet((), (), (wrong,))
    lines = tuple(line for line in rows[1:] if _keep(line, len(header), label, findings))
    return Sheet(header, lines, tuple(findings))


def _csv_error(problem: str, label: str, row: int) -> Finding:
    if "field limit" in problem or "field larger" in problem:
        return error(
            "cell-too-long",
            "a cell of this row is too long; the rows after it were not read",
            file=label,
            row=row,
            expected=f"at most {csv.field_size_limit()} characters a cell",
            found="a longer cell",
            remedy="look for a quotation mark that is not closed, or shorten the text",
        )
    return error(
        "bad-quoting",
        f"the quotation marks of this row do not match ({problem}); the rows after it were not read",
        file=label,
        row=row,
        expected='a text with commas or line breaks in "...", a quotation mark inside it doubled ("")',
        found="an open or misplaced quotation mark",
        remedy="close or double the quotation mark",
    )


def _wrong_delimiter(header: tuple[str, ...], label: str) -> Finding | None:
    if len(header) != 1:
        return None
    for mark, name in _OTHER_DELIMITERS.items():
        if mark in header[0]:
            return error(
                "wrong-delimiter",
                f"the columns are separated by {name}",
                file=label,
                row=1,
                expected="columns separated by commas",
                found=shorten(header[0]),
                remedy="save the file again as 'CSV (comma delimited)'",
            )
    return None


def _keep(line: Line, width: int, label: str, findings: list[Finding]) -> bool:
    if not any(line.cells):
        if len(line.cells) > 1:
            findings.append(
                warning(
                    "blank-row",
                    "the row has no content and was skipped",
                    file=label,
                    row=line.number,
                    remedy="remove the row",
                )
            )
        return False
    if len(line.cells) == width:
        return True
    findings.append(
        error(
            "ragged-row",
            "the row has another number of cells than the header",
            file=label,
            row=line.number,
            expected=f"{width} cells",
            found=f"{len(line.cells)} cells, beginning {shorten(line.cells[0], 30)}",
            remedy="add or remove commas; put a text that holds a comma in quotation marks",
        )
    )
    return False
