"""Shocks of a study: outcomes, accounts and the headline measures that ranges are given for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from kerege.base.periods import Grid
from kerege.case.scenarios import Shock
from kerege.equilibrium import Accounts, Item, Outcome, make_accounts
from kerege.network.charges import Charges
from kerege.study.blocs import bloc_members
from kerege.study.pipeline import Solved
from kerege.whatif import End, WhatIf, shock_grid, what_if
from kerege.whatif.regrid import season

MUSD = 1000.0  # kUSD


@dataclass(frozen=True)
class ShockOutcome:
    """A shock with the accounts of both markets."""

    pair: WhatIf
    before: Accounts
    after: Accounts


def run_shocks(
    solved: Solved, shocks: Sequence[Shock], end: End = End.MID, *, solver: str = "clarabel"
) -> Iterator[ShockOutcome]:
    """Yield every shock solved with accounts; shocks on the same grid share their base run.

    Raises
    ------
    SolveError
        If there is no answer with a passing certificate.
    """
    bases: dict[Grid, Outcome] = {}
    for shock in shocks:
        grid = shock_grid(solved.values.case.meta, shock)
        result = run_shock(solved, shock, end, base=bases.get(grid), solver=solver)
        bases[grid] = result.pair.base
        yield result


def run_shock(
    solved: Solved,
    shock: Shock,
    end: End = End.MID,
    *,
    base: Outcome | None = None,
    solver: str = "clarabel",
) -> ShockOutcome:
    """Return ``shock`` solved with accounts; ``base`` is the unshocked outcome on its grid, where known.

    Raises
    ------
    SolveError
        If there is no answer with a passing certificate.
    """
    grid = shock_grid(solved.values.case.meta, shock)
    pair = what_if(solved.calibrated, shock, grid, end, base=base, solver=solver)
    charges = _on_grid(solved.charges, season(solved.calibrated.network.grid, grid))
    added = pair.shocked.market.curves.arc_cost - pair.calibrated.curves.arc_cost
    return ShockOutcome(
        pair,
        make_accounts(pair.base, charges, solved.owners),
        make_accounts(pair.shocked, replace(charges, surcharge=added), solved.owners),
    )


def _on_grid(charges: Charges, take: NDArray[np.int64]) -> Charges:
    return Charges(
        charges.tariff[:, take],
        charges.operating_cost[:, take],
        charges.transit_fee,
        charges.surcharge[:, take],
    )


@dataclass(frozen=True, slots=True)
class Measurement:
    """One headline result of a shock."""

    measure: str
    subject: str
    unit: str
    value: float


def headline(solved: Solved, result: ShockOutcome) -> tuple[Measurement, ...]:
    """Return the headline results: incomes by state, output of the focus actor by month, rerouting."""
    case, pair = solved.values.case, result.pair
    focus, names = case.meta.focus, pair.base.network.names
    grid = pair.base.network.grid
    by_state = _by_state(solved, result)
    found = [Measurement("income change", state, "MUSD", value / MUSD) for state, value in by_state.items()]
    for bloc, members in bloc_members(case).items():
        total = sum(by_state.get(member, 0.0) for member in (*members, bloc))
        found.append(Measurement("income change of bloc", bloc, "MUSD", total / MUSD))
    mine = [i for i, s in enumerate(pair.base.network.producers.stream) if names.streams[s][1] == focus]
    change = (pair.shocked.output - pair.base.output)[mine].sum(axis=0)
    level = pair.base.output[mine].sum(axis=0)
    found.append(Measurement("output change", focus, "kt", float(change @ grid.days)))
    percent = 100 * np.divide(change, level, out=np.zeros_like(change), where=level > 0)
    found.append(Measurement("deepest output change", focus, "%", float(percent.min())))
    for label, value in zip(grid.labels, percent, strict=True):
        found.append(Measurement("output change by month", label, "%", float(value)))
    found += _income_by_month(solved, result)
    found += _rerouted(result, focus)
    return tuple(found)


def _by_state(solved: Solved, result: ShockOutcome) -> dict[str, float]:
    change = (result.after.money - result.before.money).sum(axis=(0, 2))
    home = solved.owners.home
    states = sorted(set(home))
    return {s: float(sum(change[i] for i, h in enumerate(home) if h == s)) for s in states}


def _income_by_month(solved: Solved, result: ShockOutcome) -> list[Measurement]:
    focus = solved.values.case.meta.focus
    mine = [i for i, home in enumerate(solved.owners.home) if home == focus]
    change = (result.after.money - result.before.money)[:, mine].sum(axis=(0, 1)) / MUSD
    take = (result.after.money - result.before.money)[list(Item).index(Item.STATE_TAKE)][mine].sum() / MUSD
    labels = result.pair.base.network.grid.labels
    months = [
        Measurement("income change by month", label, "MUSD", float(v))
        for label, v in zip(labels, change, strict=True)
    ]
    return [*months, Measurement("state take change", focus, "MUSD", float(take))]


def _rerouted(result: ShockOutcome, focus: str) -> list[Measurement]:
    """Gains on links over the horizon, focus origin only, that exceed one per cent of the largest loss."""
    pair = result.pair
    links, names = pair.base.network.links, pair.base.network.names
    change = (pair.shocked.flow - pair.base.flow) @ pair.base.network.grid.days
    mine = np.array([names.streams[s][1] == focus for s in links.arc_stream])
    largest = float(np.abs(np.where(mine, change, 0.0)).max(initial=0.0))
    return [
        Measurement("flow change", names.links[links.arc_link[a]], "kt", float(change[a]))
        for a in np.flatnonzero(mine)
        if abs(change[a]) > 0.01 * largest and largest > 0
    ]


def focus_income(solved: Solved, result: ShockOutcome) -> float:
    """Return the focus actor's income change, MUSD: the result that drivers are judged by."""
    return _by_state(solved, result)[solved.values.case.meta.focus] / MUSD
