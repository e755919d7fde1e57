"""Charts, numbers and words: what is drawn is what was given."""

from __future__ import annotations

import doctest
import importlib
import math
import pkgutil
from datetime import date
from types import SimpleNamespace
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

import kerege.report
from kerege.report import svg
from kerege.report.axes import TimeAxis
from kerege.report.bars import Bar, draw_bars
from kerege.report.basemap.convert import convert, simplify
from kerege.report.cells import Cell, Column, Line, table
from kerege.report.chapter_backtests import judged
from kerege.report.chapter_registers import safe_url
from kerege.report.digits import MINUS, THIN, as_given, number
from kerege.report.dots import Row, draw_dots
from kerege.report.lines import Series, draw_lines
from kerege.report.palette import REST, make_palette
from kerege.report.scale import ticks
from kerege.report.stacks import draw_stacks
from kerege.report.tornado import Swing, draw_tornado
from kerege.report.words import stretch_of_days

MONTHS = TimeAxis(("2023-01", "2023-02", "2023-03"), (1, 1))
SAID = {"identity": "f", "title": "T", "text": "D"}


@pytest.mark.parametrize("name", [m.name for m in pkgutil.iter_modules(kerege.report.__path__)])
def test_examples_in_the_documentation_run(name: str) -> None:
    module = importlib.import_module(f"kerege.report.{name}")
    assert doctest.testmod(module).failed == 0


@given(st.floats(-1e9, 1e9))
def test_numbers_keep_three_digits_and_never_a_hyphen(value: float) -> None:
    text = number(value)
    assert "-" not in text
    back = float(text.replace(MINUS, "-").replace(THIN, ""))
    assert back == pytest.approx(value, rel=6e-3, abs=1e-6)


def test_numbers_that_are_none_infinite_or_round_up() -> None:
    assert number(None) == number(math.nan) == "\N{EN DASH}"
    assert number(math.inf) == "no limit"
    assert number(9.999) == "10.0"
    assert number(1234567.0) == f"1{THIN}234{THIN}567"
    assert as_given(-0.80) == f"{MINUS}0.8"
    assert number(-0.0) == number(1e-12) == "0"
    assert (number(999.6), number(0.09996), number(-5e-4)) == (f"1{THIN}000", "0.100", f"{MINUS}0.000500")


@given(st.floats(-1e6, 1e6), st.floats(-1e6, 1e6))
def test_ticks_cover_the_range_in_equal_steps(a: float, b: float) -> None:
    low, high = sorted((a, b))
    marks = ticks(low, high)
    assert 2 <= len(marks) <= 12
    if high - low > 1e-3:
        assert marks[0] <= low + 1e-6 * (high - low)
        assert marks[-1] >= high - 1e-6 * (high - low)


@given(st.text(max_size=60), st.text(max_size=60))
def test_svg_escapes_all_text(words: str, value: str) -> None:
    clean = "".join(c for c in words if c.isprintable())
    told = "".join(c for c in value if c.isprintable())
    markup = svg.render(svg.node("g", svg.node("text", clean), aria_label=told or "x"))
    root = ET.fromstring(markup)  # noqa: S314
    assert (root[0].text or "") == clean
    assert root.get("aria-label") == (told or "x")


def rects(picture: svg.Node, css: str) -> list[svg.Node]:
    return [n for n in svg.walk(picture) if n.get("class") == css]


def test_bars_are_as_long_as_their_values_and_point_their_way() -> None:
    picture = draw_bars(
        [Bar("a", 10.0, "#000000"), Bar("b", -5.0, "#000000"), Bar("c", 0.0, "#000000")], "Mt", **SAID
    )
    a, b, c = (rects(picture, "bar")[n] for n in range(3))
    assert float(a.get("width")) == pytest.approx(2 * float(b.get("width")), abs=0.02)
    assert float(c.get("width")) == 0
    assert float(b.get("x")) < float(a.get("x"))


def test_stacks_are_as_high_as_their_parts() -> None:
    parts = [Series("a", "#111111", (1.0, 2.0, 3.0)), Series("b", "#222222", (3.0, 2.0, 1.0))]
    picture = draw_stacks(parts, (4.0, 4.0, 4.0), MONTHS, "kt/day", **SAID)
    heights = [float(n.get("height")) for n in rects(picture, "part")]
    assert [h / heights[0] for h in heights] == pytest.approx([1, 3, 2, 2, 3, 1], abs=0.01)
    assert len(rects(picture, "base")) == 1


