from __future__ import annotations

from datetime import date

import pytest
from reading import claims

DAY = date(2024, 6, 10)


def period(marked: str, language: str) -> str:
    """Return the period of the figure between two stars; lines are sentences."""
    place = marked.index("*")
    found = claims(marked.replace("*", ""), language, DAY)
    there = (one for one in found if one.char_start <= place < one.char_end)
    return next(one.period for one in there if abs(one.value or 0) == 20)


WITHIN = [
    ("de", "Der Handel ist binnen fünf Jahren um *20* Prozent gewachsen."),
    ("nl", "De handel is in vijf jaar met *20* procent toegenomen."),
    ("en", "Trade rose by *20* percent within five years."),
    ("ru", "Торговля за пять лет выросла на *20* процентов."),
    ("kk", "Сауда бес жыл ішінде *20* пайызға өсті."),
]


@pytest.mark.parametrize(("language", "text"), WITHIN)
def test_a_change_within_years(language: str, text: str) -> None:
    assert period(text, language) == "2019/2024"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Der Preis stieg binnen sieben Wochen auf *20* Dollar je Tonne."),
        ("en", "The price rose to *20* dollars a tonne within seven weeks."),
        ("de", "Es sind 350 Fahrer, *20* Prozent weniger als vor drei Jahren."),
        ("nl", "Er zijn 350 chauffeurs, *20* procent minder dan drie jaar geleden."),
        ("en", "There are 350 drivers, *20* percent fewer than three years ago."),
        ("ru", "Водителей 350, на *20* процентов меньше, чем три года назад."),
        ("nl", "In 2021 kwam nog 34 procent uit Rusland, nu is dat *20* procent."),
        ("en", "In 2021 it was 34 percent, now it is *20* percent."),
        ("en", "The minister said on Friday that *20* ships were waiting."),
        ("nl", "De minister zei vrijdag dat er *20* schepen wachten."),
        ("ru", "В порту стоит *20* судов, и контракт истекает в сентябре."),
        ("nl", "Gas voor levering volgende maand kost *20* euro per MWh."),
    ],
)
def test_times_of_something_else(language: str, text: str) -> None:
    assert period(text, language) == "2024-06"


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("nl", "De landen dreven tot en met april voor *20* miljard euro handel.", "2024-01/2024-04"),
        ("de", "Das Land erhebt vom 1. August an eine Gebühr von *20* Prozent.", "2024-08-01"),
        ("en", "Mines will produce *20* Mt by the end of the decade.", "2030"),
        ("ru", "Лет десять назад долг составлял *20* млн долларов.", "2014"),
        ("ru", "За отчётный год компания добыла *20* млн тонн.", "2023"),
        ("en", "In the year under review we mined *20* million tonnes.", "2023"),
        ("de", "Im Mai kamen 3 Mt.\nDas entspricht einem Zuwachs von *20* Prozent.", "2024-05"),
        ("en", "Exports were 3 Mt in May.\nThat is *20* percent more.", "2024-05"),
        ("ru", "За пять месяцев ввезли 3 млн тонн.\nЭто на *20* процентов больше.", "2024-01/2024-05"),
        (
            "ru",
            "В мае ввезли 3 млн тонн.\nГлавной остаётся Россия, на которую пришлось *20* процентов.",
            "2024-05",
        ),
    ],
)
def test_periods_of_natural_sentences(language: str, text: str, expected: str) -> None:
    assert period(text, language) == expected
