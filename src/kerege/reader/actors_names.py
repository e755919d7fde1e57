"""Names of actors in a sentence: what the packs list, with the form and whether it is only a place."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from kerege.reader.actors_known import kinds, people
from kerege.reader.layers import Mention
from kerege.reader.lexicon import Hit
from kerege.reader.packs import settings
from kerege.reader.scan import Scan
from kerege.reader.suffixes import ADJECTIVE, read_case

_REACH = 40
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
        if twin is not None and (twin.start, twin.end) == (hit.start, hit.end) and _second_fits(scan, twin):
            continue
        mention = _mention(scan, hit, grammar)
        if mention is not None:
            found.append(mention)
    return found


def grammar_of(language: str) -> Mapping[str, Any]:
    """Return the small words around actors: articles, words of place, words between noun and owner."""
    table = settings(language, "actor_words").get("grammar", {})
    return table if isinstance(table, dict) else {}


def words_before(scan: Scan, start: int, count: int = 1) -> tuple[str, ...]:
    """Return up to ``count`` folded words right before an offset, nearest first, within the sentence."""
    left = max(scan.start, start - _REACH)
    parts = scan.folded[left + 1 : start + 1].split()
    return tuple(reversed(parts[-count:]))


def _second_fits(scan: Scan, twin: Hit) -> bool:
    """Whether a word that is adjective and people ("Deutsche") is better read as people."""
    if twin.entry.data.get("form") != "people" or not twin.entry.data.get("noun"):
        return False
    after = scan.text[twin.end : twin.end + 2]
    return scan.text[twin.start].isupper() and not (after[:1] == " " and after[1:].isupper())


def _mention(scan: Scan, hit: Hit, grammar: Mapping[str, Any]) -> Mention | None:
    entry = hit.entry
    form = str(entry.data.get("form", "name"))
    first = scan.text[hit.start]
    read = read_case(scan.text, scan.folded, hit.end, hit.word_end, scan.language)
    if read is None:
        return None
    case, end = read
    if (
        ADJECTIVE not in (form, case)
        and first.islower()
        and not any(name[0].islower() for name in entry.forms)
    ):
        return None
    before = words_before(scan, hit.start, 5)
    if scan.text[hit.start - 1 : hit.start] == "-" and before[:1] and before[0] in grammar.get("against", ()):
        return None
    key = entry.key
    if scan.text[end : end + 1] == "+" and f"{key}+" in kinds():
        key, end = f"{key}+", end + 1
    kind, state = kinds().get(key, ("body", ""))
    if form == "people":
        return Mention(hit.start, end, people(key), "people", "name", False, state)
    if case == ADJECTIVE and form == "name":
        form = "adjective"
    place = bool(entry.data.get("city"))
    if not place and form in ("name", "capital") and kind in _PLACE_KINDS and not entry.data.get("seat"):
        place = case == "locative" or _after_place_word(scan, hit, before, grammar)
    if place and kind == "bloc" and " ".join(reversed(before[:2])).endswith(_directions(grammar)):
        return None
    return Mention(hit.start, end, key, kind, form, place, state)


def _directions(grammar: Mapping[str, Any]) -> tuple[str, ...]:
    """Return words after which "the West" is a direction ("im Westen"); never an empty ending."""
    return tuple(grammar.get("direction_place", ())) or ("\0",)


def _after_place_word(scan: Scan, hit: Hit, before: tuple[str, ...], grammar: Mapping[str, Any]) -> bool:
    words = grammar.get("place", ())
    articles = (*grammar.get("articles", ()), *grammar.get("appositions", ()))
    ends_of_adjectives = tuple(grammar.get("adjective_ends", ())) or ("\0",)
    for word in before:
        if word in words:
            ends = grammar.get("place_ends")
            return (
                ends is None
                or scan.folded[hit.end] in "".join(ends)
                or scan.text[hit.start : hit.end].isupper()
            )
        if word not in articles and not word.endswith(ends_of_adjectives):
            return False
    return False
