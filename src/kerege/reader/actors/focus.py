"""What a description or pronoun stands for: the actors of the document so far decide."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import lru_cache
from operator import attrgetter

from kerege.reader.actors.known import kinds, region_members, stems
from kerege.reader.layers import Memory, Mention
from kerege.reader.scan import Scan

_FULL, _HALF, _LEAD = 2, 1, 3
_start = attrgetter("start")
#: how much of a text, how many mentions of a sentence, how many states count at most
_SEEN, _RECENT, _LIKELY = 8_000, 40, 6
#: sentences back in which a question may have named a state
_BACK = 2

#: the town a report is sent from, behind it a dash, which folds to a space
_DATELINE = re.compile(r"[^\W\d]{3,16} {3}")


def find_focus(
    scan: Scan, found: Sequence[Mention], memory: Memory, region: str = "", without: Sequence[str] = ()
) -> str:
    """Return the state the text is about: named most often, of late and in the text, or first; blank if none.

    Only states that ``found`` or ``memory`` mention come into question; as an actor one counts twice what a
    place, an adjective or somebody of that state counts. With ``region`` only its members count; those of
    ``without`` never do.
    """
    members = region_members(region)
    fit = {
        state: weight
        for state, weight in _recent(found, memory).items()
        if state not in without and (not region or state in members)
    }
    likely = sorted(fit, key=lambda state: (state != memory.topic, -fit[state]))[:_LIKELY]
    if len(likely) < 2:
        return "".join(likely)
    named = {state: _named(scan.folded, scan.language, state) for state in likely}
    first = min(likely, key=lambda state: named[state][0])
    lead = {first: _LEAD}
    return max(likely, key=lambda state: fit[state] + named[state][1] + lead.get(state, 0))


def is_main(scan: Scan, name: str, other: str) -> bool:
    """Say whether a text names a state or bloc more often than another, or first and nearly as often."""
    (first, often), (place, times) = (_named(scan.folded, scan.language, one) for one in (name, other))
    return often > 0 and often + (_LEAD if first < place else 0) > times


@lru_cache(maxsize=256)
def _named(folded: str, language: str, state: str) -> tuple[int, int]:
    """Return where a text first names a state, and how often; asked again for each sentence of it."""
    names = stems(language).get(state, ())
    places = [place for name in names if (place := _first_place(folded, name)) >= 0]
    return min(places, default=len(folded)), sum(folded.count(name, 0, _SEEN) for name in names)


def _first_place(folded: str, name: str) -> int:
    """Return where a name first stands in a text but for the dateline it begins with ("LONDON - ...")."""
    place = folded.find(name, 0, _SEEN)
    start = place + name.startswith(" ")
    opens = place >= 0 and not folded[max(start - 2, 0) : start].strip()
    if not opens or _DATELINE.match(folded, start) is None:
        return place
    return folded.find(name, place + 1, _SEEN)


def _recent(found: Sequence[Mention], memory: Memory) -> dict[str, int]:
    """Return state -> weight among the latest mentions, the latest state first."""
    counts: dict[str, int] = {}
    known = kinds()
    for mention in _latest_first(found, memory):
        if (
            mention.state
            and mention.kind not in ("bloc", "media")
            and known.get(mention.state, ("",))[0] == "state"
        ):
            whole = mention.kind == "state" and not mention.place and mention.form != "adjective"
            counts[mention.state] = counts.get(mention.state, 0) + (_FULL if whole else _HALF)
    return counts


def only_state_before(scan: Scan, memory: Memory) -> str:
    """Return the one state that the sentence before in the paragraph tells of; blank if none or several."""
    number = bisect_left(scan.document.sentences, scan.start, key=_start)
    before = scan.document.sentences[number - 1] if number else None
    if before is None or before.paragraph != scan.sentence.paragraph:
        return ""
    states = {m.state or m.actor for m in memory.actors if before.start <= m.start < before.end}
    return states.pop() if len(states) == 1 else ""


def state_asked_about(scan: Scan, memory: Memory) -> str:
    """Return the state that a question just named ("How is Togo doing? Badly. The land ..."); else blank."""
    number = bisect_left(scan.document.sentences, scan.start, key=_start)
    for before in reversed(scan.document.sentences[max(number - _BACK, 0) : number]):
        if any(map(str.isdigit, scan.text[before.start : before.end])):
            return ""
        told = [m for m in memory.actors if before.start <= m.start < before.end and m.kind == "state"]
        if told:
            asked = scan.text[before.start : before.end].rstrip().endswith("?") and len(told) == 1
            return told[0].actor if asked and told[0].form == "name" else ""
    return ""


def find_person(found: Sequence[Mention], memory: Memory) -> Mention | None:
    """Return the person named last."""
    return find_kind(found, memory, "person")


def find_kind(found: Sequence[Mention], memory: Memory, kind: str) -> Mention | None:
    """Return the actor of a kind that was named last."""
    return next((mention for mention in _latest_first(found, memory) if mention.kind == kind), None)


def find_asset(
    found: Sequence[Mention], memory: Memory, words: Sequence[str], firms: Sequence[str] = ()
) -> Mention | None:
    """Return the asset with one of some words in its name ("pipeline"), or the firm with one of ``firms``.

    It is of the sentence, else the one the text is about, else the one named last.
    """
    named = {"asset": words, "firm": firms}
    about = [mention for mention in memory.actors if mention.actor == memory.topic]
    for mention in (*reversed(found[-_RECENT:]), *about, *memory.actors):
        if any(word in mention.actor.lower() for word in named.get(mention.kind, ())):
            return mention
    return None


def find_holder(found: Sequence[Mention], memory: Memory, persons: Sequence[str]) -> str:
    """Return which of some persons was named last; blank if none was."""
    return next((mention.actor for mention in _latest_first(found, memory) if mention.actor in persons), "")


def find_pair(found: Sequence[Mention], memory: Memory) -> tuple[str, ...]:
    """Return the two states named most of late, in the order of the text; empty unless there are two."""
    counts = _recent(found, memory)
    pair = sorted(counts, key=lambda state: -counts[state])[:2]
    return tuple(state for state in reversed(list(counts)) if state in pair) if len(pair) == 2 else ()


def _latest_first(found: Sequence[Mention], memory: Memory) -> list[Mention]:
    return [*reversed(found[-_RECENT:]), *memory.actors]
