"""Leverage and worst cases as tables: units, shares of GDP, links from threats to quantities, claims."""

from __future__ import annotations

from dataclasses import replace

import polars as pl
import pytest
from polars.testing import assert_frame_equal

from kerege.case import Case
from kerege.case.instruments import Deed
from kerege.leverage.grounds import Basis
from kerege.leverage.matrix import Leverage
from kerege.study.gdp import gdp_of, percent_of_gdp
from kerege.study.leverage_tables import (
    COLUMNS,
    WORST_COLUMNS,
    amount_unit,
    instruments_of,
    leverage_tables,
    strength_of,
    worst_table,
)
from templates import template
from threatened import instrument, make_leverage, make_worst, with_options

ACTORS = ("UP", "TR", "WE")


@pytest.fixture(scope="module")
def case() -> Case:
    return with_options(template(), "TR", "pipe", "EX-004")


@pytest.fixture(scope="module")
def leverage() -> Leverage:
    return make_leverage(ACTORS, "UP", "pipe", "crude")


@pytest.fixture(scope="module")
def tables(case: Case, leverage: Leverage) -> dict[str, pl.DataFrame]:
    return leverage_tables(case, leverage)


def test_every_table_has_the_declared_columns(tables: dict[str, pl.DataFrame]) -> None:
    assert list(tables) == list(COLUMNS)
    for name, frame in tables.items():
        assert dict(frame.schema) == COLUMNS[name]
        assert frame.height > 0


def test_threats_keep_their_order_and_are_in_millions(
    tables: dict[str, pl.DataFrame], leverage: Leverage
) -> None:
    rows = tables["threats"]
    assert rows["threat"].to_list() == list(range(1, len(leverage.threats) + 1))
    assert rows["loss"].to_list() == [t.loss / 1000 for t in leverage.threats]
    assert rows["others"].to_list() == [
        pytest.approx(sum(v for _, v in t.others) / 1000) for t in leverage.threats
    ]
    assert rows["costs_more"].to_list() == [t.costs_more for t in leverage.threats]
    assert not rows.select("coercer", "target", "months", "kind", "instruments").is_duplicated().any()


def test_a_share_of_gdp_stands_only_where_gdp_is_bound(case: Case, tables: dict[str, pl.DataFrame]) -> None:
    gdp = gdp_of(case, "UP")
    assert gdp is not None
    row = tables["threats"].filter(coercer="TR", target="UP", months=12, kind="worst").row(0, named=True)
    assert row["percent_of_gdp"] == pytest.approx(100 * row["loss"] * 1000 / gdp)
    assert row["own_percent_of_gdp"] is None
    assert percent_of_gdp(case, "TR", 1.0) is None
    assert gdp_of(case, "WE") is None


def test_quantities_and_third_parties_name_their_threat(tables: dict[str, pl.DataFrame]) -> None:
    keys = ["threat", "coercer", "target", "months", "kind"]
    for name in ("threat_quantities", "third_parties"):
        joined = tables[name].join(tables["threats"].select(keys), on=keys, how="anti")
        assert joined.is_empty()
    assert set(tables["threat_quantities"]["unit"]) == {"kt"}


def test_instruments_stand_once_with_the_claims_of_their_size(
    case: Case, leverage: Leverage, tables: dict[str, pl.DataFrame]
) -> None:
    rows = tables["instruments"]
    assert rows["id"].to_list() == sorted({i.id for i in instruments_of(leverage)})
    cap = rows.filter(id="TR.cap.pipe").row(0, named=True)
    assert (cap["low"], cap["mid"], cap["high"], cap["unit"]) == (0.3, 0.5, 0.6, "1")
    assert cap["claims"] == ["EX-004"]
    assert cap["basis"] == ["stated"]
    assert rows.filter(id="UP.cap.pipe")["claims"].to_list() == [[]]  # stated by nobody of these hands


def test_the_size_of_an_instrument_is_a_share_or_a_price(case: Case) -> None:
    stated = (Basis.STATED,)
    assert strength_of(case, instrument("TR", "pipe")) is None
    found = strength_of(case, instrument("TR", "pipe", Deed.CAP, basis=stated))
    assert found is not None
    assert found.key == ("cap-it", "strength", "", "")
    assert amount_unit(case, instrument("TR", "pipe", Deed.CAP)) == "1"
    assert amount_unit(case, instrument("TR", "pipe", Deed.TAX, attribute="tariff")) == "USD/t"


def test_replies_and_alliances_tell_both_sides(tables: dict[str, pl.DataFrame]) -> None:
    reply = tables["replies"].row(0, named=True)
    assert reply["aim"] == "relief"
    assert reply["target_loss"] == pytest.approx(reply["target_loss_before"] / 2)
    assert reply["coercer_loss"] - reply["coercer_loss_before"] == pytest.approx(20.0)
    joint = tables["alliances"].row(0, named=True)
    assert joint["extra"] == pytest.approx(joint["loss"] - joint["apart"]) == 5000.0


def test_no_threats_give_empty_tables(case: Case, leverage: Leverage) -> None:
    bare = replace(leverage, threats=(), replies=(), alliances=(), shifts=(), months=())
    for name, frame in leverage_tables(case, bare).items():
        assert frame.is_empty()
        assert dict(frame.schema) == COLUMNS[name]


def test_worst_cases(case: Case) -> None:
    found = worst_table(case, make_worst("UP", ("pipe", "rail")))
    assert dict(found.schema) == WORST_COLUMNS
    assert found["elements"].to_list() == [[], ["pipe"], ["pipe", "rail"]]
    assert found["loss"].to_list() == [0.0, 2000.0, 4000.0]
    assert worst_table(case, make_worst("WE", ()))["percent_of_gdp"].to_list() == [None]


def test_the_same_leverage_gives_the_same_tables(
    case: Case, leverage: Leverage, tables: dict[str, pl.DataFrame]
) -> None:
    for name, frame in leverage_tables(case, leverage).items():
        assert_frame_equal(frame, tables[name])
