"""Acceptance of the crude part of the bundled case: its base of 2023, its shocks and its backtests."""

from __future__ import annotations

import csv
import re
import shutil
from datetime import date
from itertools import pairwise

import numpy as np
import polars as pl
import pytest

from cases.worlds import World, bought, flow, leftovers, made, total
from kerege.base.periods import make_grid
from kerege.base.units import factor
from kerege.case.folders import find_folder
from kerege.case.scenarios import Role
from kerege.equilibrium import Outcome, solve_market
from kerege.whatif import regrid

SHOCKS = (
    "cpc-shut-30", "cpc-shut-90", "cpc-shut-365", "cpc-one-mooring-spare", "cpc-one-mooring-no-spare",
    "cpc-two-moorings-winter", "druzhba-transit-ended", "russian-transit-ended", "ceyhan-stopped",
    "btc-widened", "eu-embargo-russian", "kashagan-out", "cpc-shut-90-btc-widened",
)  # fmt: skip
CLOSURES = SHOCKS[:3]
MOORINGS = ("cpc-spm-1", "cpc-spm-2", "cpc-spm-3")
#: kinds of claim text that carry no figure
WORDS = {"text", "event", "relation"}


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> World:
    """The case with the part crude alone."""
    whole, _ = find_folder("kazakhstan")
    assert whole is not None
    folder = tmp_path_factory.mktemp("crude") / "kazakhstan"
    folder.mkdir()
    for file in [*whole.glob("*.csv"), *whole.glob("*.toml")]:
        shutil.copy(file, folder)
    shutil.copytree(whole / "crude", folder / "crude")
    text = (folder / "case.toml").read_text(encoding="utf-8")
    one, count = re.subn(r"(?m)^parts = .*$", 'parts = ["crude"]', text)
    assert count == 1
    (folder / "case.toml").write_text(one, encoding="utf-8")
    return World(folder)


def outcomes(world: World) -> dict[str, Outcome]:
    return {"base": world.solved.outcome} | {k: r.pair.shocked for k, r in world.shocks.items()}


def output(outcome: Outcome) -> float:
    """Kilotonnes of Kazakh oil over the whole grid."""
    names, streams = outcome.network.names, outcome.network.producers.stream
    plants = [p for p, s in zip(names.producers, streams, strict=True) if names.streams[s][1] == "KZ"]
    return total(outcome, made(outcome, *plants))


# the base


def test_the_part_stands_alone_without_a_warning(world: World) -> None:
    assert {f.severity.value for f in world.case.findings} == {"note"}
    assert {system["id"] for system in world.case.tables["systems"].iter_rows(named=True)} == {"crude"}


def test_the_base_returns_its_table_within_a_thousandth_of_every_flow(world: World) -> None:
    base, found = world.solved.calibrated.base, world.solved.outcome
    for name in ("flow", "output", "purchase"):
        table, solved = getattr(base, name), getattr(found, name)
        used = table > 1e-3  # kt/day; below it a tonne a day decides
        assert np.abs(solved[used] / table[used] - 1).max() <= 1e-3
        np.testing.assert_allclose(solved[~used], table[~used], atol=1e-3)
    assert world.solved.residual <= 1e-3


def test_accounts_add_up(world: World) -> None:
    assert world.solved.accounts(world.solved.outcome).identity_error <= 1e-6
    for run in world.shocks.values():
        assert run.before.identity_error <= 1e-6
        assert run.after.identity_error <= 1e-6


def test_every_certificate_passes(world: World) -> None:
    base, prices = world.solved.calibrated.base, world.solved.calibrated.prices
    found = [*base.certificates, *prices.certificates, world.solved.outcome.certificate]
    found += [c for r in world.shocks.values() for c in (r.pair.base.certificate, r.pair.shocked.certificate)]
    found += [c for run in world.tests.values() for c in run.certificates]
    assert len(found) > 80
    assert all(c.passed for c in found)
    assert max(c.worst for c in found) <= 1e-7


