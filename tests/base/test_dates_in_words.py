"""Spans of days in words."""

from __future__ import annotations

from datetime import date

import pytest

from kerege.base.dates_in_words import period_words


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        (date(2023, 1, 1), date(2024, 1, 1), "2023"),
        (date(2022, 1, 1), date(2024, 1, 1), "2022 to 2023"),
        (date(2023, 4, 1), date(2023, 5, 1), "Apr 2023"),
        (date(2023, 1, 1), date(2023, 11, 1), "Jan to Oct 2023"),
        (date(2022, 10, 1), date(2023, 4, 1), "Oct 2022 to Mar 2023"),
        (date(2023, 4, 3), date(2023, 4, 4), "3 Apr 2023"),
        (date(2023, 4, 3), date(2023, 5, 1), "3 to 30 Apr 2023"),
        (None, date(2023, 1, 1), "until 31 Dec 2022"),
        (date(2023, 1, 1), None, "from 1 Jan 2023"),
        (None, None, ""),
    ],
)
def test_a_period_is_told_as_short_as_it_can_be(start: date | None, end: date | None, words: str) -> None:
    assert period_words(start, end) == words
