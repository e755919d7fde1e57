"""Quantities in German: joined words, scales, units, comparators, ranges, prices, and what is no claim."""

from __future__ import annotations

import pytest
from quantity_lines import lines

SENTENCES = [
    # separators and scale words
    ("Der Export wuchs auf 22,5 Mio. t.", ["22500000 t"]),
    ("Es flossen 3,25 Milliarden Kubikmeter Gas.", ["3250000000 m3"]),
    ("Die 1.830 Kilometer lange Leitung ist alt.", ["1830000 m"]),
    ("Das Werk lieferte 12.345.678 Stück.", ["12345678 count"]),
    ("Gemessen wurden 1'500 Tonnen und 2 750 Tonnen.", ["1500 t", "2750 t"]),
    ("Im Lager liegen 2,345 Personenakten und 2,345 Personen.", ["2345 count", "2345 count"]),
    ("Ein Kredit von 1,2 Bio. Tenge wurde bewilligt.", ["1200000000000 KZT"]),
    ("Es gingen 500,000 Tonnen ab.", ["500000 t"]),
    # number words
    ("Dreiundzwanzig Verträge wurden unterschrieben.", ["23 count"]),
    ("Zweihundertfünfzig Waggons fuhren ab.", ["250 count"]),
    ("Anderthalb Milliarden Dollar fehlen.", ["1500000000 USD"]),
    ("Zweieinhalb Millionen Tonnen wurden verladen.", ["2500000 t"]),
    ("Eine halbe Million Menschen zogen fort.", ["500000 count"]),
    ("Es reicht für eine Viertelmillion Haushalte.", ["250000 count"]),
    ("Ein Dutzend Firmen bewarb sich.", ["12 count"]),
    ("Fünftausend Arbeiter streiken.", ["5000 count"]),
    # fractions, shares, multiples
    ("Zwei Drittel der Ausfuhr gehen nach Osten.", ["0.666666667 ratio"]),
    ("Mehr als die Hälfte des Stroms kommt aus Kohle.", ["> 0.5 ratio"]),
    ("Ein Viertel der Felder liegt brach.", ["0.25 ratio"]),
    ("Jeder dritte Zug verspätet sich.", ["0.333333333 ratio"]),
    ("Vier von fünf Betrieben exportieren.", ["0.8 ratio"]),
    ("Der Umschlag hat sich verdreifacht.", ["3 factor"]),
    ("Die Förderung halbierte sich.", ["0.5 factor"]),
    ("Der Preis ist 2,5-mal so hoch wie damals.", ["2.5 factor"]),
    ("Das ist dreimal so viel wie geplant.", ["3 factor"]),
    ("Der Handel stieg um das 1,5-Fache.", ["1.5 factor"]),
    # comparators
    ("Mehr als 35 Abkommen liegen vor.", ["> 35 count"]),
    ("Über 300 Firmen sind aktiv.", ["> 300 count"]),
    ("Fast 40 Prozent des Gases kommen an.", ["< 0.4 ratio"]),
    ("Knapp 5 GW sind am Netz.", ["< 5000000000 W"]),
    ("Bis zu 15 Mio. Tonnen sind möglich.", ["< 15000000 t"]),
    ("Mindestens 17 Menschen kamen um.", ["> 17 count"]),
    ("Etwa 5.000 von Investoren finanzierte Unternehmen bestehen.", ["~ 5000 count"]),
    ("Rund 8,5 Mrd. Euro wurden gezahlt.", ["~ 8500000000 EUR"]),
    ("Ein Vertrag über 3 Mrd. Euro ist fertig.", ["3000000000 EUR"]),
    ("Insgesamt etwa 20 Tonnen oder mehr lagern dort.", ["~ 20 t"]),
    ("20 Tonnen oder mehr lagern dort.", ["> 20 t"]),
    # ranges, lists, changes
    ("Zwischen 20 und 25 Mrd. US-Dollar sind nötig.", ["20000000000..25000000000 USD"]),
    ("Es waren 20-25 % der Fläche.", ["0.2..0.25 ratio"]),
    ("Drei bis vier Millionen Tonnen fehlen.", ["3000000..4000000 t"]),
    ("Die Linien tragen 12 und 15 Mio. t.", ["12000000 t", "15000000 t"]),
    ("Die Anteile sind 41, 23 und 15 Prozent.", ["0.41 ratio", "0.23 ratio", "0.15 ratio"]),
    ("Der Preis fiel von 90 auf 75 Dollar je Barrel.", ["566.082969 USD/m3", "471.735808 USD/m3"]),
    # a unit said once
    ("Polen nahm 2,5 Millionen Tonnen ab, Ungarn 1,4 Millionen.", ["2500000 t", "1400000 t"]),
    ("Kanada hält 15 Prozent, Namibia 11, Niger 4 Prozent.", ["0.15 ratio", "0.11 ratio", "0.04 ratio"]),
    ("17 Menschen starben, 40 weitere wurden verletzt.", ["17 count", "40 count"]),
    ("Von 523 km Strecke sind fertig: 200 km, davon 50 neu.", ["523000 m", "200000 m", "50000 m"]),
    ("Für Straßen sind 2,5 Mrd. für Firmen vorgesehen.", ["2500000000 count"]),
    ("Etwa 1.000 der 3.000 Arbeiter streikten.", ["~ 1000 count", "3000 count"]),
    # rates and prices
    ("Die Leitung schafft 1,2 Millionen Barrel pro Tag.", ["190784.754 m3/day"]),
    ("Täglich mehr als 2 Mio. Barrel verlassen den Hafen.", ["> 317974.59 m3/day"]),
    ("Ausgelegt ist sie für 10 Mio. t/Jahr.", ["10000000 t/year"]),
    ("Gas kostet 250 Dollar pro 1.000 Kubikmeter.", ["0.25 USD/m3"]),
    ("Je 1.000 Kubikmeter Gas werden 250 Dollar fällig.", ["0.25 USD/m3"]),
    ("Der Preis: 320 US$/t.", ["320 USD/t"]),
    ("Es fahren 250 Züge pro Woche.", ["250 count/week"]),
    # ordinals of events, ranks
    ("Die 22. Sitzung des Rates fand statt.", ["22 ordinal"]),
    ("Auf dem zweiten Handelsgipfel sprach er.", ["2 ordinal"]),
    ("Er ist der drittgrößte Erzeuger.", ["3 rank"]),
    ("Das Land steht auf Platz 5.", ["5 rank"]),
    ("Es gehört zu den Top 10.", ["< 10 rank"]),
    # vague plurals
    ("Hunderttausende Menschen flohen.", ["> 100000.. count"]),
    ("Millionen Menschen warten.", ["> 1000000.. count"]),
    ("Mehrere Milliarden Euro fehlen.", ["> 1000000000.. EUR"]),
    # durations and temperature
    ("Das beruht auf 30 Jahren guter Nachbarschaft.", ["30 year"]),
    ("Die Laufzeit beträgt 20 Jahre.", ["20 year"]),
    ("Ein 15-jähriger Vertrag gilt.", ["15 year"]),
    ("Die Fahrt verkürzt sich auf 18 Tage.", ["18 day"]),
    ("Es wurde -15 °C kalt.", ["-15 °C"]),
    # a bare level
    ("Die Zahl der Firmen lag zuletzt bei 23.321.", ["23321 count"]),
]

