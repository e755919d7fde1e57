"""Subjects that a measure brings with itself: goods, currencies, things, terms of a loan."""

from __future__ import annotations

from kerege.reader.actors.known import kinds
from kerege.reader.frames.listed import is_listed
from kerege.reader.frames.loans import of_loan
from kerege.reader.frames.measures import Measured, stem_of
from kerege.reader.frames.measures_names import good_of, table
from kerege.reader.frames.parts import Part
from kerege.reader.frames.passage import Passage
from kerege.reader.frames.quoted import brand, currency, discounted
from kerege.reader.frames.slots import STRONG
from kerege.reader.frames.things import is_long, last_thing, thing_for
from kerege.reader.layers import Memory, Quantity

#: what the sources of power called renewable are
_RENEWABLE = frozenset(("hydropower", "solar", "wind"))
#: shares that a good or its branch has in a whole
_OF_PARTS = frozenset(("share_of_reserves", "share_of_gdp"))
_PLACES = frozenset(("state", "bloc", "region"))
#: kinds of subjects told before that give way to the state whose officer or ministry speaks
_CARRIED = frozenset(("state", "firm"))
_LENDING = _PLACES | {"body"}
#: among how many of the latest actors a plant must be that goes on to be told of
_LATELY = 3
#: measures of a thing itself, not of the firm that has it
_SHAPES = frozenset(("length", "height", "depth", "diameter", "width"))
#: measures that a thing without a name has rather than its state
_BUILT = _SHAPES | {"project_cost", "lead_time", "transit_time", "voltage"}


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
    stem = stem_of(measured.stem)
    name, other = _voters(names[0], stem), names[1]
    near = subject is not None and subject.clause == passage.clauses.at(quantity.start)
    subject = None if _is_it(passage, subject, stem, memory) else subject
    if _has_thing(measured, subject, passage.clauses.at(quantity.start), continued):
        thing = thing_for(passage.scan, quantity, stem, passage.clauses, passage.parts, memory)
        if not thing and subject is None and memory.of_thing == memory.thing and not last_thing(passage.scan):
            thing = memory.thing  # "The new bridge costs 5 million. It is 3 km long"
        house = memory.house if thing.islower() and stem not in _SHAPES else ""
        name = house or thing or (_shaped(name, stem, memory) if stem in _SHAPES else "") or name
    if subject is None and not (memory.house or measured.inherited) and is_listed("of_sites", stem):
        name = _site(name, memory) or _built(name, stem, memory) or name
    if subject is None and is_listed("of_waters", stem):
        name = _water(passage, memory) or name
    name = str(table("things_of").get(memory.good, {}).get(name, name))
    if good and stem in table("subject_is_good"):
        name = brand(passage, quantity, good) or good
    if good and stem == "discount" and "big" not in measured.around:
        name = discounted(passage, quantity, good) or name
    if stem == "share_of_generation":
        own = subject is not None and (subject.role == "nom" or (near and subject.mention.kind == "asset"))
        source = "" if own else _source(passage, quantity)  # "Togo wants 40 % from renewables"
        source = source or (good if good in table("fuels") and not near else "")
        name, other = (source, _land(other or name)) if source else (name, other)
    if stem in _OF_PARTS and not near:
        name = _part_named(passage, quantity) or name
    if stem == "transit_time" and not memory.house:
        name = _route(subject, memory) or name
    if stem == "exchange_rate":
        kind, state = kinds().get(name, ("", ""))
        name = currency(passage, quantity) or (state if kind == "body" else "") or name
    return of_loan(passage, measured, name, other, memory)


def _source(passage: Passage, quantity: Quantity) -> str:
    """Return what power is made from that the figure's clause tells ("hydropower"), the nearest before it."""
    at = passage.clauses.at
    hits = [h for h in passage.scan.of("fuels") if "source" in h.entry.data]
    near = [h for h in hits if h.start < quantity.start and at(h.start) == at(quantity.start)]
    told = {str(hit.entry.data["source"]) for hit in near}
    if len(told & _RENEWABLE) > 1:  # "wind, sun and hydropower"
        return "renewables"
    return str(near[-1].entry.data["source"]) if near else ""


