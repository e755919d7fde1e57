"""Ranges of flows that leave the equilibrium as it is."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from kerege.equilibrium.outcome import Outcome
from kerege.network.model import Floats
from kerege.solve.ranges import optimal_ranges


def flow_ranges(outcome: Outcome, arcs: Sequence[int] | None = None) -> tuple[Floats, Floats]:
    """Return the smallest and largest flow of each arc over all equilibria of a solved market.

    Prices, outputs and demands are the same in all of them; an arc whose low and high agree is unique.

    Parameters
    ----------
    outcome
        A solved market.
    arcs
        Arc indices; all by default.

    Returns
    -------
    tuple
        float64[len(arcs), n_period] low and high, kt/day.
    """
    chosen = list(range(outcome.network.n_arc)) if arcs is None else list(arcs)
    T = outcome.network.n_period
    first = outcome.market.layout.arcs[0] * T
    columns = [first + arc * T + t for arc in chosen for t in range(T)]
    x = _unknowns(outcome)
    low, high = optimal_ranges(outcome.market.program, x, columns)
    return low.reshape(len(chosen), T), high.reshape(len(chosen), T)


def _unknowns(outcome: Outcome) -> Floats:
    layout = outcome.market.layout
    x = np.zeros(layout.size)
    missed_links = outcome.missed[: layout.missed_links[1]]
    for group, values in (
        (layout.arcs, outcome.flow),
        (layout.blocks, outcome.block),
        (layout.purchases, outcome.purchase),
        (layout.demand, outcome.demand),
        (layout.stocks, outcome.stock),
        (layout.missed_links, missed_links),
        (layout.missed_outputs, outcome.missed[layout.missed_links[1] :]),
    ):
        layout.part(x, group)[:] = values
    return x
