"""Prices among the observations of an event: how a case writes them, and what the model says of them."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from kerege.base.findings import FindingsError
from kerege.base.intervals import Interval
from kerege.case import check_case, load_case, new_case
from kerege.case.scenarios import Action, Event, Measure, Observation, Role
from kerege.network.values import Values
from kerege.study.backtests import run_backtests
from kerege.whatif import Backtest, backtest
from kerege.whatif.pipeline import solve_case
from powered import solved_powered
from templates import solved_template

START = date(2022, 3, 1)
DAYS = 3
ROW = "EV01,price,{element},{origin},2022-03-01,2022-03-30,{low},{mid},{high},{unit},,"


def folder(tmp_path: Path, **cells: object) -> Path:
    row = {"element": "buyer-west", "origin": "", "low": 1, "mid": 2, "high": 3, "unit": "percent", **cells}
    case = new_case(tmp_path / "case")
    with (case / "event_observations.csv").open("a", encoding="utf-8") as out:
        out.write(ROW.format(**row) + "\n")
    return case


def test_a_price_is_observed_at_a_consumer_in_percent(tmp_path: Path) -> None:
    case = load_case(folder(tmp_path))
    seen = case.events[0].observations[-1]
    assert (seen.measure, seen.element, seen.unit) == (Measure.PRICE, "buyer-west", "percent")
    assert (seen.low, seen.mid, seen.high) == (1, 2, 3)


@pytest.mark.parametrize(
    "cells",
    [
        {"element": "pipe"}, {"element": "field-hill"}, {"element": "exports"}, {"element": "UP"},
        {"unit": "USD/t"}, {"unit": "kt/day"}, {"element": "pipe", "unit": "USD/t"},
    ],
)  # fmt: skip
def test_another_price_is_told_at_its_row(tmp_path: Path, cells: dict[str, str]) -> None:
    case = folder(tmp_path, **cells)
    rows = (case / "event_observations.csv").read_text(encoding="utf-8").splitlines()
    found = [f for f in check_case(case) if f.code == "bad-price"]
    assert [(f.file, f.row) for f in found] == [("event_observations.csv", len(rows))]
    assert found[0].expected == "a consumer, in percent"
    with pytest.raises(FindingsError):
        load_case(case)


def test_an_unknown_consumer_is_told_as_unknown(tmp_path: Path) -> None:
    case = folder(tmp_path, element="buyer-wset")
    found = [f for f in check_case(case) if f.file == "event_observations.csv"]
    assert [f.code for f in found] == ["unknown-id"]


def price(element: str, low: float = 0, mid: float = 0, high: float = 0, days: int = DAYS) -> Observation:
    end = START + timedelta(days=days)
    return Observation("E", Measure.PRICE, element, "", START, end, "percent", low, mid, high)


def lost(element: str, attribute: str, *share: float) -> Action:
    low, mid, high = share if len(share) == 3 else (share[0],) * 3
    return Action(element, attribute, START, START + timedelta(days=DAYS), lost=Interval(low, mid, high))


def event(*observations: Observation, actions: tuple[Action, ...] = (), good: str = "crude") -> Event:
    return Event(
        id="E", name="Event", good=good, start=START, end=START + timedelta(days=DAYS), grade="A",
        role=Role.TESTS, informs=(), context=(), actions=actions, alarm=(), observations=observations,
        expected_null=False, reason="",
    )  # fmt: skip


def run(*observations: Observation, actions: tuple[Action, ...] = ()) -> Backtest:
    solved = solved_template()
    return backtest(solved.calibrated, solved.values, event(*observations, actions=actions))


def model(observation: Observation, *actions: Action) -> tuple[float, float, float]:
    return run(observation, actions=actions).comparisons[0].model


def test_without_an_event_no_price_changes() -> None:
    assert model(price("buyer-west")) == pytest.approx((0, 0, 0), abs=1e-4)


def test_a_buyer_who_gets_a_tenth_less_values_the_rest_more_by_its_elasticity() -> None:
    """Demand of elasticity 3: a tenth less is worth a thirtieth more at the margin, by hand."""
    low, mid, high = model(price("buyer-west"), lost("buyer-west", "purchase", 0.05, 0.1, 0.2))
    assert (low, mid, high) == pytest.approx((100 * 0.05 / 3, 100 * 0.1 / 3, 100 * 0.2 / 3), rel=1e-4)


def test_only_the_buyer_that_is_named_is_looked_at() -> None:
    found = model(price("buyer-east"), lost("buyer-west", "purchase", 0.2))
    assert found[1] <= 1e-6  # what the west does not get is there for the east


def test_a_window_twice_as_long_sees_half_the_change() -> None:
    action = lost("buyer-west", "purchase", 0.1)
    one, two = model(price("buyer-west"), action), model(price("buyer-west", days=2 * DAYS), action)
    assert two[1] == pytest.approx(one[1] / 2, rel=1e-4)


def test_a_price_is_met_within_its_range() -> None:
    action = lost("buyer-west", "purchase", 0.3)  # ten per cent
    assert run(price("buyer-west", 8, 10, 12), actions=(action,)).comparisons[0].within
    assert not run(price("buyer-west", 14, 15, 16), actions=(action,)).comparisons[0].within


def test_a_price_does_not_rise_above_the_value_of_going_without() -> None:
    """Lamps without power at 50 USD/MWh: those who go without lose 200, three hundred per cent more."""
    solved = solved_powered()
    made = event(price("lamps"), actions=(lost("burner", "capacity", 1.0),), good="power")
    (comparison,) = backtest(solved.calibrated, solved.values, made).comparisons
    assert comparison.model == pytest.approx((300, 300, 300), rel=1e-4)


@pytest.mark.parametrize("element", ["pipe", "field-hill", "nothing"])
def test_a_price_of_what_is_no_consumer_is_refused(element: str) -> None:
    with pytest.raises(ValueError, match=f"event E: a price is observed at a consumer, found '{element}'"):
        run(price(element))


def test_a_case_with_an_observed_price_is_told_in_the_table(tmp_path: Path) -> None:
    case = load_case(folder(tmp_path))
    result = run_backtests(solve_case(Values(case)), case.events, workers=1)[0]
    row = result.rows.filter(measure="price", phase="actual").row(0, named=True)
    assert (row["element"], row["unit"], row["observed"]) == ("buyer-west", "percent", 2)
    assert row["model_low"] <= row["model"] <= row["model_high"]
    assert row["model"] > 0  # the pipeline was shut, and oil was dearer
