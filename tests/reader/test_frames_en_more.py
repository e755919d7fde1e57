"""English news sentences in many constructions: each field of their figures that the wording decides."""

from __future__ import annotations

from functools import cache
from typing import Any

import pytest

from kerege.documents import read_document
from kerege.reader.candidates import Candidate
from kerege.reader.rules import RulesExtractor

HEAD = "Published: 12 November 2026\n\n"
#: text, figure, what is told of it
CASES: tuple[tuple[str, str, dict[str, Any]], ...] = (
    # numbers
    ("Exports will top 5m tonnes.", "5m tonnes", {"base_value": 5e6, "comparator": ">"}),
    ("Losses top $2bn as the Kazakh rail strike drags on.", "$2bn", {"comparator": ">", "measure": "loss"}),
    ("Sales were half as high again.", "half as high again", {"base_value": 1.5, "base_unit": "factor"}),
    ("A third as much again was sold to Iran.", "A third as much again", {"base_unit": "factor"}),
    ("He repaid nine cents on the dollar.", "nine cents on the dollar", {"base_value": 0.09}),
    ("Investors got 35 cents in the dollar.", "35 cents in the dollar", {"base_unit": "ratio"}),
    ("Inflows were down by more than a half.", "a half", {"base_value": -0.5, "comparator": ">"}),
    ("It is almost a half of the gross domestic product.", "a half", {"measure": "share_of_gdp"}),
    ("A half million tonnes are stuck.", "A half million tonnes", {"base_value": 5e5, "base_unit": "t"}),
    ("A half-dozen tankers wait at the port.", "A half-dozen", {"base_value": 6.0}),
    ("Unemployment edged up 0.2 points to 4.8%.", "0.2 points", {"base_value": 0.002}),
    ("Roughly 70 wagons a day, or 2,100 a month, cross the bridge.", "2,100", {"base_unit": "count/month"}),
    ("A barrel of Brent traded at $68.4 in London.", "$68.4", {"base_unit": "USD/m3", "measure": "price"}),
    ("The bank will be paid $13bn over twenty-five years.", "twenty-five years", {"comparator": "="}),
    ("The trip took over ten days.", "ten days", {"comparator": ">", "base_value": 10.0}),
    ("The dam holds 13.3 cubic km of water.", "13.3 cubic km", {"base_value": 13.3e9}),
    ("The port shipped 350 ths tonnes of flour.", "350 ths tonnes", {"base_value": 350e3}),
    ("It paid $3m. This year it will be 5m.", "5m", {"base_value": 5e6}),
    ("It paid $3m for the bridge. The bridge is 12m wide.", "12m", {"base_unit": "m"}),
    ("The country needs investment of $5bn-6bn over ten years.", "$5bn-6bn",
     {"base_low": 5e9, "base_high": 6e9}),
    ("The country needs investment of $5-$6bn over ten years.", "$5-$6bn",
     {"base_low": 5e9, "base_high": 6e9}),
    # times
    ("In FY24 sales were 2.9m tonnes, against 2.5m tonnes in FY23.", "2.9m tonnes", {"period": "2024"}),
    ("In FY24 sales were 2.9m tonnes, against 2.5m tonnes in FY23.", "2.5m tonnes", {"period": "2023"}),
    ("Kazakhstan sold 5m tonnes over the summer.", "5m tonnes", {"period": "2026-06/2026-08"}),
    ("Kazakhstan sold 5m tonnes last autumn.", "5m tonnes", {"period": "2025-09/2025-11"}),
    ("Kazakhstan sold 5m tonnes the year before last.", "5m tonnes", {"period": "2024"}),
    ("Kazakhstan sold 5m tonnes a decade ago.", "5m tonnes", {"period": "2016"}),
    ("Kazakhstan sold 5m tonnes in the late 1990s.", "5m tonnes", {"period": "1997/1999"}),
    ("Kazakhstan sold 5m tonnes in the September quarter.", "5m tonnes", {"period": "2026-07/2026-09"}),
    ("It sold 5m tonnes in the year that ended in March 2026.", "5m tonnes", {"period": "2025-04/2026-03"}),
    # measures
    ("The states signed 18 agreements worth a combined $12bn.", "$12bn", {"measure": "agreements_value"}),
    ("Kazatomprom shares fell 3.2% on Tuesday.", "3.2%", {"measure": "share_price_growth"}),
    ("The reservoir is two-thirds empty.", "two-thirds", {"measure": "storage_level"}),
    ("The diaspora sent back $320m.", "$320m", {"measure": "remittances"}),
    ("An $8.4bn wind project has been agreed with Masdar.", "$8.4bn", {"measure": "project_cost"}),
    ("The plant employs 3,500.", "3,500", {"measure": "workers_count"}),
    ("Each of the three lenders provided $45m.", "$45m", {"measure": "loan"}),
    ("The level of the Caspian Sea has fallen by 1.9 m.", "1.9 m", {"measure": "water_level_change"}),
    ("Some 62 percent of respondents oppose it.", "62 percent", {"measure": "share_of_respondents"}),
    ("One in five Kyrgyz workers lives abroad.", "One in five", {"measure": "share_of_workers"}),
    ("Growth is forecast at 5 percent next year.", "5 percent", {"measure": "gdp_growth", "period": "2027"}),
    ("Kazakhstan is home to 12 percent of the world's uranium reserves.", "12 percent",
     {"measure": "share_of_reserves"}),
    # whose figure, and who says so
    ("Germany was the buyer of 1.5m tonnes of Kazakh oil.", "1.5m tonnes",
     {"subject": "Kazakhstan", "object": "Germany"}),
    ("Kyrgyzstan owes the Export-Import Bank of China $1.7 billion.", "$1.7 billion",
     {"measure": "debt", "subject": "Kyrgyzstan", "object": "China Eximbank"}),
    ("Uzbekneftegaz borrowed $850m from Gazprombank.", "$850m",
     {"subject": "Gazprombank", "object": "Uzbekneftegaz"}),
    ("Uranium shipped by Kazatomprom to the United States fell 12 percent in FY24.", "12 percent",
     {"subject": "Kazatomprom", "object": "United States", "period": "2024"}),
    ("From Russia came 1.2m tonnes of diesel, from Turkmenistan 300,000 tonnes.", "1.2m tonnes",
     {"object": "Russia", "subject": ""}),
    ("In the IMF's view, prices will rise 7 percent.", "7 percent", {"speaker": "IMF", "subject": ""}),
    ("KazMunayGas posted a profit of $1.1bn.", "$1.1bn", {"speaker": "author"}),
    ("Kazakhstan needs water. A study by the World Bank puts losses at $2bn.", "$2bn",
     {"subject": "Kazakhstan", "speaker": "World Bank"}),
    ("Natural gas storage in Ukraine is 87.4% full.", "87.4%", {"measure": "storage_level"}),
    # how it is put
    ("KazMunayGas to raise its stake in Kashagan to 25 pct", "25 pct", {"modality": "planned"}),
    ("KazMunayGas helped to raise its stake in Kashagan to 25 pct.", "25 pct", {"modality": "asserted"}),
    ("Poti has never moved more than 680,000 TEU in any year.", "680,000 TEU", {"modality": "asserted"}),
    ("Poti never moved 680,000 TEU in a year.", "680,000 TEU", {"modality": "denied"}),
)  # fmt: skip
#: texts and what is no figure in them
NONE = (
    ("A 25-year-old gas plant blew up, killing 3.", "year"),
    ("Almost a quarter-century after independence, the plant closed.", "ratio"),
)


@cache
def figures(text: str) -> tuple[Candidate, ...]:
    document = read_document(f"{HEAD}{text}\n".encode(), name="text.txt")
    return tuple(c for c in RulesExtractor().read(document).candidates if c.kind == "quantity")


@pytest.mark.parametrize(("text", "span", "told"), CASES, ids=[f"{c[1]}: {c[0][:40]}" for c in CASES])
def test_a_figure_of_a_sentence(text: str, span: str, told: dict[str, Any]) -> None:
    found = [figure for figure in figures(text) if figure.span == span]
    assert found, [figure.span for figure in figures(text)]
    got = {name: getattr(found[0], name) for name in told}
    assert got == pytest.approx(told) if "base_value" in told and len(told) == 1 else got == told


@pytest.mark.parametrize(("text", "unit"), NONE)
def test_no_figure_in_such_a_unit(text: str, unit: str) -> None:
    assert [figure.span for figure in figures(text) if figure.base_unit == unit] == []
