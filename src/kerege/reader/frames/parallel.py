"""Actors in lists of figures: the one that plays the part its forerunner played beside the figure before."""

from __future__ import annotations

from kerege.reader.frames.parts import Part
from kerege.reader.frames.passage import Passage
from kerege.reader.layers import Quantity

#: roles that stand for one another in a list ("the economy of Norway 5 %, the Finnish one 6 %")
_ALIKE = frozenset(("nom", "of", "adj"))
#: characters between a figure and its actor behind a dash
_BEHIND = 16


def parallel(passage: Passage, quantity: Quantity, name: str, *, loose: bool = False) -> Part | None:
    """Return the actor of a figure's clause in the role that ``name`` had beside an earlier figure, if any.

    "26 % from Norway, 25 % from Niger": Niger follows Norway. ``loose`` : owners may have other roles.
    """
    clause = passage.clauses.at(quantity.start)
    before = [p for p in passage.parts if p.mention.actor == name and p.end <= quantity.start]
    if not name or not before or before[-1].clause == clause:
        return None
    model = before[-1]
    here = [p for p in passage.parts if p.clause == clause and p.start > model.end]
    if not here and clause + 1 not in passage.figures:  # "20 % — from Romania"
        here = [p for p in passage.parts if p.clause == clause + 1 and p.start - quantity.end <= _BEHIND]
    own = [p for p in here if p.role == model.role]
    if not own and model.role == "owner":
        own = [p for p in here if p.role == "with"] or [p for p in here if p.role == "nom"]
    if loose and not own and model.role in _ALIKE:
        own = [p for p in here if p.role in _ALIKE]
    return own[0] if len(own) == 1 and own[0].mention.actor != name else None
