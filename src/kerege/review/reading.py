"""Read texts in one call: documents, candidates, and how these stand to a case."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from os import PathLike
from typing import TYPE_CHECKING

from kerege.base.findings import Finding, FindingsError, note
from kerege.documents.document import Document
from kerege.documents.reading import read_documents
from kerege.reader.backends import make_extractor
from kerege.reader.extractor import Extractor, Reading
from kerege.review.sheets import Sheet

if TYPE_CHECKING:
    import polars as pl

    from kerege.case.model import Case
    from kerege.review.matching import Matcher


@dataclass(frozen=True)
class TextReading:
    """What was read.

    sheets   : one for each document that could be read, in the order of the files
    findings : remarks on documents, files that could not be read, proposals that were refused
    """

    sheets: tuple[Sheet, ...]
    findings: tuple[Finding, ...]

    @property
    def table(self) -> pl.DataFrame:
        """All candidates as a table, one a row; ``flags`` and ``readings`` are lists."""
        import polars as pl  # noqa: PLC0415  (start-up time)

        rows = [candidate.as_dict() for sheet in self.sheets for candidate in sheet.candidates]
        return pl.DataFrame(rows, infer_schema_length=None)


def read_texts(
    files: Iterable[str | PathLike[str]],
    *,
    case: Case | None = None,
    backend: str | Extractor = "rules",
    published: date | str | None = None,
) -> TextReading:
    """Return the candidate claims of texts; nothing is raised for a file that cannot be read.

    Parameters
    ----------
    files
        Paths of text, Markdown, HTML or PDF files, or of folders of them.
    case
        Case to set the candidates against.
    backend
        Name of a back end, or one that was made.
    published
        Date of the texts, where they do not tell it themselves: a day, month or year.

    Examples
    --------
    >>> read_texts(["article.txt"]).table  # doctest: +SKIP
    """
    sheets: list[Sheet] = []
    findings: list[Finding] = []
    for sheet, said in read_sheets(files, _extractor(backend), _matcher(case), published):
        findings += said
        if sheet is not None:
            sheets.append(sheet)
    return TextReading(tuple(sheets), tuple(findings))


def read_sheets(
    files: Iterable[str | PathLike[str]],
    extractor: Extractor,
    matcher: Matcher | None = None,
    published: date | str | None = None,
    keep: Callable[[Document, Reading], None] | None = None,
) -> Iterator[tuple[Sheet | None, tuple[Finding, ...]]]:
    """Yield each document as it is read, or None with the findings that say why not; one is held at a time.

    A file that cannot be read, or a reading that ``keep`` cannot store, leaves the others; a back end that
    fails is asked for nothing more.
    """
    for document, findings in read_documents(files, published=published):
        if document is None:
            yield None, findings
            continue
        try:
            reading = extractor.read(document)
        except FindingsError as problem:
            end = note(
                "reading-ended", "this text and those after it were not read", file=document.name,
                remedy="run it again when the back end answers",
            )  # fmt: skip
            yield None, (*findings, *problem.findings, end)
            return
        told = (*findings, *reading.findings)
        try:
            if keep is not None:
                keep(document, reading)
        except FindingsError as problem:
            told = (*told, *problem.findings)
        matches = tuple(matcher.match(c) for c in reading.candidates) if matcher else ()
        yield Sheet(document, reading.candidates, matches), told


def _matcher(case: Case | None) -> Matcher | None:
    if case is None:
        return None
    from kerege.review.matching import Matcher  # noqa: PLC0415  (start-up time)

    return Matcher(case)


def _extractor(backend: str | Extractor) -> Extractor:
    return make_extractor(backend) if isinstance(backend, str) else backend
