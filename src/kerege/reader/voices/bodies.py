"""What groups, bodies and pronouns are called: "unnamed analysts", "Ministry of Energy of Norway"."""

from __future__ import annotations

from dataclasses import replace

from kerege.reader.actors.focus import find_focus
from kerege.reader.actors.known import demonym
from kerege.reader.folding import fold
from kerege.reader.layers import Memory, Mention
from kerege.reader.lexicon import Hit
from kerege.reader.packs import settings
from kerege.reader.scan import Scan
from kerege.reader.voices.before import last_person
from kerege.reader.voices.groups import house_of
from kerege.reader.voices.names import in_marks, name_after, nominative
from kerege.reader.voices.tails import tail_end
from kerege.reader.voices.words import Speaker, listed

#: characters between a noun and the state before or behind it; words of a body's name behind its noun
_CLOSE, _OWNER, _WORDS = 3, 8, 4
#: characters of a name in marks
_MARKED = 48
#: how names of ministries and banks begin
_OFFICIAL = ("Ministry of ", "National ", "Central Bank ", "Bureau of ")


def name_of(scan: Scan, hit: Hit, mentions: tuple[Mention, ...], memory: Memory, found: list[Speaker]) -> str:
    """Return what a group, body or pronoun is called; blank if a pronoun stands for nobody known."""
    data = hit.entry.data
    if data["kind"] in {"pronoun", "refer"}:
        spoken = memory if data.get("alone") else replace(memory, speaker=last_person(scan, memory))
        return _referred(hit, spoken, found, ("person", "somebody")) or _pronoun(hit, mentions)
    state = _state_beside(scan, hit, mentions)
    if data["kind"] == "group":
        house = "" if data.get("single") else house_of(scan, hit, mentions)
        state = state if not data.get("single") or state == _state_before(hit, mentions) else ""
        return house or f"{demonym(state) if state else 'unnamed'} {hit.entry.key}"
    english = str(data.get("english", ""))
    if english and not state and "{" not in english:
        named = [m for m in mentions if m.kind == "state" and m.form != "adjective"]
        state = find_focus(scan, named, memory)
    if english and state:
        return english.format(state=state) if "{" in english else f"{english} of {state}"
    tail = tail_end(scan, hit.word_end) if data.get("tail") else hit.word_end
    if tail > hit.word_end:
        return _with_tail(scan, hit, tail)
    own = _own_name(scan, hit)
    if own is not None:
        return scan.text[slice(*own)]
    left = _body_start(scan, hit)
    known = ""
    if left == hit.start and "resolves" in data and not state:
        known = _last_body(hit, memory) or _referred(hit, memory, found, tuple(data["resolves"]))
    return known or _as_written(scan, hit, left, mentions)


def _own_name(scan: Scan, hit: Hit) -> tuple[int, int] | None:
    """Return the name right behind a body's noun ("Institut Demostat", "компания «Северный сахар»")."""
    data = hit.entry.data
    if "english" in data or not (data.get("whole") or data.get("tail")):
        return None
    place = hit.word_end + 1
    marked = in_marks(scan, place)
    if marked is not None:
        return marked
    own = name_after(scan, hit.word_end, 0)
    return own if own is not None and own[0] <= place + 1 else _marked_before(scan, hit.start)


def _marked_before(scan: Scan, place: int) -> tuple[int, int] | None:
    """Return the name in marks right before a noun («Демостат» агенттігі)."""
    end = place - _CLOSE + 1
    if scan.text[end:place] not in {"» ", "” "}:
        return None
    start = max(scan.text.rfind(mark, max(scan.start, end - _MARKED), end) for mark in "«“„")
    return (start + 1, end) if start >= 0 and scan.text.count(" ", start, end) < _WORDS else None


def _with_tail(scan: Scan, hit: Hit, tail: int) -> str:
    """Return a body's name with what belongs to it behind its noun, which may have words before it."""
    left = _body_start(scan, hit)
    noun = nominative(scan.text[hit.start : hit.word_end], scan.language)
    noun = str(hit.entry.data.get("base", noun))
    name = (
        (_adjectives(scan, left, hit.start) if left < hit.start else "")
        + noun
        + scan.text[hit.word_end : tail]
    )
    return name[:1].upper() + name[1:]


def _last_body(hit: Hit, memory: Memory) -> str:
    """Return the ministry or bank that spoke last, for "the ministry"; blank if somebody else did."""
    spoke = "body" in hit.entry.data["resolves"] and memory.speaker.startswith(_OFFICIAL)
    return memory.speaker if spoke else ""


def _as_written(scan: Scan, hit: Hit, left: int, mentions: tuple[Mention, ...]) -> str:
    """Return a body's name as it stands, its head noun in the nominative, with a capital letter."""
    if left < hit.start and "base" in hit.entry.data:
        name = _adjectives(scan, left, hit.start) + str(hit.entry.data["base"])
    elif left < hit.start:
        name = nominative(scan.text[left : hit.word_end], scan.language) if _last_only(scan) else ""
        name = name or scan.text[left : hit.word_end]
    else:
        noun = scan.text[hit.start : hit.word_end]
        base = str(hit.entry.data.get("base", noun))
        name = base + scan.text[hit.word_end : body_end(scan, hit, mentions)]
    return name[:1].upper() + name[1:]


