"""The runs of an event on its own grid: with what was in fact lost, and with what was announced."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import numpy as np

from kerege.base.periods import Grid, make_grid
from kerege.case.scenarios import Action, Event, Observation
from kerege.equilibrium import solve_market
from kerege.network import link_totals
from kerege.network.values import Values
from kerege.whatif.apply import apply_actions
from kerege.whatif.rolling import Path, as_path, roll
from kerege.whatif.state import State
from kerege.whatif.strength import End

#: events up to this many days are solved by day, longer ones by week
DAILY_UP_TO = 31
#: days after the event in which tanks refill and cargoes catch up
RECOVERY_DAYS = 14
#: days an outage is expected to last on where no store says
DEFAULT_OUTLOOK = 2


def event_grid(event: Event) -> Grid:
    """Return the grid an event is solved on, with two weeks to recover.

    Days for a short event; weeks for a long one, cut where an action or an observation begins or ends.
    """
    windows: list[Action | Observation] = [*event.actions, *event.alarm, *event.observations]
    days = max(
        [
            1,
            (event.end - event.start).days,
            *((w.end - event.start).days for w in (*event.actions, *event.alarm)),
        ]
    )
    last = event.start + timedelta(days=days + RECOVERY_DAYS)
    if days <= DAILY_UP_TO:
        return make_grid(event.start, last, "day")
    cuts = {day for w in windows for day in (w.start, w.end) if event.start < day < last}
    return Grid(tuple(sorted(cuts | set(make_grid(event.start, last, "week").edges))))


def actual_run(context: State, event: Event, end: End, calm: Path, values: Values) -> Path:
    """Return the run with what was in fact lost, at one end of its range; by day where the grid is daily."""
    start = _tanks(context, end, values)
    state = apply_actions(start, event.actions, end)
    before = link_totals(calm.network, calm.flow)
    what = f"{event.id} (actual, {end})"
    if (context.network.grid.days > 1).any():
        return as_path(solve_market(state.network, state.curves, previous=before, what=what))
    return roll(start, state, _outlook(context, end, values), before[:, 0], what)


def alarm_run(context: State, event: Event, calm: Path) -> Path:
    """Return the run with what was announced, dates included."""
    state = apply_actions(context, event.alarm)
    before, what = link_totals(calm.network, calm.flow), f"{event.id} (alarm)"
    return as_path(solve_market(state.network, state.curves, previous=before, what=what))


def _tanks(context: State, end: End, values: Values) -> State:
    """Return the market with tanks as full as one end of the claims says: fuller is worse in an outage."""
    network = context.network
    stores = network.stores
    factor = np.ones(len(network.names.stores))
    for i, name in enumerate(network.names.stores):
        fill = values.interval(name, "fill")
        if fill is not None and fill.mid > 0:
            factor[i] = float(getattr(fill, end.value)) / fill.mid
    stock = stores.initial * factor[stores.stock_store]
    moved = replace(stores, initial=stock, usual=stock)
    return replace(context, network=replace(network, stores=moved))


def _outlook(context: State, end: End, values: Values) -> int:
    """Return the longest outlook of any store, in whole days: how long an outage is expected to last on."""
    found = [values.interval(name, "outlook") for name in context.network.names.stores]
    days = [float(getattr(f, end.value)) for f in found if f is not None]
    return round(max(days, default=DEFAULT_OUTLOOK))
