from datetime import date

import pytest

from kerege.documents import find_dates, parse_date, read_document
from kerege.documents.published import from_fields, from_lines, from_name, from_url
from kerege.documents.update_date import from_update

MARCH = (date(2024, 3, 12), "day")


@pytest.mark.parametrize(
    "line",
    [
        "12. März 2024",
        "12 maart 2024",
        "March 12, 2024",
        "12 марта 2024 года, 10:15",
        "2024 жылғы 12 наурыз",
        "12 наурыз 2024 жыл",
        "2024 жыл, 12 наурыз",
        "2024-жыл, 12-наурыз",
        "12-наурыз, 2024",
        "2024 ж., 12 наурыз",
        "2024 жылдың 12 наурызы",
        "2024.03.12",
        "2024-03-12",
        "2024-03-12T12:00:00Z",
        "12.03.2024, 14:05 Uhr",
        "Dienstag, 12. März 2024",
        "(Berlin, 12. März 2024)",
        "Von Erika Muster – 12. März 2024",
        "By John Smith, 12 March 2024",
        "The Astana Times | 12 March 2024 | Business",
        "Published: March 12, 2024",
        "Gepubliceerd op 12 maart 2024",
        "Veröffentlicht am 12. März 2024 um 10:00 Uhr",
        "Дата публикации: 12.03.2024",
        "Жарияланған күні: 2024 жылғы 12 наурыз",
        "Stand: 12.03.2024 12:03 Uhr",
        "Astana, 12 March 2024 – Kazakhstan said it would export more.",
        "Berlin, 12. März 2024 (dpa) - Kasachstan liefert mehr.",
        "Алматы. 12 марта 2024 года. КазТАГ - Добыча выросла.",
        "March 12, 2024 at 5:40 PM GMT+5",
        "Staff Report in Business on 12 March 2024",
        "Ministry of Coal - Press Bureau - Posted On: 12 MAR 2024 5:12PM by Delhi",
        "March 12, 2024 by Staff",
        "Autor: Dr. Jens Muster, veröffentlicht am 12. März 2024",
        "12.03.2024. In Kasachstan reicht der Strom nicht mehr aus.",
        "12 марта 2024 года – Добыча выросла.",
        "12 марта 2024 в 10:15, Экономика",
        "2024 жылғы наурыздың 12-сі",
        "12. März 2024, aktualisiert am 13. März 2024",
        "12 марта 2024, 11:20 - Последнее обновление: 13 марта 2024, 12:02",
    ],
)
def test_datelines(line: str) -> None:
    assert from_lines(["Ein Titel", line, "Ein Satz."]) == MARCH


@pytest.mark.parametrize(
    "line",
    [
        "Kasachstan vor der Wahl am 20. November 2022",
        "Am 12. März 2024 stieg der Preis.",
        "Updated: 12 March 2024",
        "Обновлено: 12 марта 2024",
        "Datum der Wahl war der 3.5.2020",
        "03/04/2024",
        "31.02.2024",
        "Report for March 2024",
        "12. März 3024",
        "12.03.2024 war ein Dienstag. Der Preis stieg.",
    ],
)
def test_no_guess_is_better_than_a_wrong_one(line: str) -> None:
    assert from_lines([line]) == (None, "")


@pytest.mark.parametrize(
    "line",
    [
        "Updated 12 March 2024 at 10:02 BST",
        "Last updated: 12 March 2024 14:05 GMT",
        "Modified on March 12, 2024",
        "Zuletzt aktualisiert: 12.03.2024 | 10:02",
        "Letzte Aktualisierung: Dienstag, 12. März 2024",
        "Laatst bijgewerkt: 12 maart 2024, 09:15",
        "Bijgewerkt op 12 maart 2024 om 10.02 uur",
        "Телеканал / Новости региона / Обновлено 12.03.2024 в 18:05",
        "Последнее изменение: 12.03.2024",
        "Соңғы жаңарту: 2024 жылғы 12 наурыз",
        "Жаңартылды: 12.03.2024, 18:05",
    ],
)
def test_an_update_stands_in_where_nothing_else_is_said(line: str) -> None:
    text = f"A title\n\n{line}\n\nA sentence of the text.\n"
    assert from_update([line]) == MARCH
    assert read_document(text.encode(), name="a.txt").published == MARCH[0]
    assert read_document(text.encode(), name="2024-03-01.txt").published == date(2024, 3, 1)
    assert read_document(f"Published: 1 March 2024\n\n{text}".encode(), name="a.txt").published == date(
        2024, 3, 1
    )