def _adjectives(scan: Scan, left: int, right: int) -> str:
    """Return the words before a body's noun in the nominative ("Счётной палаты": "Счётная ")."""
    rules = settings(scan.language, "attribution").get("cases", {}).get("adjectives", ())
    words = scan.text[left:right].split(" ")
    for number, word in enumerate(words):
        found = next((rule for rule in rules if word.endswith(str(rule[0]))), None)
        words[number] = word[: len(word) - len(found[0])] + str(found[1]) if found else word
    return " ".join(words)


def _last_only(scan: Scan) -> bool:
    """Return whether only the last word of a name is declined."""
    return bool(settings(scan.language, "attribution").get("cases", {}).get("last_only"))


def _body_start(scan: Scan, hit: Hit) -> int:
    """Return where a body's name begins: "Central Referendum Commission" has capitals before its noun."""
    reach = int(hit.entry.data.get("reach", 0))
    place = named = hit.start
    ends = tuple(hit.entry.data.get("reach_ends", ()))
    for _ in range(reach):
        gap = scan.text.rfind(" ", max(scan.start, place - 30), max(place - 1, scan.start))
        first = gap + 1 if gap >= 0 else scan.start
        word = scan.text[first:place].strip()
        if not word or not word.isalpha():
            break
        small = fold(word).strip()
        if any(small in listed(scan.language, sort) for sort in ("articles", "prepositions")) or (
            ends and not word.endswith(ends)
        ):
            break
        place = first
        if word[0].isupper():
            named = place
        elif named < hit.start:
            break
    return named


def _state_beside(scan: Scan, hit: Hit, mentions: tuple[Mention, ...]) -> str:
    for mention in mentions:
        gap = scan.text[mention.end : hit.start] if mention.end <= hit.start else ""
        if mention.end <= hit.start and len(gap) <= _CLOSE and not gap.strip(" -’'s"):
            return mention.state or mention.actor
        if 0 < mention.start - hit.word_end <= _OWNER and mention.kind == "state":
            between = scan.folded_slice(hit.word_end, mention.start).strip()
            if not between and scan.text[hit.word_end : mention.start].strip():
                continue
            if (
                not between
                or between in listed(scan.language, "of")
                or between in listed(scan.language, "seat")
            ):
                return mention.state or mention.actor
    return ""


def body_end(scan: Scan, hit: Hit, mentions: tuple[Mention, ...]) -> int:
    """Return the end of a body's name: what follows the noun in the genitive or with "of" belongs to it."""
    tail = tail_end(scan, hit.word_end) if hit.entry.data.get("tail") else hit.word_end
    if tail == hit.word_end and in_marks(scan, hit.word_end + 1) is not None:
        own = _own_name(scan, hit)
        return own[1] + 1 if own is not None else tail
    if hit.entry.data.get("whole") or tail > hit.word_end:
        return tail
    place, text = hit.word_end, scan.text
    for _ in range(_WORDS):
        stop = place + 1
        while stop < scan.end and (text[stop].isalpha() or text[stop] in "-’"):
            stop += 1
        word = text[place + 1 : stop]
        if text[place : place + 1] != " " or not word:
            break
        known = fold(word).strip()
        capital = word[0].isupper()
        if known in listed(scan.language, "of") or capital or known in listed(scan.language, "branches"):
            place = stop
            continue
        break
    while place > hit.word_end and fold(text[:place][-8:]).split()[-1:][0] in listed(scan.language, "of"):
        place = text.rfind(" ", hit.start, place)
    inside = [m for m in mentions if m.start < place < m.end]
    return max([place, *(m.end for m in inside)])


def _referred(hit: Hit, memory: Memory, found: list[Speaker], kinds: tuple[str, ...]) -> str:
    """Return who a pronoun or "the company" stands for: who spoke last, else the latest actor of the kind."""
    before = [s for s in found if s.kind in kinds and s.end <= hit.start]
    if before:
        return max(before, key=lambda speaker: speaker.start).name
    if "person" in kinds and memory.speaker:
        return memory.speaker
    return next((m.actor for m in memory.actors if m.kind in kinds), "")


def _pronoun(hit: Hit, mentions: tuple[Mention, ...]) -> str:
    """Return whom the actors take a pronoun for."""
    return next((m.actor for m in mentions if m.start == hit.start and m.form == "pronoun"), "")


def _state_before(hit: Hit, mentions: tuple[Mention, ...]) -> str:
    """Return the state right before a noun ("a Finnish diplomat"), not its seat ("a banker in Oslo")."""
    return next((m.state or m.actor for m in mentions if 0 <= hit.start - m.end <= _CLOSE), "")
