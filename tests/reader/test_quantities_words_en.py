"""Currencies, units and shares of a unit in English news of the wider world."""

from __future__ import annotations

import pytest

from kerege.documents import read_document
from kerege.reader.rules import RulesExtractor


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("India spent 500 crore rupees on the port.", 5e9, "INR"),
        ("The port handled 2.4 lakh tonnes of coal last year.", 240_000.0, "t"),
        ("The price of the mine in Alberta is C$34bn, the owner said.", 34e9, "CAD"),
        ("The bank cut rates by a quarter of a percentage point in June.", -0.0025, "ratio"),
        ("Wheat settled at $5.44 a bushel in Chicago on Friday.", 199.8858, "USD/t"),
        ("The plant in Ohio can enrich 700,000 SWU, the company says.", 700_000.0, "swu"),
        ("Gallium prices have doubled to $595 a kilo since August 2023.", 595_000.0, "USD/t"),
        ("Vietnam sold nine million tonnes of rice. The Philippines took 4.2m of it.", 4.2e6, "t"),
        ("A third as much again was sold to Iran this year.", 1.333333, "factor"),
        ("Lake Mead in Nevada is a third full, the agency said.", 0.333333, "ratio"),
    ],
)
def test_the_figure_and_its_unit(text: str, value: float, unit: str) -> None:
    found = [
        one
        for one in RulesExtractor().read(read_document(text.encode(), name="test.txt")).candidates
        if one.kind == "quantity"
    ]
    assert any(one.base_unit == unit and one.base_value == pytest.approx(value, rel=1e-4) for one in found), [
        (one.base_value, one.base_unit) for one in found
    ]
