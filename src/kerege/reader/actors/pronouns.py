"""Pronouns: "he", "it", "we", "sein Land"."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from kerege.reader.actors.focus import find_focus, find_person, state_asked_about
from kerege.reader.actors.known import kinds
from kerege.reader.actors.ours import read_we
from kerege.reader.actors.she_houses import read_house, sentence_before
from kerege.reader.layers import Memory, Mention
from kerege.reader.lexicon import Hit
from kerege.reader.packs import Entry
from kerege.reader.scan import Scan

_REACH = 24
#: forms of a name that "it" takes up
_NAMED = frozenset(("name", "capital"))
#: characters before a name that opens a sentence, its article included
_OPENS = 6
#: kinds of actors that "it" takes up before the country the text is about
_LEADING = frozenset(("firm", "body"))
_TOPICS = frozenset(("firm", "body", "asset", "region"))
#: among how many of the latest actors a plant must be that a pronoun may stand for
_LATELY = 3
#: kinds of actors that own what is told of
_OWNING = frozenset(("state", "bloc", "firm", "body", "asset"))
#: kinds of places that "there" takes up
_SITES = frozenset(("asset", "region"))
#: characters of a phrase behind "there" that makes it no place ("daar stond tegenover")
_PHRASE = 24


def read_pronoun(scan: Scan, hit: Hit, found: list[Mention], memory: Memory) -> list[Mention]:
    """Return the mentions a pronoun stands for; none where nothing fits.

    ``found`` : mentions of the sentence before the pronoun
    """
    role = str(hit.entry.data.get("role"))
    if role == "there":
        return _there(scan, hit, found, memory)
    if role == "whose":
        return _whose(scan, hit, found)
    return _READERS.get(role, _of_person)(scan, hit, found, memory)


def states_at(start: int, end: int, states: tuple[str, ...], form: str) -> list[Mention]:
    """Return a mention of each state at a place, in its form; blank names are left out."""
    return [Mention(start, end, state, "state", form, False, state) for state in states if state]


def _it(scan: Scan, hit: Hit, found: list[Mention], memory: Memory) -> list[Mention]:
    """Return the firm or body that "it" stands for, else the country the text is about."""
    leading = _leading(scan, hit, found, memory)
    if leading is not None:
        return [replace(leading, start=hit.start, end=hit.end, form="pronoun", place=False)]
    acts = _is_actor(scan, hit)
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


def _there(scan: Scan, hit: Hit, found: list[Mention], memory: Memory) -> list[Mention]:
    """Return the plant or town named last for "there"; none behind another name of the sentence."""
    behind = scan.folded_slice(hit.word_end, min(scan.end, hit.word_end + _PHRASE)).strip()
    if found or behind.startswith(tuple(hit.entry.data.get("not_before", ())) or "\0"):
        return []
    last = memory.actors[:1]
    goal = [m for m in last if m.kind == "state" and m.actor != memory.subject]
    site = next(iter(goal), None) or next((m for m in memory.actors if m.kind in _SITES), None)
    if site is None and hit.start > scan.start:
        site = next((m for m in last if m.kind == "state" and m.form == "name"), None)
    if site is None:
        return []
    form = "description" if goal else "pronoun"  # a land is named by it, whatever the figure before is of
    return [replace(site, start=hit.start, end=hit.end, form=form, place=False)]


def _whose(scan: Scan, hit: Hit, found: list[Mention]) -> list[Mention]:
    """Return the owner named last in the sentence for "whose" without a comma before it (German "dessen")."""
    owner = next((m for m in reversed(found) if m.kind in _OWNING), None)
    if owner is None or scan.text[hit.start - 2 : hit.start].strip().endswith((",", ";", ":")):
        return []
    return [replace(owner, start=hit.start, end=hit.word_end, form="genitive", place=False)]


def _site(scan: Scan, hit: Hit, found: list[Mention], memory: Memory) -> list[Mention]:
    """Return the plant or line named lately for "she" of languages whose things have genders."""
    if found or not _is_actor(scan, hit):
        return []
    lately = [m for m in memory.actors[:_LATELY] if m.kind == "asset"]
    return (
        [replace(lately[0], start=hit.start, end=hit.end, form="description", place=False)] if lately else []
    )


def _leading(scan: Scan, hit: Hit, found: list[Mention], memory: Memory) -> Mention | None:
    """Return the firm or body that opens the sentence, else the one the text is about, for "it"."""
    if not _is_actor(scan, hit):
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


def _is_actor(scan: Scan, hit: Hit) -> bool:
    """Whether "es", "it", "het" stands for somebody, as far as the words beside it tell."""
    barred = hit.entry.data.get("not_after", ())
    if barred and scan.folded_slice(scan.start, hit.start).rstrip().rpartition(" ")[2] in barred:
        return False  # "im Vorjahr waren es 5": the amount
    after = scan.folded_slice(hit.end, min(scan.end, hit.end + _REACH)).lstrip() + " "
    wanted, openings = _openings(hit.entry)
    return after.startswith(openings) is wanted


@cache
def _openings(entry: Entry) -> tuple[bool, tuple[str, ...]]:
    """Return words, and whether a pronoun stands for somebody only before them or only not before them."""
    wanted = "only_before" in entry.data
    words = entry.data["only_before"] if wanted else entry.data.get("not_before", ())
    return wanted, tuple(f"{word} " for word in words)


_READERS = {
    "we": read_we,
    "its": _its,
    "home": _home,
    "site": _site,
    "house": read_house,
    "thing": _it,
}
