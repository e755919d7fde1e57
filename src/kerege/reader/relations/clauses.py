"""Where the clauses of a sentence begin, and which of them are asides, as far as relations need it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise

from kerege.reader.actors.names import words_before
from kerege.reader.layers import Mention
from kerege.reader.relations.grammar import Grammar
from kerege.reader.relations.markers import MATTER
from kerege.reader.scan import Scan

#: any of these signs; commas and colons before a space, dashes before no digit, hyphens between spaces
_BREAKS = re.compile(r"[,:;()·•|–—-](?:(?<![,:–—-])|(?<=[,:])(?=[\s”“\"»])|(?<=[–—])(?!\d)|(?<=\s-)\s)")
_OPENING, _CLOSING = "(–—", ")–—"
#: characters between the members of a list
GAP = 30


def find_clauses(scan: Scan, lists: Sequence[Sequence[Mention]], grammar: Grammar) -> tuple[int, ...]:
    """Return where clauses begin: behind signs outside lists and names, at words that open one, at "and".

    "And" opens one where it joins no list and a bare name far from the one before it follows ("... and China
    imports gas").
    """
    first = scan.start + scan.text.startswith("-", scan.start)  # the mark of an item opens no clause
    places = [match.end() for match in _BREAKS.finditer(scan.text, first, scan.end)]
    starts = set(places)
    for members in lists if starts else ():
        low, end = bisect_right(places, members[0].start), members[-1].end
        if low < len(places) and places[low] <= end:
            starts.difference_update(places[low : bisect_right(places, end, low)])
    starts.update([hit.start for hit in scan.of("relation_words") if hit.entry.data.get("role") == "clause"])
    for before, members in pairwise(lists) if grammar.additive else ():
        opener = members[0]
        far = opener.start - before[-1].end > GAP and opener.kind != MATTER
        if far and opener.form == "name" and not opener.place and _follows_and(scan, opener.start, grammar):
            starts.add(opener.start)
    return tuple(sorted(starts))


def _follows_and(scan: Scan, start: int, grammar: Grammar) -> bool:
    return not grammar.additive.isdisjoint(words_before(scan, start, 1)) and scan.text[start - 2] not in ",;"


def find_asides(scan: Scan, clauses: tuple[int, ...]) -> frozenset[int]:
    """Return the numbers of the clauses set between dashes or brackets."""
    opened = [number for number, start in enumerate(clauses, 1) if scan.text[start - 1] in _OPENING]
    if not opened:
        return frozenset()
    bounds = (*clauses, scan.end)
    return frozenset([number for number in opened if scan.text[bounds[number] - 1] in _CLOSING])
