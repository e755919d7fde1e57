"""Run a whole study: base, shocks, ranges, drivers, backtests."""

from __future__ import annotations

import time
from collections.abc import Sequence

import polars as pl

from kerege.base.hashing import hash_bytes
from kerege.case.model import Case
from kerege.case.scenarios import Shock
from kerege.equilibrium import uniqueness
from kerege.evidence.conflicts import list_conflicts
from kerege.network.charges import carriage_charge
from kerege.network.values import Values
from kerege.runs.executors import usable_cores
from kerege.study.backtests import run_backtests
from kerege.study.changes import make_changes
from kerege.study.defaults import DRAWS, SEED
from kerege.study.games import Games, run_games
from kerege.study.model import BaseRun, ShockRun, Study
from kerege.study.progress import Progress, Silent
from kerege.study.scope import shock_scope
from kerege.study.shocks import Measurement, headline
from kerege.study.tables import make_tables
from kerege.study.uncertainty import DRIVER_SCHEMA, drivers, make_draws, ranges, run_draws, steering
from kerege.version import VERSION
from kerege.whatif.outcomes import ShockOutcome, run_shocks
from kerege.whatif.pipeline import Solved, solve_case


def run_study(
    case: Case, *, shocks: Sequence[Shock] | None = None, draws: int = DRAWS, seed: int = SEED,
    games: bool = True, workers: int | None = None, progress: Progress | None = None,
) -> Study:  # fmt: skip
    """Return the study of ``case``: every shock, every event, ranges from ``draws`` draws.

    Parameters
    ----------
    case
        A checked case.
    shocks
        Shocks to run; all of the case by default.
    draws
        Number of draws from the claims' ranges; 0 gives no ranges and no drivers.
    seed
        Seed of the draws, recorded in the study.
    games
        Whether to look for leverage, power, the worst case and the hedge.
    workers
        Processes for the draws; all usable cores by default. The digits do not depend on it.
    progress
        Listener for progress.

    Raises
    ------
    SolveError
        If a run at the mid values has no answer with a passing certificate.
    """
    began = time.perf_counter()
    listen = progress or Silent()
    cores = workers or usable_cores()
    chosen = tuple(case.shocks if shocks is None else shocks)
    listen.stage("balance, calibrate, solve the base", 1)
    solved = solve_case(Values(case))
    listen.step()
    outcomes = _outcomes(solved, chosen, listen)
    mids = {shock.id: headline(outcomes[shock.id]) for shock in chosen}
    spread, moved, failed = _uncertainty(solved, chosen, outcomes, mids, draws, seed, cores, listen)
    found = run_games(solved, draws=draws, seed=seed, workers=cores, listen=listen) if games else Games()
    listen.stage("backtests", len(case.events))
    tests = run_backtests(solved, case.events, workers=cores, tick=listen.step)
    return Study(
        case=case,
        base=base_run(solved),
        shocks=tuple(shock_run(outcomes[s.id], spread[s.id], moved.get(s.id)) for s in chosen),
        backtests=tests,
        conflicts=tuple(list_conflicts(case.book)),
        version=VERSION,
        seconds=time.perf_counter() - began,
        digest=_digest(case, chosen, draws, seed),
        seed=seed,
        draws=draws,
        failed=failed,
        leverage=found.leverage,
        power=found.power,
        worst=found.worst,
        hedge=found.hedge,
    )


def _outcomes(solved: Solved, shocks: tuple[Shock, ...], listen: Progress) -> dict[str, ShockOutcome]:
    """Return the outcome of each shock by its id."""
    listen.stage("shocks", len(shocks))
    outcomes = {}
    for result in run_shocks(solved, shocks):
        outcomes[result.pair.shock.id] = result
        listen.step()
    return outcomes


def _digest(case: Case, shocks: tuple[Shock, ...], draws: int, seed: int) -> str:
    """Return the hash of all that the results of a study follow from."""
    asked = repr((seed, draws, [s.id for s in shocks]))
    return hash_bytes([case.digest.encode(), VERSION.encode(), asked.encode()])


