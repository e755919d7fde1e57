"""Actors of a sentence that are not whose a figure is: partners told before, buyers, makers of imports."""

from __future__ import annotations

from collections.abc import Set

from kerege.reader.frames.measures import Measured
from kerege.reader.frames.passage import Passage
from kerege.reader.layers import Memory

#: words that make actors of a list the buyers
BUYERS = frozenset(("partner", "importer", "buyer"))
#: roles that several partners of one list have
WAYS = frozenset(("from", "to"))
#: kinds of places that are no country; what is told of plants in several of them together
_TOWNS = frozenset(("region", "asset"))
_BUILT = frozenset(("project_cost", "lead_time", "installed_capacity", "investment"))
#: kinds of those who forecast what others do
_TELLERS = frozenset(("body", "firm", "bloc"))
#: measures of imports, of which who makes them is never the subject
_IMPORTS = ("_import", "share_of_imports", "import_duty", "import_limit")
#: measures of flows to partners, who are no subject where they are called so
_SOLD = ("_export", "trade_turnover")
#: characters between an adjective and its noun
_NEXT = 2


def barred_subjects(passage: Passage, measured: Measured, clause: int, memory: Memory) -> Set[str]:
    """Return the actors that are no subject of a figure in a clause, whatever their case."""
    barred: Set[str] = _origins(passage, measured) | _partner(passage, clause, memory) | _foretelling(passage)
    barred |= _buying(passage, measured, memory) | _sites(passage, measured)
    return barred | _goals(passage, clause)


def _goals(passage: Passage, clause: int) -> Set[str]:
    """Return to whom a clause tells that goods went ("first came Togo, whither 5 t were shipped")."""
    start = passage.clauses.bounds[clause]
    goals = (p for p in passage.parts if p.role == "to" and p.clause == clause and p.start < start)
    return frozenset(p.mention.actor for p in goals)


def _foretelling(passage: Passage) -> Set[str]:
    """Return who moved a forecast of something in another country ("USDA raised its forecast for Ghana")."""
    cues = [hit for hit in passage.scan.of("attribution") if hit.entry.data.get("foretells")]
    if not cues:
        return frozenset()
    cue = cues[0]
    before = [p for p in passage.parts if p.end <= cue.start and p.mention.kind in _TELLERS]
    stop = passage.scan.text.find(",", cue.end, passage.scan.end)
    reach = stop if stop >= 0 else passage.scan.end
    behind = [p for p in passage.parts if cue.end <= p.start < reach and p.role != "adj"]
    abroad = {p.mention.actor for p in behind if p.mention.kind == "state"}
    return frozenset(p.mention.actor for p in before if abroad - {p.mention.actor})


def _sites(passage: Passage, measured: Measured) -> Set[str]:
    """Return the towns where things are built or counted ("in Kumasi, Tema and Tamale three plants")."""
    if not (measured.stem in _BUILT or measured.stem.endswith("_count")):
        return frozenset()
    towns = [p for p in passage.parts if p.role == "in" and p.mention.kind in _TOWNS]
    if not any(town.rank for town in towns):
        return frozenset()
    return frozenset(town.mention.actor for town in towns)


def _partner(passage: Passage, clause: int, memory: Memory) -> Set[str]:
    """Return the partner of the figure before, told in an earlier clause ("imports from X 3, exports 1")."""
    told = [p for p in passage.parts if p.mention.actor == memory.object]
    away = bool(told) and all(p.role in WAYS and p.clause < clause for p in told)
    return frozenset((memory.object,)) if away else frozenset()


def _buying(passage: Passage, measured: Measured, memory: Memory) -> Set[str]:
    """Return who is called a buyer of what somebody told before exports ("The main buyer is X: 3 Mt")."""
    if not measured.stem.endswith(_SOLD) or not memory.subject or memory.measure == "":
        return frozenset()
    told = {t.clause for t in passage.triggers if t.of in BUYERS}
    return frozenset(
        p.mention.actor
        for p in passage.parts
        if p.mention.actor != memory.subject
        and told
        and ((p.role == "nom" and p.clause in told) or p.clause > max(told))
    )


def _origins(passage: Passage, measured: Measured) -> Set[str]:
    """Return those whose goods are imported: adjectives of a good ("Russian gas") or behind the import."""
    head = measured.head
    if head is None or not measured.stem.endswith(_IMPORTS):
        return frozenset()
    goods = [hit.start for hit in passage.scan.of("goods")]
    bare = {part.mention.actor for part in passage.parts if part.role == "nom"}
    return frozenset(
        part.mention.actor
        for part in passage.parts
        if part.role == "adj"
        and part.mention.actor not in bare
        and (part.start >= head.end or any(0 <= good - part.end <= _NEXT for good in goods))
    )
