"""Whose a figure is in English texts: names with nouns, descriptions, home words, partners, speakers."""

from __future__ import annotations

import pytest

from kerege.documents import read_document
from kerege.reader.rules import RulesExtractor

READER = RulesExtractor()
CASES = [
    ("Libya's Sharara field, run by Repsol, gives 260,000 barrels a day.", ["Sharara"]),
    ("The Obuz training ground, 30 km from the Belarusian border, is closed.", ["Obuz"]),
    ("Armenia's only nuclear plant, Metsamor, provides 31% of the country's electricity.", ["Metsamor"]),
    (
        "Germany's Uniper is in state hands. Berlin holds 99.12%. The group booked a profit of €1.9bn.",
        ["Germany", "Uniper"],
    ),
    (
        "Cameco, which holds 40% of Inkai, waits. The joint venture makes 3,500 tonnes of uranium.",
        ["Cameco", "Inkai"],
    ),
    (
        "The Talco smelter uses 40% of the country's power. Its output shrank to 62,000 tonnes.",
        ["Talco", "Talco"],
    ),
    (
        "Kazatomprom sold 22,000 tonnes of uranium. Russian enrichment covers a fifth of US demand.",
        ["Kazatomprom", "Russia"],
    ),
    ("Chinese carmakers now hold 58% of the Russian market.", ["China"]),
    (
        "In Kazakhstan, our projection has been raised by 2 per cent, whereas Mongolia runs a deficit of 9%.",
        ["Kazakhstan", "Mongolia"],
    ),
    ("Kyrgyz authorities say the Kumtor mine earned $1.2bn.", ["Kumtor"]),
    (
        "Johan Castberg, with reserves of 450 million barrels, will pump 220,000 barrels a day.",
        ["Johan Castberg", "Johan Castberg"],
    ),
    ("The port of Gwadar, which Beijing financed, handled 50,000 tonnes.", ["Port of Gwadar"]),
    ("Gazprom's exports beyond the former Soviet Union fell to 32 bcm of gas.", ["Gazprom"]),
    ("Nouakchott sold 12 million tonnes of iron ore.", ["Mauritania"]),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_whose_a_figure_is(text: str, expected: list[str]) -> None:
    read = READER.read(read_document(f"3 May 2024. {text}".encode(), name="text.txt"))
    assert [one.subject for one in read.candidates if one.kind == "quantity"] == expected
