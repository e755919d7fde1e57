"""A document with what was read from it and how that stands to the case."""

from __future__ import annotations

from dataclasses import dataclass

from kerege.documents.document import Document
from kerege.reader.candidates import Candidate
from kerege.review.matches import Match


@dataclass(frozen=True, slots=True)
class Sheet:
    """One document as it was read; ``matches`` go with the candidates, or are none without a case."""

    document: Document
    candidates: tuple[Candidate, ...]
    matches: tuple[Match, ...] = ()
