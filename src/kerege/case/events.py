"""``events.csv``, ``event_actions.csv`` and ``event_observations.csv``: historical disruptions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

import polars as pl

from kerege.base.findings import Finding, error, shorten, warning
from kerege.case.actions import Known
from kerege.case.attributes import ATTRIBUTE_NAMES, ElementKind
from kerege.case.elements import Row, rows_of
from kerege.case.event_actions import read_action
from kerege.case.event_observations import read_observation
from kerege.case.event_rows import at, claim_findings, empty_period
from kerege.case.hints import did_you_mean
from kerege.case.scenarios import Action, Event, Observation, Phase, Role


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
        action, problems = read_action(row, rows, known)
        findings += problems
        if action is not None:
            actions[row["event"], row["phase"]].append(action)
    seen: dict[str, list[Observation]] = defaultdict(list)
    for row in rows_of(tables["event_observations"], "event_observations.csv"):
        observation, problems = read_observation(row, rows, known)
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


def _event_problems(row: Row, known: Known) -> list[Finding]:
    subject = row["id"]
    findings = empty_period(row, row["start"], row["end"], subject, ("start", "end")) + claim_findings(
        row, known, subject
    )
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
                **at(row, subject),
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
                **at(row, subject),
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
                    **at(row, subject),
                    expected="element.attribute",
                    found=shorten(name),
                    remedy=did_you_mean(attribute or name, ATTRIBUTE_NAMES) + " after the id of an element",
                )
            )
    return findings
