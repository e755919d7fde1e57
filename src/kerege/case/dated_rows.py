"""Rows of ``timeline.csv`` and ``forecasts.csv`` become events and forecasts, with findings."""

from __future__ import annotations

from datetime import timedelta

from kerege.base.findings import Finding, Severity, error, shorten
from kerege.case.elements import Row
from kerege.case.hints import did_you_mean
from kerege.case.tie_figures import (
    DEFAULT_RULE,
    Desk,
    Where,
    check_kinds,
    figure_of,
    find_claims,
    fit,
    is_unit,
)
from kerege.case.tie_model import Dated, Forecast, Saying
from kerege.case.tie_rows import YEARS, far_date
from kerege.case.tie_tables import Direction, Form
from kerege.evidence.claims import Claim, Kind
from kerege.evidence.estimates import EstimateError
from kerege.evidence.values import figure

#: what may tell that something happened
TOLD = tuple(k for k in Kind if not k.looks_ahead)
FORECAST = (Kind.FORECAST, Kind.PLAN)
RESOLVING = (Kind.MEASURED, Kind.ESTIMATE)


def read_dated(row: Row, desk: Desk) -> tuple[Dated | None, list[Finding]]:
    """Return the event of a row of the timeline, with every finding about it."""
    where: Where = {"file": row["_file"], "row": row["_row"], "subject": row["id"]}
    actor = row["actor"] or desk.focus
    known = desk.elements.actors
    findings = [
        error("unknown-id", f"{column} names {name!r}, which is not an actor", **where, found=shorten(name),
              expected="an id of actors.csv", remedy=did_you_mean(name, known) + ", or add it to the case")
        for column, name in (("actor", actor), *(("partner", p) for p in row["partner"]))
        if name not in known and not desk.elements.unsure(name, ("actors",))
    ]  # fmt: skip
    if row["date"].year not in YEARS or (row["end"] is not None and row["end"].year not in YEARS):
        return None, [*findings, far_date(row["date"], where)]
    end = row["end"] or row["date"] + timedelta(days=1)
    if end <= row["date"]:
        findings.append(error("empty-period", f"the event {row['id']} ends before it starts", **where,
                              expected="end on or after date", found=f"from {row['date']} to before {end}",
                              remedy="correct date or end"))  # fmt: skip
    claims, problems = find_claims(row["claims"], desk, where)
    findings += problems
    what = f"{row['id']} is said to have happened"
    findings += check_kinds(claims, TOLD, where, code="kind-not-accepted", what=what)
    if any(f.severity is Severity.ERROR for f in findings) or not claims:
        return None, findings
    return Dated(row["id"], row["date"], end, row["type"], actor, tuple(row["partner"]), row["title"],
                 tuple(row["claims"]), row["note"], row["_row"]), findings  # fmt: skip


def read_forecast(row: Row, desk: Desk) -> tuple[Forecast | None, list[Finding]]:
    """Return the forecast of a row, with every finding about it."""
    where: Where = {"file": row["_file"], "row": row["_row"], "subject": row["id"]}
    claims, findings = find_claims(row["claims"], desk, where)
    what = f"{row['id']} holds forecasts"
    findings += check_kinds(claims, FORECAST, where, code="not-a-forecast", what=what)
    form, unit = _form(row["unit"])
    sayings, problems = _sayings(claims, form, unit, where)
    findings += problems
    outcome = None
    if row["resolved_by"]:
        rule = row["rule"] or DEFAULT_RULE
        telling, problems = find_claims(row["resolved_by"], desk, where, rule=rule, column="resolved_by")
        findings += problems
        what = f"{row['id']} is resolved by what was seen"
        findings += check_kinds(telling, RESOLVING, where, code="not-measured", what=what)
        findings += _early(telling, row, where)
        if telling:
            outcome, problems = figure_of(telling, rule, form, unit, desk, where)
            findings += problems
    if any(f.severity is Severity.ERROR for f in findings) or not claims:
        return None, findings
    return Forecast(
        row["id"], row["title"], row["measure"], row["unit"], row["due"], tuple(sayings),
        outcome.interval if outcome else None, tuple(row["resolved_by"]),
        row["direction"] or Direction.POINT, row["note"], row["_row"],
    ), findings  # fmt: skip


def _form(unit: str) -> tuple[str, str]:
    """Return how figures in the unit of a forecast are read, and the unit to compare in."""
    if unit in ("", "share", "1", "%", "percent"):
        return Form.SHARE, "percent" if unit in ("%", "percent") else "1"
    counted = not is_unit(unit) and unit.rsplit(maxsplit=1)[-1] not in ("bn", "mn")
    return (Form.COUNT, "count") if counted else (Form.AMOUNT, unit)


def _sayings(claims: list[Claim], form: str, unit: str, where: Where) -> tuple[list[Saying], list[Finding]]:
    found, findings = [], []
    for claim in claims:
        try:
            said = figure(fit(claim, form), unit)
        except EstimateError as problem:
            findings.append(error("no-estimate", f"the forecast gives no number: {problem}", **where,
                                  expected=f"a figure that converts to {unit}",
                                  found=f"{claim.unit!r} ({claim.file}:{claim.row})",
                                  remedy="correct the unit of the row, or name another claim",
                                  ))  # fmt: skip
            continue
        found.append(Saying(claim, said.low, said.mid, said.high, said.rounding))
    return found, findings


def _early(telling: list[Claim], row: Row, where: Where) -> list[Finding]:
    last = row["due"] - timedelta(days=1)
    return [
        error("resolved-before-due", f"claim {c.id} is about a time before {row['id']} falls due", **where,
              expected=f"a claim about a period that ends on or after {last}",
              found=f"{c.period} ({c.file}:{c.row})",
              remedy="leave resolved_by blank until the due date has passed, or correct due")
        for c in telling
        if c.end is None or c.end < row["due"]
    ]  # fmt: skip
