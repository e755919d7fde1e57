"""Case to solved base in one call, for one set of values: used by the study and by every draw."""

from __future__ import annotations

from dataclasses import dataclass

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
from kerege.network.charges import Charges, make_charges
from kerege.network.owners import Owners, make_owners
from kerege.network.values import Values

#: flows smaller than this share of the largest are judged on that share, so that a trickle cannot fail a run
_SMALL = 1e-6


@dataclass(frozen=True)
class Solved:
    """A calibrated case with its unshocked outcome and what accounts need."""

    values: Values
    calibrated: Calibrated
    outcome: Outcome
    charges: Charges
    owners: Owners

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


def solve_case(values: Values, *, base: Balance | None = None, solver: str = "clarabel") -> Solved:
    """Return the calibrated and solved base of ``values.case``; ``base`` is its base table, where known.

    Raises
    ------
    SolveError
        If balance, calibration or market has no answer with a passing certificate.
    """
    calibrated = calibrate(
        base or balance(values, values.case.meta.grid, solver=solver), values, solver=solver
    )
    outcome = solve_market(
        calibrated.network, calibrated.curves, previous=calibrated.previous, solver=solver, what="base market"
    )
    network = calibrated.network
    return Solved(values, calibrated, outcome, make_charges(network, values), make_owners(network, values))
