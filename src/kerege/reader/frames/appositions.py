"""Actors told by their place: "Canada, the second-largest producer", "In Togo the level was 7 %"."""

from __future__ import annotations

from functools import cache

from kerege.reader.frames.parts import Part
from kerege.reader.frames.passage import Passage
from kerege.reader.layers import Quantity
from kerege.reader.packs import settings
from kerege.reader.voices.words import listed

#: characters between a name and its rank, words among them
_REACH, _WORDS = 40, 4
#: characters of "in the" before a land
_IN = 8
_LANDS = frozenset(("state", "bloc"))
#: roles of whose supplier or buyer somebody is
_WHOLE = frozenset(("of", "owner"))
#: actors that have parts
_OWNERS = frozenset(("asset", "firm"))
#: roles of a land that opens a sentence told of it
_FRONTED = frozenset(("in", "for"))
_KINDS = frozenset(("state", "firm", "asset", "region", "bloc"))


def beside(passage: Passage, quantity: Quantity) -> Part | None:
    """Return the actor whose figure stands right behind its name: its rank or its parts; else None."""
    return _apposed(passage, quantity) or _equipped(passage, quantity)


def ranked(passage: Passage, quantity: Quantity) -> tuple[Part, Part | None] | None:
    """Return who has a rank and whose it is ("Ghana is Togo's third-largest buyer"); None if none is told."""
    if quantity.base_unit != "rank":
        return None
    clause = passage.clauses.at(quantity.start)
    own = [part for part in passage.parts if part.clause == clause and part.mention.kind in _KINDS]
    first = next((p for p in own if p.role == "nom" and not p.rank and p.end < quantity.start), None)
    whole = next((p for p in reversed(own) if p.role in _WHOLE and p.start > quantity.start - _REACH), None)
    if first is None or whole is None or whole.start < first.end:
        return None
    return first, whole if whole.mention.kind in _LANDS else None


def _apposed(passage: Passage, quantity: Quantity) -> Part | None:
    """Return the actor whose rank stands in apposition right behind its name; None if there is none."""
    if quantity.base_unit != "rank":
        return None
    text = passage.scan.text
    for part in passage.parts:
        place = part.end
        if part.mention.kind not in _KINDS or not place < quantity.start <= place + _REACH:
            continue
        words = text[place : quantity.start].split()
        if text[place : place + 2] != ", " or len(words) > _WORDS or any("," in word for word in words[1:]):
            continue
        if words[1:2] and words[1].casefold() in _articles(passage.scan.language):
            return part
    return None


def _equipped(passage: Passage, quantity: Quantity) -> Part | None:
    """Return the plant or firm right before the parts counted ("the plant Ela with four units"), if any."""
    having = _having(passage.scan.language) if quantity.base_unit == "count" else ()
    for part in passage.parts if having else ():
        if part.mention.kind not in _OWNERS or not part.end < quantity.start <= part.end + _REACH:
            continue
        words = passage.scan.folded_slice(part.end, quantity.start).split()
        if words and words[0] in having and len(words) <= _WORDS - 1:
            return part
    return None


def only_place(passage: Passage) -> bool:
    """Say whether a land that opens a sentence is its only actor ("In Togo it was 7 %", "For Togo ...")."""
    parts = [part for part in passage.parts if part.role != "dateline"]
    land = len(parts) == 1 and parts[0].role in _FRONTED and parts[0].mention.kind in _LANDS
    return land and parts[0].start - passage.scan.start <= _IN


def told_for(passage: Passage) -> Part | None:
    """Return the land for which a sentence tells a figure ("For Togo the forecast is 5 %"); None if none."""
    found = [part for part in passage.parts if part.role == "for"] if only_place(passage) else []
    return found[0] if found else None


@cache
def _articles(language: str) -> frozenset[str]:
    return listed(language, "articles")


@cache
def _having(language: str) -> frozenset[str]:
    return frozenset(settings(language, "frame_words").get("having", ()))
