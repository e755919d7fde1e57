"""The base table: observed quantities made to add up.

Claims come as intervals and contradict each other. Stage one finds rates inside every balance whose stretches
outside the intervals are smallest in the weighted least-squares sense (weights from the intervals' widths;
Stone, Champernowne & Meade 1942, *Review of Economic Studies* 9(2), for the idea). Stage two keeps every
observed sum of stage one and, where nothing was observed, takes the cheapest routes.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import polars as pl

from kerege.base.periods import Grid
from kerege.equilibrium.cheapest_routes import cheapest_routes
from kerege.equilibrium.least_squares import least_squares
from kerege.equilibrium.observations import Observations, gather, rate_count
from kerege.equilibrium.rate_scale import rate_scale
from kerege.network import Network
from kerege.network.build import build_network
from kerege.network.model import Floats
from kerege.network.values import Values
from kerege.solve import Certificate, solve
from kerege.solve.scaling import scale

#: a stretch below this share of the value is rounding
STRETCHED = 1e-4
#: rates below this are solver dust, kt/day
DUST = 1e-7


@dataclass(frozen=True, slots=True)
class Balance:
    """Base rates on the period grid, kt/day, that satisfy every balance.

    flow, output, purchase : float64[n_arc | n_producer | n_purchase, n_period]
    observations           : what was asked for
    value, stretch         : float64[n_row] what came out, and how far outside [low, high] it is (signed)
    certificates           : of both stages
    """

    network: Network
    flow: Floats
    output: Floats
    purchase: Floats
    observations: Observations
    value: Floats
    stretch: Floats
    certificates: tuple[Certificate, Certificate]

    def table(self) -> pl.DataFrame:
        """Return the base table: one row per observed number."""
        keys, seen = self.observations.keys, self.observations
        return pl.DataFrame(
            {
                "element": [k[0] for k in keys],
                "attribute": [k[1] for k in keys],
                "of": [k[2] for k in keys],
                "period": [k[3] for k in keys],
                "low": seen.low,
                "mid": seen.mid,
                "high": seen.high,
                "value": self.value,
                "stretch": self.stretch,
            }
        )


def balance(values: Values, grid: Grid, *, solver: str = "fast") -> Balance:
    """Return the base table of the case on ``grid``.

    Raises
    ------
    SolveError
        If a stage fails its certificate.
    """
    seasonal = any(key[3] for key in values.case.numbers)
    work = build_network(values, grid if seasonal else Grid((grid.edges[0], grid.edges[-1])))
    seen = gather(work, values)
    size = rate_scale(work, seen)
    first, units = least_squares(work, seen, size)
    x, stage_one = solve(scale(first, units)[0], solver=solver, what="base balance")
    n = rate_count(work) * work.n_period
    found = (x.x * units)[:n]
    cheapest = cheapest_routes(work, values, first, found, seen)
    rates, stage_two = solve(cheapest, solver=solver, what="base routes")
    dust = np.maximum(DUST, DUST * size)[:, None]
    table = rates.x.reshape(-1, work.n_period)
    table = np.where(np.abs(table) < dust, 0.0, table)  # a route with a trickle would count as used
    value = ((seen.matrix @ table) * seen.periods).sum(axis=1)
    full = work if seasonal else build_network(values, grid)
    spread = table if seasonal else np.repeat(table, len(grid), axis=1)
    a, p = full.n_arc, len(full.names.producers)
    stretch = np.minimum(value - seen.low, 0.0) + np.maximum(value - seen.high, 0.0)
    stretch = np.where(np.abs(stretch) < np.maximum(DUST, STRETCHED * np.abs(value)), 0.0, stretch)
    return Balance(
        full, spread[:a], spread[a : a + p], spread[a + p :], seen, value, stretch, (stage_one, stage_two)
    )
