"""Ranges and drivers: what is drawn, what moves together, and what comes out."""

from dataclasses import replace
from pathlib import Path

import polars as pl
import pytest

from kerege.base.intervals import Interval
from kerege.network.unknowns import unknowns
from kerege.solve import SolveError
from kerege.study import uncertainty
from kerege.study.shocks import Measurement, headline
from kerege.study.uncertainty import (
    STEERING,
    Draw,
    drivers,
    make_draws,
    ranges,
    run_draw,
    run_draws,
    steering,
)
from kerege.whatif import End
from kerege.whatif.outcomes import run_shock
from templates import changed, solved_template, template

SHOCK = template().shocks[0]


def mids() -> dict[str, tuple[Measurement, ...]]:
    return {SHOCK.id: headline(run_shock(solved_template(), SHOCK))}


def nothing() -> None:
    """Stand in for a progress bar."""


def test_numbers_on_the_same_claim_are_one_unknown(tmp_path: Path) -> None:
    case = changed(
        tmp_path,
        ("bindings.csv", "field-lake,elasticity,,,EX-010,single,", "field-lake,elasticity,,,EX-005,single,"),
        ("bindings.csv", "buyer-east,elasticity,,,EX-018,single,", "buyer-east,elasticity,,,EX-005,single,"),
        ("bindings.csv", "rail,elasticity,,,EX-034,single,", "rail,elasticity,,,EX-034,median,"),
    )
    groups = [
        [n.element for n in u.numbers] for u in unknowns(case) if u.numbers[0].attribute == "elasticity"
    ]
    assert ["buyer-east", "field-hill", "field-lake"] in groups
    assert ["buyer-west"] in groups  # the same figures by another claim are another unknown
    (together,) = [u for u in unknowns(case) if len(u.numbers) == 3]
    assert together.interval == Interval(0.1, 0.2, 0.4)
    for draw in make_draws(case, [SHOCK], 6, seed=1):
        drawn = {draw.drawn[n.key] for n in together.numbers}
        assert len(drawn) == 1
        assert drawn.pop() in together.interval


def test_a_number_without_a_range_and_gdp_are_no_unknowns(tmp_path: Path) -> None:
    exact = ("claims/example.csv", "rail,capacity,,20,18,22,", "rail,capacity,,20,20,20,")
    found = {(n.element, n.attribute) for u in unknowns(changed(tmp_path, exact)) for n in u.numbers}
    assert ("rail", "capacity") not in found
    assert ("UP", "gdp") not in found  # 250 to the nearest ten: it only divides
    assert ("pipe", "capacity") in found
    assert ("mode:feeder", "tariff") in found


def test_draws_cover_every_unknown_and_turn_through_the_ends() -> None:
    draws = make_draws(template(), [SHOCK], 7, seed=11)
    keys = {n.key for u in unknowns(template()) for n in u.numbers}
    assert all(set(d.drawn) == keys for d in draws)
    assert [d.end for d in draws] == [*End, *End, End.LOW]
    assert all(d.shocks == (SHOCK,) for d in draws)
    again = make_draws(template(), [SHOCK], 7, seed=11)
    assert [d.drawn for d in again] == [d.drawn for d in draws]
    assert [d.drawn for d in make_draws(template(), [SHOCK], 7, seed=12)] != [d.drawn for d in draws]


def test_a_draw_of_the_mids_is_the_mid_run() -> None:
    found = run_draw(Draw(template(), {}, (SHOCK,)))
    assert isinstance(found, dict)
    for one, other in zip(found[SHOCK.id], mids()[SHOCK.id], strict=True):
        assert (one.measure, one.subject, one.unit) == (other.measure, other.subject, other.unit)
        assert one.value == pytest.approx(other.value, rel=1e-5, abs=1e-4)


