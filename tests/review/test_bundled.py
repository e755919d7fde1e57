"""Candidates beside the bundled case: what is known there agrees, what is not is new."""

from __future__ import annotations

import pytest
from builders import candidate, relation

from kerege.case.load import load_case
from kerege.review.claim_terms import measure_of_claim
from kerege.review.matches import Status
from kerege.review.matching import Matcher
from kerege.review.words import stand_words


@pytest.fixture(scope="module")
def matcher() -> Matcher:
    return Matcher(load_case("kazakhstan"))


def exports(value: float, **given: object) -> object:
    fields = {
        "measure": "crude_export",
        "subject": "Kazakhstan",
        "good": "crude",
        "unit": "Mt",
        "value": value,
    }
    return candidate(**(fields | given))


def test_exports_of_a_year(matcher: Matcher) -> None:
    match = matcher.match(exports(70.5))  # type: ignore[arg-type]
    assert match.status is Status.AGREES
    assert {"CRR-005", "SUP-040"} <= {c.claim for c in match.comparisons}
    match = matcher.match(exports(40.0))  # type: ignore[arg-type]
    assert match.status is Status.CONFLICTS
    assert match.spread == pytest.approx(30.5 / 70.5, rel=0.01)


def test_a_part_of_exports_is_not_set_against_the_whole(matcher: Matcher) -> None:
    claims = {c.claim for c in matcher.match(exports(70.5)).comparisons}  # type: ignore[arg-type]
    assert not claims & {"SUP-039", "SUP-216", "CRR-004"}


def test_the_names_of_texts_find_the_elements(matcher: Matcher) -> None:
    match = matcher.match(candidate(subject="CPC pipeline", value=83.0))
    assert "cpc" in match.elements
    assert {"CRC-002", "CRC-003"} <= {c.claim for c in match.comparisons}
    match = matcher.match(candidate(subject="Tengiz", measure="crude_production", value=29.1, unit="Mt"))
    assert match.elements == ("field-tengiz",)


def test_relations_of_the_case(matcher: Matcher) -> None:
    assert matcher.match(relation("depends_on", "Kazakhstan", "Russia")).status is Status.AGREES
    denied = matcher.match(relation("depends_on", "Kazakhstan", "Russia", polarity="negative"))
    assert denied.status is Status.CONFLICTS


def test_what_nobody_has_said_is_new(matcher: Matcher) -> None:
    match = matcher.match(candidate(measure="bees_count", subject="Iceland", unit="bees", base_unit="count"))
    assert (match.status, match.comparisons, match.moves) == (Status.NEW, (), ())
    assert stand_words(match) == "new"


@pytest.mark.parametrize(
    ("name", "measure", "rest"),
    [
        ("CRR-005", "crude_export", ""),
        ("CRP-001", "crude_production", ""),
        ("SUP-039", "crude_export", "bypassing Russian"),
        ("APW-048", "power_import", "Uzbekistan"),
        ("SPW-021", "power_import", "net"),
        ("G000-053", "crude_export", ""),
    ],
)
def test_claims_in_the_words_of_the_reader(matcher: Matcher, name: str, measure: str, rest: str) -> None:
    told = measure_of_claim(matcher._case.book.claims[name], "Kazakhstan")
    assert (told.measure, told.rest) == (measure, rest)
