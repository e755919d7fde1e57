"""A document: an immutable text with its paragraphs, sentences, languages and date."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from kerege.base.findings import Finding
from kerege.base.quick import quick
from kerege.documents.masking import blank_spans


@quick
@dataclass(frozen=True, slots=True)
class Paragraph:
    """A run of text between blank or structural breaks; offsets into the document's text."""

    start: int
    end: int
    language: str  #: ``de``, ``nl``, ``en``, ``ru``, ``kk``, another ISO code, or ``und``


@quick
@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence inside a paragraph (``paragraph`` is its index); offsets into the document's text."""

    start: int
    end: int
    paragraph: int
    language: str


@dataclass(frozen=True, slots=True)
class Document:
    """A text as it was read; nothing in it ever changes.

    name       : file name as given
    digest     : SHA-256 of the file's bytes, hexadecimal
    form       : ``text``, ``markdown``, ``html`` or ``pdf``
    text       : what all offsets point into: for text and Markdown the decoded file, unchanged, so offsets
                 are those of ``open(...).read()`` with ``newline=""`` (a byte order mark is taken off),
                 for HTML and PDF the extracted text
    published  : date of publication as far as the document tells; None = not said
    published_precision : ``day``, ``month``, ``year`` or blank
    title, publisher, url : from metadata; blank = not said
    markup    : spans of the text that are not prose (table pipes, emphasis, link targets), sorted, disjoint
    findings  : warnings and notes about the file that did not stop it from being read
    """

    name: str
    digest: str
    form: str
    text: str
    paragraphs: tuple[Paragraph, ...]
    sentences: tuple[Sentence, ...]
    published: date | None = None
    published_precision: str = ""
    title: str = ""
    publisher: str = ""
    url: str = ""
    markup: tuple[tuple[int, int], ...] = ()
    findings: tuple[Finding, ...] = ()

    def quote(self, start: int, end: int) -> str:
        """Return the words between two offsets."""
        return self.text[start:end]

    def prose(self) -> str:
        """Return the text with every mark-up span blanked by spaces: same length, same offsets."""
        return blank_spans(self.text, self.markup)
