"""Relations scored by who, whom and polarity, whatever name the reader gives the relation."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from benchmarks.reading.counts import Counts
from benchmarks.reading.equal import name_key
from benchmarks.reading.gold import LabelledDocument, Row
from benchmarks.reading.matching import overlap

#: relations that hold in both directions: either order of the two is right
SYMMETRIC = frozenset(
    (
        "ally_of",
        "borders",
        "cooperates_with",
        "friendly_relations_with",
        "met_with",
        "partner_of",
        "shares_position_with",
        "signed_agreement_with",
        "signed_with",
        "strategic_partner_of",
        "trades_with",
    )
)

#: names of one relation told from its other end: who was awarded a contract, or who awarded it; labels with
#: these names are right in either order
REVERSED = frozenset(("awarded_to",))


@dataclass(frozen=True, slots=True)
class Tie:
    """Two actors tied by a clause; ``subjects`` and ``objects`` are the keys of all names that are right."""

    start: int
    end: int
    subjects: frozenset[str]
    objects: frozenset[str]
    polarity: str
    symmetric: bool = False

    def same(self, other: Tie) -> bool:
        """Whether both say the same of the same two, in clauses that overlap."""
        if self.polarity != other.polarity or not overlap(self.start, self.end, other.start, other.end):
            return False
        straight = bool(self.subjects & other.subjects and self.objects & other.objects)
        crossed = bool(self.subjects & other.objects and self.objects & other.subjects)
        return straight or (crossed and (self.symmetric or other.symmetric))


def score_relations(document: LabelledDocument, predictions: Sequence[Row]) -> Counts:
    """Count the right ties of a document; none are counted where its relations are not all labelled."""
    if not document.relations_complete:
        return Counts()
    rows = [p for p in predictions if p["kind"] == "relation"]
    found = _distinct(t for p in rows for t in _ties(p, p["claim_start"], p["claim_end"]))
    wanted = _distinct(t for g in document.relations for t in _ties(g, g["char_start"], g["char_end"]))
    free = list(found)
    right = 0
    for tie in wanted:
        hit = next((other for other in free if tie.same(other)), None)
        if hit is not None:
            free.remove(hit)
            right += 1
    return Counts(right, len(found), len(wanted))


def _ties(row: Row, start: int, end: int) -> list[Tie]:
    """Expand names joined by ``;`` into pairs."""
    accept = row.get("accept") or {}
    return [
        Tie(
            start, end, _keys(s, accept.get("subject")), _keys(o, accept.get("object")), row["polarity"], both
        )
        for s in str(row["subject"]).split(";")
        for o in str(row["object"]).split(";")
        for both in (row["relation"] in SYMMETRIC or row["relation"] in REVERSED,)
    ]


def _keys(name: str, accept: dict[str, list[str]] | None) -> frozenset[str]:
    more = (accept or {}).get(name.strip(), [])
    return frozenset(name_key(n) for n in (name, *more))


def _distinct(ties: Iterable[Tie]) -> list[Tie]:
    kept: list[Tie] = []
    for tie in ties:
        if not any(tie.same(other) for other in kept):
            kept.append(tie)
    return kept
