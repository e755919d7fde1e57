"""Ways over water for ships on the map: shortest paths on a grid of the page, round the land of the base map.

Only for drawing: a lane without its own geometry should not cross a continent. Distances of the model come
from the case, never from here.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import sparse
from scipy.sparse.csgraph import dijkstra

from kerege.report import land
from kerege.report.basemap.convert import simplify
from kerege.report.geometry import smooth
from kerege.report.projection import Frame, Point

CELL = 5.0  # page units
REACH = 0.45  # share of the frame added on each side, for ways that leave the map and come back
_SHORE = 1.6  # how much a cell beside land costs more
#: straits and canals narrower than a cell, (lon, lat)
PASSAGES: tuple[tuple[Point, ...], ...] = (
    ((29.2, 41.4), (29.0, 41.0), (28.0, 40.75), (26.7, 40.4), (26.1, 39.95), (25.5, 39.6)),  # Turkish straits
    ((11.3, 57.6), (11.0, 56.0), (10.9, 55.3), (11.1, 54.6), (12.2, 54.5), (13.5, 54.8)),  # Great Belt
    ((36.4, 45.6), (36.6, 45.1), (36.6, 44.8)),  # Kerch
    ((-6.5, 35.9), (-5.5, 35.95), (-4.5, 36.0)),  # Gibraltar
    ((32.5, 31.5), (32.5, 29.8), (33.2, 28.2)),  # Suez
    ((43.0, 13.2), (43.4, 12.6), (44.5, 12.0)),  # Bab-el-Mandeb
    ((54.8, 26.0), (56.5, 26.5), (57.3, 25.3)),  # Hormuz
    ((98.0, 5.5), (101.0, 2.8), (103.8, 1.1), (105.0, 1.6)),  # Malacca
    ((-80.0, 9.6), (-79.5, 8.6)),  # Panama
    ((0.6, 50.5), (1.5, 51.05), (2.4, 51.6)),  # Dover
)


@dataclass(frozen=True)
class Sea:
    """Water of the page. `cells` is bool[rows, columns], `graph` joins neighbouring water cells."""

    frame: Frame
    left: float
    top: float
    cells: NDArray[np.bool_]
    graph: sparse.csr_array

    def at(self, index: int) -> Point:
        """Return the middle of a cell on the page."""
        row, column = divmod(index, self.cells.shape[1])
        return self.left + (column + 0.5) * CELL, self.top + (row + 0.5) * CELL

    def nearest(self, point: Point) -> int | None:
        """Return the water cell nearest to a place on the page, not farther than a few cells."""
        rows, columns = np.nonzero(self.cells)
        x, y = self.left + (columns + 0.5) * CELL, self.top + (rows + 0.5) * CELL
        away = (x - point[0]) ** 2 + (y - point[1]) ** 2
        if away.size == 0 or away.min() > (12 * CELL) ** 2:
            return None
        best = int(away.argmin())
        return int(rows[best] * self.cells.shape[1] + columns[best])


def make_sea(frame: Frame) -> Sea:
    """Return the water around and inside ``frame``."""
    wide, high = frame.width * REACH, frame.height * REACH
    columns = int((frame.width + 2 * wide) / CELL)
    rows = int((frame.height + 2 * high) / CELL)
    left, top = -wide, -high
    cells = ~_ground(frame, left, top, rows, columns)
    for passage in PASSAGES:
        _carve(cells, [frame(*p) for p in passage if frame.projection.shows(*p)], left, top)
    return Sea(frame, left, top, cells, _join(cells))


def _ground(frame: Frame, left: float, top: float, rows: int, columns: int) -> NDArray[np.bool_]:
    """Return which cells lie on land: every row of cells counts the coasts it crosses (even-odd rule)."""
    crossings: list[list[float]] = [[] for _ in range(rows)]
    for country in land.read_world().countries:
        for ring in country.rings:
            near = [p for p in ring if frame.projection.shows(*p)]
            if len(near) < 3:
                continue
            points = [frame(*p) for p in near]
            for a, b in zip(points, [*points[1:], points[0]], strict=True):
                low, high = sorted((a[1], b[1]))
                first = max(0, math.ceil((low - top) / CELL - 0.5))
                last = min(rows - 1, math.ceil((high - top) / CELL - 0.5) - 1)
                for row in range(first, last + 1):
                    y = top + (row + 0.5) * CELL
                    crossings[row].append(a[0] + (y - a[1]) / (b[1] - a[1]) * (b[0] - a[0]))
    out = np.zeros((rows, columns), dtype=bool)
    middles = left + (np.arange(columns) + 0.5) * CELL
    for row, found in enumerate(crossings):
        out[row] = np.searchsorted(np.sort(found), middles) % 2 == 1
    return out


def _carve(cells: NDArray[np.bool_], points: Sequence[Point], left: float, top: float) -> None:
    for a, b in itertools.pairwise(points):
        steps = max(1, int(math.dist(a, b) / (CELL / 3)))
        for n in range(steps + 1):
            x, y = a[0] + (b[0] - a[0]) * n / steps, a[1] + (b[1] - a[1]) * n / steps
            row, column = int((y - top) / CELL), int((x - left) / CELL)
            if 0 <= row < cells.shape[0] and 0 <= column < cells.shape[1]:
                cells[row, column] = True


def _join(cells: NDArray[np.bool_]) -> sparse.csr_array:
    rows, columns = cells.shape
    index = np.arange(rows * columns).reshape(rows, columns)
    padded = np.pad(cells, 1, constant_values=True)
    shore = np.zeros_like(cells)
    for dy in (0, 1, 2):
        for dx in (0, 1, 2):
            shore |= ~padded[dy : dy + rows, dx : dx + columns]
    price = np.where(shore, _SHORE, 1.0)
    starts, ends, costs = [], [], []
    for dy, dx in ((0, 1), (1, 0), (1, 1), (1, -1)):
        here = (slice(0, rows - dy), slice(max(0, -dx), columns - max(0, dx)))
        there = (slice(dy, rows), slice(max(0, dx), columns - max(0, -dx)))
        both = cells[here] & cells[there]
        starts.append(index[here][both])
        ends.append(index[there][both])
        costs.append(math.hypot(dx, dy) * 0.5 * (price[here] + price[there])[both])
    size = rows * columns
    matrix = sparse.coo_array(
        (np.concatenate(costs), (np.concatenate(starts), np.concatenate(ends))), (size, size)
    )
    return sparse.csr_array(matrix)


def sail(sea: Sea, start: Point, goal: Point) -> list[Point] | None:
    """Return a line over water from ``start`` to ``goal`` (on the page), or nothing where there is no way.

    A goal beyond the water known is reached by the edge that makes the whole way shortest.
    """
    first = sea.nearest(start)
    if first is None:
        return None
    lengths, parents = dijkstra(
        sea.graph, directed=False, indices=np.array([first]), return_predecessors=True
    )
    length, before = lengths[0], parents[0]
    rows, columns = sea.cells.shape
    right, bottom = sea.left + columns * CELL, sea.top + rows * CELL
    last = sea.nearest(goal) if sea.left < goal[0] < right and sea.top < goal[1] < bottom else None
    arrives = last is not None and bool(np.isfinite(length[last]))
    if not arrives:
        edge = [
            r * columns + c
            for r in range(rows)
            for c in range(columns)
            if r in (0, rows - 1) or c in (0, columns - 1)
        ]
        reached = [n for n in edge if np.isfinite(length[n])]
        last = min(reached, key=lambda n: (length[n] * CELL + math.dist(sea.at(n), goal), n), default=None)
    if last is None:
        return None
    cells = [last]
    while cells[-1] != first:
        cells.append(int(before[cells[-1]]))
    way = [start, *(sea.at(n) for n in reversed(cells)), *([goal] if arrives else [])]
    return smooth(simplify(way, 1.5 * CELL), 3)
