"""Stage two of the base table: what nobody observed takes the cheapest routes."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from scipy import sparse

from kerege.equilibrium.least_squares import balance_rows, period_weight, rate_ceiling
from kerege.equilibrium.observations import Observations, rate_count
from kerege.network import Network
from kerege.network.charges import carriage_charge
from kerege.network.model import Floats
from kerege.network.values import Values
from kerege.solve import Program

#: stage two: curvature that makes equal-cost routes share evenly, USD/t per kt/day
EVEN = 1e-3
#: share of its width by which stage two may move an observed sum
TRICKLE = 1e-4


def cheapest_routes(
    network: Network, values: Values, first: Program, rates: Floats, seen: Observations
) -> Program:
    """Keep every observed sum and capacity use of stage one, but for a trickle; spend least on carriage.

    Without the trickle what the weak pull towards zero took from one observed sum would have to flow where
    nobody observed anything, however dear.
    """
    n = rate_count(network) * network.n_period
    observed = sparse.csc_array(first.A[:, :n])
    target = observed @ rates
    days = np.tile(period_weight(network), rate_count(network))
    soft = np.isinf(first.row_lower)  # capacity rows: may be used less, not more
    free = np.zeros(target.size)
    count, k = balance_rows(network).shape[0], seen.width.size
    free[count : count + 2 * k] = TRICKLE * np.tile(seen.width, 2)
    kept = replace(
        first,
        P=sparse.csc_array(sparse.diags_array(EVEN * days, format="csc")),
        q=_carriage(network, values, n) * days,
        A=observed,
        row_lower=np.where(soft, -np.inf, target - free),
        row_upper=np.where(soft, np.maximum(target, first.row_upper), target + free),
        lower=np.zeros(n),
        upper=rate_ceiling(network),
    )
    return _without_repeats(kept)


def _without_repeats(program: Program) -> Program:
    """Drop rows that repeat an earlier one (an observation appears twice in stage one) or hold nothing."""
    A = program.A.tocsr()
    seen: set[bytes] = set()
    keep = []
    for i in range(A.shape[0]):
        part = slice(A.indptr[i], A.indptr[i + 1])
        mark = A.indices[part].tobytes() + A.data[part].tobytes() + np.array(program.row_upper[i]).tobytes()
        if A.indptr[i] < A.indptr[i + 1] and mark not in seen:
            seen.add(mark)
            keep.append(i)
    return replace(
        program,
        A=sparse.csc_array(A[keep]),
        row_lower=program.row_lower[keep],
        row_upper=program.row_upper[keep],
    )


def _carriage(network: Network, values: Values, n: int) -> Floats:
    cost = np.zeros((n // network.n_period, network.n_period))
    cost[: network.n_arc] = carriage_charge(network, values)[network.links.arc_link]
    return cost.ravel()
