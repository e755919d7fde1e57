from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kerege.base.periods import Grid, Span, make_grid, parse_date

DAYS = st.dates(date(1900, 1, 1), date(2200, 1, 1))


def test_a_span_is_half_open():
    year = Span(date(2023, 1, 1), date(2024, 1, 1))
    assert year.days == 365
    assert year.overlap(Span(date(2023, 12, 31), date(2024, 6, 1))) == 1
    assert year.overlap(Span(date(2024, 1, 1), date(2025, 1, 1))) == 0


def test_a_span_needs_its_end_after_its_start():
    with pytest.raises(ValueError, match="2023-01-02 to 2023-01-02"):
        Span(date(2023, 1, 2), date(2023, 1, 2))


@pytest.mark.parametrize(
    ("text", "first", "after"),
    [
        ("2023", date(2023, 1, 1), date(2024, 1, 1)),
        ("2023-04", date(2023, 4, 1), date(2023, 5, 1)),
        ("2023-12", date(2023, 12, 1), date(2024, 1, 1)),
        (" 2024-02-29 ", date(2024, 2, 29), date(2024, 3, 1)),
    ],
)
def test_dates_as_people_write_them(text, first, after):
    assert parse_date(text) == first
    assert parse_date(text, end=True) == after


@pytest.mark.parametrize(
    "text",
    [
        "",
        "23",
        "2023-13",
        "2023-02-29",
        "2023/04",
        "20 23",
        "2_23",
        "２０２３",
        "2023-+4",
        "2023-4-5-6",
        "0000",
    ],
)
@pytest.mark.parametrize("end", [False, True])
def test_what_is_no_date_is_refused_with_the_forms_allowed(text, end):
    with pytest.raises(ValueError, match="write 2023, 2023-04 or 2023-04-05"):
        parse_date(text, end=end)


@pytest.mark.parametrize("text", ["9999", "9999-12", "9999-12-31"])
def test_the_day_after_the_last_day_is_a_plain_error(text):
    with pytest.raises(ValueError, match="not a date"):
        parse_date(text, end=True)


@given(st.text(max_size=12), st.booleans())
def test_any_text_is_a_date_or_a_value_error(text, end):
    try:
        parse_date(text, end=end)
    except ValueError:
        with pytest.raises(ValueError, match="not a date"):
            parse_date(text, end=end)


@given(DAYS, st.integers(1, 900), st.sampled_from(["week", "month", "quarter", "year"]))
def test_a_grid_covers_its_span_without_gap(start, days, step):
    grid = make_grid(start, start + timedelta(days=days), step)
    assert grid.whole == Span(start, start + timedelta(days=days))
    assert grid.days.sum() == days
    assert len(grid.labels) == len(grid) == len(grid.spans)
    assert grid.share(grid.whole).tolist() == [1.0] * len(grid)


def test_labels_and_shares_of_months():
    grid = make_grid(date(2023, 1, 1), date(2023, 4, 1), "month")
    assert grid.labels == ("2023-01", "2023-02", "2023-03")
    share = grid.share(Span(date(2023, 2, 1), date(2023, 2, 15)))
    assert share.tolist() == [0.0, 0.5, 0.0]


def test_months_begin_on_the_day_the_grid_begins():
    grid = make_grid(date(2024, 1, 31), date(2024, 5, 1), "month")
    assert [e.day for e in grid.edges] == [31, 29, 31, 30, 1]
    assert make_grid(date(2023, 1, 1), date(2025, 1, 1), "year").labels == ("2023", "2024")
    assert make_grid(date(2023, 1, 1), date(2023, 1, 4), "day").labels[1] == "2023-01-02"


def test_wrong_grids_are_refused():
    with pytest.raises(ValueError, match="unknown period step 'decade'; known: day, week"):
        make_grid(date(2023, 1, 1), date(2024, 1, 1), "decade")
    with pytest.raises(ValueError, match="increasing order"):
        Grid((date(2023, 1, 1), date(2023, 1, 1)))
