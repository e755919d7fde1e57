"""The few calls a notebook needs: results come as tables that convert to pandas, polars or xarray."""

from __future__ import annotations

from pathlib import Path

from kerege.base.findings import FindingsError, error
from kerege.case.model import Case
from kerege.case.scenarios import Shock
from kerege.network.values import Values
from kerege.study.backtests import run_backtests
from kerege.study.build import base_run, shock_run
from kerege.study.model import BacktestRun, BaseRun, ShockRun, Study
from kerege.study.shocks import headline
from kerege.study.uncertainty import ranges
from kerege.whatif.outcomes import run_shock
from kerege.whatif.pipeline import solve_case


def solve_base(case: Case) -> BaseRun:
    """Return the balanced, calibrated and certified base of ``case`` as tables.

    Raises
    ------
    SolveError
        If there is no answer with a passing certificate.

    Examples
    --------
    >>> base = solve_base(load_case("kazakhstan"))  # doctest: +SKIP
    >>> base.tables.flows.to_pandas()  # doctest: +SKIP
    """
    return base_run(solve_case(Values(case)))


def what_if(case: Case, shock: Shock | str) -> ShockRun:
    """Return ``shock`` (or the shock of that id) at the mid values, with differences from the base.

    Raises
    ------
    FindingsError
        If the case has no shock of that id.
    SolveError
        If there is no answer with a passing certificate.
    """
    chosen = find_shock(case, shock) if isinstance(shock, str) else shock
    solved = solve_case(Values(case))
    result = run_shock(solved, chosen)
    mids = {chosen.id: headline(result)}
    spread = ranges([chosen], mids, [])
    return shock_run(result, spread[chosen.id], None)


def run_backtest(case: Case) -> tuple[BacktestRun, ...]:
    """Return every event of ``case`` compared with the model."""
    return run_backtests(solve_case(Values(case)), case.events)


def write_report(study: Study, folder: str | Path) -> Path:
    """Write report, tables, summary and certificates into ``folder``; return the path of the report."""
    from kerege.report import write_report as write  # noqa: PLC0415  (an optional extra)

    return write(study, Path(folder))


def find_shock(case: Case, shock_id: str) -> Shock:
    """Return the shock with this id.

    Raises
    ------
    FindingsError
        If there is none; the finding lists those there are.
    """
    found = case.shock(shock_id)
    if found is None:
        known = ", ".join(s.id for s in case.shocks)
        finding = error(
            "unknown-shock",
            f"the case {case.meta.id} has no shock {shock_id!r}",
            file="shocks.toml",
            expected=f"one of: {known}" if known else "at least one [[shock]] in shocks.toml",
            found=shock_id,
            remedy="use one of these ids, or add a [[shock]] with this id to shocks.toml",
        )
        raise FindingsError("what-if", [finding])
    return found
