"""When an entry of the pack's list of exclusions holds at a number."""

from __future__ import annotations

import re

from kerege.reader.lexicon import Hit
from kerege.reader.neighbours import Neighbours
from kerege.reader.numbers.amounts import Amount

_CLAUSE_ENDS = ":,;.!?\n"
_CLAUSE_END = re.compile(r"[:,;.!?](?=\s)|\n")
#: how far words that undo an exclusion may stand from a number
_BESIDE = 80


def undone(near: Neighbours, hit: Hit, amount: Amount) -> bool:
    """Return whether a word of the clause undoes an exclusion ("built in three years" tells how long)."""
    if _heads(near, hit, amount):
        return True
    wanted = tuple(hit.entry.data.get("beside", ()))
    unwanted = tuple(hit.entry.data.get("unless", ()))
    if not wanted and not unwanted:
        return False
    first, last = max(near.scan.start, hit.start - _BESIDE), min(near.scan.end, amount.end + _BESIDE)
    far = hit.entry.data.get("far")
    ends = [] if far else [match.start() for match in _CLAUSE_END.finditer(near.scan.text, first, last)]
    head = max((end for end in ends if end < hit.start), default=first)
    tail = min((end for end in ends if end >= amount.end), default=last)
    words = near.scan.folded_slice(head, tail).split()
    if wanted and not any(word.startswith(wanted) for word in words):
        return True
    return any(word.startswith(unwanted) for word in words)


def _heads(near: Neighbours, hit: Hit, amount: Amount) -> bool:
    """Return whether a noun with an article is who has what is counted ("zählte die Gruppe 42 Schiffe")."""
    articles = hit.entry.data.get("not_behind", ())
    if not articles or not (amount.counted or amount.scale > 1.0):
        return False
    end = near.skip_back(hit.start)
    first = near.scan.text.rfind(" ", near.scan.start, end) + 1
    return near.scan.folded_slice(max(first, near.scan.start), end) in articles


def opens(near: Neighbours, hit: Hit) -> bool:
    """Return whether words that have to open the sentence do so ("For thirty years the bank ...")."""
    return not hit.entry.data.get("opening") or near.skip_back(hit.start) <= near.scan.start


def pointed(near: Neighbours, hit: Hit) -> bool:
    """Return whether a point stands behind an abbreviation that needs it ("с. 12" is a page)."""
    return not hit.entry.data.get("point") or near.scan.text[hit.end : hit.end + 1] == "."


def closed(near: Neighbours, hit: Hit) -> bool:
    """Return whether a clause ends behind words that ask for it ("Thirty years on: ...")."""
    if not hit.entry.data.get("closing"):
        return True
    return hit.end >= near.scan.end or near.scan.text[hit.end] in _CLAUSE_ENDS


def applies(hit: Hit, side: str, kinds: set[str]) -> bool:
    """Return whether an entry stands on a side and excludes one of the classes."""
    data = hit.entry.data
    return data.get("side") == side and not kinds.isdisjoint(data.get("applies", ("all",)))
