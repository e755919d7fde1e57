"""Relative clauses: "Equinor, which owns half of the field" has Equinor in its second clause as well."""

from __future__ import annotations

from dataclasses import replace

from kerege.reader.frames.clauses import Clauses
from kerege.reader.frames.parts import Part
from kerege.reader.frames.words import Relatives, grammar, words_of
from kerege.reader.packs import settings
from kerege.reader.scan import Scan

#: characters a relative pronoun has at most
_LONGEST = 16


def with_relatives(scan: Scan, parts: tuple[Part, ...], clauses: Clauses) -> tuple[Part, ...]:
    """Return the parts with the actor before a relative clause once more, as its subject or owner.

    Where the clause has a subject of its own the actor is its object and no part is added ("Paks II, das
    Rosatom baut").
    """
    relatives = grammar(scan.language).relatives
    if relatives is None or not parts:
        return parts
    added = [one for part in parts for one in _relative(scan, part, parts, clauses, relatives)]
    return tuple(sorted((*parts, *added), key=lambda p: (p.start, p.clause))) if added else parts


def _relative(
    scan: Scan, part: Part, parts: tuple[Part, ...], clauses: Clauses, relatives: Relatives
) -> list[Part]:
    if scan.text[part.end : part.end + 2] != ", ":
        return []
    start = part.end + 2
    word = scan.folded_slice(start, min(start + _LONGEST, scan.end)).split(" ", 1)[0]
    clause = clauses.at(start)
    opening = scan.folded_slice(start, min(start + _LONGEST, scan.end))
    inside = next((words for words in relatives.inside if opening.startswith(words)), "")
    if inside:
        return _inside(scan, part, parts, clauses, clauses.at(start + len(inside)))
    if word in relatives.owner and part.role != "to":
        role = "owner" if start + len(word) + 1 in words_of(scan).shares else "of"
        return [replace(part, role=role, clause=clause, anchor=-1, rank=0)]
    if word in relatives.goal:
        return [replace(part, role="to", clause=clause, anchor=-1, rank=0)]
    own = any(
        p.clause == clause
        and p.role == "nom"
        and p.mention.form != "pronoun"
        and _leads(scan, p, start, word)
        for p in parts
    )
    if word not in relatives.subject or own:
        return []
    return [replace(part, role="nom", clause=clause, anchor=-1, rank=0)]


def _leads(scan: Scan, part: Part, start: int, word: str) -> bool:
    """Say whether a name may be the subject of a relative clause: before its verb where that comes second.

    "The field, which Togo owns", but "Togo Oil, which owns the Volta field".
    """
    table = settings(scan.language, "frame_words").get("relatives", {})
    if not table.get("verb_second"):
        return True
    between = scan.folded_slice(start + len(word), part.start).split()
    return all(one in table["verb_second"] for one in between)


def _inside(scan: Scan, part: Part, parts: tuple[Part, ...], clauses: Clauses, clause: int) -> list[Part]:
    """Return an actor as the place of a clause ("in which Togo holds 51 %"), and subject behind it."""
    added = [replace(part, role="in", clause=clause, anchor=-1, rank=0)]
    behind = clause + 1
    closed = behind < len(clauses.bounds) - 1 and scan.text[clauses.span(clause)[1] - 1] == ","
    if closed and part.role == "nom" and not any(p.clause == behind and p.role == "nom" for p in parts):
        added.append(replace(part, clause=behind, rank=0))
    return added
