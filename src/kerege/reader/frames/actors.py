"""Whose a figure is and towards whom: actors of the sentence, else what the text was about before."""

from __future__ import annotations

from dataclasses import dataclass

from kerege.base.quick import quick
from kerege.reader.actors.known import kinds
from kerege.reader.candidates import AUTHOR
from kerege.reader.frames.actors_barred import WAYS
from kerege.reader.frames.actors_carried import carried_on, continues
from kerege.reader.frames.actors_named import named_actors
from kerege.reader.frames.actors_own import officers_own, own_actors
from kerege.reader.frames.actors_standing import name_of, whose
from kerege.reader.frames.along import without_along
from kerege.reader.frames.listed import is_listed
from kerege.reader.frames.measures import Measured
from kerege.reader.frames.measures_names import table
from kerege.reader.frames.parts import Part
from kerege.reader.frames.passage import Passage
from kerege.reader.frames.slots import only_speaks
from kerege.reader.frames.things import opening_thing, settled
from kerege.reader.layers import Memory, Quantity

#: among how many of the latest actors a plant must be that "the plant" may be
_LATELY = 3
#: roles of actors that have no part in what a sentence tells
_APART = frozenset(("said", "dateline", "none"))
#: how the name of a government begins, whose figures are those of its state
_GOVERNMENT = "Government of "
#: kinds of actors that are not the "we" of a state's officer
_OTHERS = frozenset(("firm", "asset"))
_LANDS = frozenset(("state", "bloc"))
#: kinds of places that "there" stands for
_SITES = frozenset(("asset", "region"))


@quick
@dataclass(frozen=True, slots=True)
class Actors:
    """Names of subject and object, and the clauses of the names that stand in the sentence.

    carried : whether the subject stands in an earlier sentence only
    """

    subject: str
    object: str
    clauses: tuple[int, ...]
    carried: bool = False


def actors_of(
    passage: Passage, quantity: Quantity, measured: Measured, good: str, speaker: str, memory: Memory
) -> Actors:
    """Return whose a figure is and towards whom; blank names where nothing tells."""
    continued = continues(measured, good, memory)
    subject, object_ = named_actors(passage, quantity, measured, speaker, memory, continued)
    clauses = tuple(part.clause for part in (subject, object_) if part is not None)
    if subject is not None and _is_replaced(subject, measured, memory, continued, speaker):
        subject = None
    thing = _thing(passage, quantity, measured, memory) if subject is None else ""
    named = thing or name_of(subject, measured), name_of(object_, measured)
    name, other = carried_on(passage, *named, measured, continued, memory, speaker)
    if subject is not None and subject.role == "in" and measured.inherited and object_ is None:
        other = ""  # "in Togo this figure is 8 percent" tells nothing of the partner before
    name = (
        name
        or _at_last(passage, quantity, measured, other, speaker)
        or _speaking(passage, speaker, measured.stem)
    )
    name, other = own_actors(passage, quantity, measured, good, subject, continued, memory, (name, other))
    name, other = name.removeprefix(_GOVERNMENT), other.removeprefix(_GOVERNMENT)
    if not name and measured.stem in table("of_fuels"):
        name, other = other, ""  # "Hydropower is 80 % of Zambia's generation"
    name = whose(name, measured, (*(part.mention for part in passage.parts), *memory.actors))
    here = any(name in {part.mention.actor, part.mention.state} for part in passage.parts)
    carried = name != "" and not name.islower() and not here
    if carried and not measured.inherited:
        name = officers_own(passage, measured, name, other, speaker, memory)
    return Actors(name, other if other != name else "", clauses, carried)


def _thing(passage: Passage, quantity: Quantity, measured: Measured, memory: Memory) -> str:
    """Return the thing that opens a sentence without an actor; figures of states and goods have none."""
    if measured.inherited or memory.house or measured.stem in table("subject_is_good"):
        return ""
    stem = measured.stem
    if stem in table("of_firms") and any(m.actor == memory.topic and m.kind == "firm" for m in memory.actors):
        return ""  # "the mill" of a firm told before has its profit
    counted = stem.endswith("_count") or stem.startswith(("share_of", "container_"))
    if not stem or counted or is_listed("of_states_only", stem):
        return ""
    first = next((part for part in passage.parts if part.role != "dateline"), None)
    if first is not None and first.role == "in" and first.mention.kind in _LANDS:
        return ""  # "stores in the Union are 78 % full": those of the country
    lately = any(mention.kind == "asset" for mention in memory.actors[:_LATELY])
    thing = opening_thing(passage.scan, quantity, passage.clauses, moving=lately)
    return settled(thing, memory, passage.parts)


def _is_replaced(subject: Part, measured: Measured, memory: Memory, continued: bool, speaker: str) -> bool:
    """Say whether what was spoken of before is a likelier subject than a pronoun or a private person.

    "We" of a quotation are the speaker's own, whatever firm or line was told of before it.
    """
    mention = subject.mention
    ours = mention.form == "pronoun" and mention.kind == "state" and speaker != AUTHOR
    if ours and measured.head is not None and kinds().get(memory.subject, ("",))[0] in _OTHERS:
        return False
    if mention.form == "pronoun":
        taken_up = continued and mention.kind not in _SITES
        return memory.subject != "" and (taken_up or mention.kind == "person")
    private = mention.kind == "person" and not mention.state
    return private and (memory.topic != "" or _is_alone(measured))


def _is_alone(measured: Measured) -> bool:
    """Say whether no person has a measure."""
    return measured.stem != "" and measured.stem not in table("of_persons")


def _at_last(passage: Passage, quantity: Quantity, measured: Measured, other: str, speaker: str) -> str:
    """Return the first actor of a sentence that tells its subject no other way; blank if it only speaks."""
    taken = {p.role for p in passage.parts if p.mention.actor == other} & WAYS if other else set()
    apart = _APART | taken
    listed = {p.mention.actor for p in passage.shared.values()} | {other}
    clauses = passage.clauses
    near = without_along(passage.scan, passage.parts, clauses, clauses.at(quantity.start))
    parts = [p for p in near if p.role not in apart and p.mention.actor not in listed]
    parts = [p for p in parts if not only_speaks(p, measured, speaker)]
    if _is_alone(measured):
        parts = [p for p in parts if p.mention.kind != "person" or p.mention.state]
    named = next((p for p in parts if p.role == "nom"), parts[0] if parts else None)
    return name_of(named, measured)


def _speaking(passage: Passage, speaker: str, stem: str) -> str:
    """Return the firm or state whose head or office speaks of it where no other actor is told."""
    firms = {p.mention.actor for p in passage.parts if p.mention.kind == "firm"}
    kind, state = kinds().get(speaker, ("", ""))
    if kind == "firm" or speaker in firms:
        return speaker
    return state if kind == "body" and is_listed("of_states_only", stem) else ""
