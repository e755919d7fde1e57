"""From longitude and latitude to the page: a conic that fits the places shown, and its frame."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

Point = tuple[float, float]
_FLAT = 0.15  # cone constant below which a plain cylindrical grid serves better


@dataclass(frozen=True, slots=True)
class Conic:
    """Lambert's conformal conic (Snyder 1987, p. 107) on a sphere of radius 1; ``cone`` 0 is equirectangular.

    All angles in degrees at the door; `middle` is the central meridian, `parallel` the mean latitude shown.
    """

    middle: float
    parallel: float
    cone: float
    factor: float
    shrink: float

    def shows(self, lon: float, lat: float, reach: float = 100.0) -> bool:
        """Whether a point is near enough to the middle of the map for its place to make sense."""
        return abs((lon - self.middle + 180.0) % 360.0 - 180.0) < reach and abs(lat - self.parallel) < 75.0

    def __call__(self, lon: float, lat: float) -> Point:
        """Return (x to the east, y to the north)."""
        away = (lon - self.middle + 180.0) % 360.0 - 180.0
        lat = max(-85.0, min(85.0, lat))
        if self.cone == 0.0:
            return math.radians(away) * self.shrink, math.radians(lat)
        rho = self.factor / math.tan(math.pi / 4 + math.radians(lat) / 2) ** self.cone
        angle = self.cone * math.radians(away)
        return rho * math.sin(angle), -rho * math.cos(angle)


def conic(points: Sequence[Point]) -> Conic:
    """Return the projection for ``points`` (lon, lat), standard parallels at 1/6 and 5/6 of their span."""
    lons, lats = [p[0] for p in points], [p[1] for p in points]
    south, north = min(lats), max(lats)
    middle, mean = (min(lons) + max(lons)) / 2, (south + north) / 2
    first = math.radians(south + (north - south) / 6)
    second = math.radians(north - (north - south) / 6)
    if abs(second - first) < 1e-6:
        cone = math.sin(first)
    else:
        cone = math.log(math.cos(first) / math.cos(second)) / math.log(_half(second) / _half(first))
    if abs(cone) < _FLAT or abs(mean) > 80 or max(lons) - min(lons) > 200:
        return Conic(middle, mean, 0.0, 1.0, math.cos(math.radians(mean)))
    return Conic(middle, mean, cone, math.cos(first) * _half(first) ** cone / cone, 1.0)


def _half(angle: float) -> float:
    return math.tan(math.pi / 4 + angle / 2)


@dataclass(frozen=True, slots=True)
class Frame:
    """A rectangle of the page, ``width`` by ``height``, that shows part of the projected world."""

    projection: Conic
    left: float
    top: float
    zoom: float
    width: float
    height: float

    def __call__(self, lon: float, lat: float) -> Point:
        """Return the place on the page (y downwards)."""
        x, y = self.projection(lon, lat)
        return (x - self.left) * self.zoom, (self.top - y) * self.zoom

    def holds(self, point: Point, margin: float = 0.0) -> bool:
        """Whether a place on the page lies in the frame, ``margin`` from its edge."""
        return margin <= point[0] <= self.width - margin and margin <= point[1] <= self.height - margin

    def kilometres(self, length: float) -> float:
        """Return how long ``length`` on the page is near the middle of the map, km."""
        return length / self.zoom * 6371.0


def make_frame(
    points: Sequence[Point], width: float, *, margin: float = 0.075, tallest: float = 0.62
) -> Frame:
    """Return the frame of ``width`` that holds all ``points`` (lon, lat) with a margin around them."""
    projection = conic(points)
    xs, ys = zip(*(projection(*p) for p in points), strict=True)
    wide, high = max(max(xs) - min(xs), 0.02), max(max(ys) - min(ys), 0.02)
    wide, high = wide * (1 + 2 * margin), high * (1 + 2 * margin)
    high = max(high, 0.40 * wide)
    wide = max(wide, high / tallest)
    zoom = width / wide
    left = (min(xs) + max(xs) - wide) / 2
    top = (min(ys) + max(ys) + high) / 2
    return Frame(projection, left, top, zoom, width, high * zoom)
