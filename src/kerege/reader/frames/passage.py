"""A sentence as its figures see it: clauses, actors with roles, words that name measures, damaged places."""

from __future__ import annotations

from collections.abc import Mapping, Set
from dataclasses import dataclass

from kerege.base.quick import quick
from kerege.reader.actors.known import kinds
from kerege.reader.frames.along import subjects_along, without_leaders
from kerege.reader.frames.clauses import Clauses, find_clauses
from kerege.reader.frames.corruption import corrupt_places
from kerege.reader.frames.insertions import past_insertions, triggers_past, without_tellers
from kerege.reader.frames.measures_names import good_of, table
from kerege.reader.frames.measures_triggers import Trigger, find_triggers
from kerege.reader.frames.parts import Part
from kerege.reader.frames.reason_places import without_places
from kerege.reader.frames.relatives import with_relatives
from kerege.reader.frames.roles import find_parts
from kerege.reader.layers import Mention, Quantity, TimeSpan, Voice
from kerege.reader.scan import Scan

#: how far behind a bracket its figure stands at most ("(etwa 27 %")
_ASIDE = 12
#: marks that close a name
_CLOSING = frozenset('»”“"')
#: word of names of bodies that is a verb of building ("European Commission")
_BUILD = "build"
#: how the names of governments begin, to which nothing is shipped ("nach den Plänen der Regierung")
_CABINET = "Government of "
#: how names of routes end, which kinds of actors do not tell from lines and ports
_ROUTES = ("Corridor", "Route", "Road", "Waterway")


@quick
@dataclass(frozen=True, slots=True)
class Passage:
    """Everything known of the sentence a figure stands in."""

    scan: Scan
    quantities: tuple[Quantity, ...]
    times: tuple[TimeSpan, ...]
    voices: tuple[Voice, ...]
    clauses: Clauses
    parts: tuple[Part, ...]
    triggers: tuple[Trigger, ...]
    corrupt: tuple[tuple[int, int], ...]
    figures: frozenset[int]
    shared: Mapping[int, Part]

    def around(self, clause: int) -> Set[str]:
        """Return what stands in and beside a clause: ``role:to``, ``is:asset``, ``good:gas``, ``brand``."""
        found: set[str] = set()
        said = {voice.speaker for voice in self.voices}
        for part in self.parts:
            if abs(part.clause - clause) <= 1 and not (
                part.mention.kind == "person" and part.mention.actor in said
            ):
                role = "via" if part.role == "through" else part.role
                found.add(f"is:{part.mention.kind}")
                if role != "to" or not part.mention.actor.startswith(_CABINET):
                    found.add(f"role:{role}")
                if part.mention.actor in table("givers"):
                    found.add("is:giver")
                if part.mention.actor.endswith(_ROUTES):
                    found.add("is:corridor")
        goods = self.scan.of("goods")
        reach = 0 if any(self.clauses.at(hit.start) == clause for hit in goods) else 1
        for hit in goods:
            if abs(self.clauses.at(hit.start) - clause) <= reach:
                found |= {f"good:{good_of(hit)}", "good"}
                if "brand" in hit.entry.data:
                    found.add("brand")
        return found

    def dated(self, clause: int) -> bool:
        """Say whether a clause has a date of its own."""
        at = self.clauses.at
        return any(t.period and t.kind == "absolute" and at(t.start) == clause for t in self.times)


def passage_of(
    scan: Scan,
    quantities: tuple[Quantity, ...],
    times: tuple[TimeSpan, ...],
    mentions: tuple[Mention, ...],
    voices: tuple[Voice, ...],
) -> Passage:
    """Return a sentence as its figures see it."""
    clauses = find_clauses(scan, quantities, mentions)
    figures = frozenset(clauses.at(q.start) for q in quantities)
    parts = past_insertions(scan, find_parts(scan, mentions, clauses, figures), clauses, figures)
    parts = with_relatives(scan, without_places(scan, parts), clauses)
    parts = without_leaders(scan, subjects_along(scan, parts, clauses), clauses, quantities)
    triggers = _outside_names(find_triggers(scan, clauses, quantities), mentions)
    speakers = {voice.speaker for voice in voices}
    triggers = without_tellers(triggers, parts, figures, speakers)
    triggers = triggers_past(scan, triggers, clauses, figures)
    shared = _shared(scan, quantities, parts) or _bracketed(scan, quantities, parts)
    corrupt = corrupt_places(scan)
    return Passage(scan, quantities, times, voices, clauses, parts, triggers, corrupt, figures, shared)


def _outside_names(triggers: tuple[Trigger, ...], mentions: tuple[Mention, ...]) -> tuple[Trigger, ...]:
    """Return the words outside of names that no pack lists ("the New Course party") and "Commission"."""
    bodies = [(m.start, m.end) for m in mentions if m.kind == "body"]
    tellers = [(m.start, m.end) for m in mentions if m.actor in table("tellers")["names"]]
    unlisted = [
        (m.start, m.end) for m in mentions if m.kind == "firm" and m.form == "name" and m.actor not in kinds()
    ]
    if not bodies and not unlisted:
        return triggers
    return tuple(
        t
        for t in triggers
        if not any(start <= t.start < end for start, end in unlisted)
        and (t.of != _BUILD or not any(start <= t.start < end for start, end in bodies))
        and not any(start < t.start < end for start, end in tellers)
    )


def _shared(scan: Scan, quantities: tuple[Quantity, ...], parts: tuple[Part, ...]) -> Mapping[int, Part]:
    """Return offset of figure -> its actor, for "A and B sold 3 and 4 tonnes respectively"."""
    if len(quantities) < 2 or not any("respective" in h.entry.data for h in scan.of("frame_words")):
        return {}
    lists: list[list[Part]] = []
    for part in parts:
        if part.rank and lists:
            lists[-1].append(part)
        else:
            lists.append([part])
    members = next((found for found in lists if len(found) == len(quantities)), [])
    if len(members) < 2 or members[-1].end > quantities[0].start:
        return {}
    return {quantity.start: part for quantity, part in zip(quantities, members, strict=True)}


def _bracketed(scan: Scan, quantities: tuple[Quantity, ...], parts: tuple[Part, ...]) -> Mapping[int, Part]:
    """Return offset of figure -> its actor, for "Italy (27 %), China (15 %)"; empty unless there are two."""
    found: dict[int, Part] = {}
    for quantity in quantities if "(" in scan.text[scan.start : scan.end] else ():
        sign = scan.text.rfind("(", max(quantity.start - _ASIDE, scan.start), quantity.start)
        beside = sign - 1 - (scan.text[sign - 2 : sign - 1] in _CLOSING)
        part = next((part for part in parts if sign > 0 and beside <= part.end <= sign), None)
        if part is not None and scan.text.find(")", sign, quantity.start) < 0:
            found[quantity.start] = part
    several = len({part.mention.actor for part in found.values()}) > 1
    follows = bool(found) and quantities[0].start not in found  # "Russia has 31 %, Togo (20 %)"
    return found if several or (follows and all(p.role == "nom" for p in found.values())) else {}
