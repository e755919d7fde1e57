"""Dated events as marks in lanes on one axis of years, with labels that never overlap."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from kerege.report import svg
from kerege.report.event_axis import EventAxis
from kerege.report.event_labels import LINE, MARK, SIZE, EventMark, place_flags, stack
from kerege.report.labels import Box
from kerege.report.palette import INK, MUTED, RULE, darken, lighten
from kerege.report.position_words import whole_percent
from kerege.report.scale import Scale

WIDTH, NAMES, STRIP = 900.0, 112.0, 40.0
_TOP, _PAD = 40.0, 7.0
#: shape -> what it stands for
SHAPES = {
    "circle": "cooperation",
    "ring": "consultation, visit",
    "square": "vote, membership",
    "triangle": "coercion, sanction, conflict",
}


@dataclass(frozen=True, slots=True)
class Lane:
    """A partner: name, colour, its events by date, and its share (low, mid, high) by year."""

    name: str
    colour: str
    marks: tuple[EventMark, ...]
    shares: Mapping[int, tuple[float, float, float]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Drawn:
    """The picture, and the boxes of its labels."""

    picture: svg.Node
    labels: tuple[Box, ...]


def draw_lanes(lanes: Sequence[Lane], axis: EventAxis, *, identity: str, title: str, text: str) -> Drawn:
    """Return the picture: in each lane labels, marks and, below, the share by year."""
    top = max((high for lane in lanes for _, _, high in lane.shares.values()), default=1.0)
    most = next(m for m in (0.25, 0.5, 0.75, 1.0) if top <= m + 1e-9)
    y = _TOP
    front: list[svg.Node] = []
    boxes: list[Box] = []
    edges = [y]
    for lane in lanes:
        nodes, found, foot = _lane(lane, axis, y, most)
        front += nodes
        boxes += found
        y = foot
        edges.append(y)
    back = [
        *_years(axis, _TOP, y),
        *(svg.line((0, e), (WIDTH, e), stroke=RULE, stroke_width=0.8) for e in edges),
    ]
    body = [*_key(any(lane.shares for lane in lanes)), *back, *front]
    picture = svg.picture(WIDTH, y + 20, body, identity=identity, title=title, text=text, css="lanes")
    return Drawn(picture, tuple(boxes))


def _years(axis: EventAxis, top: float, foot: float) -> list[svg.Node]:
    out: list[svg.Node] = []
    if axis.broken:
        out.append(svg.rect(axis.left, top, axis.x(axis.main) - axis.left, foot - top, fill="#f6f5f1"))
    for year, x in axis.marks():
        strong = year == axis.main.year and axis.broken
        out.append(
            svg.line(
                (x, top), (x, foot), stroke=MUTED if strong else RULE, stroke_width=1.0 if strong else 0.6
            )
        )
    for year, middle in axis.names():
        out += [
            svg.text(middle, y, str(year), size=10.5, anchor="middle", fill=MUTED)
            for y in (top - 6, foot + 14)
        ]
    return out


def _lane(lane: Lane, axis: EventAxis, top: float, most: float) -> tuple[list[svg.Node], list[Box], float]:
    xs = [axis.x(m.when) for m in lane.marks]
    rows = stack(xs)
    depth = max(rows, default=0) + 1
    texts = place_flags(lane.marks, xs, NAMES, WIDTH)
    lines = max((flag.row for flag in texts), default=-1) + 1
    marks_top = top + _PAD + LINE * lines + (3 if lines else 0)
    marks_foot = marks_top + MARK * depth
    foot = marks_foot + _PAD + (STRIP if lane.shares else 0)
    out = [
        svg.text(0, top + 17, svg.shorten(lane.name, NAMES - 8, 11), size=11.5, font_weight="600",
                 fill=darken(lane.colour, 0.25)),
        svg.text(0, top + 31, f"{len(lane.marks)} event{'' if len(lane.marks) == 1 else 's'}", size=10,
                 fill=MUTED),
    ]  # fmt: skip
    boxes = []
    places = [(x, marks_foot - MARK * (r + 0.5)) for x, r in zip(xs, rows, strict=True)]
    for flag in texts:
        words, left, (x, y) = flag.words, flag.left, places[flag.mark]
        base = top + _PAD + LINE * (lines - flag.row) - 3
        out.append(svg.line((x, base + 1.5), (x, y), stroke="#9aa1a8", stroke_width=0.6))
        out.append(
            svg.text(
                left,
                base,
                words,
                size=SIZE,
                fill=INK,
                css="label",
                paint_order="stroke",
                stroke="#ffffff",
                stroke_width=2.2,
            )
        )
        boxes.append(Box(left, base - 8.2, left + svg.text_width(words, SIZE), base + 2.4))
    for mark, place in zip(lane.marks, places, strict=True):
        drawn = _mark(mark, place, lane.colour)
        out.append(svg.node("a", drawn, href=mark.href) if mark.href else drawn)
    if lane.shares:
        out += _strip(lane, axis, marks_foot + 13, foot - 4, most)
    return out, boxes, foot


def _mark(mark: EventMark, place: svg.Point, colour: str) -> svg.Node:
    x, y = place
    tip = svg.node("title", f"{mark.when.day} {mark.when:%b %Y}: {mark.title}")
    look = {"fill": colour, "stroke": "#ffffff", "stroke_width": 0.8, "css": f"mark {mark.shape}"}
    if mark.shape == "ring":
        look.update(fill="#ffffff", stroke=colour, stroke_width=1.7)
        return svg.node("circle", tip, cx=x, cy=y, r=3.3, **look)
    if mark.shape == "circle":
        return svg.node("circle", tip, cx=x, cy=y, r=4.2, **look)
    if mark.shape == "square":
        return svg.rect(x - 3.7, y - 3.7, 7.4, 7.4, tip, **look)
    corners = [(x - 5, y + 3.8), (x, y - 5), (x + 5, y + 3.8)]
    return svg.node("path", tip, d=svg.path(corners) + "Z", **look)


def _strip(lane: Lane, axis: EventAxis, top: float, foot: float, most: float) -> list[svg.Node]:
    y = Scale(0.0, most, foot, top)
    out: list[svg.Node] = [
        svg.text(NAMES - 8, foot, f"share, 0–{100 * most:.0f} %", size=9, anchor="end", fill=MUTED)
    ]
    for year, (low, mid, high) in lane.shares.items():
        a, b = axis.x(date(year, 1, 1)) + 1, axis.x(date(year + 1, 1, 1)) - 1
        tip = svg.node(
            "title", f"{lane.name} {year}: {100 * mid:.1f} % ({100 * low:.1f} to {100 * high:.1f})"
        )
        out.append(
            svg.rect(a, y(high), b - a, max(1.0, y(low) - y(high)), tip, fill=lighten(lane.colour, 0.65))
        )
        out.append(svg.line((a, y(mid)), (b, y(mid)), stroke=lane.colour, stroke_width=2))
        said_at = foot - 1 if foot - y(mid) >= 11 else y(high) - 3
        if b - a > 30:
            out.append(svg.text(b - 3, said_at, f"{whole_percent(mid)} %", size=9.5, anchor="end", fill=INK))
    return out


def _key(shares: bool) -> list[svg.Node]:
    x = NAMES
    out: list[svg.Node] = []
    for shape, words in SHAPES.items():
        out.append(_mark(EventMark(date(2000, 1, 1), shape, words, 0.0), (x + 5, 9), MUTED))
        out.append(svg.text(x + 14, 13, words, size=10.5, fill=INK))
        x += 14 + svg.text_width(words, 10.5) + 18
    if shares:
        out.append(svg.rect(x, 5, 22, 9, fill=lighten(MUTED, 0.65)))
        out.append(svg.line((x, 9.5), (x + 22, 9.5), stroke=MUTED, stroke_width=2))
        out.append(svg.text(x + 28, 13, "share of all domains: low, mid, high", size=10.5, fill=INK))
    return out
