"""``events.csv``, ``event_actions.csv`` and ``event_observations.csv``: historical disruptions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from datetime import date

import polars as pl

from kerege.base.findings import Finding, error, shorten, warning
from kerege.base.intervals import Interval
from kerege.base.units import UnitError, factor
from kerege.case.actions import Known, claim_problems, target_problems, unheeded_problems
from kerege.case.attributes import ATTRIBUTE_NAMES, ElementKind
from kerege.case.elements import ALL, Elements, Row, rows_of
from kerege.case.hints import did_you_mean
from kerege.case.scenarios import Action, Event, Measure, Observation, Phase, Role

PERCENT = "percent"


def read_events(tables: Mapping[str, pl.DataFrame], known: Known) -> tuple[tuple[Event, ...], list[Finding]]:
    """Return the events in the order of the file and what is wrong with their rows."""
    findings: list[Finding] = []
    rows = {r["id"]: r for r in rows_of(tables["events"], "events.csv")}
    good: dict[str, Row] = {}
    for row in rows.values():
        problems = _event_problems(row, known)
        findings += problems
        if not any(f.severity == "error" for f in problems):
            good[row["id"]] = row
    actions: dict[tuple[str, str], list[Action]] = defaultdict(list)
    for row in rows_of(tables["event_actions"], "event_actions.csv"):
        action, problems = _action(row, rows, known)
        findings += problems
        if action is not None:
            actions[row["event"], row["phase"]].append(action)
    seen: dict[str, list[Observation]] = defaultdict(list)
    for row in rows_of(tables["event_observations"], "event_observations.csv"):
        observation, problems = _observation(row, rows, known)
        findings += problems
        if observation is not None:
            seen[row["event"]].append(observation)
    events = tuple(
        Event(
            id=row["id"],
            name=row["name"],
            good=row["good"],
            start=row["start"],
            end=row["end"],
            grade=row["grade"],
            role=Role(row["role"]),
            informs=tuple(row["informs"]),
            context=tuple(actions[row["id"], Phase.CONTEXT]),
            actions=tuple(actions[row["id"], Phase.ACTUAL]),
            alarm=tuple(actions[row["id"], Phase.ALARM]),
            observations=tuple(seen[row["id"]]),
            expected_null=bool(row["expected_null"]),
            reason=row["reason"],
            claims=tuple(row["claims"]),
        )
        for row in good.values()
    )
    return events, findings


def _at(row: Row, subject: str) -> dict[str, str | int]:
    return {"file": row["_file"], "row": row["_row"], "subject": subject}


def _empty(row: Row, start: date, end: date, subject: str, names: tuple[str, str]) -> list[Finding]:
    if end > start:
        return []
    first, last = names
    return [
        error(
            "empty-period",
            f"{last} is before {first}",
            **_at(row, subject),
            expected=f"{last} on or after {first}",
            found=f"{start} to before {end}",
            remedy=f"correct {first} or {last}",
        )
    ]


def _claims(row: Row, known: Known, subject: str) -> list[Finding]:
    return [error(p.code, p.message, **_at(row, subject), expected=p.expected, found=p.found, remedy=p.remedy)
            for p in claim_problems(row["claims"], known)]  # fmt: skip


def _event_problems(row: Row, known: Known) -> list[Finding]:
    subject = row["id"]
    findings = _empty(row, row["start"], row["end"], subject, ("start", "end")) + _claims(row, known, subject)
    outside = row["role"] == Role.OUT_OF_SCOPE
    if (
        not outside
        and row["good"] not in known.elements.kinds
        and not known.elements.unsure(row["good"], ("goods",))
    ):
        goods = list(known.elements.of_kind(ElementKind.GOOD))
        findings.append(
            error(
                "unknown-id",
                f"the event is about {row['good']!r}, which is not a good of the case",
                **_at(row, subject),
                expected="an id of goods.csv",
                found=shorten(row["good"]),
                remedy=did_you_mean(row["good"], goods) + ", or give it the role out-of-scope with a reason",
            )
        )
    if (outside or row["expected_null"]) and not row["reason"]:
        why = "why it is out of scope" if outside else "why nothing is expected"
        findings.append(
            error(
                "missing-reason",
                f"the event does not say {why}",
                **_at(row, subject),
                expected="a reason",
                found="nothing",
                remedy="fill the column reason",
            )
        )
    for name in row["informs"]:
        element, _, attribute = name.rpartition(".")
        if known.elements.kind_of(element) is None or attribute not in ATTRIBUTE_NAMES:
            findings.append(
                warning(
                    "unknown-parameter",
                    f"informs names {name!r}, which is not a number of the model",
                    **_at(row, subject),
                    expected="element.attribute",
                    found=shorten(name),
                    remedy=did_you_mean(attribute or name, ATTRIBUTE_NAMES) + " after the id of an element",
                )
            )
    return findings


def _event_of(row: Row, events: Mapping[str, Row], elements: Elements) -> tuple[Row | None, list[Finding]]:
    event = events.get(row["event"])
    if event is not None or elements.unsure(row["event"], ("events",)):
        return event, []
    return None, [
        error(
            "unknown-id",
            f"event names {row['event']!r}, which is not an event",
            **_at(row, row["event"]),
            expected="an id of events.csv",
            found=shorten(row["event"]),
            remedy=did_you_mean(row["event"], events),
        )
    ]


def _interval(row: Row, low: str, mid: str, high: str, subject: str) -> tuple[Interval | None, list[Finding]]:
    """Return low, mid, high of three cells: a lone figure is a point, two bounds have their middle."""
    a, m, b = row[low], row[mid], row[high]
    if m is None and a is not None and b is not None:
        m = (a + b) / 2
    if m is None:
        return None, [
            error(
                "no-value",
                f"{mid} is blank",
                **_at(row, subject),
                expected=f"{mid}, or {low} and {high}",
                found="nothing",
                remedy=f"fill {mid}",
            )
        ]
    a, b = (m if a is None else a), (m if b is None else b)
    if not a <= m <= b:
        return None, [
            error(
                "bad-order",
                f"{low}, {mid}, {high} are out of order",
                **_at(row, subject),
                expected=f"{low} <= {mid} <= {high}",
                found=f"{a:g}, {m:g}, {b:g}",
                remedy="sort the three figures",
            )
        ]
    return Interval(a, m, b), []


def _action(row: Row, events: Mapping[str, Row], known: Known) -> tuple[Action | None, list[Finding]]:
    subject = f"{row['event']}: {row['element']}.{row['attribute']}"
    event, findings = _event_of(row, events, known.elements)
    findings += _claims(row, known, subject)
    origins = tuple(o for o in row["origins"] if o != ALL)
    findings += [
        error(p.code, p.message, **_at(row, subject), expected=p.expected, found=p.found, remedy=p.remedy)
        for p in target_problems(row["element"], row["attribute"], origins, known.elements)
    ]
    lost, problems = _interval(row, "lost_low", "lost", "lost_high", subject)
    findings += problems
    if event is None:
        return None, findings
    start, end = row["start"] or event["start"], row["end"] or event["end"]
    if row["start"] or row["end"]:
        findings += _empty(row, start, end, subject, ("start", "end"))
    if findings or lost is None or end <= start:
        return None, findings
    action = Action(
        row["element"], row["attribute"], start, end, lost=lost, origins=origins, claims=tuple(row["claims"])
    )
    return action, [
        error(p.code, p.message, **_at(row, subject), expected=p.expected, found=p.found, remedy=p.remedy)
        for p in unheeded_problems(action, known.elements)
    ]


def _observation(
    row: Row, events: Mapping[str, Row], known: Known
) -> tuple[Observation | None, list[Finding]]:
    subject = f"{row['event']}: {row['measure']} {row['element']}".strip()
    event, findings = _event_of(row, events, known.elements)
    findings += _claims(row, known, subject)
    findings += _empty(row, row["period_start"], row["period_end"], subject, ("period_start", "period_end"))
    element, measure = row["element"], Measure(row["measure"])
    if (
        element not in known.elements.kinds
        and (element or measure is not Measure.NULL)
        and not known.elements.unsure(element)
    ):
        findings.append(error(
            "unknown-id", f"the observation is of {element!r}, which is not an element", **_at(row, subject),
            expected="an id of links, plants, groups or actors", found=shorten(element),
            remedy=did_you_mean(element, known.elements.kinds)))  # fmt: skip
    findings += _price_problems(row, measure, subject, known)
    origins = [o for o in row["origins"] if o != ALL]
    if len(origins) > 1:
        findings.append(error("bad-origin", "an observation is of one origin or of all", **_at(row, subject),
                              expected="one origin, or a blank cell", found=";".join(origins),
                              remedy="split the row"))  # fmt: skip
    findings += [
        error(
            "unknown-id",
            f"origins names {o!r}, which is not an actor",
            **_at(row, subject),
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
    return [error("bad-price", "a price is observed as the change at one consumer", **_at(row, subject),
                  expected="a consumer, in percent", found=f"{row['element']}, {row['unit'] or 'no unit'}",
                  remedy="name a consumer and write percent")]  # fmt: skip


def _value(
    row: Row, measure: Measure, subject: str, known: Known, event: Row | None
) -> tuple[Interval | None, str, list[Finding]]:
    """Return the value in the good's quantity, in that per day or in percent; a bare null is 0 %."""
    if measure is Measure.NULL and row["low"] is None and row["value"] is None and row["high"] is None:
        return Interval.point(0.0), PERCENT, []
    value, problems = _interval(row, "low", "value", "high", subject)
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
        "bad-unit", f"unit {row['unit']!r} does not convert to {rate} or {amount}", **_at(row, subject),
        expected=f"{rate}, {amount} or {PERCENT}", found=shorten(row["unit"]),
        remedy=f"write {rate}, {amount} or {PERCENT}")]  # fmt: skip
