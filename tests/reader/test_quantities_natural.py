"""Figures as people write them: ellipsis, durations, money of the region, comparators, and no claims."""

from __future__ import annotations

import pytest
from quantity_lines import check_linear, figures, lines, told_cases

from kerege.documents import read_document
from kerege.reader.numbers.number_style import NumberStyle
from kerege.reader.numbers.quantities import find_quantities
from kerege.reader.scan import scan_document

#: pieces that set off the widest searches, repeated without end
HOSTILE = [
    ("en", "It took a day; then 5 billion, less than nine, of which 4, in three years, "),
    ("en", "We lent money. Of them 60. Some 30,500 more. It cost 7 billion. "),
    ("de", "Davon waren es nahezu 100, nun sind es 25, von vier auf fünf, nie mehr als "),
    ("ru", "из них 60, не превысит, по оценке, 480 млн, за тысячу, вместо положенных 3, "),
    ("kk", "соның 246 миллионын, он екіге, 37 миллиардқа, саны төртеу, фунтына 56 "),
    ("nl", "zijn het er minder dan drie, een derde deel, in drie jaar gebouwd, lei, 1300, "),
]


@pytest.mark.parametrize(("language", "text", "expected"), told_cases("quantities_natural.txt"))
def test_reads(language: str, text: str, expected: list[str]) -> None:
    assert lines(text, language) == expected


@pytest.mark.parametrize(("language", "piece"), HOSTILE)
def test_stays_linear(language: str, piece: str) -> None:
    check_linear(language, piece)


def test_units_go_on_in_the_next_sentence() -> None:
    text = "Brussels promised the country 250 million euros this year. Of this, sixty go to the left bank."
    found = figures(text)
    assert [(figure.base_value, figure.base_unit) for figure in found] == [(250e6, "EUR"), (60e6, "EUR")]


def test_a_shared_name_of_money_is_that_of_the_country_told() -> None:
    moldova = "Moldova pays each family 1,300 lei. Chisinau calls it relief."
    romania = "Romania pays each family 1,300 lei. Bucharest calls it relief."
    units = []
    for text in (moldova, romania):
        document = read_document(text.encode(), name="x.txt")
        scan = next(iter(scan_document(document)))
        units += [figure.base_unit for figure in find_quantities(scan, (), NumberStyle())]
    assert units == ["MDL", "RON"]
