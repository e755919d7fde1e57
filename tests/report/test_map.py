"""The map: widths in proportion, labels apart, ships on water, far markets at the edge, closures marked."""

from __future__ import annotations

import json
import math
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kerege.report import land, svg
from kerege.report.chapter_routes import marks
from kerege.report.context import make_context
from kerege.report.geometry import along, leave, length, read_geometry, shift
from kerege.report.labels import Room, Wish, place
from kerege.report.map import draw_map
from kerege.report.map_labels import _short
from kerege.report.palette import CLOSED, make_palette
from kerege.report.projection import make_frame
from kerege.report.roads import Band, Road, Spot, crop, roads, spots, throughput
from kerege.report.searoutes import make_sea, sail
from kerege.report.sheet import Sheet, make_sheet

PLACES = {
    "a": Spot("a", "Alpha", "field", "KZ", (52.0, 47.0)),
    "b": Spot("b", "Beta", "port", "RU", (38.0, 45.0)),
    "c": Spot("c", "Gamma", "refinery", "KZ", (68.0, 44.0)),
    "far": Spot("far", "Far market", "market", "CN", (120.0, 32.0)),
}
FRAME = make_frame([s.at for s in PLACES.values() if s.id != "far"], 940)


def road(flow: float, tail: str = "a", head: str = "b", mark: str = "", mode: str = "pipeline") -> Road:
    return Road(tail, head, (f"{tail}-{head}",), (f"{tail} to {head}",), mode, (Band("KZ", flow),), mark)


def sheet(*states: list[Road]) -> Sheet:
    return make_sheet(
        FRAME,
        PLACES,
        lines={},
        palette=make_palette("KZ", ("RU",)),
        origins=[("KZ", "Kazakhstan")],
        states=states,
        unit="Mt/yr",
    )


def drawn(state: list[Road], *others: list[Road]) -> svg.Node:
    return draw_map(sheet(state, *others), state, identity="m", title="Map", text="What it shows.")


def widths(picture: svg.Node) -> dict[str, float]:
    """Stroke width by the words of the flow's title."""
    out = {}
    for node in svg.walk(picture):
        if node.get("class") == "flow":
            title = next(c for c in node.children if isinstance(c, svg.Node))
            out[str(title.children[0])] = float(node.get("stroke-width"))
    return out


def test_width_grows_in_proportion_to_flow() -> None:
    found = widths(drawn([road(60.0), road(15.0, "a", "c")]))
    assert found["a to b: 60.0 Mt/yr, origin KZ"] == pytest.approx(
        4 * found["a to c: 15.0 Mt/yr, origin KZ"], abs=0.02
    )


def test_maps_of_one_sheet_share_their_scale() -> None:
    before, after = [road(60.0)], [road(30.0)]
    shared = sheet(before, after)
    one, two = (
        next(iter(widths(draw_map(shared, s, identity="m", title="t", text="d")).values()))
        for s in (before, after)
    )
    assert one == pytest.approx(2 * two, abs=0.02)


def test_a_closed_link_is_dashed_red_with_words() -> None:
    picture = drawn([road(0.0, mark="closed")], [road(60.0)])
    dashed = [n for n in svg.walk(picture) if n.get("class") == "closed"]
    assert [(n.get("stroke"), bool(n.get("stroke-dasharray"))) for n in dashed] == [(CLOSED, True)]
    assert "closed" in [c for n in svg.walk(picture) if n.tag == "text" for c in n.children]


def test_a_far_market_ends_in_an_arrow_inside_the_frame_with_its_flow() -> None:
    picture = drawn([road(60.0), road(12.0, "c", "far")])
    words = [str(c) for n in svg.walk(picture) if n.tag == "text" for c in n.children]
    assert "to Far market 12" in words
    assert any(n.get("class") == "arrow" for n in svg.walk(picture))


def test_a_road_from_beyond_the_frame_is_not_drawn() -> None:
    assert list(widths(drawn([road(60.0), road(400.0, "far", "b")]))) == ["a to b: 60.0 Mt/yr, origin KZ"]


