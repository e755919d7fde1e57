"""Bodies that speak: ministries of several fields have one name in all languages; "the association"."""

from __future__ import annotations

from datetime import date

import pytest
from reading import claims

DAY = date(2025, 11, 10)

NAMED = [
    ("de", "Ghana führte 5 Tonnen Kakao aus, teilte das Ministerium für Ernährung und Landwirtschaft mit.",
     "Ministry of Food and Agriculture of Ghana"),
    ("de", "Ghana führte 5 Tonnen aus, teilte das Ministerium für Entwicklung, Industrie und Handel mit.",
     "Ministry of Development, Industry and Trade of Ghana"),
    ("de", "Ghana führte 5 Tonnen Kakao aus, teilte das Handels- und Industrieministerium mit.",
     "Ministry of Trade and Industry of Ghana"),
    ("nl", "Ghana voerde 5 ton uit, meldde het ministerie van Energietransitie en Duurzame Ontwikkeling.",
     "Ministry of Energy Transition and Sustainable Development of Ghana"),
    ("en", "Ghana exported 5 tonnes of cocoa, the trade and industry ministry said.",
     "Ministry of Trade and Industry of Ghana"),
    ("ru", "Гана вывезла 5 тонн, сообщило министерство развития, промышленности и торговли.",
     "Ministry of Development, Industry and Trade of Ghana"),
    ("kk", "Гана 5 тонна какао экспорттады, деп хабарлады Азық-түлік және ауыл шаруашылығы министрлігі.",
     "Ministry of Food and Agriculture of Ghana"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "speaker"), NAMED)
def test_a_ministry_is_called_by_all_its_fields(language: str, text: str, speaker: str) -> None:
    (claim,) = claims(text, language, DAY)
    assert claim.speaker == speaker


def test_one_field_is_the_ministry_that_the_pack_lists() -> None:
    (claim,) = claims("Ghana führte 5 Tonnen Kakao aus, teilte das Handelsministerium mit.", "de", DAY)
    assert claim.speaker == "Ministry of Trade of Ghana"


def test_a_field_that_no_pack_knows_changes_nothing() -> None:
    text = "Ghana führte 5 Tonnen Kakao aus, teilte das Ministerium für Handel und Zauberei mit."
    (claim,) = claims(text, "de", DAY)
    assert claim.speaker == "Ministry of Trade of Ghana"


TOLD_AGAIN = [
    ("kk", "Заводтар 5 млн тонна болат өндірді, деп хабарлады Eurofer салалық қауымдастығы.",
     "Қауымдастық дерегінше, импорт 2 млн тонна болды."),
    ("ru", "Заводы выпустили 5 млн тонн стали, сообщила ассоциация Eurofer.",
     "По данным ассоциации, импорт составил 2 млн тонн."),
    ("nl", "De fabrieken maakten 5 miljoen ton staal, meldde de brancheorganisatie Eurofer.",
     "Volgens de organisatie bedroeg de invoer 2 miljoen ton."),
]  # fmt: skip


@pytest.mark.parametrize(("language", "first", "second"), TOLD_AGAIN)
def test_the_association_is_the_one_that_spoke_last(language: str, first: str, second: str) -> None:
    found = claims(f"{first}\n{second}", language, DAY)
    assert [claim.speaker for claim in found] == ["Eurofer", "Eurofer"]


MINISTERS = [
    ("de", "Ghana förderte 5 Tonnen Gold, sagte der Minister für Handel und Industrie, Kofi Mensah.",
     "Kofi Mensah"),
    ("de", "Ghana förderte 5 Tonnen Gold, sagte der Minister für Energie.", "Ghanaian energy minister"),
    ("nl", "Ghana delfde 5 ton goud, zei minister van Handel en Industrie Kofi Mensah.", "Kofi Mensah"),
    ("en", "Ghana mined 5 tonnes of gold, the minister of lands and natural resources said.",
     "Ghanaian lands and natural resources minister"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "speaker"), MINISTERS)
def test_a_minister_has_the_name_behind_the_fields(language: str, text: str, speaker: str) -> None:
    (claim,) = claims(text, language, DAY)
    assert claim.speaker == speaker


POLLED = [
    ("en", "Economists polled by Reuters had expected growth of 5%.", "economists polled by Reuters"),
    ("de", "Von Reuters befragte Volkswirte hatten ein Wachstum von 5 Prozent erwartet.",
     "economists polled by Reuters"),
    ("nl", "Economen die door persbureau Reuters waren ondervraagd, rekenden op een groei van 5 procent.",
     "economists polled by Reuters"),
    ("ru", "Аналитики, опрошенные агентством Bloomberg, ожидали роста ВВП на 5%.",
     "analysts polled by Bloomberg"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "speaker"), POLLED)
def test_who_was_polled_speaks_and_is_no_survey(language: str, text: str, speaker: str) -> None:
    (claim,) = claims(text, language, DAY)
    assert (claim.speaker, claim.measure) == (speaker, "gdp_growth")


HOUSES = [
    ("de", "Die Zentralbank von Ghana hob den Zins.\nSie erwartet 3,5 Prozent Inflation.", "Bank of Ghana"),
    ("nl", "De Wereldbank verlaagde haar raming.\nZij verwacht nu 3,5 procent groei in Ghana.", "World Bank"),
    ("ru", "Центробанк Ганы поднял ставку до 8%.\nОн ожидает инфляцию 3,5% в 2026 году.", "Bank of Ghana"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "house"), HOUSES)
def test_she_is_the_bank_told_of_before(language: str, text: str, house: str) -> None:
    assert claims(text, language, DAY)[-1].speaker == house
