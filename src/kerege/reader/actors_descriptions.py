"""Descriptions and pronouns: "das Land", "sein Land", "beide Seiten", "die Pipeline", "he", "it"."""

from __future__ import annotations

from dataclasses import replace

from kerege.reader.actors_focus import find_asset, find_focus, find_pair, find_person
from kerege.reader.actors_names import grammar_of, words_before
from kerege.reader.actors_titles import is_definite
from kerege.reader.layers import Memory, Mention
from kerege.reader.lexicon import Hit
from kerege.reader.scan import Scan

_REACH = 24


def read_description(
    scan: Scan, hit: Hit, found: list[Mention], ahead: Mention | None, memory: Memory
) -> list[Mention]:
    """Return the mentions a description or pronoun stands for; none where nothing fits.

    A region's adjective before it ("das zentralasiatische Land") is taken off ``found``.
    """
    role = str(hit.entry.data.get("role", ""))
    if role == "country":
        return _country(scan, hit, found, ahead, memory)
    if role == "thing":
        focus = find_focus(scan, found, memory) if _is_actor(scan, hit) else ""
        return _states(hit.start, hit.end, (focus,), "pronoun")
    if role == "both":
        return _states(hit.start, hit.end, find_pair(found, memory), "description")
    if role == "asset":
        asset = find_asset(found, memory, hit.entry.data.get("names", (hit.entry.key,)))
        return [] if asset is None else [replace(asset, start=hit.start, end=hit.end, form="description")]
    return _of_person(scan, hit, found, memory)


def _of_person(scan: Scan, hit: Hit, found: list[Mention], memory: Memory) -> list[Mention]:
    """Return the person named last, or the state of that person ("sein Land")."""
    person = find_person(found, memory)
    if hit.entry.data.get("role") == "own":
        state = person.state if person is not None and person.state else find_focus(scan, found, memory)
        return _states(hit.start, hit.end, (state,), "description")
    if person is None:
        return []
    return [replace(person, start=hit.start, end=hit.end, form="pronoun", place=False)]


def _country(
    scan: Scan, hit: Hit, found: list[Mention], ahead: Mention | None, memory: Memory
) -> list[Mention]:
    last = found[-1] if found and found[-1].form == "adjective" and hit.start - found[-1].end <= 1 else None
    if ahead is not None and ahead.start == hit.end + 1 and ahead.kind == "state":
        if last is not None:
            found.pop()
        return []  # "das zentralasiatische Land Kasachstan": the name follows
    if last is not None:
        state = find_focus(scan, found[:-1], memory, last.actor) if last.kind == "region" else ""
        if state:
            found.pop()
        return _states(last.start, hit.end, (state,), "description")
    before = words_before(scan, hit.start, 2)
    excluded = hit.entry.data.get("not_after", ())
    if (before and (before[0] in excluded or before[0].isdigit())) or not is_definite(scan, hit.start):
        return []
    place = any(word in grammar_of(scan.language).get("place", ()) for word in before)
    described = _states(hit.start, hit.end, (find_focus(scan, found, memory),), "description")
    return [replace(mention, place=place) for mention in described]


def _states(start: int, end: int, states: tuple[str, ...], form: str) -> list[Mention]:
    return [Mention(start, end, state, "state", form, False, state) for state in states if state]


def _is_actor(scan: Scan, hit: Hit) -> bool:
    """Whether "es", "it", "het" stands for somebody, as far as the words after it tell."""
    after = scan.folded_slice(hit.end, min(scan.end, hit.end + _REACH)).lstrip() + " "
    data = hit.entry.data
    if "only_before" in data:
        return after.startswith(tuple(f"{word} " for word in data["only_before"]))
    return not after.startswith(tuple(f"{word} " for word in data.get("not_before", ())))