wishes = st.lists(
    st.builds(
        Wish,
        key=st.uuids().map(str),
        words=st.text("abcdefgh ", min_size=1, max_size=24),
        at=st.tuples(st.floats(0, 400), st.floats(0, 300)),
        weight=st.floats(0, 10),
        size=st.floats(8, 14),
        bold=st.booleans(),
        centred=st.booleans(),
    ),
    max_size=30,
)


@settings(deadline=None)
@given(wishes)
def test_labels_never_overlap_and_stay_on_the_page(asked: list[Wish]) -> None:
    found = place(asked, Room(400, 300))
    for n, one in enumerate(found):
        assert one.box.left >= 0
        assert one.box.right <= 400
        assert one.box.top >= 0
        assert one.box.bottom <= 300
        assert not any(one.box.meets(other.box) for other in found[n + 1 :])


def test_labels_of_the_invented_map_do_not_overlap(study: Any) -> None:
    from kerege.report.map_labels import map_labels
    from kerege.report.sheet import bundle, trace

    tables = study.case.tables
    all_places = spots(tables["places"])
    frame = make_frame(crop(all_places, tables["links"], ("KZ",)), 940)
    state = roads(tables["links"], {(link, "KZ"): 5.0 for link in tables["links"]["id"]}, ["KZ"])
    page = make_sheet(
        frame,
        all_places,
        lines={},
        palette=make_palette("KZ", ()),
        origins=[("KZ", "Kazakhstan")],
        states=[state],
        unit="Mt/yr",
    )
    labels = map_labels(page, bundle([d for r in state if (d := trace(page, r)) is not None]))
    assert {"Tengiz", "Samara", "Aktau", "Baku", "Italy"} <= {label.wish.words for label in labels}
    places = [label.wish.words for label in labels if label.wish.key in all_places]
    assert len(set(places)) == len(places)
    for n, one in enumerate(labels):
        assert not any(one.box.meets(other.box) for other in labels[n + 1 :])


def test_the_heavier_label_wins_the_room() -> None:
    asked = [
        Wish("light", "light word", (40, 9), 1.0, centred=True),
        Wish("heavy", "heavy word", (40, 9), 2.0, centred=True),
    ]
    assert [label.wish.key for label in place(asked, Room(80, 18))] == ["heavy"]


def test_roads_join_links_of_a_pair_and_keep_directions(study: Any) -> None:
    links = study.case.tables["links"]
    flow = {("cpc-spm-1", "KZ"): 20.0, ("cpc-spm-2", "KZ"): 10.0, ("cpc-spm-2", "RU"): 4.0}
    found = next(r for r in roads(links, flow, ["KZ", "RU"]) if "cpc-spm-1" in r.links)
    assert found.links == ("cpc-spm-1", "cpc-spm-2", "cpc-spm-3")
    assert [(b.origin, b.flow, b.forward) for b in found.bands] == [("KZ", 30.0, True), ("RU", 4.0, True)]
    assert throughput([found]) == {"black-sea": 34.0, "cpc-terminal": 34.0}


def test_the_crop_leaves_out_far_markets_and_places_of_other_streams(study: Any) -> None:
    tables = study.case.tables
    held = crop(spots(tables["places"]), tables["links"], "KZ")
    assert (13.8, 45.6) in held
    assert (121.9, 31.0) not in held


def test_marks_of_a_shock_on_links_and_groups(study: Any) -> None:
    ctx = make_context(study)
    assert marks(ctx, study.shocks[0].shock) == {"cpc-russia": "closed"}
    assert marks(ctx, study.shocks[1].shock) == {"cpc-spm-1": "\N{MINUS SIGN}50.0\N{NARROW NO-BREAK SPACE}%"}
    action = replace(study.shocks[0].shock.actions[0], element="kz-exports", origins=("KZ",))
    grouped = replace(study.shocks[0].shock, actions=(action,))
    assert marks(ctx, grouped) == {"cpc": "closed to Kazakhstan"}


