"""Position, timeline and forecasts in the report: shown where there are rows, linked, drawn within bounds."""

from __future__ import annotations

import itertools
import json
import re
from datetime import date, timedelta
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from invented_case import MARKUP
from invented_relations import with_relations

from kerege.report import svg, write_report
from kerege.report.chapter_position import position_chapter
from kerege.report.chapter_timeline import shape_of
from kerege.report.context import make_context
from kerege.report.error_dots import Scored, draw_errors
from kerege.report.event_axis import make_axis
from kerege.report.event_labels import MARK, EventMark, place_flags, stack
from kerege.report.event_lanes import NAMES, SHAPES, WIDTH, Lane, draw_lanes
from kerege.report.share_bands import Band, Point, draw_bands
from kerege.report.vector_grid import GridRow, Share, draw_grid
from kerege.report.words import plain

SAID = {"identity": "f", "title": "T", "text": "D"}
CHAPTERS = ("position", "timeline", "forecasts")
shares = st.tuples(st.floats(0, 1), st.floats(0, 1), st.floats(0, 1)).map(sorted)


@pytest.fixture(scope="module")
def related(tmp_path_factory: pytest.TempPathFactory) -> tuple[Any, Path, str]:
    from invented_study import make_study

    home = tmp_path_factory.mktemp("relations")
    study = make_study(home)
    study.case = with_relations(study.case)
    page = write_report(study, home / "out")
    return study, home / "out", page.read_text(encoding="utf-8")


def test_a_case_without_relations_has_none_of_the_chapters(written: tuple[Any, Path]) -> None:
    page = (written[1] / "report.html").read_text(encoding="utf-8")
    assert not any(f'id="{name}"' in page for name in CHAPTERS)
    assert not list((written[1] / "tables").glob("position_*"))
    assert json.loads((written[1] / "summary.json").read_text(encoding="utf-8"))["position"] is None


@pytest.mark.parametrize(
    ("kept", "shown"),
    [
        (("ties",), {"position"}),
        (("timeline",), {"timeline"}),
        (("forecasts",), {"forecasts"}),
        (("ties", "timeline"), {"position", "timeline"}),
    ],
)
def test_a_chapter_is_shown_only_with_rows(
    study: Any, tmp_path: Path, kept: tuple[str, ...], shown: set[str]
) -> None:
    study.case = with_relations(study.case, kept=kept)
    page = write_report(study, tmp_path / "out").read_text(encoding="utf-8")
    assert {name for name in CHAPTERS if f'<section class="chapter" id="{name}"' in page} == shown
    assert {name for name in CHAPTERS if f'<a href="#{name}">' in page} == shown


def test_ids_are_unique_and_every_link_has_its_target(related: tuple[Any, Path, str]) -> None:
    page = related[2]
    ids = re.findall(r'\sid="([^"]+)"', page)
    assert len(ids) == len(set(ids))
    assert set(re.findall(r'href="#([^"]+)"', page)) <= set(ids)


def test_every_ranking_links_to_claims_that_exist(related: tuple[Any, Path, str]) -> None:
    study, _, page = related
    body = page[page.index("<caption>Largest partner, by whose numbers") :]
    rows = re.findall(r"<tr>(.*?)</tr>", body[body.index("<tbody>") : body.index("</tbody>")], re.DOTALL)
    assert len(rows) >= 3
    for row in rows:
        named = re.findall(r'href="#claim-([^"]+)"', row)
        assert named
        assert set(named) <= set(study.case.book.claims)


