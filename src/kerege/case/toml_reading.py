"""TOML files read with findings: syntax errors with line and column, fields checked one by one."""

from __future__ import annotations

import math
import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from kerege.base.findings import Finding, error, shorten
from kerege.base.intervals import Interval
from kerege.base.periods import parse_date
from kerege.case.hints import did_you_mean

_PLACE = re.compile(r"\(at line (\d+), column (\d+)\)")


@dataclass(frozen=True, slots=True)
class Toml:
    """A parsed file with its text, so that findings can name lines."""

    file: str
    data: Mapping[str, Any]
    lines: tuple[str, ...]

    def row(self, header: str, index: int = 0, key: str = "") -> int:
        """Return the 1-based line of the ``index``-th ``header`` (like ``[[shock]]``), or of a key in it.

        A blank header means the top of the file; a table written inline is found by its name.
        """
        rows = [n for n, line in enumerate(self.lines, 1) if re.sub(r"\s", "", line).startswith(header)]
        if not header or index >= len(rows):
            name = re.escape(key if not header else header.strip("[]").rpartition(".")[2])
            inline = re.compile(rf'\s*(\[+\s*"?{name}"?\s*\]|"?{name}"?\s*=)')
            return next((n for n, line in enumerate(self.lines, 1) if inline.match(line)), 0)
        start = rows[index]
        for n in range(start, len(self.lines)) if key else ():
            line = self.lines[n].strip()
            if line.startswith("["):
                break
            if re.match(rf'"?{re.escape(key)}"?\s*=', line):
                return n + 1
        return start


def read_toml(path: Path, file: str) -> tuple[Toml | None, list[Finding]]:
    """Read one TOML file; nothing and the reasons when it cannot be read."""
    try:
        raw = path.read_bytes()
    except OSError as problem:
        text = problem.strerror or type(problem).__name__
        return None, [error("unreadable-file", f"the file cannot be read: {text}", file=file,
                            expected="a readable TOML file", found=text,
                            remedy="check the name and the permissions of the file")]  # fmt: skip
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        line = raw.count(b"\n", 0, problem.start) + 1
        return None, [error("not-utf8", f"byte {problem.start} is not UTF-8 text", file=file, row=line,
                            expected="text in UTF-8", found=shorten(raw[problem.start : problem.start + 8]),
                            remedy="save the file as UTF-8")]  # fmt: skip
    try:
        data = tomllib.loads(text)
    except (ValueError, RecursionError) as problem:
        return None, [_syntax(problem, text, file)]
    return Toml(file, data, tuple(text.splitlines())), []


def _syntax(problem: Exception, text: str, file: str) -> Finding:
    place = _PLACE.search(str(problem))
    reason = _PLACE.sub("", str(problem)).strip() or "nested too deeply"
    row, column = (int(place[1]), int(place[2])) if place else (text.count("\n") + 1, 0)
    lines = text.split("\n")
    found = shorten(lines[row - 1].strip()) if row <= len(lines) else "the end of the file"
    return error("bad-toml", f"line {row}, column {column} is not TOML: {reason}", file=file, row=row,
                 expected="TOML, for example: id = \"my-case\"", found=found,
                 remedy=f"correct the file at line {row}, column {column}")  # fmt: skip


