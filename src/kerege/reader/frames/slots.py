"""Whose quantity a figure is, and towards whom: the actor that fills a slot of a frame best."""

from __future__ import annotations

from collections.abc import Set

from kerege.reader.frames.listed import is_listed, only_tells
from kerege.reader.frames.measures import Measured
from kerege.reader.frames.measures_names import table
from kerege.reader.frames.parts import Part
from kerege.reader.frames.slot_costs import (
    BEFORE,
    SPEAKER,
    distance_cost,
    is_elsewhere,
    later_names,
    role_rank,
)
from kerege.reader.layers import Quantity

#: roles that make a subject whatever was spoken of before
STRONG = frozenset(("nom", "by", "owner", "of", "adj"))
#: part of the names of offices of statistics, which only tell
_COUNTS = "Statisti"
#: who asks, never who answers
_ASKING = frozenset(("body", "firm", "media"))
_OTHER_KIND = 2.5
_RANK = 1.6
#: roles of seas that only tell where something is
_PASSED = frozenset(("in", "via", "from", "to", "on", "with", "through"))
#: what no sea has, though something stands on its shore
_BUILT = frozenset(("installed_capacity", "project_cost", "investment", "reactors_count", "workers_count"))
#: cost of a port or plant that opens the sentence as its place
_SCENE = 2.5
#: roles of a place that opens a sentence ("Across Benin, stores are 81 % full")
_AT = frozenset(("in", "via"))
#: kinds of places that lists tell figures of
_PLACED = frozenset(("state", "region", "asset"))


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
    later = later_names(parts, speaker)
    near = {clause, measured.head.clause if measured.head is not None else clause}
    listed = _listed_place(parts, quantity, clause, figures)
    far = most / BEFORE + 1.0  # clauses in which a name would cost too much, whatever its role
    for part in parts:
        if part.mention.actor in barred or only_speaks(part, measured, speaker):
            continue
        if (part.role in _PASSED or measured.stem in _BUILT) and part.mention.actor in table("no_owners"):
            continue
        if abs(part.clause - clause) > far and part.clause not in near and part is not parts[0]:
            continue
        rank = role_rank(roles, part, measured, later, quantity.start)
        if rank is None or is_elsewhere(part, measured, clause):
            continue
        cost = rank * _RANK + distance_cost(part, quantity, measured, clause, speaker, figures)
        scene = part is parts[0] and (_sets_scene(part, quantity) or _is_scene(part, parts, quantity, clause))
        if part is listed or (scene and listed is None):
            cost = _SCENE
        if part.mention.actor == speaker and _tells_of_other(part, parts, quantity):
            cost += SPEAKER
        if prefer and part.mention.kind not in prefer and not scene:
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
    if mention.kind == "media" and measured.stem not in table("of_firms"):
        return True  # "economists polled by Reuters expect 150 points"
    if only_tells(mention.actor, measured.stem) or (mention.kind == "body" and _COUNTS in mention.actor):
        return True
    if mention.form == "title" and mention.kind == "body" and is_listed("not_of_ministries", measured.stem):
        return True  # "the government expects 600,000 containers a year"
    telling = mention.kind in _ASKING and (not mention.state or mention.kind == "firm")
    if telling and is_listed("of_economies", measured.stem):
        return True
    agency = mention.actor == speaker and mention.kind == "body" and not mention.state
    return agency and is_listed("of_no_voices", measured.stem)


def _sets_scene(part: Part, quantity: Quantity) -> bool:
    """Say whether a port or plant opens a sentence as the place of all it tells ("At Aktau, ... queue")."""
    return part.role == "in" and part.mention.kind in {"asset", "region"} and part.end < quantity.start


def _listed_place(parts: tuple[Part, ...], quantity: Quantity, clause: int, figures: Set[int]) -> Part | None:
    """Return the place of a figure in a list of places, each with its own ("in A 5 Mt, in B 4 Mt")."""
    first = parts[0] if parts else None
    if first is None or first.role != "in" or first.clause == clause or first.clause not in figures:
        return None
    own = [p for p in parts if p.clause == clause and p.end <= quantity.start]
    return own[-1] if len(own) == 1 and own[0].role == "in" and own[0].mention.kind in _PLACED else None


def _is_scene(part: Part, parts: tuple[Part, ...], quantity: Quantity, clause: int) -> bool:
    """Say whether a state that opens a sentence is its place, with no actor between it and the figure.

    "In Portugal, our projection has been raised by 0.4 points".
    """
    if part.role not in _AT or part.mention.kind not in {"state", "bloc"} or part.clause + 1 != clause:
        return False
    return not any(p.role in STRONG and part.end < p.start < quantity.start for p in parts)


def _tells_of_other(part: Part, parts: tuple[Part, ...], quantity: Quantity) -> bool:
    """Say whether who speaks stands before another bare name ("authorities say the Kumtor mine earned 5")."""
    return part.role == "nom" and any(
        p.role == "nom" and p.clause == part.clause and p.rank == 0 and part.end < p.start < quantity.start
        for p in parts
        if p.mention.form != "pronoun" and p.mention.actor != part.mention.actor
    )
