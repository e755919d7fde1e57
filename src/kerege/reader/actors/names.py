"""Names of actors in a sentence: what the packs list, with the form and whether it is only a place."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from typing import NamedTuple

from kerege.reader.actors.known import kinds, people
from kerege.reader.actors.suffixes import ADJECTIVE, read_case
from kerege.reader.layers import Mention
from kerege.reader.lexicon import Hit
from kerege.reader.packs import Entry, settings
from kerege.reader.scan import Scan

_REACH = 40
#: words before a name looked at for one of place
_WORDS = 5
#: letters of words like "in" and "and"
_SMALL_WORD = 2
#: how the names of parts of the world begin that may be directions ("the West")
_ARTICLE = "the "
_OPENING = frozenset('«„“"')
_STATES = frozenset(("state", "bloc"))
#: words between a body written small and its state
_OF = (" of", " van", " of the")
_PLACE_KINDS = ("state", "region", "asset", "bloc")


def find_names(scan: Scan) -> list[Mention]:
    """Return the names, adjectives, peoples and capitals of a sentence, in order and without overlap."""
    found: list[Mention] = []
    hits = scan.of("actors")
    grammar = grammar_of(scan.language)
    for position, hit in enumerate(hits):
        twin = hits[position + 1] if position + 1 < len(hits) else None
        if found and hit.start < found[-1].end:
            continue
        shared = twin is not None and twin.start == hit.start and twin.end == hit.end
        if twin is not None and shared and _second_fits(scan, hit, twin):
            continue
        mention = _mention(scan, hit, grammar)
        if mention is not None:
            joined = scan.text[mention.end : mention.end + 1] == "-"
            found.append(_prefixed(scan, mention, hits[position + 1 : position + 3]) if joined else mention)
    return found


@cache
def grammar_of(language: str) -> Mapping[str, frozenset[str]]:
    """Return the small words around actors: articles, words of place, words between noun and owner."""
    table = settings(language, "actor_words").get("grammar", {})
    return {name: frozenset(words) for name, words in table.items()}


def words_before(scan: Scan, start: int, count: int = 1) -> tuple[str, ...]:
    """Return up to ``count`` folded words right before an offset, nearest first, within the sentence."""
    left = start - _REACH if start - _REACH > scan.start else scan.start
    return tuple(scan.folded[left + 1 : start + 1].rsplit(None, count)[: -count - 1 : -1])


def _second_fits(scan: Scan, hit: Hit, twin: Hit) -> bool:
    """Whether a word of two meanings is better read as people: adjective ("Deutsche") or state ("Polen").

    Of a state and its people with one name the people have an article.
    """
    if twin.entry.data.get("form") != "people" or not twin.entry.data.get("noun"):
        return False
    if _known(hit.entry).form == "name":
        articles = grammar_of(scan.language).get("articles", frozenset())
        return not articles.isdisjoint(words_before(scan, twin.start, 1))
    if twin.entry.data["noun"] == "alone":
        return _alone(scan, twin.end)
    after = scan.text[twin.end : twin.end + 2]
    return scan.text[twin.start].isupper() and not (after[:1] == " " and after[1:].isupper())


def _alone(scan: Scan, end: int) -> bool:
    """Whether no noun follows that an adjective could belong to: a sign, a number, or a short word."""
    word = scan.folded[end + 1 : end + 24].split(maxsplit=1)
    return not word or scan.text[end : end + 1] != " " or len(word[0]) <= _SMALL_WORD or not word[0].isalpha()


class _Known(NamedTuple):
    """What a pack says of a name: form, and whether it may be written small or is never, always a place."""

    form: str
    small: bool
    city: bool
    placed: bool


@cache
def _known(entry: Entry) -> _Known:
    form = str(entry.data.get("form", "name"))
    small = form == ADJECTIVE or any(name[0].islower() for name in entry.forms)
    city, seat = bool(entry.data.get("city")), bool(entry.data.get("seat"))
    return _Known(form, small, city, not city and not seat and form in ("name", "capital"))


def _mention(scan: Scan, hit: Hit, grammar: Mapping[str, frozenset[str]]) -> Mention | None:
    start, key, text = hit.start, hit.entry.key, scan.text
    form, small, place, placed = _known(hit.entry)
    read = read_case(text, scan.folded, hit.end, hit.word_end, scan.language)
    sign = text[start - 1 : start]
    if read is None or (sign in _OPENING and _goes_on(scan, read[1])):
        return None
    case, end = read
    if not small and case != ADJECTIVE and text[start].islower() and not _is_of_state(text[start:end]):
        return None
    if sign == "-" and "against" in grammar and not grammar["against"].isdisjoint(words_before(scan, start)):
        return None
    known = kinds()
    if text[end : end + 1] == "+" and f"{key}+" in known:
        key, end = f"{key}+", end + 1
    kind, state = known.get(key, ("body", ""))
    if form == "people":
        return Mention(start, end, people(key), "people", "name", False, state)
    if case == ADJECTIVE and form == "name":
        form, placed = ADJECTIVE, False
    if placed and kind in _PLACE_KINDS:
        place = case == "locative" or _after_place_word(scan, hit)
    if place and key.startswith(_ARTICLE) and _is_direction(scan, start, grammar):
        return None
    return Mention(start, end, key, kind, form, place, state)


def _is_of_state(name: str) -> bool:
    """Whether a name written small ends with a state's ("the central bank of Togo")."""
    first, _, last = name.rpartition(" ")
    return first.endswith(_OF) and last[:1].isupper()


