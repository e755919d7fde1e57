"""A fall is below zero, and so is a deficit; what is printed with its sign is not turned again."""

import pytest
from sentences import sentence

from kerege.documents.reading import read_document
from kerege.reader.frames.falls import with_sign
from kerege.reader.layers import Quantity
from kerege.reader.rules import RulesExtractor

CASES = [
    ("Coal exports fell by 4% in May.", "4%", "coal_export_growth", -0.04, "="),
    ("Coal exports rose by 4% in May.", "4%", "coal_export_growth", 0.04, "="),
    ("Coal exports fell to 4 million tonnes in May.", "4 million tonnes", "coal_export", 4e6, "="),
    ("Coal exports fell by more than 4% in May.", "4%", "coal_export_growth", -0.04, ">"),
    ("Der Gewinn von Cocobod ging um 11 Prozent zurück.", "11 Prozent", "profit_growth", -0.11, "="),
    ("De omzet van Cocobod was 3% lager dan een jaar eerder.", "3%", "revenue_growth", -0.03, "="),
    ("Экспорт угля из Ганы сократился на 5,8%.", "5,8%", "coal_export_growth", -0.058, "="),
    ("Гананың көмір экспорты 5 пайызға азайды.", "5 пайызға", "coal_export_growth", -0.05, "="),
    ("Coal exports changed by -4% in May.", "4%", "coal_export_growth", -0.04, "="),
    ("Ghana's trade deficit widened to $3 billion.", "$3 billion", "trade_balance", -3e9, "="),
    ("Ghana's trade surplus widened to $3 billion.", "$3 billion", "trade_balance", 3e9, "="),
    ("Ghana had a trade surplus of $3 billion after a deficit of $2 billion.", "$2 billion", "", -2e9, "="),
    ("Das Handelsdefizit Ghanas stieg auf 4 Mrd. Euro.", "4 Mrd. Euro", "trade_balance", -4e9, "="),
    ("Het handelstekort van Ghana steeg naar 4 miljard euro.", "4 miljard euro", "trade_balance", -4e9, "="),
    ("Дефицит торговли Ганы вырос до 4 млрд евро.", "4 млрд евро", "trade_balance", -4e9, "="),
    ("Гананың сауда тапшылығы 4 млрд еуроны құрады.", "4 млрд еуроны", "trade_balance", -4e9, "="),
    ("Гананың көмір экспорты 4 млн тонна, төмендеу – 3,1 пайыз.", "3,1 пайыз", "", -0.031, "="),
]


@pytest.mark.parametrize(("text", "span", "measure", "value", "comparator"), CASES)
def test_a_figure_of_a_sentence(text: str, span: str, measure: str, value: float, comparator: str) -> None:
    reading = RulesExtractor().read(read_document(text.encode(), name="a.txt"))
    found = next(c for c in reading.candidates if c.span == span)
    assert found.base_value == pytest.approx(value)
    assert found.comparator == comparator
    assert measure in {"", found.measure}


def test_bounds_change_places() -> None:
    fall = Quantity(
        0, 1, 0, 1, None, 5.0, 7.0, "%", None, 0.05, 0.07, "ratio", "range", change="fall", readings=(5.0,)
    )
    scan = sentence("The number of ships fell by 5 to 7%.", "en")
    turned = with_sign(scan, fall, "vessels_count_growth")
    assert (turned.low, turned.high, turned.base_low, turned.base_high) == (-7.0, -5.0, -0.07, -0.05)
    assert turned.readings == (-5.0,)
    assert with_sign(scan, turned, "vessels_count_growth") == turned
    assert with_sign(scan, fall, "vessels_count") == fall
