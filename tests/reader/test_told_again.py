"""What goes on from what was told before: sources, bodies, shares of sums; what a rate counts from."""

from __future__ import annotations

from datetime import date

import pytest
from reading import claims

DAY = date(2026, 6, 14)
MINISTRY = "Ministry of Energy of Ghana"
SOURCES = [
    (
        "en",
        (
            "Exports rose 8%, the Ministry of Energy of Ghana said.\n"
            "China took 4 Mt, according to the statement."
        ),
    ),
    (
        "en",
        (
            "Exports rose 8%, the Ministry of Energy of Ghana said.\n"
            "China took 4 million tonnes, the data showed."
        ),
    ),
    ("en", "Exports rose 8%, the Ministry of Energy of Ghana said.\nChina took 4 million tonnes, it added."),
    (
        "de",
        (
            "Der Export stieg um 8 %, teilte das Energieministerium Ghanas mit.\n"
            "Nach China gingen demnach 4 Mio. t."
        ),
    ),
    (
        "de",
        (
            "Der Export stieg um 8 %, teilte das Energieministerium Ghanas mit.\n"
            "4 Mio. t gingen den Angaben zufolge fort."
        ),
    ),
    (
        "nl",
        (
            "De uitvoer steeg met 8 procent, meldt het ministerie van Energie van Ghana.\n"
            "Dat is volgens de cijfers 4 Mt."
        ),
    ),
    (
        "ru",
        (
            "Экспорт вырос на 8%, сообщило министерство энергетики Ганы.\n"
            "Отгружено 4 млн тонн, говорится в сообщении."
        ),
    ),
    (
        "kk",
        (
            "Гана энергетика министрлігі экспорт 8% өсті деп хабарлады.\n"
            "Хабарламаға сәйкес, 4 млн тонна жөнелтілді."
        ),
    ),
]
BODIES = [
    ("en", "The IMF published its outlook.\nGhana's economy will grow by 4.1%, the fund said.", "IMF"),
    (
        "de",
        "Der IWF hat seine Prognose gesenkt.\nGhanas Wirtschaft wächst um 4,1 Prozent, teilte der Fonds mit.",
        "IMF",
    ),
    ("ru", "ЕБРР понизил прогноз.\nЭкономика Ганы вырастет на 4,1%, сообщил банк.", "EBRD"),
    ("kk", "ХВҚ болжамын төмендетті.\nҚор дерегінше, Гана экономикасы 4,1% өседі.", "IMF"),
]
PERIODS = [
    ("de", "Exporte im April 2026: -1,8 % zum März 2026", "2026-04"),
    ("de", "Die Exporte sanken im April gegenüber März 2026 um 5,3 Prozent.", "2026-04"),
    ("ru", "Экспорт в апреле 2026 года снизился на 5,3% к апрелю 2025 года.", "2026-04"),
    ("ru", "В апреле экспорт вырос на 8% год к году.", "2026-04"),
    ("en", "In May Ghana exported 5 million tonnes of cocoa.", "2026-05"),
    ("en", "Kazatomprom's nine-month output of uranium was 19,170 tonnes.", "2025-01/2025-09"),
    ("de", "Ghana hat die Prognose für 2026 am Donnerstag auf 25,5 Mio. t Weizen angehoben.", "2026"),
    ("de", "Nach der Fertigstellung 2028 soll das Werk in Ghana 300.000 Haushalte versorgen.", "2028"),
]


@pytest.mark.parametrize(("language", "text"), SOURCES)
def test_a_source_told_before_is_the_speaker(language: str, text: str) -> None:
    assert claims(text, language, DAY)[-1].speaker == MINISTRY


@pytest.mark.parametrize(("language", "text", "speaker"), BODIES)
def test_a_noun_stands_for_the_body_told_before(language: str, text: str, speaker: str) -> None:
    assert claims(text, language, DAY)[-1].speaker == speaker


@pytest.mark.parametrize(("language", "text", "period"), PERIODS)
def test_a_rate_is_of_its_month_and_not_of_what_it_counts_from(language: str, text: str, period: str) -> None:
    assert [one.period for one in claims(text, language, DAY)][:1] == [period]


def test_a_report_of_somebody_else_is_theirs() -> None:
    text = "Exports rose 8%, the ministry said.\nInflation was 4%, according to the report of the World Bank."
    assert claims(text, "en", DAY)[-1].speaker == "World Bank"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "en",
            (
                "Tajik migrants sent home $6 billion in 2025, equal to 42% of GDP.\n"
                "That is 7% more than in 2024."
            ),
        ),
        (
            "de",
            "Tadschikische Migranten überwiesen 6 Mrd. Dollar, 42 % des BIP.\nDas sind 7 % mehr als 2024.",
        ),
        (
            "ru",
            (
                "Таджикские мигранты отправили на родину 6 млрд долларов, или 42% ВВП.\n"
                "Это на 7% больше, чем в 2024 году."
            ),
        ),
    ],
)
def test_growth_behind_a_share_of_gdp_is_of_the_sum(language: str, text: str) -> None:
    assert claims(text, language, DAY)[-1].measure == "remittances_growth"


def test_a_name_before_a_clause_of_place_is_its_object_and_goes_on_behind_it() -> None:
    first, second = claims(
        "Kashagan, in which Eni holds 16.8%, produced 19 million tonnes of oil.", "en", DAY
    )
    assert (first.measure, first.subject, first.object) == ("ownership_share", "Eni", "Kashagan")
    assert (second.measure, second.subject) == ("crude_production", "Kashagan")


def test_a_sum_in_brackets_is_that_before_it() -> None:
    text = "Uranium cost $78 a pound.\nKazatomprom's cash balance was 412 billion tenge ($790 million)."
    told = claims(text, "en", DAY)
    assert told[-1].measure == told[-2].measure
    assert told[-1].subject == told[-2].subject == "Kazatomprom"


def test_a_place_of_a_reason_is_no_partner() -> None:
    (one,) = claims("Ghana's exports fell by 5% because of the war in Iran.", "en", DAY)
    assert (one.subject, one.object) == ("Ghana", "")


def test_a_development_bank_lends_whoever_signs_first() -> None:
    (one,) = claims("Ghana signed a loan agreement worth $500 million with the World Bank.", "en", DAY)
    assert (one.measure, one.subject, one.object) == ("loan", "World Bank", "Ghana")


@pytest.mark.parametrize(
    ("language", "text", "measures"),
    [
        ("en", "In the blast seven people died and 230 were injured.", ["deaths_count", "injuries_count"]),
        ("de", "Es starben sieben Menschen, 23 wurden verletzt.", ["deaths_count", "injuries_count"]),
        ("ru", "При взрыве погибли семь человек, 23 пострадали.", ["deaths_count", "injuries_count"]),
        ("en", "For the bill, 87 voted in favour and 12 abstained.", ["votes_count", "abstentions_count"]),
    ],
)
def test_verbs_right_behind_a_number_say_what_it_counts(
    language: str, text: str, measures: list[str]
) -> None:
    assert [one.measure for one in claims(text, language, DAY)] == measures
