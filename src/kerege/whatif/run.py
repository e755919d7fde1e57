"""One shock on one calibrated market, from the day it strikes to the end of the horizon."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from kerege.base.periods import DAYS_PER_MONTH, Grid, make_grid, month_grid
from kerege.case.model import CaseMeta
from kerege.case.scenarios import Shock
from kerege.equilibrium import Calibrated, Outcome, solve_market
from kerege.whatif.apply import apply_actions
from kerege.whatif.regrid import regrid
from kerege.whatif.state import start_state
from kerege.whatif.strength import End


@dataclass(frozen=True, slots=True)
class WhatIf:
    """The market with and without a shock, on the same grid.

    Nobody knows of the shock before its first day: the grid starts there, with base flows and base stocks.
    From then on its dates are known to all.
    """

    shock: Shock
    calibrated: Calibrated
    base: Outcome
    shocked: Outcome


def shock_grid(meta: CaseMeta, shock: Shock) -> Grid:
    """Return the grid a shock is solved on: from its first day over the horizon of the case."""
    return grid_over(meta, shock.start, meta.horizon_days)


def grid_over(meta: CaseMeta, start: date, days: int) -> Grid:
    """Return a grid of the case's step from ``start`` over ``days`` days; whole months where it has such."""
    if meta.step == "month":
        return month_grid(start, max(1, round(days / DAYS_PER_MONTH)))
    return make_grid(start, start + timedelta(days=days), meta.step)


def what_if(
    calibrated: Calibrated,
    shock: Shock,
    grid: Grid,
    end: End = End.MID,
    *,
    base: Outcome | None = None,
    solver: str = "clarabel",
) -> WhatIf:
    """Return the certified market on ``grid`` with and without ``shock``.

    Parameters
    ----------
    calibrated
        The market that returns the base table, on the case's own grid.
    shock
        Actions with dates.
    grid
        See :func:`shock_grid`.
    end
        Which end of each action's stated range is applied.
    base
        The unshocked outcome on ``grid``, where it is already known.
    solver
        As in :func:`kerege.solve.solve`.

    Raises
    ------
    SolveError
        If there is no answer with a passing certificate.
    """
    market = regrid(calibrated, grid)
    before = market.previous
    if base is None:
        base = solve_market(
            market.network, market.curves, previous=before, solver=solver, what=f"base of {shock.id}"
        )
    state = apply_actions(start_state(market), shock.actions, end)
    shocked = solve_market(
        state.network, state.curves, previous=before, solver=solver, what=f"market under {shock.id}"
    )
    return WhatIf(shock, market, base, shocked)
