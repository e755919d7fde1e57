import pytest

from kerege.documents import read_document
from kerege.documents.languages import tell_languages


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Die Regierung in Astana will die Ausfuhr verdoppeln.", "de"),
        ("Uran aus Kasachstan", "de"),
        ("De opkomst van Kazachstan", "nl"),
        ("De regering wil de uitvoer van olie verdubbelen.", "nl"),
        ("The government wants to double the export of oil.", "en"),
        ("Казахстан экспортировал уран", "ru"),
        ("Газпром увеличил поставки газа в Узбекистан", "ru"),
        ("Мұнай", "kk"),
        ("2024 жылы мұнай өндіру көлемі 90 млн тоннаға жетті.", "kk"),
        ("Qazaqstan bul jyly uran öndirisin arttyrdy, dep habarlady ministrlik.", "kk"),
        ("Українські новини про уран і нафту в Казахстані", "uk"),
        ("La production d'uranium du Kazakhstan est en hausse depuis dix ans.", "fr"),
        ("El presidente dijo que la producción de uranio fue de 21 mil toneladas.", "es"),
        ("Produkcja uranu w Kazachstanie wzrosła o 5 procent w 2023 roku.", "pl"),
        ("中国和哈萨克斯坦", "zh"),
        ("12 345", "und"),
    ],
)
def test_language_of_a_text(text: str, language: str) -> None:
    assert tell_languages([text])[0] == [language]


def test_short_paragraphs_take_the_language_of_the_document() -> None:
    texts = [
        "Qazatom",
        "Die Regierung will, dass die Ausfuhr nicht mehr wächst.",
        "Astana",
        "2024",
        "Казатомпром",
    ]
    assert tell_languages(texts)[0] == ["de", "de", "de", "de", "ru"]
    kazakh = "Бұл туралы Қазақстан үкіметі хабарлады және ол жаңа жоба туралы айтты."
    assert tell_languages([kazakh, "Казатомпром"])[0] == ["kk", "kk"]
    assert tell_languages([kazakh, "Павлодар. 7 тамыз 2024 ж.", "Бейнеу – Шымкент"])[0] == ["kk"] * 3


def test_a_sentence_may_differ_from_its_paragraph() -> None:
    text = (
        "Der Minister sagte nach dem Treffen, dass die Ausfuhr nicht mehr wächst und es dabei bleibt. "
        "The minister said that they will not go there and that it is over. "
        "Министр сказал, что это было уже решено. Danach war er nicht mehr zu sprechen."
    )
    document = read_document(text.encode(), name="a.txt")
    assert [s.language for s in document.sentences] == ["de", "en", "ru", "de"]


def test_russian_within_kazakh() -> None:
    text = (
        "Министр бұл туралы Астанада өткен жиында айтты және жаңа жобаны таныстырды. "
        "«Мы увеличим добычу, это было уже решено», — сказал он. Кейін ол Алматыға кетті."
    )
    document = read_document(text.encode(), name="a.txt")
    assert document.paragraphs[0].language == "kk"
    assert [s.language for s in document.sentences] == ["kk", "ru", "kk"]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Китай купил 5 млн тонн нефти.", "ru"),
        ("Мұнай экспорты 5 пайызға өсті.", "kk"),
        ("Kazakhstan exported 5 million tonnes.", "en"),
        ("Kasachstan exportierte 5 Mio. Tonnen Öl.", "de"),
        ("Gasimporte: 5 Mrd. Kubikmeter", "de"),
        ("Kazachstan exporteerde 5 miljoen ton olie.", "nl"),
        ("Oil output: 90 Mt", "en"),
    ],
)
def test_one_short_sentence_has_a_language(text: str, language: str) -> None:
    assert tell_languages([text])[0] == [language]
