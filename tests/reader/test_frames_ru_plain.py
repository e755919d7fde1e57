"""Plain Russian news: buyers, sources put in, "we" of heads of firms, shares of people, offices of houses."""

from datetime import date

import pytest
from frame_lines import cases, differences
from reading import latin

from kerege.documents import read_document
from kerege.reader.rules import RulesExtractor


@pytest.mark.parametrize(("text", "expected"), cases("ru_plain"))
def test_a_figure_is_read_as_a_claim(text, expected):
    assert differences(text, expected) == []


def _speakers(text):
    document = read_document(text.encode(), name="text.txt", published=date(2025, 3, 10))
    return [one.speaker for one in RulesExtractor().read(document).candidates if one.kind == "quantity"]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Грузооборот вырос до 5 млн тонн, сообщил президент порта Абай Турикпенбаев.", "Абай Турикпенбаев"),
        ("Президент Союза мукомолов Евгений Ган отметил, что мельницы загружены на 45%.", "Евгений Ган"),
        ("Перевалка выросла на 5%. Об этом сообщила пресс-служба компании «Казахстан темир жолы».", "KTZ"),
        (
            "Компания Reliance, которой принадлежит завод мощностью 5 млн тонн, объявила, что остановит его.",
            "author",
        ),
    ],
)
def test_who_says_it_is_told_by_the_words_beside(text, speaker):
    assert _speakers(text)[-1] == latin(speaker)
