"""What the map shows: places, and the flows between pairs of them, from the frames of one solved market."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import polars as pl

from kerege.report.svg import Point

#: kinds of place that buy or stand for the world; they do not decide the crop of the map
FAR_KINDS = frozenset({"market", "sea"})
#: a market this share of the map's width outside the crop is shown by an arrow at the edge
NEAR = 0.17


@dataclass(frozen=True, slots=True)
class Spot:
    """A place: name, kind, and where it is (lon, lat)."""

    id: str
    name: str
    kind: str
    territory: str
    at: Point


@dataclass(frozen=True, slots=True)
class Band:
    """One stream on one road, as an annual rate; `forward` means from the road's tail to its head."""

    origin: str
    flow: float
    forward: bool = True


@dataclass(frozen=True, slots=True)
class Road:
    """All links between two places. `mark` says what a shock does to it: "closed", "−40 %", or nothing."""

    tail: str
    head: str
    links: tuple[str, ...]
    names: tuple[str, ...]
    mode: str
    bands: tuple[Band, ...]
    mark: str = ""

    @property
    def flow(self) -> float:
        """All streams together, as an annual rate."""
        return sum(band.flow for band in self.bands)


def spots(places: pl.DataFrame) -> dict[str, Spot]:
    """Return the places by id."""
    return {
        row["id"]: Spot(row["id"], row["name"], row["kind"], row["territory"] or "", (row["lon"], row["lat"]))
        for row in places.iter_rows(named=True)
    }


def crop(places: Mapping[str, Spot], links: pl.DataFrame, group: Sequence[str]) -> list[Point]:
    """Return the points (lon, lat) of a map: where the streams of ``group`` may go, and markets near it.

    An empty group stands for everybody.
    """
    named = pl.col("origins").list.eval(pl.element().is_in([*group, "*"])).list.any()
    may = links.filter(named) if group else links
    touched = {*may["from"].to_list(), *may["to"].to_list()} or set(places)
    core = [s.at for s in places.values() if s.id in touched and s.kind not in FAR_KINDS]
    if not core:
        return [s.at for s in places.values()]
    west, east = min(p[0] for p in core), max(p[0] for p in core)
    south, north = min(p[1] for p in core), max(p[1] for p in core)
    reach = max(2.0, NEAR * max(east - west, 1.5 * (north - south)))
    near = [
        s.at
        for s in places.values()
        if s.kind in FAR_KINDS
        and west - reach <= s.at[0] <= east + reach
        and south - reach / 2 <= s.at[1] <= north + reach / 2
    ]
    return core + near


def roads(links: pl.DataFrame, flow: Mapping[tuple[str, str], float], origins: Sequence[str]) -> list[Road]:
    """Return one road for each pair of places that links join, streams in the order of ``origins``."""
    found: dict[tuple[str, str], Road] = {}
    for row in links.iter_rows(named=True):
        tail, head = row["from"], row["to"]
        forward = (head, tail) not in found
        key = (tail, head) if forward else (head, tail)
        road = found.get(key) or Road(*key, (), (), row["mode"], ())
        bands = {(b.origin, b.forward): b.flow for b in road.bands}
        for origin in origins:
            value = flow.get((row["id"], origin), 0.0)
            if value > 0:
                bands[origin, forward] = bands.get((origin, forward), 0.0) + value
        rank = {origin: n for n, origin in enumerate(origins)}
        found[key] = replace(
            road,
            links=(*road.links, row["id"]),
            names=(*road.names, row["name"]),
            bands=tuple(
                Band(o, v, f)
                for (o, f), v in sorted(bands.items(), key=lambda b: (not b[0][1], rank[b[0][0]]))
            ),
        )
    return list(found.values())


def throughput(all_roads: Sequence[Road]) -> dict[str, float]:
    """Return how much passes each place, as an annual rate: the larger of what arrives and what leaves."""
    arriving: dict[str, float] = {}
    leaving: dict[str, float] = {}
    for road in all_roads:
        for band in road.bands:
            start, end = (road.tail, road.head) if band.forward else (road.head, road.tail)
            leaving[start] = leaving.get(start, 0.0) + band.flow
            arriving[end] = arriving.get(end, 0.0) + band.flow
    return {p: max(arriving.get(p, 0.0), leaving.get(p, 0.0)) for p in sorted({*arriving, *leaving})}
