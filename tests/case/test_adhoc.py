"""Shocks made up on the spot and events from elsewhere, checked as the case's own."""

from pathlib import Path

import pytest

from kerege.base.findings import FindingsError
from kerege.case.adhoc import make_shock
from kerege.case.load import load_case
from kerege.case.model import Case
from kerege.case.other_events import with_events
from kerege.case.scaffold import new_case


@pytest.fixture
def case(tmp_path: Path) -> Case:
    return load_case(new_case(tmp_path / "mine"))


def table(**changes: object) -> dict[str, object]:
    action = {"element": "pipe", "attribute": "capacity", "lost": 1.0}
    return {
        "id": "pipe-shut-90",
        "title": "x",
        "start": "2023-04-01",
        "days": 90,
        "action": [action],
        **changes,
    }


def test_a_made_up_shock_equals_the_one_in_the_file(case: Case) -> None:
    made, own = make_shock(case, table()), case.shock("pipe-shut-90")
    assert own is not None
    assert (made.start, made.end, made.actions) == (own.start, own.end, own.actions)


def test_findings_name_where_it_was_written(case: Case) -> None:
    with pytest.raises(FindingsError) as raised:
        make_shock(case, table(start="soon"), file="--set")
    (found,) = raised.value.findings
    assert (found.code, found.file, found.row) == ("not-a-date", "--set", 0)


@pytest.mark.parametrize("change", [{"lost": 0.5}, {"factor": 2.0}])
def test_a_tariff_takes_an_amount(case: Case, change: dict[str, float]) -> None:
    with pytest.raises(FindingsError, match="tariff cannot be changed in this way"):
        make_shock(case, table(action=[{"element": "rail", "attribute": "tariff", **change}]))
    made = make_shock(
        case, table(action=[{"element": "rail", "attribute": "tariff", "add": 1.0, "unit": "USD/t"}])
    )
    assert made.actions[0].add is not None


def test_demand_takes_a_share(case: Case) -> None:
    action = {"element": "buyer-west", "attribute": "demand", "add": 1.0, "unit": "Mt/yr"}
    with pytest.raises(FindingsError, match="expected: lost or factor"):
        make_shock(case, table(action=[action]))


@pytest.mark.parametrize(
    ("element", "attribute"),
    [("pipe", "loss"), ("pipe", "elasticity"), ("field-hill", "cost"), ("buyer-west", "price"),
     ("exports", "flow"), ("UP", "gdp"), ("crude", "barrels_per_tonne")],
)  # fmt: skip
def test_what_the_engine_cannot_change_is_refused(case: Case, element: str, attribute: str) -> None:
    with pytest.raises(FindingsError, match="cannot be changed by an action"):
        make_shock(case, table(action=[{"element": element, "attribute": attribute, "lost": 0.5}]))


def test_events_from_elsewhere_replace_the_own_ones(case: Case, tmp_path: Path) -> None:
    header = "id,name,good,start,end,grade,role,informs,expected_null,reason,claims\n"
    (tmp_path / "events.csv").write_text(
        header
        + "X1,Elsewhere,,2020-01-01,2020-01-02,C,out-of-scope,,false,Gas,\n".replace(",,2020", ",crude,2020"),
        encoding="utf-8",
    )
    other = with_events(case, tmp_path)
    assert [e.id for e in other.events] == ["X1"]
    assert [e.id for e in case.events] == ["EV01"]
    assert other.numbers is case.numbers


def test_events_that_cannot_be_read_are_findings(case: Case, tmp_path: Path) -> None:
    (tmp_path / "events.csv").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(FindingsError, match=r"events\.csv"):
        with_events(case, tmp_path)
