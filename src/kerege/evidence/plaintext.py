"""Texts that a database keeps: Unicode without NUL."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kerege.base.findings import Finding, error, shorten


def is_plain(text: str) -> bool:
    """Return whether a text can be stored: it has no NUL, and no half of a character."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return "\x00" not in text


def check_plain(texts: Iterable[str], subject: str, **where: str | int) -> Iterator[Finding]:
    """Yield an error for the first of ``texts`` that cannot be stored."""
    for text in texts:
        if not is_plain(text):
            yield error(
                "nul-byte",
                "the text holds characters that are no text",
                subject=subject.encode(errors="replace").decode(),
                expected="Unicode text without NUL",
                found=shorten(text).encode(errors="replace").decode(),
                remedy="remove the characters, or save the file as UTF-8 text and read it again",
                **where,
            )
            return
