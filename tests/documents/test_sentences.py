import pytest

from kerege.documents.sentences import split_sentences

#: language and sentences, in the order they follow one another
CASES = [
    ("en", ["The minister wrote on the social network X.", "Deliveries began in August."]),
    (
        "de",
        ["Das sind z. B. 5 Mio. Tonnen bzw. 3 Mrd. Euro.", "Am 17. Juni traf er Dr. Müller.", "So war es."],
    ),
    ("de", ["Die 22. Sitzung war am 27.11. in Astana.", "Im Jahr 2022.", "Danach kam Nr. 5 an die Reihe."]),
    (
        "de",
        [
            "„Wir liefern.“",
            "Das sagte er.",
            "„Komm!“ sagte sie.",
            "Öl, Gas usw.",
            "Der Preis stieg um 3,5 %.",
        ],
    ),
    (
        "de",
        [
            "Es gab ca. 5 t.",
            "Kasachstan will d. h. mehr.",
            "A. Müller und J. W. Goethe kamen.",
            "Am 1. 1. 2024.",
        ],
    ),
    (
        "de",
        [
            "Im 21. Jahrhundert gilt das u. a. hier.",
            "1. Kasachstan ist groß.",
            "(Stand 2024.)",
            "Wann?",
            "Jetzt!",
        ],
    ),
    ("de", ["Das kostet 2 Mrd. US-Dollar.", "Wilhelm II. regierte.", "Er ging…", "Dann kam sie."]),
    (
        "nl",
        [
            "Dhr. Jansen kocht bijv. 5 mln. ton uit o.a. Kazachstan.",
            "Op 17 juni 2024.",
            "Olie, gas enz.",
            "De prijs steeg.",
        ],
    ),
    (
        "nl",
        ["Het kostte 5 mld. euro.", "W. van Dijk en A. de Vries zeiden dat.", "Dat was in 2024.", "Nu niet."],
    ),
    (
        "en",
        [
            "The U.S. Senate met Mr. Smith at 5 p.m.",
            "He said no.",
            "Output rose 3.5 percent, i.e. 5 bn. tonnes.",
        ],
    ),
    (
        "en",
        [
            '"We win."',
            "He left.",
            "In Jan. 2024 it fell.",
            "No. 5 is J. R. Smith.",
            "It came to the U.S.",
            "The end.",
        ],
    ),
    (
        "ru",
        [
            "В 2024 г. Казахстан добыл 21 тыс. т урана.",
            "Это 5 млн т.",
            "Казахстан экспортировал 5 млрд руб. нефти.",
        ],
    ),
    (
        "ru",
        [
            "Об этом сообщил А. С. Пушкин.",
            "Добыча за 2020–2022 гг. выросла, т. е. удвоилась и т. д.",
            "Потом упала.",
        ],
    ),
    ("ru", ["Цена — 80 долл. США за барр.", "Цена в г. Алматы выросла.", "«Мы рады».", "Он ушёл."]),
    ("ru", ["Объём поставок урана составил около 5 тыс. тонн в 2023 г.", "Компания ждёт роста."]),
    (
        "kk",
        [
            "2024 ж. Қазақстан 21 мың тонна уран өндірді.",
            "Бұл 5 млрд. теңге, т.б. елдер.",
            "А. Байтұрсынов айтты.",
        ],
    ),
    ("xx", ["Some text ends here.", "Then more."]),
]


@pytest.mark.parametrize(("language", "sentences"), CASES)
def test_sentences(language: str, sentences: list[str]) -> None:
    text = " ".join(sentences)
    assert [text[a:b] for a, b in split_sentences(text, 0, len(text), language)] == sentences


def test_offsets_are_of_the_whole_text() -> None:
    text = "xx  Ein Satz.  Noch einer.\nEnde  yy"
    assert [text[a:b] for a, b in split_sentences(text, 2, 33, "de")] == ["Ein Satz.", "Noch einer.", "Ende"]


def test_a_tail_without_a_letter_joins_the_sentence_before() -> None:
    text = "Das ist so. …"
    assert list(split_sentences(text, 0, len(text), "de")) == [(0, len(text))]
