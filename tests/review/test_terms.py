"""What claims are about, side by side."""

from dataclasses import replace
from datetime import date

import pytest

from kerege.base.periods import Span
from kerege.review.terms import Terms, comparable, span_of

CRUDE = Terms(
    "crude_export", "Kazakhstan", "Germany", "crude", date(2023, 1, 1), date(2024, 1, 1), ahead=False
)


@pytest.mark.parametrize(
    ("period", "start", "end"),
    [
        ("2023", date(2023, 1, 1), date(2024, 1, 1)),
        ("2023-12", date(2023, 12, 1), date(2024, 1, 1)),
        ("2024-02-29", date(2024, 2, 29), date(2024, 3, 1)),
        ("2023-01/2023-10", date(2023, 1, 1), date(2023, 11, 1)),
        ("1991/2024", date(1991, 1, 1), date(2025, 1, 1)),
    ],
)
def test_period_in_days(period: str, start: date, end: date) -> None:
    assert span_of(period) == Span(start, end)


def test_blank_or_reversed_period_says_nothing() -> None:
    assert span_of("") is None
    assert span_of("2024/2020") is None


def test_a_good_that_is_not_said_fits_any() -> None:
    assert comparable(replace(CRUDE, good=""), CRUDE)


def test_the_whole_is_not_compared_with_a_part() -> None:
    assert not comparable(CRUDE, replace(CRUDE, object=""))


@pytest.mark.parametrize(
    "change",
    [{"measure": "gas_export"}, {"subject": "Russia"}, {"object": "China"}, {"good": "gas"}, {"ahead": True}],
)
def test_a_part_that_differs_parts_them(change: dict[str, object]) -> None:
    assert not comparable(CRUDE, replace(CRUDE, **change))


def test_without_a_measure_nothing_compares() -> None:
    nothing = replace(CRUDE, measure="")
    assert not comparable(nothing, nothing)
