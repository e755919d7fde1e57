"""Forecasts are scored when a claim resolves them, by speaker; open ones have their due date."""

from __future__ import annotations

import math
from datetime import date

import pytest

import kerege as kg

from .conftest import Relations


def rows(made: Relations) -> dict[str, dict[str, object]]:
    return {r["claim"]: r for r in kg.position(made.load()).forecasts.to_dicts()}


def forecasts(made: Relations, row: str) -> Relations:
    made.claim("a", "10.0", "MUSD", kind="forecast", speaker="Bank")
    made.claim("b", "", "MUSD", low="11", high="14", kind="plan", speaker="Ministry")
    made.claim("c", "", "MUSD", low="20", kind="forecast", speaker="Bank")
    made.claim("seen", "12.5", "MUSD")
    return made.append("forecasts.csv", row)


def test_a_resolved_forecast_is_scored_by_claim_and_speaker(made: Relations) -> None:
    found = rows(forecasts(made, "f,Trade,trade,MUSD,2023,a;b;c,seen,,,"))
    assert {name: r["verdict"] for name, r in found.items()} == {"a": "missed", "b": "met", "c": "missed"}
    assert found["a"]["error"] == pytest.approx(-2.5)
    assert found["a"]["relative"] == pytest.approx(-0.2)
    assert found["b"]["error"] == pytest.approx(0.0)
    assert found["c"]["error"] == pytest.approx(7.5)  # a bound is compared as its figure
    assert {r["status"] for r in found.values()} == {"resolved"}
    assert found["a"]["due"] == date(2023, 12, 31)
    speakers = {r["speaker"]: r for r in kg.position(made.load()).speakers.to_dicts()}
    assert (speakers["Bank"]["forecasts"], speakers["Bank"]["missed"]) == (2, 2)
    assert speakers["Bank"]["mean_relative"] == pytest.approx((-0.2 + 0.6) / 2)
    assert speakers["Bank"]["mean_absolute"] == pytest.approx(0.4)
    assert speakers["Ministry"]["met"] == 1


def test_a_target_is_met_when_the_outcome_is_not_below(made: Relations) -> None:
    found = rows(forecasts(made, "f,Trade,trade,MUSD,2023,a;b;c,seen,,at-least,"))
    assert {name: r["verdict"] for name, r in found.items()} == {"a": "met", "b": "met", "c": "missed"}


def test_a_ceiling_is_met_when_the_outcome_is_not_above(made: Relations) -> None:
    found = rows(forecasts(made, "f,Trade,trade,MUSD,2023,a;b,seen,,at-most,"))
    assert {name: r["verdict"] for name, r in found.items()} == {"a": "missed", "b": "met"}


def test_sources_that_conflict_about_the_outcome_leave_it_unclear(made: Relations) -> None:
    forecasts(made, "f,Trade,trade,MUSD,2023,a;b,seen;other,,,").claim(
        "other", "9.0", "MUSD", speaker="mirror"
    )
    found = rows(made)
    assert {name: r["verdict"] for name, r in found.items()} == {"a": "unclear", "b": "unclear"}
    assert (found["a"]["actual_low"], found["a"]["actual_high"]) == (9.0, 12.5)


@pytest.mark.parametrize(("due", "status"), [("2023", "overdue"), ("2024", "open"), ("2030", "open")])
def test_open_and_overdue_forecasts(made: Relations, due: str, status: str) -> None:
    # the only source is of 2024-01-01; an assumption about a far year tells nothing of the world
    made.claim("far", 1, "MUSD", year="2050", kind="assumption")
    found = rows(forecasts(made, f"f,Trade,trade,MUSD,{due},a,,,,"))
    assert found["a"]["status"] == status
    assert found["a"]["error"] is None
    assert found["a"]["verdict"] == ""
    assert found["a"]["due"] == date(int(due), 12, 31)


def test_shares_and_counts_of_a_noun(made: Relations) -> None:
    made.claim("said", "5.0", "%", kind="forecast").claim("seen", "4.0", "% of output")
    made.claim("told", 400, "firms", kind="plan").claim("counted", 500, "registered firms")
    made.append(
        "forecasts.csv", "g,Growth,growth,%,2023,said,seen,,,", "f,Firms,firms,firms,2023,told,counted,,,"
    )
    found = rows(made)
    assert found["said"]["error"] == pytest.approx(1.0)  # percentage points
    assert found["told"]["relative"] == pytest.approx(-0.2)


def test_an_outcome_of_zero_has_no_relative_error(made: Relations) -> None:
    made.claim("said", 5, "MUSD", kind="forecast").claim("seen", "0.0", "MUSD")
    made.append("forecasts.csv", "f,Trade,trade,MUSD,2023,said,seen,,,")
    found = rows(made)["said"]
    assert found["relative"] is None
    assert math.isclose(float(str(found["error"])), 5.0)