def test_low_mid_and_high_are_in_order_and_hold_the_mid_run() -> None:
    found = run_draws(make_draws(template(), [SHOCK], 6, seed=4), 1, nothing)
    assert all(isinstance(r, dict) for r in found)
    table = ranges([SHOCK], mids(), found)[SHOCK.id]
    assert table.columns == ["measure", "subject", "unit", "low", "mid", "high"]
    assert (table["low"] <= table["mid"]).all()
    assert (table["mid"] <= table["high"]).all()
    assert table["mid"].to_list() == [m.value for m in mids()[SHOCK.id]]
    pipe = table.row(by_predicate=(pl.col("measure") == "flow change") & (pl.col("subject") == "pipe"))
    assert pipe[3] < pipe[5]


def test_without_draws_a_range_is_its_mid() -> None:
    table = ranges([SHOCK], mids(), [])[SHOCK.id]
    assert (table["low"] == table["mid"]).all()
    assert (table["high"] == table["mid"]).all()


def test_a_draw_without_an_answer_is_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise SolveError("base market: no answer")

    monkeypatch.setattr(uncertainty, "solve_case", fail)
    failed = run_draw(Draw(template(), {}, (SHOCK,)))
    assert failed == "base market: no answer"
    wide = {SHOCK.id: tuple(replace(m, value=m.value - 1) for m in mids()[SHOCK.id])}
    with_failure = ranges([SHOCK], mids(), [wide, failed])[SHOCK.id]
    assert with_failure.equals(ranges([SHOCK], mids(), [wide])[SHOCK.id])


def test_only_what_binds_or_steers_is_moved_alone() -> None:
    result = run_shock(solved_template(), SHOCK)
    chosen = steering(template(), [result.pair.base, result.pair.shocked], ("crude",))
    found = {(n.element, n.attribute) for u in chosen for n in u.numbers}
    assert {attribute for _, attribute in found} <= set(STEERING)
    assert ("rail", "ramp") in found
    assert ("pipe", "capacity") in found  # June, with a day open, is full
    assert ("coast-port", "capacity") not in found  # 60 is more than anything that is loaded
    assert ("pipe", "flow") not in found
    calm = steering(template(), [result.pair.base], ("crude",))
    assert not [u for u in calm if u.numbers[0].attribute == "capacity"]


def test_drivers_are_sorted_by_their_swing_and_name_their_claims() -> None:
    result = run_shock(solved_template(), SHOCK)
    chosen = steering(template(), [result.pair.shocked], ("crude",))
    ticks: list[int] = []
    table = drivers(solved_template().calibrated.base, template(), SHOCK, chosen, 1, lambda: ticks.append(1))
    assert len(ticks) == 2 * len(chosen)
    assert table.columns == [
        "element", "attribute", "of", "low_value", "high_value", "unit", "result_low", "result_high", "swing",
        "elements", "claims",
    ]  # fmt: skip
    assert table["swing"].to_list() == sorted(table["swing"].to_list(), reverse=True)
    assert table.height <= uncertainty.DRIVERS
    for row in table.iter_rows(named=True):
        assert row["swing"] == pytest.approx(abs(row["result_high"] - row["result_low"]))
        assert row["low_value"] < row["high_value"]
        assert row["claims"]
        assert row["elements"][0] <= row["element"]
    ramp = table.row(by_predicate=pl.col("attribute") == "ramp", named=True)
    assert (ramp["element"], ramp["low_value"], ramp["high_value"]) == (
        "rail",
        pytest.approx(2),
        pytest.approx(6),
    )
    assert ramp["claims"] == ["EX-033"]


def test_a_driver_that_has_no_answer_is_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    chosen = steering(template(), [], ("crude",))[:2]
    answers = iter([1.0, None, 2.0, 5.0])
    monkeypatch.setattr(uncertainty, "run_probe", lambda _: next(answers))
    table = drivers(solved_template().calibrated.base, template(), SHOCK, chosen, 1, nothing)
    assert table["swing"].to_list() == [3.0]
    assert table["element"].to_list() == [chosen[1].numbers[0].element]
