"""PDF: the text layer, page by page, as paragraphs; a PDF without one ends in a finding."""

from __future__ import annotations

from typing import Any

from kerege.base.findings import Finding, error, note, warning
from kerege.documents.extract import Extract
from kerege.documents.limits import MAX_CHARS, MAX_PAGES
from kerege.documents.pdf_lines import Line, join_pages

_OCR = "run a text recognition (OCR) over it first, or give the text"


def extract_pdf(data: bytes, shown: str) -> Extract:
    """Return the text layer of a PDF; must run where a crash or an endless loop does no harm."""
    import pypdfium2  # noqa: PLC0415  (a library of its own, only for PDF)

    try:
        document = pypdfium2.PdfDocument(data)
        count = len(document)
    except pypdfium2.PdfiumError as fault:
        return Extract(findings=(_unreadable(shown, str(fault)),))
    if count > MAX_PAGES:
        return Extract(findings=(_too_long(shown, count),))
    pages, silent, size = [], 0, 0
    for number in range(count):
        try:
            lines = _page_lines(document[number])
        except pypdfium2.PdfiumError:
            lines = []
        size += sum(len(line.text) for line in lines)
        if size > MAX_CHARS:
            break
        silent += not lines
        pages.append(lines)
    text, dropped = join_pages(pages)
    if not text.strip():
        return Extract(findings=(_no_layer(shown, count),))
    findings = []
    if silent:
        findings.append(_silent_pages(shown, silent, count))
    if dropped:
        findings.append(_running_lines(shown, dropped))
    title = " ".join(str(document.get_metadata_dict().get("Title", "")).split())[:500]
    return Extract(text, title=title, findings=tuple(findings))


def _page_lines(page: Any) -> list[Line]:
    """Return the lines of a page with their place: PDF units, measured from the lower left corner."""
    layer = page.get_textpage()
    count = layer.count_chars()
    text = layer.get_text_range() if count else ""
    placed = len(text) == count
    lines, start = [], 0
    for raw in text.split("\r\n"):
        words = raw.strip()
        if words:
            first = start + len(raw) - len(raw.lstrip())
            box = _box(layer, first, first + len(words) - 1) if placed else None
            lines.append(Line(words, *box) if box else Line(words))
        start += len(raw) + 2
    return lines


def _box(layer: Any, first: int, last: int) -> tuple[float, float, float, float]:
    """Return top of the first, bottom and right of the last character, and the height of the first."""
    _, low, _, top = layer.get_charbox(first, loose=True)
    _, bottom, right, _ = layer.get_charbox(last, loose=True)
    return top, bottom, right, top - low


def _unreadable(shown: str, reason: str) -> Finding:
    locked = "assword" in reason
    return error(
        "pdf-locked" if locked else "pdf-unreadable",
        "the PDF is locked by a password" if locked else "the PDF is damaged and cannot be opened",
        file=shown,
        found=reason[:100],
        remedy="save it without a password" if locked else "get the file again, or print it to a new PDF",
    )


def _too_long(shown: str, count: int) -> Finding:
    return error(
        "pdf-too-long",
        "the PDF has more pages than a document may have",
        file=shown,
        expected=f"at most {MAX_PAGES:,} pages",
        found=f"{count:,} pages",
        remedy="split it",
    )


def _no_layer(shown: str, count: int) -> Finding:
    return error(
        "pdf-without-text",
        "the PDF has no text layer: its pages are pictures",
        file=shown,
        found=f"{count:,} pages without a letter",
        remedy=_OCR,
    )


def _silent_pages(shown: str, silent: int, count: int) -> Finding:
    return warning(
        "pdf-pages-without-text",
        "some pages have no text layer; what stands on them was not read",
        file=shown,
        found=f"{silent:,} of {count:,} pages",
        remedy=_OCR,
    )


def _running_lines(shown: str, dropped: int) -> Finding:
    return note(
        "pdf-running-lines",
        "page numbers and lines repeated at the edge of the pages were left out of the text",
        file=shown,
        found=f"{dropped:,} lines",
    )