def test_a_second_solver_agrees_on_a_month(world: World) -> None:
    april = regrid(world.solved.calibrated, make_grid(date(2023, 4, 1), date(2023, 5, 1), "month"))
    one, two = (
        solve_market(april.network, april.curves, previous=april.previous, solver=solver)
        for solver in ("clarabel", "highs")
    )
    assert two.certificate.solver.startswith("HiGHS")
    assert two.certificate.objective == pytest.approx(one.certificate.objective, rel=1e-7)
    np.testing.assert_allclose(two.flow, one.flow, rtol=1e-6, atol=1e-6)


@pytest.mark.parametrize("state", ["base", "cpc-shut-90", "russian-transit-ended", "btc-widened"])
def test_every_origin_adds_up_at_every_place(world: World, state: str) -> None:
    """What enters is what leaves, counted from the plants and links alone."""
    rest = leftovers(outcomes(world)[state])
    assert len(rest) > 60
    assert max(rest.values()) < 1e-8


def test_origins_stay_apart(world: World) -> None:
    links = {row["id"]: row["origins"] for row in world.case.tables["links"].iter_rows(named=True)}
    takes = {row["id"]: row["origin"] for row in world.case.tables["plants"].iter_rows(named=True)}
    apart = {"druzhba-south": "RU", "priirtyshsk-atasu": "RU", "cpc": "KZ", "druzhba-north": "KZ"}
    for found in outcomes(world).values():
        network = found.network
        names = network.names
        for link, stream in zip(network.links.arc_link, network.links.arc_stream, strict=True):
            origin, allowed = names.streams[stream][1], links[names.links[link]]
            assert origin in allowed or "*" in allowed
        for buyer, stream in zip(
            network.consumers.purchase_consumer, network.consumers.purchase_stream, strict=True
        ):
            assert names.streams[stream][1] in takes[names.consumers[buyer]]
        for link, origin in apart.items():
            np.testing.assert_array_equal(flow(found, link), flow(found, link, origin))


# the shocks


def test_every_shock_is_there(world: World) -> None:
    assert set(world.shocks) == set(SHOCKS)
    assert world.case.meta.default_shock in world.shocks
    assert list(world.shocks) == [s.id for s in world.case.shocks]


@pytest.mark.parametrize("measure", ["output change", "income change", "state take change"])
def test_a_shut_terminal_costs_output_and_income_and_a_longer_one_more(world: World, measure: str) -> None:
    losses = [world.change(shock, measure) for shock in CLOSURES]
    assert losses[0] < 0
    assert all(longer < 2 * shorter for shorter, longer in pairwise(losses))


@pytest.mark.parametrize("shock", CLOSURES)
def test_nothing_leaves_through_a_shut_terminal(world: World, shock: str) -> None:
    run = world.shocks[shock].pair
    grid, span = run.shocked.network.grid, run.shock
    inside = np.array([s.start >= span.start and s.end <= span.end for s in grid.spans])
    assert inside.sum() == {"cpc-shut-30": 1, "cpc-shut-90": 2, "cpc-shut-365": 12}[shock]
    for mooring in MOORINGS:
        np.testing.assert_allclose(flow(run.shocked, mooring)[inside], 0, atol=1e-9)
    before = sum(flow(run.base, m) for m in MOORINGS)
    assert (before[inside] > 100).all()


@pytest.mark.parametrize("shock", CLOSURES)
def test_little_finds_another_way_out(world: World, shock: str) -> None:
    """Effective limits, not nameplates: less than 15 per cent of what CPC loses leaves elsewhere."""
    run = world.shocks[shock].pair
    change = {
        link: total(run.shocked, flow(run.shocked, link, "KZ") - flow(run.base, link, "KZ"))
        for link in world.members("kz-exports")
    }
    lost, found = -change.pop("cpc"), sum(change.values())
    assert lost > 0
    assert 0 < found < 0.15 * lost


def test_a_spare_mooring_makes_the_loss_of_one_null(world: World) -> None:
    usual = output(world.shocks["cpc-one-mooring-spare"].pair.base)
    assert abs(world.change("cpc-one-mooring-spare", "output change")) < 0.001 * usual
    assert world.change("cpc-one-mooring-no-spare", "output change") < -0.01 * usual
    assert world.change("cpc-two-moorings-winter", "output change") < -0.01 * usual


