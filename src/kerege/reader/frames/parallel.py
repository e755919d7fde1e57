"""Actors in lists of figures: the one that plays the part its forerunner played beside the figure before."""

from __future__ import annotations

from kerege.reader.frames.passage import Passage
from kerege.reader.frames.roles import Part
from kerege.reader.layers import Quantity


def parallel(passage: Passage, quantity: Quantity, name: str) -> Part | None:
    """Return the actor of a figure's clause in the role that ``name`` had beside an earlier figure, if any.

    "26 % from Norway, 25 % from Niger": Niger follows Norway.
    """
    clause = passage.clauses.at(quantity.start)
    before = [p for p in passage.parts if p.mention.actor == name and p.end <= quantity.start]
    if not name or not before or before[-1].clause == clause:
        return None
    model = before[-1]
    own = [p for p in passage.parts if p.clause == clause and p.role == model.role and p.start > model.end]
    return own[0] if len(own) == 1 and own[0].mention.actor != name else None
