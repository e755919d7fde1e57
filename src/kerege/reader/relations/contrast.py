"""What is set against the object of a relation: "a member of the EU, but not of NATO"."""

from __future__ import annotations

from collections.abc import Sequence
from operator import attrgetter

from kerege.reader.relations.grammar import Grammar, Trigger
from kerege.reader.relations.markers import MATTER
from kerege.reader.relations.nodes import Group, Sheet

_REACH = 40
_END = attrgetter("end")


def find_contrasted(
    sheet: Sheet, trigger: Trigger, groups: Sequence[Group], objects: Sequence[str]
) -> Group | None:
    """Return the group of which the opposite is said, the next behind the object; None if there is none.

    Between the two stand a phrase of contrast as the language lists them, and at most articles and a
    preposition.
    """
    if not sheet.grammar.contrasts or not groups:
        return None
    last = max(groups, key=_END)
    after = _next(sheet.groups, last.end)
    if after is None or after.start - last.end > _REACH or not _fits(after, trigger):
        return None
    if not {*last.names, *last.states}.intersection(objects):
        return None
    between = " ".join(sheet.scan.folded_slice(last.end, after.start).split())
    return after if _contrasts(between, sheet.grammar) else None


def _next(groups: Sequence[Group], place: int) -> Group | None:
    for group in groups:
        if group.start >= place:
            return group
    return None


def _fits(group: Group, trigger: Trigger) -> bool:
    if group.kind == MATTER and not trigger.matter:
        return False
    return not trigger.object_kinds or group.kind in trigger.object_kinds


def _contrasts(between: str, grammar: Grammar) -> bool:
    for phrase in grammar.contrasts:
        if between.startswith(phrase):
            rest = between[len(phrase) :].split()
            return all(word in grammar.articles or word in grammar.prepositions for word in rest)
    return False
