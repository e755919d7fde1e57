"""Apply actions to a calibrated market: a new market comes out, the old one stays.

What "lost" means, by attribute: a *capacity* falls by the share lost, measured against its own value, or
against the base use where no capacity is bound; *output* and *demand* scale the whole supply or demand curve;
a *purchase* or a capacity limited to some origins caps those streams against their base flow; *size* is a
store's; *ramp* is how fast a route grows; *minimum* is what a contract obliges to ship; *tariff* adds to the
charge.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from kerege.case.scenarios import Action
from kerege.network.model import Floats
from kerege.whatif.link_changes import (
    change_limit_capacity,
    change_link_capacity,
    change_minimum,
    change_ramp,
    change_tariff,
)
from kerege.whatif.plant_changes import change_demand, change_producer, change_purchase, change_size
from kerege.whatif.state import State
from kerege.whatif.strength import End, period_change

_Change = Callable[[State, Action, Floats, Floats], State]
_CHANGES: dict[tuple[str, str], _Change] = {
    ("link", "capacity"): change_link_capacity,
    ("link", "minimum"): change_minimum,
    ("link", "ramp"): change_ramp,
    ("link", "tariff"): change_tariff,
    ("limit", "capacity"): change_limit_capacity,
    ("limit", "ramp"): change_ramp,
    ("producer", "capacity"): change_producer,
    ("producer", "output"): change_producer,
    ("consumer", "purchase"): change_purchase,
    ("consumer", "demand"): change_demand,
    ("store", "size"): change_size,
}


def apply_actions(state: State, actions: Sequence[Action], end: End = End.MID) -> State:
    """Return the market after all ``actions``, applied in order.

    Raises
    ------
    ValueError
        If an action names an element or attribute that cannot be changed (the case check reports it first).
    """
    for action in actions:
        state = _apply(state, action, end)
    return state


def _apply(state: State, action: Action, end: End) -> State:
    factor, addition = period_change(action, state.network.grid, end)
    for kind, ids in _kinds(state).items():
        if action.element in ids and (kind, action.attribute) in _CHANGES:
            return _CHANGES[kind, action.attribute](state, action, factor, addition)
    raise ValueError(f"cannot change {action.element}.{action.attribute}")


def _kinds(state: State) -> dict[str, tuple[str, ...]]:
    names = state.network.names
    return {
        "link": names.links,
        "limit": names.limits,
        "producer": names.producers,
        "consumer": names.consumers,
        "store": names.stores,
    }
