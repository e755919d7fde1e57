"""Figures of headlines, which the text below tells in full."""

from __future__ import annotations

from kerege.documents.reading import read_document
from kerege.reader.rules import RulesExtractor

TEXT = """Freight on Middle Corridor up 62% despite bottlenecks

BAKU, March 3, 2026 - Freight on the Middle Corridor reached 4.5 Mt last year, 62 percent more than in 2024.
"""


def test_a_headline_has_the_time_told_below():
    found = RulesExtractor().read(read_document(TEXT.encode(), name="a.txt")).candidates
    rates = [one for one in found if one.base_unit == "ratio"]
    assert [one.period for one in rates] == ["2025", "2025"]
    assert "period-inferred" not in rates[0].flags


def test_a_headline_stays_as_it_is_where_the_text_tells_another_figure():
    found = RulesExtractor().read(
        read_document(TEXT.replace("62 percent", "6 percent").encode(), name="a.txt")
    )
    first = next(one for one in found.candidates if one.base_unit == "ratio")
    assert first.period == "2026-03"
