"""Whom a plain article stays about: partners, tellers, towns and ports that are named in passing."""

from __future__ import annotations

from datetime import date

import pytest

from kerege.documents import read_document
from kerege.reader.rules import RulesExtractor

READER = RulesExtractor()


def subjects(text: str) -> list[str]:
    document = read_document(text.encode(), name="text.txt", published=date(2025, 3, 10))
    return [one.subject for one in READER.read(document).candidates if one.kind == "quantity"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Uzbekistan exported gold worth $7.5 billion last year. Inflation was 9.8 percent. "
            "Switzerland and China were the main buyers. Trade with Türkiye reached $3 billion.",
            ["Uzbekistan", "Uzbekistan", "Uzbekistan"],
            id="a sentence on buyers turns nothing",
        ),
        pytest.param(
            "Mongolia sold 83.7 million tonnes of coal abroad in 2024. China's own production rose by "
            '5 percent. "We expect to export 80 million tonnes," the mining minister of Mongolia said.',
            ["Mongolia", "China", "Mongolia"],
            id="a figure of a partner's turns nothing",
        ),
        pytest.param(
            "Kasachstan exportierte im Februar 5 Millionen Tonnen Öl. Der Hafen Noworossijsk schlug "
            "6 Millionen Tonnen um. Die Förderung lag bei 8 Millionen Tonnen.",
            ["Kazakhstan", "Novorossiysk", "Kazakhstan"],
            id="a port produces no oil",
        ),
        pytest.param(
            "Казахстан увеличил экспорт нефти. По трубопроводу Каспийского трубопроводного консорциума (КТК) "
            "отправлено 44,1 млн тонн. По маршруту Баку — Тбилиси — Джейхан перекачано 980 тыс. тонн. "
            "План добычи составляет 96,2 млн тонн.",
            ["CPC", "BTC pipeline", "Kazakhstan"],
            id="a line that a firm owns produces no oil",
        ),
        pytest.param(
            "Middencorridor groeit. Het vervoer over de Middencorridor tussen China en Europa is toegenomen "
            "tot 4,5 miljoen ton. Dat maakte de Kazachse spoorwegmaatschappij KTZ bekend op een congres in "
            "Rotterdam. Het aantal containers kwam uit op 56.500 TEU.",
            ["Middle Corridor", "Middle Corridor"],
            id="who tells of a route leaves the text about it",
        ),
        pytest.param(
            "Kasachstan fehlt Strom. Der Netzbetreiber KEGOC rechnet mit einem Verbrauch von "
            "122 Milliarden Kilowattstunden.",
            ["Kazakhstan"],
            id="an operator of a grid only tells",
        ),
        pytest.param(
            "Indien kaufte weniger russisches Öl. Nach Daten des Analysehauses Kpler waren es "
            "1,43 Millionen Fass am Tag.",
            ["India"],
            id="an analyst only tells",
        ),
        pytest.param(
            "De economie van Kazachstan groeide in 2024 met 5,7 procent. De EBRD wijst ook op de risico's. "
            "De inflatie was 12,2 procent.",
            ["Kazakhstan", "Kazakhstan"],
            id="a bank from abroad only tells",
        ),
        pytest.param(
            "Usbekistan erzeugte 5 Milliarden Kilowattstunden Solarstrom. Der Konzern ACWA Power betreibt "
            "Anlagen mit 1,4 Gigawatt. Die Inflation lag bei 9 Prozent.",
            ["Uzbekistan", "ACWA Power", "Uzbekistan"],
            id="a firm has no inflation",
        ),
        pytest.param(
            "Казахстан добыл 23 тыс. тонн урана. Доля «Казатомпрома» в добыче составила 52%.",
            ["Kazakhstan", "Kazatomprom"],
            id="a name in quotation marks owns its share",
        ),
        pytest.param(
            "Россия купила 5 тыс. тонн урана. По данным ученых, на Казахстан приходится 43% добычи урана.",
            ["Russia", "Kazakhstan"],
            id="another measure of the same good has its own subject",
        ),
        pytest.param(
            "Добыча нефти в России составила 516 млн тонн. Скидка на Urals к Brent увеличилась "
            "до 7 долларов за баррель.",
            ["Russia", "Urals"],
            id="a discount is of the sort that is cheaper",
        ),
        pytest.param(
            "Телеканал «Хабар-Запад». Каспийское море продолжает мелеть. За год уровень воды понизился "
            "на 27 сантиметров.",
            ["Caspian Sea"],
            id="a level is of the sea",
        ),
        pytest.param(
            "Доходы КТК выросли на 5%. Акционерами КТК являются Россия с долей 31%, Казахстан (20,75%).",
            ["CPC", "Russia", "Kazakhstan"],
            id="a bracket behind the second name of a list",
        ),
        pytest.param(
            "Traffic is picking up. The operator, Lobito Atlantic Railway, moved 186,000 tonnes of freight.",
            ["Lobito Atlantic Railway"],
            id="a town only begins a firm's name",
        ),
        pytest.param(
            "Gazprom und Usbekistan schlossen einen Vertrag über zwei Jahre. Usbekistan bezieht künftig "
            "zwölf Milliarden Kubikmeter Gas. Die eigene Förderung fiel um 4,2 Prozent.",
            ["Gazprom", "Uzbekistan", "Uzbekistan"],
            id="a buyer is what a text on a firm turns to",
        ),
        pytest.param(
            "Georgien baut den Tiefseehafen Anaklia. Der Hafen Poti bewältigte 2024 515.000 Container.",
            ["Poti"],
            id="a noun is part of the name behind it",
        ),
        pytest.param(
            "Главными партнерами Узбекистана остались Китай (18,9% товарооборота) и Россия (17,6%).",
            ["China", "Russia"],
            id="shares in brackets are of the partners",
        ),
        pytest.param(
            "Russia's share of Indian imports fell to 30 percent, while Iraq accounted for 22 percent.",
            ["Russia", "Iraq"],
            id="a share of another's behind one",
        ),
        pytest.param(
            "Deutschland importiert Rohöl. Kasachstan ist mit 11,7 Prozent größter Lieferant Deutschlands.",
            ["Kazakhstan"],
            id="a share of imports is of the supplier",
        ),
        pytest.param(
            "The Ethio-Djibouti Railway transported 2.2 million tonnes of goods.",
            ["Ethio-Djibouti Railway"],
            id="a state is only part of a joined name",
        ),
        pytest.param(
            "Poland burned 42 million tonnes of coal. State-owned PGE plans to build 2.5 gigawatts of wind. "
            "Imports of coal fell to 5.4 million tonnes.",
            ["Poland", "PGE", "Poland"],
            id="flows are of the state that a text begins with",
        ),
        pytest.param(
            "The European Union fills its stores. EU stores are 48 percent full. Germany's storage stood at "
            "38 percent. Inflation in January was 2.5 percent.",
            ["European Union", "Germany", "European Union"],
            id="a union stays what a text is about",
        ),
        pytest.param(
            "Kazakhstan loaded 5 million tonnes of oil at Aktau. The line is 1,300 km long.",
            ["Kazakhstan", "pipeline"],
            id="a port has no length",
        ),
    ],
)
def test_whom_a_plain_article_stays_about(text: str, expected: list[str]) -> None:
    assert subjects(text) == expected
