"""Cost and value curves on a network, piecewise linear in the margin: every problem stays a convex QP."""

from __future__ import annotations

from dataclasses import dataclass

from kerege.network.model import Floats, Ints


@dataclass(frozen=True, slots=True)
class Curves:
    """Marginal curves per period; rates in kt/day, prices in USD/t, slopes in USD/t per kt/day.

    Carriage: an arc's marginal cost at flow x is ``arc_cost + arc_slope * x`` (>= stated charges once the
    calibrated part, positive or negative, is in).
    Supply: a producer's output is the sum of its blocks; block b costs ``block_cost + block_slope * y`` at
    the margin for y in [0, block_width]. Blocks of a producer are listed in order of cost.
    Demand: a consumer pays ``choke - demand_slope * d`` for total purchases d, plus ``preference`` for a
    given stream. Demand above ``lost_load`` goes unserved at that value. Missed minima cost ``penalty``.

    arc_cost, arc_slope                    : float64[n_arc, n_period]
    block_producer                         : int32[n_block], sorted
    block_cost, block_slope, block_width   : float64[n_block, n_period]; width may be +inf
    choke, demand_slope                    : float64[n_consumer, n_period]
    preference                             : float64[n_purchase, n_period]
    lost_load                              : float64[n_consumer, n_period]; +inf where no value is stated
    penalty                                : float64[n_stream, n_period], above every choke price of the good
    """

    arc_cost: Floats
    arc_slope: Floats
    block_producer: Ints
    block_cost: Floats
    block_slope: Floats
    block_width: Floats
    choke: Floats
    demand_slope: Floats
    preference: Floats
    lost_load: Floats
    penalty: Floats
