"""Ministries and banks of a state: "the ministry" told of before, further fields of a name, banks."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from kerege.reader.actors.focus import find_focus
from kerege.reader.actors.institutions import institution
from kerege.reader.actors.known import kinds
from kerege.reader.folding import fold
from kerege.reader.layers import Memory, Mention
from kerege.reader.lexicon import Hit
from kerege.reader.packs import entries, settings
from kerege.reader.scan import Scan
from kerege.reader.voices.tails import fields_behind, more_fields

#: how names of ministries and banks begin
_OFFICIAL = ("Ministry of ", "National ", "Central Bank ", "Bureau of ")
#: how the names of ministries begin in English
_MINISTRY = "Ministry of "
#: nouns that stand for one
_HOUSES = frozenset(("body", "firm"))
#: nouns that stand for a bank
_BANKS = frozenset(("bank", "banks", "the_bank"))
_STEMS = frozenset(("ministry", "office"))
#: characters before a noun in which what it stands for is looked for
_TOLD = 2000


def ministry_before(scan: Scan, hit: Hit, memory: Memory) -> str:
    """Return the ministry or bank that "the ministry" stands for: who spoke last, else the one told of last.

    A minister tells of the ministry too ("Energy Minister Jane Doe said ... The ministry expects").
    """
    if "body" not in hit.entry.data.get("resolves", ()):
        return ""
    ministry = hit.entry.stem in _STEMS
    told = [m.actor for m in memory.actors if m.kind == "body"]
    told = told if memory.speaker in told else [memory.speaker, *told]
    begins = (_MINISTRY,) if ministry and not memory.speaker.startswith(_OFFICIAL) else _OFFICIAL
    official = next((name for name in told if name.startswith(begins)), "")
    if hit.entry.stem in _BANKS:
        return ""
    if official and (not ministry or memory.speaker.startswith(_OFFICIAL)):
        return memory.speaker if ministry else official
    if not ministry:
        return ""
    places = ((scan.folded.rfind(form, 0, hit.start), name) for form, name in _ministries(scan.language))
    place, name = max(places, default=(-1, ""))
    state = find_focus(scan, (), memory) if place >= 0 else ""
    fields = fields_behind(scan, place, place + len(name), name) if state else ""
    return f"{name}{fields} of {state}" if state else ""


def office_before(scan: Scan, hit: Hit, memory: Memory) -> str:
    """Return the state's bank or office that a noun stands for ("the bank": the central bank told before)."""
    offices = settings(scan.language, "attribution").get("told", {})
    stands_for = offices.get(scan.folded_slice(hit.start, hit.word_end).strip())
    if not stands_for:
        return ""
    left = max(0, hit.start - _TOLD)
    places = (
        (scan.folded.rfind(form, left, hit.start), english)
        for form, english in _offices(scan.language)
        if english in stands_for
    )
    place, english = max(places, default=(-1, ""))
    state = find_focus(scan, (), memory) if place >= 0 else ""
    if state:
        return institution(english, state)
    bodies = (m for m in memory.actors if m.kind == "body" and m.state)
    return next((m.actor for m in bodies if m.actor in _named(tuple(stands_for), m.state)), "")


@cache
def _named(offices: tuple[str, ...], state: str) -> frozenset[str]:
    """Return what offices of a state are called."""
    return frozenset(institution(english, state) for english in offices)


@cache
def _offices(language: str) -> tuple[tuple[str, str], ...]:
    """Return the folded names of a state's bank and offices, each with its English name."""
    found = []
    for entry in entries(language):
        english = str(entry.data.get("english", "")) if entry.layer == "attribution" else ""
        if english and "{" not in english and not english.startswith(_MINISTRY):
            found += [(f" {fold(form).strip()} ", english) for form in entry.forms]
    return tuple(dict.fromkeys(found))


def named_so(scan: Scan, hit: Hit, memory: Memory) -> str:
    """Return the body told of last whose name has the noun ("the bureau": "Bureau of Statistics")."""
    noun = scan.folded_slice(hit.start, hit.word_end).strip()
    known = [pair for pair in _heads(scan.language) if noun.startswith(pair[0])]
    heads = (noun, *(word for pair in known for word in pair))
    names = [memory.speaker, *(m.actor for m in memory.actors if m.kind in _HOUSES)]
    words = _words_of(scan.language)
    return next((n for n in names if any(w.startswith(heads) for w in (*fold(n).split(), *words(n)))), "")


@cache
def _words_of(language: str) -> Callable[[str], frozenset[str]]:
    """Return what gives the words of all names of a body ("IMF": "international", "monetary", "fund")."""
    found: dict[str, frozenset[str]] = {}
    for entry in entries(language):
        if entry.layer == "actors" and kinds().get(entry.key, ("",))[0] in _HOUSES:
            words = (word for form in entry.forms for word in fold(form).split())
            found[entry.key] = found.get(entry.key, frozenset()).union(words)
    return lambda name: found.get(name, frozenset())


@cache
def _heads(language: str) -> tuple[tuple[str, str], ...]:
    """Return beginnings of nouns of bodies and the English noun of each."""
    table = settings(language, "attribution").get("heads", {})
    return tuple((fold(start).strip(), fold(head).strip()) for start, head in table.items())


@cache
def _ministries(language: str) -> tuple[tuple[str, str], ...]:
    """Return the folded names of ministries and their ministers, each with its English name."""
    found = []
    offices = settings(language, "attribution").get("grammar", {}).get("ministers", ())
    for entry in entries(language):
        english = str(entry.data.get("english", "")) if entry.layer == "attribution" else ""
        if not english.startswith(_MINISTRY):
            continue
        for form in entry.forms:
            name = fold(form).strip()
            found.append((f" {name} ", english))
            found += [(f" {name.replace(a, b)} ", english) for a, b in offices if a in name]
    return tuple(dict.fromkeys(found))


def fields_of(scan: Scan, hit: Hit, mentions: tuple[Mention, ...]) -> str:
    """Return the further fields of a ministry behind its noun; blank where an actor stands there."""
    found = more_fields(scan, hit, str(hit.entry.data.get("english", "")))
    end = hit.word_end + len(found)
    return "" if found and any(hit.word_end < m.start < end for m in mentions) else found
