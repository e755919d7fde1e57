"""A rank told right behind a name: "Canada, the second-largest producer"."""

from __future__ import annotations

from functools import cache

from kerege.reader.frames.parts import Part
from kerege.reader.frames.passage import Passage
from kerege.reader.layers import Quantity
from kerege.reader.voices.words import listed

#: characters between a name and its rank, words among them
_REACH, _WORDS = 40, 4
_KINDS = frozenset(("state", "firm", "asset", "region", "bloc"))


def apposed(passage: Passage, quantity: Quantity) -> Part | None:
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


@cache
def _articles(language: str) -> frozenset[str]:
    return listed(language, "articles")
