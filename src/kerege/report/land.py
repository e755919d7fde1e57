"""The base map on the page: countries cut to the frame, coasts, borders, and where their names fit."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from kerege.report.projection import Frame, Point

FILE = Path(__file__).parent / "basemap" / "world.json"
CONVENTION = (
    "Borders: Natural Earth 4.1, 1:50m (public domain), drawn by who holds the ground, not by who is "
    "recognised "
    "as holding it (Crimea therefore lies on the Russian side of the line). They are no statement about law."
)
_MARGIN = 12.0


@dataclass(frozen=True, slots=True)
class Country:
    """One country: name, and rings of (lon, lat)."""

    name: str
    rings: tuple[tuple[Point, ...], ...]


@dataclass(frozen=True, slots=True)
class World:
    """All countries, and the lines between two of them."""

    countries: tuple[Country, ...]
    coasts: tuple[tuple[Point, ...], ...]
    borders: tuple[tuple[Point, ...], ...]


@lru_cache(maxsize=2)
def read_world(path: Path = FILE) -> World:
    """Return the base map kept in the package."""
    data = json.loads(path.read_text(encoding="utf-8"))
    arcs = [_decode(arc, data["step"]) for arc in data["arcs"]]
    shared = set(data["borders"])
    countries = tuple(
        Country(c["name"], tuple(tuple(_ring(ring, arcs)) for ring in c["rings"])) for c in data["countries"]
    )
    coasts = tuple(arc for n, arc in enumerate(arcs) if n not in shared)
    return World(countries, coasts, tuple(arcs[n] for n in data["borders"]))


def _decode(arc: Sequence[int], step: float) -> tuple[Point, ...]:
    x = y = 0
    out: list[Point] = []
    for dx, dy in zip(arc[::2], arc[1::2], strict=True):
        x, y = x + dx, y + dy
        out.append((x * step, y * step))
    return tuple(out)


def _ring(ring: Sequence[int], arcs: Sequence[tuple[Point, ...]]) -> list[Point]:
    points: list[Point] = []
    for number in ring:
        arc = arcs[number] if number >= 0 else arcs[~number][::-1]
        points += arc[1:] if points and points[-1] == arc[0] else arc
    return points


def on_page(ring: Sequence[Point], frame: Frame) -> list[Point]:
    """Return a ring projected and cut to the frame with a small margin; empty when it lies outside."""
    near = [p for p in ring if frame.projection.shows(*p)]
    if len(near) < 3:
        return []
    points = [frame(*p) for p in near]
    low, right, bottom = -_MARGIN, frame.width + _MARGIN, frame.height + _MARGIN
    for axis, limit, keep_low in ((0, low, False), (0, right, True), (1, low, False), (1, bottom, True)):
        points = _cut(points, axis, limit, keep_low=keep_low)
        if len(points) < 3:
            return []
    return points


def _cut(points: Sequence[Point], axis: int, limit: float, *, keep_low: bool) -> list[Point]:
    """Sutherland & Hodgman (1974), one edge of the frame."""
    out: list[Point] = []
    for a, b in zip([points[-1], *points[:-1]], points, strict=True):
        a_in, b_in = ((p[axis] <= limit) == keep_low for p in (a, b))
        if a_in != b_in:
            share = (limit - a[axis]) / (b[axis] - a[axis])
            out.append((a[0] + share * (b[0] - a[0]), a[1] + share * (b[1] - a[1])))
        if b_in:
            out.append(b)
    return out


@lru_cache(maxsize=2)
def countries_on_page(frame: Frame) -> tuple[tuple[str, tuple[tuple[Point, ...], ...]], ...]:
    """Return name and rings of every country that the frame shows, projected and cut to it."""
    found = []
    for country in read_world().countries:
        rings = [tuple(r) for ring in country.rings if (r := on_page(ring, frame))]
        if rings:
            found.append((country.name, tuple(rings)))
    return tuple(found)


@lru_cache(maxsize=2)
def names_on_page(frame: Frame) -> tuple[tuple[str, Point, float], ...]:
    """Return name, place and share of the page of every country with room for its name."""
    found = []
    page = frame.width * frame.height
    for name, rings in countries_on_page(frame):
        largest = max(rings, key=area)
        spot = roomiest(largest) if area(largest) >= 0.004 * page else None
        if spot is not None and frame.holds(spot, 8):
            found.append((name, spot, area(largest) / page))
    return tuple(found)


def lines_on_page(lines: Iterable[Sequence[Point]], frame: Frame) -> list[list[Point]]:
    """Return the pieces of ``lines`` near the frame, projected."""
    out: list[list[Point]] = []
    for piece in lines:
        run: list[Point] = []
        for lon, lat in piece:
            near = frame.projection.shows(lon, lat)
            point = frame(lon, lat)
            if near and frame.holds(point, -_MARGIN):
                run.append(point)
            elif run:
                run.append(point if near else run[-1])
                out.append(run)
                run = []
        out.append(run)
    return [run for run in out if len(run) > 1]


def area(points: Sequence[Point]) -> float:
    """Return the area of a ring on the page."""
    pairs = zip(points, [*points[1:], *points[:1]], strict=True)
    return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in pairs)) / 2


def roomiest(points: Sequence[Point]) -> Point | None:
    """Return the grid point inside a ring that is farthest from its corners; nothing for slivers."""
    xs, ys = [p[0] for p in points], [p[1] for p in points]
    steps = 14
    best, most = None, 0.0
    for i in range(1, steps):
        for j in range(1, steps):
            x = min(xs) + (max(xs) - min(xs)) * i / steps
            y = min(ys) + (max(ys) - min(ys)) * j / steps
            if not _inside((x, y), points):
                continue
            room = min(((x - px) / 2.2) ** 2 + (y - py) ** 2 for px, py in points)
            if room > most:
                best, most = (x, y), room
    return best


def _inside(point: Point, ring: Sequence[Point]) -> bool:
    x, y = point
    odd = False
    for (x1, y1), (x2, y2) in zip(ring, [*ring[1:], ring[0]], strict=True):
        if (y1 > y) != (y2 > y) and x < (x2 - x1) * (y - y1) / (y2 - y1) + x1:
            odd = not odd
    return odd
