"""Masking: spans of a text blanked by spaces, so that offsets stay."""

from __future__ import annotations

from collections.abc import Iterable


def blank_spans(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """Return the text with the given spans (sorted, disjoint) replaced by as many spaces."""
    parts, done = [], 0
    for start, end in spans:
        parts += [text[done:start], " " * (end - start)]
        done = end
    return "".join([*parts, text[done:]]) if parts else text
