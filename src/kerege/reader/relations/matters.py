"""Matters of relations that are no actors: "Russian oil", "BRICS membership", "war in Ukraine"."""

from __future__ import annotations

from collections.abc import Sequence, Set

from kerege.reader.actors.known import demonym
from kerege.reader.layers import Mention
from kerege.reader.lexicon import Hit
from kerege.reader.relations.grammar import Grammar
from kerege.reader.relations.markers import MATTER
from kerege.reader.scan import Scan

_GAP = 30
_JOINTS = "-–‑ "
_OWNED = (" ", "-", "'s ", "’s ")


def find_matters(scan: Scan, mentions: Sequence[Mention], grammar: Grammar) -> list[Mention]:
    """Return matters such as "Russian oil", "BRICS membership": named with the actor beside them."""
    found: list[Mention] = []
    for hit in scan.of("matters"):
        if "{chain}" in hit.entry.key:
            found += _summit(scan, mentions, hit)
            continue
        start, end, owner = _beside(scan, mentions, hit, grammar.matter_links)
        name = hit.entry.key
        if owner is not None:
            name = name.format(adjective=demonym(owner.actor), actor=owner.actor)
        elif "{" in name:
            if "plain" not in hit.entry.data:
                continue
            name = str(hit.entry.data["plain"])
        found.append(Mention(start, end, name, MATTER, "name", False, owner.actor if owner else ""))
    return found


def _beside(
    scan: Scan, mentions: Sequence[Mention], hit: Hit, links: Set[str]
) -> tuple[int, int, Mention | None]:
    """Return where the phrase starts and ends with the actor right before or behind it, and that actor."""
    before = next((m for m in reversed(mentions) if m.end <= hit.start), None)
    if before is not None and before.kind != "person" and scan.text[before.end : hit.start] in _OWNED:
        return before.start, hit.word_end, before
    after = next((m for m in mentions if m.start >= hit.word_end), None)
    near = after is not None and after.kind != "person" and after.start - hit.word_end <= _GAP
    if after is not None and near:
        between = scan.folded_slice(hit.word_end, after.start).split()
        if links >= set(between):
            return hit.start, after.end, after
    return hit.start, hit.word_end, None


def _summit(scan: Scan, mentions: Sequence[Mention], hit: Hit) -> list[Mention]:
    chain = _chain(scan, mentions, hit.start)
    if not chain:
        return []
    short = "-".join(demonym(m.actor) if m.kind == "bloc" else m.actor for m in chain)
    return [Mention(chain[0].start, hit.word_end, hit.entry.key.format(chain=short), MATTER)]


def _chain(scan: Scan, mentions: Sequence[Mention], start: int) -> list[Mention]:
    """Return the actors joined by hyphens right before an offset ("EU-Zentralasien-Gipfel")."""
    chain: list[Mention] = []
    for mention in reversed(mentions):
        if mention.end + 1 == start and scan.text[mention.end] in _JOINTS:
            chain.insert(0, mention)
            start = mention.start
    return chain
