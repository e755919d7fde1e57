"""One table to be written to a file: flat, with its name, title and units."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import polars as pl

RATE = "unit/day"
AMOUNT = "unit"
PRICE = "price_unit"


@dataclass(frozen=True)
class Sheet:
    """One table to be written: file name, title, unit by column, and a frame without lists."""

    name: str
    title: str
    units: Mapping[str, str]
    frame: pl.DataFrame


def as_sheet(name: str, title: str, units: Mapping[str, str], frame: pl.DataFrame) -> Sheet:
    """Return a sheet; lists become text joined with semicolons, so that CSV and Parquet hold the same."""
    lists = [c for c, kind in frame.schema.items() if isinstance(kind, pl.List)]
    flat = frame.with_columns(pl.col(c).cast(pl.List(pl.String)).list.join(";") for c in lists)
    said = {k: _said(v, flat) for k, v in units.items() if k in frame.columns}
    return Sheet(name, title, said, flat)


def _said(unit: str, frame: pl.DataFrame) -> str:
    """Return a unit with the one that all rows share in the place of the column that names it."""
    for column in (PRICE, AMOUNT):
        if column in frame.columns and column in unit and frame[column].n_unique() == 1:
            return unit.replace(column, str(frame[column][0]))
    return unit
