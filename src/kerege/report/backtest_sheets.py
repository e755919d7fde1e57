"""Past events beside the model as files."""

from __future__ import annotations

from collections.abc import Iterator

import polars as pl

from kerege.report.flat_sheet import Sheet, as_sheet
from kerege.study.model import Study


def backtest_sheets(study: Study) -> Iterator[Sheet]:
    """Yield the verdicts on past events, and observed beside modelled where any was run."""
    runs = study.backtests
    verdicts = {
        "event": [r.event.id for r in runs],
        "name": [r.event.name for r in runs],
        "start": [r.event.start.isoformat() for r in runs],
        "end_exclusive": [r.event.end.isoformat() for r in runs],
        "grade": [r.event.grade for r in runs],
        "role": [str(r.event.role) for r in runs],
        "verdict": [r.verdict for r in runs],
        "reason": [r.reason for r in runs],
    }
    yield as_sheet(
        "backtest_verdicts",
        "Every past event and its verdict",
        {},
        pl.DataFrame(verdicts, schema=dict.fromkeys(verdicts, pl.String)),
    )
    if runs:
        parts = [r.rows.select(pl.lit(r.event.id).alias("event"), pl.all()) for r in runs]
        yield as_sheet("backtest_rows", "Observed against modelled", {}, pl.concat(parts))
