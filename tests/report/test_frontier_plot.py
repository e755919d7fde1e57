"""The frontier: steps down to the right, bounds as strokes, budget, lines told apart by more than colour."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from checked_drawings import check, of_class, words_of
from hypothesis import given
from hypothesis import strategies as st

from kerege.report import svg
from kerege.report.frontier_plot import Spot, Steps, draw_frontier, spreads
from kerege.report.power_bars import Player, draw_power
from kerege.report.scale import PowerScale

SAID = {"identity": "f", "title": "T", "text": "D"}
POINTS = (
    Spot(0.0, 9.0, 9.0, "nothing", "1"),
    Spot(0.01, 7.0, 6.5, "tanks", "2"),
    Spot(0.3, 4.0, 4.0, "pipe", "3", chosen=True),
)


def test_lines_go_down_in_steps_and_run_on_to_the_right() -> None:
    picture = draw_frontier([Steps("no limit", POINTS)], "bn", budget=None, **SAID)
    check(picture)
    path = of_class(picture, "steps")[0].get("d")
    points = [tuple(map(float, p.split())) for p in re.split("[ML]", path)[1:]]
    for (x1, y1), (x2, y2) in pairwise(points):
        assert x1 == x2 or y1 == y2
        assert x2 >= x1
        assert y2 >= y1  # further down the page is a smaller loss
    assert len(of_class(picture, "gap")) == 1
    assert len(of_class(picture, "chosen")) == 1
    assert not of_class(picture, "budget")


def test_lines_differ_in_dashes_and_shapes_and_name_themselves() -> None:
    lines = [Steps(name, POINTS) for name in ("no limit of time", "within 5 years", "within 2 years")]
    picture = draw_frontier(lines, "billion USD", budget=(0.2, "budget 200 million USD"), **SAID)
    check(picture)
    assert len({n.get("stroke-dasharray") for n in of_class(picture, "steps")}) == 3
    assert {n.tag for n in of_class(picture, "spot")} == {"circle", "rect", "path"}
    ends = [
        float(n.get("y"))
        for line in lines
        for n in _texts(picture)
        if n.children == (line.name,)
    ]  # fmt: skip
    assert min(abs(a - b) for i, a in enumerate(ends) for b in ends[i + 1 :]) >= 12
    assert "budget 200 million USD" in words_of(picture)
    assert {"Worst loss, billion USD", "Capital cost, billion USD"} <= set(words_of(picture))


def _texts(picture: svg.Node) -> list[svg.Node]:
    return [n for n in svg.walk(picture) if n.tag == "text"]


@pytest.mark.parametrize(
    "spots",
    [(), (Spot(0.0, 9.0, 9.0, "w", "1"),), (Spot(0.0, 0.0, 0.0, "w"),), (Spot(3.0, -2.0, -5.0, "w", "1"),)],
)
@pytest.mark.parametrize("budget", [None, (0.0, "budget 0"), (5.0, "budget 5")])
def test_short_frontiers_are_drawn(spots: tuple[Spot, ...], budget: tuple[float, str] | None) -> None:
    check(draw_frontier([Steps("no limit", spots)], "m", budget=budget, **SAID))
    check(draw_frontier([], "m", budget=budget, **SAID))


@given(st.lists(st.tuples(st.floats(0, 1e5), st.floats(-1e4, 1e5), st.floats(0, 1e4)), max_size=9))
def test_any_frontier_stays_in_its_box(points: list[tuple[float, float, float]]) -> None:
    spots = tuple(Spot(c, v, v - gap, "w", str(n)) for n, (c, v, gap) in enumerate(sorted(points)))
    check(draw_frontier([Steps("no limit of time", spots)], "million USD", budget=(3.0, "b"), **SAID))


def test_costs_of_many_sizes_run_by_powers_of_ten() -> None:
    assert spreads([0.0, 1.0, 40.0])
    assert not spreads([0.0, 1.0, 20.0])
    assert not spreads([0.0])
    scale = PowerScale(0.01, 10.0, 0.0, 100.0)
    assert scale.marks() == [0.0, 0.01, 0.1, 1.0, 10.0]
    places = [scale(m) for m in scale.marks()]
    assert places == sorted(places)
    assert (places[0], places[-1]) == (0.0, pytest.approx(100.0))


def test_power_bars_tell_two_rules_by_two_shapes() -> None:
    players = [Player("A", "#111111", 12_067.0, 16_400.0), Player("B", "#222222", -5.0, 0.0)]
    picture = draw_power(players, "million USD", centre="nucleolus", **SAID)
    check(picture)
    assert len(of_class(picture, "bar")) == 2
    assert len(of_class(picture, "nucleolus")) == 3  # and the key
    assert {"bar: Shapley value", "diamond: nucleolus", "million USD"} <= set(words_of(picture))
    check(draw_power([], "million USD", centre="prenucleolus", **SAID))
