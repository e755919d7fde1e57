"""Ranges of results: draws from the claims' ranges, and one claim at a time."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import numpy as np
import polars as pl

from kerege.case.model import Case, NumberKey
from kerege.case.scenarios import Shock
from kerege.equilibrium import Balance, Outcome
from kerege.network.build import build_network
from kerege.network.unknowns import Unknown, draw_values, unknowns
from kerege.network.values import Values
from kerege.runs.executors import run_all
from kerege.solve import SolveError
from kerege.study.shocks import Measurement, focus_income, headline
from kerege.whatif import End
from kerege.whatif.outcomes import run_shock, run_shocks
from kerege.whatif.pipeline import solve_case

#: attributes whose ranges steer a shock; observed base flows only shift the table it starts from
STEERING = ("capacity", "cost", "elasticity", "fill", "ramp", "size", "state_take")
#: a capacity binds where one more kt/day is worth this much, USD/t
RENT = 0.1
#: drivers listed for a shock
DRIVERS = 12
#: share of the draws' results left out at each end of a stated range
TAIL = 0.05
RANGE_SCHEMA: dict[str, pl.DataType | type[pl.DataType]] = {
    "measure": pl.String, "subject": pl.String, "unit": pl.String,
    "low": pl.Float64, "mid": pl.Float64, "high": pl.Float64,
}  # fmt: skip
DRIVER_SCHEMA: dict[str, pl.DataType | type[pl.DataType]] = {
    "element": pl.String, "attribute": pl.String, "of": pl.String, "low_value": pl.Float64,
    "high_value": pl.Float64, "unit": pl.String, "result_low": pl.Float64, "result_high": pl.Float64,
    "swing": pl.Float64, "elements": pl.List(pl.String), "claims": pl.List(pl.String),
}  # fmt: skip

#: results by shock, or why a draw has none
DrawResult = dict[str, tuple[Measurement, ...]] | str


@dataclass(frozen=True)
class Draw:
    """One task: a case, the values drawn, and the shocks to run."""

    case: Case
    drawn: dict[NumberKey, float]
    shocks: tuple[Shock, ...]
    end: End = End.MID


def run_draw(draw: Draw) -> DrawResult:
    """Return headline results by shock, or the message of a draw that has no certified answer."""
    try:
        solved = solve_case(Values(draw.case, draw.drawn), solver="fast")
        results = run_shocks(solved, draw.shocks, draw.end, solver="fast")
        return {r.pair.shock.id: headline(r) for r in results}
    except SolveError as problem:
        return str(problem)


def make_draws(case: Case, shocks: Sequence[Shock], count: int, seed: int) -> list[Draw]:
    """Return ``count`` draws over all unknowns; actions take their low, mid and high end in turn."""
    ends = tuple(End)
    return [
        Draw(case, drawn, tuple(shocks), ends[i % len(ends)])
        for i, drawn in enumerate(draw_values(case, count, seed))
    ]


def run_draws(draws: Sequence[Draw], workers: int, tick: Callable[[], None]) -> list[DrawResult]:
    """Return the result of every draw, in order."""
    results = []
    for answer in run_all(run_draw, draws, workers):
        tick()
        results.append(answer)
    return results


def ranges(
    shocks: Sequence[Shock], mids: dict[str, tuple[Measurement, ...]], results: Sequence[DrawResult]
) -> dict[str, pl.DataFrame]:
    """Return, by shock, low, mid and high of each headline result.

    low and high are the 5th and 95th percentile of the draws, widened to hold the mid run.
    """
    good = [r for r in results if not isinstance(r, str)]
    return {s.id: _range_table(mids[s.id], [r[s.id] for r in good]) for s in shocks}


def _range_table(mids: Sequence[Measurement], draws: Sequence[Sequence[Measurement]]) -> pl.DataFrame:
    seen: dict[tuple[str, str], list[float]] = {}
    for draw in draws:
        for m in draw:
            seen.setdefault((m.measure, m.subject), []).append(m.value)
    rows = []
    for m in mids:
        drawn = seen.get((m.measure, m.subject), [])
        absent = [0.0] * (len(draws) - len(drawn))  # a draw leaves out flows that hardly change
        values = [*drawn, *absent, m.value]
        low, high = np.quantile(values, [TAIL, 1 - TAIL])
        rows.append(
            (m.measure, m.subject, m.unit, min(float(low), m.value), m.value, max(float(high), m.value))
        )
    return pl.DataFrame(rows, schema=RANGE_SCHEMA, orient="row")


def steering(case: Case, outcomes: Sequence[Outcome], goods: Sequence[str]) -> list[Unknown]:
    """Return the unknowns worth moving alone: of ``goods``, and a capacity only where it binds."""
    tight = set().union(*(_binding(o) for o in outcomes))
    about = set(goods)
    return [
        u
        for u in unknowns(case)
        if u.numbers[0].attribute in STEERING
        and any(about & set(case.elements.goods_of(n.element)) for n in u.numbers)
        and (u.numbers[0].attribute != "capacity" or any(n.element in tight for n in u.numbers))
    ]


def _binding(outcome: Outcome) -> set[str]:
    """Return links, limits and producers at their capacity in some period."""
    names, curves = outcome.network.names, outcome.market.curves
    links = (outcome.link_rent > RENT).any(axis=1)
    limits = (outcome.limit_rent > RENT).any(axis=1)
    room = np.zeros_like(outcome.output)
    np.add.at(room, curves.block_producer, curves.block_width - outcome.block)
    full = (room <= 1e-6 * np.maximum(outcome.output, 1.0)).any(axis=1)
    flags = [(names.links, links), (names.limits, limits), (names.producers, full)]
    return {name for ids, mask in flags for name, on in zip(ids, np.atleast_1d(mask), strict=True) if on}


@dataclass(frozen=True)
class Probe:
    """One task: the focus actor's income change with one unknown moved, on the base table of the mids."""

    base: Balance
    case: Case
    drawn: dict[NumberKey, float]
    shock: Shock


def run_probe(probe: Probe) -> float | None:
    """Return the focus actor's income change, MUSD, or None where no certified answer exists."""
    try:
        values = Values(probe.case, probe.drawn)
        network = build_network(values, probe.case.meta.grid)
        only = {action.element for action in probe.shock.actions}
        table = replace(probe.base, network=network)
        solved = solve_case(values, base=table, only=only, solver="fast")
        return focus_income(run_shock(solved, probe.shock, solver="fast"))
    except SolveError:
        return None


def drivers(
    base: Balance, case: Case, shock: Shock, chosen: Sequence[Unknown], workers: int, tick: Callable[[], None]
) -> pl.DataFrame:
    """Return the unknowns whose ranges move the focus actor's income change most, largest swing first."""
    probes = [Probe(base, case, u.at(v), shock) for u in chosen for v in (u.interval.low, u.interval.high)]
    found = []
    for answer in run_all(run_probe, probes, workers):
        tick()
        found.append(answer)
    rows = []
    for i, u in enumerate(chosen):
        low, high = found[2 * i], found[2 * i + 1]
        if low is None or high is None:
            continue
        n, elements = u.numbers[0], sorted({x.element for x in u.numbers})
        ends = (u.interval.low, u.interval.high, n.estimate.unit, low, high, abs(high - low))
        rows.append((*n.key[:3], *ends, elements, list(n.estimate.members)))
    table = pl.DataFrame(rows, schema=DRIVER_SCHEMA, orient="row")
    order = ["swing", "element", "attribute", "of"]
    return table.sort(order, descending=[True, False, False, False]).head(DRIVERS)
