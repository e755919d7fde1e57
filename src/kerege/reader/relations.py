"""Relations between actors: trigger words of the packs, subject and object where the packs say they stand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kerege.reader.candidates import Modality
from kerege.reader.layers import Memory, Mention, Relation, Voice
from kerege.reader.lexicon import Hit
from kerege.reader.relations_ends import find_ends
from kerege.reader.relations_nodes import Sheet, lay_out
from kerege.reader.relations_polarity import is_denied
from kerege.reader.scan import Scan

_NOTHING = ["-"]
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
    triggers = scan.of("relations")
    if not triggers or scan.end - scan.start > _LONGEST:
        return ()
    sheet = lay_out(scan, mentions)
    if not sheet.groups:
        return ()
    found = [
        (relation, bool(hit.entry.data.get("weak")))
        for hit in triggers
        if (relation := _read(sheet, hit, mentions, voices, memory)) is not None
    ]
    return tuple(_without_echoes(found))


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
    sheet: Sheet, hit: Hit, mentions: Sequence[Mention], voices: Sequence[Voice], memory: Memory
) -> Relation | None:
    if not _possible(sheet, hit) or not _allowed(sheet, hit):
        return None
    subjects, objects, groups = find_ends(sheet, hit, mentions, memory)
    objects = tuple(name for name in objects if name not in subjects)
    if not subjects or (not objects and hit.entry.data.get("object") != _NOTHING):
        return None
    denied = is_denied(sheet, hit)
    start, end = sheet.clause_span(sheet.clause_at(hit.start))
    text = sheet.scan.text
    while start < hit.start and text[start].isspace():
        start += 1
    return Relation(
        hit.start,
        hit.word_end,
        min([start, *(g.start for g in groups)]),
        max([end, *(g.end for g in groups)]),
        hit.entry.key,
        subjects,
        objects,
        "negative" if denied else "positive",
        Modality.DENIED if denied else _modality(hit, voices),
    )


def _possible(sheet: Sheet, hit: Hit) -> bool:
    """Whether the sentence names anything that could be the object: a quick look before the search."""
    kinds = hit.entry.data.get("object_kinds")
    return kinds is None or any(group.kind in kinds for group in sheet.groups)


def _allowed(sheet: Sheet, hit: Hit) -> bool:
    """Whether the words a trigger asks for ("with") or forbids ("without") stand in its clause."""
    data = hit.entry.data
    if "with" not in data and "without" not in data:
        return True
    start, end = sheet.clause_span(sheet.clause_at(hit.start))
    clause = f" {sheet.scan.folded_slice(start, end)} "
    if any(f" {word} " in clause for word in data.get("without", ())):
        return False
    return "with" not in data or any(f" {word} " in clause for word in data["with"])


def _modality(hit: Hit, voices: Sequence[Voice]) -> str:
    inner = [voice for voice in voices if voice.start <= hit.start < voice.end]
    return str(inner[-1].modality) if inner else str(hit.entry.data.get("modality", Modality.ASSERTED))


def expand(relation: Relation) -> Iterator[tuple[str, str]]:
    """Yield the pairs of a relation: each subject with each object; an empty object if there is none."""
    for subject in relation.subjects:
        for other in relation.objects or ("",):
            yield subject, other
