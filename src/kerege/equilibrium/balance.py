"""The base table: observed quantities made to add up.

Claims come as intervals and contradict each other. Stage one finds rates inside every balance whose stretches
outside the intervals are smallest in the weighted least-squares sense (weights from the intervals' widths;
Stone, Champernowne & Meade 1942, *Review of Economic Studies* 9(2), for the idea). Stage two keeps every
observed sum of stage one and, where nothing was observed, takes the cheapest routes.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
import polars as pl
from scipy import sparse

from kerege.base.periods import Grid
from kerege.equilibrium.observations import Observations, gather, rate_count
from kerege.network import Network, arcs_of_links, make_incidence
from kerege.network.build import build_network
from kerege.network.charges import carriage_charge
from kerege.network.model import Floats
from kerege.network.unbuilt import built
from kerege.network.values import Values
from kerege.solve import Certificate, Program, solve
from kerege.solve.scaling import scale

#: weight of a deviation from the mid inside the interval, against 1 for a stretch outside it
INSIDE = 0.01
#: stretch of a capacity is judged on this share of the capacity
CAPACITY_WIDTH = 0.01
#: and at least on this share of the largest observation that its flows are part of
CAPACITY_FLOOR = 1e-4
#: stage two: curvature that makes equal-cost routes share evenly, USD/t per kt/day
EVEN = 1e-3
#: weight of the pull towards zero of a rate nobody observed, against 1 for a stretch
RIDGE = 1e-7
#: share of its width by which stage two may move an observed sum
TRICKLE = 1e-4
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
    size = _rate_scale(work, seen)
    first, units = _least_squares(work, seen, size)
    x, stage_one = solve(scale(first, units)[0], solver=solver, what="base balance")
    n = rate_count(work) * work.n_period
    found = (x.x * units)[:n]
    cheapest = _cheapest(work, values, first, found, seen)
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


def _balances(network: Network) -> sparse.csr_array:
    incidence = make_incidence(network)
    rows = sparse.hstack([incidence.arcs, incidence.outputs, incidence.purchases], format="csr")
    return sparse.csr_array(sparse.kron(rows, sparse.eye_array(network.n_period), format="csr"))


def _timed(seen: Observations, n_period: int) -> sparse.csr_array:
    """Return csr [n_row, n_rate * n_period]: each row summed over its own period."""
    coo = sparse.coo_array(seen.matrix)
    row = np.repeat(coo.coords[0], n_period)
    column = (coo.coords[1][:, None] * n_period + np.arange(n_period)).ravel()
    data = (coo.data[:, None] * seen.periods[coo.coords[0]]).ravel()
    shape = (seen.matrix.shape[0], seen.matrix.shape[1] * n_period)
    return sparse.csr_array((data, (row, column)), shape=shape)


def _capacities(network: Network) -> tuple[sparse.csr_array, Floats]:
    """Rows and finite bounds of links, limits and producers; soft, because claims conflict here too."""
    n_link, n_arc = len(network.names.links), network.n_arc
    n_p, n_u = len(network.names.producers), network.n_purchase
    limits = network.limits
    rows = sparse.vstack(
        [
            sparse.hstack([arcs_of_links(network), sparse.csr_array((n_link, n_p + n_u))]),
            sparse.hstack([limits.on_arcs, limits.on_outputs, limits.on_purchases]),
            sparse.hstack(
                [sparse.csr_array((n_p, n_arc)), sparse.eye_array(n_p), sparse.csr_array((n_p, n_u))]
            ),
        ],
        format="csr",
    )
    bound = np.vstack([network.links.capacity, limits.capacity, network.producers.capacity])
    wide = sparse.csr_array(sparse.kron(rows, sparse.eye_array(network.n_period), format="csr"))
    flat = bound.ravel()
    use = np.flatnonzero(np.isfinite(flat) & (flat > 0))  # zero is a hard bound on each rate
    return sparse.csr_array(wide[use]), flat[use]


def _least_squares(network: Network, seen: Observations, size: Floats) -> tuple[Program, Floats]:
    """Return the program and the usual size of its unknowns, in which it is solved.

    ``size`` is that of the rates, float64[n_rate]. Unknowns: rates, deviation from mid, stretch of each
    observation, stretch of each capacity.
    """
    n, T = rate_count(network), network.n_period
    rows, caps = _timed(seen, T), _capacities(network)
    k, c = rows.shape[0], caps[1].size
    balances = _balances(network)
    zero = sparse.csr_array
    A = sparse.vstack(
        [
            sparse.hstack([balances, zero((balances.shape[0], 2 * k + c))]),
            sparse.hstack([rows, -sparse.eye_array(k), zero((k, k + c))]),
            sparse.hstack([rows, zero((k, k)), -sparse.eye_array(k), zero((k, c))]),
            sparse.hstack([caps[0], zero((c, 2 * k)), -sparse.eye_array(c)]),
        ],
        format="csc",
    )
    cap_width = np.maximum(CAPACITY_WIDTH * caps[1], CAPACITY_FLOOR * _row_scale(np.repeat(size, T), caps[0]))
    spread = np.maximum(seen.width, 1e-3)
    hessian = np.concatenate([_ridge(network, size), INSIDE / spread**2, 1 / spread**2, 1 / cap_width**2])
    zeros_b = np.zeros(balances.shape[0])
    units = np.concatenate([np.repeat(size, T), spread, spread, cap_width])
    return Program(
        P=sparse.csc_array(sparse.diags_array(2 * hessian, format="csc")),
        q=np.zeros(hessian.size),
        A=sparse.csc_array(A),
        row_lower=np.concatenate([zeros_b, seen.mid, seen.low, np.full(c, -np.inf)]),
        row_upper=np.concatenate([zeros_b, seen.mid, seen.high, caps[1]]),
        lower=np.concatenate([np.zeros(n * T), np.full(2 * k, -np.inf), np.zeros(c)]),
        upper=np.concatenate([_ceiling(network), np.full(2 * k + c, np.inf)]),
    ), units


def _ceiling(network: Network) -> Floats:
    """float64[n_rate * n_period]: zero for what is not built, whatever was observed; else no bound."""
    arcs, plants = built(network)
    free = np.ones((network.n_purchase, network.n_period), dtype=np.bool_)
    return np.where(np.vstack([arcs, plants, free]), np.inf, 0.0).ravel()


def _ridge(network: Network, size: Floats) -> Floats:
    """float64[n_rate * n_period]: pull towards zero, weak against each rate's own size."""
    return np.outer(RIDGE / size**2, _weight(network)).ravel()


