"""Invented relations of the invented case: two statistics that differ, events with markup, forecasts."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from invented_case import MARKUP, estimate

from kerege.base.intervals import Interval
from kerege.case.model import Case
from kerege.case.tie_model import Dated, Forecast, Relations, Saying, Tie
from kerege.case.tie_tables import DOMAINS
from kerege.evidence.claims import Kind


def tie(
    partner: str, by: str, year: int, low: float, high: float, *, unit: str = "1", domain: str = "exports"
) -> Tie:
    claims = ("CRR-001", "CRR-002") if by == "A-customs" else ("CRC-001",)
    value = estimate(low, (low + high) / 2, high, unit, *claims)
    form = "share" if unit == "1" else "count"
    return Tie(
        f"{domain}-{partner}-{by}-{year}-{unit}", domain, "goods", form, "KZ", partner, "", by,
        date(year, 1, 1), date(year + 1, 1, 1), "flow", "" if unit == "1" else unit, value, claims,
        Kind.MEASURED, "", "ties.csv", 2,
    )  # fmt: skip


def ties() -> tuple[Tie, ...]:
    out = []
    for year in (2021, 2022, 2023):
        out += [tie("RU", "A-customs", year, 0.40, 0.44), tie("EU", "A-customs", year, 0.20, 0.22)]
        out += [tie("RU", "B-office", year, 0.10, 0.12), tie("EU", "B-office", year, 0.30, 0.34)]
    out += [tie("RU", "A-customs", 2023, 0.5, 0.6, domain="firms")]
    out += [tie("CN", "B-office", 2023, 900.0, 901.0, unit="count", domain="firms")]
    out += [tie("CN", "A-customs", 2023, 0.1, 0.2, domain="firms")]
    return tuple(out)


def event(identity: str, when: date, kind: str, title: str, *partners: str) -> Dated:
    return Dated(identity, when, when, kind, "KZ", partners, title, ("EVT-001",), MARKUP, 2)


def timeline() -> tuple[Dated, ...]:
    return (
        event("one", date(2022, 3, 1), "sanction", f"Ban {MARKUP}", "RU"),
        event("two", date(2022, 3, 2), "agree", "Pact", "DE", "CN"),
        event("three", date(2023, 5, 1), "vote", "Abstains", "RU", "CN", "EU"),
        event("four", date(2023, 6, 1), "visit", "Visit", "TR"),
    )


def saying(book: Any, claim: str, value: float, speaker: str) -> Saying:
    return Saying(replace(book.claims[claim], kind=Kind.FORECAST, speaker=speaker), None, value, None, 0.5)


def forecasts(book: Any) -> tuple[Forecast, ...]:
    made = {"measure": "transit", "unit": "Mt", "direction": "point", "note": "", "row": 2}
    two = (saying(book, "CRC-001", 67.0, f"Ann {MARKUP}"), saying(book, "CRC-002", 35.0, "Bob"))
    came = (saying(book, "CRR-002", 55.0, "Bob"),)
    return (
        Forecast(id="t-2030", title="Transit 2030", due=date(2031, 1, 1), sayings=two, outcome=None,
                 resolved_by=(), **made),
        Forecast(id="t-2022", title=f"Transit 2022 {MARKUP}", due=date(2023, 1, 1), sayings=came,
                 outcome=Interval(49.0, 50.0, 51.0), resolved_by=("CRR-001",), **made),
    )  # fmt: skip


def with_relations(case: Case, *, kept: tuple[str, ...] = ("ties", "timeline", "forecasts")) -> Case:
    """Return the case with relations; only the tables of ``kept``."""
    rows: dict[str, Any] = {"ties": ties(), "timeline": timeline(), "forecasts": forecasts(case.book)}
    return replace(
        case, relations=Relations(**{name: rows[name] for name in kept}, weights=dict.fromkeys(DOMAINS, 1.0))
    )
