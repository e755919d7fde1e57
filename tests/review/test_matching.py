"""A candidate beside a small case: agrees, conflicts, repeats, or is new."""

from __future__ import annotations

from pathlib import Path

import pytest
from builders import candidate, claim, relation, small_case

from kerege.review.matches import Match, Status
from kerege.review.matching import Matcher

CLAIMS = (
    claim("T-1", "Upland", "crude exports", 18, "Mt", speaker="Ministry of Upland"),
    claim("T-2", "Upland", "crude exports", 6, "Mt", object="Westland"),
    claim("T-3", "Upland", "crude exports by sea", 11, "Mt"),
    claim("T-4", "Upland", "crude exports", 30, "Mt", kind="forecast"),
    claim("T-5", "Upland", "crude exports", 15, "Mt", start="2021-01-01", end="2021-12-31"),
    claim("T-6", "Upland", "firms_with_capital", 1200, "firms", object="Westland"),
    claim("T-7", "Upland", "depends_on", "", "relation", object="Transit"),
    claim("T-8", "Upland", "not_trades_with", "", "relation", object="Eastland", speaker="Upland Oil"),
    claim("T-9", "Upland", "share of exports", 40, "percent", object="Westland"),
    claim("T-10", "rail", "length", 1500, "km", start="", end=""),
    claim("T-11", "Upland", "crude production", "", "Mt", low="17", high="19"),
    claim("T-12", "Upland", "population", 20, "million persons"),
    claim("T-13", "Upland", "gdp", 3, "KZT bn"),
)


@pytest.fixture(scope="module")
def matcher(tmp_path_factory: pytest.TempPathFactory) -> Matcher:
    return Matcher(small_case(tmp_path_factory.mktemp("matching"), CLAIMS))


def exports(matcher: Matcher, value: float | None = 18.0, **given: object) -> Match:
    fields = {"measure": "crude_export", "subject": "Upland", "unit": "Mt", "good": "crude", "value": value}
    return matcher.match(candidate(**(fields | given)))


def compared(match: Match) -> dict[str, Status]:
    return {c.claim: c.status for c in match.comparisons}


def test_agrees_with_the_whole_and_not_with_a_part(matcher: Matcher) -> None:
    match = exports(matcher)
    assert (match.status, match.spread) == (Status.AGREES, 0.0)
    assert compared(match) == {"T-1": Status.AGREES}


def test_words_that_narrow_a_claim_make_it_a_part(matcher: Matcher) -> None:
    assert "T-3" not in compared(exports(matcher, 11.0))


def test_a_part_agrees_with_the_same_part(matcher: Matcher) -> None:
    assert compared(exports(matcher, 6.0, object="Westland")) == {"T-2": Status.AGREES}
    assert exports(matcher, 6.0, object="Eastland").status is Status.NEW


def test_conflicts_by_the_distance_over_the_larger_figure(matcher: Matcher) -> None:
    match = exports(matcher, 24.0)
    assert match.status is Status.CONFLICTS
    assert match.spread == pytest.approx(6 / 24)
    assert match.comparisons[0].claim == "T-1"


@pytest.mark.parametrize(
    ("given", "status"),
    [
        ({"value": 18.4}, Status.AGREES),  # 18 may be 18.4, rounded
        ({"value": 18.6}, Status.CONFLICTS),
        ({"value": None, "value_low": 17.0, "value_high": 20.0, "comparator": "range"}, Status.AGREES),
        ({"value": None, "value_low": 19.0, "value_high": 20.0, "comparator": "range"}, Status.CONFLICTS),
        ({"value": 17.0, "value_low": 17.0, "comparator": ">"}, Status.AGREES),
        ({"value": 20.0, "value_low": 20.0, "comparator": ">"}, Status.CONFLICTS),
        ({"value": 20.0, "value_high": 20.0, "comparator": "<"}, Status.AGREES),
        ({"value": 10.0, "value_high": 10.0, "comparator": "<"}, Status.CONFLICTS),
    ],
)  # fmt: skip
def test_ranges_bounds_and_roundings(matcher: Matcher, given: dict[str, object], status: Status) -> None:
    assert exports(matcher, **given).status is status  # type: ignore[arg-type]


def test_a_number_that_ends_in_noughts_is_a_rounded_one(matcher: Matcher) -> None:
    assert exports(matcher, 18_000_000.0, unit="t").status is Status.AGREES
    assert exports(matcher, 17_950.0, unit="kt").status is Status.AGREES
    assert exports(matcher, 20_000.0, unit="kt").status is Status.CONFLICTS


def test_a_figure_by_the_same_speaker_is_a_relay(matcher: Matcher) -> None:
    assert exports(matcher, speaker="Ministry of Upland").status is Status.RELAY
    assert exports(matcher, speaker="Ministry of Westland").status is Status.AGREES
    assert exports(matcher, 18.3, speaker="Ministry of Upland").status is Status.AGREES


def test_another_time_is_elsewhere(matcher: Matcher) -> None:
    match = exports(matcher, 15.0, period="2021")
    assert (compared(match), match.elsewhere) == ({"T-5": Status.AGREES}, ("T-1",))
    match = exports(matcher, 1.0, period="2019")
    assert (match.status, match.elsewhere) == (Status.NEW, ("T-1", "T-5"))


def test_an_amount_of_a_part_of_a_year_is_another_amount(matcher: Matcher) -> None:
    match = exports(matcher, 4.0, period="2023-01/2023-03")
    assert (match.status, set(match.elsewhere)) == (Status.NEW, {"T-1", "T-5"})


