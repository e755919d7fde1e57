"""Candidate claims: what a back end proposes about a place in a document, before anyone has reviewed it."""

from __future__ import annotations

from dataclasses import dataclass, fields
from enum import StrEnum
from operator import attrgetter
from typing import Any

from kerege.base.hashing import hash_bytes
from kerege.base.quick import quick


class Modality(StrEnum):
    """How the text puts it forward."""

    ASSERTED = "asserted"
    PLANNED = "planned"
    EXPECTED = "expected"
    HEDGED = "hedged"
    DENIED = "denied"
    OPINION = "opinion"


#: comparators of a quantity: equal, about, below or up to, above or at least, between two ends
COMPARATORS = ("=", "~", "<", ">", "range")
#: speaker of what the text says in its own voice
AUTHOR = "author"


@quick
@dataclass(frozen=True, slots=True)
class Candidate:
    """One figure or relation read from a text, with the exact words it rests on.

    doc, digest            : file name, and hash of the document's bytes
    char_start, char_end   : the number with its unit (a relation: its trigger), as indices into the text
    span                   : the text between them, verbatim
    claim_start, claim_end : the clause the claim rests on
    kind                   : ``quantity`` or ``relation``
    value, value_low, value_high : the figure in ``unit``; None where the text gives none
    base_value, base_low, base_high : the same in ``base_unit`` (t, m3, J, W, m, USD, ratio, count, ...)
    comparator, approx     : one of :data:`COMPARATORS`; whether the text rounds
    measure, subject, object, good : what is measured, of whom, towards whom, of which good; blank = not said
    period                 : ISO day, month, year, or ``start/end``; blank = not said
    speaker                : who asserts it; ``author`` for the text's own voice
    relation, polarity     : name of the relation, ``positive`` or ``negative``; a quantity is ``positive``
    flags                  : warnings for the reviewer, sorted
    readings               : other ways to read the figure, in base units, when the text leaves it open
    extractor              : back end and its version
    """

    doc: str
    digest: str
    char_start: int
    char_end: int
    span: str
    claim_start: int
    claim_end: int
    kind: str
    value: float | None = None
    value_low: float | None = None
    value_high: float | None = None
    unit: str = ""
    base_value: float | None = None
    base_low: float | None = None
    base_high: float | None = None
    base_unit: str = ""
    comparator: str = "="
    approx: bool = False
    measure: str = ""
    subject: str = ""
    object: str = ""
    good: str = ""
    period: str = ""
    speaker: str = AUTHOR
    modality: str = Modality.ASSERTED
    language: str = ""
    relation: str = ""
    polarity: str = "positive"
    flags: tuple[str, ...] = ()
    readings: tuple[float, ...] = ()
    extractor: str = ""

    @property
    def id(self) -> str:
        """Hash of place and content: the same words of the same document give the same id."""
        return hash_bytes([str(value).encode() for value in _identity(self)])

    def as_dict(self) -> dict[str, Any]:
        """Plain mapping for JSON output, ``id`` first."""
        plain = dict(zip(CANDIDATE_FIELDS, _values(self), strict=True))
        return {"id": self.id, **plain, "flags": list(self.flags), "readings": list(self.readings)}


CANDIDATE_FIELDS = tuple(field.name for field in fields(Candidate))
_values = attrgetter(*CANDIDATE_FIELDS)
_identity = attrgetter("digest", *CANDIDATE_FIELDS[2:-1])
