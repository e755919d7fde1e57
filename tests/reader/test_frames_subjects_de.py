"""Whose a figure is in German: names behind nouns, things, home words, pronouns, towns behind adjectives."""

from __future__ import annotations

import pytest

from kerege.documents import read_document
from kerege.reader.rules import RulesExtractor

READER = RulesExtractor()


def subjects(text: str) -> list[str]:
    read = READER.read(read_document(("3. Mai 2024. " + text).encode(), name="text.txt"))
    return [one.subject for one in read.candidates if one.kind == "quantity"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Der Übungsplatz Adaschi liegt 80 Kilometer von der russischen Grenze.", "Adaschi"),
        ("Die Druckerei Finidr in Tschechien kauft 60 Prozent ihres Papiers in Finnland.", "Finidr"),
        ("Durch den Flughafen Altenrhein kamen 1,7 Millionen Passagiere.", "Altenrhein"),
        ("Das Halbleiterwerk im ungarischen Szeged soll 300 Tonnen im Jahr herstellen.", "Szeged"),
    ],
)
def test_a_noun_tells_what_a_name_is(text: str, expected: str) -> None:
    assert subjects(text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Bischkek baut das Kraftwerk Kambarata-1. Die Anlage soll 1.860 Megawatt leisten.", "Kambarata-1"),
        ("Am Windpark Schelek baut China mit. Der Park hat 332 Megawatt Leistung.", "Shelek"),
        ("Die Türkei baut das Kernkraftwerk Akkuyu. Das Vorhaben kostet 24 Milliarden Dollar.", "Akkuyu"),
        ("Bulgarien verkauft die Burgas-Raffinerie. Die Anlage deckt 80 Prozent des Bedarfs.", "Burgas"),
    ],
)  # fmt: skip
def test_a_description_takes_up_the_plant_named_last(text: str, expected: str) -> None:
    assert subjects(text)[-1] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Die Ukraine kauft Gas in Polen. Die eigene Förderung deckt 60 Prozent des Bedarfs.",
            "Ukraine",
        ),
        (
            "Italien hat Gas aus Algerien erhalten. Das nordafrikanische Land liefert 36 Prozent.",
            "Algeria",
        ),
        ("Die EU warnt Serbien. Das Balkanland hängt zu 85 Prozent an russischem Gas.", "Serbia"),
        (
            "Seit Peking Lizenzen verlangt, sind dessen Lieferungen um ein Drittel gesunken.",
            "China",
        ),
        ("Gas kommt aus Russland, dessen Anteil am europäischen Markt 30 Prozent beträgt.", "Russia"),
    ],
)  # fmt: skip
def test_home_words_and_possessives_have_an_owner(text: str, expected: str) -> None:
    assert subjects(text)[-1] == expected


def test_a_thing_that_opens_the_sentence_beats_what_was_told_before() -> None:
    text = "Kasachstan exportiert Erz nach China. Der Zug braucht für die Strecke sechs Tage."
    assert subjects(text) == ["train"]


def test_the_owner_of_a_share_may_stand_in_the_dative() -> None:
    assert subjects("Der Hafen Poti gehört zu 100 Prozent der Reederei APM Terminals.") == ["APM Terminals"]


def test_the_importer_named_first_is_whom_the_text_is_about() -> None:
    text = "Die Schweiz führt ihr Uran zur Hälfte aus Russland ein. Der Verbrauch sank um 5 Prozent."
    assert subjects(text) == ["Switzerland", "Switzerland"]
