"""Solved arrays as tables: columns, rows and units; and what a shock changes in them."""

import numpy as np
import polars as pl
import pytest

from kerege.network.values import Values
from kerege.study.build import base_run, shock_run
from kerege.study.changes import make_changes
from kerege.study.model import BaseRun, ShockRun
from kerege.study.shocks import headline
from kerege.study.tables import make_tables
from kerege.study.uncertainty import ranges
from kerege.whatif.outcomes import run_shock
from kerege.whatif.pipeline import Solved, solve_case
from templates import COAST_WELLS, TANKS, changed, solved_template, template

COLUMNS = {
    "flows": ["link", "good", "origin", "period", "rate", "quantity", "capacity", "rent"],
    "plants": ["plant", "kind", "attribute", "good", "origin", "period", "rate", "quantity"],
    "prices": ["place", "good", "origin", "period", "price"],
    "limits": ["limit", "period", "use", "capacity", "rent"],
    "accounts": ["actor", "state", "item", "period", "money"],
}
CHANGES = {
    "flows": ["link", "good", "origin", "period"],
    "plants": ["plant", "attribute", "good", "origin", "period"],
    "prices": ["place", "good", "origin", "period"],
    "accounts": ["actor", "state", "item", "period"],
}


@pytest.fixture(scope="module")
def rich(tmp_path_factory: pytest.TempPathFactory) -> Solved:
    """Return the template with tanks and a second origin."""
    both = {f: (*COAST_WELLS.get(f, ()), *TANKS.get(f, ())) for f in sorted({*COAST_WELLS, *TANKS})}
    return solve_case(Values(changed(tmp_path_factory.mktemp("rich"), added=both)))


@pytest.fixture(scope="module")
def base(rich: Solved) -> BaseRun:
    return base_run(rich)


@pytest.fixture(scope="module")
def shocked(rich: Solved) -> ShockRun:
    shock = rich.values.case.shocks[0]
    result = run_shock(rich, shock)
    spread = ranges([shock], {shock.id: headline(result)}, [])
    return shock_run(result, spread[shock.id], None)


@pytest.mark.parametrize("name", sorted(COLUMNS))
def test_tables_are_long_with_one_row_for_each_thing_and_month(base: BaseRun, name: str) -> None:
    table: pl.DataFrame = getattr(base.tables, name)
    assert table.columns == COLUMNS[name]
    keys = [c for c in table.columns if table.schema[c] == pl.String]
    assert not table.select(keys).is_duplicated().any()
    assert sorted(table["period"].unique().to_list()) == [f"2023-{m:02d}" for m in range(1, 13)]
    assert table.height % 12 == 0
    filled = table.select(pl.exclude("capacity"))
    assert sum(filled.null_count().row(0)) == 0


def test_quantities_are_rates_times_days(base: BaseRun) -> None:
    days = dict(zip(base.outcome.network.grid.labels, base.outcome.network.grid.days, strict=True))
    flows = base.tables.flows.with_columns(days=pl.col("period").replace_strict(days))
    np.testing.assert_allclose(flows["quantity"], flows["rate"] * flows["days"])
    plants = base.tables.plants.with_columns(days=pl.col("period").replace_strict(days))
    moved = plants.filter(pl.col("kind") != "store")
    np.testing.assert_allclose(moved["quantity"], moved["rate"] * moved["days"])
    stock = plants.filter(pl.col("kind") == "store")
    np.testing.assert_array_equal(stock["quantity"], stock["rate"])  # a stock is no rate
    assert stock["attribute"].unique().to_list() == ["stock"]
    assert sorted(stock["origin"].unique().to_list()) == ["TR", "UP"]


def test_rows_are_in_the_order_of_ids_and_months(base: BaseRun) -> None:
    flows = base.tables.flows.select("link", "good", "origin", "period")
    assert flows.rows() == sorted(flows.rows())
    assert flows.rows()[12] == ("lake-feed", "crude", "UP", "2023-01")


def test_a_capacity_that_does_not_bind_is_null_and_not_infinite(base: BaseRun) -> None:
    flows = base.tables.flows
    free = flows.filter(pl.col("link") == "hill-feed")["capacity"]
    assert free.null_count() == 12
    pipe = flows.filter(pl.col("link") == "pipe")["capacity"]
    np.testing.assert_allclose(pipe, 16_500 / 365)
    assert flows["capacity"].is_not_nan().all()


def test_what_is_bought_is_what_the_lanes_bring(base: BaseRun) -> None:
    flows, plants = base.tables.flows, base.tables.plants
    for lane, buyer in (("lane-west", "buyer-west"), ("lane-east", "buyer-east")):
        brought = flows.filter(pl.col("link") == lane).group_by("period", "origin").agg(pl.col("rate").sum())
        bought = plants.filter(pl.col("plant") == buyer).select("period", "origin", other="rate")
        joined = brought.join(bought, on=["period", "origin"], how="full", coalesce=True)
        np.testing.assert_allclose(joined["rate"], joined["other"], rtol=1e-9)


