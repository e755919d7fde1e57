"""Power as tables: coalitions by mask, divisions that add up, changes against the base."""

from __future__ import annotations

import pytest

from kerege.study.power_tables import COLUMNS, power_tables
from threatened import make_power, no_players, quarrel

PLAYERS = ("A", "B", "C", "D")


def test_every_table_has_the_declared_columns() -> None:
    found = power_tables(make_power(PLAYERS, ("one",)))
    assert list(found) == list(COLUMNS)
    for name, frame in found.items():
        assert dict(frame.schema) == COLUMNS[name]


def test_coalitions_are_told_by_mask_and_by_members() -> None:
    rows = power_tables(make_power(PLAYERS, ("one",)))["coalition_values"]
    assert rows.height == 2 * 16
    both = rows.filter(option="", mask=0b0011).row(0, named=True)
    assert both["members"] == ["A", "B"]
    assert both["worth"] == 1000.0
    assert rows.filter(option="one", mask=0b0011)["worth"].to_list() == [2000.0]
    assert rows.filter(option="", mask=0)["members"].to_list() == [[]]


def test_divisions_add_up_to_the_whole_and_change_against_the_base() -> None:
    found = power_tables(make_power(PLAYERS, ("one", "two")))
    for option, whole in found["division_checks"].select("option", "whole").iter_rows():
        own = found["divisions"].filter(option=option)
        assert own["shapley"].sum() == pytest.approx(whole)
        assert own["nucleolus"].sum() == pytest.approx(whole)
    base = found["divisions"].filter(option="")
    assert base["shapley_change"].to_list() == [0.0] * 4
    one = found["divisions"].filter(option="one", player="A").row(0, named=True)
    assert one["shapley_change"] == pytest.approx(500.0)
    assert one["alone_change"] == pytest.approx(0.0)


def test_a_game_without_a_nucleolus_says_so() -> None:
    row = power_tables(quarrel(PLAYERS[:3]))["division_checks"].row(0, named=True)
    assert row["imputation"] is False
    assert row["superadditive"] is False
    assert row["core_empty"] is True


def test_nobody_plays() -> None:
    found = power_tables(no_players())
    assert found["divisions"].is_empty()
    assert found["coalition_values"]["worth"].to_list() == [0.0]
