"""Quantities in English: words in a row, abbreviations, signs, comparators, ranges, and what is no claim."""

from __future__ import annotations

import pytest
from quantity_lines import lines

SENTENCES = [
    ("Exports reached 68.6 million tonnes.", ["68600000 t"]),
    ("It invested $3.2bn and €500m.", ["3200000000 USD", "500000000 EUR"]),
    ("The yard handled 5.62m t.", ["5620000 t"]),
    ("A 1,500 km line was laid.", ["1500000 m"]),
    ("The 3,666-km pipeline opened.", ["3666000 m"]),
    ("It employs 1.500 people and 1,250 miners.", ["1500 count", "1250 count"]),
    ("The line carries 1.35 mln bpd.", ["214632.848 m3/day"]),
    ("Its profit was minus $12m.", ["-12000000 USD"]),
    ("Twenty-three agreements were signed.", ["23 count"]),
    ("Two hundred and fifty trains a week pass.", ["250 count/week"]),
    ("Half a million people left.", ["500000 count"]),
    ("Two and a half million tons are stored.", ["2500000 t"]),
    ("More than two dozen countries joined.", ["> 24 count"]),
    ("About two-thirds of the population left.", ["~ 0.666666667 ratio"]),
    ("A third of the fleet is idle.", ["0.333333333 ratio"]),
    ("Debt was cut by a third to £20m.", ["0.333333333 ratio", "20000000 GBP"]),
    ("Pipeline gas fell by more than half.", ["> 0.5 ratio"]),
    ("One in five firms left.", ["0.2 ratio"]),
    ("Nine out of 10 containers go by rail.", ["0.9 ratio"]),
    ("Every third wagon is empty.", ["0.333333333 ratio"]),
    ("Trade tripled.", ["3 factor"]),
    ("Costs are 2.5 times higher.", ["2.5 factor"]),
    ("Volumes grew 1.6 times year on year.", ["1.6 factor"]),
    ("More than 80 percent goes by land.", ["> 0.8 ratio"]),
    ("Nearly 40% is Russian.", ["< 0.4 ratio"]),
    ("As many as 430 troops will go.", ["< 430 count"]),
    ("At least 20 MW is ready.", ["> 20000000 W"]),
    ("Some 5,000 companies operate.", ["~ 5000 count"]),
    ("It stores 20 tonnes or more.", ["> 20 t"]),
    ("One plant and more than 20 schools were built.", ["> 20 count"]),
    ("Between 20 and 25 billion cubic metres flow.", ["20000000000..25000000000 m3"]),
    ("It may cost $14-15 billion.", ["14000000000..15000000000 USD"]),
    ("From 1.5 million to 2 million migrants live there.", ["1500000..2000000 count"]),
    ("It grew from 3.4 to 4.7 million tons.", ["3400000 t", "4700000 t"]),
    ("Shares were 41, 23 and 15 percent.", ["0.41 ratio", "0.23 ratio", "0.15 ratio"]),
    ("Apex owns 15%, the state 24 and others 12.5 percent.", ["0.15 ratio", "0.24 ratio", "0.125 ratio"]),
    ("Some 5,000 firms, including 1,200 foreign ones, pay.", ["~ 5000 count", "1200 count"]),
    ("Gas costs $285 per 1,000 cubic metres.", ["0.285 USD/m3"]),
    ("Oil trades at $82.5 a barrel.", ["518.909389 USD/m3"]),
    ("Uranium sells for $71.50 a pound.", ["157630.517 USD/t"]),
    ("Copper is at $9,000/t.", ["9000 USD/t"]),
    ("It ships 38 bcm per year.", ["38000000000 m3/year"]),
    ("It sells 12 million cubic metres of gas a day.", ["12000000 m3/day"]),
    ("It sold 12 million tonnes a year earlier.", ["12000000 t"]),
    ("The 22nd session ended.", ["22 ordinal"]),
    ("At the second Asia-Europe summit he spoke.", ["2 ordinal"]),
    ("It is the third-largest producer and ranks 11th.", ["3 rank", "11 rank"]),
    ("It is in the top 10.", ["< 10 rank"]),
    ("Tens of thousands of workers struck.", ["> 10000.. count"]),
    ("Millions of dollars vanished.", ["> 1000000.. USD"]),
    ("Several billion euros are missing.", ["> 1000000000.. EUR"]),
    ("It rests on 30 years of good relations.", ["30 year"]),
    ("Contracts run for ten years on average.", ["10 year"]),
    ("A 15-year contract was signed.", ["15 year"]),
    ("The headcount stood at 618.", ["618 count"]),
    ("Prices fell by 5.5 percentage points.", ["0.055 ratio"]),
]

NO_CLAIMS = [
    "Over the past five years much changed.",
    "Ten years ago it began.",
    "There are three main reasons for it.",
    "The five Central Asian states met.",
    "It is one of the largest states.",
    "Both sides agreed in four days.",
    "The G7, the C5+1 and Su-30 jets appeared.",
    "Article 5 and Resolution 2254 apply; see page 12.",
    "The 2015 Paris Agreement stands.",
    "In the third quarter it rained.",
    "In the first half of the year it rained.",
    "A 45-year-old man spoke at 5 pm.",
    "Call +44 20 7946 0018 or visit 12 Dock Street.",
    "Two traders said so.",
    "They met three times.",
    "A contract was signed, and one pipeline closed.",
]


@pytest.mark.parametrize(("text", "expected"), SENTENCES)
def test_reads(text: str, expected: list[str]) -> None:
    assert lines(text, "en") == expected


@pytest.mark.parametrize("text", NO_CLAIMS)
def test_leaves(text: str) -> None:
    assert lines(text, "en") == []
