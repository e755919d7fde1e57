"""Who speaks in talks announced by a heading, and sources told in brackets, marks or the next sentence."""

from __future__ import annotations

from datetime import date

import pytest
from reading import latin

from kerege.documents import read_document
from kerege.reader.rules import RulesExtractor

CASES = (
    (
        (
            "Interview with Martin Hale, director of the Port of Poti\n\nHow did the year go?\n\n"
            "We handled 6.4 million tonnes."
        ),
        "Martin Hale",
    ),
    (
        (
            "Nino Lomidze, mayor of Poti, in conversation with the Black Sea Gazette\n\nIs the port full?\n\n"
            '"Almost. We handled 6.4 million tonnes."'
        ),
        "Nino Lomidze",
    ),
    (
        (
            "Aus einem Gespräch mit Nino Lomidse, Bürgermeisterin von Poti (3. März 2025):\n\n"
            "„Wir haben zu tun. Umgeschlagen wurden 6,4 Millionen Tonnen.“"
        ),
        "Nino Lomidse",
    ),
    (
        (
            "Vijf vragen aan Nino Lomidze, burgemeester van Poti\n\nIs de haven vol?\n\n"
            "Bijna. We hebben 6,4 miljoen ton overgeslagen."
        ),
        "Nino Lomidze",
    ),
    (
        "Интервью с мэром Поти Нино Ломидзе\n\nПорт полон?\n\nПочти. Мы перевалили 6,4 млн тонн.",
        "Нино Ломидзе",
    ),
    (
        "Сұхбат: порт директоры Мартин Ғалиев\n\n– Порт толды ма?\n\n– Жақында. Біз 6,4 млн тонна өткіздік.",
        "Мартин Ғалиев",
    ),
    ("The port of Poti handled 6.4 million tonnes (source: Kpler).", "Kpler"),
    ("Der Hafen Poti schlug 6,4 Millionen Tonnen um (Quelle: Kpler).", "Kpler"),
    ("Trade rose 7 percent, by data of the Institute of Steppe Economics.", "Institute of Steppe Economics"),
    (
        "Nach Berechnungen des Instituts für Steppenwirtschaft wuchs der Handel um 7 Prozent.",
        "Institut für Steppenwirtschaft",
    ),
    (
        "По подсчётам Института степной экономики, торговля выросла на 7 процентов.",
        "Институт степной экономики",
    ),
    ("По данным Счётной палаты, дефицит достиг 3 трлн рублей.", "Счётная палата"),
    ("По информации портала «Порты сегодня», в порту стоят 12 танкеров.", "Порты сегодня"),
    ("«Каспий зерттеу» орталығының мәліметінше, сауда 7 пайызға өсті.", "Каспий зерттеу"),
    ("Построено 900 школ. Об этом сообщил директор фонда Иван Петров.", "Иван Петров"),
    ("Er werd 12 procent minder gas ingevoerd. Dat meldt Eurostat.", "Eurostat"),
    ("Jane Doe, the harbour master, told a forum in Poti that prices had risen 9 percent.", "Jane Doe"),
    ("Growth slowed to 8 percent, the miner's director Paul Stone told investors.", "Paul Stone"),
    ("Growth slowed to 8 percent, Eurostat said on Friday, citing lower prices.", "Eurostat"),
    ("Инженер Хамид Петров загибает пальцы: построено 9 станций.", "Хамид Петров"),
)


@pytest.mark.parametrize(("text", "speaker"), CASES)
def test_speaker_of_first_figure(text: str, speaker: str) -> None:
    document = read_document(text.encode(), name="a.txt", published=date(2025, 3, 10))
    figures = [c for c in RulesExtractor().read(document).candidates if c.kind == "quantity"]
    assert figures
    assert figures[0].speaker == latin(speaker)


def test_an_ordinary_heading_announces_nobody() -> None:
    text = "Interviews in Poti\n\nThe port handled 6.4 million tonnes.\n\nWill it grow?\n\nBy 5 percent."
    document = read_document(text.encode(), name="a.txt", published=date(2025, 3, 10))
    assert {c.speaker for c in RulesExtractor().read(document).candidates} == {"author"}
