"""A small market with one of everything, and its state: what actions change."""

from datetime import date, timedelta

import numpy as np

from kerege.base.intervals import Interval
from kerege.case.scenarios import Action
from kerege.equilibrium import solve_market
from kerege.whatif import State
from markets import Consumer, Limit, Link, Producer, Store, market

#: two periods, January 2023: the first 10 days, then 20 days
START, MIDDLE, END = date(2023, 1, 1), date(2023, 1, 11), date(2023, 1, 31)


def state() -> State:
    """Return a market whose base rates are simple numbers, not those of its equilibrium."""
    network, curves = market(
        ["A", "B"],
        links=[
            Link("pipe", "A", "B", cost=2, slope=0.01, capacity=20, ramp=0.5),
            Link("rail", "A", "B", cost=9, slope=0.01),
        ],
        producers=[
            Producer("field", "A", cost=10, slope=1, capacity=6, more=((16, 2, 4),)),
            Producer("wells", "A", cost=10, slope=1, origin="Y"),
        ],
        consumers=[Consumer("buyer", "B", choke=50, slope=1)],
        limits=[
            Limit("port", 30, {"pipe": 1, "rail": 1}, ramp=2),
            Limit("fleet", np.inf, {"rail": 2, "wells": 1}),
        ],
        stores=[Store("tank", "B", size=40, initial={"X": 10, "Y": 5}, holding=1)],
        days=[10, 20],
    )
    return State(
        network,
        curves,
        flow=np.array([[6.0, 6], [3, 3], [2, 2], [1, 1]]),  # pipe X, pipe Y, rail X, rail Y
        output=np.array([[8.0, 8], [4, 4]]),
        purchase=np.array([[8.0, 8], [4, 4]]),
    )


def solved_state() -> State:
    """Return the same market with the base rates of its equilibrium."""
    found = state()
    outcome = solve_market(found.network, found.curves)
    return State(found.network, found.curves, outcome.flow, outcome.output, outcome.purchase)


def action(
    element: str,
    attribute: str,
    *,
    days: tuple[int, int] = (0, 30),
    origins: tuple[str, ...] = (),
    phase: int = 0,
    **change: float | tuple[float, float, float],
) -> Action:
    """Return an action from day ``days[0]`` up to, not including, day ``days[1]`` of the grid."""
    (kind, amount), *_ = change.items()
    low, mid, high = amount if isinstance(amount, tuple) else (amount, amount, amount)
    intervals: dict[str, Interval] = {kind: Interval(low, mid, high)}
    first, last = (START + timedelta(days=d) for d in days)
    return Action(
        element, attribute, first, last, origins=origins, phase_in_days=phase,
        lost=intervals.get("lost"), factor=intervals.get("factor"), add=intervals.get("add"),
    )  # fmt: skip
