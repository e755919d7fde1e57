"""What the maps of one case share, and the lines of their roads on the page."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from kerege.report import svg
from kerege.report.geometry import WATER, bend, leave, length, smooth
from kerege.report.palette import Palette
from kerege.report.projection import Frame
from kerege.report.roads import Band, Road, Spot, throughput
from kerege.report.searoutes import Sea, make_sea, sail

THICKEST = 17.0  # page units of the widest road
LEAST = 0.7
USED = 2e-3  # width on the page below which a road counts as unused


@dataclass(frozen=True, slots=True)
class Sheet:
    """What several maps of one case share, so that they can be compared.

    unit     : unit of flows
    per_unit : page units of width for one of it
    weights  : how much each place matters for its label, in it
    """

    frame: Frame
    places: Mapping[str, Spot]
    lines: Mapping[str, tuple[svg.Point, ...]]
    palette: Palette
    origins: tuple[tuple[str, str], ...]
    unit: str
    per_unit: float
    weights: Mapping[str, float]
    sea: Sea

    def used(self, flow: float) -> bool:
        """Return whether a flow is more than a trickle beside the largest."""
        return flow * self.per_unit >= USED

    def width(self, flow: float) -> float:
        """Return the width of a flow; it grows in proportion."""
        return max(LEAST, flow * self.per_unit)


@dataclass(frozen=True, slots=True)
class Drawn:
    """A road on the page; `leaves` when its end lies beyond the frame, `bound` for (place, flow)."""

    road: Road
    points: tuple[svg.Point, ...]
    leaves: bool
    bound: tuple[tuple[str, float], ...] = ()


def make_sheet(
    frame: Frame,
    places: Mapping[str, Spot],
    *,
    lines: Mapping[str, tuple[svg.Point, ...]],
    palette: Palette,
    origins: Sequence[tuple[str, str]],
    states: Sequence[Sequence[Road]],
    unit: str,
) -> Sheet:
    """Return the sheet for maps of ``states`` (lists of roads); ``origins`` are (id, name) of the streams.

    ``unit`` is that of the flows.
    """
    weights: dict[str, float] = {}
    widest = 0.0
    for roads in states:
        for key, value in throughput(roads).items():
            weights[key] = max(weights.get(key, 0.0), value)
        widest = max([widest, *(r.flow for r in roads if frame.holds(frame(*places[r.tail].at)))])
    per_unit = THICKEST / (widest or 1.0)
    return Sheet(frame, places, lines, palette, tuple(origins), unit, per_unit, weights, make_sea(frame))


def trace(sheet: Sheet, road: Road) -> Drawn | None:
    """Return a road on the page; nothing where it begins beyond the frame."""
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


def bundle(drawn: Sequence[Drawn]) -> list[Drawn]:
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
