"""What groups, bodies and pronouns are called: "unnamed analysts", "Ministry of Energy of Norway"."""

from __future__ import annotations

from dataclasses import replace

from kerege.reader.actors.focus import find_focus
from kerege.reader.actors.institutions import institution, listed_institution
from kerege.reader.actors.known import demonym
from kerege.reader.actors.known import kinds as known_kinds
from kerege.reader.layers import Memory, Mention
from kerege.reader.lexicon import Hit
from kerege.reader.packs import settings
from kerege.reader.scan import Scan
from kerege.reader.voices.before import last_person
from kerege.reader.voices.body_names import as_written, body_end, body_start, own_name, with_tail
from kerege.reader.voices.groups import house_of
from kerege.reader.voices.ministries import fields_of, ministry_before, named_so, office_before
from kerege.reader.voices.polled import find_polled
from kerege.reader.voices.tails import tail_end
from kerege.reader.voices.told_names import spoke_last, written_before
from kerege.reader.voices.words import Speaker, listed

#: characters between a noun and the state before or behind it
_CLOSE, _OWNER = 3, 8
#: how the names of governments begin, which no agency is
_CABINET = "Government of "
#: kinds of actors where a body sits ("Handelskammer Accra")
_PLACES = frozenset(("state", "region", "bloc"))


def name_of(scan: Scan, hit: Hit, mentions: tuple[Mention, ...], memory: Memory, found: list[Speaker]) -> str:
    """Return what a group, body or pronoun is called; blank if a pronoun stands for nobody known."""
    data = hit.entry.data
    if data.get("closed") and _leads_on(scan, hit):
        return ""
    if data.get("of_bodies"):
        return _leading(hit, mentions) or ("" if _by_person(memory) else memory.speaker)
    if data["kind"] in {"pronoun", "refer"}:
        spoken = memory if data.get("alone") else replace(memory, speaker=last_person(scan, memory))
        return _referred(hit, spoken, found, ("person", "somebody")) or _pronoun(hit, mentions)
    state = _state_beside(scan, hit, mentions)
    if data["kind"] == "group":
        asked = next((one.by for one in scan.once(find_polled) if one.group is hit), "")
        if asked:
            return f"{hit.entry.key} polled by {asked}"
        alone = data.get("single") and not data.get("speaks_for")
        house = "" if alone else house_of(scan, hit, mentions) or _right_before(hit, found)
        state = state if not data.get("single") or state == _state_before(hit, mentions) else ""
        return house or f"{demonym(state) if state else 'unnamed'} {hit.entry.key}"
    return _head(hit, mentions) or _body(scan, hit, state, mentions, memory, found)


def _right_before(hit: Hit, found: list[Speaker]) -> str:
    """Return the body right before its people ("an industry ministry spokesman"), blank if there is none."""
    return next((s.name for s in found if s.kind == "body" and 0 <= hit.start - s.end <= 1), "")


def _leading(hit: Hit, mentions: tuple[Mention, ...]) -> str:
    """Return the firm or body of the sentence that "it" is ("Vale mined 9 Mt, it said"), else blank."""
    it = _pronoun(hit, mentions)
    named = (m for m in mentions if m.end <= hit.start and m.form == "name" and m.kind in {"firm", "body"})
    return it if any(m.actor == it for m in named) else ""


def _head(hit: Hit, mentions: tuple[Mention, ...]) -> str:
    """Return the person whose name follows a body's noun ("head of the ministry Jane Doe"), else blank."""
    place = hit.word_end + 1
    return next((m.actor for m in mentions if m.kind == "person" and m.start == place), "")


def _body(
    scan: Scan, hit: Hit, state: str, mentions: tuple[Mention, ...], memory: Memory, found: list[Speaker]
) -> str:
    """Return the name of a body, of its state where it is one of a state's."""
    official = _official(scan, hit, state, mentions, memory)
    if official:
        return official
    tail = tail_end(scan, hit.word_end) if hit.entry.data.get("tail") else hit.word_end
    if tail > hit.word_end:
        return with_tail(scan, hit, tail)
    own = own_name(scan, hit)
    if own is not None:
        listed_so = next((m for m in mentions if m.start == own[0] and m.end == own[1]), None)
        if listed_so is not None and listed_so.kind in _PLACES:
            return scan.text[hit.start : own[1]]
        return listed_so.actor if listed_so is not None else scan.text[slice(*own)]
    left = body_start(scan, hit)
    if left < hit.start or state or body_end(scan, hit, mentions) > hit.word_end:
        return as_written(scan, hit, left, mentions)
    kinds = tuple(hit.entry.data.get("resolves", ()))
    known = ministry_before(scan, hit, memory) or named_so(scan, hit, memory)
    known = (
        known
        or written_before(scan, hit)
        or spoke_last(scan, hit, memory)
        or office_before(scan, hit, memory)
    )
    known = known or (_referred(hit, memory, found, kinds) if kinds else "")
    proper = "english" in hit.entry.data or hit.entry.data.get("proper")
    proper = proper or (not kinds and _is_proper(scan, hit))
    return known or (as_written(scan, hit, left, mentions) if proper else "")