def test_ships_go_round_the_land() -> None:
    frame = make_frame([(5.0, 36.0), (42.0, 47.0)], 940)
    sea = make_sea(frame)
    way = sail(sea, frame(33.0, 43.3), frame(14.5, 44.2))
    assert way is not None
    assert length(way) > 1.5 * math.dist(way[0], way[-1])
    inside = [sea.cells[int((y - sea.top) / 5.0), int((x - sea.left) / 5.0)] for x, y in way[3:-3]]
    assert sum(inside) > 0.85 * len(inside)


def test_no_way_over_water_from_an_inland_sea() -> None:
    frame = make_frame([(36.0, 44.0), (60.0, 40.0)], 940)
    sea = make_sea(frame)
    way = sail(sea, frame(51.2, 42.0), frame(33.0, 43.3))
    assert way is None or not math.isclose(way[-1][0], frame(33.0, 43.3)[0])


def test_the_base_map_knows_land_and_water() -> None:
    frame = make_frame([(20.0, 36.0), (85.0, 58.0)], 940)
    russia = next(c for c in land.read_world().countries if c.name == "Kazakhstan")
    rings = [r for ring in russia.rings if (r := land.on_page(ring, frame))]
    assert max(land.area(r) for r in rings) > 0.05 * frame.width * frame.height
    spot = land.roomiest(max(rings, key=land.area))
    assert spot is not None
    assert frame.holds(spot)


def test_geometry_is_read_and_rubbish_passed_over(tmp_path: Path) -> None:
    folder = tmp_path / "geometry"
    folder.mkdir()
    line = {"type": "LineString", "coordinates": [[50, 47], [45, 46], [40, 45]]}
    good = {
        "features": [{"properties": {"link": "cpc"}, "geometry": line}, {"properties": {}, "geometry": line}]
    }
    (folder / "a.geojson").write_text(json.dumps(good), encoding="utf-8")
    (folder / "b.geojson").write_text("{", encoding="utf-8")
    wild = {
        "features": [{"properties": {"id": "x"}, "geometry": {**line, "coordinates": [[500, 4], [1, 2]]}}]
    }
    (folder / "c.geojson").write_text(json.dumps(wild), encoding="utf-8")
    assert read_geometry(tmp_path) == {"cpc": ((50.0, 47.0), (45.0, 46.0), (40.0, 45.0))}
    assert read_geometry(tmp_path / "none") == {}


def test_lines_shift_to_the_right_and_stop_at_the_edge() -> None:
    assert shift([(0.0, 0.0), (10.0, 0.0)], 2.0) == [(0.0, 2.0), (10.0, 2.0)]
    assert along([(0.0, 0.0), (10.0, 0.0)], 0.3)[0] == pytest.approx((3.0, 0.0))
    cut = leave([(50.0, 50.0), (150.0, 50.0)], 100.0, 100.0, 5.0)
    assert cut is not None
    assert cut[-1] == pytest.approx((95.0, 50.0), abs=1e-4)
    assert leave([(-5.0, 50.0), (50.0, 50.0)], 100.0, 100.0, 5.0) is None


@pytest.mark.parametrize(
    "points", [[(50.0, 47.0)], [(-70.0, -30.0), (-50.0, -10.0)], [(100.0, -5.0), (120.0, 5.0)]]
)
def test_a_frame_holds_its_points_anywhere_on_earth(points: list[tuple[float, float]]) -> None:
    frame = make_frame(points, 600)
    assert all(frame.holds(frame(*p)) for p in points)
    if len(points) > 1:
        (west, _), (east, _) = (frame(*p) for p in points)
        assert west < east
        south, north = sorted(points, key=lambda p: p[1])
        assert frame(*south)[1] > frame(*north)[1]


@pytest.mark.parametrize(
    ("name", "label"),
    [
        ("Northern grid (Ekibastuz shown)", "Northern grid"),
        ("Brest-Litovsk terminals and Malaszewicze", "Brest-Litovsk terminals"),
        ("Central Asia south of the great Steppe (Tashkent shown)", "Central Asia"),
        ("Russian border in the far west (Ozinki)", "Ozinki"),
        ("Ust-Kamenogorsk: titanium", "Ust-Kamenogorsk"),
    ],
)
def test_a_label_ends_with_a_word_that_stands_alone(name: str, label: str) -> None:
    assert _short(name) == label
