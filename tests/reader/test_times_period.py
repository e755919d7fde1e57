from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from sentences import sentence

from kerege.reader.layers import Memory
from kerege.reader.times.finding import find_times, period_of, periods_after

DAY = date(2024, 11, 28)


def period(
    marked: str, language: str, memory: Memory | None = None, published: date | None = DAY
) -> tuple[str, tuple[str, ...]]:
    """Return the period of the figure between two stars."""
    start, end = marked.index("*"), marked.rindex("*") - 1
    scan = sentence(marked.replace("*", ""), language, published)
    memory = memory or Memory()
    return period_of(find_times(scan, memory), start, end, scan, memory)


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Im Jahr 2023 stieg der Export um *5* Prozent, 2022 waren es 6 Mt.", "de", "2023"),
        ("Im Jahr 2023 stieg der Export um 5 Prozent, 2022 waren es *6* Mt.", "de", "2022"),
        ("Exports were *5* Mt in 2022 and 6 Mt in 2023.", "en", "2022"),
        ("Exports were 5 Mt in 2022 and *6* Mt in 2023.", "en", "2023"),
        ("In 2022 exports were *5* Mt and in 2023 6 Mt.", "en", "2022"),
        ("In 2023 exports were *5* Mt, up from 3.4 Mt in 2022.", "en", "2023"),
        ("In 2023 exports were 5 Mt, up from *3.4* Mt in 2022.", "en", "2022"),
        ("Exports rose from *3.4* Mt in 2022 to 5 Mt in 2023.", "en", "2022"),
        ("Exports rose from 3.4 Mt in 2022 to *5* Mt in 2023.", "en", "2023"),
        ("Exports were *5* Mt in 2023, compared with 4 Mt in 2022.", "en", "2023"),
        ("Exports were 5 Mt in 2023, compared with *4* Mt in 2022.", "en", "2022"),
        ("В 2023 году добыли *90* млн т против 84 млн т в 2022 году.", "ru", "2023"),
        ("В 2023 году добыли 90 млн т против *84* млн т в 2022 году.", "ru", "2022"),
        ("Es waren *90* Mt (2023).", "de", "2023"),
        ("2023 жылы *90* млн тонна өндірілді, бұл 2022 жылмен салыстырғанда көп.", "kk", "2023"),
        ("Bis 2030 soll die Menge auf *90* Mt steigen.", "de", "2030"),
        ("In 2023 bedroeg de uitvoer *5* Mt, in 2022 4 Mt.", "nl", "2023"),
    ],
)
def test_said_in_the_sentence(text: str, language: str, expected: str) -> None:
    assert period(text, language) == (expected, ())


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Das Land exportiert *80* Prozent seines Öls.", "de"),
        ("Derzeit sind es *80* Prozent.", "de"),
        ("Het land produceert *19* soorten.", "nl"),
        ("The country exports *80* percent of its oil.", "en"),
        ("Страна экспортирует *80* процентов нефти.", "ru"),
        ("Ел мұнайдың *80* пайызын экспорттайды.", "kk"),
        ("The port plans to lift capacity from *15* to 25 Mt by 2030.", "en"),
        ("Exports were *5* Mt, the ministry said on Thursday.", "en"),
    ],
)
def test_else_the_month_of_the_document(text: str, language: str) -> None:
    assert period(text, language) == ("2024-11", ("period-inferred",))


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Der Umsatz stieg um *5* Prozent, 3 Punkte mehr als im Jahr 2022.", "de"),
        ("Revenue rose by *5* percent, more than in 2022.", "en"),
        ("Выручка выросла на *5* процентов по сравнению с 2022 годом.", "ru"),
    ],
)
def test_a_comparison_speaks_of_the_year_after(text: str, language: str) -> None:
    assert period(text, language) == ("2023", ("period-inferred",))


def follows(first: str, second: str, language: str) -> tuple[str, tuple[str, ...]]:
    """Return the period of the marked figure of a second sentence of a paragraph."""
    one = sentence(first, language, DAY)
    memory = Memory(periods=periods_after(find_times(one, Memory()), one, Memory()))
    marked = " " + second
    start, end = marked.index("*"), marked.rindex("*") - 1
    scan = sentence(marked.replace("*", ""), language, DAY)
    inner = type(scan.sentence)(1, scan.end, 0, language)
    scan = replace(scan, sentence=inner, start=1)
    return period_of(find_times(scan, memory), start, end, scan, memory)


@pytest.mark.parametrize(
    ("first", "second", "language"),
    [
        ("2023 stieg der Export.", "Der Umsatz sank auf *5* Mrd. Euro.", "de"),
        ("In 2023 steeg de uitvoer.", "De omzet daalde tot *5* miljard.", "nl"),
        ("In 2023 exports rose.", "Revenue fell to *5* bn.", "en"),
        ("В 2023 году экспорт вырос.", "Выручка упала до *5* млрд.", "ru"),
        ("2023 жылы экспорт өсті.", "Табыс *5* млрд теңгеге жетті.", "kk"),
    ],
)
def test_a_tale_of_the_past_goes_on(first: str, second: str, language: str) -> None:
    assert follows(first, second, language) == ("2023", ("period-inferred",))


def test_a_present_tense_does_not_go_on() -> None:
    assert follows("In 2023 exports rose.", "The firm owns *5* mines.", "en")[0] == "2024-11"


def test_the_meeting_is_the_day_spoken_of() -> None:
    assert (
        follows("Am 17. Juni begann der Gipfel.", "Auf dem Gipfel unterzeichnete man *35* Abkommen.", "de")[0]
        == "2024-06-17"
    )


def test_without_a_date_the_period_is_open() -> None:
    assert period("Das Land exportiert *80* Prozent.", "de", published=None) == ("", ("period-open",))
    assert period("Voriges Jahr waren es *80* Prozent.", "de", published=None) == ("", ("period-open",))


def test_the_dateline_is_not_remembered() -> None:
    scan = sentence("Astana, 28. November 2024. Im Mai stieg es.", "de", DAY)
    assert periods_after(find_times(scan, Memory()), scan, Memory()) == ("2024-05", "")
