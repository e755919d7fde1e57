"""The template loads, and what it says arrives in base units."""

from __future__ import annotations

import pickle
from dataclasses import FrozenInstanceError
from datetime import date
from pathlib import Path

import pytest

from kerege.base.findings import FindingsError, Severity
from kerege.base.intervals import Interval
from kerege.case import ElementKind, load_case, new_case
from kerege.case.scenarios import Action, Measure, Role

from .conftest import Folder


def _mid(folder: Folder, element: str, attribute: str, of: str = "", period: str = "") -> float:
    number = folder.load().number(element, attribute, of, period)
    assert number is not None
    return number.estimate.interval.mid


def test_the_template_has_no_errors_and_no_warnings(folder: Folder) -> None:
    assert [f.code for f in folder.check()] == ["unused-claims"]
    case = folder.load()
    assert case.findings == folder.check()
    assert (case.meta.focus, case.meta.step, len(case.meta.grid)) == ("UP", "month", 12)
    assert (case.meta.base.start, case.meta.base.end) == (date(2023, 1, 1), date(2024, 1, 1))
    assert case.kinds["pipe"] is ElementKind.LINK
    assert case.tables["links"]["territories"].to_list()[2] == ["UP", "TR"]


def test_numbers_are_in_base_units(folder: Folder) -> None:
    assert _mid(folder, "pipe", "capacity") == pytest.approx(16.5e3 / 365)  # Mt/yr -> kt/day
    assert _mid(folder, "buyer-west", "price") == pytest.approx(80 * 7.5)  # USD/bbl -> USD/t
    assert _mid(folder, "UP", "gdp") == pytest.approx(250e6)  # USD bn -> kUSD


def test_a_number_falls_back_to_the_base_period_and_to_the_mode(folder: Folder) -> None:
    case = folder.load()
    assert case.number("lane-west", "tariff") is case.numbers["mode:lane", "tariff", "", ""]
    assert case.number("rail", "tariff", period="2023-04") is case.number("rail", "tariff")
    assert case.number("rail", "loss") is None
    assert case.number("nothing", "tariff") is None


def test_a_number_of_one_month_goes_before_the_base_period(folder: Folder) -> None:
    folder.append("bindings.csv", "rail,ramp,,2023-04,EX-034,single,")
    folder.replace("claims/example.csv", "rail,elasticity,,2,1,4,1,", "rail,elasticity,,2,1,4,kt/d/month,")
    folder.drop("bindings.csv", "rail,elasticity")
    assert _mid(folder, "rail", "ramp", period="2023-04") == pytest.approx(2, rel=1e-3)
    assert _mid(folder, "rail", "ramp", period="2023-05") == pytest.approx(4, rel=1e-3)


def test_a_binding_may_take_over_another(folder: Folder) -> None:
    folder.replace(
        "bindings.csv", "buyer-east,price,,,EX-017,single,", "buyer-east,price,,,,same:buyer-west.price,"
    )
    case = folder.load()
    number = case.number("buyer-east", "price")
    assert number is not None
    assert number.estimate == case.numbers["buyer-west", "price", "", ""].estimate
    assert number.row == folder.row("bindings.csv", "same:")
    assert number.claims == ("EX-014",)


def test_rounding_does_not_reach_beyond_what_is_possible(folder: Folder) -> None:
    folder.replace("claims/example.csv", "stake,pipe-co,0.8", "stake,pipe-co,1")
    folder.replace("claims/example.csv", "stake,upland-oil,0.2", "stake,upland-oil,0")
    number = folder.load().number("pipe", "stake", "pipe-co")
    assert number is not None
    assert (number.estimate.interval.mid, number.estimate.interval.high) == (1.0, 1.0)


def test_shocks_are_in_base_units_with_their_own_dates(folder: Folder) -> None:
    shut, widened = folder.load().shocks
    assert (shut.start, shut.end) == (date(2023, 4, 1), date(2023, 6, 30))
    assert shut.actions[0].lost == Interval.point(1.0)
    more, less = widened.actions
    assert more.add is not None
    assert (more.add.low, more.add.high) == pytest.approx((2e3 / 365, 4e3 / 365))
    assert (more.phase_in_days, more.end) == (60, widened.end)
    assert (less.start, less.end) == (date(2023, 7, 1), date(2023, 7, 31))


def test_a_shock_may_take_its_amount_from_claims(folder: Folder) -> None:
    folder.replace("shocks.toml", 'add = [2.0, 3.0, 4.0]\n  unit = "Mt/yr"', 'claims = ["EX-021"]')
    folder.replace("shocks.toml", "lost = [0.9, 1.0, 1.0]", "factor = 0.25")
    shock = folder.load().shock("rail-widened")
    assert shock is not None
    assert shock.actions[0].add is not None
    assert shock.actions[0].add.mid == pytest.approx(16e3 / 365)
    assert shock.actions[0].claims == ("EX-021",)
    assert shock.actions[1].factor == Interval.point(0.25)


