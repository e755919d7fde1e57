"""How strong an action is in each period, and what that makes of a capacity."""

from __future__ import annotations

from enum import StrEnum

import numpy as np

from kerege.base.intervals import Interval
from kerege.base.periods import Grid
from kerege.case.scenarios import Action
from kerege.network.model import Floats


class End(StrEnum):
    """Which end of an action's stated range is applied."""

    LOW = "low"
    MID = "mid"
    HIGH = "high"


def weight(action: Action, grid: Grid) -> Floats:
    """float64[n_period]: average share of the change in force in each period, phase-in included."""
    days = []
    for span in grid.spans:
        first = max(span.start, action.start)
        count = max(0, (min(span.end, action.end) - first).days)
        age = (first - action.start).days + np.arange(count) + 0.5
        phase = action.phase_in_days
        in_force = np.minimum(1.0, age / phase) if phase > 0 else np.ones(count)
        days.append(float(in_force.sum()) / span.days)
    return np.array(days)


def period_change(action: Action, grid: Grid, end: End) -> tuple[Floats, Floats]:
    """Return (factor, addition) per period: new = old * factor + addition."""
    share = weight(action, grid)
    if action.lost is not None:
        return 1.0 - share * _pick(action.lost, end), np.zeros_like(share)
    if action.factor is not None:
        return 1.0 + share * (_pick(action.factor, end) - 1.0), np.zeros_like(share)
    if action.add is None:
        raise ValueError(f"the action on {action.element} changes nothing")
    return np.ones_like(share), share * _pick(action.add, end)


def _pick(interval: Interval, end: End) -> float:
    return float(getattr(interval, end.value))


def scaled(value: Floats, fallback: Floats, factor: Floats, addition: Floats) -> Floats:
    """Scale a capacity; where none is bound a loss is measured against base use and a gain does nothing."""
    less = (factor < 1) | (addition < 0)
    known = np.where(np.isfinite(value), value, np.where(less, fallback, np.inf))
    with np.errstate(invalid="ignore"):
        changed = np.where(np.isinf(known), np.inf, known * factor + addition)
    return np.maximum(changed, 0.0)
