from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kerege.evidence import Kind, list_conflicts, make_book


@pytest.fixture(scope="session")
def book(source):
    def make(*claims):
        return make_book(claims, [source("s1")])

    return make


def test_claims_that_disagree_make_one_conflict(claim, book):
    claims = [
        claim("a", 67.0, speaker="KMG"),
        claim("b", 83.0, speaker="CPC", end=None),
        claim("c", 81.5, start=date(2023, 6, 1)),
        claim("d", 81.2),
        claim("e", 10.0, subject="BTC"),
    ]
    (found,) = list_conflicts(book(*claims))
    assert (found.subject, found.measure, found.object) == ("CPC", "capacity", "")
    assert found.claims == ("a", "b", "c", "d")
    assert (found.low, found.high, found.unit) == (67.0, 83.0, "Mt/yr")
    assert found.spread == pytest.approx(16 / 83)
    assert (found.start, found.end) == (date(2023, 1, 1), None)
    assert found.speakers == ("CPC", "KMG")


@pytest.mark.parametrize(
    "changes",
    [
        {"value": 67.8},  # within roundings
        {"value": 80.0, "start": date(2024, 1, 1), "end": None},  # another time
        {"value": 80.0, "object": "Russian part"},
        {"value": 80.0, "measure": "throughput"},
        {"value": 80.0, "kind": Kind.PLAN},  # planned against measured is no conflict
        {"value": 80.0, "unit": "kb/d"},  # not comparable without a density
        {"value": None, "low": 50.0},  # "more than 50" agrees with 67
        {"value": None, "unit": "text"},
    ],
)
def test_what_is_no_conflict(claim, book, changes):
    assert list_conflicts(book(claim("a"), claim("b", **changes))) == ()


def test_units_are_compared_after_conversion(claim, book):
    assert list_conflicts(book(claim("a", 36.5), claim("b", 100.0, unit="kt/d"))) == ()
    (found,) = list_conflicts(book(claim("a", 36.5), claim("b", 200.0, unit="kt/d", rounding=0.1)))
    assert (found.unit, found.low) == ("Mt/yr", 36.5)
    assert found.high == pytest.approx(73.0)


@pytest.mark.parametrize("unit", ["Mt", "USD bn", "TEU", "count"])
def test_amounts_compare_only_for_the_same_period(claim, book, unit):
    nine_months = claim("a", 46.8, unit=unit, end=date(2023, 10, 1))
    year = claim("b", 64.3, unit=unit)
    assert list_conflicts(book(nine_months, year)) == ()
    assert len(list_conflicts(book(year, claim("c", 70.5, unit=unit)))) == 1


def test_a_bound_can_conflict(claim, book):
    (found,) = list_conflicts(book(claim("a", 40.0), claim("b", None, low=50.0)))
    assert found.claims == ("a", "b")


def test_only_claims_in_disagreement_are_named(claim, book):
    spring = {"start": date(2023, 3, 1), "end": date(2023, 6, 1)}
    autumn = {"start": date(2023, 9, 1), "end": date(2023, 12, 1)}
    claims = [claim("a", 60.0, **spring), claim("b", 70.0, **spring), claim("c", 10.0, **autumn)]
    (found,) = list_conflicts(book(*claims))
    assert found.claims == ("a", "b")
    both = list_conflicts(book(*claims, claim("d", 20.0, **autumn)))
    assert [c.claims for c in both] == [("a", "b"), ("c", "d")]


@given(st.permutations([("a", 60.0), ("b", 70.0), ("c", 80.0), ("d", 80.2)]))
def test_the_order_of_claims_does_not_matter(claim, book, entries):
    (found,) = list_conflicts(book(*(claim(name, value) for name, value in entries)))
    assert found.claims == ("a", "b", "c", "d")
