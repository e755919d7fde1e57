"""A disruption of unknown length, day by day.

On each day operators see what is open, expect it to stay so for ``outlook`` more days, and decide with the
tanks they have; next day they see more and decide again. Without this a model with perfect foresight would
spread the cut of a storm evenly over its days, which operators who do not know its end cannot do.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np

from kerege.base.periods import Grid
from kerege.equilibrium import Outcome, solve_market
from kerege.network import Network
from kerege.network.model import Floats
from kerege.solve import Certificate
from kerege.whatif.regrid import map_periods, period_arrays, take_periods
from kerege.whatif.state import State

#: days of normal operation that each decision looks at beyond the outage it expects
BEYOND = 7


@dataclass(frozen=True, slots=True)
class Path:
    """What happened on each period of a grid; the part of an outcome that observations are about.

    flow, output, purchase : float64[..., n_period] kt/day
    paid                   : float64[n_consumer, n_period] USD/t, worth of one more unit
    """

    network: Network
    flow: Floats
    output: Floats
    purchase: Floats
    paid: Floats
    certificate: Certificate


def as_path(outcome: Outcome) -> Path:
    """Return the path of a market solved at once."""
    return Path(
        outcome.network, outcome.flow, outcome.output, outcome.purchase, outcome.paid(), outcome.certificate
    )


def roll(calm: State, disturbed: State, outlook: int, before: Floats, what: str) -> Path:
    """Return the path of ``disturbed`` under rolling decisions, and the worst certificate of all of them.

    Parameters
    ----------
    calm, disturbed
        The market without and with the disruption, on the same daily grid.
    outlook
        Days beyond today for which today's disruption is expected to last.
    before
        float64[n_link] flows before the event, from which ramps start.
    what
        Words for messages.

    Raises
    ------
    SolveError
        If a day has no answer with a passing certificate.
    """
    network = disturbed.network
    last = _last_disturbed(calm, disturbed)
    both = _side_by_side(disturbed, calm)
    stock = network.stores.initial
    parts: list[Outcome] = []
    for day in range(min(last + 1, network.n_period)):
        window = _window(both, calm.network.grid, day, outlook, stock)
        outcome = solve_market(
            window.network,
            window.curves,
            previous=before,
            elapsed=day,
            solver="fast",
            what=f"{what}, day {day + 1}",
        )
        parts.append(outcome)
        stock = outcome.stock[:, 0]
    first = len(parts)
    if first < network.n_period:
        rest = _rest(disturbed, first, stock)
        tail = solve_market(
            rest.network, rest.curves, previous=before, elapsed=first, what=f"{what}, recovery"
        )
    else:
        tail = None
    return _joined(network, parts, tail)


def _last_disturbed(calm: State, disturbed: State) -> int:
    """Return the last period in which the two markets differ, or -1."""
    T = calm.network.n_period
    differs = np.zeros(T, dtype=np.bool_)
    pairs = zip(
        period_arrays(calm.network, calm.curves),
        period_arrays(disturbed.network, disturbed.curves),
        strict=True,
    )
    for one, two in pairs:
        differs |= (one != two).reshape(-1, T).any(axis=0)
    where = np.flatnonzero(differs)
    return int(where[-1]) if where.size else -1


def _window(both: State, days: Grid, day: int, outlook: int, stock: Floats) -> State:
    """Return the market as seen on ``day``: today repeated over the outlook, then calm.

    ``both`` holds the disturbed and then the calm market, each on the grid ``days``.
    """
    n = len(days)
    ahead = np.full(1 + outlook, day)
    after = np.minimum(day + 1 + outlook + np.arange(BEYOND), n - 1)
    T = ahead.size + after.size
    start, length = days.edges[day], days.edges[1] - days.edges[0]
    grid = Grid(tuple(start + length * k for k in range(T + 1)))
    take = np.concatenate([ahead, n + after])
    network, curves = take_periods(both.network, both.curves, take, grid)
    stores = replace(network.stores, initial=stock)
    return replace(both, network=replace(network, stores=stores), curves=curves)


def _side_by_side(one: State, two: State) -> State:
    """Return a state with the periods of ``one`` followed by those of ``two`` (the grid is not adapted)."""
    network, curves = map_periods(
        lambda first, second: np.concatenate([first, second], axis=-1),
        (one.network, one.curves),
        (two.network, two.curves),
    )
    return replace(one, network=network, curves=curves)


def _rest(state: State, first: int, stock: Floats) -> State:
    """Return the market from period ``first`` on, with ``stock`` in the tanks."""
    edges = state.network.grid.edges[first:]
    take = np.arange(first, state.network.n_period)
    network, curves = take_periods(state.network, state.curves, take, Grid(edges))
    return replace(
        state, network=replace(network, stores=replace(network.stores, initial=stock)), curves=curves
    )


def _joined(network: Network, parts: list[Outcome], tail: Outcome | None) -> Path:
    everything = [*parts, *([tail] if tail is not None else [])]

    def join(read: Callable[[Outcome], Floats]) -> Floats:
        columns = [read(part)[:, :1] for part in parts]
        return np.concatenate([*columns, *([read(tail)] if tail is not None else [])], axis=1)

    worst = max((part.certificate for part in everything), key=lambda c: c.worst)
    return Path(
        network,
        join(lambda o: o.flow),
        join(lambda o: o.output),
        join(lambda o: o.purchase),
        join(lambda o: o.paid()),
        worst,
    )
