"""A tariff that a shock adds is a cost to shippers and an income of the operator."""

from dataclasses import replace
from pathlib import Path

import pytest

from kerege.base.intervals import Interval
from kerege.case.load import load_case
from kerege.case.scaffold import new_case
from kerege.equilibrium import Item
from kerege.network.values import Values
from kerege.whatif.outcomes import run_shock
from kerege.whatif.pipeline import solve_case


def test_an_added_tariff_is_earned_by_the_operator(tmp_path: Path) -> None:
    case = load_case(new_case(tmp_path / "case"))
    solved = solve_case(Values(case))
    shock = case.shocks[0]
    action = replace(shock.actions[0], element="pipe", attribute="tariff", lost=None, add=Interval(9, 10, 11))
    result = run_shock(solved, replace(shock, actions=(action,)))
    line = list(Item).index(Item.CARRIAGE_MARGIN)
    names = result.pair.base.network.names
    gain = (result.after.money - result.before.money)[line].sum()
    pipe = result.pair.base.network.links.arc_link == names.links.index("pipe")
    days = result.pair.base.network.grid.days
    hit = result.pair.shocked.market.curves.arc_cost - result.pair.calibrated.curves.arc_cost
    paid = float((hit * result.pair.shocked.flow)[pipe].sum(axis=0) @ days)
    assert paid > 0
    assert gain == pytest.approx(paid + _lost_margin(solved, result, pipe, days), rel=1e-9)
    assert result.after.identity_error < 1e-12


def _lost_margin(solved, result, pipe, days) -> float:  # type: ignore[no-untyped-def]
    """What operators lose on less freight, at the old tariffs less cost and fees."""
    charges, pair = solved.charges, result.pair
    fees = charges.transit_fee.sum(axis=1)
    rate = (charges.tariff - charges.operating_cost)[:, 0] - fees
    change = (pair.shocked.flow - pair.base.flow) @ days
    return float((rate[pair.base.network.links.arc_link] * change).sum())
