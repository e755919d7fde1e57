"""Names that no pack lists, told by a legal form ("AG"), a noun ("Stromversorger PGE") or capitals."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from operator import attrgetter

from kerege.reader.frames.names_adjective import adjective_names, with_routes
from kerege.reader.frames.names_beside import is_inflected, name_beside
from kerege.reader.frames.names_bracketed import bracketed_names
from kerege.reader.frames.names_capitals import capitals, is_free
from kerege.reader.frames.names_glued import glued_names
from kerege.reader.frames.names_inside import longer_names, outside_known, outside_names, sites
from kerege.reader.frames.names_lines import with_lines
from kerege.reader.frames.names_quoted import quoted_names
from kerege.reader.frames.other_script import latin_names
from kerege.reader.frames.unknown import acting_names
from kerege.reader.layers import Memory, Mention, Quantity
from kerege.reader.packs import entries
from kerege.reader.scan import Scan

_PLACE = attrgetter("start", "end")
#: forms of the name of a land that owns what is named behind it
_LANDS, _OWNER_MARKS = frozenset(("name", "capital")), frozenset(("'s ", "’s "))


def add_names(scan: Scan, mentions: tuple[Mention, ...], memory: Memory) -> tuple[Mention, ...]:
    """Return the mentions of a sentence with names that stand in no list, in order.

    A name counts if a legal form follows ("Nordwest Windbau AG"), if a noun says what it is ("Stromversorger
    PGE", "joint venture Katco", "Toktogul-Stausee"), if it is written in capitals (PGE), or if an earlier
    sentence named it so, or if a verb or possessive shows that it acts.
    """
    nouns = "frame_names" in scan.hits
    if nouns:
        mentions = sites(scan, outside_names(scan, with_routes(scan, mentions)))
    if "frame_things" in scan.hits:
        mentions = with_lines(scan, mentions)
    mentions = latin_names(scan, outside_known(scan, mentions, memory))
    mentions = longer_names(scan, mentions)
    taken = [(m.start, m.end) for m in mentions]
    found = [*(adjective_names(scan, taken) if nouns else ()), *glued_names(scan, taken)]
    taken += [(name.start, name.end) for name in found]
    found += _beside(scan, taken) if nouns else ()
    found.extend(_again(scan, memory, taken))
    found.extend(capitals(scan, taken))
    found.extend(quoted_names(scan, taken))
    found.extend(bracketed_names(scan, [*taken, *((m.start, m.end) for m in found)]))
    found.extend(acting_names(scan, [*taken, *((m.start, m.end) for m in found)]))
    found = [name for name in found if name.actor.casefold() not in _legal(scan.language)]
    if not found:
        return tuple(sorted(mentions, key=_PLACE))
    return tuple(sorted(_owned(scan, mentions, found), key=_PLACE))


def _owned(scan: Scan, mentions: tuple[Mention, ...], found: list[Mention]) -> list[Mention]:
    """Return the mentions with a firm that no list has in the place of its land ("Ghana's Newmont")."""
    lands = {m.end: m for m in mentions if m.kind == "state" and m.form in _LANDS}
    bodies = {hit.start for hit in scan.of("attribution") if hit.entry.data["kind"] == "body"}
    taken: list[Mention] = []
    joined: list[Mention] = []
    for name in found:
        marked = name.kind == "firm" and scan.text[name.start - 3 : name.start] in _OWNER_MARKS
        marked = marked and name.start not in bodies
        land = lands.get(name.start - 3) if marked else None
        taken += [land] if land is not None else []
        joined.append(name if land is None else replace(name, start=land.start, state=land.state))
    return [*(m for m in mentions if m not in taken), *joined]


def _beside(scan: Scan, taken: list[tuple[int, int]]) -> list[Mention]:
    """Return names that a legal form or a noun beside them tells, legal forms first."""
    found = []
    for hit in sorted(scan.of("frame_names"), key=lambda h: (not h.entry.data.get("legal", False), -h.start)):
        if not is_inflected(scan, hit):
            continue
        name = name_beside(scan, hit)
        if name is not None and is_free(taken, name):
            taken.append((name.start, name.end))
            found.append(name)
    return found


def outside_units(mentions: tuple[Mention, ...], quantities: tuple[Quantity, ...]) -> tuple[Mention, ...]:
    """Return the mentions that are no part of a unit ("US-Dollar")."""
    measured = [q for q in quantities if q.base_unit != "count"] if quantities else []
    if not measured:
        return mentions
    return tuple(m for m in mentions if not any(q.start <= m.start and m.end <= q.end for q in measured))


@cache
def _legal(language: str) -> frozenset[str]:
    """Return the legal forms of a language's firms, small."""
    rows = [entry for entry in entries(language) if entry.layer == "frame_names" and entry.data.get("legal")]
    return frozenset(form.casefold() for entry in rows for form in entry.forms)


def _again(scan: Scan, memory: Memory, taken: list[tuple[int, int]]) -> list[Mention]:
    """Return names of firms and assets that an earlier sentence had."""
    found = []
    for known in memory.actors:
        if known.kind not in {"firm", "asset"} or known.form != "name":
            continue
        short, _, form = known.actor.rpartition(" ")
        words = known.actor
        place = scan.text.find(words, scan.start, scan.end)
        if place < 0 and form.casefold() in _legal(scan.language):
            words = short.rstrip(",")
            place = scan.text.find(words, scan.start, scan.end)
        if place < 0 or scan.text[place - 1 : place].isalnum():
            continue
        name = replace(known, start=place, end=place + len(words), place=False)
        if is_free(taken, name):
            taken.append((name.start, name.end))
            found.append(name)
    return found