def test_use_of_a_limit_is_the_sum_of_its_members(base: BaseRun) -> None:
    lanes = base.tables.flows.filter(pl.col("link").is_in(["lane-east", "lane-west"]))
    wanted = lanes.group_by("period", maintain_order=True).agg(pl.col("rate").sum()).sort("period")
    np.testing.assert_allclose(base.tables.limits["use"], wanted["rate"])
    np.testing.assert_allclose(base.tables.limits["capacity"], 60)


def test_accounts_are_those_of_the_actors_and_name_their_states(base: BaseRun, rich: Solved) -> None:
    money = rich.accounts(rich.outcome).money
    accounts = base.tables.accounts
    assert float(accounts["money"].sum()) == pytest.approx(float(money.sum()))
    homes = dict(accounts.select("actor", "state").iter_rows())
    assert homes["upland-oil"] == "UP"
    assert homes["WE"] == "WE"
    assert not accounts.group_by("actor", "item").agg(pl.col("money").abs().sum()).filter(money=0).height


def test_the_base_tells_its_balance_with_claims_and_its_calibration(base: BaseRun) -> None:
    table = base.balance
    assert table.columns == [
        "element", "attribute", "of", "period", "low", "mid", "high", "value", "stretch", "claims",
    ]  # fmt: skip
    pipe = table.row(by_predicate=(pl.col("element") == "pipe"), named=True)
    assert (pipe["attribute"], pipe["of"], pipe["claims"]) == ("flow", "UP", ["EX-023"])
    inside = (table["value"] >= table["low"] - 1e-6) & (table["value"] <= table["high"] + 1e-6)
    np.testing.assert_array_equal(table["stretch"].to_numpy() == 0, inside.to_numpy())
    assert base.residual <= 1e-3
    assert base.identity <= 1e-9
    assert base.certificate.passed
    assert base.calibration.columns == ["element", "of", "period", "charge", "wedge", "slope"]
    # every month is alike: one row an arc
    assert base.calibration.height == base.outcome.network.n_arc
    charges = dict(base.calibration.select("element", "charge").iter_rows())
    assert charges["pipe"] == 35


@pytest.mark.parametrize("name", sorted(CHANGES))
def test_base_and_change_make_shocked(shocked: ShockRun, name: str) -> None:
    table: pl.DataFrame = getattr(shocked.changes, name)
    assert table.columns == [*CHANGES[name], "base", "shocked", "change"]
    np.testing.assert_allclose(table["base"] + table["change"], table["shocked"], rtol=1e-12, atol=1e-9)
    assert not table.select(CHANGES[name]).is_duplicated().any()
    assert table["change"].abs().max() > 0


def test_shocked_columns_are_the_shocked_tables(shocked: ShockRun) -> None:
    flows = shocked.changes.flows
    np.testing.assert_array_equal(flows["shocked"], shocked.tables.flows["rate"])
    pipe = flows.filter(pl.col("link") == "pipe", pl.col("period") == "2023-04").row(0, named=True)
    assert pipe["shocked"] == pytest.approx(0, abs=1e-9)
    assert pipe["base"] > 30


def test_states_sum_their_actors_and_are_told_against_gdp(shocked: ShockRun) -> None:
    states = shocked.changes.states
    assert states["change"].to_list() == sorted(states["change"].to_list())
    sums = dict(shocked.changes.accounts.group_by("state").agg(pl.col("change").sum()).iter_rows())
    for row in states.iter_rows(named=True):
        assert row["change"] == pytest.approx(sums[row["state"]], rel=1e-9, abs=1e-6)
        assert row["base"] + row["change"] == pytest.approx(row["shocked"], rel=1e-9, abs=1e-3)
    up = states.row(by_predicate=pl.col("state") == "UP", named=True)
    assert up["gdp"] == 250e6  # kUSD
    assert up["percent_of_gdp"] == pytest.approx(100 * up["change"] / 250e6)
    assert states.filter(pl.col("state") == "NB")["percent_of_gdp"].to_list() == [None]  # no GDP is bound


def test_a_line_that_one_side_lacks_is_zero_there() -> None:
    solved = solved_template()
    whole = make_tables(solved.outcome, solved.accounts(solved.outcome), solved.owners)
    without = whole.accounts.filter(pl.col("item") != "transit fee")
    less = type(whole)(whole.flows, whole.plants, whole.prices, whole.limits, without)
    gained = make_changes(template(), less, whole).accounts.filter(pl.col("item") == "transit fee")
    assert gained.height == 12
    assert gained["base"].to_list() == [0.0] * 12
    np.testing.assert_array_equal(gained["change"], gained["shocked"])
    lost = make_changes(template(), whole, less).accounts.filter(pl.col("item") == "transit fee")
    np.testing.assert_array_equal(lost["change"], -lost["base"])


def test_nothing_changes_between_a_market_and_itself() -> None:
    solved = solved_template()
    tables = make_tables(solved.outcome, solved.accounts(solved.outcome), solved.owners)
    changes = make_changes(template(), tables, tables)
    for name in (*CHANGES, "states", "blocs"):
        assert (getattr(changes, name)["change"] == 0).all()
    assert changes.states["state"].to_list() == sorted(changes.states["state"].to_list())