def _prefixed(scan: Scan, mention: Mention, following: list[Hit]) -> Mention:
    """Return the adjective that a place is in a joined word ("US-Konzern", "Lagos-based Oando")."""
    after = mention.end + 1
    seated = tuple(grammar_of(scan.language).get("seated", ()))
    if seated and scan.text.startswith(seated, after):
        return replace(mention, form=ADJECTIVE, place=False)
    if mention.kind not in _STATES or mention.form != "name" or not scan.text[after : after + 1].isalpha():
        return mention
    if next((hit.start for hit in following if hit.start >= mention.end), -1) == after:
        return mention
    return replace(mention, form=ADJECTIVE, place=False)


def _goes_on(scan: Scan, end: int) -> bool:
    """Whether a name in quotation marks goes on behind a hyphen, and so is another ("«Kaspi-Oil»")."""
    after = scan.text[end : end + 2]
    return after[:1] in {"-", "‑"} and after[1:].isupper()


def _is_direction(scan: Scan, start: int, grammar: Mapping[str, frozenset[str]]) -> bool:
    """Whether "the West" is a direction by the words before it ("im Westen")."""
    before = " ".join(reversed(words_before(scan, start, 2)))
    return any(before.endswith(words) for words in grammar.get("direction_place", ()))


class _Placing(NamedTuple):
    """Words of place, words between them and a name, and last letters of a name that is a place then."""

    words: frozenset[str]
    between: frozenset[str]
    adjective_ends: tuple[str, ...]
    last: frozenset[str] | None


@cache
def _placing(language: str) -> _Placing:
    table = settings(language, "actor_words").get("grammar", {})
    ends = table.get("place_ends")
    return _Placing(
        frozenset(table.get("place", ())),
        frozenset((*table.get("articles", ()), *table.get("appositions", ()))),
        tuple(table.get("adjective_ends", ())) or ("\0",),
        None if ends is None else frozenset("".join(ends)),
    )


def _after_place_word(scan: Scan, hit: Hit) -> bool:
    words, between, ends, last = _placing(scan.language)
    if not words:
        return False
    for word in words_before(scan, hit.start, _WORDS):
        if word in words:
            return last is None or scan.folded[hit.end] in last or scan.text[hit.start : hit.end].isupper()
        if word not in between and not word.endswith(ends):
            return False
    return False
