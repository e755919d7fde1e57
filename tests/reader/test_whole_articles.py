"""Constructions of whole news articles: lists in brackets, times told elsewhere, insertions, directions."""

from __future__ import annotations

from datetime import date

import pytest
from reading import claims, latin

DAY = date(2025, 6, 11)

SUBJECTS = [
    ("ru", "Крупнейшие производители — «Северная звезда» (14,2 млн тонн угля) и Gamma Coal (9,8 млн тонн).",
     ["Северная звезда", "Gamma Coal"]),
    ("en", "The largest carriers are Pegasus (31.2 million passengers) and SunExpress (15 million).",
     ["Pegasus", "SunExpress"]),
    ("de", "Größte Produzenten waren Gamma Coal (14,2 Mio. Tonnen Kohle) und Schubarkol (9,8 Mio. Tonnen).",
     ["Gamma Coal", "Schubarkol"]),
    ("de", "In Ghana ist der Rückstand größer.\nDort lag der Stand bei 72 %.",
     ["Ghana"]),
    ("nl", "In Ghana is de achterstand groter.\nHier stond de vulgraad op 72 procent.", ["Ghana"]),
]  # fmt: skip
MEASURES = [
    ("en", "The share of non-performing loans fell to 4.1%.", ["share_of_loans"]),
    ("ru", "Доля проблемных кредитов снизилась до 3,8%.", ["share_of_loans"]),
    ("en", "Ghana produced 73 tonnes of gold in 2024.\nMore than half of that came from the Obuasi mine.",
     ["gold_production", "share_of_production"]),
    ("de", "Es gaben nur 40,3 Prozent der 3,5 Millionen Wahlberechtigten ihre Stimme ab.",
     ["turnout", "voters_count"]),
    ("en", "14 police officers were injured.", ["injuries_count"]),
    ("en", "The bank sold more than $40 billion in March to support the lira.", ["currency_sales"]),
    ("ru", "В мае Нацбанк купил на валютном рынке 245 млн долларов.", ["currency_purchases"]),
    ("ru", "В августе Бразилия отгрузила по данным министерства торговли 9 млн т угля.", ["coal_export"]),
    ("en", "Exports of coal, for which Togo has required licences since April, were 5,792 tonnes.",
     ["coal_export"]),
    ("ru", "Экспорт в США рухнул на 20% из-за повышения пошлин.", ["goods_export_growth"]),
    ("en", "Ghana received $5 billion in remittances.\nRemittances sent abroad from Ghana were $640 million.",
     ["remittances", "remittances_outflow"]),
]  # fmt: skip
PERIODS = [
    ("en", "Oil output was 8.42 million tonnes in May.\nSince the start of the year output was 40.9 Mt.",
     ["2025-05", "2025-01/2025-05"]),
    ("ru", "Добыча в мае составила 8,4 млн тонн.\nС начала года добыто 40,9 млн тонн.",
     ["2025-05", "2025-01/2025-05"]),
    ("de", "Am 1. Juni waren die Speicher zu 43 % gefüllt, gegenüber 55 % am gleichen Tag des Vorjahres.",
     ["2025-06-01", "2024-06-01"]),
    ("de", "Im dritten Quartal des Geschäftsjahres 2024/25 stieg der Umsatz auf 278 Mio. Euro.",
     ["2025-01/2025-03"]),
    ("de", "Die Ausfuhr von Kohle, für die Togo seit April Lizenzen verlangt, betrug im März 5 Tonnen.",
     ["2025-03"]),
]  # fmt: skip
VALUES = [
    ("ru", "Компания снизила прибыль на 31%.", [-0.31]),
    ("ru", "Компания сократила прибыль в январе – июне на 31%.", [-0.31]),
    ("nl", "Het bedrijf verminderde de winst met 5 procent.", [-0.05]),
    ("en", "The company increased its loss by 5%.", [0.05]),
    ("en", "EU gas stores drop below half full after the freeze.", [0.5]),
    ("en", "The bank cut its key rate by 200 basis points.\nEconomists had expected a move of 150 points.",
     [-0.02, 0.015]),
]  # fmt: skip
UNITS = [
    ("de", "Das Werk soll jährlich 180.000 Tonnen Schrott verarbeiten.", ["t/year"]),
    ("nl", "Het bedrijf verwerkt jaarlijks 180.000 ton schroot.", ["t/year"]),
    ("en", "Output averaged 915,000 barrels a day in May, against 640,000 barrels in May 2024.",
     ["m3/day", "m3/day"]),
]  # fmt: skip
SPEAKERS = [
    ("nl", "Volgens het contract levert Ghana 5 miljoen ton.", "author"),
    ("en", "According to the contract Ghana will deliver 5 million tonnes.", "author"),
    ("ru", "Мы ждем роста на 5%, сказал на форуме глава ЦБ Тимур Алиев.", "Тимур Алиев"),
    ("ru", "Добыча выросла на 5%, сказал министр промышленности и энергетики Том Кофи.", "Том Кофи"),
    ("nl", "President Jan Kofi van de bank sprak.\nHij mikt op een inflatie van 24 procent.", "Jan Kofi"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "subjects"), SUBJECTS)