def test_lines_pass_through_their_values_and_say_the_unit() -> None:
    picture = draw_lines([Series("a", "#111111", (0.0, 5.0, 10.0))], MONTHS, "kt/day", **SAID)
    dots = [float(n.get("cy")) for n in svg.walk(picture) if n.tag == "circle"]
    assert dots[0] - dots[1] == pytest.approx(dots[1] - dots[2], abs=0.02)
    words = [c for n in svg.walk(picture) if n.tag == "text" for c in n.children]
    assert {"kt/day", "shock", "Jan", "Mar", "a"} <= set(words)


def test_dots_mark_values_outside_by_shape_and_far_ones_by_an_arrow() -> None:
    rows = [
        Row("in", -1, 0, 1, 0.5),
        Row("out", -1, 0, 1, 3.0, outside=True),
        Row("far", -1, 0, 1, 900.0, outside=True),
    ]
    picture = draw_dots(rows, "%", limit=(-10, 10), **SAID)
    assert sum(n.tag == "circle" for n in svg.walk(picture)) == 1
    words = [c for n in svg.walk(picture) if n.tag == "text" for c in n.children]
    assert "›" in words
    assert "+900" in words


def test_tornado_bars_meet_at_the_centre() -> None:
    picture = draw_tornado([Swing("n", -8.0, -2.0, "low", "high")], -4.0, "MUSD", **SAID)
    left, right = rects(picture, "swing")
    assert float(left.get("x")) + float(left.get("width")) == pytest.approx(float(right.get("x")), abs=0.02)
    assert float(left.get("width")) == pytest.approx(2 * float(right.get("width")), abs=0.03)


def test_empty_charts_are_drawn() -> None:
    for picture in (
        draw_bars([], "Mt", **SAID),
        draw_dots([], "%", **SAID),
        draw_lines([], MONTHS, "Mt", **SAID),
    ):
        ET.fromstring(svg.render(picture))  # noqa: S314


def test_a_table_refuses_a_row_of_the_wrong_length() -> None:
    with pytest.raises(ValueError, match="has 1 cells for 2 columns"):
        table("T", [Column("a"), Column("b")], [Line((Cell("x"),))])


def test_actors_keep_their_colour_and_others_are_grey() -> None:
    palette = make_palette("KZ", ("RU", "EU"), {"DE": "EU"})
    assert palette.actor("DE") == palette.actor("EU") != palette.actor("RU")
    assert palette.actor("BR") == REST
    first, second = palette.shades(["RU", "RU"])
    assert first == palette.actor("RU") != second


def test_only_web_addresses_become_links() -> None:
    assert safe_url("https://a.org") == "https://a.org"
    assert safe_url("javascript:alert(1)") == safe_url("ftp://a.org") == ""


@pytest.mark.parametrize(
    ("verdict", "css"),
    [
        ("within the observed range", "good"),
        ("null, as observed", "good"),
        ("within at one end: 2 of 2 observations met, 1 by the mid", "part"),
        ("outside the observed range: 0 of 1", "bad"),
        ("not testable: no outcome was published", "quiet"),
        ("out of scope", "quiet"),
        ("informs a parameter", "quiet"),
    ],
)
def test_verdicts_are_judged(verdict: str, css: str) -> None:
    run: Any = SimpleNamespace(verdict=verdict)
    assert judged(run) == css


def test_one_day_is_told_as_one() -> None:
    assert stretch_of_days(date(2023, 4, 1), date(2023, 4, 2)) == "1 April 2023, one day"


def test_simplifying_keeps_ends_and_corners() -> None:
    assert simplify([(0, 0), (1, 0.001), (2, 0)], 0.1) == [(0, 0), (2, 0)]
    assert simplify([(0, 0), (1, 1), (2, 0)], 0.1) == [(0, 0), (1, 1), (2, 0)]
    ring = [(0.0, 0.0), (4.0, 0.0), (4.0, 4.0), (0.0, 4.0), (0.0, 0.0)]
    assert simplify(ring, 0.1) == ring


def test_converting_a_topology_keeps_shared_borders_and_drops_islets() -> None:
    topology = {
        "transform": {"scale": [1, 1], "translate": [0, 0]},
        "arcs": [[[2, 0], [0, 2]], [[2, 2], [-2, 0], [0, -2], [2, 0]], [[2, 2], [2, 0], [0, -2], [-2, 0]]],
        "objects": {
            "countries": {
                "geometries": [
                    {"type": "Polygon", "arcs": [[0, 1]], "properties": {"name": "West"}},
                    {"type": "Polygon", "arcs": [[0, 2]], "properties": {"name": "East"}},
                ]
            }
        },
    }
    found = convert(topology)
    assert found["borders"] == [0]
    assert [c["name"] for c in found["countries"]] == ["East", "West"]
    assert found["arcs"][0] == [200, 0, 0, 200]
