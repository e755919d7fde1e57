"""Relations that figures imply: who imports a share from whom trades with them, who owns 51 % owns."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from kerege.reader.actors.known import kinds
from kerege.reader.candidates import Candidate, Modality
from kerege.reader.layers import Mention, Relation
from kerege.reader.packs import COMMON, settings
from kerege.reader.relations.grammar import relation_grammar
from kerege.reader.relations.markers import BARE, find_marker
from kerege.reader.scan import Scan

#: ends of the names of measures that tell how a figure changed
_CHANGES = ("_growth_factor", "_growth", "_change")
_UNKNOWN = "firm"
#: characters behind a figure in which "of its uranium" may stand
_REACH = 30


@dataclass(frozen=True, slots=True)
class Implied:
    """The relation a measure implies, between actors of which kinds, and whether its ends are turned.

    active : name of the relation when the figure's subject is the grammatical one; blank = the same
    """

    name: str
    turned: bool
    active: str
    subjects: frozenset[str]
    objects: frozenset[str]


def imply_relations(
    scan: Scan, claims: Sequence[Candidate], mentions: Sequence[Mention], said: Sequence[Relation]
) -> tuple[Relation, ...]:
    """Return the relations that the figures of a sentence imply and its words do not say already.

    ``said`` are the relations read from words: between two of which the sentence says something, a figure
    adds nothing. The figure is the trigger; a figure of zero, one that is denied, and one in a sentence that
    names neither end ("that is 3 % more") imply nothing.
    """
    if not claims:
        return ()
    named = {mention.actor for mention in mentions}
    told = {frozenset((one, other)) for r in said for one in r.subjects for other in r.objects}
    found: list[Relation] = []
    for relation in _implied(scan, claims, mentions):
        pair = frozenset((*relation.subjects, *relation.objects))
        if len(pair) == 2 and pair not in told and not pair.isdisjoint(named):
            told.add(pair)
            found.append(relation)
    return tuple(found)


def _implied(scan: Scan, claims: Sequence[Candidate], mentions: Sequence[Mention]) -> Iterator[Relation]:
    for claim in claims:
        if not (claim.subject and claim.object and claim.measure) or claim.base_value == 0:
            continue
        rule = implied_by(claim.measure)
        if rule is None or claim.modality == Modality.DENIED:
            continue
        if (
            _kind(claim.subject, mentions) not in rule.subjects
            or _kind(claim.object, mentions) not in rule.objects
        ):
            continue
        name, one, other = _ends(scan, claim, rule, mentions)
        yield Relation(
            claim.char_start,
            claim.char_end,
            claim.claim_start,
            claim.claim_end,
            name,
            (one,),
            (other,),
            modality=claim.modality,
            good=claim.good,
        )


@lru_cache(maxsize=4096)
def implied_by(measure: str) -> Implied | None:
    """Return the relation that figures of a measure imply; None if they imply none."""
    table = settings(COMMON, "figure_relations")
    plain = measure
    for end in _CHANGES:
        plain = plain.removesuffix(end)
    row: Mapping[str, Any] | None = table["measures"].get(plain)
    row = row or (table["last_words"].get(plain.rpartition("_")[2]) if "_" in plain else None)
    if row is None or (plain.startswith("share_of_") and plain not in table["measures"]):
        return None
    between = table["kinds"]["between"]
    return Implied(
        str(row["relation"]),
        bool(row.get("turned")),
        str(row.get("active", "")),
        frozenset(row.get("subjects", between)),
        frozenset(row.get("objects", between)),
    )


def _ends(scan: Scan, claim: Candidate, rule: Implied, mentions: Sequence[Mention]) -> tuple[str, str, str]:
    """Return the name of the relation with its subject and object.

    Of a share of imports the subject may be the source or who imports: the other is what it comes "from";
    without such a word a possessive before the good tells who imports ("France gets a third of its uranium").
    """
    straight = rule.name, claim.subject, claim.object
    if not rule.turned:
        return straight
    grammar = relation_grammar(scan.language)
    markers = {
        mention.actor: find_marker(scan, mention, grammar)
        for mention in mentions
        if mention.actor in (claim.subject, claim.object)
    }
    sources = [name for name, marker in markers.items() if marker in grammar.sources]
    behind = scan.folded_slice(claim.char_end, min(scan.end, claim.char_end + _REACH)).split()
    if claim.subject not in sources and (sources or not grammar.owner_pronouns.isdisjoint(behind)):
        return straight
    if rule.active and not sources and markers.get(claim.subject) == BARE:
        return rule.active, claim.subject, claim.object
    return rule.name, claim.object, claim.subject


def _kind(name: str, mentions: Sequence[Mention]) -> str:
    known = kinds().get(name)
    if known is not None:
        return known[0]
    return next((mention.kind for mention in mentions if mention.actor == name), _UNKNOWN)
