"""The map of routes: links as wide as their flow and coloured by origin, on real land."""

from __future__ import annotations

import math
from collections.abc import Sequence

from kerege.report import land, legend, svg
from kerege.report.digits import number
from kerege.report.geometry import along, length, shift
from kerege.report.map_labels import draw_words, map_labels
from kerege.report.palette import BORDER, CLOSED, INK, LAND, MUTED
from kerege.report.palette import WATER as WATER_COLOUR
from kerege.report.projection import Frame
from kerege.report.roads import Road
from kerege.report.sheet import Drawn, Sheet, bundle, trace

LEGEND_HEIGHT = 58.0


def draw_map(sheet: Sheet, roads: Sequence[Road], *, identity: str, title: str, text: str) -> svg.Node:
    """Return the map of one state of the network, with its legend below."""
    frame = sheet.frame
    drawn = bundle([d for road in roads if (d := trace(sheet, road)) is not None])
    drawn.sort(key=lambda d: (bool(d.road.mark), -d.road.flow, d.road.tail, d.road.head))
    labels = map_labels(sheet, drawn)
    inside = [
        *_ground(frame),
        *(n for d in drawn for n in _draw_road(sheet, d)),
        *_dots(sheet, drawn),
        *_marks(drawn),
        *draw_words(labels),
    ]
    window = svg.node("svg", *inside, x=0, y=0, width=frame.width, height=frame.height, overflow="hidden")
    key = legend.draw(
        sheet.palette, sheet.origins, sheet.unit, sheet.per_unit, frame, any(d.road.mark for d in drawn)
    )
    return svg.picture(
        frame.width,
        frame.height + LEGEND_HEIGHT,
        [window, svg.rect(0.5, 0.5, frame.width - 1, frame.height - 1, fill="none", stroke=BORDER), key],
        identity=identity,
        title=title,
        text=text,
        css="map",
    )


def _ground(frame: Frame) -> list[svg.Node]:
    world = land.read_world()
    shapes = [svg.path(ring) + "Z" for _, rings in land.countries_on_page(frame) for ring in rings]
    return [
        svg.rect(0, 0, frame.width, frame.height, fill=WATER_COLOUR),
        svg.node("path", d="".join(shapes), fill=LAND),
        *(
            svg.node(
                "path",
                d="".join(svg.path(p) for p in land.lines_on_page(lines, frame)),
                fill="none",
                stroke=colour,
                stroke_width=width,
            )
            for lines, colour, width in ((world.borders, BORDER, 0.8), (world.coasts, "#a9bac6", 0.6))
        ),
    ]


def _draw_road(sheet: Sheet, drawn: Drawn) -> list[svg.Node]:
    road = drawn.road
    if road.mark == "closed":
        return []
    if not sheet.used(road.flow):
        return [
            svg.polyline(drawn.points, stroke=MUTED, stroke_width=0.8, stroke_dasharray="1 3", opacity=0.8)
        ]
    widths = [sheet.width(b.flow) for b in road.bands]
    total = sum(widths)
    out = [
        svg.polyline(
            drawn.points, stroke="#ffffff", stroke_width=total + 1.4, stroke_linejoin="round", opacity=0.75
        )
    ]
    offset = -total / 2
    for band, width in zip(road.bands, widths, strict=True):
        points = shift(drawn.points, offset + width / 2)
        offset += width
        colour = sheet.palette.actor(band.origin)
        told = f"{' / '.join(road.names)}: {number(band.flow)} {sheet.unit}, origin {band.origin}"
        out.append(
            svg.node(
                "path",
                svg.node("title", told),
                d=svg.path(points),
                fill="none",
                stroke=colour,
                stroke_width=width,
                stroke_linejoin="round",
                css="flow",
            )
        )
        out += _arrow(points, width, colour, band.forward, at_end=drawn.leaves)
    return out


def _arrow(
    points: Sequence[svg.Point], width: float, colour: str, forward: bool, *, at_end: bool
) -> list[svg.Node]:
    if at_end and forward:
        tip, angle = along(points, 1.0)
        _, angle = along(points, 0.995)
        return [_triangle(tip, angle, 3.0 + 0.8 * width, colour)]
    if length(points) < 30:
        return []
    at, angle = along(points, 0.56)
    white = width >= 5
    size = min(4.5, 0.32 * width + 1.2) if white else 2.6 + 0.35 * width
    return [_triangle(at, angle if forward else angle + math.pi, size, "#ffffff" if white else colour)]


def _triangle(tip: svg.Point, angle: float, size: float, colour: str) -> svg.Node:
    c, s = math.cos(angle) * size, math.sin(angle) * size
    x, y = tip[0] + c, tip[1] + s
    corners = [(x, y), (x - 1.7 * c - s, y - 1.7 * s + c), (x - 1.7 * c + s, y - 1.7 * s - c)]
    return svg.polygon(corners, fill=colour, css="arrow")


def _dots(sheet: Sheet, drawn: Sequence[Drawn]) -> list[svg.Node]:
    shown = sorted({p for d in drawn for p in (d.road.tail, d.road.head)})
    out: list[svg.Node] = []
    for identity in shown:
        spot = sheet.places[identity]
        x, y = sheet.frame(*spot.at)
        if not sheet.frame.holds((x, y), 2) or spot.kind == "sea":
            continue
        title = svg.node("title", spot.name)
        if spot.kind == "field":
            out.append(
                svg.rect(x - 2.6, y - 2.6, 5.2, 5.2, title, fill=INK, stroke="#ffffff", stroke_width=0.8)
            )
        else:
            out.append(
                svg.node("circle", title, cx=x, cy=y, r=2.4, fill="#ffffff", stroke=INK, stroke_width=1.1)
            )
    return out


def _marks(drawn: Sequence[Drawn]) -> list[svg.Node]:
    out: list[svg.Node] = []
    for d in drawn:
        if not d.road.mark:
            continue
        closed = d.road.mark == "closed"
        out.append(svg.polyline(d.points, stroke="#ffffff", stroke_width=5, opacity=0.8))
        out.append(
            svg.polyline(
                d.points,
                stroke=CLOSED,
                stroke_width=2.4 if closed else 1.6,
                stroke_dasharray="6 4",
                css="closed",
            )
        )
        (x, y), _ = along(d.points, 0.5)
        if closed:
            out += [
                svg.line((x - 5, y - s * 5), (x + 5, y + s * 5), stroke=CLOSED, stroke_width=2.4)
                for s in (1, -1)
            ]
    return out
