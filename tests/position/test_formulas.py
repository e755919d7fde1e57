"""Formulas of dependence against published and derived figures."""

from __future__ import annotations

import csv
import json
import math
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kerege.base.intervals import Interval
from kerege.position import (
    asymmetry,
    characterisation_factor,
    eu_supply_risk,
    geopolitical_risk,
    governance_hhi,
    herfindahl,
    import_risk,
    withdrawal_loss,
)

SHARED = Path(__file__).resolve().parents[2].parent / "shared" / "yardsticks"
needs_shared = pytest.mark.skipif(
    not SHARED.is_dir(), reason="../shared/yardsticks is not beside this checkout"
)

# standard CES algebra; the mechanism is that of Clayton, Maggiori & Schreger, NBER w33309
LOSSES = [(0.5, 2, 1, 0.6931471805599453), (0.5, 6, 1, 0.13862943611198905), (0.8, 6, 1, 0.32188758248682015),
          (0.9, 6, 1, 0.46051701859880917), (0.99, 6, 1, 0.9210340371976182),
          (0.8, 6, 0.1, 0.03218875824868201)]  # fmt: skip


@pytest.mark.parametrize(("share", "elasticity", "outer", "loss"), LOSSES)
def test_withdrawal_loss(share: float, elasticity: float, outer: float, loss: float) -> None:
    assert withdrawal_loss(share, elasticity, outer) == pytest.approx(loss, abs=1e-9)


@given(st.floats(0.0, 0.45), st.floats(0.0, 0.45), st.floats(1.1, 10.0))
def test_two_who_withdraw_together_cost_more(one: float, two: float, elasticity: float) -> None:
    together = withdrawal_loss(one + two, elasticity)
    assert together >= withdrawal_loss(one, elasticity) + withdrawal_loss(two, elasticity) - 1e-12


def test_losing_everything_has_no_bound_and_wrong_numbers_are_refused() -> None:
    assert withdrawal_loss(1.0, 2.0) == math.inf
    assert withdrawal_loss(1.0, 2.0, 0.0) == 0.0
    for share, elasticity in ((1.1, 2.0), (-0.1, 2.0), (0.5, 1.0)):
        with pytest.raises(ValueError, match="elasticity > 1"):
            withdrawal_loss(share, elasticity)


def test_asymmetry_of_a_pair() -> None:
    found = asymmetry(Interval(0.2, 0.21, 0.22), Interval(0.01, 0.02, 0.04))
    assert (found.low, found.mid, found.high) == pytest.approx((0.16, 0.19, 0.21))


# invented inputs, computed by hand: suppliers are (share, governance 0-10, trade parameter)
TWO = ((0.6, 6, 1), (0.4, 2, 1))
SOURCING = ((0.5, 2, 1), (0.5, 3, 1))
SUPPLY_RISKS = [
    (((1, 5, 1),), ((1, 5, 1),), 1, 0, 1, 5.0),
    (TWO, SOURCING, 1, 0, 1, 1.865),
    (TWO, SOURCING, 0.5, 0, 1, 1.5575),
    (TWO, SOURCING, 1, 0.2, 0.9, 1.3428),
    (((0.6, 6, 1.1), (0.4, 2, 0.8)), ((0.5, 2, 0.8), (0.5, 3, 1)), 1, 0, 1, 1.891),
]


def _risk(world: tuple, sourcing: tuple, reliance: float, recycling: float, substitution: float) -> float:
    parts = [governance_hhi(*np.array(rows, dtype=float).T) for rows in (world, sourcing)]
    return eu_supply_risk(parts[0], parts[1], reliance, recycling, substitution)


@pytest.mark.parametrize(("world", "sourcing", "reliance", "recycling", "substitution", "risk"), SUPPLY_RISKS)
def test_eu_supply_risk(
    world: tuple, sourcing: tuple, reliance: float, recycling: float, substitution: float, risk: float
) -> None:
    assert _risk(world, sourcing, reliance, recycling, substitution) == pytest.approx(risk, abs=1e-9)


@pytest.mark.shared
@needs_shared
def test_eu_supply_risk_vectors() -> None:
    cases = json.loads((SHARED / "eu_supply_risk_vectors.json").read_text(encoding="utf-8"))["cases"]
    for c in cases:
        world = governance_hhi(*np.array(c["global_supply"], dtype=float).T)
        assert world == pytest.approx(c["hhi_wgi_global"], abs=1e-9)
        risk = _risk(c["global_supply"], c["eu_sourcing"], c["import_reliance"], c["eol_rir"], c["si_sr"])
        assert risk == pytest.approx(c["SR"], abs=1e-9)


def test_geopolitical_risk_by_hand() -> None:
    production, imports = np.array([60.0, 40.0]), np.array([30.0, 10.0])
    instability = np.array([0.5, 0.2])
    assert import_risk(imports, instability, 60.0) == pytest.approx(0.17)
    assert geopolitical_risk(production, imports, instability, 60.0) == pytest.approx(0.52 * 0.17)
    assert import_risk(np.array([0.0]), np.array([1.0]), 0.0) == 0.0


def test_characterisation_factor_of_graphite() -> None:
    # United States 2022, worked example of geopolrisk-py (doi 10.21105/joss.09600)
    assert characterisation_factor(0.27497413262676956, 2.2269069573987443) == pytest.approx(
        1.4956581418407857, abs=1e-6
    )


@pytest.mark.shared
@needs_shared
@pytest.mark.parametrize("material", ["Nickel", "Manganese", "Graphite"])
def test_geopolrisk_of_the_united_states(material: str) -> None:
    def rows(name: str) -> list[dict[str, str]]:
        with (SHARED / name).open(encoding="utf-8", newline="") as file:
            return [r for r in csv.DictReader(file) if r["material"] == material]

    (want,) = rows("crm_geopolrisk_expected.csv")
    made = [r for r in rows("crm_production_2022.csv") if r["country"].lower() not in ("total", "world")]
    production = np.array([float(r["tonnes_2022"]) for r in made])
    imports = rows("crm_us_imports_2022.csv")
    tonnes = np.array([float(r["tonnes"]) for r in imports])
    unstable = np.array([float(r["political_stability_0_1"] or 0.5) for r in imports])
    domestic = float(want["domestic_production_t"])
    score = geopolitical_risk(production, tonnes, unstable, domestic)
    assert herfindahl(production / production.sum()) == pytest.approx(float(want["HHI"]), abs=1e-6)
    assert import_risk(tonnes, unstable, domestic) == pytest.approx(float(want["import_risk"]), abs=1e-6)
    assert score == pytest.approx(float(want["score"]), abs=1e-6)
    factor = characterisation_factor(score, float(want["price_kusd_per_t"]))
    assert factor == pytest.approx(float(want["CF_kgCu_eq_per_kg"]), abs=1e-6)


@pytest.mark.shared
@needs_shared
def test_dependence_indices() -> None:
    found = json.loads((SHARED / "dependence_indices.json").read_text(encoding="utf-8"))
    for case in found["hhi"]:
        shares = case.get("shares") or [p / 100 for p in case["shares_percent"]]
        want = case["hhi"] / (1 if "shares" in case else 10_000)
        assert herfindahl(np.array(shares)) == pytest.approx(want, abs=1e-9)
    for case in found["ces_withdrawal"]["cases"]:
        assert withdrawal_loss(case["w"], case["s"], case["b"]) == pytest.approx(case["log_loss"], abs=1e-9)
