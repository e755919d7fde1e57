"""The role of one name: by preposition or postposition, case, article, or the noun beside it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from kerege.reader.actors.known import region_members
from kerege.reader.actors.suffixes import case_endings
from kerege.reader.frames.datelines import is_dateline
from kerege.reader.frames.endings import (
    agents_role,
    declined_role,
    headed_end,
    is_nominative,
    opens_placed,
    suffixed_role,
)
from kerege.reader.frames.possessives import is_genitive, is_possessive
from kerege.reader.frames.prepositions import announced, goal, governed, lists_on, stays_there
from kerege.reader.frames.words import Grammar, Words, grammar
from kerege.reader.layers import Mention
from kerege.reader.scan import Scan

_TOWNS = frozenset(("region", "asset"))
#: ends of names of provinces, which have many plants
_PROVINCES = (" Region", " Oblast", " Province")
#: words between a preposition and its noun, at most
_PHRASE = 3
#: kinds of names that have no article; words of "an dem"
_BARE_NAMES = frozenset(("firm", "state"))
_PREPOSITION_AND_PRONOUN = 2
#: letters of a name that is short for a body or state ("USA –")
_SHORT = 3
#: kinds of names whose gender is not known
_THINGS = frozenset(("asset", "firm", "body"))


def role_of(scan: Scan, mention: Mention, words: Words, floor: int) -> tuple[str, int]:
    """Return the role of a name and the end of the noun it hangs on (-1 if none).

    ``floor`` : end of the name before; a preposition before that is not this name's.
    """
    if mention.form == "adjective":
        return agents_role(scan, mention) or "adj", mention.end
    name = scan.text[mention.start : mention.end]
    town = mention.form == "capital" or mention.kind in _TOWNS or name.isupper()
    if town and len(name) > _SHORT and is_dateline(scan, mention):  # "SINGAPORE –"
        return "dateline", -1
    for hit in words.after:
        if 0 <= hit.start - mention.end <= 1 or 0 <= hit.start - headed_end(scan, mention) <= 1:
            return str(hit.entry.data["after"]), -1
    rules = grammar(scan.language)
    role, anchor = governed(scan, announced(scan, mention), words, rules, floor)
    if role not in {"nom", "said"} and is_possessive(scan, mention):
        return "of", mention.end
    if role != "nom":
        return _governed(scan, mention, words, rules, role, anchor)
    return _bare(scan, mention, words, rules, floor)


def _governed(
    scan: Scan, mention: Mention, words: Words, rules: Grammar, role: str, anchor: int
) -> tuple[str, int]:
    """Return the role of a name behind a preposition; a plant's town stands for the plant."""
    if rules.articles is not None and _opens_relative(scan, mention, rules.articles, anchor):
        return "nom", -1
    if role == "to" and rules.articles is not None and stays_there(scan, mention, rules.articles):
        return "in", anchor
    town = mention.kind in _TOWNS and not mention.actor.endswith(_PROVINCES)
    town = town and not region_members(mention.actor)
    if role == "in" and town and not lists_on(scan, mention.end, rules) and _is_site(scan, anchor):
        return "nom", -1
    on_site = role == "on" and mention.kind == "asset"
    return "in" if on_site else goal(scan, mention, words, rules, role, anchor), anchor


def _opens_relative(scan: Scan, mention: Mention, table: Mapping[str, Any], anchor: int) -> bool:
    """Say whether a pronoun parts a name from a preposition behind a comma ("the field, an dem Romgaz ...").

    Firms have no article; of states only some have.
    """
    if scan.text[anchor - 2 : anchor] != ", " or mention.kind not in _BARE_NAMES:
        return False
    between = scan.folded_slice(anchor, mention.start).split()
    if len(between) != _PREPOSITION_AND_PRONOUN or between[1] not in table["pronouns"]:
        return False
    name = scan.folded_slice(mention.start, mention.end)
    return name not in table["with_article"] and name not in table["masculine"]


def _is_site(scan: Scan, place: int) -> bool:
    """Say whether a thing stands right before a preposition, at its town ("the new plant in Narva makes").

    A thing behind a preposition is not what the sentence is about ("200 million for a plant in Narva").
    """
    things = [hit for hit in scan.of("frame_things") if hit.word_end + 1 == place]
    heads = [h.word_end for h in scan.of("frame_words") if h.entry.data.get("role")]
    return any(not _follows(scan, heads, hit.start) for hit in things)


def _follows(scan: Scan, heads: list[int], start: int) -> bool:
    """Say whether a noun stands in the phrase of one of the prepositions that end at ``heads``."""
    before = max((end for end in heads if end < start), default=-1)
    return (
        before >= 0
        and len(scan.text[before:start].split()) <= _PHRASE
        and not any(sign in scan.text[before:start] for sign in ",;:.()")
    )