class Fields:
    """Typed access to one table of a TOML file; what is wrong is added to ``findings``."""

    def __init__(self, toml: Toml, table: object, header: str, index: int, findings: list[Finding]) -> None:
        self.toml, self.header, self.index, self.findings = toml, header, index, findings
        self.table: Mapping[str, Any] = table if isinstance(table, dict) else {}
        if not isinstance(table, dict):
            self.add("wrong-type", f"{header} must be a table", found=shorten(table), expected="a table",
                     remedy=f"write {header} on a line of its own and its keys below it")  # fmt: skip

    def row(self, key: str = "") -> int:
        """Line of the table, or of one of its keys."""
        return self.toml.row(self.header, self.index, key)

    def add(self, code: str, message: str, key: str = "", **where: str) -> None:
        """Add an error about this table."""
        where.setdefault("subject", key)
        self.findings.append(error(code, message, file=self.toml.file, row=self.row(key), **where))

    def only(self, known: Iterable[str]) -> None:
        """Report keys that are not known."""
        names = sorted(known)
        for key in self.table:
            if key not in names:
                self.add(
                    "unknown-key",
                    f"{self.header or 'the file'} has an unknown key {key!r}",
                    key,
                    found=shorten(key),
                    expected="one of: " + ", ".join(names),
                    remedy=did_you_mean(key, names),
                )

    def _wrong(self, key: str, expected: str, remedy: str) -> None:
        self.add("wrong-type", f"{key} is not {expected}", key, expected=expected,
                 found=shorten(self.table[key]), remedy=remedy)  # fmt: skip

    def missing(self, key: str, remedy: str) -> None:
        """Report a key that must be given."""
        self.add("missing-key", f"{self.header} lacks {key}", key, expected=f"a value for {key}",
                 found="nothing", remedy=remedy)  # fmt: skip

    def text(self, key: str, *, required: bool = False, default: str = "") -> str:
        """Return a text field."""
        value = self.table.get(key)
        if value is None or (isinstance(value, str) and not value.strip()):
            if required:
                self.missing(key, f'add {key} = "..." to {self.header}')
            return default
        if not isinstance(value, str):
            self._wrong(key, "text", f'write it in quotation marks: {key} = "..."')
            return default
        return value.strip()

    def texts(self, key: str) -> tuple[str, ...]:
        """Return a list of texts, in the order given."""
        value = self.table.get(key, [])
        if not isinstance(value, list) or not all(isinstance(v, str) and v.strip() for v in value):
            self._wrong(key, "a list of texts", f'write {key} = ["a", "b"]')
            return ()
        return tuple(v.strip() for v in value)

    def whole(self, key: str, default: int, low: int, high: int) -> int:
        """Return a whole number between ``low`` and ``high``."""
        value = self.table.get(key, default)
        if isinstance(value, bool) or not isinstance(value, int) or not low <= value <= high:
            self._wrong(key, f"a whole number from {low} to {high}", f"write a number from {low} to {high}")
            return default
        return value

    def day(self, key: str, *, end: bool = False, required: bool = False) -> date | None:
        """Return a date written as text or as a TOML date."""
        value = self.table.get(key)
        if value is None:
            if required:
                self.missing(key, f'add {key} = "2023-01-01" to {self.header}')
            return None
        text = value.isoformat() if isinstance(value, date) and not isinstance(value, datetime) else value
        try:
            if isinstance(text, str):
                return parse_date(text, end=end)
        except (ValueError, OverflowError):
            pass
        self.add("not-a-date", f"{key} is not a date", key, expected="2023, 2023-04 or 2023-04-05",
                 found=shorten(self.table[key]), remedy=f'write {key} = "2023-04-05"')  # fmt: skip
        return None

    def interval(self, key: str) -> Interval | None:
        """Return a number, or ``[low, mid, high]``, as an interval; nothing if absent or wrong."""
        value = self.table.get(key)
        if value is None:
            return None
        numbers = value if isinstance(value, list) else [value] * 3
        fine = all(isinstance(v, int | float) and not isinstance(v, bool) for v in numbers)
        remedy = f"write {key} = 0.5 or {key} = [0.3, 0.5, 0.6]"
        if len(numbers) != 3 or not fine:
            self._wrong(key, "a number or [low, mid, high]", remedy)
            return None
        low, mid, high = (_float(v) for v in numbers)
        if not all(math.isfinite(v) for v in (low, mid, high)):
            self.add("not-finite", f"{key} is not a finite number", key, found=shorten(value),
                     expected="finite numbers", remedy=remedy)  # fmt: skip
            return None
        if not low <= mid <= high:
            self.add("bad-order", f"{key} has its low, mid and high out of order", key, found=shorten(value),
                     expected="low <= mid <= high", remedy="sort the three numbers")  # fmt: skip
            return None
        return Interval(low, mid, high)


def _float(value: float) -> float:
    try:
        return float(value)
    except OverflowError:
        return math.inf