def test_both_statistics_stand_where_they_conflict(related: tuple[Any, Path, str]) -> None:
    chapter: Any = position_chapter(make_context(related[0]))
    flips = [plain(s) for s in chapter["flips"]]
    assert flips[0].startswith("Exports, goods, 2021: European Union is ahead of Russia with 32.0 %")
    assert "against 11.0 % (10.0 to 12.0), both by B office" in flips[0]
    assert "Russia is ahead of European Union with 42.0 % (40.0 to 44.0) against 21.0 %" in flips[0]
    assert not any("Firms" in flip for flip in flips)  # a share is not set against a count
    lines = chapter["rankings"].lines
    assert [line.cells[3].text for line in lines[:2]] == ["A customs", "B office"]
    assert [line.cells[4].text.split()[0] for line in lines[:2]] == ["Russia", "European"]


def test_text_of_relations_stays_text(related: tuple[Any, Path, str]) -> None:
    page = related[2]
    assert page.count("<script>") == 1
    assert page.count("&lt;script&gt;alert(&#39;note&#39;)&lt;/script&gt; &amp; more") > 5
    drawing = page[page.index('<svg xmlns="http://www.w3.org/2000/svg"') :]
    assert MARKUP not in drawing
    for name in ("fig-timeline", "fig-forecast-errors", "fig-position-grid"):
        start = page.rindex("<svg", 0, page.index(f'id="{name}"'))
        ET.fromstring(page[start : page.index("</svg>", start) + 6])  # noqa: S314


def test_speakers_who_differ_are_told_with_both_figures(related: tuple[Any, Path, str]) -> None:
    text = re.sub(r"<[^>]+>", "", related[2])
    assert re.search(r"Transit 2030, due 31 Dec 2030: Bob says 35 Mt and Ann .* says 67 Mt\.", text)
    assert "1 can be scored: 0 met, 1 missed, 0 unclear. 2 are open; 0 are overdue" in text


def test_position_tables_are_written(related: tuple[Any, Path, str]) -> None:
    _, folder, _ = related
    rankings = pl.read_parquet(folder / "tables" / "position_rankings.parquet")
    assert {"A-customs", "B-office"} == set(rankings["by"])
    summary = json.loads((folder / "summary.json").read_text(encoding="utf-8"))["position"]
    assert {row["year"] for row in summary["balance"]} == {2023}
    assert summary["events"] == 4


def numbers(node: svg.Node, *names: str) -> list[float]:
    return [float(node.get(name)) for name in names]


@given(st.lists(shares, min_size=2, max_size=8))
def test_intervals_are_drawn_inside_their_axes(values: list[list[float]]) -> None:
    cells = tuple(Share(*v, told=n % 3 != 0, words="w") for n, v in enumerate(values))
    columns = [(f"V{n}", "#123456") for n in range(len(cells))]
    picture = draw_grid(columns, [GridRow("Domain", "2023", "× 1", cells)], **SAID)
    drawn = [n for n in svg.walk(picture) if n.get("class") in {"interval", "untold"}]
    wide = (880 - 190) / len(cells)
    for n, (bar, (low, _, high)) in enumerate(zip(drawn, values, strict=True)):
        x, width = numbers(bar, "x", "width")
        start, room = 190 + n * wide + 6, wide - 44
        assert start - 0.01 <= x <= x + width <= start + room + 1.6
        assert x == pytest.approx(start + low * room, abs=0.01)
        assert width == pytest.approx(max((high - low) * room, 1.5 if n % 3 else 0.0), abs=0.02)


@given(
    st.lists(st.tuples(st.integers(2000, 2026), shares), min_size=2, max_size=30, unique_by=lambda p: p[0])
)
def test_bands_stay_inside_their_panels(given_points: list[tuple[int, list[float]]]) -> None:
    points = tuple(Point(year, *v, by=f"s{year % 2}") for year, v in given_points)
    picture = draw_bands([Band("A", "#0a8a67", points), Band("B", "#c9541b", points)], **SAID)
    for n in svg.walk(picture):
        for a, b in re.findall(r"(-?[\d.]+) (-?[\d.]+)", n.get("d")):
            assert 30 <= float(a) <= 880
            assert 29.9 <= float(b) <= 128.1
    assert sum(n.get("class") == "mid" for n in svg.walk(picture)) in {4, 2 * len(points)}