def _rate_scale(network: Network, seen: Observations) -> Floats:
    """float64[n_rate]: about how large each rate can be: the smallest observed sum it is part of.

    A rate that nobody observed counts as large as the largest of its stream, of its good, or of all.
    """
    scale = np.full(rate_count(network), np.inf)
    coo = sparse.coo_array(seen.matrix)
    sums = np.abs(seen.mid)
    for size, chosen in ((sums, sums > 0), (seen.width, sums <= 0)):  # one month of zero says nothing of size
        mine = (coo.data > 0) & chosen[coo.coords[0]] & ~np.isfinite(scale[coo.coords[1]])
        np.minimum.at(scale, coo.coords[1][mine], size[coo.coords[0][mine]])
    scale = np.where(np.isfinite(scale), scale, 0.0)
    names = network.names.streams
    goods = {good: n for n, good in enumerate(sorted({good for good, _ in names}))}
    stream = np.concatenate(
        [network.links.arc_stream, network.producers.stream, network.consumers.purchase_stream]
    )
    good = np.array([goods[g] for g, _ in names], dtype=np.int64)[stream]
    for group in (stream, good, np.zeros_like(good)):
        top = np.zeros(int(group.max(initial=0)) + 1)
        np.maximum.at(top, group, scale)
        scale = np.where(scale > 0, scale, top[group])
    return np.where(scale > 0, scale, 1.0)


def _row_scale(size: Floats, rows: sparse.csr_array) -> Floats:
    """float64[n_row]: largest size, float64[n_column], of what is in each row."""
    found = np.zeros(rows.shape[0])
    coo = sparse.coo_array(rows)
    np.maximum.at(found, coo.coords[0], size[coo.coords[1]])
    return found


def _weight(network: Network) -> Floats:
    """float64[n_period]: days of each period over their mean; a cost counts for every day it is paid."""
    days = network.grid.days
    return np.asarray(days / days.mean())


def _cheapest(network: Network, values: Values, first: Program, rates: Floats, seen: Observations) -> Program:
    """Keep every observed sum and capacity use of stage one, but for a trickle; spend least on carriage.

    Without the trickle what the weak pull towards zero took from one observed sum would have to flow where
    nobody observed anything, however dear.
    """
    n = rate_count(network) * network.n_period
    observed = sparse.csc_array(first.A[:, :n])
    target = observed @ rates
    days = np.tile(_weight(network), rate_count(network))
    soft = np.isinf(first.row_lower)  # capacity rows: may be used less, not more
    free = np.zeros(target.size)
    count, k = _balances(network).shape[0], seen.width.size
    free[count : count + 2 * k] = TRICKLE * np.tile(seen.width, 2)
    kept = replace(
        first,
        P=sparse.csc_array(sparse.diags_array(EVEN * days, format="csc")),
        q=_carriage(network, values, n) * days,
        A=observed,
        row_lower=np.where(soft, -np.inf, target - free),
        row_upper=np.where(soft, np.maximum(target, first.row_upper), target + free),
        lower=np.zeros(n),
        upper=_ceiling(network),
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