def _uncertainty(
    solved: Solved, shocks: tuple[Shock, ...],
    outcomes: dict[str, ShockOutcome], mids: dict[str, tuple[Measurement, ...]], draws: int, seed: int,
    cores: int, listen: Progress,
) -> tuple[dict[str, pl.DataFrame], dict[str, pl.DataFrame], tuple[str, ...]]:  # fmt: skip
    case = solved.values.case
    listen.stage("draws from the claims' ranges", draws)
    tasks = make_draws(case, shocks, draws, seed)
    results = run_draws(tasks, cores, listen.step)
    spread = ranges(shocks, mids, results)
    moved: dict[str, pl.DataFrame] = {}
    main = case.shock(case.meta.default_shock)
    if draws and main is not None and main in shocks:
        pair = outcomes[main.id].pair
        chosen = steering(case, [pair.base, pair.shocked], shock_scope(case, main).goods)
        listen.stage("one unknown at a time", 2 * len(chosen))
        moved[main.id] = drivers(solved.calibrated.base, case, main, chosen, cores, listen.step)
    return spread, moved, tuple(r for r in results if isinstance(r, str))


def base_run(solved: Solved) -> BaseRun:
    """Return the base of a study as tables."""
    accounts = solved.accounts(solved.outcome)
    table = solved.calibrated.base.table()
    claims = [
        list(number.claims) if (number := solved.values.case.number(*key)) else []
        for key in solved.calibrated.base.observations.keys
    ]
    return BaseRun(
        tables=make_tables(solved.outcome, accounts, solved.owners),
        balance=table.with_columns(claims=pl.Series(claims, dtype=pl.List(pl.String))),
        calibration=_calibration(solved),
        residual=solved.residual,
        identity=accounts.identity_error,
        uniqueness=uniqueness(solved.outcome),
        certificate=solved.outcome.certificate,
        outcome=solved.outcome,
    )


def _calibration(solved: Solved) -> pl.DataFrame:
    """Return charge, wedge and slope of every arc in the first period (and any period that differs)."""
    network = solved.calibrated.network
    links, names, curves = network.links, network.names, solved.calibrated.curves
    charge = carriage_charge(network, solved.values)[links.arc_link]
    wedge = solved.calibrated.prices.wedge
    rows = []
    for arc in range(network.n_arc):
        for t, label in enumerate(network.grid.labels):
            same = t > 0 and wedge[arc, t] == wedge[arc, t - 1] and charge[arc, t] == charge[arc, t - 1]
            if not same:
                origin = names.streams[links.arc_stream[arc]][1]
                slope = float(curves.arc_slope[arc, t])
                rows.append(
                    (
                        names.links[links.arc_link[arc]],
                        origin,
                        label,
                        float(charge[arc, t]),
                        float(wedge[arc, t]),
                        slope,
                    )
                )
    columns = {"element": pl.String, "of": pl.String, "period": pl.String,
               "charge": pl.Float64, "wedge": pl.Float64, "slope": pl.Float64}  # fmt: skip
    return pl.DataFrame(rows, schema=columns, orient="row")


def shock_run(result: ShockOutcome, spread: pl.DataFrame, moved: pl.DataFrame | None) -> ShockRun:
    """Return one shock of a study as tables."""
    before = make_tables(result.pair.base, result.before, result.solved.owners)
    after = make_tables(result.pair.shocked, result.after, result.solved.owners)
    return ShockRun(
        shock=result.pair.shock,
        tables=after,
        changes=make_changes(result.solved.values.case, before, after),
        ranges=spread,
        drivers=pl.DataFrame(schema=DRIVER_SCHEMA) if moved is None else moved,
        certificate=result.pair.shocked.certificate,
        outcome=result.pair.shocked,
        identity=max(result.before.identity_error, result.after.identity_error),
        scope=shock_scope(result.solved.values.case, result.pair.shock),
    )
