"""One row of ``event_observations.csv``: what was observed, in the units of the model."""

from __future__ import annotations

from collections.abc import Mapping

from kerege.base.findings import Finding, error, shorten
from kerege.base.intervals import Interval
from kerege.base.units import UnitError, factor
from kerege.case.actions import Known
from kerege.case.attributes import ElementKind
from kerege.case.elements import ALL, Row
from kerege.case.event_rows import at, claim_findings, empty_period, event_of, interval_of
from kerege.case.hints import did_you_mean
from kerege.case.scenarios import Measure, Observation

PERCENT = "percent"


def read_observation(
    row: Row, events: Mapping[str, Row], known: Known
) -> tuple[Observation | None, list[Finding]]:
    """Return the observation of a row, or nothing, and what is wrong with it."""
    subject = f"{row['event']}: {row['measure']} {row['element']}".strip()
    event, findings = event_of(row, events, known.elements)
    findings += claim_findings(row, known, subject)
    findings += empty_period(
        row, row["period_start"], row["period_end"], subject, ("period_start", "period_end")
    )
    element, measure = row["element"], Measure(row["measure"])
    if (
        element not in known.elements.kinds
        and (element or measure is not Measure.NULL)
        and not known.elements.unsure(element)
    ):
        findings.append(error(
            "unknown-id", f"the observation is of {element!r}, which is not an element", **at(row, subject),
            expected="an id of links, plants, groups or actors", found=shorten(element),
            remedy=did_you_mean(element, known.elements.kinds)))  # fmt: skip
    findings += _price_problems(row, measure, subject, known)
    origins = [o for o in row["origins"] if o != ALL]
    if len(origins) > 1:
        findings.append(error("bad-origin", "an observation is of one origin or of all", **at(row, subject),
                              expected="one origin, or a blank cell", found=";".join(origins),
                              remedy="split the row"))  # fmt: skip
    findings += [
        error(
            "unknown-id",
            f"origins names {o!r}, which is not an actor",
            **at(row, subject),
            found=shorten(o),
            expected="an id of actors.csv",
            remedy=did_you_mean(o, known.elements.actors),
        )
        for o in origins
        if o not in known.elements.actors and not known.elements.unsure(o, ("actors",))
    ]
    value, unit, problems = _value(row, measure, subject, known, event)
    findings += problems
    if event is None or findings or value is None:
        return None, findings
    return Observation(
        row["event"],
        measure,
        element,
        origins[0] if origins else "",
        row["period_start"],
        row["period_end"],
        unit,
        value.low,
        value.mid,
        value.high,
        tuple(row["claims"]),
        row["note"],
    ), []


def _price_problems(row: Row, measure: Measure, subject: str, known: Known) -> list[Finding]:
    """Check that a price is observed at a consumer, as a change in percent."""
    if measure is not Measure.PRICE:
        return []
    kind = known.elements.kinds.get(row["element"])
    if (kind is ElementKind.CONSUMER or kind is None) and row["unit"] == PERCENT:
        return []
    return [error("bad-price", "a price is observed as the change at one consumer", **at(row, subject),
                  expected="a consumer, in percent", found=f"{row['element']}, {row['unit'] or 'no unit'}",
                  remedy="name a consumer and write percent")]  # fmt: skip


def _value(
    row: Row, measure: Measure, subject: str, known: Known, event: Row | None
) -> tuple[Interval | None, str, list[Finding]]:
    """Return the value in the good's quantity, in that per day or in percent; a bare null is 0 %."""
    if measure is Measure.NULL and row["low"] is None and row["value"] is None and row["high"] is None:
        return Interval.point(0.0), PERCENT, []
    value, problems = interval_of(row, "low", "value", "high", subject)
    if value is None:
        return None, "", problems
    if row["unit"] == PERCENT:
        return value, PERCENT, []
    units = known.elements.quantities_of(row["element"]) or (
        known.elements.quantity(event["good"] if event else ""),
    )
    amount = units[0]
    rate = f"{amount}/day"
    for target in (rate, amount):
        try:
            return value.scaled(factor(row["unit"], target, known.density(row["element"]))), target, []
        except (UnitError, ValueError):
            continue
    return None, "", [error(
        "bad-unit", f"unit {row['unit']!r} does not convert to {rate} or {amount}", **at(row, subject),
        expected=f"{rate}, {amount} or {PERCENT}", found=shorten(row["unit"]),
        remedy=f"write {rate}, {amount} or {PERCENT}")]  # fmt: skip
