"""The preposition that governs a name, over the words that may stand between."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping
from typing import Any

from kerege.reader.frames.words import Grammar, Words
from kerege.reader.layers import Mention
from kerege.reader.scan import Scan

#: words and characters that may stand between a preposition and the name it governs
_REACH, _FAR = 3, 60
#: genitives hang on genitives at most so deep
_DEPTH = 1
_LANDS = frozenset(("state", "bloc"))
_NOUN_FIRST = frozenset(("after", "both"))
_STOPS = frozenset(',;:()–—„“”"«»')
_QUOTES = frozenset("«„“\"‘'")


def governed(
    scan: Scan, start: int, words: Words, rules: Grammar, floor: int, depth: int = 0
) -> tuple[str, int]:
    """Return the role that the nearest preposition before an offset gives, ``nom`` if there is none."""
    if scan.text[start - 1 : start] in _QUOTES:
        start -= 1
    number = bisect_left(words.ends, start + 1) - 1
    hit = words.before[number] if number >= 0 else None
    if hit is None or hit.start < floor:
        return "nom", -1
    between = _without_lands(scan, hit.end, start)
    if not _reaches(between, rules, strict=not depth):
        return "nom", -1
    opens = hit.entry.data.get("opens") if hit.start == scan.start else None
    role = str(opens or hit.entry.data["role"])
    if role != "of":
        return role, hit.start
    near = words.noun_before(scan, hit.start)
    if (near and _noun(scan, near) not in rules.light) or depth > _DEPTH:
        return "of", near or hit.start
    outer, anchor = governed(scan, hit.start, words, rules, floor, depth + 1)
    return (outer, anchor) if outer not in {"nom", "of"} else ("of", near or hit.start)


def _without_lands(scan: Scan, left: int, right: int) -> str:
    """Return the text between two places without the adjectives of lands ("to the German refiner Leuna")."""
    between = scan.text[left:right]
    for hit in scan.of("actors") if right - left > 1 else ():
        if left < hit.start and hit.word_end < right and hit.entry.data.get("form") == "adjective":
            between = between.replace(f"{scan.text[hit.start : hit.word_end]} ", "", 1)
    return between


def _noun(scan: Scan, end: int) -> str:
    """Return the word that ends at an offset, small."""
    return scan.folded_slice(max(end - _FAR, scan.start), end).rpartition(" ")[2]


def _reaches(between: str, rules: Grammar, *, strict: bool) -> bool:
    """Say whether a preposition governs a name over the words between them."""
    if between == " ":
        return True
    if len(between) > _FAR or not _STOPS.isdisjoint(between) or any(map(str.isdigit, between)):
        return False
    words = between.split()
    if len(words) > _REACH or (strict and not all(_is_light(word, rules) for word in words)):
        return False
    return not rules.capitals or not (_past_noun(words, rules) or _opens_clause(words, rules))


def _opens_clause(words: list[str], rules: Grammar) -> bool:
    """Say whether a pronoun stands between preposition and article ("an dem der Staat 98 % hält")."""
    pronouns = (rules.articles or {}).get("pronouns", ())
    return len(words) > 1 and words[0] in pronouns and words[1] in pronouns


def _past_noun(words: list[str], rules: Grammar) -> bool:
    """Say whether a noun ends the phrase: a small word other than "and", "of the" comes behind it."""
    noun = next((place for place, word in enumerate(words) if word[:1].isupper()), -1)
    if noun < 0 or noun == len(words) - 1:
        return False
    inside = {*rules.joiners, *((rules.articles or {}).get("genitive", ()))}
    return any(word[:1].islower() and word not in inside for word in words[noun + 1 :])


def _is_light(word: str, rules: Grammar) -> bool:
    """Say whether a word may stand between a preposition and its name: article, adjective, apposition."""
    folded = word.casefold()
    if folded in rules.light or (rules.capitals and word[:1].isupper()):
        return True
    return rules.endings != () and folded.endswith(rules.endings)


def announced(scan: Scan, mention: Mention) -> int:
    """Return where a name begins with the noun that says what it is ("of the field Karachaganak")."""
    for hit in scan.of("frame_names"):
        if hit.word_end + 1 == mention.start and hit.entry.data.get("side") in _NOUN_FIRST:
            return scan.text.rfind(" ", scan.start, hit.start) + 1 or hit.start
    if scan.text[mention.start - 1 : mention.start] == "-":  # "Oost-Congo"
        return max(scan.text.rfind(" ", scan.start, mention.start) + 1, scan.start)
    return mention.start


def goal(scan: Scan, mention: Mention, words: Words, rules: Grammar, role: str, anchor: int) -> str:
    """Return ``to`` where the case of a name behind "in" or "on" tells a goal (Russian), else the role.

    A noun between the two has the case instead of the name ("в страны СНГ").
    """
    table = rules.motion
    if table is None or role not in table["roles"]:
        return role
    behind = next((hit.end for hit in words.before if hit.start == anchor), mention.start)
    nouns = [word for word in scan.text[behind : mention.start].split() if word.casefold() in rules.light]
    if nouns:
        return role if nouns[0].isupper() or nouns[0].endswith(tuple(table["place"])) else "to"
    name = scan.text[mention.start : mention.end].rstrip()
    return role if name.isupper() or name.casefold().endswith(tuple(table["place"])) else "to"


def stays_there(scan: Scan, mention: Mention, table: Mapping[str, Any]) -> bool:
    """Say whether an article behind "in" is a plural's dative ("in den USA", not "in den Iran")."""
    before = table.get("there", ("\0",))
    if mention.kind not in _LANDS or not scan.folded_slice(scan.start, mention.start).endswith(tuple(before)):
        return False
    return scan.folded_slice(mention.start, mention.end) not in table["masculine"]


def lists_on(scan: Scan, end: int, rules: Grammar) -> bool:
    """Say whether a name goes on with another ("plants in Kumasi, Tema and Tamale"): no site has several."""
    before, word, then = [*scan.text[end : end + 16].split(" "), "", "", ""][:3]
    if before == ",":
        return word[:1].isupper()
    return before == "" and word.casefold() in rules.joiners and then[:1].isupper()