def test_an_embargo_on_russian_oil_leaves_kazakh_sales_to_the_eu_not_lower(world: World) -> None:
    run, eu = world.shocks["eu-embargo-russian"].pair, world.members("kz-to-eu")
    after, before = (total(o, bought(o, eu, "KZ")) for o in (run.shocked, run.base))
    assert after >= before
    inside = [s.start >= run.shock.start and s.end <= run.shock.end for s in run.shocked.network.grid.spans]
    np.testing.assert_allclose(bought(run.shocked, ["buyer-other-eu"], "RU")[inside], 0, atol=1e-9)
    assert (bought(run.base, ["buyer-other-eu"], "RU")[inside] > 0.1).all()


def test_russian_transit_is_worse_to_lose_than_the_terminal(world: World) -> None:
    assert world.change("russian-transit-ended", "income change") < world.change(
        "cpc-shut-90", "income change"
    )
    run = world.shocks["russian-transit-ended"].pair
    for link in ("cpc", "atyrau-samara", "makhachkala-novorossiysk"):
        np.testing.assert_allclose(flow(run.shocked, link, "KZ")[:2], 0, atol=1e-9)
    assert (sum(flow(run.shocked, m, "RU") for m in MOORINGS)[:2] > 10).all()  # Russian oil goes on


def test_druzhba_kashagan_and_ceyhan(world: World) -> None:
    druzhba = world.shocks["druzhba-transit-ended"].pair
    np.testing.assert_allclose(flow(druzhba.shocked, "druzhba-schwedt")[:8], 0, atol=1e-9)
    assert (flow(druzhba.base, "druzhba-schwedt") > 1).all()
    assert world.change("kashagan-out", "output change") < 0
    ceyhan = world.shocks["ceyhan-stopped"].pair
    np.testing.assert_allclose(flow(ceyhan.shocked, "btc")[:2], 0, atol=1e-9)


def test_a_wider_route_by_baku_only_helps(world: World) -> None:
    assert world.change("btc-widened", "income change") >= -1  # MUSD
    alone, wider = (world.change(s, "output change") for s in ("cpc-shut-90", "cpc-shut-90-btc-widened"))
    assert alone < wider < 0


# the past


def test_every_event_is_answered(world: World) -> None:
    with (world.case.folder / "crude" / "events.csv").open(encoding="utf-8") as rows:
        ids = [row["id"] for row in csv.DictReader(rows)]
    assert list(world.tests) == ids
    for run in world.tests.values():
        assert run.verdict
        if run.event.role is Role.OUT_OF_SCOPE:
            assert run.reason


def test_no_event_that_tests_lies_outside_what_was_observed(world: World) -> None:
    tested = [run for run in world.tests.values() if run.event.role is Role.TESTS]
    assert len(tested) >= 8
    missed = {run.event.id: run.verdict for run in tested if run.verdict.startswith("outside")}
    assert missed == {}


@pytest.mark.parametrize("event", ["BT07", "BT14", "BT16", "BT17", "BT23"])
def test_what_lost_nothing_loses_nothing_in_the_model(world: World, event: str) -> None:
    assert world.tests[event].event.expected_null
    assert world.tests[event].verdict == "null, as observed"


@pytest.mark.parametrize("day", [date(2023, 11, 26), date(2023, 11, 27)])
def test_the_drop_of_november_2023_lies_in_the_range_of_the_model(world: World, day: date) -> None:
    run = world.tests["BT13"]
    (row,) = [
        row
        for row, o in zip(run.rows.iter_rows(named=True), run.event.observations, strict=True)
        if (o.element, o.start) == ("kz-production", day)
    ]
    assert row["unit"] == "percent"
    assert row["observed"] == pytest.approx(-16, abs=1)
    assert row["model_low"] < row["observed"] < row["model_high"] < 0


def test_announcements_that_came_to_nothing_would_have_mattered(world: World) -> None:
    for event in ("BT07", "BT16"):
        alarm = world.tests[event].rows.filter(pl.col("phase") == "alarm")
        assert alarm["model"].min() < -10


# the evidence


def test_every_unit_behind_a_number_is_understood(world: World) -> None:
    used = {claim for number in world.case.numbers.values() for claim in number.claims}
    units = sorted({world.case.book.claims[c].unit for c in used} - WORDS)
    assert len(units) > 5
    assert [factor(unit, unit) for unit in units] == pytest.approx([1.0] * len(units))
