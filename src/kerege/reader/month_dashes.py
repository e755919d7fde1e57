"""Dashes between two months, which part no clauses ("January – June")."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise

from kerege.reader.scan import Scan

#: characters between two months
_GAP = 4
_DASHES = frozenset("-–—‑ \u00a0")


def month_dashes(scan: Scan) -> Mapping[int, int]:
    """Return end of a month -> start of the next one, where only a dash stands between them."""
    found = {}
    for left, right in pairwise(scan.of("months")):
        gap = scan.text[left.word_end : right.start]
        if 0 < len(gap) <= _GAP and gap.strip() and _DASHES.issuperset(gap):
            found[left.word_end] = right.start
    return found
