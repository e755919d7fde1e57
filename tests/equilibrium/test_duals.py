"""Prices and rents are derivatives: what one more unit is worth, by finite differences."""

from dataclasses import replace

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from kerege.equilibrium.outcome import Outcome, solve_market
from kerege.solve import SolveError, solve
from markets import market
from random_markets import Parts, random_markets

STEP = 1e-3
#: second derivatives of random markets are of order 10 USD/t per kt/day
ROUNDING = 0.05


def between(dual: float, values: tuple[float, float, float]) -> bool:
    """Whether a dual lies between the one-sided slopes of the concave value at -STEP, 0 and STEP."""
    less, here, more = values
    return (more - here) / STEP - ROUNDING <= dual <= (here - less) / STEP + ROUNDING


@settings(max_examples=40)
@given(random_markets(), st.data())
def test_a_price_is_what_one_more_tonne_at_the_place_is_worth(parts: Parts, data: st.DataObject) -> None:
    outcome = solve_market(*market(**parts))
    program, days = outcome.market.program, outcome.network.grid.days
    node = data.draw(st.integers(0, outcome.price.shape[0] - 1))
    t = data.draw(st.integers(0, days.size - 1))
    row = node * days.size + t

    def value(change: float) -> float:
        low, high = program.row_lower.copy(), program.row_upper.copy()
        low[row] -= change  # a gift enters the balance: it needs that much less of the rest
        high[row] -= change
        return -solve(replace(program, row_lower=low, row_upper=high))[1].objective / days[t]

    try:
        values = (value(-STEP), value(0.0), value(STEP))
    except SolveError:
        return  # nothing can take a tonne from, or bring one to, a place without plants
    assert between(outcome.price[node, t], values)


def rents(outcome: Outcome, kind: str) -> np.ndarray:
    return outcome.link_rent if kind == "links" else outcome.limit_rent


@settings(max_examples=40)
@given(random_markets(), st.data())
def test_a_rent_is_what_one_more_unit_of_capacity_is_worth(parts: Parts, data: st.DataObject) -> None:
    kind = data.draw(st.sampled_from([k for k in ("links", "limits") if parts[k]]))
    index = data.draw(st.integers(0, len(parts[kind]) - 1))
    network, curves = market(**parts)
    group = getattr(network, kind)
    t = data.draw(st.integers(0, network.n_period - 1))
    if not STEP < group.capacity[index, t] < np.inf:
        return  # a closed or endless link has no finite derivative

    def value(change: float) -> float:
        capacity = group.capacity.copy()
        capacity[index, t] += change
        other = replace(network, **{kind: replace(group, capacity=capacity)})
        return -solve_market(other, curves).certificate.objective / network.grid.days[t]

    rent = rents(solve_market(network, curves), kind)[index, t]
    assert between(rent, (value(-STEP), value(0.0), value(STEP)))
