"""Both ends of a relation: names found in the slots its trigger asks for, or recalled, or given by it."""

from __future__ import annotations

from collections.abc import Sequence

from kerege.reader.actors.focus import find_focus, find_person
from kerege.reader.actors.names import words_before
from kerege.reader.layers import Memory, Mention
from kerege.reader.lexicon import Hit
from kerege.reader.relations.grammar import CONSTANT, FOCUS, NOTHING, PERSON, Grammar, Trigger, is_given
from kerege.reader.relations.markers import MATTER
from kerege.reader.relations.nodes import Group, Sheet
from kerege.reader.relations.slots import find_slot, free_groups
from kerege.reader.scan import Scan

_STATE_OF = frozenset(("person", "body", "people", "asset"))
_OWNER_REACH = 3

_Names = tuple[str, ...]


def find_ends(
    sheet: Sheet, hit: Hit, trigger: Trigger, mentions: Sequence[Mention], memory: Memory
) -> tuple[_Names, _Names, list[Group]]:
    """Return subjects, objects and the groups they come from.

    An object with a marker of its own ("von", "aus") is looked for first, then the subject, then an object
    without one; a passive turns the ends round; what two do with each other needs no object.
    """
    if trigger.symmetric:
        pair = _pair(sheet, hit)
        if pair is not None:
            names = names_of(pair, trigger)
            return names[:1], names[1:], [pair]
    marked, plain, subject = trigger.marked, trigger.plain, trigger.subject
    if trigger.verb and _is_passive(sheet, hit):
        marked, plain, subject = ("subject",), (), sheet.grammar.by
    groups: list[Group] = []
    search = _Search(sheet, hit, trigger, groups, mentions, memory)
    objects = search.objects(marked) if marked else ()
    if not (objects or plain or trigger.symmetric or trigger.no_object):
        return (), (), groups
    subjects = search.subjects(subject)
    if subjects and plain and not objects:
        objects = search.objects(plain)
    if not objects and len(subjects) > 1 and trigger.symmetric and _together(sheet, hit, trigger):
        return subjects[:1], subjects[1:], groups
    return subjects, objects, groups


def is_owned(scan: Scan, start: int, grammar: Grammar) -> bool:
    """Whether a possessive stands shortly before an offset ("its exports")."""
    owners = grammar.owner_pronouns
    return bool(owners) and not owners.isdisjoint(words_before(scan, start, _OWNER_REACH))


class _Search:
    """The search for the names of a trigger; found groups go to ``groups`` and are taken."""

    __slots__ = ("_groups", "_hit", "_memory", "_mentions", "_sheet", "_trigger")

    def __init__(
        self,
        sheet: Sheet,
        hit: Hit,
        trigger: Trigger,
        groups: list[Group],
        mentions: Sequence[Mention],
        memory: Memory,
    ) -> None:
        self._sheet, self._hit, self._trigger, self._groups = sheet, hit, trigger, groups
        self._mentions, self._memory = mentions, memory

    def objects(self, slots: _Names) -> _Names:
        """Return the names of the first slot of an object that can be filled."""
        return self._names(slots, self._trigger.object_kinds, matter=self._trigger.matter)

    def subjects(self, slots: _Names) -> _Names:
        """Return the names of the first slot of a subject that can be filled, else of "its" owner."""
        kinds, matter = self._trigger.subject_kinds, self._trigger.matter_subject
        names = self._names(slots, kinds, matter=matter)
        if names or any(map(is_given, slots)):
            return names
        owned = is_owned(self._sheet.scan, self._hit.start, self._sheet.grammar)
        return self._recalled(FOCUS) if owned else ()

    def _names(self, slots: _Names, kinds: frozenset[str], *, matter: bool) -> _Names:
        free = free_groups(self._sheet, self._hit, self._groups, matter=matter, kinds=kinds)
        for slot in slots:
            if slot in (FOCUS, PERSON):
                return self._recalled(slot)
            if slot == NOTHING:
                return ()
            if slot[0] == CONSTANT:
                return (slot[1:],)
            several = find_slot(self._sheet, self._hit, slot, free) if free else ()
            if several:
                self._groups.extend(several)
                return tuple(
                    dict.fromkeys([name for group in several for name in names_of(group, self._trigger)])
                )
        return ()

    def _recalled(self, slot: str) -> _Names:
        """Return the state in focus that is not yet part of the relation, or the person named last."""
        before = [mention for mention in self._mentions if mention.start < self._hit.start]
        if slot == PERSON:
            person = find_person(before, self._memory)
            return (person.actor,) if person else ()
        named = [name for group in self._groups for name in (*group.names, *group.states)]
        focus = find_focus(self._sheet.scan, before, self._memory, "", named)
        return (focus,) if focus else ()


def names_of(group: Group, trigger: Trigger) -> _Names:
    """Return the names of a group; the states of persons and bodies where the relation is one of states."""
    if group.kind == MATTER:
        sources = tuple(state for state in group.states if state not in group.names)
        return sources if trigger.source else group.names
    if not trigger.states or group.kind not in _STATE_OF:
        return group.names
    return tuple(dict.fromkeys(group.states))


def _together(sheet: Sheet, hit: Hit, trigger: Trigger) -> bool:
    """Whether two subjects do it with each other: always, but for weak nouns, which must be called theirs."""
    possessives = sheet.grammar.possessives
    if trigger.verb or not trigger.weak or not possessives:
        return True
    return not possessives.isdisjoint(sheet.clause_text(sheet.clause_at(hit.start)).split())


def _pair(sheet: Sheet, hit: Hit) -> Group | None:
    """Return a list of two between which something is said to be ("between A and B")."""
    between = sheet.grammar.between
    if between.isdisjoint(sheet.markers):
        return None
    clause = sheet.clause_at(hit.start)
    for group in sheet.groups:
        if group.marker in between and len(group.names) > 1 and group.clause == clause:
            return group
    return None


def _is_passive(sheet: Sheet, hit: Hit) -> bool:
    """Whether the clause has a passive auxiliary and names who does it."""
    by = sheet.grammar.by
    if sheet.markers.isdisjoint(by):
        return False
    clause = sheet.clause_at(hit.start)
    if not any(group.marker in by and group.clause == clause for group in sheet.groups):
        return False
    return not sheet.grammar.auxiliaries.isdisjoint(sheet.clause_text(clause).split())
