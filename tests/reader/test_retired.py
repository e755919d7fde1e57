"""Phenomena that a retired half of the gold set showed, in words of our own."""

from __future__ import annotations

from datetime import date

import pytest
from reading import claims, document, latin
from sentences import sentence

from kerege.documents.dates import find_dates
from kerege.documents.reading import read_document
from kerege.reader.rules import RulesExtractor
from kerege.reader.times.anchor import find_anchor
from kerege.reader.voices.turns import answers, turn

DAY = date(2024, 3, 18)


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Freight doubled between 2019 and 2023 and hit 5.2 million tonnes.", "en", ["2019/2023", "2023"]),
        ("Der Export stieg von 2019 bis 2023 auf 5 Mio. t.", "de", ["2023"]),
        ("In the 1990s the harvest fell to 5 Mt.", "en", ["1990/1999"]),
        ("Port calls fell to 310 ships from 402 ships twelve months earlier.", "en", ["2024-03", "2023-03"]),
        ("The fund has lent €2bn since 2021; Russia sold 5 Mt of coal in 2022.", "en", ["2021/2024", "2022"]),
        ("Repairs will take no less than 6 bcm of gas, more than in 2023.", "en", ["2024"]),
        ("Вывоз ограничен: не больше 2 млн т зерна до 20 июня.", "ru", ["2024-06-20"]),
        ("Центробанк ожидает инфляцию 6 процентов.", "ru", ["2024"]),
        ("The bank expects inflation of 7 percent.", "en", ["2024"]),
        ("The bank expects GDP growth of 4 percent.", "en", ["2024"]),
    ],
)
def test_periods(text: str, language: str, expected: list[str]) -> None:
    assert [one.period for one in claims(text, language, DAY)] == expected


def test_the_perfect_does_not_go_on_about_a_past_month() -> None:
    text = "Mongolia sold 7 Mt of coal in January.\nThe firm has signed a contract worth $2 billion."
    assert claims(text, "en", DAY)[-1].period == "2024-03"


def test_above_forecast_is_no_forecast() -> None:
    text = "Oil output averaged 2 mb/d in February, 4 % above forecast.\nGas sales came to 10 bcm."
    assert {one.period for one in claims(text, "en", DAY)} == {"2024-02"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("OSLO, 12/09/2024. Output rose in August.", "2024-09"),
        ("NEW YORK, 09/12/2024. Output rose in August.", "2024-09"),
        ("OSLO, 12/09/2024. Output rose.", "2024-09"),
    ],
)
def test_dates_with_slashes_anchor_a_text(text: str, expected: str) -> None:
    anchor = find_anchor(document(text, "en", None))
    assert anchor is not None
    assert (anchor.period, anchor.estimated) == (expected, True)


def test_a_kazakh_date_in_the_possessive() -> None:
    (found,) = find_dates("АЛМАТЫ. 2023 жылдың 14 мамырында жиын өтті.")
    assert found.day == date(2023, 5, 14)


def test_an_abbreviated_scale_ends_a_sentence() -> None:
    found = read_document(b"It was a trade worth $15 mn. Nickel exports now go west by rail.", name="a.txt")
    assert len(found.sentences) == 2


@pytest.mark.parametrize(
    ("text", "language", "value", "unit", "comparator"),
    [
        ("Германия владеет десятой частью завода.", "ru", 0.1, "ratio", "="),
        ("Доля не дотягивает и до 7 % экспорта.", "ru", 0.07, "ratio", "<"),
        ("Цена газа — $12 за млн БТЕ.", "ru", 12 / 1055055852.62, "USD/J", "="),
        ("Der Bau kostet das Anderthalbfache.", "de", 1.5, "factor", "="),
        ("Das Land wurde das 32. Mitglied der Nato.", "de", 32, "ordinal", "="),
        ("Үлесі экспорттың 7 пайызына да жетпейді.", "kk", 0.07, "ratio", "<"),
    ],
)
def test_values(text: str, language: str, value: float, unit: str, comparator: str) -> None:
    (found,) = claims(text, language, DAY)
    assert found.base_value == pytest.approx(value)
    assert (found.base_unit, found.comparator) == (unit, comparator)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Банк ждёт инфляцию в диапазоне от 5 до 6 процентов и рост экономики.", "ru"),
        ("Өңір 5-тен 6 пайызға дейін үлес алады, ал қоры былтыр өсті.", "kk"),
    ],
)
def test_a_range_beside_a_change_of_something_else(text: str, language: str) -> None:
    found = claims(text, language, DAY)[0]
    assert (found.base_low, found.base_high, found.comparator) == (0.05, 0.06, "range")


@pytest.mark.parametrize(
    ("text", "language", "speaker"),
    [
        ("Reserves hit $15 billion, central bank governor Aliya Omarova said.", "en", "Aliya Omarova"),
        ("Output rose, the Mining Directorate reported, by 4 % to 5 Mt.", "en", "Mining Directorate"),
        ("The detour round the strait adds 12 days.", "en", "author"),
        ("Directeur Anna Smit: ‘De put is 4 kilometer diep.’", "nl", "Anna Smit"),
        ("Es seien 5000 Menschen gekommen, teilte das Innenministerium mit.", "de", "Innenministerium"),
    ],
)
def test_speakers(text: str, language: str, speaker: str) -> None:
    assert {one.speaker for one in claims(text, language, DAY)} == {latin(speaker)}


def test_answers_of_an_interview() -> None:
    text = (
        "Вопрос: Сколько блоков строится?\nИрина Ковалёва, аналитик: За рубежом строится 30 блоков.\n"
        "Портфель заказов составляет 200 млрд долларов."
    ).replace("\n", " ")
    found = RulesExtractor().read(read_document(text.encode(), name="a.txt")).candidates
    assert {one.speaker for one in found if one.kind == "quantity"} == {"Irina Kovalyova"}


def test_no_answers_without_questions() -> None:
    scan = sentence("Anna Smit, analyst: 5 Mt.", "en", DAY)
    assert not answers(scan)
    assert turn(scan, ()) is None
