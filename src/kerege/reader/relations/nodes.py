"""What a relation may hold between: the actors of a sentence and known matters, in lists and clauses."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from operator import attrgetter

from kerege.base.quick import quick
from kerege.reader.layers import Mention
from kerege.reader.relations.clauses import GAP, find_asides, find_clauses
from kerege.reader.relations.grammar import Grammar, relation_grammar
from kerege.reader.relations.markers import MATTER, find_marker
from kerege.reader.relations.matters import find_matters
from kerege.reader.scan import Scan

_PLACE = attrgetter("start", "end")
_SKIPPED_KINDS = ("media",)
#: signs that end a list
_APART = frozenset(".;:()")


@quick
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


@quick
@dataclass(frozen=True, slots=True)
class Sheet:
    """A sentence laid out for relations: groups in order, starts of the clauses, settings of the language.

    markers, kinds : those that its groups have; asides : clauses between dashes or brackets
    """

    scan: Scan
    groups: tuple[Group, ...]
    clauses: tuple[int, ...]
    grammar: Grammar
    asides: frozenset[int]
    markers: frozenset[str]
    kinds: frozenset[str]
    _texts: dict[int, str] = field(default_factory=dict, init=False, repr=False, compare=False)

    def clause_at(self, offset: int) -> int:
        """Return the number of the clause an offset stands in."""
        return bisect_right(self.clauses, offset)

    def clause_span(self, number: int) -> tuple[int, int]:
        """Return start and end of a clause."""
        start = self.clauses[number - 1] if number else self.scan.start
        return start, self.clauses[number] if number < len(self.clauses) else self.scan.end

    def clause_text(self, number: int) -> str:
        """Return the folded words of a clause between spaces."""
        text = self._texts.get(number)
        if text is None:
            text = f" {self.scan.folded_slice(*self.clause_span(number))} "
            self._texts[number] = text
        return text


def lay_out(scan: Scan, mentions: Sequence[Mention]) -> Sheet:
    """Return the sentence as groups and clauses."""
    grammar = relation_grammar(scan.language)
    nodes = [m for m in _without_modifiers(mentions) if m.kind not in _SKIPPED_KINDS]
    if "matters" in scan.hits:
        nodes = [node for node in nodes if not _in_matter(scan, node)]
        nodes += find_matters(scan, mentions, grammar)
    nodes.sort(key=_PLACE)
    lists = _lists(scan, nodes, grammar)
    clauses = find_clauses(scan, lists, grammar)
    groups = tuple([_group(scan, members, clauses, grammar) for members in lists])
    return Sheet(
        scan,
        groups,
        clauses,
        grammar,
        find_asides(scan, clauses),
        frozenset([group.marker for group in groups]),
        frozenset([group.kind for group in groups]),
    )


def _in_matter(scan: Scan, mention: Mention) -> bool:
    """Return whether a place is only part of a matter's name ("the people's republics of Luhansk")."""
    if mention.kind != "region":
        return False
    hits = scan.of("matters")
    place = bisect_right(hits, mention.start, key=lambda hit: hit.start) - 1
    return place >= 0 and mention.end <= hits[place].word_end


def _without_modifiers(mentions: Sequence[Mention]) -> list[Mention]:
    """Return the mentions less the adjectives right before a name ("het Duitse RWE")."""
    kept = [
        mention
        for mention, after in pairwise(mentions)
        if mention.form != "adjective" or not 0 <= after.start - mention.end <= 1
    ]
    return [*kept, *mentions[-1:]]


def _lists(scan: Scan, nodes: Sequence[Mention], grammar: Grammar) -> list[list[Mention]]:
    lists: list[list[Mention]] = []
    last: Mention | None = None
    for node in nodes:
        if last is not None and _continues(scan, lists[-1][0], last, node, grammar):
            lists[-1].append(node)
        else:
            lists.append([node])
        last = node
    return lists


def _continues(scan: Scan, first: Mention, last: Mention, node: Mention, grammar: Grammar) -> bool:
    """Whether a phrase goes on a list, by signs and words between; "of A and of B" is a list too."""
    if (node.start, node.end) == (last.start, last.end):
        return True
    if not last.end <= node.start <= last.end + GAP or node.place != last.place or not _alike(last, node):
        return False
    gap = scan.text[last.end : node.start]
    if gap == " (" and node.actor == last.actor:
        return True
    inner = scan.folded_slice(last.end, node.start).split()
    if not ("," in gap or inner) or not _APART.isdisjoint(gap):
        return False
    others = [word for word in inner if word not in grammar.list_words]
    if not others:
        return True
    repeated = grammar.prepositions.get(others[0]) if len(others) == 1 and len(inner) > 1 else None
    return repeated is not None and repeated == find_marker(scan, first, grammar)


def _alike(last: Mention, node: Mention) -> bool:
    """Whether two may stand in one list: matters only with matters, adjectives only with adjectives."""
    if (node.kind == MATTER) != (last.kind == MATTER):
        return False
    return (node.form == "adjective") == (last.form == "adjective")


def _group(scan: Scan, members: Sequence[Mention], clauses: tuple[int, ...], grammar: Grammar) -> Group:
    first, last = members[0], members[-1]
    names = {member.actor: member.state or member.actor for member in members}
    return Group(
        first.start,
        last.end,
        tuple(names),
        find_marker(scan, last if grammar.cased else first, grammar),
        bisect_right(clauses, first.start),
        first.kind,
        first.place,
        first.form,
        tuple(names.values()),
    )
