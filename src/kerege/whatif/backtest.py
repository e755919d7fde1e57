"""Run the model on what happened: the lost capacity goes in, the outcome is compared with what was observed.

An event is solved on its own fine grid, three times for what was in fact lost (low, mid and high of the
stated range, with tanks emptier, usual and fuller) and once for what was announced. The undisturbed run has
the same context, so a change is against the world of that time. Short events are decided day by day, because
nobody knew their end (see :mod:`kerege.whatif.rolling`); long ones and announced ones are known in length.
"""

from __future__ import annotations

from dataclasses import dataclass

from kerege.case.scenarios import Event, Observation, Role
from kerege.equilibrium import Calibrated, solve_market
from kerege.network.values import Values
from kerege.solve import Certificate
from kerege.whatif.apply import apply_actions
from kerege.whatif.event_runs import actual_run, alarm_run, event_grid
from kerege.whatif.observed import measure
from kerege.whatif.regrid import regrid
from kerege.whatif.rolling import Path, as_path
from kerege.whatif.state import start_state
from kerege.whatif.strength import End

#: an observation without a range is met within this many percentage points, or percent of its value
CLOSE = 2.0
#: rounding allowed at the edge of an observed range, in the unit of the observation
EDGE = 0.05


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
    runs = tuple(actual_run(context, event, end, calm, values) for end in End)
    comparisons = [_compare("actual", o, calm, runs, values) for o in event.observations]
    certificates = [calm.certificate, *(run.certificate for run in runs)]
    if event.alarm:
        alarm = alarm_run(context, event, calm)
        certificates.append(alarm.certificate)
        comparisons += [_compare("alarm", o, calm, (alarm, alarm, alarm), values) for o in event.observations]
    return Backtest(event, tuple(comparisons), _verdict(event, comparisons), tuple(certificates))


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
