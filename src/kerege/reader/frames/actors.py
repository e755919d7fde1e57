"""Whose a figure is and towards whom: actors of the sentence, else what the text was about before."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass
from fnmatch import fnmatchcase
from functools import cache

from kerege.reader.actors.focus import find_focus
from kerege.reader.actors.known import kinds
from kerege.reader.frames.measures import Measured, stem_of
from kerege.reader.frames.measures_names import table
from kerege.reader.frames.parallel import parallel
from kerege.reader.frames.passage import Passage
from kerege.reader.frames.quoted import brand, currency
from kerege.reader.frames.roles import Part
from kerege.reader.frames.slots import STRONG, choose, frame_of
from kerege.reader.frames.things import thing_for
from kerege.reader.layers import Memory, Quantity
from kerege.reader.memory import owner, topic

#: how far an actor may be from being the subject: if an earlier figure offers one, if none does; how near the
#: object is sure
_CONTINUED, _OPEN, _NEAR = 2.6, 9.0, 4.0
#: words that make actors of a list the buyers
_BUYERS = frozenset(("partner", "importer"))
_PLACES = frozenset(("state", "bloc", "region"))
_SALIENT = (frozenset(("state", "bloc")), frozenset(("firm", "body", "asset", "region")))


@dataclass(frozen=True, slots=True)
class Actors:
    """Names of subject and object, and the clauses of the names that stand in the sentence."""

    subject: str
    object: str
    clauses: tuple[int, ...]


def actors_of(
    passage: Passage, quantity: Quantity, measured: Measured, good: str, speaker: str, memory: Memory
) -> Actors:
    """Return whose a figure is and towards whom; blank names where nothing tells."""
    continued = _continues(measured, good, memory)
    subject, object_ = _named(passage, quantity, measured, speaker, memory, continued)
    clauses = tuple(part.clause for part in (subject, object_) if part is not None)
    if subject is not None and _is_replaced(subject, memory, continued):
        subject = None
    named = _name(subject, measured), _name(object_, measured)
    name, other = _filled(passage, *named, measured, continued, memory, speaker)
    stem = stem_of(measured.stem)
    if _has_thing(measured, subject, passage.clauses.at(quantity.start), continued):
        name = thing_for(passage.scan, quantity, passage.clauses, passage.parts, memory) or name
    if good and stem in table("subject_is_good"):
        name = brand(passage, quantity, good) or good
    if stem == "share_of_generation" and good in table("fuels") and not _near(subject, passage, quantity):
        name, other = good, other or name
    if stem == "exchange_rate":
        name = currency(passage, quantity) or name
    return Actors(name, other if other != name else "", clauses)


def _named(
    passage: Passage, quantity: Quantity, measured: Measured, speaker: str, memory: Memory, continued: bool
) -> tuple[Part | None, Part | None]:
    """Return the actors of the sentence that fill subject and object."""
    most = _CONTINUED if continued and memory.subject else _OPEN
    frame = frame_of(measured.stem.replace("{good}", "any"), measured.around)
    clause = passage.clauses.at(quantity.start)
    nobody: Set[str] = frozenset()

    def pick(roles: tuple[str, ...], barred: Set[str], prefer: Set[str], limit: float) -> Part | None:
        return choose(
            roles, passage.parts, quantity, measured, clause, barred, speaker, prefer, limit, passage.figures
        )

    own = passage.shared.get(quantity.start)
    if own is not None:
        buyers = own.role in frame.object or any(t.of in _BUYERS for t in passage.triggers)
        return (None, own) if buyers else (own, pick(frame.object, {own.mention.actor}, nobody, _OPEN))
    if measured.inherited or measured.stem == stem_of(memory.measure):
        first, second = (parallel(passage, quantity, name) for name in (memory.subject, memory.object))
        if first is not None or second is not None:
            return first, second
    subject = pick(frame.subject, nobody, frame.prefer, most)
    rival = pick(frame.object[:2], nobody, nobody, _NEAR)
    if subject and rival and rival.mention.actor == subject.mention.actor and subject.role not in STRONG:
        subject = pick(frame.subject, {rival.mention.actor}, frame.prefer, most)
    barred = {subject.mention.actor} if subject else {memory.subject} if measured.inherited else nobody
    return subject, pick(frame.object, barred, nobody, _OPEN)


def _near(subject: Part | None, passage: Passage, quantity: Quantity) -> bool:
    """Say whether the clause of a figure names who has it."""
    return subject is not None and subject.clause == passage.clauses.at(quantity.start)


def _is_replaced(subject: Part, memory: Memory, continued: bool) -> bool:
    """Say whether what was spoken of before is a likelier subject than a pronoun or a private person."""
    mention = subject.mention
    if mention.form == "pronoun":
        return continued and memory.subject != ""
    return mention.kind == "person" and not mention.state and topic(memory) != ""


def _about(passage: Passage, memory: Memory) -> str:
    """Return whom the text is about: what was spoken of last, but no sea."""
    last = topic(memory)
    if last not in table("no_owners"):
        return last
    return find_focus(passage.scan, (), memory) or last


def _filled(
    passage: Passage, name: str, other: str, measured: Measured, continued: bool, memory: Memory, speaker: str
) -> tuple[str, str]:
    """Return subject and object, taken from earlier figures where the sentence has none."""
    goes_on = continued or measured.inherited
    if not name and goes_on and memory.subject != other:
        name = _owner(memory.subject, measured, memory)
    if not name and memory.subject.islower() and _listed("of_things", measured.stem):
        name = memory.subject
    if not name and measured.stem.endswith("_count"):
        name = _counted(measured, memory)
    if not name and measured.stem.endswith("_count") and other == topic(memory):
        name, other = other, ""
    if not name and measured.stem:
        about = _owner(_about(passage, memory), measured, memory)
        name = about if about != other else ""
        name = name or _salient(memory, speaker, other)
    alike = continued and (not measured.keeps_good or _one_flow(measured, memory))
    same = measured.inherited or (alike and name == memory.subject)
    if not other and same and memory.object != name:
        other = memory.object
    received = "receive" in measured.around and measured.stem in table("given")
    if (
        not other
        and (received or measured.stem in table("parts") or measured.stem in table("shared"))
        and name != topic(memory)
    ):
        other = topic(memory)
    if not name and measured.stem.endswith("_count"):
        name, other = other, ""
    return name, other


def _counted(measured: Measured, memory: Memory) -> str:
    """Return the group spoken of last whose members are counted ("Russian firms"); blank if there is none."""
    noun = " " + measured.stem.removesuffix("_count")
    return next((m.actor for m in memory.actors if m.actor.endswith(noun)), "")


def _one_flow(measured: Measured, memory: Memory) -> bool:
    """Say whether a figure and the one before measure the same, of whatever good."""
    kind = stem_of(measured.stem).replace("{good}", "")
    return stem_of(memory.measure).endswith(kind)


def _owner(name: str, measured: Measured, memory: Memory) -> str:
    """Return whose figure it is if it is of what was spoken of: the state of a body, the owner of a flow."""
    kind, state = kinds().get(name, ("", ""))
    known = kind or next((m.kind for m in memory.actors if m.actor == name), "")
    if known == "asset" and _listed("of_owners", measured.stem):
        return owner(memory) or name
    if known == "firm" and _listed("of_states", measured.stem):
        return next((m.actor for m in memory.actors if m.kind in _SALIENT[0]), name)
    return state if kind == "body" and state and measured.stem not in table("of_bodies") else name


def _continues(measured: Measured, good: str, memory: Memory) -> bool:
    """Say whether a figure goes on about the measure or the good of the figure before."""
    if not memory.measure:
        return False
    name = stem_of(measured.name(good))
    if name and name == stem_of(memory.measure):
        return True
    return bool(good) and good == memory.good


def _name(part: Part | None, measured: Measured) -> str:
    """Return the actor's name; a person or a paper stands for its state, as does a people in trade."""
    if part is None:
        return ""
    mention = part.mention
    of_state = not measured.stem.endswith("_count") and not _listed("of_peoples", measured.stem)
    flow = mention.kind == "people" and of_state
    stands = mention.kind in {"person", "media"} and measured.stem not in table("of_persons")
    program = mention.kind == "body" and measured.stem == "investment" and _is_bloc(mention.state)
    return mention.state if mention.state and (flow or stands or program) else mention.actor


def _salient(memory: Memory, speaker: str, other: str) -> str:
    """Return the actor that the text is about: the latest state, else the latest firm or body."""
    for wanted in _SALIENT:
        for mention in memory.actors:
            if mention.kind in wanted and mention.actor not in {speaker, other} and not mention.place:
                return mention.actor
    return next((m.state for m in memory.actors if m.state and m.state != other), "")


def _has_thing(measured: Measured, subject: Part | None, clause: int, continued: bool) -> bool:
    """Say whether a measure is of a thing (length, cost of a project) that no actor of its clause has."""
    if not _listed("of_things", measured.stem):
        return False
    if subject is None:
        return not continued
    if subject.mention.kind in {"asset", "firm"}:
        return False
    if measured.stem in {"length", "transit_time"} and subject.mention.kind in _PLACES:
        return True
    return subject.clause != clause or subject.role not in STRONG


@cache
def _listed(name: str, stem: str) -> bool:
    return any(fnmatchcase(stem, pattern) for pattern in table(name)["measures"])


def _is_bloc(name: str) -> bool:
    return kinds().get(name, ("",))[0] == "bloc"
