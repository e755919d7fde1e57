"""Backtests of a study as tables."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import polars as pl

from kerege.case.attributes import ElementKind
from kerege.case.scenarios import Event
from kerege.equilibrium import Calibrated
from kerege.network.values import Values
from kerege.runs.executors import run_all
from kerege.study.model import BacktestRun
from kerege.whatif import Backtest, backtest
from kerege.whatif.pipeline import Solved

SCHEMA: dict[str, pl.DataType | type[pl.DataType]] = {
    "phase": pl.String, "measure": pl.String, "element": pl.String, "origin": pl.String, "unit": pl.String,
    "observed_low": pl.Float64, "observed": pl.Float64, "observed_high": pl.Float64,
    "model_low": pl.Float64, "model": pl.Float64, "model_high": pl.Float64, "error": pl.Float64,
    "within": pl.Boolean, "claims": pl.List(pl.String), "note": pl.String,
}  # fmt: skip


def run_backtests(
    solved: Solved, events: Sequence[Event], *, workers: int = 1, tick: Callable[[], None] = lambda: None
) -> tuple[BacktestRun, ...]:
    """Return every event compared with the model, in the order of the case; none is left out.

    Raises
    ------
    SolveError
        If a run has no answer with a passing certificate.
    """
    tasks = [(solved.part(_elements(solved, e)).calibrated, solved.values, e) for e in events]
    runs = []
    for result in run_all(_run, tasks, workers):
        runs.append(_as_run(result))
        tick()
    return tuple(runs)


def _elements(solved: Solved, event: Event) -> set[str]:
    """Return the elements that an event acts on, and all that its observations add up."""
    case = solved.values.case
    found = {a.element for a in (*event.context, *event.actions, *event.alarm)}
    for seen in event.observations:
        found |= {seen.element, *(str(m["element"]) for m in case.elements.members.get(seen.element, ()))}
        if case.kinds.get(seen.element) is ElementKind.ACTOR:
            found |= set(case.tables["plants"].filter(pl.col("good") == event.good)["id"].to_list())
    return found


def _run(task: tuple[Calibrated, Values, Event]) -> Backtest:
    return backtest(*task)


def _as_run(result: Backtest) -> BacktestRun:
    rows = [
        (
            c.phase, str(c.observation.measure), c.observation.element, c.observation.origin,
            c.observation.unit, *c.observed, *c.model, c.error, c.within, list(c.observation.claims),
            c.observation.note,
        )
        for c in result.comparisons
    ]  # fmt: skip
    return BacktestRun(
        event=result.event,
        rows=pl.DataFrame(rows, schema=SCHEMA, orient="row"),
        verdict=result.verdict,
        reason=result.event.reason,
        certificates=result.certificates,
    )
