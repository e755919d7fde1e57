"""What "the authority" stands for: a name with that noun written before, or the body that spoke last."""

from __future__ import annotations

import re

from kerege.reader.layers import Memory
from kerege.reader.lexicon import Hit
from kerege.reader.packs import settings
from kerege.reader.scan import Scan

#: characters before a noun in which a name with it is looked for
_TOLD = 1500
_WORD = r"[A-ZÀ-Þ][\w&’'-]*"
#: capitalised words before a noun of a body, and a land or field behind it
_BEFORE = re.compile(rf"(?:{_WORD} (?:(?:and|of|for|&) )?){{0,4}}{_WORD} $")
_BEHIND = re.compile(rf" (?:of|for) {_WORD}(?: {_WORD}){{0,2}}")
_ARTICLES = ("The ", "A ", "An ", "Its ")
_OWNERS = ("'s ", "’s ")


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


def spoke_last(hit: Hit, memory: Memory) -> str:
    """Return the body that spoke last where a noun like "the agency" may stand for it; else blank."""
    if "body" not in hit.entry.data.get("resolves", ()) or not memory.speaker:
        return ""
    bodies = (m.actor for m in memory.actors if m.kind == "body")
    return memory.speaker if memory.speaker in bodies else ""
