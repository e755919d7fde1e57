"""Countries of which a text tells what it told of another: "In Togo this figure is 8 percent"."""

from __future__ import annotations

from kerege.reader.actors.known import kinds
from kerege.reader.frames.measures import Measured, stem_of
from kerege.reader.frames.parts import Part
from kerege.reader.frames.passage import Passage
from kerege.reader.layers import Memory, Quantity

#: kinds of places that have the same figure each; kinds of actors whose figure it may have been before
_LANDS = frozenset(("state", "bloc"))
_COMPARABLE = frozenset(("state", "bloc", "region", "asset", "people"))
#: words before a place that opens its sentence ("in der Europäischen")
_LEADING = 3


def compared(
    passage: Passage, quantity: Quantity, measured: Measured, clause: int, memory: Memory
) -> Part | None:
    """Return the other country that has the same as the one before ("In Togo this figure is 8 percent")."""
    same = measured.inherited or stem_of(measured.stem) == stem_of(memory.measure)
    if not same or kinds().get(memory.subject, ("state",))[0] not in _COMPARABLE:
        return None
    inside = [part for part in passage.parts if part.clause == clause and part.start < quantity.start]
    if len(inside) != 1 or inside[0].role != "in" or inside[0].mention.kind not in _LANDS:
        return None
    if inside[0].mention.form != "name" or measured.stem.endswith("_count"):
        return None
    if not measured.inherited and not _opens(passage, inside[0]):
        return None
    return inside[0] if inside[0].mention.actor != memory.subject else None


def _opens(passage: Passage, part: Part) -> bool:
    """Say whether nothing but a preposition and an article stands before a name in its sentence."""
    return len(passage.scan.text[passage.scan.start : part.start].split()) <= _LEADING
