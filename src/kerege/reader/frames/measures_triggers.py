"""Words that name measures."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass

from kerege.base.quick import quick
from kerege.reader.frames.clauses import Clauses, reason_clauses
from kerege.reader.frames.goods_reasons import follows_cause, reason_words
from kerege.reader.frames.measures_attributive import attributive_places
from kerege.reader.frames.measures_particles import turned_class
from kerege.reader.frames.words import grammar
from kerege.reader.layers import Quantity
from kerege.reader.lexicon import Hit
from kerege.reader.scan import Scan
from kerege.reader.voices.polled import find_polled

#: kind of the names of ministries and offices
_BODY = "body"
#: letters in which a word that joins may stand before a word
_JOINER = 14
#: characters and words from "despite" to its noun
_CAUSE, _LEADING = 48, 4


@quick
@dataclass(frozen=True, slots=True)
class Trigger:
    """A word that names a measure.

    of     : its class (``export``); ``clause`` : number of its clause; ``verb`` : whether it is a verb
    joint  : where a word that joins stands before it ("4 % and growth"), else -1
    whole  : end of a noun whose case tells a share right behind is of ("экспорттың 5 пайызы"), else -1
    cause  : whether it only tells a cause ("despite lower exports growth was 3 %"); ``reason`` : whether its
             clause tells why or when ("they fell by 3 %, because stores were full")
    """

    start: int
    end: int
    of: str
    clause: int
    verb: bool
    joint: int = -1
    whole: int = -1
    cause: bool = False
    reason: bool = False


def find_triggers(scan: Scan, clauses: Clauses, quantities: tuple[Quantity, ...] = ()) -> tuple[Trigger, ...]:
    """Return the words of a sentence that name measures, in order.

    Words marked ``apart`` (currencies: "the dollar stands at 90 roubles") count outside of figures only,
    those marked ``unchanged`` only where no figure of their clause is a change ("nam 5 ton af").
    """
    inside = [(q.start, q.end) for q in quantities]
    bodies = [
        (h.start - ("english" in h.entry.data and " " in scan.text[h.start : h.word_end]), h.word_end)
        for h in scan.of("attribution")
        if h.entry.data["kind"] == _BODY
    ]
    bodies += [(one.start - 1, one.end) for one in scan.once(find_polled)]
    rules = grammar(scan.language)
    joiners = rules.joiners - {""}
    changed = _changed(scan, clauses, quantities)
    reasons = reason_clauses(scan, clauses) if quantities else frozenset()
    led_by = reason_words(scan, [q.end for q in quantities], clauses) if quantities else ()
    found = []
    kinds = attributive_places(scan)
    for hit in scan.of("measures"):
        if hit.start in kinds:
            continue
        if "apart" in hit.entry.data and any(low <= hit.start < high for low, high in inside):
            continue
        if "unchanged" in hit.entry.data and clauses.at(hit.start) in changed:
            continue
        if hit.end < hit.word_end and rules.bodies and _in_body(scan, hit, rules.bodies):
            continue
        of = turned_class(scan, hit, clauses)
        if not of or any(low < hit.start and hit.end <= high for low, high in bodies):
            continue  # no trade is told by "the Ministry of Trade"
        verb = bool(hit.entry.data.get("verb"))
        joint = _joint(scan, hit.start, joiners)
        whole = _genitive_end(scan, hit, rules.wholes) if rules.wholes else -1
        clause = clauses.at(hit.start)
        led = any(place < hit.start and clauses.at(place) == clause for place in led_by)
        cause = led or (not verb and _is_cause(scan, hit.start, hit.word_end, rules.causes))
        reason = clause in reasons
        found.append(Trigger(hit.start, hit.word_end, of, clause, verb, joint, whole, cause, reason))
    return tuple(found)


def _is_cause(scan: Scan, start: int, end: int, causes: Set[str]) -> bool:
    """Say whether "despite" or "because of" leads to a noun, over an article and adjectives."""
    if follows_cause(scan, start, end):
        return True
    before = scan.folded_slice(max(scan.start, start - _CAUSE), start).rpartition("  ")[2]
    return not causes.isdisjoint(before.split()[-_LEADING:])


def _in_body(scan: Scan, hit: Hit, tails: tuple[str, ...]) -> bool:
    """Say whether a word is the beginning of that for a body or office ("Zollverwaltung")."""
    return scan.folded_slice(hit.end, hit.word_end).endswith(tails)


def _changed(scan: Scan, clauses: Clauses, quantities: tuple[Quantity, ...]) -> Set[int]:
    """Return the numbers of the clauses with a change or the level that something changed to."""
    ends = {hit.word_end for hit in scan.of("changes") if hit.entry.key == "to"}
    found = [q for q in quantities if q.change or q.cue_start - 1 in ends or q.start - 1 in ends]
    return frozenset(clauses.at(q.start) for q in found)


def _genitive_end(scan: Scan, hit: Hit, endings: tuple[str, ...]) -> int:
    """Return the end of a word with one of some endings, perhaps behind a hyphen ("ЖІӨ-нің"), else -1."""
    end = hit.word_end
    if scan.text[end : end + 1] == "-":
        end += 1
        while end < scan.end and scan.text[end].isalpha():
            end += 1
    return end if scan.folded_slice(hit.start, end).endswith(endings) else -1


def _joint(scan: Scan, place: int, joiners: Set[str]) -> int:
    """Return where a word that joins stands shortly before an offset, -1 if none does."""
    start = max(scan.start, place - _JOINER)
    for word in scan.folded_slice(start, place).split():
        if word in joiners:
            return start
    return -1
