"""Events of the template beside the model: units, elements, phases, verdicts."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from kerege.base.intervals import Interval
from kerege.case.scenarios import Action, Event, Measure, Observation, Role
from kerege.network.values import Values
from kerege.whatif import Backtest, backtest
from kerege.whatif.event_runs import RECOVERY_DAYS, event_grid
from kerege.whatif.pipeline import solve_case
from templates import TANKS, changed, solved_template

START = date(2022, 3, 1)
PIPE = 38.0  # base flow, kt/day


def lost(
    element: str,
    *share: float,
    attribute: str = "capacity",
    days: int = 3,
    origins: tuple[str, ...] = ("UP",),
) -> Action:
    low, mid, high = share if len(share) == 3 else (share[0],) * 3
    return Action(
        element,
        attribute,
        START,
        START + timedelta(days=days),
        lost=Interval(low, mid, high),
        origins=origins,
    )


def seen(
    element: str, low: float, mid: float, high: float, *, unit: str = "percent", first: int = 0,
    days: int = 3, measure: Measure = Measure.FLOW, origin: str = "",
) -> Observation:  # fmt: skip
    start = START + timedelta(days=first)
    return Observation(
        "E", measure, element, origin, start, start + timedelta(days=days), unit, low, mid, high
    )


def event(
    *observations: Observation, actions: tuple[Action, ...] = (), days: int = 3, role: Role = Role.TESTS,
    context: tuple[Action, ...] = (), alarm: tuple[Action, ...] = (), null: bool = False,
) -> Event:  # fmt: skip
    return Event(
        id="E", name="Event", good="crude", start=START, end=START + timedelta(days=days), grade="A",
        role=role, informs=(), context=context, actions=actions, alarm=alarm, observations=observations,
        expected_null=null, reason="",
    )  # fmt: skip


def run(*observations: Observation, **parts: object) -> Backtest:
    solved = solved_template()
    return backtest(solved.calibrated, solved.values, event(*observations, **parts))  # type: ignore[arg-type]


def model(observation: Observation, **parts: object) -> tuple[float, float, float]:
    (comparison,) = run(observation, **parts).comparisons
    return comparison.model


LOSS = (lost("pipe", 0.6, 0.7, 0.8),)


@pytest.mark.parametrize(
    ("unit", "expected"),
    [
        ("percent", (-80, -70, -60)),
        ("kt/day", (0.2 * PIPE, 0.3 * PIPE, 0.4 * PIPE)),
        ("kt", (0.6 * PIPE, 0.9 * PIPE, 1.2 * PIPE)),
    ],
)
def test_units_of_an_observation(unit: str, expected: tuple[float, float, float]) -> None:
    assert model(seen("pipe", 0, 0, 0, unit=unit), actions=LOSS) == pytest.approx(expected, rel=1e-5)


def test_a_window_beyond_the_event_is_averaged() -> None:
    found = model(seen("pipe", 0, 0, 0, days=6), actions=(lost("pipe", 1.0),))
    assert found == pytest.approx((-50, -50, -50), rel=1e-5)  # three days of nothing, three as usual


def test_a_window_after_the_event_sees_it_over() -> None:
    found = model(seen("pipe", 0, 0, 0, first=4, days=2), actions=(lost("pipe", 1.0),))
    assert found == pytest.approx((0, 0, 0), abs=1e-4)


@pytest.mark.parametrize("element", ["field-hill", "pipe", "buyer-west", "exports", "coast-port", "UP"])
def test_every_kind_of_element_can_be_observed(element: str) -> None:
    measure = Measure.OUTPUT if element in {"field-hill", "UP"} else Measure.FLOW
    usual = {"field-hill": 30, "pipe": 38, "buyer-west": 30, "exports": 49.4, "coast-port": 49.4, "UP": 50}
    calm = model(seen(element, 0, 0, 0, unit="kt/day", measure=measure))
    assert calm == pytest.approx((usual[element],) * 3, rel=1e-5)
    low, mid, high = model(seen(element, 0, 0, 0, measure=measure), actions=(lost("pipe", 0.5, 0.9, 1.0),))
    assert low < mid < high < 0


def test_a_producer_plant_counts_gross_and_a_total_what_arrives() -> None:
    closed = (lost("hill-feed", 1.0),)
    output = model(seen("UP", 0, 0, 0, unit="kt/day", measure=Measure.OUTPUT), actions=closed)
    exports = model(seen("exports", 0, 0, 0, unit="kt/day"), actions=closed)
    assert output == pytest.approx(exports)  # the lake has no own use; the hill makes nothing
    assert 20 < output[1] <= 22  # the lake makes more, within its capacity


@pytest.mark.parametrize(("origin", "expected"), [("", -100), ("*", -100), ("UP", -100), ("TR", 0)])
def test_an_origin_picks_its_streams(origin: str, expected: float) -> None:
    # TR has no stream here: nothing flowed and nothing changed
    found = model(seen("pipe", 0, 0, 0, origin=origin), actions=(lost("pipe", 1.0),))
    assert found == pytest.approx((expected,) * 3, abs=1e-4)
    buyer = model(seen("buyer-west", 0, 0, 0, origin=origin, measure=Measure.PURCHASE))
    assert buyer == pytest.approx((0,) * 3, abs=1e-4)


@pytest.mark.parametrize("element", ["nothing", "UP"])
def test_what_the_model_does_not_hold_cannot_be_observed(element: str) -> None:
    with pytest.raises(ValueError, match=f"event E: nothing called '{element}' can be observed"):
        run(seen(element, 0, 0, 0, measure=Measure.FLOW))


@pytest.mark.parametrize("first", [-10, 40])
def test_an_observation_outside_the_grid_is_refused(first: int) -> None:
    with pytest.raises(ValueError, match=r"observation of E from .* lies outside the event's grid"):
        run(seen("pipe", 0, 0, 0, first=first))


def test_the_grid_holds_event_recovery_and_what_was_announced() -> None:
    short = event_grid(event())
    assert (len(short), short.whole.days) == (3 + RECOVERY_DAYS, 3 + RECOVERY_DAYS)
    announced = event_grid(event(alarm=(lost("pipe", 1.0, days=60),)))
    assert announced.whole.days == 60 + RECOVERY_DAYS
    assert announced.spans[0].days == 7  # longer than a month: by week
    assert event_grid(event(days=31)).spans[0].days == 1
    assert event_grid(event(days=32)).spans[0].days == 7
    assert event_grid(event(actions=(lost("pipe", 1.0, days=20),))).whole.days == 20 + RECOVERY_DAYS


def test_what_was_announced_is_run_beside_what_was_lost() -> None:
    result = run(seen("pipe", -12, -10, -8), actions=(lost("pipe", 0.1),), alarm=(lost("pipe", 1.0),))
    actual, alarm = result.comparisons
    assert (actual.phase, alarm.phase) == ("actual", "alarm")
    assert actual.model == pytest.approx((-10, -10, -10), rel=1e-5)
    assert alarm.model == pytest.approx((-100, -100, -100), rel=1e-5)
    assert actual.within
    assert not alarm.within
    assert result.verdict == "within the observed range"  # an alarm tests nothing
    assert len(result.certificates) == 5  # undisturbed, three ends, alarm
    assert all(c.passed for c in result.certificates)


def test_an_alarm_alone_leaves_what_happened_undisturbed() -> None:
    result = run(seen("pipe", 0, 0, 0), alarm=(lost("pipe", 1.0),), null=True)
    assert result.comparisons[0].model == pytest.approx((0, 0, 0), abs=1e-4)
    assert result.verdict == "null, as observed"


def test_the_context_is_in_both_runs() -> None:
    context = (lost("pipe", 0.5, days=20),)
    percent, level = (seen("pipe", 0, 0, 0, unit=unit) for unit in ("percent", "kt/day"))
    assert model(percent, context=context) == pytest.approx((0, 0, 0), abs=1e-3)
    assert model(level, context=context) == pytest.approx((PIPE / 2,) * 3, rel=1e-5)


LOSS_SEEN = seen("pipe", -75, -70, -65)
NULL_SEEN = seen("pipe", -1, 0, 0)
MILD = (lost("pipe", 0.0, 0.5, 1.0),)


@pytest.mark.parametrize(
    ("made", "verdict"),
    [
        (event(LOSS_SEEN, actions=LOSS), "within the observed range"),
        (event(seen("pipe", -65, -63, -61), actions=LOSS),
         "within at one end: 1 of 1 observations met, 0 by the mid"),
        (event(seen("pipe", -20, -10, -5), actions=LOSS),
         "outside the observed range: 0 of 1 observations met, 0 by the mid"),
        (event(LOSS_SEEN, NULL_SEEN, actions=LOSS),
         "outside the observed range: 1 of 2 observations met, 1 by the mid"),
        (event(NULL_SEEN, null=True), "null, as observed"),
        (event(NULL_SEEN, actions=MILD, null=True),
         "null at the mild end only: 1 of 1 observations met, 0 by the mid"),
        (event(NULL_SEEN, actions=LOSS, null=True),
         "outside the observed range: 0 of 1 observations met, 0 by the mid"),
        (event(LOSS_SEEN, actions=LOSS, role=Role.INFORMS),
         "informs a parameter, no test: 1 of 1 observations met, 1 by the mid"),
        (event(LOSS_SEEN, actions=LOSS, role=Role.OUT_OF_SCOPE), "out of scope"),
        (event(actions=LOSS), "not testable: no outcome was published"),
    ],
)  # fmt: skip
def test_verdicts(made: Event, verdict: str) -> None:
    solved = solved_template()
    assert backtest(solved.calibrated, solved.values, made).verdict == verdict


@pytest.mark.parametrize("made", [event(LOSS_SEEN, role=Role.OUT_OF_SCOPE), event(actions=LOSS)])
def test_what_cannot_be_tested_is_not_run(made: Event) -> None:
    solved = solved_template()
    result = backtest(solved.calibrated, solved.values, made)
    assert result.comparisons == ()
    assert result.certificates == ()


@pytest.mark.parametrize(
    ("observation", "within"),
    [
        (seen("pipe", -71.9, -71.9, -71.9), True),  # a bare figure is met within two points
        (seen("pipe", -72.1, -72.1, -72.1), False),
        (seen("pipe", 11.6, 11.6, 11.6, unit="kt/day"), True),  # and within two per cent: 11.4 here
        (seen("pipe", 11.8, 11.8, 11.8, unit="kt/day"), False),
        (seen("pipe", -80, -75, -70.04), True),  # rounding at the edge of a range
        (seen("pipe", -80, -75, -70.2), False),
    ],
)
def test_how_close_is_close(observation: Observation, within: bool) -> None:
    (comparison,) = run(observation, actions=(lost("pipe", 0.7),)).comparisons
    assert comparison.within is within
    assert comparison.within_mid is within
    assert comparison.observed == (observation.low, observation.mid, observation.high)
    assert comparison.error == pytest.approx(comparison.model[1] - observation.mid)


def test_fuller_tanks_are_worse_and_the_ends_of_the_fill_are_run(tmp_path: Path) -> None:
    lines = {
        **TANKS,
        "claims/example.csv": (
            *TANKS["claims/example.csv"],
            "EX-063,crude,tanks,outlook,,0,0,0,day,2023-01-01,2023-12-31,assumption,example,example,",
        ),
        "bindings.csv": (*TANKS["bindings.csv"], "tanks,outlook,,,EX-063,single,"),
    }
    solved = solve_case(Values(changed(tmp_path, added=lines)))
    closed = (lost("coast-port", 1.0, days=1, origins=()),)
    made = event(seen("UP", -5, 0, 0, measure=Measure.OUTPUT, days=1), actions=closed, days=1)
    result = backtest(solved.calibrated, solved.values, made)
    low, mid, high = result.comparisons[0].model
    # a day is 49.4 kt net; the tanks have room for 15, 25 and 35 of it
    assert low < mid < high < 0
    assert low == pytest.approx(-100 * (1 - 15 / 49.4), abs=3)
    assert mid == pytest.approx(-100 * (1 - 25 / 49.4), abs=3)
    assert high == pytest.approx(-100 * (1 - 35 / 49.4), abs=3)
    assert result.verdict == "outside the observed range: 0 of 1 observations met, 0 by the mid"


def test_events_of_the_case_keep_their_identity() -> None:
    solved = solved_template()
    shipped = solved.values.case.events[0]
    result = backtest(solved.calibrated, solved.values, replace(shipped, alarm=()))
    assert result.event.id == "EV01"
    assert [c.observation for c in result.comparisons] == list(shipped.observations)
