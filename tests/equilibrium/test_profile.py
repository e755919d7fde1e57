"""The shape of a year: base tables follow a monthly profile and keep the mean of the year."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
import pytest

from kerege.case import Case
from kerege.network.values import Values
from kerege.whatif.pipeline import Solved, solve_case
from powered import changed as powered_case
from templates import changed

MONTHS = tuple(f"2023-{m:02d}" for m in range(1, 13))
CLAIM = (
    "PR-{n:03d},,{element},{attribute},{of},{value},{low},{high},{unit},{day}-01,{day}-28,"
    "assumption,example,me,"
)
#: a mild winter peak, days and all: its mean over the year is not exactly one
SHAPE = (1.05, 1.04, 1.02, 1.0, 0.98, 0.96, 0.95, 0.96, 0.98, 1.0, 1.02, 1.04)


def monthly(
    element: str,
    attribute: str,
    values: Mapping[str, float],
    unit: str = "1",
    *,
    of: str = "",
    width: float = 0.001,
    first: int = 1,
) -> dict[str, tuple[str, ...]]:
    """Return claims and bindings of one number for some months."""
    claims, bindings = [], []
    for n, (month, value) in enumerate(values.items(), first):
        claims.append(
            CLAIM.format(n=n, element=element, attribute=attribute, of=of, value=value, low=value - width,
                         high=value + width, unit=unit, day=month)
        )  # fmt: skip
        bindings.append(f"{element},{attribute},{of},{month},PR-{n:03d},single,")
    return {"claims/example.csv": tuple(claims), "bindings.csv": tuple(bindings)}


def together(*parts: Mapping[str, Sequence[str]]) -> dict[str, tuple[str, ...]]:
    files = sorted({file for part in parts for file in part})
    return {file: tuple(line for part in parts for line in part.get(file, ())) for file in files}


def year(*months: float) -> dict[str, float]:
    return dict(zip(MONTHS, months, strict=True))


def solved(case: Case) -> Solved:
    found = solve_case(Values(case))
    assert found.outcome.certificate.passed
    assert found.residual <= 1e-6
    assert found.accounts(found.outcome).identity_error <= 1e-9
    return found


def mean(found: Solved, rate: np.ndarray) -> float:
    days = found.calibrated.network.grid.days
    return float(rate @ days / days.sum())


def test_output_follows_its_profile_and_keeps_its_year(tmp_path: Path) -> None:
    found = solved(changed(tmp_path, added=monthly("field-hill", "profile", year(*SHAPE))))
    base, names = found.calibrated.base, found.calibrated.network.names
    hill = base.output[names.producers.index("field-hill")]
    assert mean(found, hill) == pytest.approx(30, rel=1e-4)
    np.testing.assert_allclose(hill / hill.mean(), np.array(SHAPE) / np.mean(SHAPE), rtol=1e-3)
    assert found.outcome.output[names.producers.index("field-hill")] == pytest.approx(hill, rel=1e-6)
    lake = base.output[names.producers.index("field-lake")]
    assert mean(found, lake) == pytest.approx(20, rel=1e-3)


def test_the_size_of_a_profile_says_nothing_only_its_shape(tmp_path: Path) -> None:
    one = solved(changed(tmp_path / "one", added=monthly("field-hill", "profile", year(*SHAPE))))
    double = monthly("field-hill", "profile", year(*(2 * s for s in SHAPE)))
    other = solved(changed(tmp_path / "two", added=double))
    np.testing.assert_allclose(other.calibrated.base.output, one.calibrated.base.output, rtol=1e-5)


def test_a_month_without_a_factor_counts_as_the_mean(tmp_path: Path) -> None:
    added = monthly("field-hill", "profile", {"2023-01": 1.06, "2023-07": 0.94})
    found = solved(changed(tmp_path, added=added))
    hill = found.calibrated.base.output[found.calibrated.network.names.producers.index("field-hill")]
    np.testing.assert_allclose(hill[[1, 2, 3, 9]], hill[1], rtol=1e-5)
    np.testing.assert_allclose(hill[[0, 6]] / hill[1], [1.06, 0.94], rtol=1e-3)
    assert mean(found, hill) == pytest.approx(30, rel=1e-4)


def test_demand_follows_its_profile_and_stores_nothing(tmp_path: Path) -> None:
    found = solved(powered_case(tmp_path, added=monthly("lamps", "profile", year(*SHAPE))))
    base, names = found.calibrated.base, found.calibrated.network.names
    lamps = names.consumers.index("lamps")
    bought = base.purchase[found.calibrated.network.consumers.purchase_consumer == lamps].sum(axis=0)
    assert mean(found, bought) == pytest.approx(20, rel=1e-4)
    np.testing.assert_allclose(bought / bought.mean(), np.array(SHAPE) / np.mean(SHAPE), rtol=1e-3)
    burner = base.output[names.producers.index("burner")]
    np.testing.assert_allclose(burner, bought, rtol=1e-6)  # power is not kept
    np.testing.assert_allclose(found.outcome.demand[lamps], bought, rtol=1e-6)


def test_the_base_table_tells_one_row_a_month(tmp_path: Path) -> None:
    found = solved(changed(tmp_path, added=monthly("field-hill", "profile", year(*SHAPE))))
    rows = [
        row
        for row in found.calibrated.base.table().iter_rows(named=True)
        if (row["element"], row["attribute"]) == ("field-hill", "output")
    ]
    assert [row["period"] for row in rows] == list(MONTHS)
    days = found.calibrated.network.grid.days
    scale = float(np.array(SHAPE) @ days / days.sum())
    np.testing.assert_allclose([row["mid"] for row in rows], 30 * np.array(SHAPE) / scale)
    np.testing.assert_allclose([row["value"] for row in rows], [row["mid"] for row in rows], rtol=1e-3)
    assert all(row["stretch"] == 0 for row in rows)


def test_an_output_bound_for_a_month_is_not_shaped_again(tmp_path: Path) -> None:
    shape = monthly("field-hill", "profile", year(*SHAPE))
    july = monthly("field-hill", "output", {"2023-07": 26.0}, "kt/day", width=0.01, first=20)
    found = solved(changed(tmp_path, added=together(shape, july)))
    hill = found.calibrated.base.output[found.calibrated.network.names.producers.index("field-hill")]
    assert hill[6] == pytest.approx(26, abs=0.1)


def test_a_base_that_rises_faster_than_a_ramp_is_returned(tmp_path: Path) -> None:
    """The railway rises by 10 kt/day from June to July; its ramp allows 4 a month."""
    rises = monthly("rail", "flow", {"2023-06": 6.0, "2023-07": 16.0}, "kt/day", of="UP", width=0.05)
    found = solved(changed(tmp_path, added=rises))
    rail = found.outcome.flow[found.calibrated.network.names.links.index("rail")]
    assert rail[6] - rail[5] > 9.5
    ramp = found.calibrated.network.links.ramp[found.calibrated.network.names.links.index("rail")]
    assert rail[6] - rail[5] > 2 * ramp * 31


def test_a_joint_limit_with_a_ramp_returns_its_base_too(tmp_path: Path) -> None:
    rises = monthly("pipe", "flow", {"2023-06": 30.0, "2023-07": 45.0}, "kt/day", of="UP", width=0.05)
    ramp = {
        "claims/example.csv": (
            "EX-070,crude,coast-port,ramp,,1,0.9,1.1,kt/d/month,2023-01-01,2023-12-31,assumption,example,me,",
        ),
        "bindings.csv": ("coast-port,ramp,,,EX-070,single,",),
    }
    found = solved(changed(tmp_path, added=together(rises, ramp)))
    pipe = found.outcome.flow[found.calibrated.network.names.links.index("pipe")]
    assert pipe[6] - pipe[5] > 14


def test_a_profile_on_supply_and_demand_at_once_is_returned(tmp_path: Path) -> None:
    parts = [
        monthly("lamps", "profile", year(*SHAPE)),
        monthly("stoves", "profile", year(*(s**2 for s in SHAPE)), first=20),
        monthly("gas-wells", "profile", year(*SHAPE), first=40),
    ]
    found = solved(powered_case(tmp_path, added=together(*parts)))
    calibrated = found.calibrated
    np.testing.assert_allclose(found.outcome.output, calibrated.base.output, rtol=1e-6, atol=1e-6)
    np.testing.assert_allclose(found.outcome.price, calibrated.prices.node, rtol=1e-5, atol=1e-4)
