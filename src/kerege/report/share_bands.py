"""Shares over the years: a panel for each vector, a band from low to high, dots where statistics change."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from kerege.report import svg
from kerege.report.palette import INK, MUTED, RULE, darken, lighten
from kerege.report.position_words import whole_percent
from kerege.report.scale import Scale

WIDTH, LEFT, PANELS, GAP = 880.0, 30.0, 4, 22.0
_TOP, _FOOT, _HEIGHT = 30.0, 128.0, 148.0
#: points a panel may have for each to carry its number, and room the name of a year needs
_FEW, _ROOM = 6, 32.0


@dataclass(frozen=True, slots=True)
class Point:
    """A share in a year under one statistic, parts of one."""

    year: int
    low: float
    mid: float
    high: float
    by: str


@dataclass(frozen=True, slots=True)
class Band:
    """One vector: name, colour, its points by year."""

    name: str
    colour: str
    points: tuple[Point, ...]


def draw_bands(bands: Sequence[Band], *, identity: str, title: str, text: str) -> svg.Node:
    """Return the chart; all panels have the axis 0 to 100 % and the same years, so that they compare."""
    years = sorted({p.year for b in bands for p in b.points})
    y = Scale(0.0, 1.0, _FOOT, _TOP)
    wide = (WIDTH - LEFT) / PANELS
    body: list[svg.Node] = [svg.text(0, 10, "%", size=10.5, fill=MUTED)]
    body += [
        svg.text(LEFT - 5, y(mark) + 3.6, f"{100 * mark:.0f}", size=10, anchor="end", fill=MUTED)
        for mark in (0.0, 0.5, 1.0)
    ]
    for n, band in enumerate(bands[:PANELS]):
        start = LEFT + n * wide
        x = Scale(years[0] - 1e-6, years[-1] + 1e-6, start + 12, start + wide - GAP - 8)
        body += [
            *_axes(band, x, y, years, (start, start + wide - GAP)),
            *_area(band, x, y),
            *_line(band, x, y),
        ]
    return svg.picture(WIDTH, _HEIGHT, body, identity=identity, title=title, text=text, css="bands")


def _axes(band: Band, x: Scale, y: Scale, years: Sequence[int], ends: tuple[float, float]) -> list[svg.Node]:
    room = ends[1] - ends[0]
    out: list[svg.Node] = [
        svg.text(
            ends[0], 12, svg.shorten(band.name, room, 11.5), size=11.5, font_weight="600",
            fill=darken(band.colour, 0.25),
        )
    ]  # fmt: skip
    out += [
        svg.line(
            (ends[0], y(mark)), (ends[1], y(mark)), stroke=INK if mark == 0 else RULE,
            stroke_width=0.9 if mark == 0 else 0.6,
        )
        for mark in (0.0, 0.5, 1.0)
    ]  # fmt: skip
    free, last = -1e9, x(years[-1])
    for year in years:
        at = x(year)
        out.append(svg.line((at, y(0.0)), (at, y(0.0) + 3.5), stroke=INK, stroke_width=0.8))
        if year == years[-1] or (at - _ROOM / 2 >= free and last - at >= _ROOM):
            out.append(svg.text(at, y(0.0) + 15, str(year), size=10, anchor="middle", fill=MUTED))
            free = at + _ROOM / 2
    return out


def _runs(band: Band) -> list[list[Point]]:
    """Return the points under each statistic, in order of years."""
    ordered = sorted(band.points, key=lambda p: (p.by, p.year))
    return [list(same) for _, same in groupby(ordered, key=lambda p: p.by)]


def _area(band: Band, x: Scale, y: Scale) -> list[svg.Node]:
    out = []
    for run in _runs(band):
        if len(run) > 1:
            around = [(x(p.year), y(p.high)) for p in run] + [(x(p.year), y(p.low)) for p in reversed(run)]
            out.append(svg.polygon(around, fill=lighten(band.colour, 0.75), css="band"))
        if len(run) <= _FEW:
            out += [
                svg.line(
                    (x(p.year), y(p.low)), (x(p.year), y(p.high)), stroke=lighten(band.colour, 0.45),
                    stroke_width=4, css="interval",
                )
                for p in run
            ]  # fmt: skip
    return out


def _line(band: Band, x: Scale, y: Scale) -> list[svg.Node]:
    out: list[svg.Node] = []
    ordered = sorted(band.points, key=lambda p: (p.year, p.by))
    chain = [next(same) for _, same in groupby(ordered, key=lambda p: p.year)]
    for one, two in pairwise(chain):
        if one.by != two.by:
            ends = ((x(one.year), y(one.mid)), (x(two.year), y(two.mid)))
            out.append(svg.line(*ends, stroke=band.colour, stroke_width=1.3, stroke_dasharray="1.5 3"))
    out += [
        svg.polyline([(x(p.year), y(p.mid)) for p in run], stroke=band.colour, stroke_width=2)
        for run in _runs(band)
        if len(run) > 1
    ]
    few = len(chain) <= _FEW
    for p in ordered if few else (ordered[0], ordered[-1]):
        told = f"{band.name} {p.year}: {100 * p.mid:.1f} % ({100 * p.low:.1f} to {100 * p.high:.1f})"
        look = {"fill": band.colour, "stroke": "#ffffff", "stroke_width": 0.8, "css": "mid"}
        out.append(svg.node("circle", svg.node("title", told), cx=x(p.year), cy=y(p.mid), r=3.2, **look))
    named = chain if few else [chain[0], chain[-1]]
    return [*out, *(_number(p, x, y) for p in named)]


def _number(p: Point, x: Scale, y: Scale) -> svg.Node:
    """Return the mid in whole percent, above its dot, below it where there is no room."""
    at = y(p.mid) - 7 if y(p.mid) - 16 >= _TOP - 14 else y(p.mid) + 14
    return svg.text(
        x(p.year), at, whole_percent(p.mid), size=10, anchor="middle", fill=INK, paint_order="stroke",
        stroke="#ffffff", stroke_width=2, css="number",
    )  # fmt: skip
