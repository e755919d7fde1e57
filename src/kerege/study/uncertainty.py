"""Ranges of results: draws from the claims' ranges, and one number at a time."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import polars as pl

from kerege.case.model import Case, Number, NumberKey
from kerege.case.scenarios import Shock
from kerege.network.values import Values
from kerege.runs.executors import run_all
from kerege.runs.sampling import latin_hypercube
from kerege.solve import SolveError
from kerege.study.pipeline import solve_case
from kerege.study.shocks import Measurement, focus_income, headline, run_shock
from kerege.whatif import End

#: drivers listed for a shock
DRIVERS = 12
#: share of the draws' results left out at each end of a stated range
TAIL = 0.05
RANGE_SCHEMA = {"measure": pl.String, "subject": pl.String, "unit": pl.String,
                "low": pl.Float64, "mid": pl.Float64, "high": pl.Float64}  # fmt: skip
DRIVER_SCHEMA = {"element": pl.String, "attribute": pl.String, "of": pl.String, "low_value": pl.Float64,
                 "high_value": pl.Float64, "unit": pl.String, "result_low": pl.Float64,
                 "result_high": pl.Float64, "swing": pl.Float64}  # fmt: skip


@dataclass(frozen=True)
class Draw:
    """One task: a case, the values drawn, and the shocks to run."""

    case: Case
    drawn: dict[NumberKey, float]
    shocks: tuple[Shock, ...]
    end: End = End.MID


def uncertain(case: Case) -> list[Number]:
    """Return the numbers with a range, in order of key; GDP only divides, so it is left out."""
    return [n for n in case.numbers.values() if n.estimate.interval.width > 0 and n.attribute != "gdp"]


def run_draw(draw: Draw) -> dict[str, tuple[Measurement, ...]] | str:
    """Return headline results by shock, or the message of a draw that has no certified answer."""
    try:
        solved = solve_case(Values(draw.case, draw.drawn))
        return {s.id: headline(solved, run_shock(solved, s, draw.end)) for s in draw.shocks}
    except SolveError as problem:
        return str(problem)


def make_draws(case: Case, shocks: Sequence[Shock], count: int, seed: int) -> list[Draw]:
    """Return ``count`` draws over all uncertain numbers; actions take their low, mid and high end in turn."""
    numbers = uncertain(case)
    sample = latin_hypercube([n.estimate.interval for n in numbers], count, seed)
    ends = tuple(End)
    return [
        Draw(case, {n.key: float(v) for n, v in zip(numbers, row, strict=True)}, tuple(shocks), ends[i % 3])
        for i, row in enumerate(sample)
    ]


def ranges(
    case: Case, shocks: Sequence[Shock], mids: dict[str, tuple[Measurement, ...]], count: int, seed: int,
    workers: int, tick: Callable[[], None],
) -> tuple[dict[str, pl.DataFrame], list[str]]:  # fmt: skip
    """Return, by shock, low, mid and high of each headline result, and messages of failed draws.

    low and high are the 5th and 95th percentile of the draws, widened to hold the mid run.
    """
    results, failed = [], []
    for answer in run_all(run_draw, make_draws(case, shocks, count, seed), workers):
        tick()
        if isinstance(answer, str):
            failed.append(answer)
        else:
            results.append(answer)
    return {s.id: _range_table(mids[s.id], [r[s.id] for r in results]) for s in shocks}, failed


def _range_table(mids: Sequence[Measurement], draws: Sequence[Sequence[Measurement]]) -> pl.DataFrame:
    seen: dict[tuple[str, str], list[float]] = {}
    for draw in draws:
        for m in draw:
            seen.setdefault((m.measure, m.subject), []).append(m.value)
    rows = []
    for m in mids:
        values = [*seen.get((m.measure, m.subject), []), m.value]
        low, high = np.quantile(values, [TAIL, 1 - TAIL])
        rows.append(
            (m.measure, m.subject, m.unit, min(float(low), m.value), m.value, max(float(high), m.value))
        )
    return pl.DataFrame(rows, schema=RANGE_SCHEMA, orient="row")


@dataclass(frozen=True)
class Probe:
    """One task: the focus actor's income change with one number moved."""

    case: Case
    key: NumberKey
    value: float
    shock: Shock


def run_probe(probe: Probe) -> float | None:
    """Return the focus actor's income change, MUSD, or None where no certified answer exists."""
    try:
        solved = solve_case(Values(probe.case, {probe.key: probe.value}))
        return focus_income(solved, run_shock(solved, probe.shock))
    except SolveError:
        return None


def drivers(
    case: Case, shock: Shock, chosen: Sequence[Number], workers: int, tick: Callable[[], None]
) -> pl.DataFrame:
    """Return the numbers whose ranges move the focus actor's income change most, largest swing first."""
    probes = [
        Probe(case, n.key, value, shock)
        for n in chosen
        for value in (n.estimate.interval.low, n.estimate.interval.high)
    ]
    found = []
    for answer in run_all(run_probe, probes, workers):
        tick()
        found.append(answer)
    rows = []
    for i, n in enumerate(chosen):
        low, high = found[2 * i], found[2 * i + 1]
        if low is None or high is None:
            continue
        span = n.estimate.interval
        rows.append((*n.key[:3], span.low, span.high, n.estimate.unit, low, high, abs(high - low)))
    table = pl.DataFrame(rows, schema=DRIVER_SCHEMA, orient="row")
    return table.sort("swing", "element", "attribute", "of", descending=[True, False, False, False]).head(
        DRIVERS
    )
