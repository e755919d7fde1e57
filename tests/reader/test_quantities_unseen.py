"""Rates of currencies, points, votes, multiples and ellipsis, and what is none of them."""

from __future__ import annotations

import pytest
from quantity_lines import lines, seconds, told_cases

from kerege.documents import read_document
from kerege.reader.layers import Memory
from kerege.reader.numbers.number_style import NumberStyle
from kerege.reader.numbers.quantities import find_quantities
from kerege.reader.scan import scan_document
from kerege.reader.times.finding import find_times

#: pieces that set off the widest searches, repeated without end
HOSTILE = [
    (
        "en",
        "The naira sank to 5 to the dollar, 43 percent for and 3 against, USD/KZT 4, 6 cents, 7 a bushel, ",
    ),
    ("de", "Der Rubel bei 9 je Dollar, 3 Punkte, 4 zu 5 Stimmen, 43 Prozent dafür, 7 dagegen, 8 Cent, "),
    ("ru", "тенге до 5 за доллар, 43 процента за, 32 против, 4 пункта, ставка на 5, 7 фунтов, "),
]


@pytest.mark.parametrize(("language", "text", "expected"), told_cases("quantities_unseen.txt"))
def test_reads(language: str, text: str, expected: list[str]) -> None:
    assert lines(text, language) == expected


@pytest.mark.parametrize(("language", "piece"), HOSTILE)
def test_stays_linear(language: str, piece: str) -> None:
    seconds(language, piece * 5)
    small, large = seconds(language, piece * 100), seconds(language, piece * 800)
    assert large < 30 * small + 0.5


def test_a_rate_has_the_currency_of_the_sentence_before() -> None:
    text = "The tenge had a bad week in Almaty. On Friday it closed at 512.4 per dollar, traders said."
    document = read_document(text.encode(), name="x.txt")
    found = []
    for scan in scan_document(document):
        found += find_quantities(scan, find_times(scan, Memory()), NumberStyle())
    assert [(figure.base_value, figure.base_unit) for figure in found] == [(512.4, "KZT/USD")]


def test_a_part_has_unit_and_rate_of_the_sentence_before() -> None:
    text = "Output slid to 1.94 million barrels per day. Tengiz accounted for just over 900,000 of those."
    document = read_document(text.encode(), name="x.txt")
    found = []
    for scan in scan_document(document):
        found += find_quantities(scan, find_times(scan, Memory()), NumberStyle())
    assert [figure.base_unit for figure in found] == ["m3/day", "m3/day"]
    assert found[1].base_value == pytest.approx(900_000 * 0.158987294928)
