"""Corrections of a candidate: which fields a reviewer may change, and to what."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from kerege.base.cells import close_to
from kerege.base.findings import Finding, error, shorten
from kerege.evidence.plaintext import is_plain
from kerege.reader.candidates import COMPARATORS, Modality

_NUMBERS = ("value", "value_low", "value_high", "base_value", "base_low", "base_high")
_WORDS: Mapping[str, tuple[str, ...]] = {
    "kind": ("quantity", "relation"),
    "comparator": COMPARATORS,
    "modality": tuple(Modality),
    "polarity": ("positive", "negative"),
}
_TEXTS = (
    "unit", "base_unit", "measure", "subject", "object", "good", "period", "speaker", "relation",
)  # fmt: skip
#: fields of a candidate that a reviewer may correct; its words and their place are not among them
CHANGEABLE = (*_NUMBERS, *_WORDS, *_TEXTS, "approx")


def check_changes(changes: Mapping[str, object], subject: str) -> Iterator[Finding]:
    """Yield an error for each correction of a field that has no such content."""
    for name, content in changes.items():
        expected = _expected(name, content)
        if expected:
            yield error(
                "bad-change",
                f"the field '{name}' cannot be corrected to this",
                subject=subject,
                expected=expected,
                found=shorten(content).encode(errors="replace").decode(),
                remedy=close_to(name, CHANGEABLE) * (name not in CHANGEABLE) + "correct the field or content",
            )


def parse_change(name: str, text: str) -> object:
    """Return the content that ``text`` stands for in a field: a number, true or false, or the text itself.

    A blank number is None. What does not parse is returned as text, which :func:`check_changes` reports.
    """
    words = text.strip()
    if name in _NUMBERS:
        try:
            return float(words) if words else None
        except ValueError:
            return words
    if name == "approx":
        return {"true": True, "false": False}.get(words.lower(), words)
    return words


def _expected(name: str, content: object) -> str:
    """Return what the field holds, blank if ``content`` is that."""
    if name in _NUMBERS:
        good = content is None or (isinstance(content, int | float) and not isinstance(content, bool))
        return "" if good else "a number, or nothing"
    if name in _WORDS:
        return "" if content in _WORDS[name] else "one of " + ", ".join(_WORDS[name])
    if name == "approx":
        return "" if isinstance(content, bool) else "true or false"
    if name in _TEXTS:
        return "" if isinstance(content, str) and is_plain(content) else "a text"
    return "one of the fields " + ", ".join(CHANGEABLE)
