"""One bound number: estimated from its claims, or taken over from another."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from kerege.base.findings import Finding, Severity, error, shorten
from kerege.case.attributes import Attribute
from kerege.case.binding_rows import SAME, Evidence, where
from kerege.case.claim_selection import select_claims
from kerege.case.elements import Elements, Row
from kerege.case.hints import did_you_mean, listed
from kerege.case.model import Number, NumberKey
from kerege.case.numbers import check_kinds, check_range, within_rounding
from kerege.evidence.claims import Claim
from kerege.evidence.estimates import RULES, EstimateError, estimate
from kerege.evidence.values import conversion


def bound_number(
    row: Row,
    declared: Attribute,
    elements: Elements,
    evidence: Evidence,
    density: Callable[[str], float | None],
) -> tuple[Number | None, list[Finding]]:
    """Return the number that the claims of a binding give, or nothing, and what is wrong with it."""
    claims, rule, problems = select_claims(row, elements, evidence)
    problems += check_kinds(claims, declared, where(row))
    if problems or not claims:
        return None, problems
    barrels = None if declared.name == "barrels_per_tonne" else density(row["element"])
    problems = _unit_problems(row, claims, declared, rule, barrels)
    if problems:
        dense = barrels is not None or not ("goods" in elements.lost or elements.broken.get("goods"))
        return None, problems if dense else []  # without goods no density: told at goods.csv
    try:
        found = estimate(
            claims, rule, declared.unit, barrels_per_tonne=barrels, sources=evidence.book.sources
        )
    except EstimateError as problem:
        return None, [
            error(
                "no-estimate",
                f"the claims give no number: {problem}",
                **where(row),
                expected=f"claims that the rule {rule!r} turns into {declared.unit}",
                found=listed(c.id for c in claims),
                remedy="correct the claims, the rule, or the list of claims",
            )
        ]
    found = within_rounding(found, claims, declared)
    problems = check_range(found.interval, declared, where(row))
    if any(p.severity is Severity.ERROR for p in problems):
        return None, problems
    number = Number(
        row["element"],
        row["attribute"],
        row["of"],
        row["period"],
        found,
        row["note"],
        row["_row"],
        tuple(row["claims"]),
        row["_file"],
    )
    return number, problems


def _unit_problems(
    row: Row, claims: Iterable[Claim], declared: Attribute, rule: str, barrels: float | None
) -> list[Finding]:
    """Return the rule if it is unknown, and claims whose unit cannot become the attribute's."""
    if rule not in RULES:
        return [
            error(
                "unknown-rule",
                f"the rule {rule!r} is not known",
                **where(row),
                expected=", ".join(RULES) + f" or {SAME}...",
                found=shorten(rule),
                remedy=did_you_mean(rule, RULES),
            )
        ]
    if rule in {"product", "ratio", "total_share"}:
        return []  # the parts have units of their own; the estimate checks them
    findings = []
    for claim in claims:
        try:
            conversion(claim, declared.unit, barrels)
        except EstimateError as problem:
            findings.append(
                error(
                    "bad-unit",
                    str(problem),
                    **where(row),
                    expected=f"a unit that converts to {declared.unit}",
                    found=f"{claim.unit!r} ({claim.file}:{claim.row})",
                    remedy="bind another claim, or correct the unit or the period in its file",
                )
            )
    return findings


def taken_over(
    row: Row, declared: Attribute, elements: Elements, numbers: dict[NumberKey, Number]
) -> tuple[Number | None, list[Finding]]:
    """Return the number of another binding as that of this row, or nothing and why not."""
    target = row["rule"].removeprefix(SAME).strip()
    name, _, of = target.partition("@")
    element, _, attribute = name.rpartition(".")
    found = numbers.get((element, attribute, of or row["of"], row["period"])) or numbers.get(
        (element, attribute, of or row["of"], "")
    )
    problem = ""
    if row["claims"]:
        problem = "the binding names claims and another number"
    elif elements.kind_of(element) is None or found is None:
        problem = f"no number is bound to {target!r}"
    elif found.estimate.unit != declared.unit:
        problem = f"{target} is in {found.estimate.unit}, not in {declared.unit}"
    if problem or found is None:
        return None, [error(
            "bad-reference", problem, **where(row), found=shorten(row["rule"]),
            expected=f"{SAME}<element>.<attribute> of a number bound to claims",
            remedy="name the claims here, or correct the reference")]  # fmt: skip
    return replace(
        found,
        element=row["element"],
        attribute=row["attribute"],
        of=row["of"],
        period=row["period"],
        note=row["note"] or f"taken over from {target}",
        row=row["_row"],
        file=row["_file"],
    ), []
