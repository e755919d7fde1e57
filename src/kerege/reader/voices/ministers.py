"""Ministers told by their fields: "Minister für Handel und Industrie", "the minister of lands"."""

from __future__ import annotations

from kerege.reader.actors.focus import find_focus
from kerege.reader.actors.known import demonym
from kerege.reader.layers import Memory, Mention
from kerege.reader.packs import settings
from kerege.reader.scan import Scan
from kerege.reader.voices.names import name_after
from kerege.reader.voices.oblique import is_oblique
from kerege.reader.voices.portfolios import fields_from
from kerege.reader.voices.titles import has_titles
from kerege.reader.voices.words import Speaker

#: what joins the last field of an office
_AND = " and "


def find_ministers(
    scan: Scan, mentions: tuple[Mention, ...], memory: Memory, taken: list[Speaker]
) -> list[Speaker]:
    """Return the ministers of a sentence whose fields stand behind their title.

    They have the name that follows, else are called by their state ("Ghanaian trade and industry minister");
    who is told already, or beside whom somebody known is named, is left to others.
    """
    titles = settings(scan.language, "portfolios").get("ministers_before", ())
    if not titles or not scan.once(has_titles):
        return []
    text = scan.folded_slice(scan.start, scan.end)
    found: list[Speaker] = []
    for title in titles:
        place = text.find(f" {title}") + 1
        while place > 0:
            fields, end = fields_from(scan.language, text, place + len(title))
            one = (
                _holder(scan, scan.start + place, scan.start + end, fields, mentions, memory)
                if fields
                else None
            )
            if one is not None and not any(s.start < one.end and one.start < s.end for s in (*taken, *found)):
                found.append(one)
            place = text.find(f" {title}", place) + 1
    return found


def _holder(
    scan: Scan, start: int, end: int, fields: tuple[str, ...], mentions: tuple[Mention, ...], memory: Memory
) -> Speaker | None:
    place = end + (scan.text[end : end + 2] == ", ")
    named = name_after(scan, place, 0)
    if named is not None and named[0] == place + 1 and " " in scan.text[slice(*named)]:
        if any(m.start < named[1] and named[0] < m.end for m in mentions):
            return None
        return Speaker(start, named[1], scan.text[slice(*named)], "person", is_oblique(scan, start, start))
    named_states = [m for m in mentions if m.kind == "state" and m.form != "adjective"]
    state = find_focus(scan, named_states, memory)
    if not state:
        return None
    office = (_AND.join((", ".join(fields[:-1]), fields[-1])) if len(fields) > 1 else fields[0]).lower()
    return Speaker(start, end, f"{demonym(state)} {office} minister", "person", is_oblique(scan, start, end))