events = st.lists(
    st.tuples(st.integers(0, 1800), st.sampled_from(list(SHAPES)), st.text("abc mi", min_size=1, max_size=60),
              st.floats(0, 5)),
    min_size=1, max_size=40,
)  # fmt: skip


@settings(deadline=None, max_examples=40)
@given(events)
def test_labels_of_the_timeline_never_overlap(drawn: list[tuple[int, str, str, float]]) -> None:
    marks = tuple(EventMark(date(2021, 6, 1) + timedelta(d), s, t, w) for d, s, t, w in sorted(drawn))
    years = range(2021, 2027)
    axis = make_axis(years, [m.when for m in marks], NAMES, WIDTH)
    lanes = [Lane("A", "#0a8a67", marks, {2022: (0.1, 0.2, 0.3)}), Lane("B", "#c9541b", marks[:5])]
    found = draw_lanes(lanes, axis, **SAID)
    assert found.labels
    for one, two in itertools.combinations(found.labels, 2):
        assert not one.meets(two)
    assert all(b.left >= NAMES and b.right <= WIDTH and b.top > 40 for b in found.labels)
    xs = [axis.x(m.when) for m in marks]
    for a, b in itertools.combinations(place_flags(marks, xs, NAMES, WIDTH), 2):
        assert not a.clashes(b)
    rows = stack(xs)
    for (x, r), (z, s) in itertools.combinations(zip(xs, rows, strict=True), 2):
        assert r != s or abs(x - z) >= MARK - 1e-9


def test_the_heaviest_event_always_has_its_label() -> None:
    marks = [
        EventMark(date(2024, 3, 1) + timedelta(n), "circle", f"Event {n}", float(n == 7)) for n in range(40)
    ]
    flags = place_flags(marks, [300.0 + n for n in range(40)], NAMES, WIDTH)
    assert 7 in {f.mark for f in flags}


def test_a_long_axis_is_broken_and_ascends() -> None:
    dates = [date(1991, 1, 5), date(2001, 1, 1), *(date(2023, 1, 1) + timedelta(20 * n) for n in range(30))]
    axis = make_axis(range(1991, 2026), dates, 100.0, 900.0)
    assert axis.broken
    assert axis.main == date(2023, 1, 1)
    places = [axis.x(date(1991, 1, 1) + timedelta(90 * n)) for n in range(140)]
    assert places == sorted(places)
    assert (axis.x(date(1980, 1, 1)), axis.x(date(2040, 1, 1))) == (100.0, 900.0)
    named = [x for _, x in axis.names()]
    assert all(b - a >= 30 for a, b in itertools.pairwise(named))


def test_shapes_tell_the_class_of_an_event() -> None:
    kinds = ("agree", "consult", "coerce", "sanction", "vote", "membership")
    assert [shape_of(k) for k in kinds] == ["circle", "ring", "triangle", "triangle", "square", "square"]


def test_errors_lie_on_their_side_of_zero_and_verdicts_differ_in_shape() -> None:
    rows = [
        Scored("Ann", "t", -20.0, "missed"),
        Scored("Ann", "u", 5.0, "met"),
        Scored("Bob", "v", 0.0, "unclear"),
    ]
    picture = draw_errors(rows, **SAID)
    dots = [n for n in svg.walk(picture) if n.get("class").startswith("dot") and n.children]
    assert [(n.tag, n.get("class")) for n in dots] == [
        ("path", "dot missed"), ("circle", "dot met"), ("circle", "dot unclear"),
    ]  # fmt: skip
    left = float(re.findall(r"[\d.]+", dots[0].get("d"))[0])
    assert left < float(dots[2].get("cx")) < float(dots[1].get("cx"))
    words = [c for n in svg.walk(picture) if n.tag == "text" for c in n.children]
    assert words.count("Ann") == 1
