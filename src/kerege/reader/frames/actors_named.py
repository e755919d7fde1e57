"""The actors of a sentence that fill subject and object of a figure."""

from __future__ import annotations

from collections.abc import Callable, Set

from kerege.reader.frames.actors_barred import BUYERS, barred_subjects
from kerege.reader.frames.actors_carried import repeats
from kerege.reader.frames.actors_partners import next_partner
from kerege.reader.frames.along import without_along
from kerege.reader.frames.appositions import beside, only_place, ranked, told_for
from kerege.reader.frames.compared import compared
from kerege.reader.frames.frame_table import Frame, frame_of
from kerege.reader.frames.measures import Measured, stem_of
from kerege.reader.frames.measures_names import table
from kerege.reader.frames.parallel import parallel
from kerege.reader.frames.parts import Part
from kerege.reader.frames.passage import Passage
from kerege.reader.frames.possessives import possessor
from kerege.reader.frames.slots import STRONG, choose
from kerege.reader.layers import Memory, Quantity

#: how far an actor may be from being the subject: if an earlier figure offers one, if none does; how near the
#: object is sure
_CONTINUED, _OPEN, _NEAR = 2.6, 9.0, 4.0
#: chooses the part that fits some roles best: roles, barred names, preferred kinds, how far it may be
_Pick = Callable[[tuple[str, ...], Set[str], Set[str], float], Part | None]
_Pair = tuple[Part | None, Part | None]
_NOBODY: Set[str] = frozenset()


def named_actors(
    passage: Passage, quantity: Quantity, measured: Measured, speaker: str, memory: Memory, continued: bool
) -> _Pair:
    """Return the actors of the sentence that fill subject and object; None for what it does not name."""
    goes_on = continued and memory.subject and repeats(measured, memory) and not only_place(passage)
    most = _CONTINUED if goes_on else _OPEN
    head = "" if measured.head is None or measured.stem in table("held") else measured.head.of
    around = measured.around | {head} if head else measured.around
    frame = frame_of(measured.stem.replace("{good}", "any"), around)
    clause = passage.clauses.at(quantity.start)
    parts = without_along(passage.scan, passage.parts, passage.clauses, clause)

    def pick(roles: tuple[str, ...], barred: Set[str], prefer: Set[str], limit: float) -> Part | None:
        return choose(
            roles, parts, quantity, measured, clause, barred, speaker, prefer, limit, passage.figures
        )

    own = passage.shared.get(quantity.start)
    if own is not None:
        return _shared(passage, measured, memory, own, frame, pick)
    told = (
        _held(passage, quantity)
        or _following(passage, quantity, measured, memory, clause)
        or ranked(passage, quantity)
    )
    if told is not None:
        return told
    partner = next_partner(passage, quantity, measured, memory)
    if partner is not None:
        return None, partner
    place = compared(passage, quantity, measured, clause, memory)
    if place is not None:
        return place, None
    origins = barred_subjects(passage, measured, clause, memory)
    subject = beside(passage, quantity) or pick(frame.subject, origins, frame.prefer, most)
    rival = pick(frame.object[:2], _NOBODY, _NOBODY, _NEAR)
    if subject and rival and rival.mention.actor == subject.mention.actor and subject.role not in STRONG:
        subject = pick(frame.subject, {rival.mention.actor}, frame.prefer, most)
    object_ = pick(frame.object, _barred(passage, subject, measured, memory), _NOBODY, _OPEN)
    earlier = object_ is not None and object_.role == "nom" and object_.clause < clause
    alone = all(part.clause != clause for part in passage.parts)
    if subject is None and object_ is not None and earlier and not measured.inherited and alone:
        return (None, object_) if object_.mention.actor in origins else (object_, None)
    return subject, object_


def _held(passage: Passage, quantity: Quantity) -> _Pair | None:
    """Return whose a figure is by the genitive before it, or for whom its sentence tells it."""
    holder = possessor(passage.scan, passage.parts, quantity) or told_for(passage)
    return (holder, None) if holder is not None else None


def _shared(
    passage: Passage, measured: Measured, memory: Memory, own: Part, frame: Frame, pick: _Pick
) -> _Pair:
    """Return the actors of a figure that has its own in a list ("Italy (27 %)", "3 and 4 respectively")."""
    partner = own.role in frame.object and own.role not in frame.subject
    buyers = partner or any(t.of in BUYERS for t in passage.triggers)
    buyers = buyers and (measured.stem == "share_of_exports" or not measured.stem.startswith("share_of_"))
    members = {part.mention.actor for part in passage.shared.values()} | {memory.object}
    if buyers:
        return pick(frame.subject, members, _NOBODY, _OPEN), own
    return own, pick(frame.object, members, _NOBODY, _OPEN)


def _following(
    passage: Passage, quantity: Quantity, measured: Measured, memory: Memory, clause: int
) -> _Pair | None:
    """Return the actors that play the parts of those beside the figure before; None if there are none."""
    turned = any(t.of == "belong" and t.clause == clause for t in passage.triggers)
    if turned or not repeats(measured, memory):
        return None
    first, second = (parallel(passage, quantity, name) for name in (memory.subject, memory.object))
    alike = measured.inherited or measured.stem == stem_of(memory.measure)
    if not alike and second is None and first is not None and first.role == "nom":
        first = None  # "Ghana sold as much there": the object goes on
    if first is None and second is None and alike:
        first = parallel(passage, quantity, memory.subject, loose=True)
    return (first, second) if first is not None or second is not None else None


def _barred(passage: Passage, subject: Part | None, measured: Measured, memory: Memory) -> Set[str]:
    """Return who is no object: the subject, those listed with it, or the subject that goes on."""
    if subject is None:
        return {memory.subject} if measured.inherited else _NOBODY
    return _listed_with(passage, subject) if measured.inherited else {subject.mention.actor}


def _listed_with(passage: Passage, subject: Part) -> Set[str]:
    """Return a subject and those named with it in one list ("Ghana and Togo own 33 %"): none is object."""
    names = [subject.mention.actor]
    for part in passage.parts[passage.parts.index(subject) + 1 :]:
        if not part.rank or part.role != subject.role:
            break
        names.append(part.mention.actor)
    return frozenset(names)