def test_a_shock_whose_claims_give_no_amount(folder: Folder) -> None:
    folder.replace("shocks.toml", 'add = [2.0, 3.0, 4.0]\n  unit = "Mt/yr"', 'claims = ["EX-014"]')
    finding = folder.only("no-estimate")
    assert finding.row == folder.row("shocks.toml", "EX-014")
    assert "write add" in finding.remedy


def test_events_hold_alarm_loss_and_observations(folder: Folder) -> None:
    event = folder.load().event("EV01")
    assert event is not None
    assert (event.role, event.expected_null, event.context) == (Role.TESTS, False, ())
    assert event.alarm[0].end == date(2022, 5, 1)
    assert event.actions[0].lost == Interval(0.6, 0.7, 0.8)
    assert event.actions[0].origins == ("UP",)
    flow, output = event.observations
    assert (flow.measure, flow.unit, flow.mid) == (Measure.FLOW, "kt/day", 10.0)
    assert (output.unit, output.low, output.high) == ("percent", -30.0, -10.0)


def test_observations_are_converted(folder: Folder) -> None:
    folder.replace("event_observations.csv", "9,10,11,kt/day", "66,75,90,kb/d")
    folder.append("event_observations.csv", "EV01,exports,exports,,2022-03,2022-03,1,,2,Mt,,",
                  "EV01,null,,,2022-03,2022-03,,,,,,")  # fmt: skip
    event = folder.load().event("EV01")
    assert event is not None
    flow, _, exports, null = event.observations
    assert (flow.unit, flow.mid) == ("kt/day", pytest.approx(10.0))
    assert (exports.unit, exports.mid) == ("kt", pytest.approx(1500.0))
    assert (null.unit, null.low, null.high) == ("percent", 0.0, 0.0)


def test_an_event_out_of_scope_may_be_about_another_good(folder: Folder) -> None:
    folder.append(
        "events.csv", "EV02,Blackout,power,2022-01-25,2022-01-25,B,out-of-scope,,,power is not in the case,"
    )
    event = folder.load().event("EV02")
    assert event is not None
    assert event.role is Role.OUT_OF_SCOPE


@pytest.mark.parametrize("change", [{}, {"lost": Interval.point(1), "factor": Interval.point(0)}])
def test_an_action_has_exactly_one_change(change: dict[str, Interval]) -> None:
    with pytest.raises(ValueError, match="exactly one of lost, factor, add"):
        Action("pipe", "capacity", date(2023, 1, 1), date(2023, 1, 2), **change)  # type: ignore[arg-type]


def test_an_action_ends_after_its_start() -> None:
    with pytest.raises(ValueError, match="end after its start"):
        Action("pipe", "capacity", date(2023, 1, 1), date(2023, 1, 1), lost=Interval.point(1))


def test_a_case_is_frozen_and_travels_between_processes(folder: Folder) -> None:
    case = folder.load()
    with pytest.raises(FrozenInstanceError):
        case.digest = "x"  # type: ignore[misc]
    again = pickle.loads(pickle.dumps(case))  # noqa: S301
    assert again.numbers == case.numbers
    assert again.shocks == case.shocks


def test_numbers_are_sorted_whatever_the_order_of_rows(folder: Folder) -> None:
    case = folder.load()
    lines = (folder.path / "bindings.csv").read_text(encoding="utf-8").splitlines()
    (folder.path / "bindings.csv").write_text(
        "\n".join([lines[0], *reversed(lines[1:])]) + "\n", encoding="utf-8"
    )
    again = folder.load()
    assert list(case.numbers) == sorted(case.numbers) == list(again.numbers)
    assert {k: n.estimate for k, n in case.numbers.items()} == {
        k: n.estimate for k, n in again.numbers.items()
    }
    assert again.digest != case.digest


def test_the_digest_covers_every_input_file(folder: Folder) -> None:
    digest = folder.load().digest
    assert folder.load().digest == digest
    for file in ("choices.toml", "claims/example.csv"):
        (folder.path / file).write_bytes((folder.path / file).read_bytes() + b"\n")
        assert folder.load().digest != digest
        digest = folder.load().digest


def test_new_case_refuses_a_folder_with_content(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(FindingsError) as raised:
        new_case(tmp_path)
    (finding,) = raised.value.findings
    assert finding.code == "folder-not-empty"
    assert "notes.txt" in finding.found
    assert "does not exist yet" in finding.remedy
    assert [p.name for p in tmp_path.iterdir()] == ["notes.txt"]


def test_new_case_refuses_a_file(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    for target, code in ((tmp_path / "file", "not-a-folder"), (tmp_path / "file" / "sub", "not-writable"),
                         ("a\0b", "not-writable")):  # fmt: skip
        with pytest.raises(FindingsError) as raised:
            new_case(target)
        assert raised.value.findings[0].code == code
        assert raised.value.findings[0].remedy


def test_new_case_takes_an_empty_folder(tmp_path: Path) -> None:
    case = load_case(new_case(str(tmp_path)))
    assert not [f for f in case.findings if f.severity is Severity.ERROR]
    assert {c.source for c in case.book.claims.values()} == {"example"}
    assert {c.kind for c in case.book.claims.values()} == {"assumption"}
