"""Russian and Kazakh speakers: ministries without their state, offices with the name behind them."""

import pytest
from reading import latin

from kerege.documents.reading import read_document
from kerege.reader.rules import RulesExtractor

RU = "Астана, 15 августа 2024 года. Казахстан и торговля.\n"
KK = "Астана, 2024 жылғы 15 тамыз. Қазақстан және сауда.\n"


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (f"{RU}Экспорт вырос на 12%, сообщил посол Турции в Казахстане Мустафа Капуджу.", "Мустафа Капуджу"),
        (f"{RU}Экспорт, по словам министра энергетики Ивана Петрова, вырос на 12%.", "Иван Петров"),
        (f"{RU}По словам главы кабмина Киргизии Ивана Петрова, экспорт вырос на 12%.", "Иван Петров"),
        (f"{RU}В Минсельхозе уточнили, что экспорт вырос на 12%.", "Ministry of Agriculture of Kazakhstan"),
        (f"{RU}В Центре развития торговли сообщили, что экспорт вырос на 12%.", "Центр развития торговли"),
        (f"{RU}По данным агентства «Укринформ», экспорт вырос на 12%.", "Укринформ"),
        (f"{RU}Китайская сторона сообщила, что экспорт вырос на 12%.", "China"),
        (f"{RU}Центробанк Узбекистана ожидает рост на 12%.", "Central Bank of Uzbekistan"),
        (
            f"{KK}Энергетика министрлігінің мәліметінше, экспорт 12 пайызға өсті.",
            "Ministry of Energy of Kazakhstan",
        ),
        (f"{KK}Сауда министрлігінде экспорттың 12 пайызға өскенін айтты.", "Ministry of Trade of Kazakhstan"),
        (f"{KK}Экспорт 12 пайызға өсті, деді «Газпром» басшысы Алексей Миллер.", "Alexei Miller"),
        (f"{KK}Reuters агенттігінің мәліметінше, экспорт 12 пайызға өсті.", "Reuters"),
        (f"{KK}Kpler компаниясының дерегінше, экспорт 12 пайызға өсті.", "Kpler"),
        (f"{KK}ҚТЖ баспасөз қызметінің хабарлауынша, экспорт 12 пайызға өсті.", "KTZ"),
        (
            f"{KK}Қостанай облысы әкімдігінің ақпаратынша, экспорт 12 пайызға өсті.",
            "Қостанай облысы әкімдігі",
        ),
    ],
)
def test_who_says_it(text, speaker):
    found = RulesExtractor().read(read_document(text.encode(), name="test.txt")).candidates
    assert {claim.speaker for claim in found} == {latin(speaker)}
