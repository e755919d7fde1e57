"""Descriptions and pronouns: "das Land", "sein Land", "beide Seiten", "die Pipeline", "he", "it"."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from kerege.reader.actors.focus import find_asset, find_focus, find_kind, find_pair, find_person
from kerege.reader.actors.names import grammar_of, words_before
from kerege.reader.actors.titles import is_definite
from kerege.reader.layers import Memory, Mention
from kerege.reader.lexicon import Hit
from kerege.reader.packs import Entry
from kerege.reader.scan import Scan

_REACH = 24
_OPENING = frozenset(("«", "„", "“", '"'))
#: kinds of actors whose name may follow "country" or "countries of"
_NAMED = frozenset(("state", "bloc", "region"))
#: kinds of actors that "it" takes up before the country the text is about
_LEADING = frozenset(("firm", "body"))


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
        leading = _leading(scan, hit, found, memory)
        if leading is not None:
            return [replace(leading, start=hit.start, end=hit.end, form="pronoun", place=False)]
        focus = find_focus(scan, found, memory) if _is_actor(scan, hit) else ""
        return _states(hit.start, hit.end, (focus,), "pronoun")
    if role == "both":
        # "both countries, Norway and Russia": the names follow
        near = ahead is not None and ahead.start - hit.word_end <= int(hit.entry.data.get("near", 1))
        pair = () if near else find_pair(found, memory)
        return _states(hit.start, hit.end, pair, "description")
    if role in {"firm", "bloc", "asset"}:
        return _thing(scan, hit, found, ahead, memory)
    return _of_person(scan, hit, found, memory)


def _leading(scan: Scan, hit: Hit, found: list[Mention], memory: Memory) -> Mention | None:
    """Return the firm or body that opens the sentence, else the one the text is about, for "it"."""
    if not _is_actor(scan, hit):
        return None
    named = [m for m in found if m.form == "name" and not m.place]
    if named:
        return named[0] if named[0].kind in _LEADING else None
    topic = memory.extra[0] if memory.extra else ""
    return next((m for m in memory.actors if m.actor == topic and m.kind in _LEADING), None)


def _thing(
    scan: Scan, hit: Hit, found: list[Mention], ahead: Mention | None, memory: Memory
) -> list[Mention]:
    """Return the asset or firm that "the pipeline" or "the company" stands for."""
    kind = str(hit.entry.data["role"])
    if kind == "bloc":
        return _bloc(scan, hit, found, memory)
    if kind == "firm":
        return _firm(scan, hit, found, ahead, memory)
    asset = find_asset(found, memory, hit.entry.data.get("names", (hit.entry.key,)))
    return [] if asset is None else [replace(asset, start=hit.start, end=hit.end, form="description")]


def _firm(scan: Scan, hit: Hit, found: list[Mention], ahead: Mention | None, memory: Memory) -> list[Mention]:
    """Return the firm that "the company" stands for: of its sentence, else the first of the text."""
    named = ahead is not None and ahead.start - hit.word_end <= 2
    quoted = scan.text[hit.word_end : hit.word_end + 2].strip()[:1] in _OPENING
    owned = bool(found) and hit.start - found[-1].end <= 1
    if named or quoted or owned or scan.text[hit.word_end + 1 : hit.word_end + 2].isupper():
        return []
    firm = next((m for m in (*reversed(found), *reversed(memory.actors)) if m.kind == "firm"), None)
    if firm is None or firm.form == "title":
        return []
    return [replace(firm, start=hit.start, end=hit.word_end, form="description", place=False)]


def _bloc(scan: Scan, hit: Hit, found: list[Mention], memory: Memory) -> list[Mention]:
    """Return the bloc named last for "the alliance"; none where the words go on to name another."""
    after = scan.text[hit.word_end : hit.word_end + 2].strip()
    before = words_before(scan, hit.start, 1)
    named = bool(after) and (after[0].isupper() or (not after[0].isalnum() and after[0] not in ",.;:)!?"))
    if named or (before and before[0].endswith(tuple(hit.entry.data.get("not_after_ends", ())) or ("\0",))):
        return []
    bloc = find_kind(found, memory, "bloc")
    return (
        []
        if bloc is None
        else [replace(bloc, start=hit.start, end=hit.word_end, form="description", place=False)]
    )


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
    if ahead is not None and ahead.start == hit.end + 1 and ahead.kind in _NAMED:
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
    place = not grammar_of(scan.language).get("place", frozenset()).isdisjoint(before)
    described = _states(hit.start, hit.end, (find_focus(scan, found, memory),), "description")
    return [replace(mention, place=place) for mention in described]


def _states(start: int, end: int, states: tuple[str, ...], form: str) -> list[Mention]:
    return [Mention(start, end, state, "state", form, False, state) for state in states if state]


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
