"""Relations between actors: trigger words of the packs, subject and object where the packs say they stand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from kerege.reader.candidates import Modality
from kerege.reader.layers import Memory, Mention, Relation, Voice
from kerege.reader.lexicon import Hit
from kerege.reader.relations.contrast import find_contrasted
from kerege.reader.relations.ends import find_ends, is_owned, names_of
from kerege.reader.relations.grammar import Trigger, relation_grammar, trigger_of
from kerege.reader.relations.markers import MATTER
from kerege.reader.relations.nodes import Sheet, lay_out
from kerege.reader.relations.polarity import is_denied
from kerege.reader.scan import Scan

#: characters beyond which a sentence is a list or a broken text, and nobody's relation
_LONGEST = 4000


def find_relations(
    scan: Scan, mentions: Sequence[Mention], voices: Sequence[Voice], memory: Memory
) -> tuple[Relation, ...]:
    """Return the relations of a sentence, in the order of their triggers.

    A relation needs a trigger of the layer ``relations`` and both ends; ends are actors, known matters
    ("Russian oil") where the trigger allows them, or what the trigger names itself. Lists become several
    subjects or objects of one relation.
    """
    hits = scan.hits.get("relations")
    if not hits or scan.end - scan.start > _LONGEST:
        return ()
    fitting = _fitting(scan, hits, mentions)
    if not fitting:
        return ()
    sheet = lay_out(scan, mentions)
    found = [
        (relation, trigger.weak)
        for hit, trigger in fitting
        for relation in _read(sheet, hit, trigger, mentions, voices, memory)
    ]
    return tuple(_without_echoes(found))


def _fitting(scan: Scan, hits: Sequence[Hit], mentions: Sequence[Mention]) -> list[tuple[Hit, Trigger]]:
    """Return the triggers both of whose ends the sentence may name: a quick look before the search."""
    matters = len(scan.of("matters"))
    named = len(mentions) + matters
    if not named:
        return []
    kinds = {mention.kind for mention in mentions}
    if matters:
        kinds.add(MATTER)
    grammar = relation_grammar(scan.language)
    fitting = []
    for hit in hits:
        trigger = trigger_of(hit.entry)
        if (
            not (trigger.object_kinds and trigger.object_kinds.isdisjoint(kinds))
            and not (
                trigger.subject_kinds and not trigger.recalls and trigger.subject_kinds.isdisjoint(kinds)
            )
            and (named > 1 or trigger.recalls or is_owned(scan, hit.start, grammar))
            and (not trigger.asks or _asked(scan, trigger))
        ):
            fitting.append((hit, trigger))
    return fitting


def _asked(scan: Scan, trigger: Trigger) -> bool:
    """Whether the sentence has one of the words that a trigger asks for."""
    return _has(f" {scan.folded_slice(scan.start, scan.end)} ", trigger.asks)


def _has(text: str, words: Sequence[str]) -> bool:
    return any(map(text.__contains__, words))


def _without_echoes(found: Sequence[tuple[Relation, bool]]) -> Iterator[Relation]:
    """Yield each relation once; a weak one ("partner") only if nothing else is said of the same two."""
    strong = {frozenset((*r.subjects, *r.objects)) for r, weak in found if not weak}
    seen: list[tuple[str, tuple[str, ...], tuple[str, ...]]] = []
    taken: list[frozenset[str]] = []
    for relation, weak in found:
        key = relation.name, relation.subjects, relation.objects
        both = frozenset((*relation.subjects, *relation.objects))
        if key in seen or (weak and (both in strong or both in taken)):
            continue
        seen.append(key)
        taken.append(both)
        yield relation


def _read(
    sheet: Sheet,
    hit: Hit,
    trigger: Trigger,
    mentions: Sequence[Mention],
    voices: Sequence[Voice],
    memory: Memory,
) -> tuple[Relation, ...]:
    """Return the relation of a trigger, and the one that is contrasted with it; empty if there is none."""
    if not _possible(sheet, trigger) or not _allowed(sheet, hit, trigger):
        return ()
    subjects, objects, groups = find_ends(sheet, hit, trigger, mentions, memory)
    objects = tuple([name for name in objects if name not in subjects])
    if not subjects or (not objects and not trigger.no_object):
        return ()
    denied = is_denied(sheet, hit)
    start, end = sheet.clause_span(sheet.clause_at(hit.start))
    text = sheet.scan.text
    while start < hit.start and text[start].isspace():
        start += 1
    said = Relation(
        hit.start,
        hit.word_end,
        min([start, *[g.start for g in groups]]),
        max([end, *[g.end for g in groups]]),
        trigger.name,
        subjects,
        objects,
        "negative" if denied else "positive",
        Modality.DENIED if denied else _modality(hit, trigger, voices),
    )
    contrasted = find_contrasted(sheet, trigger, groups, objects)
    if contrasted is None:
        return (said,)
    other = replace(
        said,
        claim_end=max(said.claim_end, contrasted.end),
        objects=names_of(contrasted, trigger),
        polarity="positive" if denied else "negative",
        modality=Modality.ASSERTED if denied else Modality.DENIED,
    )
    if said.modality == Modality.DENIED and not denied:
        said = replace(said, modality=Modality.ASSERTED)  # "but not" denies the other one
    return said, other


def _possible(sheet: Sheet, trigger: Trigger) -> bool:
    """Whether the sentence names anything that could be the object."""
    kinds = trigger.object_kinds
    return bool(sheet.groups) and (not kinds or not kinds.isdisjoint(sheet.kinds))


def _allowed(sheet: Sheet, hit: Hit, trigger: Trigger) -> bool:
    """Whether the words a trigger asks for ("with") or forbids ("without") stand in its clause."""
    if not trigger.asks and not trigger.forbids:
        return True
    clause = sheet.clause_text(sheet.clause_at(hit.start))
    if _has(clause, trigger.forbids):
        return False
    return not trigger.asks or _has(clause, trigger.asks)


def _modality(hit: Hit, trigger: Trigger, voices: Sequence[Voice]) -> str:
    inner = [voice for voice in voices if voice.start <= hit.start < voice.end]
    if not inner or (trigger.never_denied and inner[-1].modality == Modality.DENIED):
        return trigger.modality
    return str(inner[-1].modality)


def expand(relation: Relation) -> Iterator[tuple[str, str]]:
    """Yield the pairs of a relation: each subject with each object; an empty object if there is none."""
    for subject in relation.subjects:
        for other in relation.objects or ("",):
            yield subject, other
