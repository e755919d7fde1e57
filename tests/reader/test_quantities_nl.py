"""Quantities in Dutch: joined number words, foreign separators, comparators, ranges, and what is no claim."""

from __future__ import annotations

import pytest
from quantity_lines import lines

SENTENCES = [
    ("De haven verwerkte 438,8 miljoen ton.", ["438800000 t"]),
    ("Er ging 22.5 miljoen ton vracht door.", ["22500000 t"]),
    ("Het bedrijf verscheepte 500,000 ton olie.", ["500000 t"]),
    ("De leiding is 1.510 km lang.", ["1510000 m"]),
    ("Het telt 1,250 mensen.", ["1250 count"]),
    ("Er is 1,2 mld euro en € 500 mln nodig.", ["1200000000 EUR", "500000000 EUR"]),
    ("Het kost $ 3,2 mrd.", ["3200000000 USD"]),
    ("Tweeëntwintig landen tekenden.", ["22 count"]),
    ("Tweehonderdvijftig treinen per week rijden.", ["250 count/week"]),
    ("Anderhalf miljoen mensen vertrokken.", ["1500000 count"]),
    ("Vijftienduizend banen verdwijnen.", ["15000 count"]),
    ("Ruim een miljard dollar is weg.", ["> 1000000000 USD"]),
    ("Twee derde van de olie gaat weg.", ["0.666666667 ratio"]),
    ("Een kwart van het gas blijft.", ["0.25 ratio"]),
    ("Bijna de helft van de stroom komt van wind.", ["< 0.5 ratio"]),
    ("Driekwart van de invoer is Russisch.", ["0.75 ratio"]),
    ("Een op de drie vaten komt van daar.", ["0.333333333 ratio"]),
    ("De handel verdrievoudigde.", ["3 factor"]),
    ("De vraag is 2,5 keer zo groot.", ["2.5 factor"]),
    ("De handel groeide 1,5 keer.", ["1.5 factor"]),
    ("Meer dan 80 procent gaat over land.", ["> 0.8 ratio"]),
    ("Bijna 40 procent blijft.", ["< 0.4 ratio"]),
    ("Tot wel 5 GW is mogelijk.", ["< 5000000000 W"]),
    ("Minstens 20 MW is klaar.", ["> 20000000 W"]),
    ("Ongeveer 1,4 miljoen vaten per dag stromen.", ["~ 222582.213 m3/day"]),
    ("Zo'n 30.000 Russen kwamen.", ["~ 30000 count"]),
    ("Maar liefst 430 soldaten gaan.", ["430 count"]),
    ("Tussen de 20 en 25 miljard kubieke meter is genoeg.", ["20000000000..25000000000 m3"]),
    ("Het groeide van 3,4 naar 4,7 miljoen ton.", ["3400000 t", "4700000 t"]),
    ("Het zijn 41, 23 en 15 procent.", ["0.41 ratio", "0.23 ratio", "0.15 ratio"]),
    ("De lijn is 523 km lang, waarvan 311 door bergen.", ["523000 m", "311000 m"]),
    ("België nam 2,5 miljoen ton, Spanje 2,1 miljoen.", ["2500000 t", "2100000 t"]),
    ("Gas kost 285 dollar per 1.000 kubieke meter.", ["0.285 USD/m3"]),
    ("Een vat olie kost 82,5 dollar per vat.", ["518.909389 USD/m3"]),
    ("Stroom kost 36 euro per megawattuur.", ["1e-08 EUR/J"]),
    ("De 21e gespreksronde begon.", ["21 ordinal"]),
    ("Op de tweede top werd getekend.", ["2 ordinal"]),
    ("Het is de op een na grootste producent.", ["2 rank"]),
    ("Het staat op de negende plaats.", ["9 rank"]),
    ("Het hoort bij de top 10.", ["< 10 rank"]),
    ("Tienduizenden arbeiders staken.", ["> 10000.. count"]),
    ("Miljoenen euro's verdwenen.", ["> 1000000.. EUR"]),
    ("Iets meer dan dertig jaar geleden begon het.", ["> 30 year"]),
    ("Het contract heeft een looptijd van 15 jaar.", ["15 year"]),
    ("De prijs daalde met 5,5 procentpunt.", ["0.055 ratio"]),
    ("Het aantal bedrijven bedroeg 23.321.", ["23321 count"]),
]

NO_CLAIMS = [
    "De afgelopen dertig jaar veranderde veel.",
    "Tien jaar geleden begon het.",
    "Er zijn drie belangrijke redenen voor.",
    "Ten tweede is er geen geld.",
    "Het land werd in 30 onafhankelijk.",
    "In 2024 is het voorzitter.",
    "De vijf landen en beide presidenten.",
    "Het C5+1-forum en de G20 vergaderden.",
    "Zie artikel 5, resolutie 1373 en pagina 12.",
    "Rond 14.30 uur begon het.",
    "Het is een van de rijkste landen.",
    "De wedstrijd werd 3-1 en vlucht MH17 vertrok.",
    "Bel 070-330 12 45 voor vragen.",
    "De 72-jarige leider sprak.",
]


@pytest.mark.parametrize(("text", "expected"), SENTENCES)
def test_reads(text: str, expected: list[str]) -> None:
    assert lines(text, "nl") == expected


@pytest.mark.parametrize("text", NO_CLAIMS)
def test_leaves(text: str) -> None:
    assert lines(text, "nl") == []
