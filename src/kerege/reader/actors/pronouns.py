"""Pronouns: "he", "it", "we", "sein Land"."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from kerege.reader.actors.focus import find_focus, find_person
from kerege.reader.layers import Memory, Mention
from kerege.reader.lexicon import Hit
from kerege.reader.packs import Entry, settings
from kerege.reader.scan import Scan

_REACH = 24
#: characters between "we" and a verb of saying
_NEAR = 20
#: kinds of actors that "it" takes up before the country the text is about
_LEADING = frozenset(("firm", "body"))


def read_pronoun(scan: Scan, hit: Hit, found: list[Mention], memory: Memory) -> list[Mention]:
    """Return the mentions a pronoun stands for; none where nothing fits.

    ``found`` : mentions of the sentence before the pronoun
    """
    role = hit.entry.data.get("role")
    if role == "we":
        return _we(scan, hit, found, memory)
    return _it(scan, hit, found, memory) if role == "thing" else _of_person(scan, hit, found, memory)


def states_at(start: int, end: int, states: tuple[str, ...], form: str) -> list[Mention]:
    """Return a mention of each state at a place, in its form; blank names are left out."""
    return [Mention(start, end, state, "state", form, False, state) for state in states if state]


def _it(scan: Scan, hit: Hit, found: list[Mention], memory: Memory) -> list[Mention]:
    """Return the firm or body that "it" stands for, else the country the text is about."""
    leading = _leading(scan, hit, found, memory)
    if leading is not None:
        return [replace(leading, start=hit.start, end=hit.end, form="pronoun", place=False)]
    focus = find_focus(scan, found, memory) if _is_actor(scan, hit) else ""
    return states_at(hit.start, hit.end, (focus,), "pronoun")


def _we(scan: Scan, hit: Hit, found: list[Mention], memory: Memory) -> list[Mention]:
    """Return whom "we" stand for: the firm whose report it is, the only state of a language, or the focus.

    Nobody where "we" only say or expect ("we estimate that it takes five years").
    """
    spoken = (h.start for layer in ("attribution", "modality") for h in scan.of(layer))
    if any(abs(place - hit.start) <= _NEAR for place in spoken):
        return []
    if memory.house:
        return [Mention(hit.start, hit.word_end, memory.house, "firm", "pronoun")]
    home = str(settings(scan.language, "frame_words").get("home", ""))
    return states_at(hit.start, hit.word_end, (home or find_focus(scan, found, memory),), "pronoun")


def _leading(scan: Scan, hit: Hit, found: list[Mention], memory: Memory) -> Mention | None:
    """Return the firm or body that opens the sentence, else the one the text is about, for "it"."""
    if not _is_actor(scan, hit):
        return None
    named = [m for m in found if m.form == "name" and not m.place]
    if named:
        return named[0] if named[0].kind in _LEADING else None
    return next((m for m in memory.actors if m.actor == memory.topic and m.kind in _LEADING), None)


def _of_person(scan: Scan, hit: Hit, found: list[Mention], memory: Memory) -> list[Mention]:
    """Return the person named last, or the state of that person ("sein Land")."""
    person = find_person(found, memory)
    if hit.entry.data.get("role") == "own":
        state = person.state if person is not None and person.state else find_focus(scan, found, memory)
        return states_at(hit.start, hit.end, (state,), "description")
    if person is None:
        return []
    return [replace(person, start=hit.start, end=hit.end, form="pronoun", place=False)]


def _is_actor(scan: Scan, hit: Hit) -> bool:
    """Whether "es", "it", "het" stands for somebody, as far as the words after it tell."""
    after = scan.folded_slice(hit.end, min(scan.end, hit.end + _REACH)).lstrip() + " "
    wanted, openings = _openings(hit.entry)
    return after.startswith(openings) is wanted


@cache
def _openings(entry: Entry) -> tuple[bool, tuple[str, ...]]:
    """Return words, and whether a pronoun stands for somebody only before them or only not before them."""
    wanted = "only_before" in entry.data
    words = entry.data["only_before"] if wanted else entry.data.get("not_before", ())
    return wanted, tuple(f"{word} " for word in words)
