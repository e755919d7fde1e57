"""The position in short for ``summary.json``: latest balance, concentration, flips, speakers."""

from __future__ import annotations

from datetime import date
from typing import Any

import polars as pl

from kerege.position.model import Position

_WHOLE = ("weights", "flips", "asymmetries", "speakers")


def position_summary(position: Position | None) -> dict[str, Any] | None:
    """Return rows by table; balance and indices in the latest year of each domain, overall in the last year.

    Shares are parts of one. Every table is written in full beside it, as ``tables/position_*``.
    """
    if position is None:
        return None
    latest = pl.col("year") == pl.col("year").max()
    of_domain = pl.col("year") == pl.col("year").max().over("domain")
    tables = {
        "balance": position.balance.filter(of_domain),
        "overall": position.overall.filter(latest),
        "indices": position.indices.filter(of_domain),
        **{name: position.tables()[name] for name in _WHOLE},
    }
    counts = {"events": position.timeline.height, "forecasts": position.forecasts.height}
    return {**{name: [_plain(row) for row in table.to_dicts()] for name, table in tables.items()}, **counts}


def _plain(row: dict[str, Any]) -> dict[str, Any]:
    return {key: value.isoformat() if isinstance(value, date) else value for key, value in row.items()}
