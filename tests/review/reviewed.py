"""A ledger with candidates that wait, for tests of the commands."""

from __future__ import annotations

from pathlib import Path

from kerege.documents.document import Document, Paragraph, Sentence
from kerege.evidence.opening import open_ledger
from kerege.evidence.storing import store_reading
from kerege.reader.candidates import Candidate

TEXT = (
    "The capacity of the pipe was 18 Mt a year in 2023. Hill field gave 31 kt a day in 2023. "
    "Upland exported 5 Mt in 2023."
)
DIGEST = "ab" * 32


def figure(words: str, **given: object) -> Candidate:
    """Return the candidate of some words of the text."""
    start = TEXT.index(words)
    first = TEXT.rfind(". ", 0, start) + 2 if ". " in TEXT[:start] else 0
    fields = {
        "doc": "a.txt", "digest": DIGEST, "char_start": start, "char_end": start + len(words), "span": words,
        "claim_start": first, "claim_end": TEXT.index(".", start) + 1, "kind": "quantity", "period": "2023",
        "language": "en", "extractor": "rules 1",
    }  # fmt: skip
    return Candidate(**(fields | given))  # type: ignore[arg-type]


CANDIDATES = (
    figure("18 Mt a year", value=18.0, unit="Mt/year", measure="capacity", subject="pipe"),
    figure(
        "31 kt a day", value=31.0, unit="kt/day", measure="output", subject="field-hill", speaker="Reuters"
    ),
    figure(
        "5 Mt", value=5.0, unit="Mt", measure="crude_export", subject="Upland", flags=("period-inferred",)
    ),
)


def made_ledger(place: Path) -> list[str]:
    """Store the text with its candidates and return their ids in the order of the text."""
    sentences = []
    start = 0
    for part in TEXT.split(". "):
        sentences.append(Sentence(start, min(len(TEXT), start + len(part) + 1), 0, "en"))
        start += len(part) + 2
    document = Document(
        "a.txt", DIGEST, "text", TEXT, (Paragraph(0, len(TEXT), "en"),), tuple(sentences), title="A text",
        publisher="A paper",
    )  # fmt: skip
    with open_ledger(place) as ledger:
        store_reading(ledger, document, CANDIDATES, "me")
    return [one.id for one in CANDIDATES]
