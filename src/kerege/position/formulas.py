"""Formulas of dependence: asymmetry of a pair, loss of withdrawal, supply risk of raw materials."""

from __future__ import annotations

import math

import numpy as np

from kerege.base.intervals import Interval
from kerege.position.concentration import Floats, herfindahl


def asymmetry(own: Interval, theirs: Interval) -> Interval:
    """Return ``own - theirs``: share of i's trade with j less share of j's trade with i (Hirschman 1945).

    Positive means that i depends more on j than j on i. The two shares are of two countries' totals and vary
    freely, so the ends are exact.

    Examples
    --------
    >>> round(asymmetry(Interval(0.2, 0.21, 0.22), Interval(0.006, 0.007, 0.008)).mid, 6)
    0.203
    """
    return Interval(own.low - theirs.high, own.mid - theirs.mid, own.high - theirs.low)


def withdrawal_loss(share: float, elasticity: float, outer_share: float = 1.0) -> float:
    """Return the log loss of losing inputs with expenditure share ``share`` in a nest of constant elasticity.

    ``-outer_share * ln(1 - share) / (elasticity - 1)`` (standard CES algebra; the mechanism is that of
    Clayton, Maggiori & Schreger, NBER w33309). Superadditive in the share: two suppliers who withdraw
    together cost more than the sum of both alone.

    Raises
    ------
    ValueError
        If the share is not in [0, 1], the elasticity not above 1 or the outer share negative.

    Examples
    --------
    >>> round(withdrawal_loss(0.8, 6.0), 6)
    0.321888
    """
    if not 0.0 <= share <= 1.0 or not elasticity > 1.0 or outer_share < 0.0:
        raise ValueError(f"need 0 <= share <= 1 and elasticity > 1, found {share} and {elasticity}")
    if share == 1.0:
        return math.inf if outer_share else 0.0
    return -outer_share * math.log1p(-share) / (elasticity - 1.0)


def governance_hhi(shares: Floats, governance: Floats, trade: Floats | None = None) -> float:
    """Return ``sum share_c^2 WGI_c t_c`` of the EU methodology for critical raw materials (2017).

    Parameters
    ----------
    shares
        float64[n], parts of the supply.
    governance
        float64[n], scaled World Governance Indicators, 0 best to 10 worst.
    trade
        float64[n], trade parameter; 1 where not given.
    """
    weight = governance if trade is None else governance * trade
    return float((np.square(shares) * weight).sum())


def eu_supply_risk(
    world: float, sourcing: float, import_reliance: float, recycling: float = 0.0, substitution: float = 1.0
) -> float:
    """Return the supply risk of the EU methodology (2017; Annex II of Regulation (EU) 2024/1252).

    ``(HHI_world IR/2 + HHI_sourcing (1 - IR/2)) (1 - EoL_RIR) SI_SR``

    Parameters
    ----------
    world, sourcing
        :func:`governance_hhi` of the global supply and of the EU's sourcing.
    import_reliance
        Net imports over domestic production plus net imports; cut to 0..1.
    recycling
        End-of-life recycling input rate, 0..1.
    substitution
        Substitution index of supply risk.

    Examples
    --------
    >>> round(eu_supply_risk(2.48, 1.25, 0.5), 4)
    1.5575
    """
    half = min(max(import_reliance, 0.0), 1.0) / 2.0
    return (world * half + sourcing * (1.0 - half)) * (1.0 - recycling) * substitution


def import_risk(imports: Floats, instability: Floats, domestic: float) -> float:
    """Return ``sum q_c g_c / (domestic + sum q_c)``: the part of supply that comes from unstable countries.

    Parameters
    ----------
    imports
        float64[n], quantity from each country, in the unit of ``domestic``.
    instability
        float64[n], political instability from 0 to 1, 1 worst.
    domestic
        Domestic production.
    """
    supply = domestic + float(imports.sum())
    return float((imports * instability).sum()) / supply if supply > 0.0 else 0.0


def geopolitical_risk(production: Floats, imports: Floats, instability: Floats, domestic: float) -> float:
    """Return the GeoPolRisk score: concentration of world production times :func:`import_risk`.

    Formula of the GeoPolRisk method as in geopolrisk-py (doi 10.21105/joss.09600); ``production`` holds the
    producing countries without a row for the world.
    """
    return herfindahl(production / production.sum()) * import_risk(imports, instability, domestic)


#: score times price of copper (USD/kg), average of the OECD 2017 to 2021: the reference of the method
COPPER = 0.409412948


def characterisation_factor(score: float, price: float) -> float:
    """Return kilograms of copper equivalent per kilogram: ``score * price / COPPER``, price in USD/kg."""
    return score * price / COPPER
