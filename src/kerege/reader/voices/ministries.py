"""Ministries and banks of a state: "the ministry" told of before, further fields of a name, banks."""

from __future__ import annotations

from functools import cache

from kerege.reader.actors.focus import find_focus
from kerege.reader.actors.known import kinds
from kerege.reader.folding import fold
from kerege.reader.layers import Memory, Mention
from kerege.reader.lexicon import Hit
from kerege.reader.packs import entries, settings
from kerege.reader.scan import Scan
from kerege.reader.voices.tails import more_fields

#: how names of ministries and banks begin
_OFFICIAL = ("Ministry of ", "National ", "Central Bank ", "Bureau of ")
#: how the names of ministries begin in English
_MINISTRY = "Ministry of "


def ministry_before(scan: Scan, hit: Hit, memory: Memory) -> str:
    """Return the ministry or bank that "the ministry" stands for: who spoke last, else the one told of last.

    A minister tells of the ministry too ("Energy Minister Jane Doe said ... The ministry expects").
    """
    if "body" not in hit.entry.data["resolves"]:
        return ""
    if memory.speaker.startswith(_OFFICIAL):
        return memory.speaker
    if hit.entry.stem != "ministry":
        return ""
    places = ((scan.folded.rfind(form, 0, hit.start), name) for form, name in _ministries(scan.language))
    place, name = max(places, default=(-1, ""))
    state = find_focus(scan, (), memory) if place >= 0 else ""
    return f"{name} of {state}" if state else ""


@cache
def _ministries(language: str) -> tuple[tuple[str, str], ...]:
    """Return the folded names of ministries and their ministers, each with its English name."""
    found = []
    offices = settings(language, "attribution").get("grammar", {}).get("ministers", ())
    for entry in entries(language):
        english = str(entry.data.get("english", "")) if entry.layer == "attribution" else ""
        if not english.startswith(_MINISTRY):
            continue
        for form in entry.forms:
            name = fold(form).strip()
            found.append((f" {name} ", english))
            found += [(f" {name.replace(a, b)} ", english) for a, b in offices if a in name]
    return tuple(dict.fromkeys(found))


def fields_of(scan: Scan, hit: Hit, mentions: tuple[Mention, ...]) -> str:
    """Return the further fields of a ministry behind its noun; blank where an actor stands there."""
    found = more_fields(scan, hit, str(hit.entry.data.get("english", "")))
    end = hit.word_end + len(found)
    return "" if found and any(hit.word_end < m.start < end for m in mentions) else found


def as_bank(name: str) -> str:
    """Return the name that a state's bank bears where a central is called a national bank, or the reverse."""
    for word, other in (("Central Bank ", "National Bank "), ("National Bank ", "Central Bank ")):
        if name.startswith(word) and name not in kinds() and other + name.removeprefix(word) in kinds():
            return other + name.removeprefix(word)
    return name
