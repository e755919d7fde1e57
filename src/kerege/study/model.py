"""What a study consists of: frozen results as tables in long form, in a fixed order."""

from __future__ import annotations

from dataclasses import dataclass

import polars as pl

from kerege.case.model import Case
from kerege.case.scenarios import Event, Shock
from kerege.equilibrium import Outcome
from kerege.evidence.conflicts import Conflict
from kerege.hedge.model import Hedge
from kerege.leverage.matrix import Leverage
from kerege.leverage.power import Power
from kerege.leverage.worst import WorstCases
from kerege.solve import Certificate
from kerege.study.scope import EVERYTHING, Scope


@dataclass(frozen=True)
class Tables:
    """One solved market. Rates kt/day, quantities kt over the period, prices USD/t, money kUSD.

    flows    : link, good, origin, period, rate, quantity, capacity (null = not binding), rent
    plants   : plant, kind, attribute, good, origin, period, rate (kt for a stock), quantity
    prices   : place, good, origin, period, price
    limits   : limit, period, use, capacity, rent
    accounts : actor, state, item, period, money
    """

    flows: pl.DataFrame
    plants: pl.DataFrame
    prices: pl.DataFrame
    limits: pl.DataFrame
    accounts: pl.DataFrame


@dataclass(frozen=True)
class BaseRun:
    """The unshocked market.

    balance     : element, attribute, of, period, low, mid, high, value, stretch, claims
    calibration : element, of, period, charge, wedge, slope
    residual    : largest deviation of a solved flow from the base table, relative to that flow
    identity    : relative error of the accounts identity
    uniqueness  : one sentence on which parts of the equilibrium are unique
    """

    tables: Tables
    balance: pl.DataFrame
    calibration: pl.DataFrame
    residual: float
    identity: float
    uniqueness: str
    certificate: Certificate
    outcome: Outcome


@dataclass(frozen=True)
class Changes:
    """Differences of a shocked market from the base, each with columns base, shocked, change.

    flows, plants in kt/day; prices in USD/t; accounts, states and blocs in kUSD (states and blocs also % of
    a year's GDP; a bloc sums its members)
    """

    flows: pl.DataFrame
    plants: pl.DataFrame
    prices: pl.DataFrame
    accounts: pl.DataFrame
    states: pl.DataFrame
    blocs: pl.DataFrame


@dataclass(frozen=True)
class ShockRun:
    """One shock.

    ranges  : measure, subject, unit, low, mid, high over the draws from the claims' ranges
    scope   : the goods that quantities of the headline results add up
    drivers : element, attribute, of, low_value, high_value, unit, result_low, result_high, swing
    """

    shock: Shock
    tables: Tables
    changes: Changes
    ranges: pl.DataFrame
    drivers: pl.DataFrame
    certificate: Certificate
    outcome: Outcome
    identity: float
    scope: Scope = EVERYTHING


@dataclass(frozen=True)
class BacktestRun:
    """One event beside the model.

    rows : phase, measure, element, origin, unit, observed_low, observed, observed_high, model_low, model,
           model_high, error, within, claims, note
    """

    event: Event
    rows: pl.DataFrame
    verdict: str
    reason: str
    certificates: tuple[Certificate, ...]


@dataclass(frozen=True)
class Study:
    """Everything a report tells.

    failed : why draws have no certified answer, one message each; they are missing from the ranges
    leverage, power, worst, hedge : who can hurt whom, what access is worth, the worst losses, the cheapest
             measures; nothing where they were not asked for
    """

    case: Case
    base: BaseRun
    shocks: tuple[ShockRun, ...]
    backtests: tuple[BacktestRun, ...]
    conflicts: tuple[Conflict, ...]
    version: str
    seconds: float
    digest: str
    seed: int
    draws: int
    failed: tuple[str, ...] = ()
    leverage: Leverage | None = None
    power: Power | None = None
    worst: WorstCases | None = None
    hedge: Hedge | None = None
