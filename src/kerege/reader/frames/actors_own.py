"""Subjects that a measure brings with itself: goods, currencies, things, terms of a loan."""

from __future__ import annotations

from kerege.reader.actors.known import kinds
from kerege.reader.frames.actors_carried import is_listed
from kerege.reader.frames.measures import Measured, stem_of
from kerege.reader.frames.measures_names import good_of, table
from kerege.reader.frames.passage import Passage
from kerege.reader.frames.quoted import brand, currency
from kerege.reader.frames.roles import Part
from kerege.reader.frames.slots import STRONG
from kerege.reader.frames.things import thing_for
from kerege.reader.layers import Memory, Quantity

#: shares that a good or its branch has in a whole
_OF_PARTS = frozenset(("share_of_reserves", "share_of_gdp"))
#: terms of a loan, whose actors they share
_TERMS = frozenset(("interest_rate", "contract_duration"))
_PLACES = frozenset(("state", "bloc", "region"))
#: measures of a thing itself, not of the firm that has it
_SHAPES = frozenset(("length", "height", "depth", "diameter"))


def own_actors(
    passage: Passage,
    quantity: Quantity,
    measured: Measured,
    good: str,
    subject: Part | None,
    continued: bool,
    memory: Memory,
    names: tuple[str, str],
) -> tuple[str, str]:
    """Return subject and object as a measure has them, else ``names``.

    ``subject`` : as the sentence has it; ``continued`` : the figure goes on about the one before
    """
    name, other = names
    stem = stem_of(measured.stem)
    near = subject is not None and subject.clause == passage.clauses.at(quantity.start)
    if _has_thing(measured, subject, passage.clauses.at(quantity.start), continued):
        thing = thing_for(passage.scan, quantity, stem, passage.clauses, passage.parts, memory)
        house = memory.house if thing.islower() and stem not in _SHAPES else ""
        name = house or thing or name
    if good and stem in table("subject_is_good"):
        name = brand(passage, quantity, good) or good
    if stem == "share_of_generation" and good in table("fuels") and not near:
        name, other = good, other or name
    if stem in _OF_PARTS and not near:
        name = _part_named(passage, quantity) or name
    if stem == "exchange_rate":
        name = currency(passage, quantity) or name
    if stem in _TERMS and memory.measure == "loan":
        lender = kinds().get(memory.subject, ("", ""))[1] or memory.subject
        name, other = lender or name, memory.object or other
    return name, other


def _part_named(passage: Passage, quantity: Quantity) -> str:
    """Return the good in the clause of a figure that is part of a whole ("gold made up 80 % of reserves")."""
    at = passage.clauses.at
    hits = [hit for hit in passage.scan.of("goods") if at(hit.start) == at(quantity.start)]
    return good_of(hits[0]) if hits else ""


def _has_thing(measured: Measured, subject: Part | None, clause: int, continued: bool) -> bool:
    """Say whether a measure is of a thing (length, cost of a project) that no actor of its clause has."""
    if not is_listed("of_things", measured.stem):
        return False
    if subject is None:
        return not continued
    if subject.mention.kind in {"asset", "firm"}:
        return False
    if measured.stem in {"length", "transit_time"} and subject.mention.kind in _PLACES:
        return True
    return subject.clause != clause or subject.role not in STRONG
