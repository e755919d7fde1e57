"""Quantities in Dutch of markets, parliaments, companies, customs, tenders, papers and posts."""

from __future__ import annotations

import pytest
from quantity_lines import lines

SENTENCES = [
    ("De tarwe op de Matif daalde 2,25 naar 218,50 euro per ton.", ["2.25 EUR/t", "218.5 EUR/t"]),
    ("Koper noteerde 9.412 dollar per ton, tegen 9.530 dollar een dag eerder.", ["9412 USD/t", "9530 USD/t"]),
    (
        "Een vat Brent kost nu 82,14 dollar, bijna anderhalve dollar minder dan vorige week.",
        ["516.645057 USD/m3", "< 9.43471616 USD/m3"],
    ),
    (
        "De gasprijs op de TTF steeg 3,1 procent tot 34,50 euro per megawattuur.",
        ["0.031 ratio", "9.58333333e-09 EUR/J"],
    ),
    (
        "De voorraden krompen met een dik derde tot krap 1,8 miljoen ton.",
        ["> 0.333333333 ratio", "< 1800000 t"],
    ),
    (
        "In het verslagjaar zijn 4.312 vergunningen verleend, waarvan 611 voor dual-use-goederen.",
        ["4312 count", "611 count"],
    ),
    ("Van de 1.204 aanvragen werden er 87 afgewezen, ofwel 7,2%.", ["1204 count", "87 count", "0.072 ratio"]),
    (
        "Voor de periode 2024-2027 is 1,25 miljard euro beschikbaar, verdeeld over vier jaar.",
        ["1250000000 EUR"],
    ),
    ("Minder dan een op de tien aanvragers is een mkb-bedrijf.", ["< 0.1 ratio"]),
    ("Op vraag 12: er zijn 37 gevallen bekend, waarvan 14 in Kazachstan.", ["37 count", "14 count"]),
    ("De omzet kwam uit op 812,5 miljoen euro (2023: 756,3 miljoen).", ["812500000 EUR", "756300000 EUR"]),
    ("Het bedrijfsresultaat halveerde bijna tot 41,9 miljoen.", ["0.5 factor", "< 41900000 count"]),
    ("De solvabiliteit verbeterde van 38,2 naar 41,5 procent.", ["0.382 ratio", "0.415 ratio"]),
    ("Er werken 2.345 mensen, van wie 312 in deeltijd.", ["2345 count", "312 count"]),
    ("Het dividend bedraagt 1,10 euro per aandeel.", ["1.1 EUR"]),
    ("De nettoschuld daalde met 60 miljoen tot 415 miljoen euro.", ["60000000 EUR", "415000000 EUR"]),
    ("Goederen met een waarde van meer dan 1.000 euro moeten worden aangegeven.", ["> 1000 EUR"]),
    (
        "Het invoerrecht bedraagt 6,5%, met een minimum van 0,30 euro per kilo.",
        ["0.065 ratio", "> 300 EUR/t"],
    ),
    ("De termijn mag niet langer zijn dan 30 dagen.", ["< 30 day"]),
    ("De verliezen overschrijden de drie procent niet.", ["< 0.03 ratio"]),
    ("De douane onderschepte 2,3 ton koperschroot en 46 kilo barnsteen.", ["2.3 t", "0.046 t"]),
    ("Ruim vierhonderd huishoudens zaten anderhalf uur zonder stroom.", ["> 400 count", "1.5 hour"]),
    (
        "Zo'n tweehonderd bezoekers kwamen naar de kermis, een dozijn verenigingen deed mee.",
        ["~ 200 count", "12 count"],
    ),
    ("Boer Jan de Wit (58) melkt 120 koeien op 85 hectare.", ["120 count", "850000 m2"]),
    ("De brandweer rukte uit met drie wagens en 24 man.", ["3 count", "24 count"]),
    ("Een kuub water kost 1,92 euro, negen cent meer dan eerst.", ["1.92 EUR/m3", "0.09 EUR"]),
    ("De nieuwe brug is 42 meter lang en 12,5 meter breed.", ["42 m", "12.5 m"]),
    ("De renovatie kost 3,8 miljoen, een half miljoen meer dan begroot.", ["3800000 count", "500000 count"]),
    ("De opdracht omvat de levering van 12 (twaalf) locomotieven.", ["12 count"]),
    (
        "De offerte moet 120 dagen geldig zijn; de borgsom is 5% van de opdrachtsom.",
        ["120 day", "0.05 ratio"],
    ),
    ("Perceel 3 omvat 4.500 meter kabel en 38 transformatoren.", ["4500 m", "38 count"]),
    ("De boete bedraagt 0,1% per dag, tot ten hoogste 5%.", ["0.001 ratio", "< 0.05 ratio"]),
    ("De 220 kV-lijn is 65 kilometer lang.", ["220000 V", "65000 m"]),
    ("De buis heeft een doorsnee van 1.420 mm.", ["1.42 m"]),
    ("De steekproef telt 3.412 bedrijven uit 54 landen.", ["3412 count", "54 count"]),
    ("Sancties verlagen de handel met 27 tot 31 procent.", ["0.27..0.31 ratio"]),
    ("Ongeveer negen tiende van de variantie wordt verklaard.", ["~ 0.9 ratio"]),
    ("De doorvoer verzesvoudigde van 0,35 naar 2,1 miljoen ton.", ["6 factor", "350000 t", "2100000 t"]),
    (
        "Rusland leverde in 2023 22,7 miljard kuub aan China, in 2024 30 miljard.",
        ["22700000000 m3", "30000000000 m3"],
    ),
    ("Kazachstan: 1,8 mln vaten per dag, quotum 1,468.", ["286177.131 m3/day", "233393.349 m3/day"]),
    (
        "Stroomprijs vandaag: 8,4 cent per kWh, gisteren 12,1.",
        ["2.33333333e-08 EUR/J", "3.36111111e-08 EUR/J"],
    ),
    ("Elk derde vat gaat via Novorossiejsk!", ["0.333333333 ratio"]),
    ("Driekwart van het uranium komt uit vier landen.", ["0.75 ratio", "4 count"]),
    ("Oezbekistan betaalt een derde van de 4,7 miljard dollar.", ["0.333333333 ratio", "4700000000 USD"]),
    (
        "Polen kocht 2,1 miljoen ton, Tsjechië 1,4, Slowakije maar 0,6 miljoen.",
        ["2100000 t", "1400000 t", "600000 t"],
    ),
    ("Duitsland kocht twee miljoen ton, Frankrijk zelfs drie.", ["2000000 t", "3000000 t"]),
    ("Het spoor werd met 30 kilometer verlengd tot 140 kilometer.", ["30000 m", "140000 m"]),
    ("De rederij verkocht 7 van de 11 schepen.", ["7 count"]),
    ("Vrachtwagens wachtten gemiddeld 38 uur, op piekdagen zelfs 72.", ["38 hour", "72 hour"]),
    ("De raffinaderij draait op 80 procent, die in Gent op 95.", ["0.8 ratio", "0.95 ratio"]),
    ("Een jaar of tien geleden was dat nog een derde.", ["0.333333333 ratio"]),
    ("Dat kost een man of twintig hun baan.", ["~ 20 count"]),
    ("De Kamer telt 150 zetels; 76 is genoeg voor een meerderheid.", ["150 count"]),
    ("Per week vertrekken 14 à 16 treinen.", ["14..16 count"]),
    ("Canada staat op plaats drie met 15 procent.", ["3 rank", "0.15 ratio"]),
    ("Vier op de tien vaten komen uit Kasjagan.", ["0.4 ratio"]),
    ("Het bedrijf aan de Havenstraat 14, 9000 Gent, telt 230 medewerkers.", ["230 count"]),
    ("De heffing stijgt van 45 naar 60 cent per liter.", ["450 EUR/m3", "600 EUR/m3"]),
    ("Het tekort bedraagt 12,4 miljard roebel.", ["12400000000 RUB"]),
    ("Tot eind mei werden 436.000 TEU overgeslagen, 11,3 procent meer.", ["436000 TEU", "0.113 ratio"]),
    ("De bouw duurt tien jaar.", ["10 year"]),
    ("De centrale levert 1,2 GW, genoeg voor 900.000 huishoudens.", ["1200000000 W", "900000 count"]),
    ("De rente blijft 14,25 procent.", ["0.1425 ratio"]),
    ("Twee keer zoveel gas als in 2021 stroomde naar Oezbekistan.", ["2 factor"]),
    (
        "Meer dan de helft van de olie gaat naar Italië, ruim een kwart naar Nederland.",
        ["> 0.5 ratio", "> 0.25 ratio"],
    ),
    ("De export is ruim verdubbeld.", ["> 2 factor"]),
    ("De productie lag net geen 2% hoger.", ["< 0.02 ratio"]),
    ("Nederland telt een kleine honderd van zulke bedrijven.", ["~ 100 count"]),
    ("Het contract heeft een looptijd van vijftien jaar.", ["15 year"]),
    ("De tienjarige overeenkomst is goed voor een half miljard.", ["10 year", "500000000 count"]),
    ("Trein 045 uit Almaty vervoerde 320 passagiers.", ["320 count"]),
    (
        "Een project van 3,2 miljard dollar met 4GW vermogen is goedgekeurd.",
        ["3200000000 USD", "4000000000 W"],
    ),
    ("Het vijfjarige contract voorziet in 1,5 miljoen ton lng.", ["5 year", "1500000 t"]),
    (
        "De verliezen blijven onder de 5 miljoen vaten en niet meer dan 2 procent.",
        ["< 794936.475 m3", "< 0.02 ratio"],
    ),
    ("Op 100%-basis werd 5.077 ton gewonnen.", ["5077 t"]),
    ("In het eerste halfjaar steeg de afzet met 7 procent.", ["0.07 ratio"]),
    ("Het bedrijf bezit 51 procent, de staat de overige 49.", ["0.51 ratio", "0.49 ratio"]),
    (
        "Het veld bevat 3,1 miljard vaten olie en 240 miljard kubieke meter gas.",
        ["492860614 m3", "240000000000 m3"],
    ),
    ("Het aandeel van China steeg van een tiende naar een kwart.", ["0.1 ratio", "0.25 ratio"]),
    ("Eén megawatt kost 1,4 miljoen dollar.", ["1.4 USD/W"]),
    ("Voor duizend kubieke meter betaalden ze 285 dollar.", ["0.285 USD/m3"]),
    ("Rusland leverde in 2021 nog 45 procent, nu 15.", ["0.45 ratio", "0.15 ratio"]),
    (
        "De lening van 100 miljoen dollar loopt vijftien jaar tegen 3,5 procent.",
        ["100000000 USD", "15 year", "0.035 ratio"],
    ),
    (
        "Tot 90 procent van de kosten wordt vergoed, maar hoogstens 150.000 euro per project.",
        ["< 0.9 ratio", "< 150000 EUR"],
    ),
    ("Er kwam een kwart minder gas aan.", ["0.25 ratio"]),
    ("Bijna twee decennia groei kwamen ten einde.", ["< 20 year"]),
    ("De uitvoer zakte naar amper 12.000 ton.", ["12000 t"]),
    ("De nieuwe wijk, 1012 AB Amsterdam, telt 340 woningen.", ["340 count"]),
]

NOTHING = [
    "Zie blz. 12-14 en tabel 3.",
    "Agendapunt 7 is uitgesteld.",
]


@pytest.mark.parametrize(("text", "expected"), SENTENCES)
def test_reads(text: str, expected: list[str]) -> None:
    assert lines(text, "nl") == expected


@pytest.mark.parametrize("text", NOTHING)
def test_leaves(text: str) -> None:
    assert lines(text, "nl") == []
