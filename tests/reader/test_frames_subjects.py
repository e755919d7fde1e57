"""Whose a figure is in whole articles: relative clauses, reports of firms, lists, what is carried over."""

from __future__ import annotations

import pytest

from kerege.documents import read_document
from kerege.reader.candidates import Candidate
from kerege.reader.rules import RulesExtractor

READER = RulesExtractor()


def figures(text: str) -> list[Candidate]:
    read = READER.read(read_document(text.encode(), name="text.txt"))
    return [one for one in read.candidates if one.kind == "quantity"]


def subjects(text: str) -> list[str]:
    return [one.subject for one in figures(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("3 May 2024. Equinor, which owns 30 percent of Johan Sverdrup, plans no sale.", ["Equinor"]),
        ("3. Mai 2024. Das Kernkraftwerk Akkuyu, das Rosatom baut, kostet 20 Milliarden Dollar.", ["Akkuyu"]),
        ("3 mei 2024. Shell, dat 30 procent van het veld Karatsjaganak bezit, wacht af.", ["Shell"]),
        ("3 мая 2024 года. «Роснефть», которая владеет 25% завода, ждёт.", ["Rosneft"]),
    ],
)
def test_a_relative_clause_is_about_the_name_before_it(text: str, expected: list[str]) -> None:
    assert subjects(text) == expected


def test_a_body_between_owner_and_noun_owns_nothing() -> None:
    text = (
        "3 May 2024. Kazakhstan pumped 2 million bpd. "
        "Output was above the country's OPEC+ quota of 1.5 million bpd."
    )
    assert subjects(text) == ["Kazakhstan", "Kazakhstan"]


def test_a_possessive_behind_a_preposition_owns_the_noun() -> None:
    assert subjects("3 May 2024. On Norway's grid load peaked at 24 gigawatts.") == ["Norway"]


@pytest.mark.parametrize(
    ("text", "house"),
    [
        (
            (
                "Nordwest Windbau AG: Geschäftsbericht 2023\n\nDer Umsatz stieg auf 90 Mio. Euro.\n\n"
                "Die Einfuhren aus China kosteten 12 Millionen Euro. Wir beschäftigen 900 Menschen."
            ),
            "Nordwest Windbau AG",
        ),
        (
            (
                "Baltic Grain plc annual report 2023\n\nRevenue rose 4 percent to $90 million.\n\n"
                "Freight from Poland cost $12 million. We employed 900 people."
            ),
            "Baltic Grain plc",
        ),
        (
            (
                "АО «Степьэнерго». Отчёт за 2023 год\n\nВыручка выросла на 4% до 90 млрд тенге.\n\n"
                "Импорт из России обошёлся в 12 млрд тенге. Численность работников составила 900 человек."
            ),
            "Степьэнерго",
        ),
    ],
)
def test_figures_of_a_report_are_of_the_firm_whose_report_it_is(text: str, house: str) -> None:
    found = subjects(text)
    assert found[0] == found[1] == found[-1] == house


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "3 декабря 2024. Экономика Армении вырастет на 5,3%, казахстанская — на 5,5%.",
            ["Armenia", "Kazakhstan"],
        ),
        (
            "14 мая 2024. Казахстанский экспорт вырос на треть, а ввоз турецких машин упал на 4 процента.",
            ["Kazakhstan", "Kazakhstan"],
        ),
    ],
)
def test_lists_and_partners_in_russian(text: str, expected: list[str]) -> None:
    assert subjects(text) == expected


def test_a_partner_told_in_passing_is_not_what_the_text_is_about() -> None:
    text = (
        "21.10.2024. Узбекистан купил 5 млрд кубометров газа. Главный поставщик — Россия, на которую "
        "пришлось две трети импорта; остальное дал Туркменистан. Добыча упала до 31 млрд кубометров."
    )
    assert subjects(text)[-1] == "Uzbekistan"


def test_latin_letters_in_a_russian_text_are_a_name() -> None:
    assert subjects("3 мая 2024 года. Компания Nordwest Energy вложила в порт 30 млн долларов.") == [
        "Nordwest Energy"
    ]


def test_the_terms_of_a_loan_are_of_the_lender() -> None:
    text = "3 May 2024. The EBRD lent 120 million dollars to Kazakhstan at 5.75 percent for seven years."
    assert subjects(text) == ["EBRD", "EBRD", "EBRD"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "3 May 2024. Tajiks send money home from Russia. The population of the republic is 10 million.",
            "Tajikistan",
        ),
        (
            "3. Mai 2024. Kirgisistan kauft ein. Der Staat schuldet Peking 1,7 Milliarden Dollar.",
            "Kyrgyzstan",
        ),
    ],
)
def test_a_description_is_not_who_follows_nor_who_is_never_called_so(text: str, expected: str) -> None:
    assert subjects(text)[-1] == expected


def test_a_port_that_opens_the_sentence_is_its_scene_and_no_topic() -> None:
    text = (
        "3 May 2024. Kazakhstan sold 5 Mt of oil. At Aktau, ships queue for nine days. Exports rise to 6 Mt."
    )
    assert subjects(text) == ["Kazakhstan", "Aktau", "Kazakhstan"]


def test_a_subject_of_an_earlier_sentence_is_flagged() -> None:
    first, second = figures("3 May 2024. Kazakhstan exported 5 Mt of wheat. Output of coal reached 100 Mt.")
    assert "subject-carried" not in first.flags
    assert second.subject == "Kazakhstan"
    assert "subject-carried" in second.flags


def test_a_measure_that_no_word_of_the_clause_tells_is_flagged() -> None:
    first, second = figures("3 May 2024. Kazakhstan exported 5 Mt of wheat last year, after 4 Mt in 2022.")
    assert "measure-inferred" not in first.flags
    assert second.measure == first.measure == "wheat_export"
    assert "measure-inferred" in second.flags


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("3 May 2024. Danish firms bought 3 million tonnes of grain from Ghana.", "Denmark"),
        ("3 May 2024. There are 240 Danish firms in Ghana.", "Danish firms"),
        ("3 May 2024. Some 12,000 Danes moved to Ghana last year.", "Danes"),
        ("3. Mai 2024. In Ghana sind 240 dänische Firmen tätig.", "Danish firms"),
    ],
)
def test_what_firms_and_people_do_is_their_states_and_how_many_they_are_is_theirs(
    text: str, expected: str
) -> None:
    assert subjects(text) == [expected]
