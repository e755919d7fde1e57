"""What "the authority" stands for: a name with that noun written before, or the body that spoke last."""

from __future__ import annotations

import re

from kerege.reader.layers import Memory
from kerege.reader.lexicon import Hit
from kerege.reader.packs import settings
from kerege.reader.scan import Scan
from kerege.reader.voices.words import listed

#: characters before a noun in which a name with it is looked for
_TOLD = 1500
#: characters before a noun in which its article stands
_ARTICLE = 8
_WORD = r"[A-ZÀ-Þ][\w&’'-]*"
#: capitalised words before a noun of a body, and a land or field behind it
_BEFORE = re.compile(rf"(?:{_WORD} (?:(?:and|of|for|&) )?){{0,4}}{_WORD} $")
_BEHIND = re.compile(rf" (?:of|for) {_WORD}(?: {_WORD}){{0,2}}")
_ARTICLES = ("The ", "A ", "An ", "Its ")
_OWNERS = ("'s ", "’s ")
#: nouns of which a text may tell several
_NEVER = frozenset(("bank", "exchange", "service", "institute"))


def written_before(scan: Scan, hit: Hit) -> str:
    """Return the name written before whose last word a small noun is ("the authority": "Delta Authority")."""
    noun = scan.text[hit.start : hit.word_end]
    if not noun.islower() or settings(scan.language, "attribution").get("grammar", {}).get("capital_nouns"):
        return ""
    head = noun.rpartition(" ")[2].capitalize()
    floor = max(0, hit.start - _TOLD)
    place = scan.text.rfind(f" {head}", floor, hit.start)
    if place < 0 or scan.text[place + 1 + len(head)].isalpha():
        return ""
    before = _BEFORE.search(scan.text, max(floor, place - 60), place + 1)
    if before is None:
        return ""
    end = place + 1 + len(head)
    name = scan.text[before.start() : end]
    for owner in _OWNERS:
        name = name.rpartition(owner)[2]
    for article in _ARTICLES:
        name = name.removeprefix(article)
    if " " not in name:
        return ""
    behind = _BEHIND.match(scan.text, end, hit.start)
    return name + (behind[0] if behind is not None else "")


def _told(scan: Scan, hit: Hit) -> bool:
    """Return whether an article alone stands before a noun, which was told of before ("the board")."""
    before = scan.folded_slice(max(scan.start, hit.start - _ARTICLE), hit.start).split()[-1:]
    return bool(before) and before[0] in listed(scan.language, "articles")


def spoke_last(scan: Scan, hit: Hit, memory: Memory) -> str:
    """Return the body that spoke last where a noun like "the agency" may stand for it; else blank."""
    data = hit.entry.data
    if not memory.speaker or not (
        "body" in data.get("resolves", ()) or (data.get("tail") and _told(scan, hit))
    ):
        return ""
    if scan.folded_slice(hit.start, hit.word_end).strip() in _NEVER:
        return ""
    bodies = (m.actor for m in memory.actors if m.kind == "body")
    return memory.speaker if memory.speaker in bodies else ""
