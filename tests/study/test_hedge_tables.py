"""A hedge as tables: options with costs and verdicts, what is left out, the frontier and the budget."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kerege.case import Case
from kerege.study.hedge_tables import COLUMNS, LEFT_OUT, hedge_tables, option_name
from templates import template
from threatened import make_hedge, no_hedge, with_options


@pytest.fixture(scope="module")
def case() -> Case:
    return with_options(template(), "TR", "pipe", "EX-004")


def test_every_table_has_the_declared_columns(case: Case) -> None:
    found = hedge_tables(case, make_hedge("UP", "TR", "pipe"))
    assert list(found) == list(COLUMNS)
    for name, frame in found.items():
        assert dict(frame.schema) == COLUMNS[name]


def test_options_carry_cost_time_claims_and_verdict(case: Case) -> None:
    rows = hedge_tables(case, make_hedge("UP", "TR", "pipe"))["hedge_options"]
    assert rows["option"].to_list() == ["second-pipe", "tanks", "dream"]
    row = rows.row(0, named=True)
    assert (row["capital_low"], row["capital_mid"], row["capital_high"]) == (200.0, 300.0, 400.0)
    assert (row["running"], row["lead_time_mid"], row["share"]) == (5.0, 730.0, 0.75)
    assert row["claims"] == ["ASM-001"]
    assert row["chosen"] is True
    assert rows["share"][1] is None


def test_an_option_without_cost_is_told_and_not_bought(case: Case) -> None:
    row = hedge_tables(case, make_hedge("UP", "TR", "pipe"))["hedge_options"].row(2, named=True)
    assert row["name"] == "A dream"
    assert row["capital_mid"] is None
    assert row["chosen"] is False
    assert row["words"] == LEFT_OUT
    assert option_name(case, "unheard-of") == "unheard-of"


def test_attacks_and_frontier(case: Case) -> None:
    found = hedge_tables(case, make_hedge("UP", "TR", "pipe"))
    assert found["hedge_attacks"]["loss"].to_list() == [0.0, 9000.0]
    assert found["hedge_attacks"]["instruments"].to_list() == [[], ["TR.close.pipe"]]
    points = found["hedge_frontier"]
    assert points["years"].to_list() == [0, 0, 0, 2, 2]
    assert points["cost"].to_list() == [0.0, 5.0, 305.0, 0.0, 5.0]
    assert points["proven"].to_list() == [True, False, True, True, False]
    assert points["bound"][1] == 6500.0
    assert points["chosen"].to_list() == [False, False, True, False, False]
    assert set(points["budget"]) == {400.0}


def test_no_budget_is_null_and_one_point_is_a_frontier(case: Case) -> None:
    points = hedge_tables(case, no_hedge("UP", "TR"))["hedge_frontier"]
    assert points.height == 1
    assert points["budget"].to_list() == [None]
    assert points["chosen"].to_list() == [True]


def test_an_offer_without_a_verdict_is_not_bought(case: Case) -> None:
    bare = replace(make_hedge("UP", "TR", "pipe"), verdicts=())
    rows = hedge_tables(case, bare)["hedge_options"]
    assert rows["chosen"].to_list() == [False, False, False]
    assert rows["words"][0] == ""
