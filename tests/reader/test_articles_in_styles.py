"""Sentences of features, comments, interviews and reports: falls by a factor, whose, for whom, who speaks."""

from __future__ import annotations

from datetime import date

import pytest
from reading import claims

DAY = date(2025, 11, 10)

FACTORS = [
    ("en", "Exports were three times lower than a year before.", 1 / 3),
    ("de", "Der Export ist dreimal kleiner als im Vorjahr.", 1 / 3),
    ("nl", "De export is drie keer kleiner dan vorig jaar.", 1 / 3),
    ("ru", "Экспорт сократился в 2,5 раза.", 0.4),
    ("kk", "Экспорт екі есе азайды.", 0.5),
    ("en", "Exports have fallen more than threefold.", 1 / 3),
    ("ru", "Экспорт уменьшился почти в три раза.", 1 / 3),
    ("ru", "Экспорт вырос более чем вдвое.", 2.0),
    ("ru", "Экспорт вырос в 2,5 раза.", 2.5),
]


@pytest.mark.parametrize(("language", "text", "factor"), FACTORS)
def test_a_fall_by_a_factor_is_below_one(language: str, text: str, factor: float) -> None:
    (claim,) = claims(text, language, DAY)
    assert (claim.measure, claim.base_value) == ("goods_export_growth_factor", pytest.approx(factor))


SUBJECTS = [
    ("en", "Ghana imported 13 million tonnes of crude, with Togo supplying 20%.", ["Ghana", "Togo"]),
    ("en", "Ghana put in $762 million, less than half of Togo's $4 billion.", ["Ghana", "Ghana", "Togo"]),
    (
        "en",
        "Ghana's economy should grow by 9%.\nFor Togo the forecast was cut from 2.0 to 1.2%.",
        ["Ghana", "Togo", "Togo"],
    ),
    ("ru", "Гана вывезла 5 тонн.\nПервым стало Того, куда было отгружено 2 тонны.", ["Ghana", "Ghana"]),
    ("de", "Ghana ist nach Togo der zweitgrößte Lieferant.", ["Ghana"]),
    ("en", "Georgian Railway sells 3 wagons.\nThe railway moved 5 million tonnes.", ["Georgian Railway"] * 2),
]


@pytest.mark.parametrize(("language", "text", "subjects"), SUBJECTS)
def test_whose_figures_they_are(language: str, text: str, subjects: list[str]) -> None:
    assert [claim.subject for claim in claims(text, language, DAY)] == subjects


MEASURES = [
    ("en", "Imports of refined copper rose to 3 million tonnes.", "copper_import"),
    ("nl", "De invoer van vloeibaar gemaakt aardgas steeg tot 5 miljard kubieke meter.", "lng_import"),
    ("kk", "Тазартылған мыс импорты 3 млн тоннаға жетті.", "copper_import"),
    ("en", "Gas traded at 34 euros.", "price"),
    ("en", "Growth was fast.\nInflation remains high.\nIn August it stood at 12.2%.", "inflation"),
    ("en", "The mayor drank her tea.\nImports rose to $18 billion.", "goods_import"),
]


@pytest.mark.parametrize(("language", "text", "measure"), MEASURES)
def test_what_is_measured(language: str, text: str, measure: str) -> None:
    assert claims(text, language, DAY)[-1].measure == measure


SPEAKERS = [
    ("en", "Exports rose to 5 tonnes, an energy ministry spokeswoman said.", "Energy Ministry"),
    ("en", "Ghana added another 5 tonnes of cocoa.", "author"),
    ("en", "Ghana added that it had shipped 5 tonnes of cocoa.", "Ghana"),
    (
        "ru",
        "В Минсельхозе Ганы не исключают, что вывоз дойдёт до 5 т.",
        "Ministry of Agriculture of Ghana",
    ),
]


@pytest.mark.parametrize(("language", "text", "speaker"), SPEAKERS)
def test_who_says_it(language: str, text: str, speaker: str) -> None:
    assert claims(text, language, DAY)[-1].speaker == speaker


VALUES = [
    ("ru", "Пошлина опустится до 1985 рублей за тонну.", [1985.0]),
    ("ru", "Вывоз составит 1,7 млн тонн против 4,8 млн год назад.", [1.7e6, 4.8e6]),
    ("ru", "Содержание золота — 7 граммов на тонну.", [7e-6]),
    ("nl", "Er zijn elf doden gevallen.", [11.0]),
    ("nl", "De winkels sluiten om tien uur.", []),
    ("nl", "Het verbod werd met een halfjaar verlengd.", [0.5]),
    ("en", "The line carried 63,000 TEU.\nThe other carried 1.6 million.", [63e3, 1.6e6]),
]


@pytest.mark.parametrize(("language", "text", "values"), VALUES)
def test_values(language: str, text: str, values: list[float]) -> None:
    assert [claim.base_value for claim in claims(text, language, DAY)] == pytest.approx(values)


def test_a_question_tells_whom_it_is_put_to() -> None:
    text = (
        "Interview\n\nJane Doe of the Grain Union on a wet harvest.\n\n"
        "Ms Doe, are you happy?\n\nWe reaped 5 tonnes.\n\n"
        "And the price?\n\nIt is 3 dollars a tonne.\n\nWill it rise?\n\nTo 4 dollars a tonne."
    )
    assert {claim.speaker for claim in claims(text, "en", DAY)} == {"Jane Doe"}


def test_a_cue_of_the_next_number_is_none_of_the_one_before() -> None:
    text = "Ghana will invest $35 million over three years and more than $100 million by 2040."
    assert [claim.comparator for claim in claims(text, "en", DAY)] == ["=", "=", ">"]
