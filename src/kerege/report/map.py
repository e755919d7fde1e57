"""The map of routes: links as wide as their flow and coloured by origin, on real land."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from kerege.report import land, legend, svg
from kerege.report.digits import number
from kerege.report.geometry import WATER, along, bend, leave, length, shift, smooth
from kerege.report.labels import Box, Label, Room, Wish, place
from kerege.report.palette import BORDER, CLOSED, INK, LAND, MUTED, WATER as WATER_COLOUR, Palette
from kerege.report.projection import Frame
from kerege.report.searoutes import Sea, make_sea, sail
from kerege.report.roads import Band, Road, Spot, throughput

LEGEND_HEIGHT = 58.0
THICKEST = 17.0  # page units of the widest road
LEAST = 0.7
USED = 0.005  # Mt/yr below which a road counts as unused


@dataclass(frozen=True, slots=True)
class Sheet:
    """What several maps of one case share, so that they can be compared.

    per_unit : page units of width for 1 Mt/yr
    weights  : how much each place matters for its label, Mt/yr
    """

    frame: Frame
    places: Mapping[str, Spot]
    lines: Mapping[str, tuple[svg.Point, ...]]
    palette: Palette
    origins: tuple[tuple[str, str], ...]
    per_unit: float
    weights: Mapping[str, float]
    sea: Sea

    def width(self, flow: float) -> float:
        """Return the width of a flow in Mt/yr; it grows in proportion."""
        return max(LEAST, flow * self.per_unit)


@dataclass(frozen=True, slots=True)
class Drawn:
    """A road on the page; `leaves` when its far end lies beyond the frame, `bound` for which places (id, Mt/yr)."""

    road: Road
    points: tuple[svg.Point, ...]
    leaves: bool
    bound: tuple[tuple[str, float], ...] = ()


def make_sheet(
    frame: Frame, places: Mapping[str, Spot], lines: Mapping[str, tuple[svg.Point, ...]], palette: Palette,
    origins: Sequence[tuple[str, str]], states: Sequence[Sequence[Road]],
) -> Sheet:  # fmt: skip
    """Return the sheet for maps of ``states`` (lists of roads); ``origins`` are (id, name) of the streams."""
    weights: dict[str, float] = {}
    widest = 0.0
    for roads in states:
        for key, value in throughput(roads).items():
            weights[key] = max(weights.get(key, 0.0), value)
        widest = max([widest, *(r.flow for r in roads if frame.holds(frame(*places[r.tail].at)))])
    return Sheet(frame, places, lines, palette, tuple(origins), THICKEST / (widest or 1.0), weights, make_sea(frame))


def draw_map(sheet: Sheet, roads: Sequence[Road], *, identity: str, title: str, text: str) -> svg.Node:
    """Return the map of one state of the network, with its legend below."""
    frame = sheet.frame
    drawn = _bundle([d for road in roads if (d := _trace(sheet, road)) is not None])
    drawn.sort(key=lambda d: (bool(d.road.mark), -d.road.flow, d.road.tail, d.road.head))
    labels = _labels(sheet, drawn)
    inside = [
        *_ground(frame),
        *(n for d in drawn for n in _draw_road(sheet, d)),
        *_dots(sheet, drawn),
        *_marks(drawn),
        *_words(labels),
    ]
    window = svg.node("svg", *inside, x=0, y=0, width=frame.width, height=frame.height, overflow="hidden")
    key = legend.draw(sheet.palette, sheet.origins, sheet.per_unit, frame, any(d.road.mark for d in drawn))
    return svg.picture(
        frame.width, frame.height + LEGEND_HEIGHT,
        [window, svg.rect(0.5, 0.5, frame.width - 1, frame.height - 1, fill="none", stroke=BORDER), key],
        identity=identity, title=title, text=text, css="map",
    )  # fmt: skip


def _trace(sheet: Sheet, road: Road) -> Drawn | None:
    frame = sheet.frame
    given = next((sheet.lines[link] for link in road.links if link in sheet.lines), None)
    if given is not None:
        start = sheet.places[road.tail].at
        if math.dist(given[0], start) > math.dist(given[-1], start):
            given = given[::-1]
        points = smooth([frame(*p) for p in given])
    else:
        points = _line(sheet, road)
    if not frame.holds(points[0], 4):
        return None
    if frame.holds(points[-1], 4):  # a lane may leave the map and come back; the frame cuts it
        return Drawn(road, tuple(points), leaves=False)
    cut = leave(points, frame.width, frame.height, 7.0)
    if cut is None or length(cut) < 1:
        return None
    return Drawn(road, tuple(cut), leaves=True, bound=((road.head, road.flow),))


def _bundle(drawn: Sequence[Drawn]) -> list[Drawn]:
    """Return ``drawn`` with all ships that leave the map from one place on one line."""
    out: dict[tuple[str, str], Drawn] = {}
    for d in drawn:
        road = d.road
        key = (road.tail, "" if d.leaves and road.mode in WATER and not road.mark else road.head)
        first = out.get(key)
        if first is None:
            out[key] = d
            continue
        flows = {b.origin: b.flow for b in first.road.bands}
        for band in road.bands:
            flows[band.origin] = flows.get(band.origin, 0.0) + band.flow
        bands = tuple(Band(origin, flow) for origin, flow in sorted(flows.items()))
        both = replace(
            first.road, links=first.road.links + road.links, names=first.road.names + road.names, bands=bands
        )
        out[key] = replace(first, road=both, bound=first.bound + d.bound)
    return list(out.values())


def _line(sheet: Sheet, road: Road) -> list[svg.Point]:
    """Return a line for a road without geometry: over water for ships, straight on land."""
    frame = sheet.frame
    start, end = (frame(*sheet.places[p].at) for p in (road.tail, road.head))
    if road.mode not in WATER:
        return [start, end]
    return sail(sheet.sea, start, end) or bend(start, end)


def _bundle(drawn: Sequence[Drawn]) -> list[Drawn]:
    """Return ``drawn`` with all ships that leave the map from one place on one line."""
    out: dict[tuple[str, str], Drawn] = {}
    for d in drawn:
        road = d.road
        key = (road.tail, "" if d.leaves and road.mode in WATER and not road.mark else road.head)
        first = out.get(key)
        if first is None:
            out[key] = d
            continue
        flows = {b.origin: b.flow for b in first.road.bands}
        for band in road.bands:
            flows[band.origin] = flows.get(band.origin, 0.0) + band.flow
        bands = tuple(Band(origin, flow) for origin, flow in sorted(flows.items()))
        both = replace(
            first.road, links=first.road.links + road.links, names=first.road.names + road.names, bands=bands
        )
        out[key] = replace(first, road=both, bound=first.bound + d.bound)
    return list(out.values())


def _nearest_edge(start: svg.Point, goal: svg.Point, frame: Frame) -> svg.Point:
    """Return a point beyond the nearest edge: a ship bound for a far market leaves the map, it does not cross it."""
    x, y = start
    room = {"left": x, "right": frame.width - x, "top": y, "bottom": frame.height - y}
    lean = max(-0.7, min(0.7, math.dist(start, goal) / 4000 - 0.1)) * (1 if goal[0] > x else -1)
    edge = min(room, key=lambda side: (room[side], side))
    away = room[edge] + 20
    if edge in {"left", "right"}:
        return x + (away if edge == "right" else -away), y + lean * away
    return x + lean * away, y + (away if edge == "bottom" else -away)


def _ground(frame: Frame) -> list[svg.Node]:
    world = land.read_world()
    shapes = [
        svg.path(r) + "Z" for c in world.countries for ring in c.rings if (r := land.on_page(ring, frame))
    ]
    return [
        svg.rect(0, 0, frame.width, frame.height, fill=WATER_COLOUR),
        svg.node("path", d="".join(shapes), fill=LAND),
        *(
            svg.node("path", d="".join(svg.path(p) for p in land.lines_on_page(lines, frame)), fill="none",
                     stroke=colour, stroke_width=width)
            for lines, colour, width in ((world.borders, BORDER, 0.8), (world.coasts, "#a9bac6", 0.6))
        ),
    ]  # fmt: skip


def _countries(frame: Frame, said: frozenset[str]) -> list[Wish]:
    """Return wishes for the names of countries with room for them; the last to choose."""
    wishes: list[Wish] = []
    for country in land.read_world().countries:
        rings = [r for ring in country.rings if (r := land.on_page(ring, frame))]
        largest = max(rings, key=land.area, default=[])
        words = country.name.upper()
        size = 8.5 if not largest or land.area(largest) < 0.06 * frame.width * frame.height else 11.0
        if country.name in said or land.area(largest) < 0.004 * frame.width * frame.height:
            continue
        spot = land.roomiest(largest)
        if spot is not None and frame.holds(spot, 8):
            share = land.area(largest) / (frame.width * frame.height)
            wishes.append(Wish(f"land {words}", words, spot, share, size, centred=True))
    return wishes


def _draw_road(sheet: Sheet, drawn: Drawn) -> list[svg.Node]:
    road = drawn.road
    if road.mark == "closed":
        return []
    if road.flow < USED:
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
        told = f"{' / '.join(road.names)}: {number(band.flow)} Mt/yr, origin {band.origin}"
        out.append(svg.node("path", svg.node("title", told), d=svg.path(points), fill="none", stroke=colour,
                            stroke_width=width, stroke_linejoin="round", css="flow"))  # fmt: skip
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
        out.append(svg.polyline(d.points, stroke=CLOSED, stroke_width=2.4 if closed else 1.6, stroke_dasharray="6 4",
                                css="closed"))  # fmt: skip
        (x, y), _ = along(d.points, 0.5)
        if closed:
            out += [
                svg.line((x - 5, y - s * 5), (x + 5, y + s * 5), stroke=CLOSED, stroke_width=2.4)
                for s in (1, -1)
            ]
    return out


def _labels(sheet: Sheet, drawn: Sequence[Drawn]) -> list[Label]:
    frame = sheet.frame
    wishes: list[Wish] = []
    costly: list[tuple[svg.Point, float]] = []
    for d in drawn:
        size = 0.4 + 0.25 * sum(sheet.width(b.flow) for b in d.road.bands)
        steps = max(2, int(length(d.points) / 6))
        costly += [(along(d.points, n / steps)[0], size) for n in range(steps + 1)]
        if d.leaves and d.road.flow >= USED:
            used = sorted((-flow, key) for key, flow in d.bound if flow >= USED)
            words = "to " + ", ".join(
                f"{_short(sheet.places[key].name)} {number(-flow, 2)}" for flow, key in used
            )
            wishes.append(
                Wish(f"far {d.road.tail} {d.road.head}", words, d.points[-1], 900 + d.road.flow, 10, 9)
            )
        if d.road.mark:
            at, _ = along(d.points, 0.5)
            wishes.append(Wish(f"mark {d.road.links[0]}", d.road.mark, at, 2000, 11.5, 9, bold=True))
    seen = sorted(
        {p for d in drawn for p in (d.road.tail, d.road.head)}, key=lambda p: (-sheet.weights.get(p, 0), p)
    )
    blocked: list[Box] = []
    said: set[str] = set()
    for identity in seen:
        spot, at = sheet.places[identity], frame(*sheet.places[identity].at)
        if not frame.holds(at, 2):
            continue
        if spot.kind == "sea":
            wishes.append(Wish(identity, spot.name, at, 1.0 + sheet.weights.get(identity, 0), 10, 7))
            continue
        blocked.append(Box(at[0] - 2.5, at[1] - 2.5, at[0] + 2.5, at[1] + 2.5))
        if _short(spot.name) in said:  # two nodes of one town need one name
            continue
        said.add(_short(spot.name))
        bonus = 1.4 if spot.kind in {"market", "field"} else 1.0
        weight = 2.0 + bonus * sheet.weights.get(identity, 0.0)
        wishes.append(Wish(identity, _short(spot.name), at, weight, 10.5, 4.5, bold=spot.kind == "market"))
    wishes += _countries(frame, frozenset(said))
    return place(wishes, Room(frame.width, frame.height, tuple(blocked), tuple(costly)))


def _short(name: str) -> str:
    words = re.split(r" ?[(,]| at the ", name)[0].split()
    while len(words) > 1 and svg.text_width(" ".join(words), 10.5) > 112:
        words.pop()
    return " ".join(words)


def _words(labels: Sequence[Label]) -> list[svg.Node]:
    out: list[svg.Node] = []
    for label in labels:
        wish = label.wish
        kind, _, _ = wish.key.partition(" ")
        if kind == "land":
            out.append(svg.text(label.x, label.y, wish.words, size=wish.size, fill="#8d8774", letter_spacing="0.6",
                                css="country"))  # fmt: skip
            continue
        out.append(
            svg.text(label.x, label.y, wish.words, size=wish.size, fill=CLOSED if kind == "mark" else INK,
                     font_weight="700" if wish.bold else None, font_style="italic" if kind == "far" else None,
                     paint_order="stroke", stroke="#ffffff", stroke_width=2.6, stroke_linejoin="round", css="place")
        )  # fmt: skip
    return out
