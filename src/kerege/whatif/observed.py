"""What the model says of an observation, in the unit of the observation."""

from __future__ import annotations

import numpy as np

from kerege.base.periods import Span
from kerege.case.scenarios import Measure, Observation
from kerege.network import Network
from kerege.network.members import group_members
from kerege.network.model import Floats, Ints
from kerege.network.values import Values
from kerege.whatif.rolling import Path


def measure(run: Path, calm: Path, seen: Observation, values: Values) -> float:
    """Return what the model says of an observation, in its unit."""
    window = Span(seen.start, seen.end)
    share = run.network.grid.share(window) * run.network.grid.days
    if share.sum() == 0:
        raise ValueError(f"observation of {seen.event} from {seen.start} lies outside the event's grid")
    value, reference = (float(_rate(o, seen, values) @ share) for o in (run, calm))
    if seen.unit == "percent":
        return 100.0 * (value - reference) / reference if abs(reference) > 1e-9 else 0.0
    return value / float(share.sum()) if seen.unit.endswith("/day") else value


def _rate(outcome: Path, seen: Observation, values: Values) -> Floats:
    """float64[n_period] kt/day: the observed thing in a run; an actor's id means all of its streams."""
    names, element = outcome.network.names, seen.element
    groups = set(values.case.tables["groups"]["id"].to_list())
    origins = {origin for _, origin in names.streams}
    if seen.measure is Measure.PRICE:
        if element not in names.consumers:
            raise ValueError(f"event {seen.event}: a price is observed at a consumer, found {element!r}")
        return np.asarray(outcome.paid[names.consumers.index(element)])
    if element in names.producers:
        found = outcome.output[[names.producers.index(element)]]
    elif element in names.links:
        found = outcome.flow[_arcs(outcome.network, element, seen.origin)]
    elif element in names.consumers:
        found = outcome.purchase[_purchases(outcome.network, element, seen.origin)]
    elif element in groups:
        found = _group(outcome, element, values)
    elif seen.measure in {Measure.OUTPUT, Measure.NULL} and element in origins:
        event = values.case.event(seen.event)
        found = outcome.output[
            _of(outcome.network, outcome.network.producers.stream, element, event.good if event else "")
        ]
    else:
        raise ValueError(f"event {seen.event}: nothing called {element!r} can be observed in the model")
    return np.asarray(found.sum(axis=0))


def _of(network: Network, streams: Ints, origin: str, good: str = "") -> list[int]:
    """Return the positions in ``streams`` of one origin, or of all, and of one good, or of all."""
    names = network.names.streams
    return [
        i for i, s in enumerate(streams) if good in {"", names[s][0]} and origin in {"", "*", names[s][1]}
    ]


def _arcs(network: Network, link: str, origin: str) -> list[int]:
    wanted = set(_of(network, network.links.arc_stream, origin))
    mine = np.flatnonzero(network.links.arc_link == network.names.links.index(link))
    return [int(a) for a in mine if int(a) in wanted]


def _purchases(network: Network, consumer: str, origin: str) -> list[int]:
    wanted = set(_of(network, network.consumers.purchase_stream, origin))
    mine = np.flatnonzero(network.consumers.purchase_consumer == network.names.consumers.index(consumer))
    return [int(u) for u in mine if int(u) in wanted]


def _group(outcome: Path, group: str, values: Values) -> Floats:
    network = outcome.network
    members = group_members(
        values, network.names, network.links, network.producers, network.consumers, [group]
    )
    return np.asarray(
        members.on_arcs @ outcome.flow
        + members.on_outputs @ outcome.output
        + members.on_purchases @ outcome.purchase
    )
