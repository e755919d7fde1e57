"""Clauses that go along with another: ", with Togo supplying 20 %", ", with Togo the largest buyer"."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import replace

from kerege.reader.frames.clauses import Clauses
from kerege.reader.frames.parts import Part
from kerege.reader.layers import Quantity
from kerege.reader.packs import settings
from kerege.reader.scan import Scan

#: characters in which the word before a name stands
_WORD = 16


def clauses_along(scan: Scan, clauses: Clauses) -> Set[int]:
    """Return the numbers of the clauses that a word like "with" opens behind a comma."""
    words = tuple(settings(scan.language, "frame_words").get("along", ()))
    if not words:
        return frozenset()
    return frozenset(
        number
        for number, start in enumerate(clauses.bounds[1:-1], 1)
        if scan.text[start - 1] == "," and scan.folded_slice(start, scan.end).startswith(words)
    )


def subjects_along(scan: Scan, parts: tuple[Part, ...], clauses: Clauses) -> tuple[Part, ...]:
    """Return the parts with the actor right behind such a word as subject of its clause."""
    along = clauses_along(scan, clauses)
    if not along:
        return parts
    return tuple(
        replace(part, role="nom") if part.role == "with" and part.clause in along else part for part in parts
    )


def without_along(scan: Scan, parts: tuple[Part, ...], clauses: Clauses, clause: int) -> tuple[Part, ...]:
    """Return the parts that a figure of a clause may have: none of what only goes along with it."""
    along = clauses_along(scan, clauses) - {clause}
    return tuple(part for part in parts if part.clause not in along) if along else parts


def without_leaders(
    scan: Scan, parts: tuple[Part, ...], clauses: Clauses, quantities: tuple[Quantity, ...]
) -> tuple[Part, ...]:
    """Return the parts without goals that are only ranked higher ("nach Togo der zweitgrößte Lieferant")."""
    words = settings(scan.language, "frame_words").get("ranked_behind", ())
    ranks = {clauses.at(q.start) for q in quantities if q.base_unit == "rank"} if words else ()
    if not ranks:
        return parts
    return tuple(
        replace(part, role="none")
        if part.role == "to" and part.clause in ranks and _word_before(scan, part.start) in words
        else part
        for part in parts
    )


def _word_before(scan: Scan, place: int) -> str:
    return "".join(scan.folded_slice(max(scan.start, place - _WORD), place).split()[-1:])
