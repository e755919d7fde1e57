"""The study seen through one system: its goods of one unit, its links, plants, places and shocks alone."""

from __future__ import annotations

from pathlib import Path
from tempfile import mkdtemp

import polars as pl
import pytest
from polars.testing import assert_frame_equal

from kerege.case import Case
from kerege.report import answer as sentences
from kerege.report.answer import answer
from kerege.report.context import Context, make_context
from kerege.report.systems import System, narrowings, systems
from kerege.report.words import sentence
from kerege.study.build import run_study
from powered import PARTS, changed, powered


@pytest.fixture(scope="module")
def context() -> Context:
    return make_context(run_study(powered(), draws=0, workers=1))


@pytest.fixture(scope="module")
def mixed() -> Context:
    """Return a case in which gas and power are one system, told good by good, with power's shock first."""
    folder = Path(mkdtemp())
    (power,), (gas,) = PARTS["power"]["goods.csv"], PARTS["gas"]["goods.csv"]
    (old,) = PARTS["gas"]["systems.csv"]
    case = changed(
        folder,
        ("goods.csv", power, power.replace(",power,GWh", ",gas,GWh")),
        ("systems.csv", old, "gas,Energy,What if?,burner-stops,sourcing,"),
    )
    assert gas in (case.folder / "goods.csv").read_text(encoding="utf-8")
    return make_context(run_study(case, draws=0, workers=1))


def by_id(case: Case) -> dict[str, System]:
    return {s.id: s for s in systems(case)}


def ids(ctx: Context, table: str) -> set[str]:
    return set(ctx.case.tables[table]["id"].to_list())


def test_systems_are_in_the_order_of_their_rows_with_their_goods() -> None:
    found = systems(powered())
    assert [(s.id, s.goods, s.sourcing) for s in found] == [
        ("oil", ("crude",), False), ("gas", ("gas",), False), ("power", ("power",), False),
    ]  # fmt: skip
    assert [s.default_shock for s in found] == ["pipe-shut-90", "wells-halved", "burner-stops"]
    assert found[0].title == "Oil"


def test_a_system_without_goods_is_no_chapter(mixed: Context) -> None:
    assert list(by_id(mixed.case)) == ["oil", "gas"]
    assert by_id(mixed.case)["gas"].sourcing
    assert by_id(mixed.case)["gas"].goods == ("gas", "power")


@pytest.mark.parametrize(
    ("system", "links", "plants", "places", "shocks"),
    [
        ("oil", {"hill-feed", "lake-feed", "pipe", "rail", "lane-west", "lane-east"},
         {"field-hill", "field-lake", "buyer-west", "buyer-east"},
         {"hill", "lake", "junction", "coast", "west-town", "east-town"}, {"pipe-shut-90", "rail-widened"}),
        ("gas", {"gas-line", "hill-gas"}, {"gas-wells", "stoves"}, {"hill", "lake", "junction"},
         {"wells-halved"}),
        ("power", set(), {"burner", "lamps"}, {"junction"}, {"burner-stops"}),
    ],
)  # fmt: skip
def test_a_narrowed_context_holds_only_what_is_of_its_system(
    context: Context, system: str, links: set[str], plants: set[str], places: set[str], shocks: set[str]
) -> None:
    (narrow,) = narrowings(context, by_id(context.case)[system])
    assert (ids(narrow, "links"), ids(narrow, "plants"), ids(narrow, "places")) == (links, plants, places)
    assert ids(narrow, "groups") == ({"coast-port", "exports"} if system == "oil" else set())
    assert {r.shock.id for r in narrow.study.shocks} == shocks
    assert narrow.system == system
    assert narrow.case.meta.default_shock == by_id(context.case)[system].default_shock
    assert narrow.shown.quantity == {"oil": "kt", "gas": "Mm3", "power": "GWh"}[system]
    good = {"oil": "crude"}.get(system, system)
    for tables in (narrow.study.base.tables, *(r.tables for r in narrow.study.shocks)):
        for name in ("flows", "plants", "prices"):
            table: pl.DataFrame = getattr(tables, name)
            assert set(table["good"].to_list()) <= {good}
    for run in narrow.study.shocks:
        for name in ("flows", "plants", "prices"):
            assert set(getattr(run.changes, name)["good"].to_list()) <= {good}
    elements = set(narrow.study.base.balance["element"].to_list())
    assert elements <= links | plants | {"exports", "coast-port"}
    assert elements


def test_the_systems_hold_all_shocks_and_flows_of_the_whole_once(context: Context) -> None:
    narrow = [n for s in systems(context.case) for n in narrowings(context, s)]
    shocks = [r.shock.id for n in narrow for r in n.study.shocks]
    assert sorted(shocks) == sorted(r.shock.id for r in context.study.shocks)
    assert len(set(shocks)) == len(shocks)
    for name in ("flows", "plants", "prices"):
        heights = sum(getattr(n.study.base.tables, name).height for n in narrow)
        assert heights == getattr(context.study.base.tables, name).height


def test_narrowing_leaves_the_whole_as_it_was(context: Context) -> None:
    links, flows = context.case.tables["links"].clone(), context.study.base.tables.flows.clone()
    shocks, default = context.study.shocks, context.case.meta.default_shock
    for system in systems(context.case):
        narrowings(context, system)
    assert_frame_equal(context.case.tables["links"], links)
    assert_frame_equal(context.study.base.tables.flows, flows)
    assert context.study.shocks is shocks
    assert context.case.meta.default_shock == default
    assert context.system == ""
    assert context.suffix == ""


def test_ids_of_what_every_system_has_differ(context: Context, mixed: Context) -> None:
    for ctx in (context, mixed):
        suffixes = [n.suffix for s in systems(ctx.case) for n in narrowings(ctx, s)]
        assert len(set(suffixes)) == len(suffixes)
        assert "" not in suffixes


def test_a_system_of_two_units_is_narrowed_once_for_each_and_that_of_its_shock_leads(mixed: Context) -> None:
    power, gas = narrowings(mixed, by_id(mixed.case)["gas"])
    assert (power.shown.quantity, gas.shown.quantity) == ("GWh", "Mm3")
    assert [r.shock.id for r in power.study.shocks] == ["burner-stops"]
    assert [r.shock.id for r in gas.study.shocks] == ["wells-halved"]
    assert ids(power, "goods") == {"power"}
    assert ids(gas, "goods") == {"gas"}
    assert ids(gas, "links") == {"gas-line", "hill-gas"}
    assert ids(power, "plants") == {"burner", "lamps"}


def test_leverage_and_hedge_are_told_once_for_all_systems(
    context: Context, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sentences, "strategy_sentences", lambda _: iter([sentence("Who can hurt whom.")]))
    told = [answer(context), *(answer(n) for s in systems(context.case) for n in narrowings(context, s))]
    assert ["Who can hurt whom." in one.plain() for one in told] == [True, False, False, False]


def test_money_is_not_narrowed(context: Context) -> None:
    """A shock on gas costs those who sell oil along with it too."""
    (narrow,) = narrowings(context, by_id(context.case)["gas"])
    whole = next(r for r in context.study.shocks if r.shock.id == "wells-halved")
    assert_frame_equal(narrow.study.shocks[0].changes.accounts, whole.changes.accounts)
    assert_frame_equal(narrow.study.shocks[0].changes.states, whole.changes.states)
