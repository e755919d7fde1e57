"""What every sentence on a shock needs, and what is too small or too much to be told."""

from __future__ import annotations

from dataclasses import dataclass

from kerege.report.context import Context
from kerege.report.timeline import Timeline
from kerege.study.model import ShockRun

SMALL = 0.05  # share of the largest month below which a month is not named
STATES = 3  # most states or blocs that are named
WORTH_TELLING = 0.005  # share of the largest change of income, or of a price, below which one is not told
OWN = 0.005  # share of all flows below which the focus actor's own are not told


@dataclass(frozen=True, slots=True)
class Told:
    """What every sentence on a shock needs; ``proof`` and ``section`` are links."""

    ctx: Context
    run: ShockRun
    time: Timeline
    proof: str
    section: str
