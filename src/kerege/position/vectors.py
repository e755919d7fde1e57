"""The share of each vector in a whole: members counted to their bloc, what nobody names left open."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from kerege.base.intervals import Interval
from kerege.case.belonging import Belonging
from kerege.evidence.claims import ClaimBook, Kind
from kerege.position.wholes import Part, Whole

#: what no vector has: other partners, and what no row names
OTHERS = "others"


@dataclass(frozen=True, slots=True)
class VectorShare:
    """Share of one vector in one whole.

    share  : low and high bound what the rows admit, mid is what they say (0 where nothing is said)
    claims : ids of the claims of its rows and of the total; empty where nothing is said
    """

    vector: str
    share: Interval
    claims: frozenset[str]


def vector_shares(whole: Whole, belonging: Belonging) -> tuple[VectorShare, ...]:
    """Return the share of every vector of the case, and of the others, in one whole.

    A part that is shared by k vectors (an organisation of several) may be all or nothing of each; its k-th
    counts to the mid. A vector may also have some of the rest that no row names, unless a row of its own says
    how much it has. The mids add up to one.
    """
    day = date.fromordinal(whole.end.toordinal()) - timedelta(days=1)
    counted: Mapping[Part, tuple[str, ...]] = {
        p: belonging.vectors_of(p.tie.partner, day) for p in whole.outer
    }
    found = []
    for vector in belonging.vectors:
        mine = [p for p, vectors in counted.items() if vector in vectors]
        low = sum(p.share.low for p in mine if len(counted[p]) == 1)
        mid = sum(p.share.mid / len(counted[p]) for p in mine)
        high = sum(p.share.high for p in mine)
        if not any(p.tie.partner == vector and not p.tie.via for p in mine):
            high += whole.rest[1]
        taken = sum(p.share.low for p, vectors in counted.items() if vector not in vectors)
        found.append(_vector(vector, low, mid, min(high, 1.0 - taken), mine, whole))
    rest = [p for p, vectors in counted.items() if not vectors]
    low = sum(p.share.low for p in rest)
    high = 1.0 - sum(v.share.low for v in found)
    mid = 1.0 - sum(v.share.mid for v in found)
    found.append(_vector(OTHERS, low, mid, high, rest, whole))
    return tuple(found)


def _vector(vector: str, low: float, mid: float, high: float, parts: list[Part], whole: Whole) -> VectorShare:
    low = min(max(low, 0.0), 1.0)
    mid = max(low, min(mid, 1.0))
    claims = frozenset(c for p in parts for c in p.tie.claims)
    if claims:
        claims |= frozenset(whole.claims)
    return VectorShare(vector, Interval(low, mid, max(mid, min(high, 1.0))), claims)


def weakest(claims: frozenset[str], book: ClaimBook) -> str:
    """Return the weakest kind among claims, blank where there are none."""
    kinds = [book.claims[c].kind for c in sorted(claims) if c in book.claims]
    return max(kinds, key=lambda kind: Kind(kind).weakness).value if kinds else ""
