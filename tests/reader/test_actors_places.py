"""Fields, lines, ports, towns, firms and bodies by one name in five languages; every actor has a kind."""

import pytest
from sentences import sentence

from kerege.reader.actors.finding import find_mentions
from kerege.reader.actors.known import kinds
from kerege.reader.layers import Memory
from kerege.reader.packs import LANGUAGES, entries

NAMES = [
    ("de", "Vom Feld Tengis floss das Öl nach Noworossijsk.", ["Tengiz", "Novorossiysk"]),
    ("de", "Das Kernkraftwerk Paks II kostet mehr als Akkuyu.", ["Paks II", "Akkuyu"]),
    (
        "de",
        "Die georgische Eisenbahn verbindet Kutaissi mit Anaklia.",
        ["Georgian Railway", "Kutaisi", "Anaklia"],
    ),
    ("de", "Schymkents Raffinerie", ["Shymkent"]),
    ("nl", "De Transadriatische leiding begint in Italië niet.", ["TAP", "Italy"]),
    ("nl", "In de haven van Gent lag tarwe uit Kostanaj.", ["Ghent", "Kostanay"]),
    ("nl", "Olkiluoto 3 en de kerncentrale van Metsamor", ["Olkiluoto 3", "Metsamor"]),
    ("en", "the plant at Cuciurgan in Transnistria", ["Cuciurgan", "Transnistria"]),
    (
        "en",
        "Gashuunsukhait and Zamyn-Uud lie far from Inner Mongolia.",
        ["Gashuunsukhait", "Zamyn-Uud", "Inner Mongolia"],
    ),
    ("en", "China Eximbank, the EBRD and IsDB", ["China Eximbank", "EBRD", "IsDB"]),
    ("ru", "Токтогульской ГЭС и Рогуна", ["Toktogul", "Rogun"]),
    ("ru", "Верхнему Ларсу, Достыком, Хоргоса", ["Upper Lars", "Dostyk", "Khorgos"]),
    ("ru", "Экибастузской ГРЭС-2 и АНПЗ", ["Ekibastuz GRES-2", "Atyrau refinery"]),
    ("ru", "Омскую область, Синьцзяна, Приднестровьем", ["Omsk Region", "Xinjiang", "Transnistria"]),
    ("ru", "газопровод «Средняя Азия — Центр»", ["Central Asia-Centre pipeline"]),
    ("kk", "«Нұр жолы» бекетінен Қорғасқа дейін", ["Nur Zholy", "Khorgos"]),
    ("kk", "Өзбекнефтегаздың, Самұрық-Қазынаға, ҚТЖ-ның", ["Uzbekneftegaz", "Samruk-Kazyna", "KTZ"]),
    ("kk", "Баку – Тбилиси – Жейхан арқылы Ақтаудан", ["BTC pipeline", "Aktau"]),
    ("kk", "Мұнай Новороссийскіге кетті.", ["Novorossiysk"]),
]


@pytest.mark.parametrize(("language", "text", "expected"), NAMES)
def test_places_and_firms_have_one_canonical_name(language, text, expected):
    assert [m.actor for m in find_mentions(sentence(text, language), Memory())] == expected


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Der Zug braucht mehr Halle und Essig."),
        ("nl", "Er is meer doel dan norg, en de leiding is nis."),
        ("en", "Reliance on imports grew; the delivery was oral, and apple prices fell."),
        ("ru", "Грозный рост, рудный концентрат и гость."),
        ("kk", "Көлемі өскен, көлік кеменің жанында."),
    ],
)
def test_common_words_are_no_actors(language, text):
    found = [m.actor for m in find_mentions(sentence(text, language), Memory())]
    assert found in ([], ["Grozny"]) if language == "ru" else found == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_actor_of_a_language_has_a_kind(language):
    names = [entry for entry in entries(language) if entry.layer == "actors"]
    assert [entry.key for entry in names if entry.key not in kinds()] == []


def test_a_town_is_of_its_state():
    assert kinds()["Ghent"] == ("region", "Belgium")
    assert kinds()["Toktogul"] == ("asset", "Kyrgyzstan")
