"""The same case with its oil counted in tonnes instead of kilotonnes: other numbers, the same money."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from tempfile import mkdtemp

import numpy as np
import pytest

from kerege.case import load_case
from kerege.network.values import Values
from kerege.study.shocks import headline
from kerege.whatif.outcomes import run_shock
from kerege.whatif.pipeline import Solved, solve_case
from powered import in_one


@lru_cache(maxsize=2)
def solved(unit: str) -> Solved:
    """Return the case with oil a thousand times as dear, so that a price per kilogram is one of its own."""
    case = in_one(Path(mkdtemp()))
    goods = case / "goods.csv"
    text = goods.read_text(encoding="utf-8")
    goods.write_text(
        text.replace("crude,Crude oil,oil,kt,", f"crude,Crude oil,oil,{unit},"), encoding="utf-8"
    )
    claims = case / "claims/example.csv"
    text = claims.read_text(encoding="utf-8")
    text = text.replace(",USD/t,", ",USD/kg,").replace(",USD/bbl,", ",1000*USD/oil_bbl,")
    claims.write_text(text, encoding="utf-8")
    return solve_case(Values(load_case(case)))


def of_crude(stream: np.ndarray, found: Solved) -> np.ndarray:
    streams = found.calibrated.network.names.streams
    return np.array([streams[s][0] == "crude" for s in stream])


def test_quantities_are_a_thousand_times_as_large_and_prices_a_thousandth() -> None:
    kilo, tonne = solved("kt"), solved("t")
    network = kilo.calibrated.network
    mine = of_crude(network.producers.stream, kilo)[:, None]
    np.testing.assert_allclose(tonne.outcome.output, kilo.outcome.output * np.where(mine, 1000, 1), rtol=1e-5)
    mine = of_crude(network.links.arc_stream, kilo)[:, None]
    np.testing.assert_allclose(tonne.outcome.flow, kilo.outcome.flow * np.where(mine, 1000, 1), rtol=1e-5)
    mine = of_crude(kilo.outcome.market.incidence.stream, kilo)[:, None]
    np.testing.assert_allclose(tonne.outcome.price, kilo.outcome.price / np.where(mine, 1000, 1), rtol=1e-5)


def test_a_ratio_to_the_oil_is_in_the_unit_of_the_oil() -> None:
    one, other = (solved(unit).values.case.number("field-hill", "ratio", "gas") for unit in ("kt", "t"))
    assert one
    assert other
    assert (one.estimate.unit, other.estimate.unit) == ("Mm3/kt", "Mm3/t")
    assert other.estimate.interval.mid == pytest.approx(one.estimate.interval.mid / 1000)


def test_every_account_of_the_base_is_the_same() -> None:
    one, other = (s.accounts(s.outcome) for s in (solved("kt"), solved("t")))
    assert other.identity_error < 1e-9
    np.testing.assert_allclose(other.money, one.money, rtol=1e-5, atol=1e-6 * np.abs(one.money).max())


@pytest.mark.parametrize("shock", ["pipe-shut-90", "wells-halved", "burner-stops"])
def test_every_change_of_income_under_a_shock_is_the_same(shock: str) -> None:
    changes, told = [], []
    for unit in ("kt", "t"):
        chosen = solved(unit).values.case.shock(shock)
        assert chosen
        result = run_shock(solved(unit), chosen)
        changes.append(result.after.money - result.before.money)
        told.append({(m.measure, m.subject): m for m in headline(result)})
    np.testing.assert_allclose(changes[1], changes[0], rtol=1e-4, atol=1e-6 * np.abs(changes[0]).max())
    one, other = told
    assert set(one) == set(other)
    for key, measured in one.items():
        times = 1000 if (measured.unit, other[key].unit) == ("kt", "t") else 1
        assert other[key].value == pytest.approx(measured.value * times, rel=1e-3, abs=1e-3 * times), key
