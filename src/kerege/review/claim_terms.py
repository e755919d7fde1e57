"""The measure of a claim of the ledger in the words of the reader: the reader reads the claim's own words."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from kerege.documents.document import Document, Paragraph, Sentence
from kerege.evidence.claims import QUALITATIVE, Claim
from kerege.reader.rules import RulesExtractor
from kerege.reader.scan import Scan, scan_document

_NAME = re.compile(r"[a-z]+(_[a-z]+)+")
_BRACKETS = re.compile(r"\s*\(([^()]*)\)")
_WORD = re.compile(r"\w+")
#: units of claims that a text writes in other words
_WRITTEN = {
    "Mt": "million tonnes", "kt": "thousand tonnes", "Mt/yr": "million tonnes a year", "share": "percent",
    "kt/d": "thousand tonnes a day", "mb/d": "million barrels a day", "kb/d": "thousand barrels a day",
    "bcm/yr": "bcm a year", "1": "", "tU": "tonnes", "tU/yr": "tonnes a year", "MUSD": "million dollars",
    "BUSD": "billion dollars", "MKZT": "million tenge", "kTEU": "thousand TEU", "1e6*TEU": "million TEU",
}  # fmt: skip
#: layers whose words say what is measured
_TOLD = ("measures", "goods")
#: words that do not narrow a measure; "by route" and the like announce the object
_NEUTRAL = frozenset({
    "a", "an", "and", "annual", "average", "by", "condensate", "for", "from", "in", "installed", "national",
    "of", "origin", "per", "region", "route", "routes", "the", "to", "total", "volume", "yearly",
})  # fmt: skip


class Told(NamedTuple):
    """What a claim measures: the measure and the good as the reader names them, and words that narrow it.

    Where the reader says nothing, ``measure`` is the claim's own name for it.
    """

    measure: str
    good: str = ""
    rest: str = ""


def measure_of_claim(claim: Claim, subject: str) -> Told:
    """Return what a claim measures; ``subject`` is the claim's, by its full name."""
    return _read(claim.measure, claim.unit, subject)


@lru_cache(maxsize=8192)
def _read(measure: str, unit: str, subject: str) -> Told:
    if unit in QUALITATIVE or _NAME.fullmatch(measure):
        return Told(measure)
    written = _WRITTEN.get(unit, unit)
    words, brackets = _BRACKETS.sub("", measure.replace("_", " ")).strip(), _BRACKETS.findall(measure)
    document = _document(f"The {words} of {subject} was 5 {written}.")
    candidates = [c for c in RulesExtractor().read(document).candidates if c.kind == "quantity"]
    if len(candidates) != 1 or not candidates[0].measure:
        return Told(measure)
    rest = _narrowing(next(scan_document(document)), len("The "), len("The ") + len(words))
    return Told(
        candidates[0].measure, candidates[0].good, " ".join(part for part in (rest, *brackets) if part)
    )


def _narrowing(scan: Scan, start: int, end: int) -> str:
    """Return the words between two places that say more than measure and good: ``net``, ``russian ports``."""
    told = [(hit.start, hit.word_end) for layer in _TOLD for hit in scan.of(layer)]
    words = [
        match.group()
        for match in _WORD.finditer(scan.text, start, end)
        if not any(first <= match.start() < last for first, last in told)
    ]
    return " ".join(word for word in words if word.casefold() not in _NEUTRAL)


def _document(text: str) -> Document:
    whole = (Paragraph(0, len(text), "en"),)
    return Document("claim", "", "text", text, whole, (Sentence(0, len(text), 0, "en"),))
