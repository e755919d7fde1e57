"""Actors of lists, insertions, ranks, and lines named by their ends; levels beside changes."""

from __future__ import annotations

from datetime import date

import pytest
from reading import claims

DAY = date(2025, 8, 18)

ACTORS = [
    (
        "de",
        (
            "Ghana führte Waren für 5 Milliarden Dollar aus.\n"
            "Wichtigster Partner war China mit einem Handelsvolumen von 3 Milliarden, gefolgt von "
            "Togo mit 2."
        ),
        [("Ghana", ""), ("Ghana", "China"), ("Ghana", "Togo")],
    ),
    (
        "en",
        "The Niger-Benin pipeline carried 90,000 barrels a day in June.",
        [("Niger-Benin pipeline", "")],
    ),
    (
        "de",
        "Die Niger-Benin-Pipeline beförderte im Juni 90.000 Barrel am Tag.",
        [("Niger-Benin pipeline", "")],
    ),
    (
        "ru",
        "По трубопроводу Чад — Камерун прокачали 5 млн тонн нефти.",
        [("Chad-Cameroon pipeline", "")],
    ),
    (
        "en",
        "State-owned Cotco, the operator, earned 39 million dollars.",
        [("Cotco", "")],
    ),
    (
        "en",
        "Lagos-based Oando earned $5 million.",
        [("Oando", "")],
    ),
    (
        "en",
        "The mine is 51% owned by Ghana's Luyang Resources Group.",
        [("Luyang Resources Group", "")],
    ),
    (
        "en",
        "Rosneft, owner of 49% of Nayara Energy, raised output to 83,000 tons.",
        [("Rosneft", "Nayara Energy"), ("Rosneft", "")],
    ),
    (
        "en",
        (
            "Zambia produced 5 tons of copper in 2024.\n"
            "Africa's second-largest copper producer aims to lift output to 9 tons."
        ),
        [("Zambia", ""), ("Zambia", ""), ("Zambia", "")],
    ),
    (
        "en",
        "Ghana is Togo's third-largest oil supplier after Norway and the United States.",
        [("Ghana", "Togo")],
    ),
    (
        "de",
        "Ghana ist nach Norwegen und den USA der drittgrößte Öllieferant Togos.",
        [("Ghana", "Togo")],
    ),
    (
        "en",
        "Russia remained Ghana's top supplier for the 14th month in a row, with a share of 17%.",
        [("Russia", "Ghana")],
    ),
    (
        "en",
        (
            "China imported 8 million tons of crude from Russia.\n"
            "Saudi Arabia came second with 6.1 million tons, a drop of 12% on the year."
        ),
        [("China", "Russia"), ("China", "Saudi Arabia"), ("China", "Saudi Arabia")],
    ),
    (
        "en",
        "Ghana will own 34% of Kambarata-1, Togo and Benin 33% each.",
        [("Ghana", "Kambarata-1"), ("Togo", "Kambarata-1")],
    ),
    (
        "ru",
        "В Германии, располагающей крупнейшими в ЕС мощностями, хранилища заполнены на 75,3%.",
        [("Germany", "")],
    ),
]
MEASURES = [
    (
        "en",
        ("Ghana's gold sales lift exports to record\nGhana's exports rose 33% to $27 billion."),
        ["goods_export_growth", "goods_export"],
    ),
    (
        "en",
        "The port handled 3.9 Mt, a 4% decline blamed on falling water levels.",
        ["throughput", "throughput_growth"],
    ),
    (
        "en",
        ("The EU listed another 105 ships.\nIt bans 22 more Russian banks, bringing the number to 45."),
        ["vessels_count", "banks_count_change", "banks_count"],
    ),
    (
        "en",
        "Remittances, which make up two thirds of all transfers, dropped 11% to $2 billion.",
        ["share_of_remittances", "remittances_growth", "remittances"],
    ),
    (
        "en",
        ("Togo, which mines 43% of the world's uranium, generates 70% of its electricity from coal."),
        ["share_of_production", "share_of_generation"],
    ),
    (
        "en",
        ("Some 392,000 people left the country to work abroad.\nNine out of ten went to Ghana."),
        ["migrants_count", "share_of_migrants"],
    ),
    (
        "ru",
        "Добыча угля достигла 7,2 млн тонн, нефти — сократилась до 549 тыс. тонн.",
        ["coal_production", "crude_production"],
    ),
    (
        "en",
        ("Output dropped to 1.1 mb/d in May from 1.4 million in April after a line was put out of action."),
        ["crude_production", "crude_production"],
    ),
]


@pytest.mark.parametrize(("language", "text", "expected"), ACTORS)
def test_whose_figure_it_is(language, text, expected):
    assert [(one.subject, one.object) for one in claims(text, language, DAY)] == expected


@pytest.mark.parametrize(("language", "text", "expected"), MEASURES)
def test_what_a_figure_measures(language, text, expected):
    assert [one.measure for one in claims(text, language, DAY)] == expected


def test_a_comparison_behind_is_of_the_figure_it_stands_at():
    text = "Гана поставила пшеницы на 412 млн долларов, что на 9% меньше, чем годом ранее."
    assert [one.base_value for one in claims(text, "ru", DAY)] == [412e6, -0.09]


def test_a_goal_reached_is_a_level():
    text = "Inflation is to fall to its 5% target in 2027."
    assert [one.base_value for one in claims(text, "en", DAY)] == [0.05]


def test_a_number_a_verb_closes_is_counted():
    text = "Компания 358 пойыз жөнелтті.\nОлардың санын 600-ге жеткізу жоспарланып отыр."
    assert [one.measure for one in claims(text, "kk", DAY)] == ["trains_count", "trains_count"]
