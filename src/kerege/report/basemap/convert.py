"""Turn the TopoJSON of the npm package ``world-atlas`` into the small ``world.json`` kept beside this file.

Run ``python -m kerege.report.basemap.convert countries-50m.json world.json`` after unpacking the package.
Arcs are simplified once and shared, so that coasts and borders stay joined.
"""

from __future__ import annotations

import itertools
import json
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

#: points closer than this to the line through their neighbours are dropped, degrees
TOLERANCE = 0.035
#: islands of a single ring smaller than this are dropped, square degrees
SMALLEST = 0.06
#: units of the stored integers, degrees
STEP = 0.01

Point = tuple[float, float]


def decode(topology: Mapping[str, Any]) -> list[list[Point]]:
    """Return the arcs of a quantised topology as (longitude, latitude) in degrees."""
    (sx, sy), (tx, ty) = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs: list[list[Point]] = []
    for arc in topology["arcs"]:
        x = y = 0
        points: list[Point] = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            points.append((x * sx + tx, y * sy + ty))
        arcs.append(points)
    return arcs


def simplify(points: Sequence[Point], tolerance: float) -> list[Point]:
    """Return the points that Douglas & Peucker (1973) keep; both ends always stay."""
    if len(points) < 3:
        return list(points)
    keep = {0, len(points) - 1}
    if points[0] == points[-1]:  # a closed ring needs a third corner to hold on to
        keep.add(max(range(len(points)), key=lambda n: _distance(points[n], points[0], points[0])))
    ends = sorted(keep)
    todo = list(itertools.pairwise(ends))
    while todo:
        first, last = todo.pop()
        far, size = first, 0.0
        for n in range(first + 1, last):
            away = _distance(points[n], points[first], points[last])
            if away > size:
                far, size = n, away
        if size > tolerance:
            keep.add(far)
            todo += [(first, far), (far, last)]
    return [points[n] for n in sorted(keep)]


def _distance(p: Point, a: Point, b: Point) -> float:
    dx, dy = b[0] - a[0], b[1] - a[1]
    length = dx * dx + dy * dy
    share = 0.0 if length == 0 else max(0.0, min(1.0, ((p[0] - a[0]) * dx + (p[1] - a[1]) * dy) / length))
    return float(((p[0] - a[0] - share * dx) ** 2 + (p[1] - a[1] - share * dy) ** 2) ** 0.5)


def _rings(geometry: Mapping[str, Any]) -> Iterator[list[int]]:
    if geometry["type"] == "Polygon":
        yield from geometry["arcs"]
    elif geometry["type"] == "MultiPolygon":
        for polygon in geometry["arcs"]:
            yield from polygon
    elif geometry["type"] == "GeometryCollection":
        for part in geometry["geometries"]:
            yield from _rings(part)


def _area(points: Sequence[Point]) -> float:
    pairs = zip(points, [*points[1:], points[0]], strict=True)
    return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in pairs)) / 2


def convert(topology: Mapping[str, Any]) -> dict[str, Any]:
    """Return arcs (delta-coded integers), the rings of every country, and the arcs two countries share."""
    arcs = [simplify(arc, TOLERANCE) for arc in decode(topology)]
    countries = [
        (_name(g), [ring for ring in _rings(g) if _worth(ring, arcs)])
        for g in topology["objects"]["countries"]["geometries"]
    ]
    uses = Counter(_plain(a) for _, rings in countries for ring in rings for a in ring)
    index = {old: new for new, old in enumerate(sorted(uses))}
    return {
        "step": STEP,
        "arcs": [_encode(arcs[a]) for a in sorted(uses)],
        "countries": [
            {"name": name, "rings": [[index[a] if a >= 0 else ~index[~a] for a in ring] for ring in rings]}
            for name, rings in sorted(countries, key=lambda c: c[0])
            if rings
        ],
        "borders": [index[a] for a in sorted(uses) if uses[a] > 1],
    }


def _plain(arc: int) -> int:
    return arc if arc >= 0 else ~arc


def _worth(ring: Sequence[int], arcs: Sequence[Sequence[Point]]) -> bool:
    return len(ring) > 1 or _area(arcs[_plain(ring[0])]) >= SMALLEST


def _encode(points: Sequence[Point]) -> list[int]:
    out: list[int] = []
    x = y = 0
    for lon, lat in points:
        nx, ny = round(lon / STEP), round(lat / STEP)
        if not out or (nx, ny) != (x, y):
            out += [nx - x, ny - y]
        x, y = nx, ny
    return out


def _name(geometry: dict[str, Any]) -> str:
    """Return the name a country is given on the map: its own where it has asked for that."""
    name = str(geometry.get("properties", {}).get("name", ""))
    return {"Turkey": "Türkiye"}.get(name, name)


if __name__ == "__main__":
    source, target = (Path(name) for name in sys.argv[1:3])
    made = convert(json.loads(source.read_text(encoding="utf-8")))
    target.write_text(json.dumps(made, separators=(",", ":")) + "\n", encoding="utf-8")
