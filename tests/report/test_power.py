"""The chapter of power: two divisions side by side, changes by option, notes on odd games."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from test_leverage import plain_text

from kerege.report import write_report
from kerege.report.chapter_power import power_chapter
from kerege.report.context import make_context
from threatened import make_power, no_players, quarrel


@pytest.fixture(scope="module")
def chapter(written_armed: tuple[Any, Path]) -> str:
    page = (written_armed[1] / "report.html").read_text(encoding="utf-8")
    start = page.index('<section class="chapter" id="power"')
    return page[start : page.index("</section>", start)]


def test_the_whole_and_its_division_come_first(chapter: str) -> None:
    text = plain_text(chapter)
    assert "When Kazakhstan, Russia, China and Türkiye let each other use what they control" in text
    assert re.search(r"that adds 1\.0\d* billion USD over a year to what each has alone", text)
    assert re.search(r"Kazakhstan 500 million USD \(\d+(\.\d+)?.%\), Russia 500 million USD", text)
    assert "The tanks & more that of Kazakhstan by +1.00 billion USD" in text


def test_both_rules_are_drawn_side_by_side(chapter: str) -> None:
    bars = re.search(r'<svg[^>]*id="fig-power".*?</svg>', chapter, re.DOTALL)
    assert bars is not None
    assert bars[0].count('class="bar"') == 4
    assert bars[0].count('class="nucleolus"') == 4 + 1
    assert "Kazakhstan: Shapley 500, nucleolus 500 million USD" in bars[0]


def test_changes_by_option_have_a_sign_a_colour_and_a_unit(chapter: str) -> None:
    heat = re.search(r'<svg[^>]*id="fig-power-options".*?</svg>', chapter, re.DOTALL)
    assert heat is not None
    assert "+500" in heat[0]
    assert "The second-pipe &amp; more" in heat[0]
    assert "gain of 100 m USD to 1 bn USD" in plain_text(chapter)
    assert "million USD" in heat[0]


def test_a_player_whose_elements_nobody_needs_is_told(chapter: str) -> None:
    assert "China and Türkiye: no more than alone by either rule" in plain_text(chapter)


def test_a_redundant_player_gets_something_from_one_rule_only(armed: Any) -> None:
    import numpy as np

    from kerege.leverage.power import Power, divide

    values = np.array([0.0, 0, 0, 1e6, 0, 1e6, 0, 1e6])  # the first with the second or with the third
    armed.power = Power(("KZ", "RU", "AZ"), 12, divide("", ("KZ", "RU", "AZ"), values), (), 8, 1.0)
    view: Any = power_chapter(make_context(armed))
    (note,) = view["notes"]
    assert note == (
        "Russia and Azerbaijan: the nucleolus gives no more than alone, as the others can do without; the "
        "Shapley value still counts the orders in which they are needed."
    )
    assert view["changes"] is None


def test_a_game_without_agreement_says_what_is_shown(armed: Any, tmp_path: Path) -> None:
    armed.power = quarrel(("KZ", "RU", "CN"))
    view: Any = power_chapter(make_context(armed))
    notes = " ".join(view["notes"])
    assert "As it is: some separate coalitions are worth more apart than together" in notes
    assert "the prenucleolus is shown" in notes
    assert "the core is empty" in notes
    assert view["table"].columns[-1].name == "Prenucleolus adds"
    assert "diamond: prenucleolus" in view["bars"].markup
    assert "nan" not in write_report(armed, tmp_path / "out").read_text(encoding="utf-8").lower().split()


def test_nobody_plays(armed: Any, tmp_path: Path) -> None:
    armed.power = no_players()
    page = write_report(armed, tmp_path / "out").read_text(encoding="utf-8")
    assert "there is nothing to divide" in page
    assert 'id="fig-power"' not in page


def test_options_that_change_nothing_are_not_named_first(armed: Any) -> None:
    armed.power = make_power(("KZ", "RU", "CN"))
    view: Any = power_chapter(make_context(armed))
    assert len(view["lead"]) == 2
