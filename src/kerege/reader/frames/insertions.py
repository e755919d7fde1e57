"""Subjects parted from their verb by an insertion: "Newmont, the largest producer, mined 631,000 ounces"."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import replace

from kerege.reader.frames.clauses import Clauses
from kerege.reader.frames.measures_triggers import Trigger
from kerege.reader.frames.names_capitals import nouns_are_capitalised
from kerege.reader.frames.parts import Part
from kerege.reader.frames.words import grammar
from kerege.reader.packs import settings
from kerege.reader.scan import Scan

_LONGEST = 120
#: letters of a preposition
_PREPOSITION = 6
#: bounds of a sentence with an insertion at least
_PAST = 3
#: roles of names whose clause goes on behind an insertion ("In Turkmenistan, where ..., prices rose")
_HEADS = frozenset(("nom", "in"))
#: signs around a name alone between two commas
_QUOTED = ' ,«»„“”"'
#: letters of a participle at least
_PARTICIPLE = 7
#: how an owner ends
_OWNERS = ("'s", "’s")
#: words that say what an asset is, at most
_NOUN = 2


def past_insertions(
    scan: Scan, parts: tuple[Part, ...], clauses: Clauses, figures: Set[int]
) -> tuple[Part, ...]:
    """Return the parts with each subject before an insertion put into the clause behind it.

    An insertion stands between two commas, has no figure, and begins with a word that the language gives
    ("the", "which"). ``figures`` : numbers of the clauses that have figures.
    """
    opening = grammar(scan.language).insertions
    if not opening or not parts:
        return parts
    named = [part for part in parts if part.role == "nom" and not part.rank]
    moved = [_moved(scan, part, clauses, figures, opening) for part in parts]
    moved = [_apposed(scan, part, clauses, figures, named) for part in moved]
    again = [
        replace(one, clause=one.clause + 2) for one in named if _goes_on(scan, one, clauses, figures, named)
    ]
    return tuple(sorted((*moved, *again), key=lambda p: (p.start, p.clause)) if again else moved)


def is_apposition(scan: Scan, clause: int, clauses: Clauses) -> bool:
    """Say whether a clause only says who the name before it is (", the largest buyer of ore,")."""
    if not 0 < clause < len(clauses.bounds) - 2:
        return False
    start, end = clauses.span(clause)
    text = scan.text[start:end]
    if scan.text[start - 1] != "," or text[-1:] != "," or len(text) > _LONGEST or any(map(str.isdigit, text)):
        return False
    opening = scan.folded_slice(start, end).split(maxsplit=1)[:1]
    return bool(opening) and opening[0] in grammar(scan.language).insertions


def _goes_on(scan: Scan, part: Part, clauses: Clauses, figures: Set[int], named: list[Part]) -> bool:
    """Say whether a name is subject behind an insertion with a figure ("X, 51 % owned by Y, sold 5")."""
    behind = part.clause + 2
    if behind > len(clauses.bounds) - 2 or part.clause + 1 not in figures or part.clause in figures:
        return False
    if scan.text[part.end : part.end + 2] != ", " or any(other.clause == behind for other in named):
        return False
    start, end = clauses.span(part.clause + 1)
    word = scan.folded_slice(end, min(end + _LONGEST, scan.end)).split()[:1]
    closed = start - 1 <= part.end + 1 and scan.text[end - 1] == "," and end - start <= _LONGEST
    verb = (
        bool(word)
        and word[0] not in grammar(scan.language).joiners
        and scan.text[end : end + 2].strip().islower()
    )
    return closed and verb


def triggers_past(
    scan: Scan, triggers: tuple[Trigger, ...], clauses: Clauses, figures: Set[int]
) -> tuple[Trigger, ...]:
    """Return the words that name measures with each before an insertion put into the clause behind it.

    Those of the insertion tell nothing of the figures behind it.

    "Remittances, which support spending, climbed 24 %" tells of remittances.
    """
    relatives = grammar(scan.language).relatives
    if relatives is None or len(clauses.bounds) <= _PAST:
        return triggers
    opening = frozenset((*relatives.subject, *relatives.owner))
    behind = {t.clause: _clause_past(scan, t.clause, clauses, figures, opening) for t in triggers}
    inserted = {number - 1 for number in behind.values() if number}
    told = [t for t in triggers if t.clause not in inserted] if inserted else triggers
    moved = [replace(t, clause=behind[t.clause]) if behind[t.clause] else t for t in told]
    again = _again(scan, triggers, clauses, figures, opening)
    return tuple(sorted((*moved, *again), key=lambda t: (t.start, t.clause)) if again else moved)


def without_tellers(
    triggers: tuple[Trigger, ...], parts: tuple[Part, ...], figures: Set[int], speakers: Set[str]
) -> tuple[Trigger, ...]:
    """Return the words without those that say what the teller is ("..., grid operator Togo Power said")."""
    told = (part for part in parts if part.mention.actor in speakers)
    said = {part.clause: part.start for part in told if part.clause and part.clause not in figures}
    return tuple(t for t in triggers if t.start >= said.get(t.clause, 0)) if said else triggers


def _again(
    scan: Scan, triggers: tuple[Trigger, ...], clauses: Clauses, figures: Set[int], opening: Set[str]
) -> list[Trigger]:
    """Return the words before an insertion with a figure once more, at the head of the clause behind it.

    "Remittances, which make up 5 % of GDP, dropped 11 %" tells of remittances twice.
    """
    again = []
    for one in triggers:
        if one.verb or one.clause in figures or one.clause + 1 not in figures:
            continue
        past = _clause_past(scan, one.clause, clauses, frozenset(), opening)
        if past:
            place = clauses.span(past)[0]
            again.append(replace(one, clause=past, start=place, end=place, whole=-1, joint=-1))
    return again


def _clause_past(scan: Scan, clause: int, clauses: Clauses, figures: Set[int], opening: Set[str]) -> int:
    """Return the number of the clause that goes on behind an insertion; 0 if none follows."""
    behind = clause + 2
    if behind > len(clauses.bounds) - 2 or clause in figures or clause + 1 in figures:
        return 0
    start, end = clauses.span(clause + 1)
    head = scan.folded_slice(start, min(end, start + 24)).split()[:2]
    closed = scan.text[start - 1] == "," and scan.text[end - 1] == ","
    verb = not nouns_are_capitalised(scan.language) or scan.text[start : end - 1].rpartition(" ")[2].islower()
    led = len(head) > 1 and len(head[0]) <= _PREPOSITION and head[1] in opening and verb  # ", for which ...,"
    opens = led or (head and head[0] in opening)
    return behind if closed and end - start <= _LONGEST and opens else 0


def _apposed(scan: Scan, part: Part, clauses: Clauses, figures: Set[int], named: list[Part]) -> Part:
    """Return a name that alone stands between two commas as subject of the clause behind it.

    "Armenia's only nuclear plant, Metsamor, provides 31 %": it says whom the noun before it means.
    """
    before = part.clause - 1
    if part not in named or before < 0 or before in figures or part.clause + 2 > len(clauses.bounds) - 1:
        return part
    if any(other.clause == before for other in named):
        return part
    start, end = clauses.span(part.clause)
    alone = (
        scan.text[start:end].strip(_QUOTED) == scan.text[part.start : part.end] and scan.text[end - 1] == ","
    )
    return replace(part, clause=part.clause + 1) if alone and scan.text[start - 1] == "," else part


def _moved(scan: Scan, part: Part, clauses: Clauses, figures: Set[int], opening: Set[str]) -> Part:
    behind = part.clause + 2
    if part.role not in _HEADS or part.rank or behind > len(clauses.bounds) - 2 or part.clause + 1 in figures:
        return part
    start, end = clauses.span(part.clause + 1)
    head = scan.folded_slice(start, min(end, start + 24)).split()[:1]
    noun = scan.text[part.end : start].strip()  # of an asset ("the Sharara field, run by ...")
    beside = noun == "," or (
        part.mention.kind == "asset" and noun.endswith(",") and len(noun.split()) <= _NOUN
    )
    closed = beside and scan.text[end - 1] == ","
    owned = scan.text[start:end].split(maxsplit=1)[:1]  # "Togo's largest miner"
    opens = bool(head) and (head[0] in opening or owned[0].endswith(_OWNERS) or _is_participle(scan, head[0]))
    return replace(part, clause=behind) if closed and opens and end - start <= _LONGEST else part


def _is_participle(scan: Scan, word: str) -> bool:
    """Say whether a word is a participle that opens an insertion ("располагающей крупнейшими мощностями")."""
    ends = tuple(settings(scan.language, "frame_words").get("participles", ()))
    return bool(ends) and len(word) > _PARTICIPLE and word.endswith(ends)
