"""Time on the way: a cost of the shippers on top of the tariff, and nobody's income."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import polars as pl
import pytest

from kerege.equilibrium import Item
from kerege.network.build import build_network
from kerege.network.charges import carriage_charge, make_charges, time_cost
from kerege.network.values import Values
from kerege.study.build import base_run
from kerege.whatif.pipeline import Solved, solve_case
from powered import bound
from powered import changed as powered_case
from templates import changed, solved_template

WORTH = ("crude", "time_value", "", 0.5, 0.4, 0.6, "USD/t/day")
DAYS = ("pipe", "transit_time", "", 10, 8, 12, "day")
LANES = ("mode:lane", "transit_time", "", 20, 15, 25, "day")
Number = tuple[str, str, str, float, float, float, str]


def solved(folder: Path, *numbers: Number) -> Solved:
    claims, bindings = bound("TT", "example", numbers)
    case = changed(folder, added={"claims/example.csv": claims, "bindings.csv": bindings})
    return solve_case(Values(case))


def money(found: Solved, item: Item) -> float:
    accounts = found.accounts(found.outcome)
    assert accounts.identity_error <= 1e-9
    return float(accounts.money[list(Item).index(item)].sum())


def on_link(found: Solved, array: np.ndarray, link: str) -> float:
    return float(array[found.calibrated.network.names.links.index(link)].flat[0])


def test_days_on_the_way_times_the_value_of_a_day_are_added_to_the_tariff(tmp_path: Path) -> None:
    found = solved(tmp_path, WORTH, DAYS, LANES)
    network, values = found.calibrated.network, found.values
    charge = carriage_charge(network, values)
    assert on_link(found, charge, "pipe") == pytest.approx(35 + 10 * 0.5)
    assert on_link(found, charge, "lane-west") == pytest.approx(12 + 20 * 0.5)
    assert on_link(found, charge, "lane-east") == pytest.approx(12 + 20 * 0.5)
    assert on_link(found, charge, "rail") == pytest.approx(60)
    assert time_cost(network, values).sum() == pytest.approx(5 + 2 * 10)


@pytest.mark.parametrize("numbers", [(WORTH,), (DAYS, LANES), ()])
def test_time_costs_nothing_without_days_or_without_a_value(tmp_path: Path, numbers: tuple) -> None:
    found = solved(tmp_path, *numbers)
    assert (time_cost(found.calibrated.network, found.values) == 0).all()
    np.testing.assert_array_equal(found.outcome.price, solved_template().outcome.price)


def test_time_is_real_cost_and_not_income_of_the_operator(tmp_path: Path) -> None:
    plain, slow = solved_template(), solved(tmp_path, WORTH, DAYS)
    charges = make_charges(slow.calibrated.network, slow.values)
    assert on_link(slow, charges.tariff, "pipe") == pytest.approx(40)
    assert on_link(slow, charges.operating_cost, "pipe") == pytest.approx(15 + 5)
    assert charges.transit_fee.sum() == pytest.approx(5)
    for item in (Item.CARRIAGE_MARGIN, Item.TRANSIT_FEE):
        assert money(slow, item) == pytest.approx(money(plain, item), rel=1e-5)


def test_the_calibration_shows_time_within_the_charge(tmp_path: Path) -> None:
    found = solved(tmp_path, WORTH, DAYS)
    table = base_run(found).calibration
    assert table.filter(pl.col("element") == "pipe")["charge"].to_list() == [pytest.approx(40)]


def test_time_needs_one_good_whose_value_it_is(tmp_path: Path) -> None:
    """A link of two goods has no single value of time; each good's own links have that of the good."""
    numbers: tuple[Number, ...] = (
        ("gas", "time_value", "", 2, 1, 3, "USD/1000 m3/day"),
        ("gas-line", "transit_time", "", 3, 2, 4, "day"),
        ("hill-gas", "transit_time", "", 3, 2, 4, "day"),
        ("hill-gas", "tariff", "", 5, 4, 6, "USD/1000 m3"),
    )
    claims, bindings = bound("TT", "example", numbers)
    case = powered_case(
        tmp_path,
        ("links.csv", "hill,junction,gas,UP", "hill,junction,gas;methane,UP"),
        added={"goods.csv": ("methane,Methane,gas,Mm3,",), "claims/example.csv": claims,
               "bindings.csv": bindings},
    )  # fmt: skip
    network = build_network(Values(case), case.meta.grid)
    cost = dict(zip(network.names.links, time_cost(network, Values(case)).tolist(), strict=True))
    assert cost["gas-line"] == pytest.approx(6)
    assert cost["hill-gas"] == 0
