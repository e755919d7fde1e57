"""Labelled documents: the gold set of this repository, or a folder of texts with a claims file."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

GOLD = Path(__file__).resolve().parents[2] / "tests" / "gold"
LANGUAGES = ("de", "nl", "en", "ru", "kk")
#: parts of the set; the sealed ones are only scored
PARTS = (
    "development", "practice", "natural", "news",
    "sealed", "second_sealed", "natural_sealed", "news_sealed",
)  # fmt: skip
Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class LabelledDocument:
    """A text with all its figures, relations and distractors; offsets are into ``text``.

    relations_complete : every relation of the text is labelled, so one that is not counts as wrong
    """

    doc: str
    language: str
    text: str
    quantities: tuple[Row, ...]
    relations: tuple[Row, ...]
    distractors: tuple[Row, ...]
    relations_complete: bool = True


def read_gold(languages: Iterable[str] = LANGUAGES, parts: Iterable[str] = PARTS) -> list[LabelledDocument]:
    """Return the documents of the repository's own gold set, by language and part."""
    chosen = tuple(parts)
    paths = [GOLD / language / f"{part}.jsonl" for language in languages for part in chosen]
    return [_document(row) for path in paths for row in read_rows(path)]


def read_folder(folder: Path) -> list[LabelledDocument]:
    """Return the documents of a folder with ``gold_claims.jsonl``, ``gold_distractors.jsonl`` and texts."""
    claims = [_tidy(row) for row in read_rows(folder / "gold_claims.jsonl")]
    distractors = read_rows(folder / "gold_distractors.jsonl")
    documents = []
    for path in sorted(folder.glob("*.txt")):
        own = [row for row in claims if row["doc"] == path.name]
        with path.open(encoding="utf-8", newline="") as file:
            text = file.read()
        documents.append(
            LabelledDocument(
                doc=path.name,
                language=own[0]["language"] if own else "und",
                text=text,
                quantities=tuple(row for row in own if row["type"] == "quantity"),
                relations=tuple(row for row in own if row["type"] == "relation"),
                distractors=tuple(row for row in distractors if row["doc"] == path.name),
            )
        )
    return documents


def read_rows(path: Path) -> list[dict[str, Any]]:
    """Return the objects of a JSONL file."""
    with path.open(encoding="utf-8") as file:
        return [json.loads(line) for line in file if line.strip()]


def faults(document: LabelledDocument) -> list[str]:
    """Return what is wrong with the offsets of a document's labels; empty = every label is verbatim."""
    places = [(row, "char_start", "char_end", "span") for row in document.relations + document.distractors]
    for row in document.quantities:
        places += [(row, "char_start", "char_end", "span"), (row, "num_start", "num_end", "num_span")]
    return [
        f"{row['id']}: {row[span]!r} is not what stands at {row[start]}-{row[end]}"
        for row, start, end, span in places
        if document.text[row[start] : row[end]] != row[span]
    ]


def _document(row: Row) -> LabelledDocument:
    return LabelledDocument(
        doc=row["doc"],
        language=row["language"],
        text=row["text"],
        quantities=tuple(c for c in row["claims"] if c["type"] == "quantity"),
        relations=tuple(c for c in row["claims"] if c["type"] == "relation"),
        distractors=tuple(row["distractors"]),
        relations_complete=row["relations_complete"],
    )


def _tidy(row: dict[str, Any]) -> dict[str, Any]:
    """Fill what this layout leaves out: bounds in base units of a figure without value, and polarity."""
    if row["type"] == "relation":
        return {**row, "polarity": "negative" if row["modality"] == "denied" else "positive"}
    bounds = {"base_low": None, "base_high": None}
    if row["base_value"] is None:
        bounds = {"base_low": row["value_low"], "base_high": row["value_high"]}
    return {**bounds, **row}
