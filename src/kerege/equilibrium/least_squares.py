"""Stage one of the base table: rates inside every balance, closest to what was observed."""

from __future__ import annotations

import numpy as np
from scipy import sparse

from kerege.equilibrium.observations import Observations, rate_count
from kerege.equilibrium.rate_scale import row_scale
from kerege.network import Network, arcs_of_links, make_incidence
from kerege.network.model import Floats
from kerege.network.unbuilt import built
from kerege.solve import Program

#: weight of a deviation from the mid inside the interval, against 1 for a stretch outside it
INSIDE = 0.01
#: stretch of a capacity is judged on this share of the capacity
CAPACITY_WIDTH = 0.01
#: and at least on this share of the largest observation that its flows are part of
CAPACITY_FLOOR = 1e-4
#: weight of the pull towards zero of a rate nobody observed, against 1 for a stretch
RIDGE = 1e-7


def least_squares(network: Network, seen: Observations, size: Floats) -> tuple[Program, Floats]:
    """Return the program and the usual size of its unknowns, in which it is solved.

    ``size`` is that of the rates, float64[n_rate]. Unknowns: rates, deviation from mid, stretch of each
    observation, stretch of each capacity.
    """
    n, T = rate_count(network), network.n_period
    rows, caps = _timed(seen, T), _capacities(network)
    k, c = rows.shape[0], caps[1].size
    balances = balance_rows(network)
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
    cap_width = np.maximum(CAPACITY_WIDTH * caps[1], CAPACITY_FLOOR * row_scale(np.repeat(size, T), caps[0]))
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
        upper=np.concatenate([rate_ceiling(network), np.full(2 * k + c, np.inf)]),
    ), units


def balance_rows(network: Network) -> sparse.csr_array:
    """Return csr [n_balance * n_period, n_rate * n_period]: every stream at every place and period."""
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


def rate_ceiling(network: Network) -> Floats:
    """float64[n_rate * n_period]: zero for what is not built, whatever was observed; else no bound."""
    arcs, plants = built(network)
    free = np.ones((network.n_purchase, network.n_period), dtype=np.bool_)
    return np.where(np.vstack([arcs, plants, free]), np.inf, 0.0).ravel()


def _ridge(network: Network, size: Floats) -> Floats:
    """float64[n_rate * n_period]: pull towards zero, weak against each rate's own size."""
    return np.outer(RIDGE / size**2, period_weight(network)).ravel()


def period_weight(network: Network) -> Floats:
    """float64[n_period]: days of each period over their mean; a cost counts for every day it is paid."""
    days = network.grid.days
    return np.asarray(days / days.mean())
