from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest
from sentences import sentence
from time_lines import COUNTS, LINES, NAMES

from kerege.reader.layers import Memory, TimeSpan
from kerege.reader.times.finding import find_times

THURSDAY = date(2024, 11, 28)


def times(text: str, language: str, memory: Memory | None = None, **date_of: object) -> tuple[TimeSpan, ...]:
    scan = sentence(text, language, **(date_of or {"published": THURSDAY}))
    return find_times(scan, memory or Memory())


@pytest.mark.parametrize(
    ("language", "text", "words", "period", "role"),
    [(language, *line) for language, lines in LINES.items() for line in lines],
)
def test_form(language: str, text: str, words: str, period: str, role: str) -> None:
    found = [t for t in times(text, language) if text[t.start : t.end] == words]
    assert [(t.period, t.role) for t in found] == [(period, role)]


@pytest.mark.parametrize(("text", "language"), COUNTS)
def test_a_count_is_no_year(text: str, language: str) -> None:
    assert [t for t in times(text, language) if t.kind == "absolute"] == []


@pytest.mark.parametrize(("text", "language"), NAMES)
def test_a_year_in_a_name(text: str, language: str) -> None:
    assert [t.kind for t in times(text, language)] == ["name"]


@pytest.mark.parametrize(
    ("text", "language"),
    [("Um 14:30 begann es.", "de"), ("В 14:00 началось.", "ru"), ("It began at 10:05.", "en")],
)
def test_a_clock_time(text: str, language: str) -> None:
    assert [(t.kind, t.period) for t in times(text, language)] == [("clock", "")]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Es stieg im gleichen Zeitraum um 5 Prozent.", "de"),
        ("Het groeide in dezelfde periode met 15%.", "nl"),
        ("It grew in the same period.", "en"),
        ("За тот же период выросло на 5 %.", "ru"),
        ("Осы кезеңде 5 пайызға өсті.", "kk"),
    ],
)
def test_the_same_period(text: str, language: str) -> None:
    found = times(text, language, Memory(periods=("2023-01/2023-10", "2022")))
    assert [(t.kind, t.period) for t in found] == [("anaphoric", "2023-01/2023-10")]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Das ist mehr als im Vorjahreszeitraum.", "de"),
        ("Dat is meer dan in dezelfde periode vorig jaar.", "nl"),
        ("That is more than in the same period last year.", "en"),
        ("Это больше, чем за аналогичный период прошлого года.", "ru"),
    ],
)
def test_the_same_period_of_the_year_before(text: str, language: str) -> None:
    found = times(text, language, Memory(periods=("2023-01/2023-10",)))
    assert [(t.period, t.role) for t in found] == [("2022-01/2022-10", "compared")]


def test_the_year_before_counts_from_the_sentence_or_the_document() -> None:
    assert times("Im Vorjahr waren es 5.", "de", Memory(periods=("2021",)))[0].period == "2023"
    assert [t.period for t in times("2021 waren es 6, im Vorjahr 5.", "de")] == ["2021", "2020"]
    assert times("A year earlier it was 5.", "en", Memory(periods=("2021",)))[0].period == "2020"


@pytest.mark.parametrize(
    ("text", "language", "period"),
    [
        ("Derzeit sind es 5.", "de", "2024-11"),
        ("Onlangs kwamen 5.", "nl", ""),
        ("It is 5 at present.", "en", "2024-11"),
        ("Сейчас их 5.", "ru", "2024-11"),
        ("Қазір 5 бар.", "kk", "2024-11"),
    ],
)
def test_vague(text: str, language: str, period: str) -> None:
    assert [(t.kind, t.period) for t in times(text, language)] == [("vague", period)]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Es war mehr als im gleichen Zeitraum 2022.", "de"),
        ("It grew in the same period of 2022.", "en"),
        ("Выросло за аналогичный период 2022 года.", "ru"),
    ],
)
def test_the_same_months_of_another_year(text: str, language: str) -> None:
    found = times(text, language, Memory(periods=("2023-01/2023-10",)))
    assert [t.period for t in found] == ["2022-01/2022-10"]


@pytest.mark.parametrize("year", [1, 9999])
def test_a_document_of_an_impossible_year_has_no_anchor(year: int) -> None:
    assert [t.period for t in times("Last year it fell.", "en", published=date(year, 1, 1))] == [""]


def test_a_season_alone_is_vague() -> None:
    assert [t.kind for t in times("Im Winter liefert er 40 Prozent.", "de")] == ["vague"]


def test_a_document_known_to_the_month() -> None:
    known = {"published": date(2024, 11, 1), "precision": "month"}
    assert [t.period for t in times("Am Mittwoch kam er, gestern auch.", "de", **known)] == [
        "2024-11",
        "2024-11",
    ]
    assert times("Am 27.11. kam er.", "de", **known)[0].period == "2024-11-27"


def test_without_a_date_relative_times_stay_open() -> None:
    assert [(t.kind, t.period) for t in times("Voriges Jahr stieg er.", "de", published=None)] == [
        ("relative", "")
    ]


def test_without_a_date_the_latest_year_of_the_text_is_the_anchor() -> None:
    text = "Im Jahr 2025 kam er, am 17. Juni, und 2040 geht er wieder."
    assert [t.period for t in times(text, "de", published=None)] == ["2025", "2025-06-17", "2040"]


@pytest.mark.parametrize("language", ["de", "nl", "en", "ru", "kk"])
def test_times_are_in_order_and_apart(language: str) -> None:
    text = " ".join(line[0] for line in LINES[language])
    found = times(text, language)
    assert all(a.end <= b.start for a, b in pairwise(found))


@pytest.mark.parametrize("language", ["de", "nl", "en", "ru", "kk"])
@pytest.mark.parametrize(
    "text",
    [
        "",
        "31. 31. 2024 2024",
        "30. Februar 2024",
        "2024-13-45",
        "99.99.9999",
        "1/2/3/4/5/6",
        "Q9 2024",
        "2024" * 50,
        "2020–2010",
        "0. Mai",
    ],
)
def test_broken_dates_do_not_raise(text: str, language: str) -> None:
    times(text, language)
