"""The lines of links on the map: ``geometry/*.geojson`` of the case where given, and shapes of lines."""

from __future__ import annotations

import itertools
import json
import math
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from kerege.report.svg import Point

#: modes whose links run over water and are drawn bent
WATER = frozenset({"sea", "lane", "strait", "mooring"})


def read_geometry(folder: Path) -> dict[str, tuple[Point, ...]]:
    """Return (lon, lat) points by link id from GeoJSON line features with a property ``link`` or ``id``.

    Lines only make the map prettier: a file or feature that cannot be used is passed over.
    """
    out: dict[str, tuple[Point, ...]] = {}
    for path in sorted((folder / "geometry").glob("*.*json")):
        try:
            features = json.loads(path.read_text(encoding="utf-8")).get("features", [])
            for feature in features:
                identity, points = _feature(feature)
                if identity and len(points) > 1:
                    out[identity] = points
        except (OSError, ValueError, TypeError, KeyError, AttributeError, IndexError):
            continue
    return out


def _feature(feature: Mapping[str, Any]) -> tuple[str, tuple[Point, ...]]:
    properties = feature.get("properties") or {}
    shape = feature["geometry"]
    if shape["type"] != "LineString":
        return "", ()
    points = tuple((float(c[0]), float(c[1])) for c in shape["coordinates"])
    fine = all(-180 <= lon <= 180 and -90 <= lat <= 90 for lon, lat in points)
    return str(properties.get("link") or properties.get("id") or ""), points if fine else ()


def bend(a: Point, b: Point, amount: float = 0.12) -> list[Point]:
    """Return points of a gentle arc from ``a`` to ``b``, bulging to the left of the way by ``amount``."""
    middle = ((a[0] + b[0]) / 2 + (b[1] - a[1]) * amount, (a[1] + b[1]) / 2 - (b[0] - a[0]) * amount)
    out: list[Point] = []
    for n in range(13):
        s = n / 12
        out.append(tuple((1 - s) ** 2 * a[k] + 2 * s * (1 - s) * middle[k] + s * s * b[k] for k in (0, 1)))  # type: ignore[arg-type]
    return out


def smooth(points: Sequence[Point], rounds: int = 2) -> list[Point]:
    """Return the line with its corners cut (Chaikin 1974); the ends stay."""
    out = list(points)
    for _ in range(rounds if len(points) > 2 else 0):
        cut = [out[0]]
        for a, b in itertools.pairwise(out):
            cut += [
                (0.75 * a[0] + 0.25 * b[0], 0.75 * a[1] + 0.25 * b[1]),
                (0.25 * a[0] + 0.75 * b[0], 0.25 * a[1] + 0.75 * b[1]),
            ]
        out = [*cut, out[-1]]
    return out


def shift(points: Sequence[Point], away: float) -> list[Point]:
    """Return a line parallel to ``points``, ``away`` to the right of the way."""
    out: list[Point] = []
    for n, (x, y) in enumerate(points):
        before, after = points[max(0, n - 1)], points[min(len(points) - 1, n + 1)]
        dx, dy = after[0] - before[0], after[1] - before[1]
        size = math.hypot(dx, dy) or 1.0
        out.append((x - dy / size * away, y + dx / size * away))
    return out


def along(points: Sequence[Point], share: float) -> tuple[Point, float]:
    """Return the point at ``share`` of the length of a line, and the direction there in radians."""
    lengths = [math.dist(a, b) for a, b in itertools.pairwise(points)]
    left = share * sum(lengths)
    for (a, b), size in zip(itertools.pairwise(points), lengths, strict=True):
        if left <= size and size > 0:
            s = left / size
            return (a[0] + s * (b[0] - a[0]), a[1] + s * (b[1] - a[1])), math.atan2(b[1] - a[1], b[0] - a[0])
        left -= size
    return points[-1], 0.0


def length(points: Sequence[Point]) -> float:
    """Return the length of a line."""
    return sum(math.dist(a, b) for a, b in itertools.pairwise(points))


def leave(points: Sequence[Point], width: float, height: float, margin: float) -> list[Point] | None:
    """Return a line up to where it leaves the page, ``margin`` from its edge; nothing if it starts out."""

    def inside(p: Point) -> bool:
        return margin <= p[0] <= width - margin and margin <= p[1] <= height - margin

    if not inside(points[0]):
        return None
    out = [points[0]]
    for a, b in itertools.pairwise(points):
        if inside(b):
            out.append(b)
            continue
        low, high = 0.0, 1.0
        for _ in range(30):
            mid = (low + high) / 2
            if inside((a[0] + mid * (b[0] - a[0]), a[1] + mid * (b[1] - a[1]))):
                low = mid
            else:
                high = mid
        out.append((a[0] + low * (b[0] - a[0]), a[1] + low * (b[1] - a[1])))
        return out
    return out
