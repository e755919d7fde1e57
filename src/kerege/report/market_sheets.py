"""The base market and every shock as files."""

from __future__ import annotations

from collections.abc import Iterator

import polars as pl

from kerege.case.quantities import DEFAULT, price_unit
from kerege.report.flat_sheet import AMOUNT, PRICE, RATE, Sheet, as_sheet
from kerege.study.model import Study

_FLOW = {"rate": RATE, "quantity": AMOUNT, "capacity": RATE, "rent": PRICE}
_THREE = ("base", "shocked", "change")


def base_sheets(study: Study) -> Iterator[Sheet]:
    """Yield the tables of the base market."""
    tables = study.base.tables
    yield as_sheet("base_flows", "Flows of the base market", _FLOW, _in_units(study, tables.flows))
    yield as_sheet(
        "base_plants",
        "Output, purchases and stocks of the base market",
        {"rate": "unit/day, stock in unit", "quantity": AMOUNT},
        _in_units(study, tables.plants),
    )
    yield as_sheet(
        "base_prices", "Prices of the base market", {"price": PRICE}, _in_units(study, tables.prices)
    )
    yield as_sheet(
        "base_limits",
        "Joint limits of the base market",
        {"use": RATE, "capacity": RATE, "rent": PRICE},
        _in_units(study, tables.limits, "limit"),
    )
    yield as_sheet("base_accounts", "Accounts of the base market", {"money": "kUSD"}, tables.accounts)
    yield as_sheet("base_balance", "Observed ranges, balanced values, stretches", {}, study.base.balance)
    yield as_sheet(
        "base_calibration",
        "Charges, wedges and slopes",
        dict.fromkeys(("charge", "wedge"), PRICE),
        _in_units(study, study.base.calibration, "element"),
    )


def shock_sheets(study: Study) -> Iterator[Sheet]:
    """Yield the tables of all shocks, stacked, with the shock in the first column."""
    runs = study.shocks
    kinds: tuple[tuple[str, str, dict[str, str], list[pl.DataFrame]], ...] = (
        (
            "shock_flows",
            "Flows, base and shocked",
            dict.fromkeys(_THREE, RATE),
            [_in_units(study, r.changes.flows) for r in runs],
        ),
        (
            "shock_plants",
            "Output and purchases, base and shocked",
            dict.fromkeys(_THREE, RATE),
            [_in_units(study, r.changes.plants) for r in runs],
        ),
        (
            "shock_prices",
            "Prices, base and shocked",
            dict.fromkeys(_THREE, PRICE),
            [_in_units(study, r.changes.prices) for r in runs],
        ),
        (
            "shock_accounts",
            "Accounts, base and shocked",
            dict.fromkeys(_THREE, "kUSD"),
            [r.changes.accounts for r in runs],
        ),
        (
            "shock_states",
            "Income by state, base and shocked",
            {**dict.fromkeys(_THREE, "kUSD"), "gdp": "kUSD/yr", "percent_of_gdp": "%"},
            [r.changes.states for r in runs],
        ),
        (
            "shock_blocs",
            "Income by bloc, its members summed",
            {**dict.fromkeys(_THREE, "kUSD"), "gdp": "kUSD/yr", "percent_of_gdp": "%"},
            [r.changes.blocs for r in runs],
        ),
        ("shock_ranges", "Headline results with their ranges", {}, [r.ranges for r in runs]),
        (
            "shock_drivers",
            "Drivers, one number at a time",
            dict.fromkeys(("result_low", "result_high", "swing"), "MUSD"),
            [r.drivers for r in runs],
        ),
    )
    for name, title, units, frames in kinds:
        if frames:
            parts = [
                f.select(pl.lit(r.shock.id).alias("shock"), pl.all())
                for r, f in zip(runs, frames, strict=True)
            ]
            yield as_sheet(name, title, units, pl.concat(parts))


def _in_units(study: Study, frame: pl.DataFrame, key: str = "good") -> pl.DataFrame:
    """Return a frame with the unit of quantity of each row, and the unit of price that goes with it."""
    case = study.case
    names = frame[key].unique().to_list()
    quantity = {n: next(iter(case.elements.quantities_of(n)), DEFAULT) for n in names}
    return frame.with_columns(
        pl.col(key).replace_strict(quantity, return_dtype=pl.String).alias("unit"),
        pl.col(key)
        .replace_strict({n: price_unit(q) for n, q in quantity.items()}, return_dtype=pl.String)
        .alias("price_unit"),
    )
