"""The state that "the country" stands for."""

from __future__ import annotations

from dataclasses import replace

from kerege.reader.actors.focus import find_focus, only_state_before, state_asked_about
from kerege.reader.actors.known import kinds, region_members
from kerege.reader.actors.names import grammar_of, words_before
from kerege.reader.actors.pronouns import states_at
from kerege.reader.actors.titles import is_definite
from kerege.reader.layers import Memory, Mention
from kerege.reader.lexicon import Hit
from kerege.reader.packs import settings
from kerege.reader.scan import Scan

_PLAIN = frozenset(("name", "capital"))

#: characters and words in which a rank follows a region ("Africa's second-largest"), marks before it
_RANK, _WORDS, _MARKS = 40, 4, " «„“\"'‘("
#: kinds of actors whose name may follow "country" or "countries of"
_NAMED = frozenset(("state", "bloc", "region"))


def the_country(
    scan: Scan, hit: Hit, found: list[Mention], ahead: Mention | None, memory: Memory
) -> list[Mention]:
    """Return the mention of the state that "the country" stands for; none where a name follows."""
    last = found[-1] if found and found[-1].form == "adjective" and hit.start - found[-1].end <= 1 else None
    if ahead is not None and ahead.start == hit.end + 1 and ahead.kind in _NAMED:
        if last is not None:
            found.pop()
        return []  # "das zentralasiatische Land Kasachstan": the name follows
    if last is not None:
        state = find_focus(scan, found[:-1], memory, last.actor) if region_members(last.actor) else ""
        if state:
            found.pop()
        return states_at(last.start, hit.end, (state,), "description")
    before = words_before(scan, hit.start, 2)
    excluded = hit.entry.data.get("not_after", ())
    barred = bool(before) and (before[0] in excluded or before[0].isdigit())
    if barred or not is_definite(scan, hit.start) or _is_name(scan, hit):
        return []
    if before and before[0] in hit.entry.data.get("last_after", ()):
        latest = next((m.state for m in (*reversed(found), *memory.actors) if m.kind == "state"), "")
        return states_at(hit.start, hit.end, (latest,), "description")
    parted = scan.text[max(scan.start, hit.start - 2) : hit.start] == ", "  # "in Bishkek, the country buys"
    place = not parted and not grammar_of(scan.language).get("place", frozenset()).isdisjoint(before)
    home = str(settings(scan.language, "frame_words").get("home", "")) if hit.entry.data.get("own") else ""
    if home:
        return states_at(hit.start, hit.word_end, (home,), "description")
    without = [*hit.entry.data.get("not_states", ())]
    if ahead is not None and ahead.kind == "state" and ahead.form in _PLAIN:
        without.append(ahead.actor)  # "the country owes Beijing 2 bn": another than the one that follows
    speaking = next((m.state for m in reversed(found) if m.kind == "person" and m.state), "")
    official = speaking not in without and kinds().get(speaking, ("",))[0] == "state"
    focus = speaking if official else _told_of(scan, found, memory, without)
    focus = focus or find_focus(scan, found, memory, without=without)
    if not focus:
        focus = str(settings(scan.language, "frame_words").get("home", ""))
        focus = "" if focus in without else focus
    described = states_at(hit.start, hit.end, (focus,), "description")
    return [replace(mention, place=True) for mention in described] if place else described


def _is_name(scan: Scan, hit: Hit) -> bool:
    """Say whether a noun of small letters is but part of a name ("the State Customs Committee")."""
    if not hit.entry.data.get("small") or not scan.text[hit.start].isupper():
        return False
    return (
        scan.text[hit.word_end : hit.word_end + 1] == " "
        and scan.text[hit.word_end + 1 : hit.word_end + 2].isupper()
    )


def _told_of(scan: Scan, found: list[Mention], memory: Memory, without: list[str]) -> str:
    """Return the state whose figure was told last and whom the text or the sentence before is about."""
    if not memory.measure or found:
        return ""
    named = state_asked_about(scan, memory)
    if named and named not in without:
        return named
    about = memory.topic == memory.subject or only_state_before(scan, memory) == memory.subject
    same = memory.subject if about else ""
    return same if same not in without and kinds().get(same, ("",))[0] == "state" else ""


def ranked_state(scan: Scan, region: Mention, memory: Memory) -> Mention | None:
    """Return the state the text is about for "Africa's second-largest producer" at the head of a sentence."""
    ranks = grammar_of(scan.language).get("ranks", frozenset())
    members = region_members(region.actor) if ranks and region.form in ("name", "genitive") else ()
    if memory.topic not in members or scan.text[scan.start : region.start].strip(_MARKS):
        return None
    behind = scan.folded_slice(region.end, min(region.end + _RANK, scan.end)).split()[:_WORDS]
    if not any(rank in word for word in behind for rank in ranks):
        return None
    return replace(region, actor=memory.topic, kind="state", form="description", state=memory.topic)
