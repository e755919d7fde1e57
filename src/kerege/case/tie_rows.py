"""One row of ``ties.csv`` becomes a tie, or the findings that say why not."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from kerege.base.findings import Finding, Severity, error, shorten, warning
from kerege.base.intervals import Interval
from kerege.case.attributes import OBSERVED
from kerege.case.elements import Row
from kerege.case.hints import did_you_mean
from kerege.case.tie_figures import (
    DEFAULT_RULE,
    Desk,
    Where,
    base_unit,
    check_kinds,
    figure_of,
    find_claims,
)
from kerege.case.tie_model import Tie
from kerege.case.tie_tables import DOMAINS, FIXED_BASIS, SIGNED, TOTAL, Basis, Form
from kerege.evidence.claims import Claim
from kerege.evidence.estimates import Estimate

#: years that dates of relations may have
YEARS = range(1500, 2201)
#: no figure of a relation is larger, in any unit
LARGEST = 1e30


def far_date(day: date, where: Where) -> Finding:
    """Return the finding about a date that is surely misprinted."""
    return error("unlikely-date", f"{day} is not a date of this world", **where, found=str(day),
                 expected=f"a year from {YEARS[0]} to {YEARS[-1]}", remedy="correct the date")  # fmt: skip


def read_tie(row: Row, desk: Desk) -> tuple[Tie | None, list[Finding]]:
    """Return the tie of a row, with every finding about it."""
    where: Where = {"file": row["_file"], "row": row["_row"], "subject": row["id"]}
    row = {**row, "actor": row["actor"] or desk.focus, "partner": row["partner"] or TOTAL,
           "basis": row["basis"] or DOMAINS[row["domain"]]}  # fmt: skip
    rule = row["rule"] or DEFAULT_RULE
    findings = [*_who(row, desk, where), *_dates(row, where), *_form(row, where)]
    claims, problems = find_claims(row["claims"], desk, where, rule=rule)
    findings += problems
    what = f"{row['id']} is said to hold"
    findings += check_kinds(claims, OBSERVED, where, code="kind-not-accepted", what=what)
    findings += _periods(row, claims, where)
    found: Estimate | None = None
    if row["form"] != Form.EVENT and claims and _unit_is_there(row):
        found, problems = figure_of(
            claims, rule, row["form"], base_unit(row["form"], row["unit"]), desk, where
        )
        findings += problems
        if found is not None:
            found, problems = _range(found, row, where)
            findings += problems
    if any(f.severity is Severity.ERROR for f in findings) or not claims:
        return None, findings
    return Tie(
        id=row["id"], domain=row["domain"], measure=row["measure"], form=row["form"], actor=row["actor"],
        partner=row["partner"], via=row["via"], by=row["by"], start=row["start"], end=row["end"],
        basis=row["basis"], unit=row["unit"], estimate=found, claims=tuple(row["claims"]),
        weakest=max((c.kind for c in claims), key=lambda kind: kind.weakness), note=row["note"],
        file=row["_file"], row=row["_row"],
    ), findings  # fmt: skip


def _who(row: Row, desk: Desk, where: Where) -> list[Finding]:
    known = desk.elements.actors
    findings = [
        error("unknown-id", f"{column} names {row[column]!r}, which is not an actor", **where,
              expected="an id of actors.csv" + (", or * for the total" if column == "partner" else ""),
              found=shorten(row[column]), remedy=did_you_mean(row[column], known) + ", or add it to the case")
        for column in ("actor", "partner")
        if row[column] not in known and row[column] != TOTAL
        and not desk.elements.unsure(row[column], ("actors",))
    ]  # fmt: skip
    if row["actor"] == row["partner"]:
        findings.append(error("tie-to-itself", f"{row['actor']} is actor and partner", **where,
                              expected="two different actors", found=row["partner"],
                              remedy="correct actor or partner"))  # fmt: skip
    return findings


def _dates(row: Row, where: Where) -> list[Finding]:
    start, end = row["start"], row["end"]
    far = [d for d in (start, end) if d is not None and d.year not in YEARS]
    if far:
        return [far_date(far[0], where)]
    if start is not None and end is not None and end <= start:
        word = "membership" if row["domain"] == "memberships" else "tie"
        return [error("empty-period", f"the {word} {row['id']} ends before it starts", **where,
                      expected="end on or after start", found=f"start {start}, end before {end}",
                      remedy="correct start or end")]  # fmt: skip
    if row["form"] == Form.EVENT:
        lacks = start is None
        expected = "the day it happened or began in start"
    elif row["basis"] == Basis.STOCK:
        lacks = start is None and end is None
        expected = "the day the figure is of, in start or end"
    else:
        lacks = start is None or end is None
        expected = "first and last day of the period the figure is of"
    if not lacks:
        return []
    return [error("missing-date", f"the tie {row['id']} lacks a date", **where, expected=expected,
                  found=f"start {start or 'blank'}, end {'blank' if end is None else 'given'}",
                  remedy="write the dates of the claims")]  # fmt: skip


def _form(row: Row, where: Where) -> list[Finding]:
    findings = []
    form, domain = row["form"], row["domain"]
    if row["partner"] == TOTAL and form in (Form.SHARE, Form.EVENT):
        findings.append(error("bad-total", f"a total cannot have the form {form}", **where,
                              expected="an amount or a count, or a partner", found=f"form {form}",
                              remedy="name the partner, or give the total as an amount"))  # fmt: skip
    if form != Form.EVENT and not row["by"]:
        findings.append(error("no-statistic", "the row does not say whose numbers it holds", **where,
                              expected="an id in by, such as Eurostat", found="nothing",
                              remedy="write who counted in by"))  # fmt: skip
    if not _unit_is_there(row):
        findings.append(error("missing-unit", "an amount needs a unit", **where, found="nothing",
                              expected="a unit such as MUSD or Mt",
                              remedy="write the unit to work in"))  # fmt: skip
    if domain in FIXED_BASIS and row["basis"] != DOMAINS[domain]:
        findings.append(error("mixed-basis", f"{domain} is a {DOMAINS[domain]} and the row says "
                              f"{row['basis']}", **where, expected=f"basis {DOMAINS[domain]} or blank",
                              found=row["basis"], remedy="move the row to the domain of its basis",
                              ))  # fmt: skip
    return findings


def _unit_is_there(row: Row) -> bool:
    return row["form"] != Form.AMOUNT or bool(row["unit"])


#: words in the measure of a claim -> domains it does not belong in
_BELONGS_ELSEWHERE = {
    "stock": ("fdi-gross-flow", "fdi-net-flow"),
    "cumulative": FIXED_BASIS,
    "inflow": ("fdi-stock",),
    "gross": ("fdi-stock", "fdi-net-flow"),
    "net": ("fdi-stock", "fdi-gross-flow"),
}


def _periods(row: Row, claims: list[Claim], where: Where) -> list[Finding]:
    findings = []
    for claim in claims:
        said = claim.measure.lower().replace("_", " ").split()
        words = [w for w, domains in _BELONGS_ELSEWHERE.items() if row["domain"] in domains and w in said]
        if words:
            findings.append(warning(
                "stock-or-flow", f"claim {claim.id} speaks of {claim.measure!r} and the domain is "
                f"{row['domain']}", **where, expected=f"claims of a {row['domain']}",
                found=f"{claim.measure} ({claim.file}:{claim.row})",
                remedy="move the row to the domain of its claims; sums over years belong in none",
            ))  # fmt: skip
        first, last = row["start"] or row["end"], row["end"]
        if row["basis"] == Basis.STOCK and first is not None:  # of any day in the same year
            day = first if last is None else last - timedelta(days=1)
            first, last = date(day.year, 1, 1), date(day.year + 1, 1, 1)
        early = claim.end is not None and first is not None and claim.end < first
        late = claim.start is not None and last is not None and claim.start >= last
        if row["form"] != Form.EVENT and (early or late):
            findings.append(warning(
                "other-period", f"claim {claim.id} is about another time than the row", **where,
                expected=f"a claim about {row['start'] or '...'} to before {row['end'] or '...'}",
                found=f"{claim.period} ({claim.file}:{claim.row})",
                remedy="correct the dates of the row, or name another claim"))  # fmt: skip
    return findings


def _range(found: Estimate, row: Row, where: Where) -> tuple[Estimate | None, list[Finding]]:
    value = found.interval
    shown = f"{value.low:g} / {value.mid:g} / {value.high:g} {found.unit}"
    if value.low < 0.0 and row["domain"] not in SIGNED:
        return None, [error("negative-amount", f"{row['id']} is below zero", **where, found=shown,
                            expected="zero or more; only net flows may be negative",
                            remedy="correct the sign of the claim or the rule")]  # fmt: skip
    if value.high > LARGEST or value.low < -LARGEST:
        return None, [error("out-of-range", f"{row['id']} is larger than anything", **where, found=shown,
                            expected=f"at most {LARGEST:g}",
                            remedy="correct the figure or the unit of the claim")]  # fmt: skip
    if row["form"] != Form.SHARE or value.high <= 1.0:
        return found, []
    if value.mid > 1.0:
        return None, [error("share-above-whole", f"{row['id']} is more than the whole", **where, found=shown,
                            expected="a share from 0 to 1 (0 to 100 percent)",
                            remedy="correct the figure or unit of the claim, or make it an amount",
                            )]  # fmt: skip
    return replace(found, interval=Interval(value.low, value.mid, 1.0)), []  # only rounding goes beyond
