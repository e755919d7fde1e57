"""Candidates as a table on the screen."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from kerege.cli.screen import counted, say, table
from kerege.review.words import figure_words, said_words, stand_words, what_words, who_words

if TYPE_CHECKING:
    from kerege.review.sheets import Sheet

_COLUMNS = (">place", "words", ">figure", "what", "who", "period", "said by", "flags")


def tell(sheets: Sequence[Sheet]) -> None:
    """Print one table for each document, and how many candidates there are."""
    for sheet in sheets:
        document = sheet.document
        columns = (*_COLUMNS, "stands") if sheet.matches else _COLUMNS
        rows = []
        for n, c in enumerate(sheet.candidates):
            cells = (
                str(c.char_start), " ".join(c.span.split()), figure_words(c), what_words(c), who_words(c),
                c.period, said_words(c), ", ".join(c.flags),
            )  # fmt: skip
            rows.append((*cells, stand_words(sheet.matches[n], 3, 1)) if sheet.matches else cells)
        languages = ", ".join(sorted({p.language for p in document.paragraphs}))
        dated = f", {document.published}" if document.published else ""
        table(f"{document.name} ({languages}{dated})", columns, rows)
    total = sum(len(s.candidates) for s in sheets)
    say(f"{counted(total, 'candidate')} in {counted(len(sheets), 'document')}")
