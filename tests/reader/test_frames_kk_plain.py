"""Plain Kazakh news: what a figure measures, whose it is and when it was, in ordinary sentences."""

import pytest
from frame_lines import cases, differences

from kerege.documents.reading import read_document
from kerege.reader.rules import RulesExtractor

_REPORT = (
    "Ақтау порты: екі айдың қорытындысы\n\n"
    "10 наурыз 2025 жыл. Биылғы қаңтар-ақпанда Ақтау порты 620 мың тонна жүк өткізді. "
    "Былтырғы екі айда 540 мың тонна жүк тиелген еді.\n\n"
    "Мұнай тиеу көлемі 390 мың тоннаны құрады.\n\n"
    "Порт 85 мың тонна астық өңдеді, бұл екі есе артық.\n"
)


@pytest.mark.parametrize(("text", "expected"), cases("kk_plain"))
def test_a_plain_sentence_is_read_as_a_claim(text, expected):
    assert differences(text, expected) == []


@pytest.mark.parametrize("figure", ["390 мың тоннаны", "85 мың тонна"])
def test_a_later_paragraph_goes_on_about_the_months_of_the_report(figure):
    found = RulesExtractor().read(read_document(_REPORT.encode(), name="test.txt")).candidates
    assert next(one.period for one in found if one.span == figure) == "2025-01/2025-02"
