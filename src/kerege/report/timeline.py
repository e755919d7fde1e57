"""The periods of one solved market: labels in order, days in each, first days; read off its flow table."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta

import polars as pl

from kerege.base.periods import parse_date
from kerege.case.scenarios import Shock
from kerege.report.axes import TimeAxis
from kerege.study.model import Tables


@dataclass(frozen=True, slots=True)
class Timeline:
    """Periods in order; ``days`` and ``starts`` have one entry each."""

    periods: tuple[str, ...]
    days: tuple[float, ...]
    starts: tuple[date, ...]

    def length(self, periods: Collection[str]) -> float:
        """Return the days in some of the periods."""
        return sum(d for p, d in zip(self.periods, self.days, strict=True) if p in periods)

    def window(self, shock: Shock) -> tuple[str, ...]:
        """Return the periods that any action of ``shock`` touches for a day or more."""
        spans = [(a.start, a.end) for a in shock.actions] or [(shock.start, shock.end)]
        ends = [s + timedelta(days=d) for s, d in zip(self.starts, self.days, strict=True)]
        return tuple(
            p
            for p, start, end in zip(self.periods, self.starts, ends, strict=True)
            if any(a < end and b > start for a, b in spans)
        )

    def axis(self, shock: Shock | None = None) -> TimeAxis:
        """Return the time axis of a chart, shaded where the shock acts."""
        touched = self.window(shock) if shock is not None else ()
        shaded = (self.periods.index(touched[0]), self.periods.index(touched[-1])) if touched else None
        return TimeAxis(self.periods, shaded)

    def table(self) -> pl.DataFrame:
        """Return the days by period as a frame, to be joined."""
        return pl.DataFrame(
            {"period": list(self.periods), "days": list(self.days)},
            schema={"period": pl.String, "days": pl.Float64},
        )


def make_timeline(tables: Tables) -> Timeline:
    """Return the periods of a solved market; a period's days are a quantity over its rate.

    Where nothing flows or is made in a month it has the days of the calendar.
    """
    columns = ("period", "rate", "quantity")
    made = tables.plants.filter(pl.col("attribute") != "stock")
    rows = pl.concat([tables.flows.select(columns), made.select(columns)])
    order = rows["period"].unique(maintain_order=True).to_list()
    found = (
        rows.filter(pl.col("rate").abs() > 1e-9)
        .with_columns(days=pl.col("quantity") / pl.col("rate"))
        .group_by("period")
        .agg(pl.col("days").median())
    )
    days = dict(zip(found["period"].to_list(), found["days"].to_list(), strict=True))
    order.sort(key=parse_date)
    return Timeline(
        tuple(order),
        tuple(float(round(days.get(p) or _calendar(p), 6)) for p in order),
        tuple(parse_date(p) for p in order),
    )


def _calendar(period: str) -> float:
    return float((parse_date(period, end=True) - parse_date(period)).days)
