"""Reading files: each one to a document, or to the findings that say why not."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import PurePath

from kerege.base.findings import Finding, FindingsError, Severity, raise_errors
from kerege.documents import faults
from kerege.documents.dates import parse_date
from kerege.documents.dividing import divide
from kerege.documents.document import Document
from kerege.documents.extract import Extract
from kerege.documents.files import PathText, printable, read_bytes, too_large, walk_files
from kerege.documents.forms import FORMS
from kerege.documents.limits import MAX_BYTES, MAX_CHARS, MAX_SENTENCE
from kerege.documents.markdown import MarkdownParts, split_markdown
from kerege.documents.masking import blank_spans
from kerege.documents.opening import open_text
from kerege.documents.paragraphs import TooManyParagraphsError, split_paragraphs
from kerege.documents.published import When, from_fields, from_lines, from_name, from_url
from kerege.documents.update_date import from_update

STAGE = "read documents"


@dataclass(frozen=True, slots=True)
class _Wishes:
    """What the caller states about a file: its form and its date, as far as known."""

    form: str | None
    published: date | str | None


def read_document(
    source: PathText | bytes,
    *,
    name: str = "",
    form: str | None = None,
    published: date | str | None = None,
) -> Document:
    """Return the document in a file, or in bytes with a name.

    Parameters
    ----------
    source
        path of a regular file, or its bytes
    name
        file name of the bytes; the extension helps to tell the form
    form
        ``text``, ``markdown``, ``html`` or ``pdf``; None = tell it from the content, then the extension
    published
        date of publication, a date or an ISO day, month or year; None = as far as the document tells

    Raises
    ------
    FindingsError
        when the file cannot be read, or is no text, Markdown, HTML or PDF with a text layer. Warnings do not
        raise; they are in ``Document.findings``.
    """
    document, findings = _read(source, name, _Wishes(form, published))
    raise_errors(STAGE, findings)
    if document is None:
        raise FindingsError(STAGE, (*findings, faults.no_text(printable(name))))
    return document


def read_documents(
    paths: Iterable[PathText],
    *,
    form: str | None = None,
    published: date | str | None = None,
) -> Iterator[tuple[Document | None, tuple[Finding, ...]]]:
    """Yield each file as a document with its findings, or None with the findings that say why not.

    Folders give their files sorted by name, hidden ones left out. One file is held at a time; a bad file does
    not stop the others. ``form`` and ``published`` are as in :func:`read_document`, for every file.
    """
    wishes = _Wishes(form, published)
    for path, findings in walk_files(paths):
        yield (None, findings) if findings else _read(path, "", wishes)


def _read(
    source: PathText | bytes, name: str, wishes: _Wishes
) -> tuple[Document | None, tuple[Finding, ...]]:
    findings: tuple[Finding, ...]
    if isinstance(source, bytes):
        shown, data = printable(name or "document"), source
        findings = (too_large(shown, len(data)),) if len(data) > MAX_BYTES else ()
    else:
        shown = printable(os.fspath(source))
        data, findings = read_bytes(source)
    findings = findings or _check(wishes, shown)
    if findings:
        return None, findings
    try:
        return _assemble(data, shown, wishes)
    except TooManyParagraphsError:
        return None, (faults.too_many_paragraphs(shown),)
    except (MemoryError, RecursionError) as fault:
        return None, (faults.exhausted(shown, fault),)


def _assemble(data: bytes, shown: str, wishes: _Wishes) -> tuple[Document | None, tuple[Finding, ...]]:
    form, facts, findings = open_text(data, shown, wishes.form)
    text = facts.text
    if any(f.severity is Severity.ERROR for f in findings):
        return None, findings
    if len(text) > MAX_CHARS:
        return None, (*findings, faults.too_long(shown, len(text)))
    parts = split_markdown(text) if form == "markdown" else MarkdownParts(split_paragraphs(text), ())
    if not parts.blocks:
        return None, (*findings, faults.no_text(shown))
    paragraphs, sentences = divide(blank_spans(text, parts.markup), parts.blocks)
    cut = sum([s.end - s.start > 0.9 * MAX_SENTENCE for s in sentences])
    findings = (*findings, faults.long_runs(shown, cut)) if cut else findings
    day, precision = _published(wishes, parts, facts, shown)
    front = parts.front
    document = Document(
        name=PurePath(shown).name or shown,
        digest=hashlib.sha256(data).hexdigest(),
        form=form,
        text=text,
        paragraphs=paragraphs,
        sentences=sentences,
        published=day,
        published_precision=precision,
        title=facts.title or front.get("title", ""),
        publisher=facts.publisher or front.get("publisher", ""),
        url=facts.url or front.get("url", ""),
        markup=parts.markup,
        findings=findings,
    )
    return document, findings


def _published(wishes: _Wishes, parts: MarkdownParts, facts: Extract, shown: str) -> When:
    """Return the date of publication: stated by the caller, the metadata, the text, the address, the name.

    Where none of them does, that of the last update stands in.
    """
    if isinstance(wishes.published, date):
        return wishes.published, "day"
    stated = (wishes.published or "", facts.published)
    plain = next((found for words in stated if words and (found := parse_date(words))), None)
    if plain:
        return plain
    text = facts.text
    edges = [*parts.blocks[:10], *parts.blocks[10:][-4:]]
    lines = [
        line for block in edges for line in text[block.start : block.end][:2000].splitlines() if line.strip()
    ]
    ways = (
        from_fields(parts.front),
        from_lines(lines),
        from_url(facts.url or parts.front.get("url", "")),
        from_name(PurePath(shown).name),
        from_update(lines),
    )
    return next((way for way in ways if way[0] is not None), (None, ""))


def _check(wishes: _Wishes, shown: str) -> tuple[Finding, ...]:
    """Return findings for a form that does not exist or a date that is none."""
    findings = []
    if wishes.form is not None and wishes.form not in FORMS:
        findings.append(faults.unknown_form(shown, wishes.form))
    if isinstance(wishes.published, str) and parse_date(wishes.published) is None:
        findings.append(faults.unknown_date(shown, wishes.published))
    return tuple(findings)
