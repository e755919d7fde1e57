"""A calibrated market on another grid, and the grid of a shock."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from kerege.base.periods import Grid, make_grid, month_grid
from kerege.network.values import Values
from kerege.whatif import regrid, shock_grid
from kerege.whatif.pipeline import solve_case
from kerege.whatif.regrid import period_arrays, season
from templates import changed, solved_template, template

YEAR = make_grid(date(2023, 1, 1), date(2024, 1, 1), "month")


def seasons(grid: Grid, base: Grid = YEAR) -> list[int]:
    return season(base, grid).tolist()


def test_a_year_from_april_takes_the_months_in_turn() -> None:
    assert seasons(month_grid(date(2023, 4, 1), 12)) == [*range(3, 12), 0, 1, 2]
    assert seasons(month_grid(date(2031, 4, 1), 3)) == [3, 4, 5]


def test_days_and_weeks_take_the_month_of_their_middle() -> None:
    assert seasons(make_grid(date(2022, 1, 30), date(2022, 2, 3), "day")) == [0, 0, 1, 1]
    assert seasons(make_grid(date(2022, 12, 30), date(2023, 1, 3), "day")) == [11, 11, 0, 0]
    # the week from 27 January has its middle on the 30th, the next one on 6 February
    assert seasons(make_grid(date(2022, 1, 27), date(2022, 2, 10), "week")) == [0, 1]


def test_the_last_day_of_a_leap_year_is_still_december() -> None:
    assert seasons(make_grid(date(2024, 12, 29), date(2025, 1, 2), "day")) == [11, 11, 11, 0]


def test_a_base_that_starts_in_july() -> None:
    base = make_grid(date(2022, 7, 1), date(2023, 7, 1), "month")
    assert seasons(month_grid(date(2024, 6, 1), 3), base) == [11, 0, 1]


def test_a_base_shorter_than_a_year_repeats() -> None:
    base = make_grid(date(2023, 1, 1), date(2023, 1, 29), "week")
    assert seasons(make_grid(date(2023, 1, 29), date(2023, 2, 26), "week"), base) == [0, 1, 2, 3]
    assert seasons(make_grid(date(2022, 12, 25), date(2023, 1, 8), "week"), base) == [3, 0]


def test_the_same_grid_gives_the_same_market() -> None:
    calibrated = solved_template().calibrated
    assert regrid(calibrated, calibrated.network.grid) is calibrated


def arrays(part: Any) -> Iterator[np.ndarray]:
    """Yield every array below ``part``, except those of its grid."""
    for name in (f.name for f in fields(part)):
        value = getattr(part, name)
        if isinstance(value, np.ndarray):
            yield value
        elif is_dataclass(value) and not isinstance(value, Grid):
            yield from arrays(value)


def test_no_array_with_periods_is_forgotten() -> None:
    calibrated = solved_template().calibrated
    long = regrid(calibrated, month_grid(date(2023, 1, 1), 97))  # 97 of nothing else
    found = [a for part in (long.network, long.curves) for a in arrays(part) if 97 in a.shape]
    listed = period_arrays(long.network, long.curves)
    assert {id(a) for a in found} == {id(a) for a in listed}
    assert all(a.shape[-1] == 97 for a in listed)


def test_capacities_curves_and_base_rates_of_a_month_move_with_it(tmp_path: Path) -> None:
    # in May the railway carries at most 8 of its usual 11.4, and costs more
    case = changed(
        tmp_path,
        added={
            "claims/example.csv": (
                "EX-070,crude,rail,capacity,,8,7,9,kt/day,2023-05-01,2023-05-31,assumption,example,example,",
                "EX-071,crude,rail,tariff,,70,65,75,USD/t,2023-05-01,2023-05-31,assumption,example,example,",
            ),
            "bindings.csv": ("rail,capacity,,2023-05,EX-070,single,", "rail,tariff,,2023-05,EX-071,single,"),
        },
    )
    calibrated = solve_case(Values(case)).calibrated
    grid = make_grid(date(2025, 5, 30), date(2025, 6, 3), "day")  # two days of May, two of June
    moved = regrid(calibrated, grid)
    take = [4, 4, 5, 5]
    rail = calibrated.network.names.links.index("rail")
    assert moved.network.grid == grid
    np.testing.assert_array_equal(
        moved.network.links.capacity[rail], calibrated.network.links.capacity[rail][take]
    )
    assert moved.network.links.capacity[rail, 0] < moved.network.links.capacity[rail, 2]
    for name in (
        "arc_cost",
        "arc_slope",
        "block_cost",
        "block_slope",
        "block_width",
        "choke",
        "demand_slope",
    ):
        np.testing.assert_array_equal(getattr(moved.curves, name), getattr(calibrated.curves, name)[:, take])
    for name in ("flow", "output", "purchase"):
        np.testing.assert_array_equal(getattr(moved.base, name), getattr(calibrated.base, name)[:, take])
    np.testing.assert_array_equal(moved.curves.penalty, calibrated.curves.penalty[:, take])
    np.testing.assert_allclose(moved.previous[rail], calibrated.previous[rail][take])  # of the same season


@pytest.mark.parametrize(
    ("start", "first", "last", "count"),
    [
        (date(2023, 4, 1), "2023-04", "2024-03", 12),
        (date(2023, 1, 1), "2023-01", "2023-12", 12),
        (date(2023, 4, 10), "2023-04", "2024-04-01", 13),  # most of April, eleven months, nine days
        (date(2023, 4, 20), "2023-04-20", "2024-04", 13),
    ],
)
def test_a_shock_by_month_starts_on_its_day(start: date, first: str, last: str, count: int) -> None:
    shock = replace(template().shocks[0], start=start)
    grid = shock_grid(template().meta, shock)
    assert (grid.labels[0], grid.labels[-1], len(grid)) == (first, last, count)
    assert grid.edges[0] == start
    assert len(set(grid.labels)) == count
    assert all(edge.day == 1 for edge in grid.edges[1:-1])


@pytest.mark.parametrize(("step", "count"), [("day", 60), ("week", 9), ("quarter", 1), ("year", 1)])
def test_a_shock_on_another_step_covers_the_horizon(step: str, count: int) -> None:
    meta = replace(template().meta, step=step, horizon_days=60)
    grid = shock_grid(meta, template().shocks[0])
    assert len(grid) == count
    assert grid.whole.days == 60


@pytest.mark.parametrize(("days", "months"), [(1, 1), (30, 1), (46, 2), (365, 12), (730, 24)])
def test_months_of_a_horizon(days: int, months: int) -> None:
    meta = replace(template().meta, horizon_days=days)
    assert len(shock_grid(meta, template().shocks[0])) == months
