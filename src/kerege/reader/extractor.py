"""Back ends behind one protocol: a document goes in, candidates and findings come out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import Protocol

from kerege.base.findings import Finding
from kerege.documents.document import Document
from kerege.reader.candidates import Candidate

_ORDER = attrgetter("char_start", "char_end", "kind", "relation", "subject", "object")


@dataclass(frozen=True, slots=True)
class Reading:
    """What a back end makes of one document.

    candidates : in the order of their places
    findings   : what was rejected and why, and other remarks
    """

    candidates: tuple[Candidate, ...]
    findings: tuple[Finding, ...] = ()


class Extractor(Protocol):
    """A back end that reads documents.

    ``name`` is written into every candidate, with a version: ``rules 1``.
    """

    @property
    def name(self) -> str:
        """Name and version."""

    def read(self, document: Document) -> Reading:
        """Return what the document says."""


def in_order(candidates: Sequence[Candidate]) -> tuple[Candidate, ...]:
    """Return the candidates by place, quantities before relations, then by what they say."""
    return tuple(sorted(candidates, key=_ORDER))
