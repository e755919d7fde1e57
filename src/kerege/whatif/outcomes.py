"""A shock with the accounts of both markets, run on the markets it touches."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from kerege.base.periods import Grid
from kerege.case.scenarios import Shock
from kerege.equilibrium import Accounts, Outcome, make_accounts
from kerege.network.charges import charges_on
from kerege.whatif.pipeline import Solved
from kerege.whatif.regrid import season
from kerege.whatif.run import WhatIf, shock_grid, what_if
from kerege.whatif.strength import End


@dataclass(frozen=True)
class ShockOutcome:
    """A shock with the accounts of both markets.

    solved : the calibrated markets that the shock acts on
    """

    solved: Solved
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
    bases: dict[tuple[Grid, tuple[str, ...]], tuple[Outcome, Accounts]] = {}
    for shock in shocks:
        grid, part = shock_grid(solved.values.case.meta, shock), markets_of(solved, shock)
        key = (grid, part.calibrated.network.names.links)
        result = run_shock(solved, shock, end, base=bases.get(key), solver=solver)
        bases[key] = (result.pair.base, result.before)
        yield result


def markets_of(solved: Solved, shock: Shock) -> Solved:
    """Return the separate markets that ``shock`` acts on."""
    return solved.part({action.element for action in shock.actions})


def run_shock(
    solved: Solved,
    shock: Shock,
    end: End = End.MID,
    *,
    base: tuple[Outcome, Accounts] | None = None,
    grid: Grid | None = None,
    solver: str = "clarabel",
) -> ShockOutcome:
    """Return ``shock`` solved with accounts on ``grid``, or that of the case where none is given.

    ``base`` is the unshocked market on the same grid, where known.

    Raises
    ------
    SolveError
        If there is no answer with a passing certificate.
    """
    solved = markets_of(solved, shock)
    grid = grid or shock_grid(solved.values.case.meta, shock)
    pair = what_if(solved.calibrated, shock, grid, end, base=base[0] if base else None, solver=solver)
    charges = charges_on(solved.charges, season(solved.calibrated.network.grid, grid))
    added = pair.shocked.market.curves.arc_cost - pair.calibrated.curves.arc_cost
    return ShockOutcome(
        solved,
        pair,
        base[1] if base else make_accounts(pair.base, charges, solved.owners),
        make_accounts(pair.shocked, replace(charges, surcharge=added), solved.owners),
    )


def income_by_state(result: ShockOutcome) -> dict[str, float]:
    """Return what the shock adds to the income of each state that earns or pays there, kUSD."""
    change = (result.after.money - result.before.money).sum(axis=(0, 2))
    solved = result.solved
    home = solved.owners.home
    moved = (np.abs(result.before.money) + np.abs(result.after.money)).sum(axis=(0, 2)) > 0
    states = sorted(
        {h for h, there in zip(home, moved, strict=True) if there} | {solved.values.case.meta.focus}
    )
    return {s: float(sum(change[i] for i, h in enumerate(home) if h == s)) for s in states}
