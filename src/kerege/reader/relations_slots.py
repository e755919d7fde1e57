"""Where subject and object of a relation stand: one search for each kind of slot the packs may name."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from kerege.reader.actors_names import words_before
from kerege.reader.lexicon import Hit
from kerege.reader.relations_markers import ADJECTIVE, BARE, GENITIVE, MATTER, OBLIQUE
from kerege.reader.relations_nodes import Group, Sheet

_ADJACENT, _OWNER, _MODIFIER = 32, 48, 45
_OBJECTS = (BARE, OBLIQUE, "accusative", GENITIVE)


def find_slot(
    sheet: Sheet, hit: Hit, slot: str, taken: Sequence[Group], matter: bool, kinds: tuple[str, ...] = ()
) -> tuple[Group, ...]:
    """Return the groups that fill a slot; empty if none does.

    slot is ``subject``, ``object``, ``genitive``, ``adjective``, ``next``, ``previous``, ``any``, ``later``
    (all behind the trigger, in the clauses after it too), or a preposition or case by its name; with a star
    ("in*") all such groups of the sentence behind the trigger, with an angle ("aus>") the first of them.
    ``taken`` groups are out, matters count only with ``matter``, and with ``kinds`` nothing else counts.
    """
    clause = sheet.clause_at(hit.start)
    groups = [
        g for g in sheet.groups if g not in taken and (matter or g.kind != MATTER) and not _inside(g, hit)
    ]
    if kinds:
        groups = [g for g in groups if g.kind in kinds]
    if slot == "later":
        return tuple(g for g in groups if g.start >= hit.end and g.marker != ADJECTIVE)
    if slot.endswith(">"):
        return _further(hit, slot[:-1], groups, clause)
    if slot.endswith("*"):
        return tuple(g for g in groups if g.start >= hit.end and g.marker == slot[:-1])
    here = [group for group in groups if group.clause == clause]
    group = _find(sheet, hit, slot, here, groups, clause)
    return () if group is None else (group,)


def _further(hit: Hit, marker: str, groups: Sequence[Group], clause: int) -> tuple[Group, ...]:
    """Return the first group with a marker behind the trigger, in its clause or the two after it."""
    fit = (g for g in groups if g.start >= hit.end and g.marker == marker and g.clause <= clause + 2)
    found = _first(fit)
    return () if found is None else (found,)


def _inside(group: Group, hit: Hit) -> bool:
    """Whether a group holds the trigger."""
    return group.start < hit.end and hit.start < group.end


def _find(
    sheet: Sheet, hit: Hit, slot: str, here: Sequence[Group], groups: Sequence[Group], clause: int
) -> Group | None:
    if slot == "subject":
        return _subject(sheet, hit, here, groups, clause)
    if slot == "object":
        return _object(hit, [g for g in here if g.kind == MATTER]) or _object(hit, here)
    if slot == GENITIVE:
        return _owner(sheet, hit, here, bool(hit.entry.data.get("shared")))
    if slot == ADJECTIVE:
        return _last(g for g in here if g.marker == ADJECTIVE and 0 <= hit.start - g.end <= _MODIFIER)
    reach = _ADJACENT if slot in ("next", "previous") else sheet.scan.end
    behind = [g for g in here if 0 <= g.start - hit.end <= reach and slot != "previous"]
    before = [g for g in here if 0 <= hit.start - g.end <= reach and slot != "next"]
    if slot in ("next", "previous", "any"):
        fits = [g for g in (*behind, *reversed(before)) if g.marker != ADJECTIVE]
    else:
        fits = [g for g in (*behind, *reversed(before)) if g.marker == slot]
    return _first(fits)


def _subject(
    sheet: Sheet, hit: Hit, here: Sequence[Group], groups: Sequence[Group], clause: int
) -> Group | None:
    """Return the subject: in the clause, else what a relative refers to, else the subject before it."""
    plain = [] if _is_infinitive(sheet, hit) else [g for g in here if g.marker == BARE and not g.place]
    found = _predicated(sheet, hit, here) or _first(g for g in plain if g.end <= hit.start)
    if found is None and sheet.words.get("inversion"):
        found = _first(g for g in plain if g.start >= hit.end)
    if found is not None:
        return found
    earlier = [g for g in groups if g.clause < clause and g.end <= hit.start]
    start, end = sheet.clause_span(clause)
    opening = sheet.scan.folded_slice(start, min(end, start + 30)).split()[:2]
    if any(word in sheet.words.get("relative", ()) for word in opening):
        return _last(g for g in earlier if g.marker != ADJECTIVE)
    owner = _first(g for g in here if g.marker in (GENITIVE, OBLIQUE) and g.end <= hit.start and not g.place)
    if owner is not None and not _is_infinitive(sheet, hit):
        return owner
    plain = [g for g in earlier if g.marker == BARE and not g.place and g.clause not in sheet.asides]
    return _first(g for g in plain if g.clause == plain[-1].clause) if plain else None


def _is_infinitive(sheet: Sheet, hit: Hit) -> bool:
    """Whether the trigger is an infinitive with its particle: its subject stands in another clause."""
    before = words_before(sheet.scan, hit.start, 1)
    return bool(before) and before[0] in sheet.words.get("infinitive", ())


def _predicated(sheet: Sheet, hit: Hit, here: Sequence[Group]) -> Group | None:
    """Return what is called something: the phrase right before "as" ("China als engen Freund")."""
    for group in reversed(here):
        if group.end <= hit.start and group.marker in (BARE, OBLIQUE, "accusative"):
            gap = sheet.scan.folded_slice(group.end, hit.start).split()
            if gap and gap[0] in sheet.words.get("predicative", ()):
                return group
    return None


def _object(hit: Hit, here: Sequence[Group]) -> Group | None:
    fit = [g for g in here if g.marker in _OBJECTS and not g.place]
    return _first(g for g in fit if g.start >= hit.end) or _last(g for g in fit if g.end <= hit.start)


def _owner(sheet: Sheet, hit: Hit, here: Sequence[Group], shared: bool) -> Group | None:
    """Return whose it is: behind the noun, before it, or the nearest genitive of the clause."""
    marked = [g for g in here if g.marker == GENITIVE or g.marker in sheet.words.get("owner_words", ())]
    after = _first(g for g in marked if 0 <= g.start - hit.end <= _ADJACENT)
    before = _last(g for g in marked if 0 <= hit.start - g.end <= _OWNER)
    if after is not None or before is not None:
        return after or before
    loose = str(sheet.words.get("bare_owner", ""))
    if loose == "after":
        return _first(g for g in here if g.marker in (BARE, OBLIQUE) and 0 <= g.start - hit.end <= 2)
    if loose == "before":
        return _last(g for g in here if g.marker == BARE and 0 <= hit.start - g.end <= 2)
    return _last(g for g in marked if g.end <= hit.start and g.marker == GENITIVE) if shared else None


def _first(groups: Iterable[Group]) -> Group | None:
    return next(iter(groups), None)


def _last(groups: Iterable[Group]) -> Group | None:
    found = None
    for group in groups:
        found = group
    return found
