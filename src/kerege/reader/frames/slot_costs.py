"""What speaks against an actor as whose quantity a figure is: rank of its role, kind, distance."""

from __future__ import annotations

from collections.abc import Set

from kerege.reader.frames.measures import Measured
from kerege.reader.frames.parts import Part
from kerege.reader.layers import Quantity

#: roles of names that belong to nouns of a later clause, and what such a name costs
_LOOSE, _ASIDE = frozenset(("of", "with", "by")), 4.0
#: actors that speak for others, and so are second choice as owners of a quantity
_KINDS = {"person": 3.0, "media": 6.0, "people": 1.0, "region": 0.2}
#: who is quoted, not counted
SPEAKER = 7.0
#: an actor in a later clause that has a figure of its own
_OTHERS = 6.0
#: a clause between actor and figure
BEFORE = 2.0
_AHEAD = 2.5
#: characters between a noun and the region that owns it, at most
_NOUN = 3
_POINT = 60.0
#: ranks that a bare name behind another loses as a subject: it may be who receives ("sold Turkey 5 bcm")
_SECOND = 1.2


def role_rank(
    roles: tuple[str, ...], part: Part, measured: Measured, later: Set[int], place: int
) -> float | None:
    """Return the place of a part's role in a list of roles, None if it is not in it.

    ``nom1`` is the first bare name of a clause; ``nom2`` and the like a later one, or later in a list;
    ``adj1`` is an adjective before the figure at ``place``; ``dat`` a later one before it that is in no list.
    """
    role = part.role
    if (part.rank or part.start in later) and f"{role}2" in roles:
        return float(roles.index(f"{role}2"))
    if role == "nom" and "nom1" in roles and part.start not in later:
        role = "nom1"
    if role == "through":  # "durch" and "door" tell the way or who did it
        role = "via" if "via" in roles else "by"
    second = role == "nom" and part.start in later and not part.rank and part.end <= place
    if second and "dat" in roles:
        role = "dat"
    if role == "adj" and "adj1" in roles and part.end <= place:
        role = "adj1"
    if role not in roles:
        return None
    rank = _SECOND if second else float(roles.index(role))
    rank += float(roles.index(role)) if second and role == "nom" else 0.0
    head = measured.head
    if role in {"of", "adj"} and head is not None and part.anchor >= 0:
        if rank < 3 and (part.anchor == head.end or 0 <= head.start - part.anchor <= 3):
            return min(rank, 0.0) - 0.8 + (1.0 if part.rank else 0.0)
        if role == "of" and rank < 3 and part.anchor < head.end < part.end:
            return min(rank, 0.4)
    return rank + (1.0 if part.rank else 0.0)


def home_of(measured: Measured, clause: int) -> int:
    """Return the clause of the word that tells what is measured, else that of the figure."""
    return measured.head.clause if measured.head is not None else clause


def distance_cost(
    part: Part, quantity: Quantity, measured: Measured, clause: int, speaker: str, figures: Set[int]
) -> float:
    """Return what an actor's kind, form and distance from the figure cost, in the unit of a rank."""
    cost = _KINDS.get(part.mention.kind, 0.0)
    told = part.mention.actor
    speaks = told == speaker or speaker.startswith(f"{told} of ")  # "the Tea Board of Togo said"
    if speaks and (part.clause != clause or part.mention.kind == "person"):
        cost += SPEAKER
    if part.mention.form == "pronoun":
        cost += 1.5
    if part.mention.place and part.role in {"nom", "of"}:
        cost += 0.5
    if part.clause > clause and part.clause in figures:
        cost += _OTHERS
    if part.clause > max(clause, home_of(measured, clause)) and part.role in _LOOSE:
        cost += _ASIDE
    steps = clause - part.clause
    home = home_of(measured, clause)
    if part.clause != home:
        cost += steps * BEFORE if steps > 0 else -steps * _AHEAD
    gap = quantity.start - part.end if part.end <= quantity.start else part.start - quantity.end
    if part.start > quantity.start and part.role == "nom":
        cost += 0.6
    return cost + gap / _POINT


def later_names(parts: tuple[Part, ...], speaker: str) -> Set[int]:
    """Return where bare names begin that follow another bare name of their clause."""
    found: set[int] = set()
    clauses: set[int] = set()
    for part in parts:
        if part.role == "nom":
            if part.clause in clauses:
                found.add(part.start)
            if part.mention.kind != "person" and part.mention.actor != speaker:  # who only speaks is no first
                clauses.add(part.clause)
    return found


def is_elsewhere(part: Part, measured: Measured, clause: int) -> bool:
    """Say whether a name tells of something else than what is measured.

    An adjective of a noun of another clause does ("Russian crude is cheap; 5 Mt ..."), and the region of a
    superlative ("the largest of Europe"); a capital in a later clause is where it was said ("..., the
    ministry said in Astana").
    """
    home = measured.head.clause if measured.head is not None else clause
    if part.mention.form == "capital" and part.role == "in":
        return part.clause > max(clause, home)
    if part.role == "adj":
        return part.clause not in {clause, home}
    return part.role == "of" and part.mention.kind == "region" and 0 <= part.anchor < part.start - _NOUN
