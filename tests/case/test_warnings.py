"""What is odd but possible is a warning and does not stop the loading."""

from __future__ import annotations

import pytest

from kerege.base.findings import Finding, Severity

from .conftest import Folder


def _warning(folder: Folder, code: str) -> Finding:
    (finding,) = (f for f in folder.load().findings if f.code == code)
    assert finding.severity is Severity.WARNING
    assert finding.expected
    assert finding.remedy
    return finding


def test_capacity_below_the_observed_flow_names_both_claims(folder: Folder) -> None:
    folder.replace("claims/example.csv", "rail,flow,UP,11.4,10.4,12.4", "rail,flow,UP,21.4,20.4,22.4")
    finding = _warning(folder, "capacity-below-flow")
    assert (finding.file, finding.row) == ("bindings.csv", folder.row("bindings.csv", "rail,capacity"))
    assert "EX-030" in finding.expected
    assert "EX-029" in finding.found


def test_capacity_below_the_observed_output(folder: Folder) -> None:
    folder.replace("claims/example.csv", "field-lake,capacity,,22,21,23", "field-lake,capacity,,19,18,20")
    assert _warning(folder, "capacity-below-flow").subject == "field-lake.capacity"


def test_joint_limit_below_the_flow_of_its_members(folder: Folder) -> None:
    folder.append("bindings.csv", "lane-west,flow,UP,,EX-013,single,", "lane-east,flow,UP,,EX-016,single,")
    folder.replace("claims/example.csv", "coast-port,capacity,,60,55,65", "coast-port,capacity,,40,39,41")
    finding = _warning(folder, "capacity-below-flow")
    assert finding.subject == "coast-port.capacity"
    assert "EX-016, EX-013" in finding.expected


def test_tariff_below_cost_is_a_warning_where_the_ranges_meet(folder: Folder) -> None:
    folder.replace("claims/example.csv", "operating cost,,45,40,50", "operating cost,,65,60,70")
    finding = _warning(folder, "tariff-below-cost")
    assert "EX-032" in finding.expected
    assert "EX-031" in finding.found


@pytest.mark.parametrize(
    ("change", "code", "needle"),
    [
        (("actors.csv", "firm,NB", "firm,"), "firm-without-home", "rail-co"),
        (("claims/example.csv", "west,price,,80,78,82", "west,price,,8000,7800,8200"), "unusual-value", ""),
        (("events.csv", ",tests,,", ",informs,pipe.capazity,"), "unknown-parameter", "EV01"),
    ],
)
def test_odd_rows(folder: Folder, change: tuple[str, str, str], code: str, needle: str) -> None:
    folder.replace(*change)
    file = change[0]
    finding = _warning(folder, code)
    assert finding.row == (
        folder.row(file, needle) if needle else folder.row("bindings.csv", "buyer-west,price")
    )


def test_a_group_without_a_number_says_nothing(folder: Folder) -> None:
    folder.drop("bindings.csv", "exports,flow")
    finding = _warning(folder, "unbound")
    assert (finding.file, finding.row) == ("groups.csv", folder.row("groups.csv", "exports"))
    assert "exports,flow" in finding.remedy


@pytest.mark.parametrize(
    ("start", "subject"),
    [
        ("field-lake,cost", "field-lake.cost"),
        ("field-lake,elasticity", "field-lake.elasticity"),
        ("buyer-east,price", "buyer-east.price"),
        ("buyer-east,elasticity", "buyer-east.elasticity"),
        ("rail,tariff", "rail.tariff"),
    ],
)
def test_required_numbers(folder: Folder, start: str, subject: str) -> None:
    finding = folder.drop("bindings.csv", start).only("unbound")
    assert finding.subject == subject
    assert finding.row == folder.row(finding.file, subject.partition(".")[0])
    assert f"add a row {start}" in finding.remedy


def test_output_or_capacity_is_enough(folder: Folder) -> None:
    folder.drop("bindings.csv", "field-lake,output")
    assert folder.load().number("field-lake", "output") is None
    finding = folder.drop("bindings.csv", "field-lake,capacity").only("unbound")
    assert "output or capacity" in finding.expected


def test_a_stake_without_a_share(folder: Folder) -> None:
    finding = folder.drop("bindings.csv", "pipe,stake,upland-oil").only("unbound")
    assert (finding.file, finding.row) == ("stakes.csv", folder.row("stakes.csv", "upland-oil"))


def test_stakes_that_ended_do_not_add_up(folder: Folder) -> None:
    folder.replace("claims/example.csv", "stake,upland-oil,0.2", "stake,upland-oil,0.4")
    folder.replace("stakes.csv", "upland-oil,1995,", "upland-oil,1995,2010")
    assert [f.code for f in folder.load().findings] == ["unused-claims"]


def test_unused_claims_are_one_note_with_their_number(folder: Folder) -> None:
    folder.drop("bindings.csv", "rail,elasticity")
    (finding,) = folder.load().findings
    assert finding.severity is Severity.NOTE
    assert finding.message.startswith("2 of 41 claims")
    assert finding.found == "EX-034, EX-040"
