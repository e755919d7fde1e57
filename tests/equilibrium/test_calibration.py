"""Base table and calibration on copies of the template case: two fields, two routes, two buyers."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest

from kerege.base.periods import make_grid
from kerege.case import load_case, new_case
from kerege.equilibrium import Balance, Calibrated, Outcome, balance, calibrate, make_accounts, solve_market
from kerege.network import make_incidence
from kerege.network.charges import make_charges
from kerege.network.owners import make_owners
from kerege.network.values import Values

CLAIM = "{id},crude,{element},{measure},{of},{value},{low},{high},{unit},{start},{end},assumption,example,me,"


@dataclass
class Folder:
    """A case folder to change and to run."""

    path: Path
    count: int = 100

    def replace(self, file: str, old: str, new: str) -> None:
        text = (self.path / file).read_text(encoding="utf-8")
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {file}"
        (self.path / file).write_text(text.replace(old, new), encoding="utf-8")

    def append(self, file: str, line: str) -> None:
        with (self.path / file).open("a", encoding="utf-8") as out:
            out.write(line + "\n")

    def bind(
        self,
        element: str,
        attribute: str,
        value: float,
        unit: str,
        *,
        of: str = "",
        period: str = "",
        width: float = 0.0,
    ) -> None:
        """Add a claim and the binding that rests on it."""
        self.count += 1
        start, end = (f"{period}-01", f"{period}-28") if period else ("2023-01-01", "2023-12-31")
        low, high = (value - width, value + width) if width else ("", "")
        measure = attribute.replace("_", " ")
        row = CLAIM.format(
            id=f"EX-{self.count}", element=element, measure=measure, of=of, value=value, low=low, high=high,
            unit=unit, start=start, end=end,
        )  # fmt: skip
        self.append("claims/example.csv", row)
        self.append("bindings.csv", f"{element},{attribute},{of},{period},EX-{self.count},single,")

    @property
    def values(self) -> Values:
        return Values(load_case(self.path))

    def balance(self) -> Balance:
        meta = self.values.case.meta
        return balance(self.values, make_grid(meta.base.start, meta.base.end, meta.step))

    def calibrate(self) -> Calibrated:
        return calibrate(self.balance(), self.values)


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    return Folder(new_case(tmp_path / "case"))


def solved(calibrated: Calibrated) -> Outcome:
    return solve_market(calibrated.network, calibrated.curves, previous=calibrated.previous)


def returns_its_base(calibrated: Calibrated) -> Outcome:
    """Check that the unshocked market gives back base rates, stocks and prices."""
    outcome, base = solved(calibrated), calibrated.base
    for found, wanted in (
        (outcome.flow, base.flow), (outcome.output, base.output), (outcome.purchase, base.purchase),
    ):  # fmt: skip
        np.testing.assert_allclose(found, wanted, rtol=1e-6, atol=1e-6)
    usual = calibrated.network.stores.usual[:, None]
    np.testing.assert_allclose(
        outcome.stock, np.broadcast_to(usual, outcome.stock.shape), rtol=1e-6, atol=1e-5
    )
    for certificate in (*base.certificates, *calibrated.prices.certificates, outcome.certificate):
        assert certificate.passed
    return outcome


def adds_up(base: Balance) -> None:
    nodes = make_incidence(base.network)
    left = nodes.arcs @ base.flow + nodes.outputs @ base.output + nodes.purchases @ base.purchase
    np.testing.assert_allclose(left, 0, atol=1e-6)


def seen(base: Balance, element: str, attribute: str, of: str = "", period: str = "") -> tuple[float, float]:
    """Return (value, stretch) of one row of the base table."""
    rows = [
        (row["value"], row["stretch"])
        for row in base.table().iter_rows(named=True)
        if (row["element"], row["attribute"], row["of"], row["period"]) == (element, attribute, of, period)
    ]
    assert len(rows) == 1
    return rows[0]


def test_claims_that_fit_together_are_met_without_stretching(folder: Folder) -> None:
    base = folder.balance()
    adds_up(base)
    table = base.table()
    assert table["stretch"].abs().max() == 0
    assert (table["value"] - table["mid"]).abs().max() < 2e-4
    assert len(base.network.grid) == 12
    assert (base.flow == base.flow[:, :1]).all()  # nothing is seasonal


def test_the_unshocked_market_returns_the_base_table(folder: Folder) -> None:
    returns_its_base(folder.calibrate())


def test_curves_pass_through_the_base_point_with_the_stated_elasticity(folder: Folder) -> None:
    calibrated = folder.calibrate()
    names, curves = calibrated.network.names, calibrated.curves
    west = names.consumers.index("buyer-west")
    demand = seen(calibrated.base, "buyer-west", "demand")[0]
    paid = calibrated.prices.consumer[west, 0]
    assert curves.choke[west, 0] - curves.demand_slope[west, 0] * demand == pytest.approx(paid)
    assert paid / (curves.demand_slope[west, 0] * demand) == pytest.approx(3)
    assert paid == pytest.approx(600, rel=0.02)  # 80 USD/bbl at 7.5 bbl/t, give or take the claim's range
    assert (curves.penalty > curves.choke.max()).all()


def test_the_price_at_the_coast_is_the_price_in_town_less_the_lane(folder: Folder) -> None:
    calibrated = folder.calibrate()
    outcome = solved(calibrated)
    np.testing.assert_allclose(outcome.price, calibrated.prices.node, rtol=1e-6)
    wedge = calibrated.prices.wedge[calibrated.network.names.links.index("lane-west")]
    gap = outcome.node_price("west-town", ("crude", "UP")) - outcome.node_price("coast", ("crude", "UP"))
    np.testing.assert_allclose(gap, 12 + wedge, atol=1e-6)


def test_wedges_are_zero_when_charges_explain_the_prices(folder: Folder) -> None:
    folder.replace("claims/example.csv", ",82,80,84,USD/bbl", ",80,78,82,USD/bbl")  # one price for both towns
    folder.replace("claims/example.csv", ",60,50,70,USD/t", ",35,30,40,USD/t")  # rail as dear as the pipe
    prices = folder.calibrate().prices
    np.testing.assert_allclose(prices.wedge, 0, atol=1e-3)
    np.testing.assert_allclose(prices.preference, 0, atol=1e-3)
    np.testing.assert_allclose(prices.consumer, 600, atol=1e-3)


def test_a_wedge_is_what_charges_do_not_explain(folder: Folder) -> None:
    """Pipe at 35 and rail at 60 USD/t run side by side; neither is full, so wedges share the gap of 25."""
    prices, network = folder.calibrate().prices, folder.calibrate().network
    pipe, rail = (prices.wedge[network.names.links.index(link), 0] for link in ("pipe", "rail"))
    assert pipe - rail == pytest.approx(25, abs=1e-6)
    assert pipe == pytest.approx(12.5, abs=1e-3)


def test_a_full_pipe_needs_no_wedge_because_its_rent_explains_the_gap(folder: Folder) -> None:
    folder.replace("claims/example.csv", "pipe,capacity,,16,,,Mt/yr", "pipe,capacity,,38,,,kt/day")
    folder.replace("claims/example.csv", "pipe,capacity,,17,,,Mt/yr", "pipe,capacity,,38,,,kt/day")
    folder.replace("claims/example.csv", ",38,37,39,kt/day", ",39,38.9,39.1,kt/day")  # more than it can carry
    calibrated = folder.calibrate()
    outcome = returns_its_base(calibrated)
    pipe, rail = (calibrated.network.names.links.index(link) for link in ("pipe", "rail"))
    np.testing.assert_allclose(calibrated.prices.wedge[[pipe, rail]], 0, atol=1e-3)
    np.testing.assert_allclose(outcome.link_rent[pipe], 25, atol=1e-3)
    assert calibrated.network.links.capacity[pipe, 0] >= calibrated.base.flow[pipe, 0]


def test_claims_that_contradict_each_other_are_stretched_and_listed(folder: Folder) -> None:
    folder.replace("claims/example.csv", ",49.4,48.4,50.4,kt/day", ",60,59,61,kt/day")  # exports above output
    base = folder.balance()
    adds_up(base)
    value, stretch = seen(base, "exports", "flow")
    assert stretch == pytest.approx(value - 59)
    assert stretch < -1
    stretched = {row["element"] for row in base.table().iter_rows(named=True) if row["stretch"] != 0}
    assert "exports" in stretched
    made = seen(base, "field-hill", "output")[0] * 0.98 + seen(base, "field-lake", "output")[0]
    assert made == pytest.approx(value, abs=1e-4)
    assert made > 49.4  # the others give way too
    returns_its_base(folder.calibrate())


def test_the_narrower_claim_moves_less(folder: Folder) -> None:
    folder.replace("claims/example.csv", ",49.4,48.4,50.4,kt/day", ",60,59,61,kt/day")
    wide = seen(folder.balance(), "exports", "flow")[0]
    folder.replace("claims/example.csv", ",60,59,61,kt/day", ",60,59.99,60.01,kt/day")
    assert seen(folder.balance(), "exports", "flow")[0] > wide


def test_a_store_keeps_its_usual_stock_when_nothing_happens(folder: Folder) -> None:
    folder.append("plants.csv", "tank,Tanks at Coast,store,coast,crude,UP,upland-oil,")
    folder.bind("tank", "size", 400, "kt")
    folder.bind("tank", "fill", 0.5, "share")
    folder.bind("tank", "holding_cost", 3, "USD/t/month")
    calibrated = folder.calibrate()
    assert calibrated.network.stores.usual == pytest.approx([200])
    returns_its_base(calibrated)


def test_seasonal_claims_shape_the_year_and_the_year_still_adds_up(folder: Folder) -> None:
    folder.bind("pipe", "flow", 30, "kt/day", of="UP", period="2023-01", width=0.1)
    folder.bind("pipe", "flow", 42, "kt/day", of="UP", period="2023-07", width=0.1)
    base = folder.balance()
    adds_up(base)
    pipe = base.network.names.links.index("pipe")
    assert base.flow[pipe, 0] == pytest.approx(30, abs=0.2)
    assert base.flow[pipe, 6] == pytest.approx(42, abs=0.2)
    others = np.delete(base.flow, [0, 6], axis=1)
    np.testing.assert_allclose(others, np.broadcast_to(others[:, :1], others.shape), rtol=1e-5, atol=1e-4)
    assert seen(base, "pipe", "flow", "UP", "2023-01")[0] == pytest.approx(base.flow[pipe, 0])
    days = base.network.grid.days
    year = float(base.flow[pipe] @ days / days.sum())
    assert seen(base, "pipe", "flow", "UP")[0] == pytest.approx(year)
    assert 37 <= year <= 39


def test_a_seasonal_base_is_returned_period_by_period(folder: Folder) -> None:
    folder.bind("pipe", "flow", 30, "kt/day", of="UP", period="2023-01", width=0.1)
    folder.bind("pipe", "capacity", 25, "kt/day", period="2023-02")  # full in February only
    returns_its_base(folder.calibrate())


def test_a_price_of_one_month_is_met_in_that_month_though_flows_are_the_same(folder: Folder) -> None:
    folder.bind("buyer-west", "price", 70, "USD/bbl", period="2023-03", width=1)
    calibrated = folder.calibrate()
    returns_its_base(calibrated)
    flow = calibrated.base.flow
    np.testing.assert_allclose(flow, np.broadcast_to(flow[:, :1], flow.shape), rtol=1e-5)
    paid = calibrated.prices.consumer[calibrated.network.names.consumers.index("buyer-west")]
    assert paid[2] == pytest.approx(70 * 7.5, rel=0.03)
    np.testing.assert_allclose(np.delete(paid, 2), paid[0], rtol=1e-6)
    assert paid[0] == pytest.approx(600, rel=0.02)


def test_the_accounts_of_the_base_add_up(folder: Folder) -> None:
    calibrated, values = folder.calibrate(), folder.values
    network = calibrated.network
    accounts = make_accounts(solved(calibrated), make_charges(network, values), make_owners(network, values))
    assert accounts.identity_error <= 1e-9


@pytest.mark.parametrize(("operator", "link"), [
    ("upland-oil", "hill,junction,crude,UP,{},UP,"),
    ("pipe-co", "junction,coast,crude,UP,{},UP;TR,"),
])  # fmt: skip
def test_a_link_that_nobody_operates_and_no_buyer_ends_loses_no_money(
    folder: Folder, operator: str, link: str
) -> None:
    folder.replace("links.csv", link.format(operator), link.format(""))
    calibrated, values = folder.calibrate(), folder.values
    network = calibrated.network
    owners = make_owners(network, values)
    np.testing.assert_allclose(owners.links.sum(axis=1), 1)
    accounts = make_accounts(solved(calibrated), make_charges(network, values), owners)
    assert accounts.identity_error <= 1e-9


def test_a_drawn_number_takes_the_place_of_the_mid(folder: Folder) -> None:
    values = folder.values
    drawn = Values(values.case, {("buyer-west", "elasticity", "", ""): 6.0})
    steep, flat = (calibrate(folder.balance(), v).curves.demand_slope for v in (values, drawn))
    west = folder.balance().network.names.consumers.index("buyer-west")
    np.testing.assert_allclose(steep[west], 2 * flat[west], rtol=1e-6)
    np.testing.assert_allclose(steep[1 - west], flat[1 - west], rtol=1e-6)
