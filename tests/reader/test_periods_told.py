"""Periods of figures as newspapers tell them: seasons, decades, years from another, ends of years."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from kerege.documents import read_document
from kerege.reader.rules import RulesExtractor

DAY = date(2025, 3, 10)
LINES = Path(__file__).with_name("periods_told.txt").read_text(encoding="utf-8").splitlines()
ROWS = [tuple(part.strip() for part in line.split("|")) for line in LINES if not line.startswith("#")]


@pytest.mark.parametrize(("language", "marked", "period"), ROWS)
def test_the_period_is_told(language: str, marked: str, period: str) -> None:
    start = marked.index("*")
    document = read_document(marked.replace("*", "").encode(), name="told.txt", published=DAY)
    sentences = tuple(replace(one, language=language) for one in document.sentences)
    found = RulesExtractor().read(replace(document, sentences=sentences)).candidates
    end = marked.rindex("*") - 1
    assert [c.period for c in found if c.kind == "quantity" and start <= c.char_start < end] == [period]
