"""Findings about a document as a whole: no text, too much of it, or a wish that cannot be met."""

from __future__ import annotations

from kerege.base.findings import Finding, error, shorten, warning
from kerege.documents.forms import FORMS
from kerege.documents.limits import MAX_CHARS, MAX_PARAGRAPHS, MAX_SENTENCE


def no_text(shown: str) -> Finding:
    """Return the finding for a file without a word."""
    return error(
        "no-text",
        "the file holds no text",
        file=shown,
        found="nothing but white space and mark-up",
        remedy="look whether it was saved completely",
    )


def too_long(shown: str, size: int) -> Finding:
    """Return the finding for a text of ``size`` characters."""
    return error(
        "text-too-long",
        "the text is longer than a document may be",
        file=shown,
        expected=f"at most {MAX_CHARS:,} characters",
        found=f"{size:,} characters",
        remedy="split the file, for example by chapter",
    )


def too_many_paragraphs(shown: str) -> Finding:
    """Return the finding for a text in too many pieces."""
    return error(
        "too-many-paragraphs",
        "the text falls into more lines than a document may have",
        file=shown,
        expected=f"at most {MAX_PARAGRAPHS:,} lines that hold something",
        remedy="split the file; a list of figures belongs into a table of the case folder",
    )


def long_runs(shown: str, count: int) -> Finding:
    """Return the finding for sentences that had to be cut."""
    return warning(
        "long-sentences",
        "runs without a full stop were cut into sentences by length",
        file=shown,
        expected=f"sentences below {MAX_SENTENCE:,} characters",
        found=f"{count:,} cuts",
        remedy="look whether the file is a text at all",
    )


def exhausted(shown: str, fault: Exception) -> Finding:
    """Return the finding for a file that used up memory or stack."""
    return error(
        "file-takes-too-much-memory",
        "reading the file takes more memory than there is",
        file=shown,
        found=type(fault).__name__,
        remedy="split the file, or give its text",
    )


def unknown_form(shown: str, form: str) -> Finding:
    """Return the finding for a form asked for that does not exist."""
    return error(
        "form-unknown",
        "there is no such form of document",
        file=shown,
        expected=", ".join(FORMS),
        found=shorten(form),
        remedy="name one of them, or none",
    )


def unknown_date(shown: str, words: str) -> Finding:
    """Return the finding for a date of publication that is none."""
    return error(
        "date-unknown",
        "the date of publication given is no date",
        file=shown,
        expected="an ISO day, month or year, such as 2024-11-03, 2024-11 or 2024",
        found=shorten(words),
        remedy="correct it, or leave it out",
    )
