"""Findings: problems as data, collected per stage and raised together as one report."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How bad a finding is: an ``error`` stops the stage, a ``warning`` is shown, a ``note`` informs."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """One problem, with its place and its remedy.

    code     : stable kebab-case name of the kind of problem, e.g. ``unknown-id``
    severity : error, warning or note
    message  : one sentence saying what is wrong, naming both sides where two disagree
    file     : file it was found in, relative to the case folder; empty when not about a file
    row      : 1-based line of the text file (the header is line 1); 0 when not about a row
    subject  : element, claim or option concerned, e.g. ``pipe.capacity``
    expected : what would have been right
    found    : what was there, shortened
    remedy   : what to do next, as an instruction
    """

    code: str
    severity: Severity
    message: str
    file: str = ""
    row: int = 0
    subject: str = ""
    expected: str = ""
    found: str = ""
    remedy: str = ""

    @property
    def place(self) -> str:
        """Where: ``file:row`` as editors understand it, or the subject."""
        if self.file:
            return f"{self.file}:{self.row}" if self.row else self.file
        return self.subject

    def __str__(self) -> str:
        parts = [f"{self.severity}: " + (f"{self.place}: " if self.place else "") + self.message]
        if self.expected:
            parts.append(f"  expected: {self.expected}")
        if self.found:
            parts.append(f"  found: {self.found}")
        if self.remedy:
            parts.append(f"  do: {self.remedy}")
        return "\n".join(parts) + f"  [{self.code}]"

    def as_dict(self) -> dict[str, str | int]:
        """Plain mapping for JSON output."""
        return {**asdict(self), "severity": str(self.severity)}


def error(code: str, message: str, **where: str | int) -> Finding:
    """Return a finding of severity ``error``; ``where`` fills the other fields of :class:`Finding`."""
    return Finding(code, Severity.ERROR, message, **where)  # type: ignore[arg-type]


def warning(code: str, message: str, **where: str | int) -> Finding:
    """Return a finding of severity ``warning``."""
    return Finding(code, Severity.WARNING, message, **where)  # type: ignore[arg-type]


def note(code: str, message: str, **where: str | int) -> Finding:
    """Return a finding of severity ``note``."""
    return Finding(code, Severity.NOTE, message, **where)  # type: ignore[arg-type]


class FindingsError(Exception):
    """Raised at the end of a stage that found errors; carries every finding of the stage."""

    def __init__(self, stage: str, findings: Sequence[Finding]) -> None:
        self.stage = stage
        self.findings: tuple[Finding, ...] = tuple(findings)
        count = sum(f.severity is Severity.ERROR for f in self.findings)
        super().__init__(f"{stage}: {count} error(s)\n" + "\n".join(str(f) for f in self.findings))


def raise_errors(stage: str, findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Raise :class:`FindingsError` if any finding is an error; else return the findings, in order."""
    found = tuple(findings)
    if any(f.severity is Severity.ERROR for f in found):
        raise FindingsError(stage, found)
    return found


def shorten(value: object, limit: int = 60) -> str:
    """Return a short printable form of a found value for use in a finding."""
    text = repr(value)
    return text if len(text) <= limit else text[: limit - 1] + "…"
