"""The page of what was read: each text with its claims marked, and the claims beside what is known."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kerege.documents.document import Document
from kerege.reader.candidates import Candidate
from kerege.report.cells import Cell, Column, Line, TableView, table
from kerege.report.environment import environment
from kerege.report.reading_marks import Mark, Stretch, stretches
from kerege.review.matches import Match, Status
from kerege.review.sheets import Sheet
from kerege.review.words import figure_words, said_words, stand_words, what_words, who_words
from kerege.version import VERSION

#: class of a mark -> what the key says of it
_KEY = {
    "conflicts": "conflicts with a claim of the case",
    "agrees": "agrees with a claim of the case",
    "relay": "repeats a statement that is known",
    "new": "new: the case holds nothing like it",
    "quantity": "quantity",
    "relation": "relation",
}
_COLUMNS = (
    Column("No.", numeric=True), Column("Words"), Column("Figure", numeric=True), Column("What"),
    Column("Who", wide=True), Column("Period"), Column("Said by"), Column("To note", wide=True),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Part:
    """One document on the page: heading, remarks, paragraphs of stretches, and the table of claims."""

    id: str
    name: str
    about: str
    language: str
    paragraphs: tuple[tuple[Stretch, ...], ...]
    key: tuple[tuple[str, str], ...]
    claims: TableView


def render_reading(sheets: Sequence[Sheet]) -> str:
    """Return the page as HTML; all text of the documents is escaped, nothing of them is executed."""
    parts = [_part(sheet, f"d{n}") for n, sheet in enumerate(sheets, 1)]
    count = sum(len(sheet.candidates) for sheet in sheets)
    values = {"parts": parts, "count": count, "version": VERSION}
    return environment().get_template("reading.html.j2").render(values) + "\n"


def _part(sheet: Sheet, id_: str) -> Part:
    document = sheet.document
    classes = [_class(c, sheet.matches[n] if sheet.matches else None) for n, c in enumerate(sheet.candidates)]
    marks = [
        Mark(c.char_start, c.char_end, n, css)
        for n, (c, css) in enumerate(zip(sheet.candidates, classes, strict=True), 1)
    ]
    return Part(
        id=id_,
        name=document.title or document.name,
        about=_about(document),
        language=document.paragraphs[0].language if document.paragraphs else "und",
        paragraphs=tuple(stretches(document.text, p.start, p.end, marks) for p in document.paragraphs),
        key=tuple((css, words) for css, words in _KEY.items() if css in classes),
        claims=_claims(sheet, id_),
    )


def _class(candidate: Candidate, match: Match | None) -> str:
    return candidate.kind if match is None else str(match.status)


def _about(document: Document) -> str:
    languages = ", ".join(sorted({p.language for p in document.paragraphs}))
    parts = (document.name, document.publisher, str(document.published or "undated"), f"language {languages}")
    return "; ".join((*(part for part in parts if part), f"SHA-256 {document.digest[:16]}"))


def _claims(sheet: Sheet, id_: str) -> TableView:
    columns = (*_COLUMNS, Column("Beside the case", wide=True)) if sheet.matches else _COLUMNS
    lines = []
    for n, c in enumerate(sheet.candidates, 1):
        cells = [
            Cell(str(n), href=f"#{id_}m{n}"), Cell(" ".join(c.span.split())), Cell(figure_words(c)),
            Cell(what_words(c)), Cell(who_words(c)), Cell(c.period, css="whole"), Cell(said_words(c)),
            Cell(", ".join(c.flags)),
        ]  # fmt: skip
        if sheet.matches:
            cells.append(_stands(sheet.matches[n - 1]))
        lines.append(Line(tuple(cells), id=f"{id_}c{n}"))
    return table(f"Claims in this text: {len(lines)}", columns, lines)


def _stands(match: Match) -> Cell:
    return Cell(stand_words(match), css="bad" if match.status is Status.CONFLICTS else "")
