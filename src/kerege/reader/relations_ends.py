"""Both ends of a relation: names found in the slots its trigger asks for, or recalled, or given by it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from kerege.reader.actors_focus import find_focus, find_person
from kerege.reader.actors_names import words_before
from kerege.reader.layers import Memory, Mention
from kerege.reader.lexicon import Hit
from kerege.reader.relations_markers import MATTER
from kerege.reader.relations_nodes import Group, Sheet
from kerege.reader.relations_slots import find_slot

_FOCUS, _PERSON, _CONSTANT, _NOTHING = "focus", "person", "=", "-"
#: objects without a marker of their own are looked for when the subject is known
_AFTER_SUBJECT = ("object", "oblique", "next", "previous", "any")


def find_ends(
    sheet: Sheet, hit: Hit, mentions: Sequence[Mention], memory: Memory
) -> tuple[tuple[str, ...], tuple[str, ...], list[Group]]:
    """Return subjects, objects and the groups they come from.

    An object with a marker of its own ("von", "aus") is looked for first, then the subject, then an object
    without one; a passive turns the ends round; what two do with each other needs no object.
    """
    data = hit.entry.data
    passive = bool(data.get("verb")) and _is_passive(sheet, hit)
    slots = {
        "object": ["subject"] if passive else list(data.get("object", ("object",))),
        "subject": list(sheet.words["passive"]["by"]) if passive else list(data.get("subject", ("subject",))),
    }
    if data.get("symmetric"):
        pair = _pair(sheet, hit)
        if pair is not None:
            names = _called(pair, data)
            return names[:1], names[1:], [pair]
    groups: list[Group] = []
    marked = [slot for slot in slots["object"] if slot not in _AFTER_SUBJECT]
    plain = [slot for slot in slots["object"] if slot in _AFTER_SUBJECT]
    objects = _names(sheet, hit, "object", marked, groups, mentions, memory)
    subjects = _names(sheet, hit, "subject", slots["subject"], groups, mentions, memory)
    if not objects and plain:
        objects = _names(sheet, hit, "object", plain, groups, mentions, memory)
    if not objects and len(subjects) > 1 and data.get("symmetric") and _together(sheet, hit):
        return subjects[:1], subjects[1:], groups
    return subjects, objects, groups


def _called(group: Group, data: Mapping[str, Any]) -> tuple[str, ...]:
    """Return the names of a group; the states of persons and bodies where the relation is one of states."""
    if group.kind == MATTER:
        sources = tuple(state for state in group.states if state not in group.names)
        return sources if data.get("source") else group.names
    if not data.get("states") or group.kind not in ("person", "body", "people", "asset"):
        return group.names
    return tuple(dict.fromkeys(group.states))


def _together(sheet: Sheet, hit: Hit) -> bool:
    """Whether two subjects do it with each other: always, but for weak nouns, which must be called theirs."""
    if hit.entry.data.get("verb") or not hit.entry.data.get("weak") or not sheet.words.get("possessives"):
        return True
    start, end = sheet.clause_span(sheet.clause_at(hit.start))
    words = sheet.scan.folded_slice(start, end).split()
    return any(word in sheet.words["possessives"] for word in words)


def _pair(sheet: Sheet, hit: Hit) -> Group | None:
    """Return a list of two between which something is said to be ("between A and B")."""
    clause = sheet.clause_at(hit.start)
    for group in sheet.groups:
        if group.marker in sheet.words.get("between", ()) and len(group.names) > 1 and group.clause == clause:
            return group
    return None


def _names(
    sheet: Sheet,
    hit: Hit,
    end: str,
    slots: Sequence[str],
    groups: list[Group],
    mentions: Sequence[Mention],
    memory: Memory,
) -> tuple[str, ...]:
    """Return the names that fill the first slot which can be filled; the group goes to ``groups``."""
    data = hit.entry.data
    matter = bool(data.get("matter" if end == "object" else "matter_subject"))
    kinds = tuple(data.get(f"{end}_kinds", ()))
    owned = end == "subject" and _is_owned(sheet, hit)
    for slot in (*slots, _FOCUS) if owned else slots:
        if slot in (_FOCUS, _PERSON):
            return _recalled(sheet, hit, slot, groups, mentions, memory)
        if slot.startswith(_CONSTANT) or slot == _NOTHING:
            return (slot[1:],) if slot != _NOTHING else ()
        several = find_slot(sheet, hit, slot, groups, matter, kinds)
        if several:
            groups.extend(several)
            return tuple(dict.fromkeys(name for group in several for name in _called(group, data)))
    return ()


def _recalled(
    sheet: Sheet, hit: Hit, slot: str, groups: list[Group], mentions: Sequence[Mention], memory: Memory
) -> tuple[str, ...]:
    """Return the state in focus that is not yet part of the relation, or the person named last."""
    before = [mention for mention in mentions if mention.start < hit.start]
    if slot == _PERSON:
        person = find_person(before, memory)
        return (person.actor,) if person else ()
    named = [name for group in groups for name in (*group.names, *group.states)]
    focus = find_focus(sheet.scan, before, memory, "", named)
    return (focus,) if focus else ()


def _is_owned(sheet: Sheet, hit: Hit) -> bool:
    """Whether a possessive stands shortly before the trigger ("its exports")."""
    owners = sheet.words.get("owner_pronouns", ())
    return any(word in owners for word in words_before(sheet.scan, hit.start, 3))


def _is_passive(sheet: Sheet, hit: Hit) -> bool:
    """Whether the clause has a passive auxiliary and names who does it."""
    passive = sheet.words.get("passive")
    if not passive:
        return False
    clause = sheet.clause_at(hit.start)
    start, end = sheet.clause_span(clause)
    words = f" {sheet.scan.folded_slice(start, end)} ".split()
    return any(word in passive["aux"] for word in words) and any(
        group.marker in passive["by"] and group.clause == clause for group in sheet.groups
    )
