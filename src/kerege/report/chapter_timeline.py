"""The chapter of the timeline: dated events in lanes by partner, on one axis with the position by year."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

import polars as pl

from kerege.case.tie_tables import CONFLICTING
from kerege.position.events import Axis, shared_axis
from kerege.position.model import Position
from kerege.report import svg
from kerege.report.cells import Cell, Column, Figure, Line, TableView, table
from kerege.report.context import Context
from kerege.report.event_axis import make_axis
from kerege.report.event_labels import EventMark
from kerege.report.event_lanes import NAMES, WIDTH, Lane, draw_lanes
from kerege.report.palette import MUTED, REST
from kerege.report.position_words import OTHERS, Row, short_day, vector_words
from kerege.report.words import claim_cell, listing

#: an event of more vectors than this stands in the lane of many
_MANY = 2
_MULTILATERAL = "multilateral"
_SQUARE, _RING = ("vote", "membership"), ("consult", "visit")
#: how much a type of event matters for its label; claims add to it
_WEIGHTS = {"visit": 0.5, "consult": 1.0, "vote": 1.5, "cooperate": 1.5, "membership": 2.0, "agree": 2.0}
_CONFLICT, _USUAL, _CLAIM, _MOST_CLAIMS = 3.0, 1.5, 0.3, 4


def timeline_chapter(ctx: Context) -> dict[str, object] | None:
    """Return the chapter; nothing where the case has no dated event."""
    position = ctx.position
    if position is None or position.timeline.is_empty():
        return None
    rows = position.timeline.to_dicts()
    tones = {tone: sum(r["tone"] == tone for r in rows) for tone in ("cooperative", "conflicting", "neutral")}
    years = [(year, list(own)) for year, own in groupby(rows, key=lambda r: int(r["year"]))]
    return {
        "count": len(rows),
        "tones": listing([f"{n} {tone}" for tone, n in tones.items() if n]),
        "figure": _figure(ctx, position, rows),
        "years": [(year, f"timeline-{year}", _table(ctx, year, own)) for year, own in reversed(years)],
    }


def shape_of(kind: str) -> str:
    """Return the shape of a type of event.

    Examples
    --------
    >>> shape_of("visit"), shape_of("sanction"), shape_of("agree"), shape_of("vote")
    ('ring', 'triangle', 'circle', 'square')
    """
    if kind in _SQUARE:
        return "square"
    if kind in _RING:
        return "ring"
    return "triangle" if kind in CONFLICTING else "circle"


def _figure(ctx: Context, position: Position, rows: Sequence[Row]) -> Figure:
    axis = shared_axis(position)
    scale = make_axis(axis.years, [r["date"] for r in rows], NAMES, WIDTH - 4)
    lanes = [
        lane
        for v in (*position.vectors, _MULTILATERAL, OTHERS)
        if (lane := _lane(ctx, position, axis, v, rows, scale.main.year)).marks
    ]
    title = (
        f"Events by partner, {axis.years[0]} to {axis.years[-1]}, and each partner's share of all domains, %"
    )
    drawn = draw_lanes(
        lanes, scale, identity="fig-timeline", title=title,
        text="; ".join(f"{lane.name}: {len(lane.marks)} events" for lane in lanes),
    )  # fmt: skip
    early = f"Years before {scale.main.year} are drawn closer together, on grey. " if scale.broken else ""
    return Figure(
        svg.render(drawn.picture), title, wide=True,
        note=f"{early}An event of two vectors stands in both lanes, one of more under multilateral. "
        f"{len(drawn.labels)} labels have room: conflict first, then agreements and memberships, then what "
        "more claims tell. A mark leads to its year in the table. The share is the mean over domains by the "
        "reader's weights, for years in which at least half of the domains have figures.",
    )  # fmt: skip


def lane_of(row: Row) -> tuple[str, ...]:
    """Return the lanes an event stands in."""
    vectors = tuple(row["vectors"])
    return (_MULTILATERAL,) if len(vectors) > _MANY else vectors


def _lane(ctx: Context, position: Position, axis: Axis, vector: str, rows: Sequence[Row], since: int) -> Lane:
    """Return the lane of a vector with its shares from the year ``since`` on."""
    marks = tuple(
        EventMark(r["date"], shape_of(r["type"]), r["title"], _weight(r), f"#timeline-{r['year']}")
        for r in rows
        if vector in lane_of(r)
    )
    if vector == _MULTILATERAL:
        return Lane("Multilateral", MUTED, marks)
    counted = dict(position.overall.group_by("year").agg(pl.col("domains").list.len().first()).iter_rows())
    least = max(counted.values(), default=0) / 2
    shares = {
        r["year"]: (r["low"], r["mid"], r["high"])
        for r in axis.balance.filter(vector=vector).to_dicts()
        if r["mid"] is not None and counted.get(r["year"], 0) >= least and r["year"] >= since
    }
    colour = REST if vector == OTHERS else ctx.palette.actor(vector)
    return Lane(vector_words(ctx, vector), colour, marks, shares)


def _weight(row: Row) -> float:
    base = _CONFLICT if row["type"] in CONFLICTING else _WEIGHTS.get(row["type"], _USUAL)
    return base + _CLAIM * min(_MOST_CLAIMS, len(row["claims"]))


def _table(ctx: Context, year: int, rows: Sequence[Row]) -> TableView:
    lines = [
        Line(
            (
                Cell(short_day(r["date"])),
                Cell(r["type"]),
                Cell(ctx.actor(r["actor"])),
                Cell(", ".join(ctx.actor(p) for p in r["partners"])),
                Cell(r["title"] + (f". {r['note']}" if r["note"] else "")),
                claim_cell(ctx, r["claims"]),
            )
        )
        for r in rows
    ]
    columns = (
        Column("Date"), Column("type"), Column("who"), Column("with or to whom"), Column("what", wide=True),
        Column("claims"),
    )  # fmt: skip
    return table(f"{year}: {len(rows)} event{'' if len(rows) == 1 else 's'}", columns, lines)
