"""Line charts by period: the shocked run solid, the base dashed, names at the line."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass

from kerege.report import svg
from kerege.report.axes import Plot, TimeAxis, draw_axes, make_plot
from kerege.report.labels import Box, Room, Wish, place
from kerege.report.palette import INK, darken


@dataclass(frozen=True, slots=True)
class Series:
    """One line: name, colour, one value a period; `dashed` for a reference."""

    name: str
    colour: str
    values: tuple[float, ...]
    dashed: bool = False


def draw_lines(
    series: Sequence[Series],
    axis: TimeAxis,
    unit: str,
    *,
    identity: str,
    title: str,
    text: str,
    zero: bool = True,
    named: bool = True,
) -> svg.Node:
    """Return the chart; with ``named`` each line carries its name where it is farthest from the others."""
    plot = make_plot([v for s in series for v in s.values], len(axis.periods), zero=zero)
    body = [*draw_axes(plot, axis, unit)]
    for one in series:
        points = [(plot.x(n), plot.y(v)) for n, v in enumerate(one.values)]
        body.append(
            svg.polyline(
                points,
                stroke=one.colour,
                stroke_width=1.3 if one.dashed else 2.2,
                stroke_dasharray="4 3" if one.dashed else None,
                stroke_linejoin="round",
                css="line",
            )
        )
        if not one.dashed:
            body += [svg.node("circle", cx=x, cy=y, r=2.1, fill=one.colour) for x, y in points]
    body += _names(series, plot) if named else []
    return svg.picture(plot.width, plot.height, body, identity=identity, title=title, text=text, css="chart")


def _names(series: Sequence[Series], plot: Plot) -> list[svg.Node]:
    lines = [[(plot.x(n), plot.y(v)) for n, v in enumerate(s.values)] for s in series]
    costly = tuple((p, 6.0) for points in lines for p in _fine(points))
    wishes: list[Wish] = []
    for n, (one, points) in enumerate(zip(series, lines, strict=True)):
        others = [p for m, line in enumerate(lines) if m != n for p in line]
        at = max(
            points, key=lambda p: (min((abs(p[1] - q[1]) for q in others if q[0] == p[0]), default=0.0), p[0])
        )
        wishes.append(Wish(f"{n:03d} {one.name}", one.name, at, -n, 10.5, 5))
    room = Room(
        plot.width,
        plot.bottom,
        (Box(0, 0, plot.left, plot.height), Box(0, 0, plot.width, plot.top)),
        costly,
        ceiling=14.0,
    )
    colours = {f"{n:03d} {s.name}": darken(s.colour, 0.22) for n, s in enumerate(series)}
    return [
        svg.text(
            label.x,
            label.y,
            label.wish.words,
            size=10.5,
            fill=colours.get(label.wish.key, INK),
            paint_order="stroke",
            stroke="#ffffff",
            stroke_width=2.5,
            font_weight="600",
        )
        for label in place(wishes, room)
    ]


def _fine(points: Sequence[svg.Point]) -> list[svg.Point]:
    out = list(points)
    for a, b in itertools.pairwise(points):
        out += [(a[0] + (b[0] - a[0]) * k / 4, a[1] + (b[1] - a[1]) * k / 4) for k in (1, 2, 3)]
    return out
