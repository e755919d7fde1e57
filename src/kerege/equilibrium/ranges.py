"""Ranges of flows that leave the equilibrium as it is."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from kerege.equilibrium.outcome import Outcome
from kerege.network.model import Floats
from kerege.solve.ranges import optimal_ranges

#: a flow that can move by more than this share of itself counts as not unique
LOOSE = 1e-6


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


def uniqueness(outcome: Outcome) -> str:
    """Return one sentence on which parts of an equilibrium are unique.

    An arc with a positive slope makes the program strictly convex in its flow, so the flow is unique; prices
    of nodes that something passes, outputs and demands with sloping curves are unique in any case.
    """
    slope = outcome.market.curves.arc_slope
    flat = np.flatnonzero((slope <= 0).any(axis=1))
    if flat.size == 0:
        return "every flow is unique: each link's marginal cost rises with its flow"
    low, high = flow_ranges(outcome, [int(a) for a in flat])
    width = high - low
    loose = int((width > LOOSE * np.maximum(1.0, high)).any(axis=1).sum())
    if loose == 0:
        return f"every flow is unique: {flat.size} links have level cost, but no other flow is as good"
    return (
        f"{loose} of {outcome.network.n_arc} flows are not unique; the widest can move by "
        f"{float(width.max()):.3g} kt/day without changing prices, outputs or demands"
    )


def _unknowns(outcome: Outcome) -> Floats:
    layout = outcome.market.layout
    x = np.zeros(layout.size)
    missed_links = outcome.missed[: layout.missed_links[1]]
    for group, values in (
        (layout.arcs, outcome.flow),
        (layout.blocks, outcome.block),
        (layout.purchases, outcome.purchase),
        (layout.demand, outcome.demand),
        (layout.unserved, outcome.unserved[outcome.market.structure.shed]),
        (layout.stocks, outcome.stock),
        (layout.missed_links, missed_links),
        (layout.missed_outputs, outcome.missed[layout.missed_links[1] :]),
    ):
        layout.part(x, group)[:] = values
    return x
