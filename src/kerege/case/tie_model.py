"""Relations as data: ties, dated events and forecasts, each with the claims it rests on."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field

from kerege.base.findings import Finding
from kerege.base.intervals import Interval
from kerege.case.tie_tables import TOTAL
from kerege.evidence.claims import Claim, Kind
from kerege.evidence.estimates import Estimate

#: (actor, domain, measure, by)
SeriesKey = tuple[str, str, str, str]


@dataclass(frozen=True, slots=True)
class Tie:
    """One relation of ``actor`` to ``partner``, or the total over all partners (``*``).

    by       : whose numbers they are, blank for events without
    start    : first day; end : day after the last, None while it lasts
    estimate : value in ``unit``; None for an event
    weakest  : weakest kind among its claims
    row      : line of ``file``
    """

    id: str
    domain: str
    measure: str
    form: str
    actor: str
    partner: str
    via: str
    by: str
    start: dt.date | None
    end: dt.date | None
    basis: str
    unit: str
    estimate: Estimate | None
    claims: tuple[str, ...]
    weakest: Kind
    note: str
    file: str
    row: int

    @property
    def series(self) -> SeriesKey:
        """What the row can be compared within: actor, domain, measure and whose numbers."""
        return (self.actor, self.domain, self.measure, self.by)

    @property
    def is_total(self) -> bool:
        """Whether it is the total over all partners."""
        return self.partner == TOTAL


@dataclass(frozen=True, slots=True)
class Dated:
    """One event of the timeline; ``end`` is the day after the last."""

    id: str
    date: dt.date
    end: dt.date
    type: str
    actor: str
    partners: tuple[str, ...]
    title: str
    claims: tuple[str, ...]
    note: str
    row: int


@dataclass(frozen=True, slots=True)
class Saying:
    """One forecast of one speaker: the claim and its figures in the unit of the forecast.

    low, high : bounds as claimed; None = not claimed. A single figure has its rounding in ``rounding``
    """

    claim: Claim
    low: float | None
    mid: float | None
    high: float | None
    rounding: float


@dataclass(frozen=True, slots=True)
class Forecast:
    """What several speakers said would come by ``due`` (the day after the last one meant).

    outcome : what came, in ``unit``; None while it is open
    """

    id: str
    title: str
    measure: str
    unit: str
    due: dt.date
    sayings: tuple[Saying, ...]
    outcome: Interval | None
    resolved_by: tuple[str, ...]
    direction: str
    note: str
    row: int


@dataclass(frozen=True, slots=True)
class Relations:
    """Everything the tables of relations hold, in the order of the files; ``weights`` are the reader's."""

    ties: tuple[Tie, ...] = ()
    timeline: tuple[Dated, ...] = ()
    forecasts: tuple[Forecast, ...] = ()
    weights: Mapping[str, float] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()

    @property
    def claims(self) -> frozenset[str]:
        """Ids of all claims they rest on."""
        said = {s.claim.id for f in self.forecasts for s in f.sayings}
        named = {c for t in self.ties for c in t.claims} | {c for e in self.timeline for c in e.claims}
        return frozenset(said | named | {c for f in self.forecasts for c in f.resolved_by})