def _land(name: str) -> str:
    """Return the state of a plant."""
    kind, state = kinds().get(name, ("", ""))
    return state if kind == "asset" and state else name


def officers_own(
    passage: Passage, measured: Measured, name: str, other: str, speaker: str, memory: Memory
) -> str:
    """Return the state of the officer who tells a figure of states and names none, else ``name``.

    "The minister of X said production would be 510 Mt" is of X, whatever partner was told of before.
    """
    kind = kinds().get(name, ("",))[0]
    if not is_listed("of_states_only", measured.stem) or kind not in _CARRIED:
        return name
    if kind == "firm":
        return _state_of_ministry(speaker) or name
    told = (*(part.mention for part in passage.parts), *memory.actors)
    states = (m.state for m in told if m.actor == speaker and m.kind == "person" and m.state)
    own = next(states, "") or _state_of_ministry(speaker) or name
    return own if own != other else name


def _state_of_ministry(speaker: str) -> str:
    """Return the state whose ministry speaks; blank where none does."""
    state = speaker.rpartition(" of ")[2] if speaker.startswith("Ministry of ") else ""
    return state if kinds().get(state, ("",))[0] == "state" else ""


def _voters(name: str, stem: str) -> str:
    """Return the state of a party for what is of all voters, as turnout is; else the name."""
    kind, state = kinds().get(name, ("", ""))
    return state or name if kind == "firm" and stem in table("of_voters") else name


def _shaped(name: str, stem: str, memory: Memory) -> str:
    """Return the plant or line spoken of last: a length or height is of it and not of its state."""
    if kinds().get(name, ("",))[0] != "state":
        return ""
    assets = (m.actor for m in memory.actors if m.kind == "asset")
    return next((asset for asset in assets if stem != "length" or is_long(asset)), "")


def _site(name: str, memory: Memory) -> str:
    """Return the plant or line named lately, whose capacity or cost a sentence without an actor tells."""
    if not name or name.islower() or any(m.actor == name and m.kind == "asset" for m in memory.actors):
        return ""
    told = any(m.actor == name for m in memory.actors)
    last = next((m for m in memory.actors[:_LATELY] if m.actor == memory.subject), None)
    if last is not None and last.kind == "asset":
        return last.actor
    sites = (m.actor for m in memory.actors[:_LATELY] if m.kind == "asset" and not (m.place and told))
    return next(sites, "")


def _water(passage: Passage, memory: Memory) -> str:
    """Return the sea or lake named in a sentence or lately, whose level is told."""
    told = (*(part.mention for part in passage.parts), *memory.actors[:_LATELY])
    return next((m.actor for m in told if m.kind == "region" and m.actor in table("no_owners")), "")


def _built(name: str, stem: str, memory: Memory) -> str:
    """Return the thing without a name told of last: a length or cost is of it and not of its state."""
    known = kinds().get(name, ("",))[0] or next((m.kind for m in memory.actors if m.actor == name), "")
    return memory.thing if stem in _BUILT and known in _LENDING else ""


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
    if subject.mention.kind == "firm" and subject.clause < clause and measured.stem in _BUILT:
        return True  # "X builds a bridge, the costs are put at 5 million"
    if subject.mention.kind in {"asset", "firm"}:
        return False
    if measured.stem in {"length", "transit_time"} and subject.mention.kind in _PLACES:
        return True
    return subject.clause != clause or subject.role not in STRONG


def _is_it(passage: Passage, subject: Part | None, stem: str, memory: Memory) -> bool:
    """Say whether "it" is the subject, which a thing without a name told before may be."""
    if subject is None or subject.mention.kind != "asset" or not memory.of_thing:
        return False
    if not is_listed("of_things", stem):
        return False
    form = subject.mention.form
    return form == "pronoun" or (form == "description" and not last_thing(passage.scan))


def _route(subject: Part | None, memory: Memory) -> str:
    """Return the line told of before that a trip between two places is on; blank where a line is named."""
    if subject is not None and subject.mention.kind in {"asset", "firm"}:
        return ""
    ends = tuple(table("routes")["names"])
    return next((m.actor for m in memory.actors if m.kind == "asset" and m.actor.endswith(ends)), "")
