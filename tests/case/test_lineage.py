"""Every number can be asked where it comes from."""

from __future__ import annotations

import pytest

from kerege.base.findings import FindingsError
from kerege.case import lineage_counts, why
from kerege.case.lineage import RULES_IN_WORDS
from kerege.case.lineage_model import Standing
from kerege.evidence.claims import Kind
from kerege.evidence.estimates import RULES

from .conftest import Folder


def test_every_rule_is_explained_in_words() -> None:
    assert set(RULES_IN_WORDS) == set(RULES)


def test_counts_add_up_to_all_numbers(folder: Folder) -> None:
    folder.replace(
        "claims/example.csv",
        "rail,flow,UP,11.4,10.4,12.4,kt/day,2023-01-01,2023-12-31,assumption",
        "rail,flow,UP,11.4,10.4,12.4,kt/day,2023-01-01,2023-12-31,measured",
    )
    folder.replace("claims/example.csv", "rail,capacity,,20,18,22,kt/day,2023-01-01,2023-12-31,assumption",
                   "rail,capacity,,20,18,22,kt/day,2023-01-01,2023-12-31,forecast")  # fmt: skip
    case = folder.load()
    counts = {c.element_kind: c for c in lineage_counts(case)}
    assert sum(c.total for c in counts.values()) == len(case.numbers)
    assert (counts["link"].measured, counts["link"].plan) == (1, 1)
    assert counts["good"].assumption == counts["good"].total == 1


def test_why_shows_rule_claims_and_sources(folder: Folder) -> None:
    answer = why(folder.load(), "pipe.capacity")
    (number,) = answer.numbers
    assert (number.rule, number.unit, number.weakest) == ("median", "kt/day", Kind.ASSUMPTION)
    assert "median" in number.explanation
    assert number.row == folder.row("bindings.csv", "pipe,capacity")
    first = number.claims[0]
    assert (first.id, first.value, first.unit, first.speaker) == ("EX-021", 16.0, "Mt/yr", "example")
    assert (first.publisher, first.date, first.file) == ("Example", "2024-01-01", "claims/example.csv")
    assert first.row == folder.row("claims/example.csv", "EX-021")
    assert first.about == "pipe, capacity"


def test_why_shows_a_relay_as_such(folder: Folder) -> None:
    folder.replace("claims/example.csv", "pipe,capacity,,17,", "pipe,capacity,,16,")
    (number,) = why(folder.load(), "pipe.capacity").numbers
    assert [c.standing for c in number.claims] == [Standing.MEMBER, Standing.RELAY]
    assert number.claims[1].reason == "repeats EX-021"


def test_why_shows_claims_on_the_same_subject_that_are_not_bound(folder: Folder) -> None:
    answer = why(folder.load(), "field-hill.output")
    assert [c.id for c in answer.others] == ["EX-040"]
    assert answer.others[0].standing is Standing.NOT_BOUND


def test_why_answers_for_an_element_an_origin_and_the_default_of_a_mode(folder: Folder) -> None:
    case = folder.load()
    assert {n.attribute for n in why(case, "rail").numbers} >= {"capacity", "flow", "tariff"}
    assert [n.of for n in why(case, "pipe.stake@upland-oil").numbers] == ["upland-oil"]
    assert len(why(case, "pipe.stake").numbers) == 2
    assert why(case, "lane-west.tariff").numbers[0].element == "mode:lane"


@pytest.mark.parametrize("question", ["pipe.capasity", "pope.capacity", "", "...", "pipe.capacity@NB"])
def test_why_of_nothing_names_the_closest(folder: Folder, question: str) -> None:
    with pytest.raises(FindingsError) as raised:
        why(folder.load(), question)
    (finding,) = raised.value.findings
    assert finding.code == "unknown-number"
    assert "write" in finding.remedy
    if question in {"pipe.capasity", "pope.capacity"}:
        assert "pipe.capacity" in finding.remedy
