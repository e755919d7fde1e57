"""Tables of forecasts: scored, open or overdue, and the score of each speaker."""

from __future__ import annotations

from collections.abc import Sequence

from kerege.position.model import Position
from kerege.report.anchors import slug
from kerege.report.cells import Cell, Column, Line, TableView, table
from kerege.report.context import Context
from kerege.report.digits import as_given, number, percent, ranged
from kerege.report.position_words import Row, short_day
from kerege.report.words import claim_cell

_SIDES = {"at-least": "at least", "at-most": "at most"}
_MET = {"met": "good", "missed": "bad", "unclear": "quiet"}


def said_words(row: Row) -> str:
    """Return what was said in figures and unit.

    Examples
    --------
    >>> said_words({"low": None, "mid": 67.0, "high": None, "direction": "at-least", "unit": "Mt"})
    'at least 67 Mt'
    """
    low, mid, high = row["low"], row["mid"], row["high"]
    first = as_given(next(v for v in (mid, low, high) if v is not None))
    if row["direction"] in _SIDES:
        said = f"{_SIDES[row['direction']]} {first}"
    elif low is not None and high is not None and low != high:
        said = f"{as_given(low)} to {as_given(high)}"
    elif low == high:
        said = first
    else:
        said = f"{first} or more" if high is None else f"up to {first}"
    return f"{said} {row['unit']}".rstrip()


def forecast_anchor(row: Row) -> str:
    """Return the id of the row of a forecast claim."""
    return slug(f"forecast-{row['forecast']}-{row['claim']}")


def scored_table(ctx: Context, rows: Sequence[Row]) -> TableView:
    """Return forecasts that came due with their error."""
    lines = [
        Line(
            (
                Cell(r["title"]),
                Cell(r["speaker"]),
                Cell(r["made"]),
                Cell(short_day(r["due"])),
                Cell(said_words(r), ctx.anchors.claim(r["claim"])),
                Cell(ranged(r["actual_low"], r["actual_mid"], r["actual_high"], r["unit"])),
                Cell(f"{number(r['error'], sign=True)} {r['unit']}".rstrip()),
                Cell(percent(r["relative"], sign=True)),
                Cell(r["verdict"], css=_MET[r["verdict"]]),
                claim_cell(ctx, (r["claim"], *r["resolved_by"])),
            ),
            id=forecast_anchor(r),
        )
        for r in rows
    ]
    columns = (
        Column("Forecast", wide=True), Column("speaker"), Column("said on"), Column("due"), Column("said"),
        Column("what came"), Column("error", "", True), Column("error", "% of outcome", True),
        Column("verdict"), Column("claims"),
    )  # fmt: skip
    return table(f"Forecasts that came due: {len(rows)}", columns, lines)


def open_table(ctx: Context, rows: Sequence[Row], caption: str) -> TableView:
    """Return forecasts without an outcome, by due date; kind tells a forecast from a plan."""
    lines = [
        Line(
            (
                Cell(short_day(r["due"])),
                Cell(r["title"]),
                Cell(said_words(r), ctx.anchors.claim(r["claim"])),
                Cell(r["speaker"]),
                Cell(r["kind"]),
                Cell(r["made"]),
                claim_cell(ctx, (r["claim"],)),
            )
        )
        for r in rows
    ]
    columns = (
        Column("Due"), Column("forecast", wide=True), Column("said"), Column("speaker"), Column("kind"),
        Column("said on"), Column("claims"),
    )  # fmt: skip
    return table(caption, columns, lines)


def speaker_table(position: Position) -> TableView:
    """Return the score of each speaker of whom a forecast came due, most scored first."""
    rows = [r for r in position.speakers.to_dicts() if r["resolved"]]
    rows.sort(key=lambda r: (-r["resolved"], r["mean_absolute"] or 0.0, r["speaker"]))
    lines = [
        Line(
            (
                Cell(r["speaker"]),
                *(Cell(str(r[k])) for k in ("forecasts", "resolved", "met", "missed", "unclear")),
                Cell(percent(r["mean_absolute"])),
                Cell(percent(r["mean_relative"], sign=True)),
            )
        )
        for r in rows
    ]
    columns = (
        Column("Speaker", wide=True), Column("forecasts", "number", True), Column("scored", "number", True),
        Column("met", "number", True), Column("missed", "number", True), Column("unclear", "number", True),
        Column("mean size of error", "% of outcome", True), Column("mean error", "% of outcome", True),
    )  # fmt: skip
    rest = position.speakers.height - len(rows)
    remark = f"{rest} more speakers have no forecast that can be scored. " if rest else ""
    return table(
        "Score by speaker", columns, lines,
        f"{remark}Mean error: with its sign, so that errors up and down cancel; few forecasts say little "
        "of a speaker.",
    )  # fmt: skip
