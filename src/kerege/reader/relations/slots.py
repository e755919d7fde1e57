"""Where subject and object of a relation stand: one search for each kind of slot the packs may name."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from kerege.reader.actors.names import words_before
from kerege.reader.lexicon import Hit
from kerege.reader.relations.grammar import trigger_of
from kerege.reader.relations.markers import ADJECTIVE, BARE, GENITIVE, MATTER, OBLIQUE
from kerege.reader.relations.nodes import Group, Sheet

_ADJACENT, _OWNER, _MODIFIER = 32, 48, 45
_OBJECTS = frozenset((BARE, OBLIQUE, "accusative", GENITIVE))
_ATTRIBUTES = frozenset((GENITIVE, OBLIQUE))
_NAMED = frozenset((BARE, OBLIQUE, "accusative"))
_NEAR = frozenset(("next", "previous", "any"))
_OPENING = 30


def find_slot(sheet: Sheet, hit: Hit, slot: str, free: Sequence[Group]) -> tuple[Group, ...]:
    """Return the groups that fill a slot; empty if none does.

    slot is ``subject``, ``object``, ``genitive``, ``adjective``, ``next``, ``previous``, ``any``, ``later``
    (all behind the trigger, in the clauses after it too), or a preposition or case by its name; with a star
    ("in*") all such groups of the sentence behind the trigger, with an angle ("aus>") the first of them.
    ``free`` are the groups that may fill it.
    """
    if slot == "later":
        return tuple([g for g in free if g.start >= hit.end and g.marker != ADJECTIVE])
    if slot[-1] == "*":
        return tuple([g for g in free if g.start >= hit.end and g.marker == slot[:-1]])
    group = _further(sheet, hit, slot[:-1], free) if slot[-1] == ">" else _find(sheet, hit, slot, free)
    return () if group is None else (group,)


def free_groups(
    sheet: Sheet, hit: Hit, taken: Sequence[Group], *, matter: bool, kinds: frozenset[str]
) -> list[Group]:
    """Return the groups that may be an end: not taken, not around the trigger, of the kinds asked for."""
    return [
        g
        for g in sheet.groups
        if (matter or g.kind != MATTER)
        and (not kinds or g.kind in kinds)
        and not (g.start < hit.end and hit.start < g.end)
        and g not in taken
    ]


def _further(sheet: Sheet, hit: Hit, marker: str, groups: Sequence[Group]) -> Group | None:
    """Return the first group with a marker behind the trigger, in its clause or the two after it."""
    clause = sheet.clause_at(hit.start)
    return _first(g for g in groups if g.start >= hit.end and g.marker == marker and g.clause <= clause + 2)


def _find(sheet: Sheet, hit: Hit, slot: str, free: Sequence[Group]) -> Group | None:
    clause = sheet.clause_at(hit.start)
    if slot == "subject":
        return _subject(sheet, hit, free, clause)
    here = [group for group in free if group.clause == clause]
    if not here:
        return None
    if slot == GENITIVE:
        return _owner(sheet, hit, here, trigger_of(hit.entry).shared)
    if slot in _NEAR:
        return _nearest(hit, slot, here)
    return _by_marker(sheet, hit, slot, here)


def _by_marker(sheet: Sheet, hit: Hit, slot: str, here: Sequence[Group]) -> Group | None:
    """Return the object, the adjective of a noun, or the next group with a preposition or case."""
    if slot == "object":
        return _object(hit, [g for g in here if g.kind == MATTER]) or _object(hit, here)
    if slot not in sheet.markers:
        return None
    if slot == ADJECTIVE:
        return _last(g for g in here if g.marker == ADJECTIVE and 0 <= hit.start - g.end <= _MODIFIER)
    return _beside(hit, [g for g in here if g.marker == slot])


def _nearest(hit: Hit, slot: str, here: Sequence[Group]) -> Group | None:
    """Return the next group behind the trigger or the one before it, whatever binds it."""
    found = None
    named = [g for g in here if g.marker != ADJECTIVE]
    if slot != "previous":
        found = _behind(hit, named)
        if found is not None and slot == "next" and found.start - hit.end > _ADJACENT:
            found = None
    if found is None and slot != "next":
        found = _ahead(hit, named)
        if found is not None and slot == "previous" and hit.start - found.end > _ADJACENT:
            found = None
    return found


def _subject(sheet: Sheet, hit: Hit, groups: Sequence[Group], clause: int) -> Group | None:
    """Return the subject: in the clause, else what a relative refers to, else the subject before it."""
    infinitive = _is_infinitive(sheet, hit)
    here = [g for g in groups if g.clause == clause]
    plain = [] if infinitive else [g for g in here if g.marker == BARE and not g.place]
    found = _predicated(sheet, hit, here) or _first(g for g in plain if g.end <= hit.start)
    if found is None and sheet.grammar.inversion:
        found = _behind(hit, plain)
    if found is not None:
        return found
    earlier = [g for g in groups if g.clause < clause and g.end <= hit.start]
    if clause and not sheet.grammar.relative.isdisjoint(_opening(sheet, clause)):
        return _last(g for g in earlier if g.marker != ADJECTIVE)
    if not infinitive:
        owner = _first(g for g in here if g.marker in _ATTRIBUTES and g.end <= hit.start and not g.place)
        if owner is not None:
            return owner
    plain = [g for g in earlier if g.marker == BARE and not g.place and g.clause not in sheet.asides]
    return _first(g for g in plain if g.clause == plain[-1].clause) if plain else None


def _opening(sheet: Sheet, clause: int) -> list[str]:
    """Return the first two words of a clause."""
    start, end = sheet.clause_span(clause)
    return sheet.scan.folded_slice(start, min(end, start + _OPENING)).split(None, 2)[:2]


def _is_infinitive(sheet: Sheet, hit: Hit) -> bool:
    """Whether the trigger is an infinitive with its particle: its subject stands in another clause."""
    particles = sheet.grammar.infinitive
    return bool(particles) and not particles.isdisjoint(words_before(sheet.scan, hit.start, 1))


def _predicated(sheet: Sheet, hit: Hit, here: Sequence[Group]) -> Group | None:
    """Return what is called something: the phrase right before "as" ("China als engen Freund")."""
    for group in reversed(here):
        if group.end <= hit.start and group.marker in _NAMED:
            gap = sheet.scan.folded_slice(group.end, hit.start).split(None, 1)
            if gap and gap[0] in sheet.grammar.predicative:
                return group
    return None


def _object(hit: Hit, here: Sequence[Group]) -> Group | None:
    return _beside(hit, [g for g in here if g.marker in _OBJECTS and not g.place])


def _owner(sheet: Sheet, hit: Hit, here: Sequence[Group], shared: bool) -> Group | None:
    """Return whose it is: behind the noun, before it, or the nearest genitive of the clause."""
    marked = [g for g in here if g.marker == GENITIVE or g.marker in sheet.grammar.owner_words]
    after = _first(g for g in marked if 0 <= g.start - hit.end <= _ADJACENT)
    before = _last(g for g in marked if 0 <= hit.start - g.end <= _OWNER)
    if after is not None or before is not None:
        return after or before
    loose = sheet.grammar.bare_owner
    if loose == "after":
        return _first(g for g in here if g.marker in (BARE, OBLIQUE) and 0 <= g.start - hit.end <= 2)
    if loose == "before":
        return _last(g for g in here if g.marker == BARE and 0 <= hit.start - g.end <= 2)
    return _last(g for g in marked if g.end <= hit.start and g.marker == GENITIVE) if shared else None


def _beside(hit: Hit, groups: Sequence[Group]) -> Group | None:
    """Return the next group behind the trigger, else the nearest before it."""
    return _behind(hit, groups) or _ahead(hit, groups)


def _behind(hit: Hit, groups: Sequence[Group]) -> Group | None:
    for group in groups:
        if group.start >= hit.end:
            return group
    return None


def _ahead(hit: Hit, groups: Sequence[Group]) -> Group | None:
    for group in reversed(groups):
        if group.end <= hit.start:
            return group
    return None


def _first(groups: Iterable[Group]) -> Group | None:
    return next(iter(groups), None)


def _last(groups: Iterable[Group]) -> Group | None:
    found = None
    for group in groups:
        found = group
    return found
