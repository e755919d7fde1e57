"""Subjects parted from their verb by an insertion: "Newmont, the largest producer, mined 631,000 ounces"."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import replace

from kerege.reader.frames.clauses import Clauses
from kerege.reader.frames.roles import Part
from kerege.reader.frames.words import grammar
from kerege.reader.scan import Scan

_LONGEST = 120


def past_insertions(
    scan: Scan, parts: tuple[Part, ...], clauses: Clauses, figures: Set[int]
) -> tuple[Part, ...]:
    """Return the parts with each subject before an insertion put into the clause behind it.

    An insertion stands between two commas, has no figure, and begins with a word that the language gives
    ("the", "which"). ``figures`` : numbers of the clauses that have figures.
    """
    opening = grammar(scan.language).insertions
    if not opening or not parts:
        return parts
    return tuple(_moved(scan, part, clauses, figures, opening) for part in parts)


def _moved(scan: Scan, part: Part, clauses: Clauses, figures: Set[int], opening: Set[str]) -> Part:
    behind = part.clause + 2
    if part.role != "nom" or part.rank or behind > len(clauses.bounds) - 2 or part.clause + 1 in figures:
        return part
    start, end = clauses.span(part.clause + 1)
    head = scan.folded_slice(start, min(end, start + 24)).split()[:1]
    closed = scan.text[part.end : start].strip() == "," and scan.text[end - 1] == ","
    if not closed or end - start > _LONGEST or not head or head[0] not in opening:
        return part
    return replace(part, clause=behind)
