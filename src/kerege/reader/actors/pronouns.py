"""Pronouns: "he", "it", "we", "sein Land"."""

from __future__ import annotations

from dataclasses import replace

from kerege.reader.actors.focus import find_focus, find_person, state_asked_about
from kerege.reader.actors.known import kinds
from kerege.reader.actors.ours import read_we
from kerege.reader.actors.pronoun_places import is_actor, read_site, read_there, read_whose
from kerege.reader.actors.she_houses import read_house, sentence_before
from kerege.reader.layers import Memory, Mention
from kerege.reader.lexicon import Hit
from kerege.reader.scan import Scan

#: forms of a name that "it" takes up
_NAMED = frozenset(("name", "capital"))
#: characters before a name that opens a sentence, its article included
_OPENS = 6
#: kinds of actors that "it" takes up before the country the text is about
_LEADING = frozenset(("firm", "body"))
_TOPICS = frozenset(("firm", "body", "asset", "region"))
#: kinds of actors that own what is told of
_OWNING = frozenset(("state", "bloc", "firm", "body", "asset"))


def read_pronoun(scan: Scan, hit: Hit, found: list[Mention], memory: Memory) -> list[Mention]:
    """Return the mentions a pronoun stands for; none where nothing fits.

    ``found`` : mentions of the sentence before the pronoun
    """
    role = str(hit.entry.data.get("role"))
    if role == "there":
        return read_there(scan, hit, found, memory)
    if role == "whose":
        return read_whose(scan, hit, found)
    return _READERS.get(role, _of_person)(scan, hit, found, memory)


def states_at(start: int, end: int, states: tuple[str, ...], form: str) -> list[Mention]:
    """Return a mention of each state at a place, in its form; blank names are left out."""
    return [Mention(start, end, state, "state", form, False, state) for state in states if state]


def _it(scan: Scan, hit: Hit, found: list[Mention], memory: Memory) -> list[Mention]:
    """Return the firm or body that "it" stands for, else the country the text is about."""
    leading = _leading(scan, hit, found, memory)
    if leading is not None:
        return [replace(leading, start=hit.start, end=hit.end, form="pronoun", place=False)]
    acts = is_actor(scan, hit)
    only = _only_before(scan, memory) if acts and not found else None
    if only is not None and only.kind == "state":
        return states_at(hit.start, hit.end, (only.actor,), "pronoun")
    asked = state_asked_about(scan, memory) if acts and not found else ""
    focus = asked or (find_focus(scan, found, memory) if acts else "")
    return states_at(hit.start, hit.end, (focus,), "pronoun")


def _its(scan: Scan, hit: Hit, found: list[Mention], memory: Memory) -> list[Mention]:
    """Return the plant, line or state that the text is about for "its" at the head of a sentence.

    "Its farmers reaped 5 Mt, while Togo next door ..." tells nothing of Togo.
    """
    if found or hit.start > scan.start + 1:
        return []
    known = (m for m in memory.actors if m.actor == memory.topic and m.kind == "asset")
    site = [replace(m, start=hit.start, end=hit.word_end, form="pronoun", place=False) for m in known][:1]
    only = _only_before(scan, memory) if not site else None
    if only is not None:
        return [replace(only, start=hit.start, end=hit.word_end, form="pronoun", place=False)]
    if site or not _parted(scan, hit.word_end):
        return site
    last = memory.topic or next((m.actor for m in memory.actors if m.kind in _OWNING), "")
    kind, _ = kinds().get(last, ("", ""))
    return states_at(hit.start, hit.word_end, (last,), "pronoun") if kind == "state" else []


def _only_before(scan: Scan, memory: Memory) -> Mention | None:
    """Return the only owner that the sentence before names and opens with ("Togo waits. Its exports")."""
    start = sentence_before(scan)
    last = [m for m in memory.actors if start <= m.start < scan.start and m.kind in _OWNING]
    opens = len(last) == 1 and last[0].start - start <= _OPENS and last[0].form in _NAMED
    return last[0] if opens and not last[0].place else None


def _parted(scan: Scan, place: int) -> bool:
    """Say whether a joint of clauses stands between a place and the first name behind it."""
    cuts = [
        h.start for h in scan.of("frame_words") if h.start > place and h.entry.data.get("joins") == "always"
    ]
    names = [h.start for h in scan.of("actors") if h.start > place]
    return bool(cuts and names) and cuts[0] < names[0]


def _home(scan: Scan, hit: Hit, found: list[Mention], memory: Memory) -> list[Mention]:
    """Return the country the text is about for "domestic": no partner told of last.

    Nobody where the sentence has named a state before ("Chinese domestic demand").
    """
    if any(m.kind == "state" for m in found):
        return []
    kind, _ = kinds().get(memory.topic, ("", ""))
    partner = "" if memory.object == memory.topic else memory.object
    told = memory.topic if kind == "state" else ""
    focus = told or find_focus(scan, found, memory, without=(partner,))
    return states_at(hit.start, hit.word_end, (focus,), "adjective")


def _leading(scan: Scan, hit: Hit, found: list[Mention], memory: Memory) -> Mention | None:
    """Return the firm or body that opens the sentence, else the one the text is about, for "it"."""
    if not is_actor(scan, hit):
        return None
    if found and found[0].form == "description" and found[0].kind in _LEADING:
        return found[0]  # "The company has a share in the field, in which it ..."
    named = [m for m in found if m.form == "name" and not m.place and not _owns(scan, m)]
    if named:
        return named[0] if named[0].kind in _LEADING else None
    return next((m for m in memory.actors if m.actor == memory.topic and m.kind in _TOPICS), None)


def _owns(scan: Scan, mention: Mention) -> bool:
    """Say whether a state only owns what is named behind it ("Ghana's state firm Cocobod ..., it said")."""
    return mention.kind == "state" and scan.text[mention.end : mention.end + 2] in {"'s", "’s"}


def _of_person(scan: Scan, hit: Hit, found: list[Mention], memory: Memory) -> list[Mention]:
    """Return the person named last, or the state of that person ("sein Land")."""
    house = read_house(scan, hit, found, memory)
    if house:
        return house
    person = find_person(found, memory)
    if hit.entry.data.get("role") == "own":
        state = person.state if person is not None and person.state else find_focus(scan, found, memory)
        return states_at(hit.start, hit.end, (state,), "description")
    if person is None:
        return []
    return [replace(person, start=hit.start, end=hit.end, form="pronoun", place=False)]


_READERS = {
    "we": read_we,
    "its": _its,
    "home": _home,
    "site": read_site,
    "house": read_house,
    "thing": _it,
}
