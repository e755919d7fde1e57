"""Where candidates go: lines of JSON as they come, a table, one JSON document, or a page."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Protocol

from kerege.base.findings import Finding
from kerege.cli.read_drafts import Draft
from kerege.cli.screen import put_json, remark

if TYPE_CHECKING:
    from kerege.review.sheets import Sheet

#: forms that may be written to a file
FILED = ("jsonl", "html")


class Sink(Protocol):
    """Takes the documents one by one."""

    def take(self, sheet: Sheet | None, findings: tuple[Finding, ...]) -> None:
        """Take one document, or what is said of one that could not be read."""

    def close(self) -> None:
        """Write what is left."""


@contextmanager
def open_sink(form: str, out: str) -> Iterator[Sink]:
    """Give the sink of a form: jsonl, json, table or html; ``out`` is a path, blank = the screen.

    What cannot be written is told before anything is read, and a file is there as a whole or not at all.
    """
    draft = Draft(out) if out else None
    try:
        yield _Lines(draft) if form == "jsonl" else _Whole(form, out, draft)
    finally:
        if draft is not None:
            draft.drop()


def row(sheet: Sheet, number: int) -> dict[str, Any]:
    """Return a candidate as a mapping: its fields, the clause in words, and how it stands to the case."""
    candidate = sheet.candidates[number]
    found = candidate.as_dict()
    found["quote"] = sheet.document.quote(candidate.claim_start, candidate.claim_end)
    if sheet.matches:
        found["match"] = sheet.matches[number]
    return found


class _Lines:
    """Candidates as lines of JSON, written as they come."""

    def __init__(self, draft: Draft | None) -> None:
        self._draft = draft

    def take(self, sheet: Sheet | None, findings: tuple[Finding, ...]) -> None:
        remark(*(str(f) for f in findings))
        stream = self._draft.stream if self._draft else sys.stdout
        coded = (stream.encoding or "ascii").lower().replace("-", "")
        if sheet is None:
            return
        encode = _encoder(ascii_only=not coded.startswith("utf"))
        for number in range(len(sheet.candidates)):
            stream.write(encode(row(sheet, number)) + "\n")

    def close(self) -> None:
        if self._draft:
            self._draft.finish()


def _encoder(*, ascii_only: bool) -> Callable[[object], str]:
    """Return what makes a line of JSON; what JSON has no form for is made plain, an infinite number too."""
    from kerege.cli.jsonable import plain

    encode = json.JSONEncoder(ensure_ascii=ascii_only, allow_nan=False, default=plain).encode

    def line(value: object) -> str:
        try:
            return encode(value)
        except ValueError:
            return encode(plain(value))

    return line


@dataclass
class _Whole:
    """Keeps all documents and writes them at the end."""

    form: str
    out: str
    draft: Draft | None
    sheets: list[Sheet] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)

    def take(self, sheet: Sheet | None, findings: tuple[Finding, ...]) -> None:
        self.findings += findings
        if sheet is not None:
            self.sheets.append(sheet)

    def close(self) -> None:
        if self.form == "json":
            rows = [row(sheet, n) for sheet in self.sheets for n in range(len(sheet.candidates))]
            put_json({
                "documents": [_about(sheet) for sheet in self.sheets],
                "candidates": rows, "findings": [f.as_dict() for f in self.findings],
            })  # fmt: skip
            return
        remark(*(str(f) for f in self.findings))
        if self.draft is not None:
            from kerege.report.reading_page import render_reading

            self.draft.stream.write(render_reading(self.sheets))
            self.draft.finish()
            remark(f"written: {self.out}")
        else:
            from kerege.cli.read_text import tell

            tell(self.sheets)


def _about(sheet: Sheet) -> dict[str, Any]:
    document = sheet.document
    return {
        "name": document.name, "digest": document.digest, "form": document.form, "title": document.title,
        "published": document.published, "publisher": document.publisher, "url": document.url,
        "languages": sorted({p.language for p in document.paragraphs}), "candidates": len(sheet.candidates),
    }  # fmt: skip
