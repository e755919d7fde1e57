"""Case to solved base in one call, for one set of values: used by the study and by every draw."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field, replace
from functools import cached_property

import numpy as np

from kerege.equilibrium import (
    Accounts,
    Balance,
    Calibrated,
    Outcome,
    balance,
    calibrate,
    make_accounts,
    solve_market,
)
from kerege.equilibrium.calibrate import select_balance, select_calibrated
from kerege.network.charges import Charges, make_charges, select_charges
from kerege.network.owners import Owners, make_owners, select_owners
from kerege.network.parts import Membership, memberships, part_of, select
from kerege.network.values import Values

#: flows smaller than this share of the largest are judged on that share, so that a trickle cannot fail a run
_SMALL = 1e-6


@dataclass(frozen=True)
class Solved:
    """A calibrated case with its unshocked outcome and what accounts need.

    The outcome is that of the whole case on its own grid, also of a part.
    """

    values: Values
    calibrated: Calibrated
    outcome: Outcome
    charges: Charges
    owners: Owners
    _parts: dict[frozenset[int], Solved] = field(default_factory=dict, repr=False, compare=False)

    @cached_property
    def markets(self) -> Membership:
        """Which elements belong to the same separate market."""
        return memberships(self.calibrated.network)

    def part(self, elements: Collection[str]) -> Solved:
        """Return the markets that ``elements`` belong to; all of them where none is known."""
        chosen = self.markets.of(self.calibrated.network, elements)
        if not chosen:
            return self
        if chosen not in self._parts:
            part = part_of(self.calibrated.network, self.markets, chosen)
            self._parts[chosen] = replace(
                self,
                calibrated=select_calibrated(self.calibrated, part),
                charges=select_charges(self.charges, part),
                owners=select_owners(self.owners, part),
                _parts={},
            )
        return self._parts[chosen]

    def accounts(self, outcome: Outcome) -> Accounts:
        """Return the accounts of any outcome on the base grid."""
        return make_accounts(outcome, self.charges, self.owners)

    @property
    def residual(self) -> float:
        """Largest relative deviation of a solved flow from the base table."""
        base, found = self.calibrated.base.flow, self.outcome.flow
        if base.size == 0:
            return 0.0
        floor = _SMALL * float(base.max(initial=1.0))
        return float((np.abs(found - base) / np.maximum(base, floor)).max())


def solve_case(
    values: Values, *, base: Balance | None = None, only: Collection[str] = (), solver: str = "clarabel"
) -> Solved:
    """Return the calibrated and solved base of ``values.case``.

    Parameters
    ----------
    values
        The numbers of a case.
    base
        Its base table, where known.
    only
        Elements whose markets are wanted; all markets by default. The base table is always that of all.
    solver
        As in :func:`kerege.solve.solve`.

    Raises
    ------
    SolveError
        If balance, calibration or market has no answer with a passing certificate.
    """
    table = _narrowed(base or balance(values, values.case.meta.grid), only)
    calibrated = calibrate(table, values, solver=solver)
    outcome = solve_market(
        calibrated.network, calibrated.curves, previous=calibrated.previous, solver=solver, what="base market"
    )
    network = calibrated.network
    return Solved(values, calibrated, outcome, make_charges(network, values), make_owners(network, values))


def _narrowed(base: Balance, elements: Collection[str]) -> Balance:
    """Return the base table of the markets of ``elements``; all of it where none is named."""
    if not elements:
        return base
    member = memberships(base.network)
    part = part_of(base.network, member, member.of(base.network, elements))
    return select_balance(base, part, select(base.network, part))
