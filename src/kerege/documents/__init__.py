"""Documents: files of text, Markdown, HTML or PDF as immutable texts with paragraphs and sentences.

Names that read files are loaded when they are first used.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

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


def __getattr__(name: str) -> object:
    """Load the file that holds a public name on first use (start-up time of the command line)."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