@pytest.mark.parametrize(
    "line",
    ["The plan was updated before the vote of 12 March 2024.", "Abgerufen am 12. März 2024", "Updated 2024"],
)
def test_no_update(line: str) -> None:
    assert from_update([line]) == (None, "")


def test_july_with_its_ending() -> None:
    assert from_lines(["2024 жылдың 3 шілдесі"]) == (date(2024, 7, 3), "day")


def test_contradicting_datelines_say_nothing_and_labels_win() -> None:
    assert from_lines(["12 March 2024", "13 March 2024"]) == (None, "")
    assert from_lines(["11 March 2024", "Published: 12 March 2024"]) == MARCH
    assert from_lines(["Text."] * 20 + ["12 March 2024"]) == MARCH
    assert from_lines(["Text."] * 20 + ["12 March 2024"] + ["Text."] * 20) == (None, "")


def test_month_and_label_before_the_text() -> None:
    assert from_lines([" date 2024-11 Der Präsident reist."]) == (date(2024, 11, 1), "month")
    assert from_fields({"date": "March 2024"}) == (date(2024, 3, 1), "month")
    assert from_fields({"published": "2024-03-12T10:00:00"}) == MARCH


def test_names_and_addresses() -> None:
    assert from_name("2024-03-12-uran.txt") == MARCH
    assert from_name("000_20240312.txt") == MARCH
    assert from_name("a20240312b.txt") == (None, "")
    assert from_name("2024-03-12 2024-03-13.txt") == (None, "")
    assert from_url("https://example.org/2024/03/12/uran") == MARCH


def test_the_text_is_believed_before_the_name() -> None:
    text = "Ein Titel\n\n12. März 2024\n\nEin Satz."
    assert read_document(text.encode(), name="2020-01-01.txt").published == date(2024, 3, 12)
    assert read_document(b"Ein Satz.", name="2020-01-01.txt").published == date(2020, 1, 1)
    assert read_document(b"Ein Satz.", name="a.txt").published is None


def test_dates_in_a_line() -> None:
    found = find_dates("Vom 3. Mai 2023 bis 12.03.2024 und im Juni 2024", whole_months=True)
    assert [(d.day.isoformat(), d.precision) for d in found] == [
        ("2023-05-03", "day"),
        ("2024-03-12", "day"),
        ("2024-06-01", "month"),
    ]
    assert parse_date("2024") == (date(2024, 1, 1), "year")
    assert parse_date("2024-13") is None


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Baku, 14. März 2024 (eigener Bericht). Das Land lieferte mehr Gas.", "2024-03-14"),
        ("Weizenernte: Bauern atmen auf Almaty, 28. Dezember 2022. Die Ernte war gut.", "2022-12-28"),
        ("Almaty, 29 november 2024, 10.15 uur De tenge daalde.", "2024-11-29"),
        ("WARSAW, 31 May 2023 Grain entered the country.", "2023-05-31"),
        ("Обзор рынка зерна, выпуск № 3 от 23.01.2025 С начала сезона вывезли больше.", "2025-01-23"),
        ("Астана, 5 шілде 2024 жыл. Беларусь ұйымға мүше болды.", "2024-07-05"),
    ],
)
def test_a_date_before_the_report_in_one_line(text: str, day: str) -> None:
    assert str(read_document(text.encode(), name="x.txt").published) == day


@pytest.mark.parametrize(
    "text",
    [
        "Der Konzern hat am 20. Februar 2025 seine Bücher geöffnet.",
        "Figures released on 30 July 2024 showed a rise.",
        "Президент подписал 18 сентября 2024 года закон о пошлинах.",
    ],
)
def test_a_date_that_a_sentence_is_about_is_none_of_publication(text: str) -> None:
    assert read_document(text.encode(), name="x.txt").published is None
