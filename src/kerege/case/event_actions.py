"""One row of ``event_actions.csv``: what was lost, and when."""

from __future__ import annotations

from collections.abc import Mapping

from kerege.base.findings import Finding, error
from kerege.case.actions import Known, target_problems, unheeded_problems
from kerege.case.elements import ALL, Row
from kerege.case.event_rows import at, claim_findings, empty_period, event_of, interval_of
from kerege.case.scenarios import Action


def read_action(row: Row, events: Mapping[str, Row], known: Known) -> tuple[Action | None, list[Finding]]:
    """Return the action of a row, or nothing, and what is wrong with it."""
    subject = f"{row['event']}: {row['element']}.{row['attribute']}"
    event, findings = event_of(row, events, known.elements)
    findings += claim_findings(row, known, subject)
    origins = tuple(o for o in row["origins"] if o != ALL)
    findings += [
        error(p.code, p.message, **at(row, subject), expected=p.expected, found=p.found, remedy=p.remedy)
        for p in target_problems(row["element"], row["attribute"], origins, known.elements)
    ]
    lost, problems = interval_of(row, "lost_low", "lost", "lost_high", subject)
    findings += problems
    if event is None:
        return None, findings
    start, end = row["start"] or event["start"], row["end"] or event["end"]
    if row["start"] or row["end"]:
        findings += empty_period(row, start, end, subject, ("start", "end"))
    if findings or lost is None or end <= start:
        return None, findings
    action = Action(
        row["element"], row["attribute"], start, end, lost=lost, origins=origins, claims=tuple(row["claims"])
    )
    return action, [
        error(p.code, p.message, **at(row, subject), expected=p.expected, found=p.found, remedy=p.remedy)
        for p in unheeded_problems(action, known.elements)
    ]
