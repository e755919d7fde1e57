"""Documents: files of text, Markdown, HTML or PDF as immutable texts with paragraphs and sentences.

Names that read files are loaded when they are first used.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kerege.base.rooms import lazy_names
from kerege.documents.document import Document, Paragraph, Sentence

if TYPE_CHECKING:
    from kerege.documents.dates import find_dates, parse_date
    from kerege.documents.isolation import close_child
    from kerege.documents.reading import read_document, read_documents

_HOMES = {
    "close_child": "isolation",
    "find_dates": "dates",
    "parse_date": "dates",
    "read_document": "reading",
    "read_documents": "reading",
}

__all__ = [
    "Document",
    "Paragraph",
    "Sentence",
    "close_child",
    "find_dates",
    "parse_date",
    "read_document",
    "read_documents",
]


__getattr__ = lazy_names(__name__, _HOMES)
