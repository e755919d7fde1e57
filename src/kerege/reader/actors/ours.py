"""Whom "we" stand for: a firm by its head or its report, the guest's state, the country a text is about."""

from __future__ import annotations

from functools import cache

from kerege.reader.actors.focus import find_focus, find_person
from kerege.reader.actors.known import kinds
from kerege.reader.layers import Memory, Mention
from kerege.reader.lexicon import Hit
from kerege.reader.packs import settings
from kerege.reader.scan import Scan

#: characters between "we" and a verb of saying
_NEAR = 20
#: what parts a name and what is said in an interview
_TURNS = (": –", ": —", ": -")
#: kinds of actors that have a head
_LED = frozenset(("firm", "asset"))


def read_we(scan: Scan, hit: Hit, found: list[Mention], memory: Memory) -> list[Mention]:
    """Return whom "we" stand for: the firm whose report it is, the only state of a language, or the focus.

    Nobody where "we" only say or expect ("we estimate that it takes five years").
    """
    spoken = (
        h.start
        for layer in ("attribution", "modality")
        for h in scan.of(layer)
        if h.entry.data.get("modality") != "planned"
    )
    if any(abs(place - hit.start) <= _NEAR for place in spoken):
        return []
    house = memory.house or _chief_of(scan, memory)
    if house:
        return [Mention(hit.start, hit.word_end, house, "firm", "pronoun")]
    home = str(settings(scan.language, "frame_words").get("home", ""))
    home = _host(scan, hit, found, memory) or home if home else ""
    state = home or find_focus(scan, found, memory, without=_partners(memory, found))
    return [Mention(hit.start, hit.word_end, state, "state", "pronoun", False, state)] if state else []


def _host(scan: Scan, hit: Hit, found: list[Mention], memory: Memory) -> str:
    """Return the state of the guest whose turn of an interview a sentence is in ("X, minister: – We ...")."""
    turn = scan.text[scan.text.rfind("\n", 0, scan.start) + 1 : hit.start]
    person = find_person(found, memory) if any(sign in turn for sign in _TURNS) else None
    return person.state if person is not None else ""


def _partners(memory: Memory, found: list[Mention]) -> tuple[str, ...]:
    """Return who is not "we": who only bought or sold what was told last, "that country" beside us."""
    others = tuple(m.actor for m in found if m.form == "description" and m.kind == "state")
    return others if memory.object in {"", memory.topic} else (memory.object, *others)


def _chief_of(scan: Scan, memory: Memory) -> str:
    """Return the firm a text is about where its head says "we" ("We drilled 40 wells, said its director")."""
    if kinds().get(memory.topic, ("",))[0] not in _LED:
        return ""
    chiefs = _chiefs(scan.language)
    heads = scan.folded_slice(scan.start, scan.end)
    return memory.topic if chiefs and any(chief in heads for chief in chiefs) else ""


@cache
def _chiefs(language: str) -> tuple[str, ...]:
    return tuple(settings(language, "actor_words").get("grammar", {}).get("chiefs", ()))
