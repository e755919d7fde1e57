"""Names of people in Latin letters."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reading import claims

from kerege.reader.romanised import is_person, romanised

#: names as English-language papers write them
NAMES = [
    ("Оксана Лут", "Oksana Lut"),
    ("Сергей Пак", "Sergei Pak"),
    ("Алексей Островский", "Alexei Ostrovsky"),
    ("Дмитрий Песков", "Dmitry Peskov"),
    ("Наталья Зверева", "Natalya Zvereva"),
    ("Натия Турнава", "Natia Turnava"),
    ("Нурлан Сауранбаев", "Nurlan Sauranbayev"),
    ("Марат Ескалиев", "Marat Yeskaliyev"),
    ("Ербол Ильясов", "Yerbol Ilyasov"),
    ("Қайрат Әбенов", "Kairat Abenov"),
    ("Асхат Қайырбеков", "Askhat Kairbekov"),
    ("Мирас Джумабаев", "Miras Jumabayev"),
    ("Клаус Мюллер", "Klaus Müller"),
]
LATIN = ["John Doe", "Müller", "", "author", "GIE"]


@pytest.mark.parametrize(("name", "latin"), NAMES)
def test_names_are_spelt_as_papers_spell_them(name: str, latin: str) -> None:
    assert is_person(name)
    assert romanised(name) == latin


@pytest.mark.parametrize("name", LATIN)
def test_names_in_latin_letters_stay(name: str) -> None:
    assert romanised(name) == name


@pytest.mark.parametrize("name", ["Геология комитеті", "Демостат", "Центр «Восток»", "John Doe", "КТЖ Иван"])
def test_bodies_and_single_words_are_no_people(name: str) -> None:
    assert not is_person(name)


def test_small_words_belong_to_a_name() -> None:
    assert is_person("Висенте де ла О Леви")


@given(st.text(alphabet="абвгдеёжзийклмнопрстуфхцчшщъыьэюяәғқңөұүһі -", max_size=30))
def test_no_cyrillic_letter_is_left(name: str) -> None:
    assert not any("\u0400" <= char <= "\u052f" for char in romanised(name))


def test_a_speaker_has_one_name_in_all_languages() -> None:
    told = [
        ("Добыча составила 5 тонн, сказала министр Оксана Лут.", "ru"),
        ("Output was 5 tonnes, said minister Oksana Lut.", "en"),
        ("Өндіріс 5 тонна болды, деді министр Оксана Лут.", "kk"),
    ]
    found = [claims(text, language, date(2025, 3, 1))[0].speaker for text, language in told]
    assert found == ["Oksana Lut"] * 3