def _is_proper(scan: Scan, hit: Hit) -> bool:
    """Return whether a noun is a name, by its capital ("the Treasury") or of several words."""
    if " " in scan.text[hit.start : hit.word_end]:
        return True
    if settings(scan.language, "attribution").get("grammar", {}).get("capital_nouns"):
        return False
    return scan.text[hit.start].isupper() and hit.start > scan.start


def _official(scan: Scan, hit: Hit, state: str, mentions: tuple[Mention, ...], memory: Memory) -> str:
    """Return the name of a body that a state owns; blank where it is none, or no state is known."""
    english = str(hit.entry.data.get("english", ""))
    if english and not state:
        named = [m for m in mentions if m.kind == "state" and m.form != "adjective"]
        state = find_focus(scan, named, memory) or str(settings(scan.language, "frame_words").get("home", ""))
    if "{" in english:
        return listed_institution(english, state) or _capital(english.format(state=state).strip())
    if not english or not state:
        return ""
    told = named_so(scan, hit, memory) if hit.entry.stem == "statistics_office" else ""
    return told or institution(f"{english}{fields_of(scan, hit, mentions)}", state)


def _capital(name: str) -> str:
    return name[:1].upper() + name[1:]


def _state_beside(scan: Scan, hit: Hit, mentions: tuple[Mention, ...]) -> str:
    last = hit.word_end + len(fields_of(scan, hit, mentions))
    local = "{" in str(hit.entry.data.get("english", ""))
    for mention in mentions:
        gap = scan.text[mention.end : hit.start] if mention.end <= hit.start else ""
        if mention.end <= hit.start and len(gap) <= _CLOSE and not gap.strip(" -’'s"):
            town = local and mention.kind == "region"
            return mention.actor if town else mention.state or mention.actor
        if 0 < mention.start - last <= _OWNER and mention.kind == "state":
            between = scan.folded_slice(last, mention.start).strip()
            if not between and scan.text[last : mention.start].strip():
                continue
            if (
                not between
                or between in listed(scan.language, "of")
                or between in listed(scan.language, "seat")
            ):
                return mention.state or mention.actor
    return ""


def _referred(hit: Hit, memory: Memory, found: list[Speaker], kinds: tuple[str, ...]) -> str:
    """Return who a pronoun or "the company" stands for: who spoke last, else the latest actor of the kind."""
    before = [s for s in found if s.kind in kinds and s.end <= hit.start]
    if before:
        return max(before, key=lambda speaker: speaker.start).name
    if "person" in kinds and memory.speaker:
        return memory.speaker
    fitting = (m.actor for m in memory.actors if m.kind in kinds and not m.actor.startswith(_CABINET))
    return next(fitting, "") or (_unknown_firm(memory) if kinds == ("firm",) else "")


def _unknown_firm(memory: Memory) -> str:
    """Return the firm no pack knows that the last figure was of; blank where it was of somebody known."""
    return memory.subject if memory.subject[:1].isupper() and memory.subject not in known_kinds() else ""


def _leads_on(scan: Scan, hit: Hit) -> bool:
    """Return whether words behind tell whose a report is ("according to the report of the bank")."""
    behind = scan.text[hit.word_end : hit.word_end + 2].strip(" ")
    if not behind.isalpha() or hit.entry.data["closed"] != "of":
        return behind.isalpha()
    word = scan.folded_slice(hit.word_end, min(scan.end, hit.word_end + _OWNER)).split()[:1]
    return behind.isupper() or any(one in listed(scan.language, "of") for one in word)


def _by_person(memory: Memory) -> bool:
    """Return whether a person spoke last."""
    return any(m.actor == memory.speaker and m.kind == "person" for m in memory.actors)


def _pronoun(hit: Hit, mentions: tuple[Mention, ...]) -> str:
    """Return whom the actors take a pronoun for."""
    return next((m.actor for m in mentions if m.start == hit.start and m.form == "pronoun"), "")


def _state_before(hit: Hit, mentions: tuple[Mention, ...]) -> str:
    """Return the state right before a noun ("a Finnish diplomat"), not its seat ("a banker in Oslo")."""
    return next((m.state or m.actor for m in mentions if 0 <= hit.start - m.end <= _CLOSE), "")
