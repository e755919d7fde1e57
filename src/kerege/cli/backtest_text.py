"""Events beside the model as tables on the screen."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from kerege.cli.screen import counted, say, table
from kerege.report.digits import number, ranged
from kerege.report.trust import past_events
from kerege.report.words import plain
from kerege.study.model import BacktestRun


def tell(runs: tuple[BacktestRun, ...]) -> None:
    """Print each comparison, the verdict and reason of every event, and a summary."""
    table(
        "Observed and model (low to high)",
        ("event", "part", "what", "unit", ">observed", ">model", ">error", "agree"),
        [row for run in runs for row in _rows(run)],
    )
    table(
        "Verdicts",
        ("event", "from", "to", "role", "name", "verdict", "reason"),
        [
            (r.event.id, r.event.start.isoformat(), (r.event.end - timedelta(days=1)).isoformat(),
             str(r.event.role), r.event.name, r.verdict, r.reason)
            for r in runs
        ],
    )  # fmt: skip
    say(f"{counted(len(runs), 'event')}. {plain(past_events(runs))}".rstrip())


def _rows(run: BacktestRun) -> Iterator[tuple[str, ...]]:
    for row in run.rows.iter_rows(named=True):
        what = " ".join(str(row[key]) for key in ("measure", "element", "origin") if row[key])
        within = {True: "yes", False: "no", None: ""}[row["within"]]
        if row["phase"] == "alarm":
            within = ""  # what was announced is shown, not judged
        yield (
            run.event.id, row["phase"], what, row["unit"],
            ranged(row["observed_low"], row["observed"], row["observed_high"]),
            ranged(row["model_low"], row["model"], row["model_high"]),
            number(row["error"], sign=True), within,
        )  # fmt: skip
