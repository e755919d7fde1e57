"""Put pieces together: "kasachische Regierung", "Präsident Russlands Wladimir Putin", "EDF-Chef"."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from kerege.reader.actors.focus import find_focus, find_holder
from kerege.reader.actors.institutions import institution
from kerege.reader.actors.known import demonym, holders, in_office
from kerege.reader.actors.names import grammar_of, words_before
from kerege.reader.layers import Memory, Mention
from kerege.reader.lexicon import Hit
from kerege.reader.packs import settings
from kerege.reader.scan import Scan

_GAP = 12
#: how the name of what belongs to a state ends
_OF_STATE = " of {state}"
_NAME_REACH = 80
_OWNER_MARKS = ("", "s", "’s", "'s", "’", "'")
_NAME = re.compile(r"\s(?:[^\W\d_a-zа-яёәіңғүұқөһ][\w’'-]{1,25}\s?){2,3}")
_PLAIN = ("name", "capital", "genitive")
_OWNERS_BEFORE = ("state", "bloc", "region", "firm", "body")
_NAMED_FIRMS = frozenset(("firm", "body"))
_OWNERS_BEHIND = ("state", "bloc", "firm", "body")


def join_title(scan: Scan, found: list[Mention], named: Mention) -> Mention:
    """Return a person or firm with the title or state before it ("Chinas Xi"), taken off ``found``."""
    last = found[-1] if found else None
    if last is None or named.kind not in ("person", "firm"):
        return named
    gap = scan.text[last.end : named.start]
    titles = ("person", "body") if named.kind == "person" else ("firm",)
    titled = last.form == "title" and last.kind in titles
    owner = (
        last.kind in ("state", "people") and last.state == named.state and last.form in (*_PLAIN, "adjective")
    )
    if (titled or (owner and not last.place)) and gap.strip() in _OWNER_MARKS and len(gap) <= _GAP:
        found.pop()
        return replace(named, start=last.start)
    return named


def read_title(
    scan: Scan, hit: Hit, found: list[Mention], ahead: Mention | None, memory: Memory
) -> list[Mention]:
    """Return whom a noun of office or body stands for, with the state beside it or in focus; at most one.

    The state or adjective before the noun is taken off ``found``.
    """
    last = found[-1] if found and _owns_next(scan, found[-1], hit) else None
    start = last.start if last is not None else hit.start
    office = hit.entry.data["role"] == "office"
    if office:
        person = _person(scan, hit, last, start, ahead)
        if person is not None:
            _take(found, start)
            return [person]
        if ahead is not None and ahead.kind in _NAMED_FIRMS and _owned_by(scan, hit, ahead):
            return []  # "a spokesman of Gazprom" speaks for the firm, not for its state
    official = hit.entry.data["role"] == "officials" and last is None
    if official and ahead is not None and ahead.kind in _NAMED_FIRMS and _owned_by(scan, hit, ahead):
        return []  # "a representative of QazaqGaz" speaks for the firm
    state, end = _state_of(scan, hit, last, ahead)
    if not state and hit.entry.data.get("alone") and is_definite(scan, hit.start):
        if office and _of_house(scan, hit.word_end):
            return []
        state = _of_president(hit, found, memory) or find_focus(scan, found, memory)
        state = state or str(settings(scan.language, "frame_words").get("home", ""))
    if not state:
        return []
    _take(found, start)
    name = _name_of(scan, hit.entry.key, hit.entry.data, state, found, memory)
    kind = {"firms": "firm", "office": "person"}.get(str(hit.entry.data["role"]), "body")
    return [Mention(start, end, name, kind, "title", False, state)]


def _of_president(hit: Hit, found: list[Mention], memory: Memory) -> str:
    """Return the state whose president was named last, for an office that serves a president; else blank."""
    if "President" not in hit.entry.key:
        return ""
    people = (m for m in (*reversed(found), *memory.actors) if m.kind == "person" and m.state)
    return next((m.state for m in people if m.actor in holders(m.state, "president")), "")


def is_definite(scan: Scan, start: int) -> bool:
    """Whether a definite article stands before an offset; always in languages without articles."""
    definite = grammar_of(scan.language).get("definite", ())
    return not definite or not definite.isdisjoint(words_before(scan, start, 1))


def _of_house(scan: Scan, place: int) -> bool:
    """Whether the word after an office is a house that is no state ("president of the port")."""
    houses = tuple(grammar_of(scan.language).get("houses", ()))
    if not houses:
        return False
    small = grammar_of(scan.language).get("of", ())
    words = scan.folded_slice(place, min(scan.end, place + _NAME_REACH)).split()
    return next((word for word in words if word not in small), "").startswith(houses)


def _person(scan: Scan, hit: Hit, last: Mention | None, start: int, ahead: Mention | None) -> Mention | None:
    """Return the person an office is followed by, known or not, or the head of a firm before it."""
    if ahead is not None and ahead.kind == "person" and ahead.start <= hit.word_end + 2:
        return replace(ahead, start=start, end=hit.word_end, form="title")
    if last is not None and last.kind == "firm":
        name = f"{hit.entry.key} of {last.actor}"
        return Mention(start, hit.word_end, name, "person", "title", False, last.state)
    state, end = _state_of(scan, hit, last, ahead)
    match = _NAME.match(scan.text, end, min(scan.end, end + _NAME_REACH))
    if match is None:
        return None
    stop = end + len(match.group().rstrip())
    if any(end <= known.start < stop for known in scan.of("actors")):
        return None
    name = scan.text[end:stop].strip()
    house, _, person = name.partition(" ")
    name = person if len(house) > 1 and house.isupper() and " " in person else name  # "the CEO KTZ Jane Doe"
    return Mention(start, stop, name, "person", "name", False, state)


def _state_of(scan: Scan, hit: Hit, last: Mention | None, ahead: Mention | None) -> tuple[str, int]:
    """Return the state an office or body belongs to, as far as it is named, and where its phrase ends."""
    if last is not None:
        return (last.actor if last.form == "adjective" else last.state or last.actor), hit.word_end
    if ahead is not None and _owned_by(scan, hit, ahead):
        return ahead.state or ahead.actor, ahead.end
    return str(hit.entry.data.get("state", "")), hit.word_end


def _take(found: list[Mention], start: int) -> None:
    if found and found[-1].start >= start:
        found.pop()


def _name_of(
    scan: Scan, key: str, data: Mapping[str, Any], state: str, found: list[Mention], memory: Memory
) -> str:
    if data["role"] != "office":
        office = key.removesuffix(_OF_STATE)
        if office != key:
            return institution(office, state)
        return key.format(state=state, adjective=demonym(state))
    named = find_holder(found, memory, holders(state, key))
    return named or in_office(state, key, scan.document.published) or f"{demonym(state)} {key}"


def _owns_next(scan: Scan, last: Mention, hit: Hit) -> bool:
    """Whether a state or its adjective stands right before the noun ("Norway’s government")."""
    gap = scan.text[last.end : hit.start]
    if last.kind not in _OWNERS_BEFORE or last.place or len(gap) > _GAP:
        return False
    joined = gap == "-" and last.form in ("name", "adjective")
    return joined or (gap.endswith(" ") and gap.strip() in _OWNER_MARKS)


def _owned_by(scan: Scan, hit: Hit, ahead: Mention) -> bool:
    """Whether the state after the noun owns it ("government of Norway", "Regierung Kasachstans")."""
    if ahead.start - hit.word_end > _GAP or ahead.kind not in _OWNERS_BEHIND:
        return False
    grammar = grammar_of(scan.language)
    if ahead.form not in _PLAIN or ahead.place or "owners_first" in grammar:
        return False
    if hit.entry.data["role"] == "firms" and ahead.kind in _NAMED_FIRMS:
        return False  # "das Unternehmen ACWA Power": the name of the firm itself
    gap = scan.folded_slice(hit.word_end, ahead.start).strip()
    return gap == "" or gap in grammar.get("of", ())
