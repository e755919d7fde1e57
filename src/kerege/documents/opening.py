"""From bytes to text: the form is told, the bytes decoded, the text of web pages and PDFs extracted."""

from __future__ import annotations

from typing import NamedTuple

from kerege.base.findings import Finding, Severity
from kerege.documents.characters import check_characters
from kerege.documents.decoding import decode
from kerege.documents.extract import Extract
from kerege.documents.forms import detect_form, is_pdf, refuse_binary, refuse_xml
from kerege.documents.isolation import extract_apart


class Opened(NamedTuple):
    """Form, text and metadata of a file, and what was found on the way; an error among it means no text."""

    form: str
    facts: Extract
    findings: tuple[Finding, ...]


def open_text(data: bytes, shown: str, form: str | None) -> Opened:
    """Return the text in the bytes of a file; ``form`` overrules what the content looks like.

    Nothing is unpacked, run or fetched. PDFs, and web pages that are not small and plain, are parsed in a
    child process under limits of time and memory.
    """
    if form == "pdf" or (form is None and is_pdf(data)):
        facts = extract_apart("pdf", data, shown)
        return Opened("pdf", facts, facts.findings)
    refused = refuse_binary(data, shown)
    if refused:
        return Opened("", Extract(), (refused,))
    text, findings = decode(data, shown)
    if any(f.severity is Severity.ERROR for f in findings):
        return Opened("", Extract(), findings)
    told = form or detect_form(text, shown)
    if told == "xml":
        return Opened("", Extract(), (*findings, refuse_xml(shown)))
    findings = (*findings, *check_characters(text, shown))
    if told != "html":
        return Opened(told, Extract(text), findings)
    facts = _extract_page(text, shown)
    return Opened("html", facts, (*findings, *facts.findings))


def _extract_page(page: str, shown: str) -> Extract:
    from kerege.documents.html import extract_html, is_easy  # noqa: PLC0415  (only for web pages)

    return extract_html(page, shown) if is_easy(page) else extract_apart("html", page.encode("utf-8"), shown)
