"""What a language says of relations, ready for lookup: small words around names, and its triggers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from kerege.reader.actors.suffixes import case_endings
from kerege.reader.candidates import Modality
from kerege.reader.packs import Entry, settings

#: slots that recall somebody instead of searching the sentence
FOCUS, PERSON, CONSTANT, NOTHING = "focus", "person", "=", "-"
#: objects without a marker of their own are looked for when the subject is known
_AFTER_SUBJECT = frozenset(("object", "oblique", "next", "previous", "any"))
#: an ending that no word has, where a language lists none
_NEVER = ("\0",)


@dataclass(frozen=True, slots=True)
class Grammar:
    """Settings of the layer ``relations`` of a language.

    prepositions, postpositions : word -> the marker it counts as; articles : word -> the case it shows
    case_ends : case with ends of names that show it; uncased : names whose ends show nothing
    cased : whether names bear case endings of their own (see :mod:`kerege.reader.actors.suffixes`)
    bare_owner : where an unmarked owner stands, ``before``, ``after`` or blank
    by : markers of who does what a passive tells; contrasts : phrases before the opposite ("but not")
    additive : "and", which may also join sentences; sources : markers of where something comes from
    The others are words by their part in the sentence
    """

    prepositions: Mapping[str, str]
    postpositions: Mapping[str, str]
    articles: Mapping[str, str]
    case_ends: tuple[tuple[str, tuple[str, ...]], ...]
    uncased: frozenset[str]
    adjective_ends: tuple[str, ...]
    name_adjective_ends: tuple[str, ...]
    cased: bool
    apostrophe: bool
    inversion: bool
    bare_owner: str
    appositions: frozenset[str]
    infinitive: frozenset[str]
    owner_pronouns: frozenset[str]
    owner_words: frozenset[str]
    list_words: frozenset[str]
    predicative: frozenset[str]
    possessives: frozenset[str]
    relative: frozenset[str]
    matter_links: frozenset[str]
    between: frozenset[str]
    auxiliaries: frozenset[str]
    by: tuple[str, ...]
    contrasts: tuple[str, ...]
    additive: frozenset[str]
    sources: frozenset[str]


_SETS = (
    "appositions",
    "infinitive",
    "owner_pronouns",
    "owner_words",
    "list_words",
    "predicative",
    "possessives",
    "relative",
    "matter_links",
    "between",
    "additive",
    "sources",
)


@cache
def relation_grammar(language: str) -> Grammar:
    """Return the settings of a language for relations."""
    words = settings(language, "relations")
    same = words.get("same", {})
    articles: dict[str, str] = {}
    for case, forms in words.get("articles", {}).items():
        for form in forms:
            articles.setdefault(form, case)
    table = words.get("case_ends", {})
    passive = words.get("passive", {})
    sets = {name: frozenset(words.get(name, ())) for name in _SETS}
    return Grammar(
        prepositions={word: same.get(word, word) for word in words.get("prepositions", ())},
        postpositions={word: same.get(word, word) for word in words.get("postpositions", ())},
        articles=articles,
        case_ends=tuple((case, tuple(ends)) for case, ends in table.items() if case != "never"),
        uncased=frozenset(table.get("never", ())),
        adjective_ends=tuple(words.get("adjective_ends", ())) or _NEVER,
        name_adjective_ends=tuple(words.get("name_adjective_ends", ())) or _NEVER,
        cased=bool(case_endings(language)),
        apostrophe=bool(words.get("apostrophe")),
        inversion=bool(words.get("inversion")),
        bare_owner=str(words.get("bare_owner", "")),
        auxiliaries=frozenset(passive.get("aux", ())),
        by=tuple(passive.get("by", ())),
        contrasts=tuple(words.get("contrasts", ())),
        **sets,
    )


@dataclass(frozen=True, slots=True)
class Trigger:
    """What an entry of the layer ``relations`` asks for; the pack files say what the fields mean.

    marked, plain : slots of the object, with a marker of its own and without one
    recalls : whether an end may be somebody the sentence does not name; asks : words one of which the clause
              must have, forbids : words it must not have, each between spaces
    """

    name: str
    subject: tuple[str, ...]
    marked: tuple[str, ...]
    plain: tuple[str, ...]
    no_object: bool
    recalls: bool
    subject_kinds: frozenset[str]
    object_kinds: frozenset[str]
    matter_subject: bool
    matter: bool
    source: bool
    states: bool
    symmetric: bool
    shared: bool
    verb: bool
    weak: bool
    finite: bool
    negative: bool
    never_denied: bool
    asks: tuple[str, ...]
    forbids: tuple[str, ...]
    modality: str


_FLAGS = (
    "matter_subject",
    "matter",
    "source",
    "states",
    "symmetric",
    "shared",
    "verb",
    "weak",
    "finite",
    "negative",
    "never_denied",
)


def is_given(slot: str) -> bool:
    """Whether a slot is filled without a search of the sentence."""
    return slot in (FOCUS, PERSON, NOTHING) or slot[:1] == CONSTANT


@cache
def trigger_of(entry: Entry) -> Trigger:
    """Return what a trigger of a pack asks for."""
    data: Mapping[str, Any] = entry.data
    subject = tuple(data.get("subject", ("subject",)))
    objects = tuple(data.get("object", ("object",)))
    flags = {name: bool(data.get(name)) for name in _FLAGS}
    return Trigger(
        name=entry.key,
        subject=subject,
        marked=tuple(slot for slot in objects if slot not in _AFTER_SUBJECT),
        plain=tuple(slot for slot in objects if slot in _AFTER_SUBJECT),
        no_object=objects == (NOTHING,),
        recalls=any(map(is_given, (*subject, *objects))),
        subject_kinds=frozenset(data.get("subject_kinds", ())),
        object_kinds=frozenset(data.get("object_kinds", ())),
        asks=_spaced(data.get("with", ())),
        forbids=_spaced(data.get("without", ())),
        modality=str(data.get("modality", Modality.ASSERTED)),
        **flags,
    )


def _spaced(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(f" {word} " for word in words)
