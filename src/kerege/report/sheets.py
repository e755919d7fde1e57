"""The tables of a study as files: one name, title, units and flat frame each, in a fixed order."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import polars as pl

from kerege.case.quantities import DEFAULT, price_unit
from kerege.evidence.claims import Claim
from kerege.position.model import Position
from kerege.report.anchors import claims_behind
from kerege.study.model import Study


@dataclass(frozen=True)
class Sheet:
    """One table to be written: file name, title, unit by column, and a frame without lists."""

    name: str
    title: str
    units: Mapping[str, str]
    frame: pl.DataFrame


_RATE, _AMOUNT, _PRICE = "unit/day", "unit", "price_unit"
_FLOW = {"rate": _RATE, "quantity": _AMOUNT, "capacity": _RATE, "rent": _PRICE}
_THREE = ("base", "shocked", "change")


def sheets(study: Study) -> Iterator[Sheet]:
    """Yield every table of the study."""
    yield from _base(study)
    yield from _shocks(study)
    yield from _past(study)
    yield from _evidence(study)


_POSITION = {
    "balance": "Share of each vector by domain and year",
    "shares": "Share of each vector under each statistic",
    "overall": "Weighted mean over domains",
    "weights": "Weights of domains",
    "indices": "Concentration by domain, year and statistic",
    "rankings": "Partners by size under each statistic",
    "flips": "Pairs whose order depends on the statistic",
    "asymmetries": "Own share of trade less the partner's",
    "changes": "Change of shares from year to year",
    "timeline": "Dated events",
    "forecasts": "Forecasts and what came",
    "speakers": "Forecasts by speaker",
}
_PARTS = ("low", "mid", "high", "own_low", "own_mid", "own_high", "theirs_low", "theirs_mid", "theirs_high")
_IN_PARTS = ("balance", "shares", "overall", "asymmetries", "changes")
_POSITION_UNITS = {
    "indices": {
        **dict.fromkeys(("hhi_low", "hhi_high"), "0 to 1"),
        **dict.fromkeys(("effective_low", "effective_high"), "partners"),
        **dict.fromkeys(("hirschman_low", "hirschman_high"), "0 to 100"),
    },
    "forecasts": {"relative": "parts of the outcome"},
    "speakers": dict.fromkeys(("mean_relative", "mean_absolute"), "parts of the outcome"),
    **{name: dict.fromkeys(_PARTS, "parts of one") for name in _IN_PARTS},
}


def position_sheets(position: Position | None) -> Iterator[Sheet]:
    """Yield every table of the position that has rows."""
    for name, frame in position.tables().items() if position is not None else ():
        if frame.height:
            yield as_sheet(f"position_{name}", _POSITION[name], _POSITION_UNITS.get(name, {}), frame)


def _base(study: Study) -> Iterator[Sheet]:
    tables = study.base.tables
    yield as_sheet("base_flows", "Flows of the base market", _FLOW, _in_units(study, tables.flows))
    yield as_sheet(
        "base_plants",
        "Output, purchases and stocks of the base market",
        {"rate": "unit/day, stock in unit", "quantity": _AMOUNT},
        _in_units(study, tables.plants),
    )
    yield as_sheet(
        "base_prices", "Prices of the base market", {"price": _PRICE}, _in_units(study, tables.prices)
    )
    yield as_sheet(
        "base_limits",
        "Joint limits of the base market",
        {"use": _RATE, "capacity": _RATE, "rent": _PRICE},
        _in_units(study, tables.limits, "limit"),
    )
    yield as_sheet("base_accounts", "Accounts of the base market", {"money": "kUSD"}, tables.accounts)
    yield as_sheet("base_balance", "Observed ranges, balanced values, stretches", {}, study.base.balance)
    yield as_sheet(
        "base_calibration",
        "Charges, wedges and slopes",
        dict.fromkeys(("charge", "wedge"), _PRICE),
        _in_units(study, study.base.calibration, "element"),
    )


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


def _shocks(study: Study) -> Iterator[Sheet]:
    runs = study.shocks
    kinds: tuple[tuple[str, str, dict[str, str], list[pl.DataFrame]], ...] = (
        (
            "shock_flows",
            "Flows, base and shocked",
            dict.fromkeys(_THREE, _RATE),
            [_in_units(study, r.changes.flows) for r in runs],
        ),
        (
            "shock_plants",
            "Output and purchases, base and shocked",
            dict.fromkeys(_THREE, _RATE),
            [_in_units(study, r.changes.plants) for r in runs],
        ),
        (
            "shock_prices",
            "Prices, base and shocked",
            dict.fromkeys(_THREE, _PRICE),
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


def _past(study: Study) -> Iterator[Sheet]:
    runs = study.backtests
    verdicts = {
        "event": [r.event.id for r in runs],
        "name": [r.event.name for r in runs],
        "start": [r.event.start.isoformat() for r in runs],
        "end_exclusive": [r.event.end.isoformat() for r in runs],
        "grade": [r.event.grade for r in runs],
        "role": [str(r.event.role) for r in runs],
        "verdict": [r.verdict for r in runs],
        "reason": [r.reason for r in runs],
    }
    yield as_sheet(
        "backtest_verdicts",
        "Every past event and its verdict",
        {},
        pl.DataFrame(verdicts, schema=dict.fromkeys(verdicts, pl.String)),
    )
    if runs:
        parts = [r.rows.select(pl.lit(r.event.id).alias("event"), pl.all()) for r in runs]
        yield as_sheet("backtest_rows", "Observed against modelled", {}, pl.concat(parts))


def _evidence(study: Study) -> Iterator[Sheet]:
    numbers = list(study.case.numbers.values())
    texts = {
        "element": [n.element for n in numbers],
        "attribute": [n.attribute for n in numbers],
        "of": [n.of for n in numbers],
        "period": [n.period for n in numbers],
        "unit": [n.estimate.unit for n in numbers],
        "rule": [n.estimate.rule for n in numbers],
        "weakest": [str(n.estimate.weakest) for n in numbers],
        "claims": [";".join(claims_behind(n)) for n in numbers],
        "note": [n.note for n in numbers],
    }
    frame = pl.DataFrame(texts, schema=dict.fromkeys(texts, pl.String))
    ends = [
        pl.Series(k, [getattr(n.estimate.interval, k) for n in numbers], dtype=pl.Float64)
        for k in ("low", "mid", "high")
    ]
    order = (
        "element",
        "attribute",
        "of",
        "period",
        "low",
        "mid",
        "high",
        "unit",
        "rule",
        "weakest",
        "claims",
        "note",
    )
    yield as_sheet("numbers", "Every number of the model", {}, frame.with_columns(ends).select(order))
    yield as_sheet("claims", "Every claim", {}, _claims(list(study.case.book.claims.values()), study))
    found = study.conflicts
    lists = {
        "subject": [c.subject for c in found],
        "measure": [c.measure for c in found],
        "object": [c.object for c in found],
        "unit": [c.unit for c in found],
        "claims": [";".join(c.claims) for c in found],
        "speakers": [";".join(c.speakers) for c in found],
    }
    sizes = [
        pl.Series(k, [getattr(c, k) for c in found], dtype=pl.Float64) for k in ("low", "high", "spread")
    ]
    yield as_sheet(
        "conflicts",
        "Claims that disagree",
        {},
        pl.DataFrame(lists, schema=dict.fromkeys(lists, pl.String)).with_columns(sizes),
    )


def _claims(claims: list[Claim], study: Study) -> pl.DataFrame:
    sources = study.case.book.sources
    texts = {
        "id": [c.id for c in claims],
        "topic": [c.topic for c in claims],
        "subject": [c.subject for c in claims],
        "measure": [c.measure for c in claims],
        "object": [c.object for c in claims],
        "unit": [c.unit for c in claims],
        "start": [c.start.isoformat() if c.start else None for c in claims],
        "end_exclusive": [c.end.isoformat() if c.end else None for c in claims],
        "kind": [str(c.kind) for c in claims],
        "speaker": [c.speaker for c in claims],
        "publisher": [sources[c.source].publisher for c in claims],
        "date": [sources[c.source].date for c in claims],
        "url": [sources[c.source].url for c in claims],
        "note": [c.note for c in claims],
    }
    frame = pl.DataFrame(texts, schema=dict.fromkeys(texts, pl.String))
    figures = [
        pl.Series(k, [getattr(c, k) for c in claims], dtype=pl.Float64) for k in ("value", "low", "high")
    ]
    return frame.with_columns(figures)


def as_sheet(name: str, title: str, units: Mapping[str, str], frame: pl.DataFrame) -> Sheet:
    """Return a sheet; lists become text joined with semicolons, so that CSV and Parquet hold the same."""
    lists = [c for c, kind in frame.schema.items() if isinstance(kind, pl.List)]
    flat = frame.with_columns(pl.col(c).cast(pl.List(pl.String)).list.join(";") for c in lists)
    said = {k: _said(v, flat) for k, v in units.items() if k in frame.columns}
    return Sheet(name, title, said, flat)


def _said(unit: str, frame: pl.DataFrame) -> str:
    """Return a unit with the one that all rows share in the place of the column that names it."""
    for column in (_PRICE, _AMOUNT):
        if column in frame.columns and column in unit and frame[column].n_unique() == 1:
            return unit.replace(column, str(frame[column][0]))
    return unit
