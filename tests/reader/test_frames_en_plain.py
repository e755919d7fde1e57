"""Plain English news: who bought, "the port", "the Saudi company", levels of months, sums since a month."""

from datetime import date

import pytest
from frame_lines import cases, differences

from kerege.documents import read_document
from kerege.reader.rules import RulesExtractor


@pytest.mark.parametrize(("text", "expected"), cases("en_plain"))
def test_a_figure_is_read_as_a_claim(text, expected):
    assert differences(text, expected) == []


def _speakers(text):
    document = read_document(text.encode(), name="text.txt", published=date(2025, 3, 10))
    return [one.speaker for one in RulesExtractor().read(document).candidates if one.kind == "quantity"]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("The European Union bought 2.9 Mt of gas in May, figures from Eurostat show.", "Eurostat"),
        ("According to Urumqi Customs, trade with Kazakhstan reached 98.6 billion yuan.", "Urumqi customs"),
        (
            "The Ministry of Industry and Mineral Resources said Mongolia exported 47 million tons of coal.",
            "Ministry of Industry and Mineral Resources of Mongolia",
        ),
        ("Analysts at BMO think that the term price will reach $85.", "BMO"),
        ("China will lend Kenya $2.1 billion, the Treasury said.", "Treasury"),
        (
            "The Zambia Revenue Authority took in $4 billion. Fuel raised $1 billion, the authority said.",
            "Zambia Revenue Authority",
        ),
        (
            "Vietnam's State Bank cut its rate by a point to 4.5%. Lending grew 12%, the regulator said.",
            "State Bank of Vietnam",
        ),
        ("Output fell 5%, the company said, citing the effect of US tariffs.", "author"),
        ("Ghana and the European Commission have agreed a list of 12 joint projects.", "author"),
        ("Vale produced 95 million tonnes of iron ore in May, it said on Wednesday.", "Vale"),
        (
            "Energy Minister Jane Doe of Kazakhstan spoke. The ministry expects output of 96 million tonnes.",
            "Ministry of Energy of Kazakhstan",
        ),
    ],
)
def test_who_says_it_is_told_by_the_words_beside(text, speaker):
    assert _speakers(text)[-1] == speaker
