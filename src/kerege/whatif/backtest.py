"""Run the model on what happened: the lost capacity goes in, the outcome is compared with what was observed.

An event is solved on its own fine grid, three times for what was in fact lost (low, mid and high of the
stated range, with tanks emptier, usual and fuller) and once for what was announced. The undisturbed run has
the same context, so a change is against the world of that time. Short events are decided day by day, because
nobody knew their end (see :mod:`kerege.whatif.rolling`); long ones and announced ones are known in length.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta

import numpy as np

from kerege.base.periods import Grid, Span, make_grid
from kerege.case.scenarios import Action, Event, Measure, Observation, Role
from kerege.equilibrium import Calibrated, solve_market
from kerege.network import Network, link_totals
from kerege.network.build import group_members
from kerege.network.model import Floats, Ints
from kerege.network.values import Values
from kerege.solve import Certificate
from kerege.whatif.apply import End, State, apply_actions, start_state
from kerege.whatif.regrid import regrid
from kerege.whatif.rolling import Path, as_path, roll

#: events up to this many days are solved by day, longer ones by week
DAILY_UP_TO = 31
#: days after the event in which tanks refill and cargoes catch up
RECOVERY_DAYS = 14
#: an observation without a range is met within this many percentage points, or percent of its value
CLOSE = 2.0
#: rounding allowed at the edge of an observed range, in the unit of the observation
EDGE = 0.05
#: days an outage is expected to last on where no store says
DEFAULT_OUTLOOK = 2


@dataclass(frozen=True, slots=True)
class Comparison:
    """One observation beside the model, in the unit of the observation.

    model  : (low, mid, high) over the range of what was lost; for an alarm all three are one run
    within : whether the model's range and the observed range meet; ``within_mid`` whether its mid lies inside
    error  : model mid less observed mid
    """

    phase: str
    observation: Observation
    observed: tuple[float, float, float]
    model: tuple[float, float, float]
    error: float
    within: bool
    within_mid: bool


@dataclass(frozen=True, slots=True)
class Backtest:
    """One event, compared."""

    event: Event
    comparisons: tuple[Comparison, ...]
    verdict: str
    certificates: tuple[Certificate, ...]


def backtest(calibrated: Calibrated, values: Values, event: Event) -> Backtest:
    """Return the comparison of ``event`` with the model.

    Raises
    ------
    SolveError
        If a run has no answer with a passing certificate.
    """
    if event.role is Role.OUT_OF_SCOPE:
        return Backtest(event, (), "out of scope", ())
    if not event.observations:
        return Backtest(event, (), "not testable: no outcome was published", ())
    market = regrid(calibrated, event_grid(event))
    context = apply_actions(start_state(market), event.context)
    calm = as_path(solve_market(context.network, context.curves, what=f"{event.id} undisturbed"))
    runs = tuple(_actual(context, event, end, calm, values) for end in End)
    comparisons = [_compare("actual", o, calm, runs, values) for o in event.observations]
    certificates = [calm.certificate, *(run.certificate for run in runs)]
    if event.alarm:
        alarm = _alarm(context, event, calm)
        certificates.append(alarm.certificate)
        comparisons += [_compare("alarm", o, calm, (alarm, alarm, alarm), values) for o in event.observations]
    return Backtest(event, tuple(comparisons), _verdict(event, comparisons), tuple(certificates))


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


def _actual(context: State, event: Event, end: End, calm: Path, values: Values) -> Path:
    """Return the run with what was in fact lost, at one end of its range; by day where the grid is daily."""
    start = _tanks(context, end, values)
    state = apply_actions(start, event.actions, end)
    before = link_totals(calm.network, calm.flow)
    what = f"{event.id} (actual, {end})"
    if (context.network.grid.days > 1).any():
        return as_path(solve_market(state.network, state.curves, previous=before, what=what))
    return roll(start, state, _outlook(context, end, values), before[:, 0], what)


def _alarm(context: State, event: Event, calm: Path) -> Path:
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


def _compare(phase: str, seen: Observation, calm: Path, runs: tuple[Path, ...], values: Values) -> Comparison:
    found = sorted(measure(run, calm, seen, values) for run in runs)
    middle = measure(runs[len(runs) // 2], calm, seen, values)
    room = CLOSE if seen.unit == "percent" else abs(seen.mid) * CLOSE / 100
    low, high = min(seen.low, seen.mid), max(seen.high, seen.mid)
    if high - low < room:
        low, high = seen.mid - room, seen.mid + room
    return Comparison(
        phase=phase,
        observation=seen,
        observed=(seen.low, seen.mid, seen.high),
        model=(found[0], middle, found[-1]),
        error=middle - seen.mid,
        within=bool(found[0] <= high + EDGE and found[-1] >= low - EDGE),
        within_mid=bool(low - EDGE <= middle <= high + EDGE),
    )


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


def _verdict(event: Event, comparisons: list[Comparison]) -> str:
    actual = [c for c in comparisons if c.phase == "actual"]
    met = sum(c.within for c in actual)
    mid = sum(c.within_mid for c in actual)
    count = f"{met} of {len(actual)} observations met, {mid} by the mid"
    if event.role is Role.INFORMS:
        return f"informs a parameter, no test: {count}"
    if met < len(actual):
        return f"outside the observed range: {count}"
    if event.expected_null:
        return "null, as observed" if mid == len(actual) else f"null at the mild end only: {count}"
    return "within the observed range" if mid == len(actual) else f"within at one end: {count}"
