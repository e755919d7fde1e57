"""Headline results of a shock, read off its tables: a value, and the range it has over the draws."""

from __future__ import annotations

import polars as pl

from kerege.base.units import KUSD_PER_MUSD
from kerege.study.model import ShockRun

INCOME, INCOME_OF_BLOC = "income change", "income change of bloc"
#: low, mid, high
Range = tuple[float, float, float]


def find_range(run: ShockRun, measure: str, subject: str | None = None) -> Range | None:
    """Return low, mid and high of a headline result, or nothing; a bloc's income is its members'."""
    if measure == INCOME and subject in run.changes.blocs["state"].to_list():
        measure = INCOME_OF_BLOC
    rows = run.ranges.filter(pl.col("measure") == measure)
    if subject is not None:
        rows = rows.filter(pl.col("subject") == subject)
    return None if rows.is_empty() else (rows["low"][0], rows["mid"][0], rows["high"][0])


def about(value: float, run: ShockRun, measure: str, subject: str, divide: float = 1.0) -> Range:
    """Return ``value`` with the range of the headline result it is, divided by ``divide``.

    Where there is no such result, for want of draws or because it is small, both ends are the value.
    """
    found = find_range(run, measure, subject)
    return (value, value, value) if found is None else (found[0] / divide, value, found[2] / divide)


def size(value: Range) -> Range:
    """Return a loss or a gain as a positive amount, low to high; beyond zero it is the opposite.

    Examples
    --------
    >>> size((-4.0, -3.0, 1.0)), size((1.0, 2.0, 3.0))
    ((-1.0, 3.0, 4.0), (1.0, 2.0, 3.0))
    """
    low, mid, high = value
    return (-high, -mid, -low) if mid < 0 else value


def state_change(run: ShockRun, state: str) -> tuple[float, float | None] | None:
    """Return the change of income of a state or a whole bloc, in MUSD and in percent of a year's GDP."""
    rows = run.changes.blocs.filter(pl.col("state") == state)
    if rows.is_empty():
        rows = run.changes.states.filter(pl.col("state") == state)
    if rows.is_empty():
        return None
    return rows["change"][0] / KUSD_PER_MUSD, rows["percent_of_gdp"][0]