def test_a_forecast_is_not_set_against_a_measured_figure(matcher: Matcher) -> None:
    assert compared(exports(matcher, 30.0, modality="expected")) == {"T-4": Status.AGREES}
    assert compared(exports(matcher, 18.0, modality="planned")) == {"T-4": Status.CONFLICTS}


@pytest.mark.parametrize(
    ("value", "unit", "status"),
    [(18e6, "t", "agrees"), (18_000.0, "kt", "agrees"), (9e6, "t", "conflicts"), (18.0, "bcm", "new"),
     (18.0, "USD", "new")],
)  # fmt: skip
def test_units_are_converted_and_other_dimensions_left(
    matcher: Matcher, value: float, unit: str, status: str
) -> None:
    assert exports(matcher, value, unit=unit).status == status


@pytest.mark.parametrize(("value", "status"), [(1200.0, "agrees"), (900.0, "conflicts")])
def test_counted_things_compare_with_counts(matcher: Matcher, value: float, status: str) -> None:
    match = matcher.match(
        candidate(
            measure="firms_with_capital",
            subject="Upland",
            object="Westland",
            value=value,
            unit="firms",
            base_value=value,
            base_unit="count",
        )
    )
    assert (match.status, [c.claim for c in match.comparisons]) == (status, ["T-6"])


@pytest.mark.parametrize(
    ("measure", "value", "unit", "claim_id", "status"),
    [
        ("population", 20e6, "count", "T-12", Status.AGREES),
        ("population", 15e6, "count", "T-12", Status.CONFLICTS),
        ("gdp", 3e9, "KZT", "T-13", Status.AGREES),
    ],
)
def test_words_of_size_in_units_are_read(
    matcher: Matcher, measure: str, value: float, unit: str, claim_id: str, status: Status
) -> None:
    given = {"measure": measure, "subject": "Upland", "value": value, "unit": unit}
    match = matcher.match(candidate(**given, base_value=value, base_unit=unit))
    assert compared(match) == {claim_id: status}


@pytest.mark.parametrize("unit", ["%", "percent", "ratio"])
def test_shares_compare_in_any_writing(matcher: Matcher, unit: str) -> None:
    value = 0.4 if unit == "ratio" else 40.0
    match = matcher.match(
        candidate(
            measure="share_of_exports",
            subject="Upland",
            object="Westland",
            value=value,
            unit=unit,
            base_value=0.4,
            base_unit="ratio",
        )
    )
    assert compared(match) == {"T-9": Status.AGREES}


def test_a_claim_that_is_a_range(matcher: Matcher) -> None:
    given = {"measure": "crude_production", "subject": "Upland", "unit": "Mt"}
    assert matcher.match(candidate(**given, value=18.0)).status is Status.AGREES
    match = matcher.match(candidate(**given, value=25.0))
    assert match.status is Status.CONFLICTS


def test_a_property_compares_whatever_its_object_and_name(matcher: Matcher) -> None:
    for name in ("pipeline_capacity", "throughput_capacity", "capacity"):
        match = matcher.match(candidate(measure=name, object="Westland", value=18.0))
        assert compared(match) == {"EX-021": Status.CONFLICTS, "EX-022": Status.AGREES}, name
        assert match.elements == ("pipe",)


@pytest.mark.parametrize(
    ("found", "status", "claims"),
    [
        (relation("depends_on", "Upland", "Transit"), Status.AGREES, ["T-7"]),
        (relation("depends_on", "Upland", "Transit", polarity="negative"), Status.CONFLICTS, ["T-7"]),
        (relation("depends_on", "Transit", "Upland"), Status.NEW, []),
        (relation("depends_on", "Upland", "Westland"), Status.NEW, []),
        (relation("trades_with", "Upland", "Eastland"), Status.CONFLICTS, ["T-8"]),
        (relation("trades_with", "Upland", "Eastland", polarity="negative"), Status.AGREES, ["T-8"]),
        (relation("trades_with", "Upland", "Eastland", polarity="negative", speaker="Upland Oil"),
         Status.RELAY, ["T-8"]),
    ],
)  # fmt: skip
def test_relations_have_a_polarity(
    matcher: Matcher, found: object, status: Status, claims: list[str]
) -> None:
    match = matcher.match(found)  # type: ignore[arg-type]
    assert (match.status, [c.claim for c in match.comparisons]) == (status, claims)
    assert match.moves == ()


@pytest.mark.parametrize(
    "given",
    [
        {"measure": ""}, {"subject": ""}, {"unit": ""}, {"unit": "flurb"}, {"value": None}, {"period": ""},
        {"value": float("inf")}, {"value": float("nan")}, {"value": 0.0}, {"value": -5.0},
        {"period": "2024/2020"}, {"subject": "x" * 5000}, {"object": "\x00"},
        {"measure": "crude_export", "subject": "element pipe"},
        {"comparator": "range", "value": None, "value_low": 9.0, "value_high": 2.0},
    ],
)  # fmt: skip
def test_odd_candidates_do_not_raise(matcher: Matcher, given: dict[str, object]) -> None:
    assert isinstance(exports(matcher, **given), Match)  # type: ignore[arg-type]


def test_the_order_is_conflicts_first_the_widest_first(tmp_path: Path) -> None:
    lines = [claim(f"W-{n}", "Upland", "crude exports", n, "Mt") for n in (18, 20, 40)]
    match = exports(Matcher(small_case(tmp_path, lines)), 18.0)
    assert [c.claim for c in match.comparisons] == ["W-40", "W-20", "W-18"]
    assert match.spread == pytest.approx(22 / 40)
