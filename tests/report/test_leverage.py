"""The chapter of leverage: the answer first, maps, threats in words, links to claims, empty cases."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import polars as pl
import pytest
from test_page import Reader

from kerege.case.instruments import Deed
from kerege.leverage.grounds import Basis
from kerege.report import write_report
from kerege.report.chapter_leverage import CAVEAT, leverage_chapter
from kerege.report.context import make_context
from kerege.report.threat_words import cost_words, gdp_words, instrument_words, parties_words
from threatened import HALF, instrument, make_leverage


@pytest.fixture(scope="module")
def page(written_armed: tuple[Any, Path]) -> str:
    return (written_armed[1] / "report.html").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def chapter(page: str) -> str:
    start = page.index('<section class="chapter" id="leverage"')
    return page[start : page.index("</section>", start)]


def plain_text(markup: str) -> str:
    reader = Reader()
    reader.feed(markup)
    return " ".join(" ".join(reader.text).replace("\N{NARROW NO-BREAK SPACE}", " ").split())


def test_chapters_follow_the_shocks_in_their_order(page: str) -> None:
    order = re.findall(r'<section class="chapter" id="([^"]+)"', page)
    at = order.index("shocks")
    assert order[at : at + 4] == ["shocks", "leverage", "power", "hedge"]
    assert re.findall(r'<li><a href="#([^"]+)">', page)[: len(order)] == order


def test_links_lead_somewhere_and_the_page_is_whole(page: str) -> None:
    reader = Reader()
    reader.feed(page)
    assert reader.open == []
    assert len(set(reader.ids)) == len(reader.ids)
    assert {link[1:] for link in reader.links if link.startswith("#")} <= set(reader.ids)


def test_the_answer_comes_first_and_the_caveat_with_it(chapter: str) -> None:
    text = plain_text(chapter)
    assert "Germany can cost Kazakhstan 15.0 billion USD in a year, 5.74 % of a year's GDP, gaining" in text
    assert "In turn, Kazakhstan can cost Germany 15.0 billion USD in a year, gaining" in text
    assert "together cost Kazakhstan 5.00 billion USD more than both apart" in text
    assert text.index("can cost Kazakhstan") < text.index(CAVEAT[:40]) < text.index("Within one month")


def test_maps_leave_out_own_blocs_and_mark_dear_threats(chapter: str) -> None:
    main = re.search(r'<svg[^>]*id="fig-leverage-worst-12".*?</svg>', chapter, re.DOTALL)
    assert main is not None
    drawing = main[0]
    assert drawing.count('class="none"') == 5 + 2 + 1  # diagonal, a state and its bloc twice, the key
    assert drawing.count('class="corner"') == 10 + 1
    assert "5.74" in drawing
    assert 'href="#threat-RU-KZ"' in drawing
    assert 'href="#threat-RU-CN"' not in drawing
    assert "GDP is not bound for every target" in chapter


def test_the_focus_actor_stands_apart_and_others_by_what_they_can_do(chapter: str) -> None:
    rows = re.findall(r'<text x="0" y="[^"]*" font-size="11"[^>]*>([^<]+)</text>', chapter)
    assert rows[:5] == ["Kazakhstan", "Germany", "China", "Russia", "European Union"]


def test_a_threat_is_told_in_full(chapter: str) -> None:
    part = chapter[chapter.index('id="threat-RU-KZ"') :]
    text = plain_text(part[: part.index("</details>")])
    assert "At an own cost of 45.0 million USD." in text
    assert "Third parties that lose most: Rest of the world 2.00 million USD." in text
    assert "Third parties that gain most: XX 1.00 million USD." in text
    assert "caps CPC, Kazakh section by 30.0 to 60.0 % (stated in the case): By treaty <b>only</b>" in text
    assert "closes CPC, Kazakh section (on its soil)" in text
    assert "−0.0120 +0.00300 −0.400 Mt" in text


def test_the_size_of_a_stated_instrument_leads_to_its_claims(page: str, chapter: str) -> None:
    assert '<a href="#number-cap-it-strength">30.0 to 60.0 %</a>' in chapter
    row = page[page.index('id="number-cap-it-strength"') :]
    row = row[: row.index("</tr>")]
    assert "Russia, cap: CPC, Kazakh section" in row
    assert 'href="#claim-ASM-001"' in row
    assert 'href="#number-KZ-gdp"' in chapter


def test_text_of_the_case_is_escaped(chapter: str) -> None:
    assert "<b>only</b>" not in chapter
    assert "&lt;b&gt;only&lt;/b&gt;" in chapter


def test_the_summary_names_the_hardest_coercer_by_horizon(written_armed: tuple[Any, Path]) -> None:
    told = json.loads((written_armed[1] / "summary.json").read_text(encoding="utf-8"))["leverage"]
    assert [(t["coercer"], t["months"], t["loss"]) for t in told["hardest_coercer"]] == [
        ("DE", 1, 1250.0), ("DE", 12, 15000.0),
    ]  # fmt: skip
    assert all(t["own_loss"] > t["loss"] for t in told["costs_maker_more"])
    threats = pl.read_parquet(written_armed[1] / "tables" / "threats.parquet")
    assert threats.filter(kind="worst", costs_more=True).height == len(told["costs_maker_more"])


def test_a_study_without_them_has_no_such_chapters(written: tuple[Any, Path]) -> None:
    page = (written[1] / "report.html").read_text(encoding="utf-8")
    for chapter in ("leverage", "power", "hedge"):
        assert f'id="{chapter}"' not in page
    assert not (written[1] / "tables" / "threats.parquet").exists()
    summary = json.loads((written[1] / "summary.json").read_text(encoding="utf-8"))
    assert summary["leverage"] is summary["power"] is summary["worst"] is summary["hedge"] is None


def test_no_threats_at_all(armed: Any, tmp_path: Path) -> None:
    armed.leverage = replace(armed.leverage, threats=(), replies=(), alliances=())
    page = write_report(armed, tmp_path / "out").read_text(encoding="utf-8")
    assert "Nobody in the matrix has an instrument that costs Kazakhstan anything." in page
    assert "fig-leverage-worst" not in page


def test_threats_that_do_nothing(armed: Any) -> None:
    none = tuple(replace(t, instruments=(), loss=0.0, own_loss=0.0) for t in armed.leverage.threats[1::3])
    armed.leverage = replace(armed.leverage, threats=none, replies=(), alliances=())
    view: Any = leverage_chapter(make_context(armed))
    assert "Nobody in the matrix" in view["matrix"]["lead"][0][0].text
    assert view["matrix"]["hit"] == []
    assert "nan" not in view["matrix"]["main"].markup


def test_gdp_bound_for_all_colours_by_share(armed: Any) -> None:
    armed.leverage = make_leverage(("KZ", "RU"), "KZ", "cpc", "crude", months=(12,))
    only = tuple(t for t in armed.leverage.threats if t.target == "KZ")
    armed.leverage = replace(armed.leverage, threats=only)
    view: Any = leverage_chapter(make_context(armed))
    assert "in % of a year's GDP of the target" in view["matrix"]["main"].note
    assert all("% of GDP" in words for _, words in view["matrix"]["main"].key)
    assert view["matrix"]["shorter"] == ()


def test_worst_cases_stand_alone_where_there_is_no_matrix(armed: Any, tmp_path: Path) -> None:
    armed.leverage = None
    page = write_report(armed, tmp_path / "out").read_text(encoding="utf-8")
    assert "The worst that Kazakhstan can lose within a year" in page
    assert CAVEAT[:40] in page
    assert page.count("CPC, Kazakh section and Tengiz field") == 1


def test_instruments_in_words(armed: Any) -> None:
    ctx = make_context(armed)
    stop = instrument("CN", "buyer-china", Deed.EMBARGO, basis=(Basis.PURCHASE,), origins=("KZ",))
    assert instrument_words(ctx, stop) == (
        "stops buying at China, only what comes from Kazakhstan (buys there)"
    )
    refuse = instrument("RU", "pck-schwedt", Deed.WITHHOLD, basis=(Basis.SUPPLY,))
    assert instrument_words(ctx, refuse) == "refuses to supply PCK Schwedt (supplies it)"
    tax = instrument("RU", "cpc", Deed.TAX, attribute="tariff", amount=HALF)
    assert instrument_words(ctx, tax) == "taxes CPC, Kazakh section by 0.300 to 0.600 USD/t (on its soil)"
    assert instrument_words(ctx, instrument("US", "cpc", Deed.EMBARGO)).startswith("puts an embargo on CPC")


def test_costs_and_shares_in_words(armed: Any) -> None:
    ctx = make_context(armed)
    assert cost_words(-1e6) == "gaining 1.00 billion USD itself"
    assert gdp_words(ctx, "RU", 1e6) == ""
    assert gdp_words(ctx, "KZ", 1e3).startswith("under 0.01")
    assert parties_words(ctx, ()) == "Nobody else loses or gains."
