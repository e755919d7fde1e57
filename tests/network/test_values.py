"""Numbers as floats: mids, draws, months, and nothing where nothing is bound."""

import numpy as np
import pytest

from kerege.base.intervals import Interval
from kerege.base.periods import month_grid
from kerege.network.build import build_network
from kerege.network.values import Values
from templates import template

CAPACITY = ("rail", "capacity", "", "")


def test_the_mid_stands_where_nothing_is_drawn() -> None:
    values = Values(template())
    assert values.get("rail", "capacity") == 20
    assert values.interval("rail", "capacity") == Interval(18, 20, 22)


def test_what_is_not_bound_is_none_and_not_zero() -> None:
    values = Values(template())
    assert values.get("hill-feed", "capacity") is None
    assert values.interval("hill-feed", "capacity") is None
    assert values.get("pipe", "transit_fee", of="NB") is None
    assert values.get("pipe", "transit_fee", of="TR") == 5


def test_a_draw_takes_the_place_of_the_mid_and_of_the_range() -> None:
    values = Values(template(), {CAPACITY: 21.5})
    assert values.get("rail", "capacity") == 21.5
    assert values.interval("rail", "capacity") == Interval(21.5, 21.5, 21.5)
    assert values.get("field-hill", "capacity") == 33
    network = build_network(values, template().meta.grid)
    np.testing.assert_array_equal(
        network.links.capacity[network.names.links.index("rail")], np.full(12, 21.5)
    )


def test_a_draw_for_a_mode_reaches_its_links() -> None:
    values = Values(template(), {("mode:feeder", "tariff", "", ""): 3.5})
    assert values.get("hill-feed", "tariff") == 3.5
    assert values.get("lake-feed", "tariff") == 3.5
    assert values.get("pipe", "tariff") == 35


def test_a_draw_of_zero_is_a_number() -> None:
    assert Values(template(), {CAPACITY: 0.0}).get("rail", "capacity") == 0


@pytest.mark.parametrize(("element", "expected"), [("rail", 20), ("hill-feed", np.inf)])
def test_a_row_repeats_the_year_over_any_grid(element: str, expected: float) -> None:
    grid = month_grid(template().meta.base.start, 5)
    np.testing.assert_array_equal(
        Values(template()).row(element, "capacity", grid, np.inf), np.full(5, expected)
    )
