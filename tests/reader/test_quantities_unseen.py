"""Rates of currencies, points, votes, multiples and ellipsis, and what is none of them."""

from __future__ import annotations

import pytest
from quantity_lines import check_linear, figures, lines, told_cases

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
    check_linear(language, piece)


def test_a_rate_has_the_currency_of_the_sentence_before() -> None:
    text = "The tenge had a bad week in Almaty. On Friday it closed at 512.4 per dollar, traders said."
    found = figures(text)
    assert [(figure.base_value, figure.base_unit) for figure in found] == [(512.4, "KZT/USD")]


def test_a_part_has_unit_and_rate_of_the_sentence_before() -> None:
    text = "Output slid to 1.94 million barrels per day. Tengiz accounted for just over 900,000 of those."
    found = figures(text)
    assert [figure.base_unit for figure in found] == ["m3/day", "m3/day"]
    assert found[1].base_value == pytest.approx(900_000 * 0.158987294928)