def _bare(scan: Scan, mention: Mention, words: Words, rules: Grammar, floor: int) -> tuple[str, int]:
    """Return the role of a name without a preposition."""
    case = _case(scan, mention, rules)
    if case == "of":
        near = words.noun_before(scan, mention.start) if rules.bare_after_noun else 0
        dative = not near and _is_dative(scan, mention, rules)
        return ("to", -1) if dative else ("of", near or mention.end)
    if case:
        placed = case == "in" and opens_placed(scan, mention, rules.inside)
        return ("of", mention.end) if placed else (case, -1)
    if mention.form == "genitive" or is_genitive(scan, mention, rules):
        return _genitive(scan, mention, words, rules, floor)
    near = words.noun_before(scan, mention.start) if rules.bare_after_noun else 0
    if near and not (rules.declension and is_nominative(scan, mention)) and not _headed(scan, mention, rules):
        return "of", near
    if rules.bare_before_noun and mention.end + 1 in words.starts and not _stands_in(scan, mention, rules):
        return "of", mention.end
    return _article(scan, mention, rules), -1


def _stands_in(scan: Scan, mention: Mention, rules: Grammar) -> bool:
    """Say whether a name is no owner of the word behind it: an attribute of place, a noun in a bare case."""
    word = scan.folded_slice(mention.end + 1, min(mention.end + 24, scan.end)).partition(" ")[0]
    placed = word.endswith(rules.inside) and not word.endswith(rules.inside_owned)
    return placed or word.endswith(rules.unowned)


def _headed(scan: Scan, mention: Mention, rules: Grammar) -> bool:
    """Say whether the noun before a name says what it is, in the nominative ("компания CRRC")."""
    if not rules.heads:
        return False
    return scan.folded_slice(scan.start, mention.start).rstrip(' «„“"').rpartition(" ")[2] in rules.heads


def _is_dative(scan: Scan, mention: Mention, rules: Grammar) -> bool:
    """Say whether a genitive may be a dative: it opens its sentence or stands right behind a verb."""
    if not scan.text[mention.start : mention.end].rstrip().endswith(rules.opening_dative or ("\0",)):
        return False
    before = scan.folded_slice(scan.start, mention.start).rstrip()
    return not before or before.endswith(rules.giving_ends or ("\0",))


def _case(scan: Scan, mention: Mention, rules: Grammar) -> str:
    """Return the role that the ending of a name tells, blank if none."""
    if case_endings(scan.language):
        return suffixed_role(scan, mention)
    found = declined_role(scan, mention, rules.declension) if rules.declension else ""
    if found or not rules.cases:
        return found
    text = scan.folded_slice(mention.start, mention.end).rstrip()
    return next((role for ending, role in rules.cases if text.endswith(ending)), "")


def _genitive(scan: Scan, mention: Mention, words: Words, rules: Grammar, floor: int) -> tuple[str, int]:
    """Say what a genitive hangs on: the noun before it ("Exporte Kasachstans") or the one after."""
    near = words.noun_before(scan, mention.start)
    if near:
        return "of", near
    start = scan.text.rfind(" ", scan.start, max(mention.start - 1, scan.start))
    if start > 0 and scan.text[mention.start - 2 : mention.start - 1].isalnum():
        role, _ = governed(scan, start + 1, words, rules, floor)
        if role not in {"nom", "of"}:
            return role, -1
    return "of", mention.end


def _article(scan: Scan, mention: Mention, rules: Grammar) -> str:
    """Return the role that an article tells (German: "der Ukraine", "dem Iran" are no subjects)."""
    table = rules.articles
    if table is None:
        return "nom"
    start = announced(scan, mention)
    before = scan.folded_slice(max(start - 24, scan.start), start).split()
    article = before[-1] if before else ""
    if article not in table["roles"]:
        return "nom"
    gendered = article in table["gendered"]
    said = scan.folded_slice(start, mention.start).rstrip()
    text = scan.folded_slice(mention.start, mention.end)
    masculine = text in table["masculine"] or text.endswith(tuple(table["masculine_ends"]))
    if gendered and (masculine or (said and not said.endswith(tuple(table.get("feminine_ends", ()))))):
        return "nom"
    place = scan.text.rfind(article, scan.start, start)
    if gendered and place < 0 and not said and mention.kind in _THINGS:
        return "nom"  # "Der Toktogul-Stausee": it opens the sentence
    noun = scan.text[scan.start : max(place, scan.start)].rstrip().rpartition(" ")[2]
    if gendered and place >= scan.start and noun[:1].isupper() and noun.isalpha():
        return "of"
    return str(table["roles"][article])
