"""The chapter of the past: every event of the case beside the model, with no event left out."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import polars as pl

from kerege.base.dates_in_words import compact_days
from kerege.report import svg
from kerege.report.cells import Cell, Column, Figure, Line, TableView, table
from kerege.report.context import Context
from kerege.report.digits import fixed, number
from kerege.report.dots import Row, draw_dots
from kerege.report.trust import past_events
from kerege.report.words import action_words, claim_cell, stretch_of_days
from kerege.study.model import BacktestRun
from kerege.study.verdicts import by_verdict


def judged(run: BacktestRun) -> str:
    """Return "good", "part" (met at one end of the loss only), "bad", or "quiet" where nothing is tested."""
    found = by_verdict((run,))
    return "good" if found.met else "part" if found.partly else "bad" if found.missed else "quiet"


def backtests_chapter(ctx: Context) -> dict[str, object]:
    """Return the overview of all events, the chart, and one section for each event."""
    done = {run.event.id for run in ctx.study.backtests}
    missing = [e for e in ctx.case.events if e.id not in done]
    return {
        "counts": past_events(ctx.study.backtests),
        "overview": _overview(ctx),
        "figure": _figure(ctx),
        "sections": [_section(ctx, run) for run in ctx.study.backtests],
        "missing": [(e.id, e.name) for e in missing],
    }


def _overview(ctx: Context) -> TableView:
    lines = []
    for run in ctx.study.backtests:
        event = run.event
        lines.append(
            Line(
                (
                    Cell(f"{event.id} {event.name}", f"#event-{event.id}"),
                    Cell(compact_days(event.start, event.end)),
                    Cell(str((event.end - event.start).days)),
                    Cell(event.grade),
                    Cell(str(event.role).replace("-", " ")),
                    Cell(run.verdict, css=judged(run)),
                )
            )
        )
    columns = (
        Column("Event"),
        Column("when"),
        Column("days", numeric=True),
        Column("grade"),
        Column("used to"),
        Column("verdict"),
    )
    remark = (
        "Grade: how well numbers cover the event (A good, C poor). An event that informs a parameter "
        "cannot test "
        "it and says so."
    )
    return table(f"All {len(lines)} events", columns, lines, remark)


def _figure(ctx: Context) -> Figure | None:
    rows: list[Row] = []
    for run in ctx.study.backtests:
        actual = run.rows.filter(pl.col("phase") == "actual", pl.col("unit") == "percent")
        for row in actual.iter_rows(named=True):
            name = f"{run.event.id} {row['measure']}, {ctx.name(row['element'])}"
            rows.append(
                Row(
                    name,
                    row["observed_low"],
                    row["observed"],
                    row["observed_high"],
                    row["model"],
                    row["model_low"],
                    row["model_high"],
                    outside=row["within"] is False,
                    remark=fixed(row["model"], 1),
                )
            )
    if not rows:
        return None
    title = "Observed and modelled change, percent of the undisturbed level"
    outside = "; ".join(r.name for r in rows if r.outside) or "none"
    drawing = draw_dots(
        rows,
        "percent change",
        identity="fig-backtests",
        title=title,
        text=f"Outside the observed range: {outside}.",
        width=740,
        names=330,
    )
    key = (
        ("#9fb7c9", "observed range"),
        ("#0b5f93", "model, within (dot)"),
        ("#b3261e", "model, outside (diamond)"),
    )
    return Figure(svg.render(drawing), title, key, wide=True)


def _section(ctx: Context, run: BacktestRun) -> dict[str, object]:
    event = run.event
    phases = [
        (words, [(action_words(ctx, a), [(c, ctx.anchors.claim(c)) for c in a.claims]) for a in actions])
        for words, actions in (
            ("The world had changed before", event.context),
            ("What was announced", event.alarm),
            ("What was in fact lost", event.actions),
        )
        if actions
    ]
    return {
        "event": event,
        "when": stretch_of_days(event.start, event.end),
        "claims": [(c, ctx.anchors.claim(c)) for c in event.claims],
        "phases": phases,
        "verdict": run.verdict,
        "css": judged(run),
        "reason": run.reason,
        "informs": list(event.informs),
        "null": event.expected_null,
        "table": _rows(ctx, run) if not run.rows.is_empty() else None,
        "certificates": [f"#certificate-{event.id}-{n + 1}" for n in range(len(run.certificates))],
    }


def _rows(ctx: Context, run: BacktestRun) -> TableView:
    lines = [
        _line(ctx, row, f"#certificate-{run.event.id}-1" if run.certificates else "")
        for row in run.rows.iter_rows(named=True)
    ]
    columns = (
        Column("Run"),
        Column("Measure"),
        Column("Observed", "", True),
        Column("range", "", True),
        Column("Model", "", True),
        Column("range", "", True),
        Column("Error", "", True),
        Column("unit"),
        Column("judged"),
        Column("claims"),
        Column("note", wide=True),
    )
    return table("Observed against modelled", columns, lines)


def _line(ctx: Context, row: Mapping[str, Any], proof: str) -> Line:
    of = f", {ctx.actor(row['origin'])}" if row["origin"] not in {"", None, ctx.focus} else ""
    within = {True: ("within", "good"), False: ("outside", "bad"), None: ("", "quiet")}[row["within"]]
    return Line(
        (
            Cell({"actual": "as it was", "alarm": "as announced"}.get(row["phase"], row["phase"])),
            Cell(f"{row['measure']}, {ctx.name(row['element'])}{of}"),
            Cell(number(row["observed"])),
            Cell(_ends(row["observed_low"], row["observed_high"])),
            Cell(number(row["model"]), proof),
            Cell(_ends(row["model_low"], row["model_high"])),
            Cell(number(row["error"], sign=True)),
            Cell(row["unit"]),
            Cell(within[0], css=within[1]),
            claim_cell(ctx, row["claims"] or ()),
            Cell(row["note"] or ""),
        )
    )


def _ends(low: float | None, high: float | None) -> str:
    return "" if low is None or high is None else f"{number(low)} to {number(high)}"
