"""The chapter of the hedge: what to buy, the frontier, costs that lead to claims, nothing worth buying."""

from __future__ import annotations

import json
import math
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from test_leverage import plain_text

from kerege.report import write_report
from kerege.report.chapter_hedge import hedge_chapter
from kerege.report.context import make_context
from threatened import make_hedge, no_hedge


@pytest.fixture(scope="module")
def chapter(written_armed: tuple[Any, Path]) -> str:
    page = (written_armed[1] / "report.html").read_text(encoding="utf-8")
    start = page.index('<section class="chapter" id="hedge"')
    return page[start : page.index("</section>", start)]


def test_what_to_buy_comes_first(chapter: str) -> None:
    text = plain_text(chapter)
    assert (
        "With 400 million USD, Kazakhstan best buys The second-pipe & more and The tanks & more for 305 "
        "million USD: the worst loss over a year falls from 9.00 billion USD to 4.00 billion USD." in text
    )
    assert "What then hurts most: all <it> has." in text
    assert "Against the attacks below it is proven: no portfolio of this cost loses less." in text


def test_the_plot_shows_budget_limits_of_time_and_what_is_unproven(chapter: str) -> None:
    plot = re.search(r'<svg[^>]*id="fig-hedge".*?</svg>', chapter, re.DOTALL)
    assert plot is not None
    for words in ("budget 400 million USD", "no limit of time", "within 2 years", "Worst loss, billion USD"):
        assert words in plot[0]
    assert plot[0].count('class="steps"') == 2
    assert plot[0].count('class="gap"') == 2
    assert plot[0].count('class="chosen"') == 1
    assert "Cost runs by powers of ten." in chapter


def test_portfolios_are_told_in_words(chapter: str) -> None:
    text = plain_text(chapter)
    assert "2 5.00 7 000 6 500 The tanks & more all <it> has search" in text
    assert "Points may be missing between these." in text


def test_costs_lead_to_their_claims(chapter: str) -> None:
    assert '<a href="#number-second-pipe-capital_cost">300 (200 to 400)</a>' in chapter
    assert '<a href="#number-second-pipe-lead_time">2.0 (1.0 to 3.0)</a>' in chapter
    assert 'href="#claim-ASM-001"' in chapter
    text = plain_text(chapter)
    assert "75.0 % opens a way out" in text
    assert "Left out, as cost or lead time is not bound: A dream." in text


def test_effects_of_options_are_named_in_the_register(written_armed: tuple[Any, Path]) -> None:
    page = (written_armed[1] / "report.html").read_text(encoding="utf-8")
    assert "Effects of options: " in page or "<summary>Effects of options" in page
    row = page[page.index('id="number-pipe-room-added"') :]
    assert "The second-pipe &amp; more, for CPC, Kazakh section, capacity: added" in row[:300]


def test_attacks_are_listed_with_peace_last(chapter: str) -> None:
    text = plain_text(chapter)
    assert text.index("closes CPC, Kazakh section (on its soil) 9 000") < text.index(
        "nothing: a year of peace"
    )


def test_text_of_the_hedge_is_escaped(chapter: str) -> None:
    assert "<it>" not in chapter


def test_nothing_worth_buying(armed: Any, tmp_path: Path) -> None:
    armed.hedge = no_hedge("KZ", "RU")
    page = write_report(armed, tmp_path / "out").read_text(encoding="utf-8")
    text = plain_text(page)
    assert "With no limit of money, nothing on offer is worth buying: the worst loss of Kazakhstan" in text
    assert "No budget was said." in text
    assert "Left out" not in text
    summary = json.loads((tmp_path / "out" / "summary.json").read_text(encoding="utf-8"))["hedge"]
    assert summary["budget"] is None
    assert summary["chosen"]["options"] == []
    assert len(summary["frontier"]) == 1


def test_nothing_on_offer(armed: Any) -> None:
    armed.hedge = replace(no_hedge("KZ", "RU"), offers=(), verdicts=(), attacks=(), frontiers=())
    view: Any = hedge_chapter(make_context(armed))
    assert "No option has both a cost and a lead time" in view["lead"][0][0].text
    assert view["plot"] is None
    assert len(view["portfolios"].lines) == 1


def test_an_unproven_choice_tells_its_bound(armed: Any) -> None:
    made = make_hedge("KZ", "RU", "cpc")
    armed.hedge = replace(made, chosen=made.frontiers[0].points[1])
    view: Any = hedge_chapter(make_context(armed))
    assert view["lead"][-1][0].text.endswith("none of this cost comes below 6.50 billion USD.")


def test_a_budget_far_beyond_all_costs_is_told_and_not_drawn(armed: Any) -> None:
    armed.hedge = make_hedge("KZ", "RU", "cpc", budget=1e9)
    view: Any = hedge_chapter(make_context(armed))
    assert "lies far to the right" in view["plot"].note
    assert 'class="budget"' not in view["plot"].markup
    armed.hedge = make_hedge("KZ", "RU", "cpc", budget=math.inf)
    again: Any = hedge_chapter(make_context(armed))
    assert "No budget was said." in again["plot"].note
