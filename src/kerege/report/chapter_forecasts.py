"""The chapter of forecasts: what was said to come, what came, and who disagrees with whom."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from kerege.report import svg
from kerege.report.cells import Figure
from kerege.report.context import Context
from kerege.report.error_dots import VERDICTS, Scored, draw_errors
from kerege.report.forecast_tables import forecast_anchor, open_table, said_words, scored_table, speaker_table
from kerege.report.position_words import Row, short_day
from kerege.report.words import Part, Sentence, sentence

#: two speakers conflict where the larger figure exceeds the smaller by this share of it
_APART = 0.01


def forecasts_chapter(ctx: Context) -> dict[str, object] | None:
    """Return the chapter; nothing where the case has no forecast."""
    position = ctx.position
    if position is None or position.forecasts.is_empty():
        return None
    rows = position.forecasts.to_dicts()
    scored = [r for r in rows if r["status"] == "resolved"]
    unsaid = [r for r in rows if r["status"] == "overdue"]
    due = [r for r in rows if r["status"] == "open"]
    return {
        "counts": _counts(rows, scored, unsaid, due),
        "figure": _figure(scored),
        "scored": scored_table(ctx, scored) if scored else None,
        "speakers": speaker_table(position) if scored else None,
        "conflicts": list(conflicts(ctx, rows)),
        "open": open_table(ctx, due, "Open, by due date") if due else None,
        "overdue": open_table(ctx, unsaid, "Overdue: no claim of the case tells what came")
        if unsaid
        else None,
    }


def _counts(rows: Sequence[Row], scored: Sequence[Row], unsaid: Sequence[Row], due: Sequence[Row]) -> str:
    verdicts = ", ".join(f"{sum(r['verdict'] == v for r in scored)} {v}" for v in VERDICTS)
    things = len({r["forecast"] for r in rows})
    said = f"{len(rows)} forecasts of {things} things by {len({r['speaker'] for r in rows})} speakers."
    marked = f" {len(scored)} can be scored: {verdicts}." if scored else ""
    rest = f"{len(due)} are open; {len(unsaid)} are overdue, with nothing in the case to score them."
    return f"{said}{marked} {rest}"


def _figure(scored: Sequence[Row]) -> Figure | None:
    rows = [r for r in scored if r["relative"] is not None]
    if not rows:
        return None
    by: dict[str, list[Row]] = {}
    for r in rows:
        by.setdefault(r["speaker"], []).append(r)
    ordered = sorted(by.items(), key=lambda kv: (-len(kv[1]), kv[0]))
    dots = [_dot(r) for _, own in ordered for r in own]
    title = "Forecasts that came due: error of each, by speaker"
    drawing = draw_errors(
        dots, identity="fig-forecast-errors", title=title,
        text="; ".join(f"{d.speaker}, {d.title}: {d.error:+.0f} %, {d.verdict}" for d in dots),
    )  # fmt: skip
    return Figure(
        svg.render(drawing), title, wide=True,
        note="Left of zero: less was forecast than came. Met: all of what came lies within what was said, or "
        "within its rounding; missed: none of it does. At-least and at-most forecasts are met on one side.",
    )  # fmt: skip


def _dot(row: Row) -> Scored:
    came = row["actual_mid"]

    def share(value: float | None) -> float | None:
        return None if value is None else 100 * (value - came) / abs(came)

    low, high = (share(row[f"actual_{end}"]) or 0.0 for end in ("low", "high"))
    return Scored(
        row["speaker"], row["title"], 100 * row["relative"], row["verdict"], share(row["low"]),
        share(row["high"]), (low, high), f"#{forecast_anchor(row)}",
    )  # fmt: skip


def conflicts(ctx: Context, rows: Sequence[Row]) -> Iterator[Sentence]:
    """Yield a sentence for every forecast on which speakers differ, the widest apart first."""
    found: list[tuple[float, Sentence]] = []
    for _, same in groupby(rows, key=lambda r: str(r["forecast"])):
        sayings = sorted(same, key=lambda r: (_best(r), r["claim"]))
        least, most = sayings[0], sayings[-1]
        apart = _best(most) - _best(least)
        if len({r["speaker"] for r in sayings}) < 2 or apart <= _APART * max(
            abs(_best(most)), abs(_best(least))
        ):
            continue
        parts: list[Part] = [f"{least['title']}, due {short_day(least['due'])}: "]
        for n, r in enumerate(sayings):
            parts += [
                "" if n == 0 else " and " if n == len(sayings) - 1 else ", ", f"{r['speaker']} says ",
                (said_words(r), ctx.anchors.claim(r["claim"])),
            ]  # fmt: skip
        base = min(abs(_best(most)), abs(_best(least)))
        found.append((apart / base if base else float("inf"), sentence(*parts, ".")))
    yield from (said for _, said in sorted(found, key=lambda item: -item[0]))


def _best(row: Row) -> float:
    return float(next(row[k] for k in ("mid", "low", "high") if row[k] is not None))