def test_subjects(language: str, text: str, subjects: list[str]) -> None:
    assert [one.subject for one in claims(text, language, DAY)] == subjects


@pytest.mark.parametrize(("language", "text", "measures"), MEASURES)
def test_measures(language: str, text: str, measures: list[str]) -> None:
    assert [one.measure for one in claims(text, language, DAY)] == measures


@pytest.mark.parametrize(("language", "text", "periods"), PERIODS)
def test_periods(language: str, text: str, periods: list[str]) -> None:
    assert [one.period for one in claims(text, language, DAY)] == periods


@pytest.mark.parametrize(("language", "text", "values"), VALUES)
def test_directions(language: str, text: str, values: list[float]) -> None:
    assert [one.base_value for one in claims(text, language, DAY)] == pytest.approx(values)


@pytest.mark.parametrize(("language", "text", "units"), UNITS)
def test_rates(language: str, text: str, units: list[str]) -> None:
    assert [one.base_unit for one in claims(text, language, DAY)] == units


@pytest.mark.parametrize(("language", "text", "speaker"), SPEAKERS)
def test_speakers(language: str, text: str, speaker: str) -> None:
    assert claims(text, language, DAY)[-1].speaker == latin(speaker)


def test_what_was_at_the_end_of_the_year_was_so_in_the_last_one() -> None:
    (one,) = claims("Debt stood at $5 billion at the end of the year.", "en", date(2026, 2, 12))
    assert one.period == "2025-12"


def test_a_season_goes_on_for_fields_and_forecasts() -> None:
    text = (
        "Brazil's wheat harvest will reach 8 million tonnes in 2025/26.\n"
        "Farmers are seen planting 3 million hectares of wheat."
    )
    assert [one.period for one in claims(text, "en", date(2025, 11, 13))] == ["2025/2026", "2025/2026"]


def test_a_terminal_told_before_is_the_subject_whoever_owns_it() -> None:
    text = (
        "Bonny Bay Coal Terminal shipped 57 million tonnes of coal in 2024.\n"
        "The terminal, which is owned by Thungela and Glencore, can handle 91 million tonnes a year."
    )
    assert claims(text, "en", DAY)[-1].subject == "Bonny Bay Coal Terminal"


PARTNERS = [
    ("en", "Ghana exported grain.\nThe largest buyer was Togo with 7 tons, followed by Benin (2 tons).",
     [("Ghana", "Togo"), ("Ghana", "Benin")]),
    ("de", "Ghana exportierte Getreide.\nGrößter Abnehmer war Togo mit 7 Tonnen, gefolgt von Benin (2 t).",
     [("Ghana", "Togo"), ("Ghana", "Benin")]),
    ("en", "Rosneft Germany is 54% owned by Rosneft.", [("Rosneft", "Rosneft Germany")]),
    ("de", "KazTransOil gehört zu 51 Prozent Glencore.", [("Glencore", "KazTransOil")]),
    ("en", "Hydropower accounts for 80% of Zambia's electricity generation.", [("hydropower", "Zambia")]),
    ("en", "Ghana's wine exports fell 9% in volume and 4% in value, the National Wine Agency said.",
     [("Ghana", ""), ("Ghana", "")]),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "parties"), PARTNERS)
def test_parties(language: str, text: str, parties: list[tuple[str, str]]) -> None:
    assert [(claim.subject, claim.object) for claim in claims(text, language, DAY)] == parties


TIMES = [
    ("en", "Ghana exported 5 tons of cocoa in the first two months of the season.", ["2024/2025"]),
    ("en", "Gas stores in the EU were 41% full on Sunday, down from 54% a year earlier.",
     ["2025-06-08", "2024-06-08"]),
    ("en", "Ghana mined 5 tons in the first quarter, of which 80% was exported.",
     ["2025-01/2025-03", "2025-01/2025-03"]),
    ("ru", "Вложения сократились до 5 млн долларов: фирма перенесла проекты на следующий год.", ["2025-06"]),
    ("nl", "Bijna 40 procent kwam van het veld Tema, waar de exploitant in januari een uitbreiding opende.",
     ["2025-06"]),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "periods"), TIMES)
def test_times_of_clauses(language: str, text: str, periods: list[str]) -> None:
    assert [claim.period for claim in claims(text, language, DAY)] == periods
