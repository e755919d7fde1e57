"""Whose a figure is in Russian: unknown places and plants, districts, datives, routes, pollsters."""

from __future__ import annotations

import pytest

from kerege.documents import read_document
from kerege.reader.rules import RulesExtractor

READER = RulesExtractor()


def subjects(text: str) -> list[str]:
    read = READER.read(read_document(text.encode(), name="text.txt"))
    return [one.subject for one in read.candidates if one.kind == "quantity"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Шалкарский район собрал 8 тыс. т бахчевых. Площадь посевов — 400 га.",
            ["Shalkar district", "Shalkar district"],
        ),
        ("Мозырский НПЗ переработал 9 млн т нефти.", ["Mozyr refinery"]),
        (
            "Россия экспортировала 45 млн т зерна. Египту досталось 9,9 млн, Турции — 6,3, Ирану — 2,3.",
            ["Russia", "Russia", "Russia", "Russia"],
        ),
        ("Дорога Кызыл — Курагино протяжённостью 410 км подорожала.", ["Kyzyl-Kuragino railway"]),
        (
            "Опрос ВЦИОМ: 58 % россиян одобряют сделку. Против высказались 21 %.",
            ["Russia", "Russia"],
        ),
        (
            "Турция строит «Аккую». Росатому принадлежит 100 % станции. Мощность блоков — 4800 МВт.",
            ["Rosatom", "Akkuyu"],
        ),
        ("Молдавия держит 2 млрд кубов газа в румынских и украинских хранилищах.", ["Moldova"]),
        ("Чтобы не гасить свет в Бишкеке, республика купит у Казахстана 2 млрд кВт·ч.", ["Kyrgyzstan"]),
        ("В отличие от Казахстана, Узбекистан нарастил добычу газа до 44 млрд кубов.", ["Uzbekistan"]),
        ("Корпорация «ВСМПО-Ависма» закрывала 65 % потребностей Airbus.", ["VSMPO-Avisma"]),
        ("Литр дизеля подорожал до 330 тенге.", ["diesel"]),
        (
            "Пакистан занял ещё 250 млн долларов. Китай держит 22 % внешнего долга страны.",
            ["Pakistan", "China"],
        ),
        ("Шахта «Казахстанская» остановлена. На ней работали 252 горняка.", ["Казахстанская"]),
        ("У оператора Orange 60 % рынка в стране, у Moldcell — 30.", ["Orange", "Moldcell"]),
    ],
)
def test_the_right_one_of_several_names_has_the_figure(text: str, expected: list[str]) -> None:
    assert subjects(text) == expected


def test_slang_for_dollars_in_quotation_marks_is_a_unit() -> None:
    read = READER.read(read_document("Нацбанк продаст 600 млн «зелёных» из Нацфонда.".encode(), name="t.txt"))
    assert [one.base_unit for one in read.candidates if one.kind == "quantity"] == ["USD"]


def test_russian_without_its_own_letters_is_not_serbian() -> None:
    text = "Аграрии Костанайской области убрали 4 млн га. Намолот — 12 ц/га."
    assert {s.language for s in read_document(text.encode(), name="t.txt").sentences} == {"ru"}
