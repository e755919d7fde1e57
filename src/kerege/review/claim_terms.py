"""The measure of a claim of the ledger in the words of the reader: the reader reads the claim's own words."""

from __future__ import annotations

import re
from functools import lru_cache

from kerege.documents.document import Document, Paragraph, Sentence
from kerege.evidence.claims import QUALITATIVE, Claim
from kerege.reader.rules import RulesExtractor

_NAME = re.compile(r"[a-z]+(_[a-z]+)+")
#: units of claims that a text writes in other words
_WRITTEN = {
    "Mt": "million tonnes", "kt": "thousand tonnes", "Mt/yr": "million tonnes a year", "share": "percent",
    "kt/d": "thousand tonnes a day", "mb/d": "million barrels a day", "kb/d": "thousand barrels a day",
    "bcm/yr": "bcm a year", "1": "",
}  # fmt: skip


def measure_of_claim(claim: Claim, subject: str) -> tuple[str, str]:
    """Return measure and good of a claim as the reader names them; its own name where it says nothing.

    ``subject`` is the claim's, by its full name.
    """
    return _read(claim.measure, claim.unit, subject)


@lru_cache(maxsize=8192)
def _read(measure: str, unit: str, subject: str) -> tuple[str, str]:
    if unit in QUALITATIVE or _NAME.fullmatch(measure):
        return measure, ""
    written = _WRITTEN.get(unit, unit)
    text = f"The {measure.replace('_', ' ')} of {subject} reached 5 {written}."
    candidates = [c for c in RulesExtractor().read(_document(text)).candidates if c.kind == "quantity"]
    if len(candidates) == 1 and candidates[0].measure:
        return candidates[0].measure, candidates[0].good
    return measure, ""


def _document(text: str) -> Document:
    whole = (Paragraph(0, len(text), "en"),)
    return Document("claim", "", "text", text, whole, (Sentence(0, len(text), 0, "en"),))
