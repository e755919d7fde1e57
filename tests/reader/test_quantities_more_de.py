"""Quantities in German of markets, parliaments, companies, customs, tenders, papers and posts."""

from __future__ import annotations

import pytest
from quantity_lines import lines

SENTENCES = [
    (
        "Der Novemberkontrakt auf Weizen gab um 2,25 auf 218,50 Euro je Tonne nach.",
        ["2.25 EUR/t", "218.5 EUR/t"],
    ),
    (
        "Kupfer kostete an der LME zuletzt 9.412 Dollar je Tonne, nach 9.530 Dollar am Vortag.",
        ["9412 USD/t", "9530 USD/t"],
    ),
    ("Gasöl fob ARA notierte bei 742 bis 745 $/t.", ["742..745 USD/t"]),
    ("Die Frachtraten für Kamsarmax-Schiffe fielen auf 14.500 US-Dollar pro Tag.", ["14500 USD/day"]),
    (
        "Brent verbilligte sich um 1,2 Prozent auf 82,14 Dollar je Barrel (159 Liter).",
        ["0.012 ratio", "516.645057 USD/m3", "0.159 m3"],
    ),
    (
        "Die Lagerbestände sanken binnen Jahresfrist um gut ein Drittel auf knapp 1,8 Mio. t.",
        ["> 0.333333333 ratio", "< 1800000 t"],
    ),
    (
        "Zu Frage 12: Der Bundesregierung liegen Meldungen zu 37 Fällen vor, davon 14 aus Kasachstan.",
        ["37 count", "14 count"],
    ),
    (
        "Im Haushaltsjahr 2023 wurden 4 312 Ausfuhrgenehmigungen erteilt (2022: 3 987).",
        ["4312 count", "3987 count"],
    ),
    (
        "Von den 1.204 geprüften Anträgen wurden 87 abgelehnt, das entspricht 7,2 v. H.",
        ["1204 count", "87 count", "0.072 ratio"],
    ),
    (
        "Die Mittel belaufen sich auf rund 1,25 Milliarden Euro, verteilt auf vier Jahre.",
        ["~ 1250000000 EUR", "4 year"],
    ),
    ("Weniger als jeder zehnte Antrag stammt aus dem Mittelstand.", ["< 0.1 ratio"]),
    ("Der Konzernumsatz betrug 812.450 TEUR (Vorjahr: 756.320 TEUR).", ["812450000 EUR", "756320000 EUR"]),
    ("Das EBITDA lag mit 41,9 Mio. € um 18,3 % unter Vorjahr.", ["41900000 EUR", "0.183 ratio"]),
    ("Die Eigenkapitalquote stieg von 38,2 auf 41,5 %.", ["0.382 ratio", "0.415 ratio"]),
    ("Zum Stichtag waren 2.345 Mitarbeiter beschäftigt, davon 312 in Teilzeit.", ["2345 count", "312 count"]),
    ("Je Aktie wird eine Dividende von 1,10 Euro ausgeschüttet.", ["1.1 EUR"]),
    ("Die Nettoverschuldung ging um 60 auf 415 Mio. € zurück.", ["60000000 EUR", "415000000 EUR"]),
    ("Der Auftragsbestand reicht für gut eineinhalb Jahre.", ["> 1.5 year"]),
    ("Waren mit einem Wert von mehr als 1 000 Euro sind anzumelden.", ["> 1000 EUR"]),
    ("Das Kontingent der Warennummer 7202 ist auf 117 000 t jährlich begrenzt.", ["117000 t/year"]),
    ("Die Frist von 30 Tagen kann um höchstens 15 Tage verlängert werden.", ["30 day", "< 15 day"]),
    ("Sendungen bis 22 Euro sind abgabenfrei.", ["< 22 EUR"]),
    ("Beschlagnahmt wurden 2,3 Tonnen Kupferschrott und 46 Kilo Bernstein.", ["2.3 t", "0.046 t"]),
    (
        "Anderthalb Stunden lang war die B 96 gesperrt; 450 Haushalte hatten keinen Strom.",
        ["450 count"],
    ),
    (
        "Rund zweihundert Gäste kamen zum Schützenfest, ein gutes Dutzend Vereine machte mit.",
        ["~ 200 count", "> 12 count"],
    ),
    ("Landwirt Heinz Meier, 58, hat 120 Milchkühe und 85 Hektar Grünland.", ["120 count", "850000 m2"]),
    ("Die Feuerwehr Wismar rückte mit drei Fahrzeugen und 24 Mann aus.", ["3 count", "24 count"]),
    ("Ein Kubikmeter Wasser kostet 1,92 Euro, neun Cent mehr als bisher.", ["1.92 EUR/m3", "0.09 EUR"]),
    ("Der Neubau ist 42 Meter lang und 12,5 Meter breit.", ["42 m", "12.5 m"]),
    (
        "Die Sanierung verschlingt 3,8 Millionen Euro, eine halbe Million mehr als geplant.",
        ["3800000 EUR", "500000 EUR"],
    ),
    ("Gegenstand der Ausschreibung ist die Lieferung von 12 (zwölf) Lokomotiven.", ["12 count"]),
    (
        "Das Angebot muss 120 Kalendertage gültig sein; die Sicherheit beträgt 5 % der Auftragssumme.",
        ["120 day", "0.05 ratio"],
    ),
    ("Die 220-kV-Leitung ist 65 km lang.", ["220000 V", "65000 m"]),
    ("Das Rohr DN 1400 hat eine Wandstärke von 21,6 mm.", ["0.0216 m"]),
    ("Los 3 umfasst 4.500 m Kabel und 38 Transformatoren.", ["4500 m", "38 count"]),
    ("Die Vertragsstrafe beträgt 0,1 % pro Tag, maximal 5 %.", ["0.001 ratio", "< 0.05 ratio"]),
    ("Der geschätzte Auftragswert liegt bei netto 14,7 Mio. Euro.", ["14700000 EUR"]),
    ("Die Stichprobe umfasst 3.412 Firmen aus 54 Ländern.", ["3412 count", "54 count"]),
    ("Sanktionen verringern den Handel um 27 bis 31 Prozent.", ["0.27..0.31 ratio"]),
    ("Etwa neun Zehntel der Varianz werden erklärt.", ["~ 0.9 ratio"]),
    ("Der Transit hat sich versechsfacht, von 0,35 auf 2,1 Mio. t.", ["6 factor", "350000 t", "2100000 t"]),
    (
        "Ein Anstieg um einen Prozentpunkt senkt die Ausfuhr um 0,4 Prozentpunkte.",
        ["0.01 ratio", "0.004 ratio"],
    ),
    (
        "Kasachstan: 1,8 Mio. b/d, Quote 1,468. Kein Wunder, dass die OPEC+ sauer ist.",
        ["286177.131 m3/day", "233393.349 m3/day"],
    ),
    ("Strompreis heute: 8,4 ct/kWh, gestern 12,1.", ["2.33333333e-08 EUR/J", "3.36111111e-08 EUR/J"]),
    ("Jedes dritte Fass geht durch Noworossijsk!", ["0.333333333 ratio"]),
    ("Drei Viertel des Urans kommen aus vier Ländern.", ["0.75 ratio", "4 count"]),
    (
        "Usbekistan zahlt ein Drittel der 4,7 Mrd. Dollar, Kirgisistan und China den Rest.",
        ["0.333333333 ratio", "4700000000 USD"],
    ),
    ("Die Ausfuhr nach Italien überstieg erstmals die Marke von 16 Mio. t.", ["> 16000000 t"]),
    ("Die Verluste dürfen drei Prozent nicht übersteigen.", ["< 0.03 ratio"]),
    ("Mehr als verdoppelt hat sich der Absatz in China.", ["> 2 factor"]),
    (
        "Die Pipeline mit einer Jahreskapazität von 67 Millionen Tonnen ist 1.511 Kilometer lang.",
        ["67000000 t", "1511000 m"],
    ),
    (
        "Polen kaufte 2,1 Mio. t, Tschechien 1,4, die Slowakei nur 0,6 Mio. t.",
        ["2100000 t", "1400000 t", "600000 t"],
    ),
    ("Deutschland bezog 1,5 Mio. t Öl, gegenüber 1,0 Mio. t im Vorjahr.", ["1500000 t", "1000000 t"]),
    ("Die Strecke wurde um 30 auf 140 Kilometer verlängert.", ["30000 m", "140000 m"]),
    ("Die Reederei hat 7 der 11 Schiffe verkauft.", ["7 count"]),
    ("Im Schnitt warteten Lkw 38 Stunden, in der Spitze sogar 72.", ["38 hour", "72 hour"]),
    ("Die Raffinerie Schwedt lief mit 80 Prozent Auslastung, Leuna mit 95.", ["0.8 ratio", "0.95 ratio"]),
    ("Das 2,4-Milliarden-Euro-Projekt soll 500 Arbeitsplätze schaffen.", ["2400000000 EUR", "500 count"]),
    ("Der 35-Tonnen-Kran kostet 1,2 Mio.", ["35 t", "1200000 count"]),
    ("Für 1 Euro bekommt man 487 Tenge.", ["487 KZT/EUR"]),
    ("Der Preis je 1000 Kubikmeter liegt bei 285 Dollar.", ["0.285 USD/m3"]),
    ("Täglich rollen 14 bis 16 Züge über die Grenze.", ["14..16 count"]),
    ("Auf Rang drei folgt Kanada mit 15 Prozent.", ["3 rank", "0.15 ratio"]),
    ("Vier von zehn Fässern stammen aus Kaschagan.", ["0.4 ratio"]),
    ("Das Werk in der Industriestraße 14, 39106 Magdeburg, beschäftigt 230 Leute.", ["230 count"]),
    ("Die Abgabe steigt von derzeit 45 Cent auf 60 Cent je Liter.", ["0.45 EUR", "600 EUR/m3"]),
    ("Das Defizit beläuft sich auf minus 12,4 Mrd. Rubel.", ["-12400000000 RUB"]),
    ("Bis Ende Mai wurden 436 Tsd. TEU umgeschlagen, ein Plus von 11,3 %.", ["436000 TEU", "0.113 ratio"]),
    ("Die Quote liegt bei null Prozent.", ["0 ratio"]),
    ("Der Bau soll zehn Jahre dauern.", ["10 year"]),
    ("Die Anlage erzeugt 1,2 GW, genug für 900.000 Haushalte.", ["1200000000 W", "900000 count"]),
    ("Der Leitzins bleibt bei 14,25 Prozent.", ["0.1425 ratio"]),
    ("Zweimal so viel Gas wie 2021 floss nach Usbekistan.", ["2 factor"]),
    ("Zug 045 aus Almaty beförderte 320 Fahrgäste.", ["320 count"]),
    ("Ein 3,2-Mrd.-Dollar-Projekt mit 4GW Leistung wurde genehmigt.", ["3200000000 USD", "4000000000 W"]),
    ("Die 12,5%ige Beteiligung kostete 40 Mio. Euro.", ["0.125 ratio", "40000000 EUR"]),
    ("Der fünfjährige Vertrag sieht 1,5 Mio. t LNG jährlich vor.", ["5 year", "1500000 t"]),
    ("Die Kosten überschreiten 5 Mio. Euro nicht.", ["< 5000000 EUR"]),
    (
        "Gut ein Drittel der Fracht und mehr als die Hälfte des Öls gingen nach Süden.",
        ["> 0.333333333 ratio", "> 0.5 ratio"],
    ),
    ("Auf 100-Prozent-Basis wurden 5.077 t gefördert.", ["5077 t"]),
    ("Im ersten Halbjahr stieg der Absatz um 7 Prozent.", ["0.07 ratio"]),
    ("Die Gesellschaft hält 51 Prozent, der Staat die übrigen 49.", ["0.51 ratio", "0.49 ratio"]),
    ("Zwei bis drei Wochen dauert die Fahrt, auf See vierzig Tage.", ["2..3 week", "40 day"]),
    ("Das Feld enthält 3,1 Mrd. Barrel Öl und 240 Mrd. Kubikmeter Gas.", ["492860614 m3", "240000000000 m3"]),
    ("Chinas Anteil stieg von einem Zehntel auf ein Viertel.", ["0.1 ratio", "0.25 ratio"]),
    ("Ein Megawatt kostet 1,4 Millionen Dollar.", ["1.4 USD/W"]),
    ("Für tausend Kubikmeter zahlten sie 285 Dollar.", ["0.285 USD/m3"]),
    ("Kasachstan ist das neuntgrößte Land der Welt.", ["9 rank"]),
    ("Russland lieferte 2021 noch 45 Prozent, zuletzt 15.", ["0.45 ratio", "0.15 ratio"]),
    ("Zweihundertvierzig Millionen Euro gingen verloren.", ["240000000 EUR"]),
    ("Der Kredit ist in 20 gleichen Raten zu tilgen.", ["20 count"]),
    (
        "Die Ausfuhr schrumpfte auf lächerliche 12.000 Tonnen nach 1,2 Mio. t im Jahr 2021.",
        ["12000 t", "1200000 t"],
    ),
    (
        "Bis zu 90 Prozent der Kosten werden erstattet, höchstens aber 150.000 Euro je Vorhaben.",
        ["< 0.9 ratio", "< 150000 EUR"],
    ),
    ("Ein Viertel weniger Gas kam an.", ["0.25 ratio"]),
    (
        "Die Anleihe hat eine Laufzeit von sieben Jahren und einen Kupon von 4,75 Prozent.",
        ["7 year", "0.0475 ratio"],
    ),
    ("Rund 1,3 bis 1,5 Mrd. Euro sind nötig.", ["1300000000..1500000000 EUR"]),
]

NOTHING = [
    "Für 2025 erwarten wir ein Umsatzplus im niedrigen zweistelligen Prozentbereich.",
    "Tagesordnungspunkt 7 wurde vertagt.",
    "Siehe S. 12–14 und Tabelle 3.",
    "Die Zahl ist zweistellig gewachsen, ein dreistelliger Millionenbetrag floss.",
    "Die Bahn fährt alle zehn Minuten.",
]


@pytest.mark.parametrize(("text", "expected"), SENTENCES)
def test_reads(text: str, expected: list[str]) -> None:
    assert lines(text, "de") == expected


@pytest.mark.parametrize("text", NOTHING)
def test_leaves(text: str) -> None:
    assert lines(text, "de") == []
