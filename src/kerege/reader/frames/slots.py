"""Whose quantity a figure is, and towards whom: roles in the order of preference of each measure, as data."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass
from fnmatch import fnmatchcase
from functools import cache, lru_cache

from kerege.reader.frames.actors_carried import is_listed
from kerege.reader.frames.measures import Measured
from kerege.reader.frames.measures_names import table
from kerege.reader.frames.parts import Part
from kerege.reader.layers import Quantity
from kerege.reader.packs import COMMON, settings

#: actors that speak for others, and so are second choice as owners of a quantity
_KINDS = {"person": 3.0, "media": 6.0, "people": 1.0, "region": 0.2}
#: roles that make a subject whatever was spoken of before
STRONG = frozenset(("nom", "by", "owner", "of", "adj"))
#: who asks, never who answers
_ASKING = frozenset(("body", "firm", "media"))
#: who is quoted, not counted
_SPEAKER = 7.0
#: an actor in a later clause that has a figure of its own
_OTHERS = 6.0
_OTHER_KIND = 2.5
_RANK = 1.6
_BEFORE = 2.0
_AHEAD = 2.5
#: characters between a noun and the region that owns it, at most
_NOUN = 3
_POINT = 60.0
#: ranks that a bare name behind another loses as a subject: it may be who receives ("sold Turkey 5 bcm")
_SECOND = 1.2
#: roles of seas that only tell where something is
_PASSED = frozenset(("in", "via", "from", "to", "on", "with", "through"))
#: cost of a port or plant that opens the sentence as its place
_SCENE = 2.5


@dataclass(frozen=True, slots=True)
class Frame:
    """Roles that subject and object of a measure may have, the likeliest first; kinds of actors it suits."""

    subject: tuple[str, ...]
    object: tuple[str, ...]
    prefer: Set[str] = frozenset()


def frame_of(stem: str, around: Set[str]) -> Frame:
    """Return the frame of a measure (without the ending of a change) in its surroundings."""
    for needs, bars, frame in _frames_of(stem):
        if bars.isdisjoint(around) and not (needs and needs.isdisjoint(around)):
            return frame
    return Frame((), ())


@lru_cache(maxsize=512)
def _frames_of(stem: str) -> tuple[tuple[frozenset[str], frozenset[str], Frame], ...]:
    """Return the frames whose names a measure fits, in order, with what they need and what bars them."""
    return tuple(
        (needs, bars, frame)
        for names, needs, bars, frame in _frames()
        if any(fnmatchcase(stem, name) for name in names)
    )


@cache
def _frames() -> tuple[tuple[tuple[str, ...], frozenset[str], frozenset[str], Frame], ...]:
    return tuple(
        (
            tuple(row["measure"]),
            frozenset(row.get("with", ())),
            frozenset(row.get("without", ())),
            Frame(tuple(row["subject"]), tuple(row["object"]), frozenset(row.get("prefer", ()))),
        )
        for row in settings(COMMON, "measures")["slots"]
    )


def choose(
    roles: tuple[str, ...],
    parts: tuple[Part, ...],
    quantity: Quantity,
    measured: Measured,
    clause: int,
    barred: Set[str],
    speaker: str,
    prefer: Set[str] = frozenset(),
    most: float = 14.0,
    figures: Set[int] = frozenset(),
) -> Part | None:
    """Return the actor that fills a slot best, None if none fits.

    barred  : actors that already fill the other slot; prefer : kinds of actors that are likelier
    most    : cost above which nobody is better; figures : numbers of the clauses with figures of their own
    """
    best: tuple[float, int, Part] | None = None
    later = _later(parts, speaker)
    near = {clause, measured.head.clause if measured.head is not None else clause}
    far = most / _BEFORE + 1.0  # clauses in which a name would cost too much, whatever its role
    for part in parts:
        if part.mention.actor in barred or only_speaks(part, measured, speaker):
            continue
        if part.role in _PASSED and part.mention.actor in table("no_owners"):
            continue
        if abs(part.clause - clause) > far and part.clause not in near and part is not parts[0]:
            continue
        rank = _rank(roles, part, measured, later, quantity.start)
        if rank is None or _elsewhere(part, measured, clause):
            continue
        cost = rank * _RANK + _cost(part, quantity, measured, clause, speaker, figures)
        if part is parts[0] and (_sets_scene(part, quantity) or _is_scene(part, parts, quantity, clause)):
            cost = _SCENE
        if part.mention.actor == speaker and _tells_of_other(part, parts, quantity):
            cost += _SPEAKER
        if prefer and part.mention.kind not in prefer:
            cost += _OTHER_KIND
        if (cost < most or (part.clause == clause and (measured.inherited or part.role in STRONG))) and (
            best is None or (cost, part.start) < best[:2]
        ):
            best = (cost, part.start, part)
    return best[2] if best else None


def only_speaks(part: Part, measured: Measured, speaker: str) -> bool:
    """Say whether an agency without a state only tells a figure of others ("the IMF puts growth at 4 %").

    A pollster is never whose answers it counts.
    """
    mention = part.mention
    if mention.kind in _ASKING and is_listed("of_answers", measured.stem):
        return True
    agency = mention.actor == speaker and mention.kind == "body" and not mention.state
    return agency and is_listed("of_no_voices", measured.stem)


def _sets_scene(part: Part, quantity: Quantity) -> bool:
    """Say whether a port or plant opens a sentence as the place of all it tells ("At Aktau, ... queue")."""
    return part.role == "in" and part.mention.kind in {"asset", "region"} and part.end < quantity.start


def _is_scene(part: Part, parts: tuple[Part, ...], quantity: Quantity, clause: int) -> bool:
    """Say whether a state that opens a sentence is its place, with no actor between it and the figure.

    "In Portugal, our projection has been raised by 0.4 points".
    """
    if part.role != "in" or part.mention.kind not in {"state", "bloc"} or part.clause + 1 != clause:
        return False
    return not any(p.role in STRONG and part.end < p.start < quantity.start for p in parts)


def _tells_of_other(part: Part, parts: tuple[Part, ...], quantity: Quantity) -> bool:
    """Say whether who speaks stands before another bare name ("authorities say the Kumtor mine earned 5")."""
    return part.role == "nom" and any(
        p.role == "nom" and p.clause == part.clause and p.rank == 0 and part.end < p.start < quantity.start
        for p in parts
        if p.mention.form != "pronoun" and p.mention.actor != part.mention.actor
    )


def _elsewhere(part: Part, measured: Measured, clause: int) -> bool:
    """Say whether a name tells of something else than what is measured.

    An adjective of a noun of another clause does ("Russian crude is cheap; 5 Mt ..."), and the region of a
    superlative ("the largest of Europe").
    """
    home = measured.head.clause if measured.head is not None else clause
    if part.role == "adj":
        return part.clause not in {clause, home}
    return part.role == "of" and part.mention.kind == "region" and 0 <= part.anchor < part.start - _NOUN


def _later(parts: tuple[Part, ...], speaker: str) -> Set[int]:
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


def _rank(
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


def _cost(
    part: Part, quantity: Quantity, measured: Measured, clause: int, speaker: str, figures: Set[int]
) -> float:
    cost = _KINDS.get(part.mention.kind, 0.0)
    if part.mention.actor == speaker and (part.clause != clause or part.mention.kind == "person"):
        cost += _SPEAKER
    if part.mention.form == "pronoun":
        cost += 1.5
    if part.mention.place and part.role in {"nom", "of"}:
        cost += 0.5
    if part.clause > clause and part.clause in figures:
        cost += _OTHERS
    steps = clause - part.clause
    home = measured.head.clause if measured.head is not None else clause
    if part.clause != home:
        cost += steps * _BEFORE if steps > 0 else -steps * _AHEAD
    gap = quantity.start - part.end if part.end <= quantity.start else part.start - quantity.end
    if part.start > quantity.start and part.role == "nom":
        cost += 0.6
    return cost + gap / _POINT
