"""What a relation may hold between: the actors of a sentence and known matters, in lists and clauses."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from kerege.reader.layers import Mention
from kerege.reader.packs import settings
from kerege.reader.relations_markers import MATTER, find_marker
from kerege.reader.relations_matters import find_matters
from kerege.reader.scan import Scan
from kerege.reader.suffixes import case_endings

_BREAKS = re.compile(r"[,:](?=[\s”“\"»])|[;()·•|]|[–—](?!\d)|\s-\s")
_OPENING, _CLOSING = "(–—", ")–—"
_GAP = 30
_SKIPPED_KINDS = ("media",)


@dataclass(frozen=True, slots=True)
class Group:
    """One actor or matter, or a list of them ("China, Russland und der EU").

    names  : canonical names in order; start, end : from the first to the last
    marker : what binds it to the rest: a preposition, a case, ``genitive``, ``adjective``, ``bare``
    clause : number of the clause it stands in; kind : of the first
    place  : whether it is only a place; form : form of the first
    states : the state behind each name, itself where there is none
    """

    start: int
    end: int
    names: tuple[str, ...]
    marker: str
    clause: int
    kind: str
    place: bool
    form: str
    states: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sentence laid out for relations: groups in order, starts of the clauses, settings of the language."""

    scan: Scan
    groups: tuple[Group, ...]
    clauses: tuple[int, ...]
    words: Mapping[str, Any]
    asides: frozenset[int]

    def clause_at(self, offset: int) -> int:
        """Return the number of the clause an offset stands in."""
        return bisect_right(self.clauses, offset)

    def clause_span(self, number: int) -> tuple[int, int]:
        """Return start and end of a clause."""
        bounds = (self.scan.start, *self.clauses, self.scan.end)
        return bounds[number], bounds[number + 1]


def lay_out(scan: Scan, mentions: Sequence[Mention]) -> Sheet:
    """Return the sentence as groups and clauses."""
    words = settings(scan.language, "relations")
    actors = [m for m in _without_modifiers(mentions) if m.kind not in _SKIPPED_KINDS]
    nodes = sorted([*actors, *find_matters(scan, mentions, words)], key=lambda node: (node.start, node.end))
    lists = _lists(scan, nodes, words)
    clauses = _clauses(scan, lists)
    groups = tuple(_group(scan, members, clauses, words) for members in lists)
    return Sheet(scan, groups, clauses, words, _asides(scan, clauses))


def _without_modifiers(mentions: Sequence[Mention]) -> list[Mention]:
    """Return the mentions less the adjectives right before a name ("het Duitse RWE")."""
    following = [*mentions[1:], None]
    return [
        mention
        for mention, after in zip(mentions, following, strict=False)
        if mention.form != "adjective" or after is None or not 0 <= after.start - mention.end <= 1
    ]


def _lists(scan: Scan, nodes: Sequence[Mention], words: Mapping[str, Any]) -> list[list[Mention]]:
    lists: list[list[Mention]] = []
    joins = words.get("list_words", ())
    for node in nodes:
        last = lists[-1][-1] if lists else None
        if last is not None and _continues(scan, last, node, joins):
            lists[-1].append(node)
        else:
            lists.append([node])
    return lists


def _continues(scan: Scan, last: Mention, node: Mention, joins: Sequence[str]) -> bool:
    if (node.start, node.end) == (last.start, last.end):
        return True
    if node.start - last.end > _GAP or node.start < last.end or node.place != last.place:
        return False
    if MATTER in (node.kind, last.kind) and node.kind != last.kind:
        return False
    if (node.form == "adjective") != (last.form == "adjective"):
        return False
    gap = scan.text[last.end : node.start]
    if gap == " (" and node.actor == last.actor:
        return True
    inner = scan.folded_slice(last.end, node.start).split()
    return (
        ("," in gap or bool(inner))
        and not any(sign in gap for sign in ".;:()")
        and all(w in joins for w in inner)
    )


def _clauses(scan: Scan, lists: Sequence[Sequence[Mention]]) -> tuple[int, ...]:
    """Return where clauses begin: behind signs outside lists and names, and at words that open a clause."""
    covered = [(members[0].start, members[-1].end) for members in lists]
    starts = [
        match.end()
        for match in _BREAKS.finditer(scan.text, scan.start, scan.end)
        if not any(start <= match.start() < end for start, end in covered)
    ]
    starts += [hit.start for hit in scan.of("relation_words") if hit.entry.data.get("role") == "clause"]
    return tuple(sorted(set(starts)))


def _asides(scan: Scan, clauses: tuple[int, ...]) -> frozenset[int]:
    """Return the numbers of the clauses set between dashes or brackets."""
    bounds = (*clauses, scan.end)
    return frozenset(
        number
        for number, start in enumerate(clauses, 1)
        if scan.text[start - 1] in _OPENING and scan.text[bounds[number] - 1] in _CLOSING
    )


def _group(
    scan: Scan, members: Sequence[Mention], clauses: tuple[int, ...], words: Mapping[str, Any]
) -> Group:
    first, last = members[0], members[-1]
    names = {member.actor: member.state or member.actor for member in members}
    return Group(
        first.start,
        last.end,
        tuple(names),
        find_marker(scan, last if case_endings(scan.language) else first, words),
        bisect_right(clauses, first.start),
        first.kind,
        first.place,
        first.form,
        tuple(names.values()),
    )