NO_CLAIMS = [
    "In den letzten fünf Jahren änderte sich viel.",
    "Vor zwei Jahren begann der Bau.",
    "Nach drei Tagen endete das Treffen.",
    "Die fünf ehemaligen Sowjetrepubliken rücken zusammen.",
    "Es gibt drei Gründe dafür.",
    "Beide Seiten stimmten zu, er sitzt zwischen zwei Stühlen.",
    "Es ist eines der größten Länder.",
    "Laut Artikel 5 und Absatz 2 gilt Resolution 1373.",
    "Auf Seite 12 steht Tabelle 3.",
    "Um 14 Uhr traf man sich, am 27.11. wieder.",
    "Die C5+1 tagte, dann die G20.",
    "Su-30 und MiG-29 flogen, auch eine Boeing 737.",
    "Das Spiel endete 3:1.",
    "Tel. 030 123 456",
    "Der 72-jährige Politiker sprach.",
    "Im Jahr 2022 und seit 2019 wächst es.",
    "Im dritten Quartal wurde es besser.",
    "Das erste einer Reihe von Gesprächen war kurz.",
    "Ein Vertrag wurde unterzeichnet.",
    "Wir messen 2 3,5, mehr nicht.",
    "1. Die Lage ist ernst.",
]


@pytest.mark.parametrize(("text", "expected"), SENTENCES)
def test_reads(text: str, expected: list[str]) -> None:
    assert lines(text, "de") == expected


@pytest.mark.parametrize("text", NO_CLAIMS)
def test_leaves(text: str) -> None:
    assert lines(text, "de") == []
