"""``bindings.csv`` and the evidence become numbers: the only door through which a number enters the model."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

import polars as pl

from kerege.base.findings import Finding, Severity, error, shorten
from kerege.base.periods import Span
from kerege.case.attributes import (
    ATTRIBUTE_NAMES,
    CHANGED,
    MODE_PREFIX,
    NOT_BY_MODE,
    Attribute,
    attribute_of,
    attributes_for,
    for_good,
)
from kerege.case.choices import excluded_claims
from kerege.case.elements import Elements, Row, rows_of
from kerege.case.hints import did_you_mean, listed
from kerege.case.model import Choice, Choices, Exclusion, Number, NumberKey
from kerege.case.numbers import check_kinds, check_of, check_period, check_range, within_rounding
from kerege.case.quantities import DEFAULT, is_of_quantity
from kerege.evidence.claims import Claim, ClaimBook
from kerege.evidence.estimates import RULES, EstimateError, estimate
from kerege.evidence.values import conversion

FILE = "bindings.csv"
#: rules whose members have places: taking one out changes what is computed
ORDERED_RULES = frozenset({"difference", "ratio", "product", "sum", "total_share"})
#: a rule that takes over the number bound elsewhere
SAME = "same:"
#: rule recorded when the analyst chose the claim
CHOSEN = "single"


@dataclass(frozen=True)
class Evidence:
    """What binding needs besides the table.

    excluded : exclusion by claim id
    chosen   : choice by (element, attribute, of)
    """

    book: ClaimBook
    excluded: dict[str, Exclusion]
    chosen: dict[tuple[str, str, str], Choice]
    base: Span | None


def bind(
    table: pl.DataFrame, elements: Elements, book: ClaimBook, choices: Choices, base: Span | None
) -> tuple[dict[NumberKey, Number], list[Finding]]:
    """Return the numbers by key, sorted, and every binding that gives none with the reason."""
    evidence = Evidence(
        book,
        excluded_claims(choices, book),
        {(c.element, c.attribute, c.of): c for c in choices.chosen},
        base,
    )
    findings: list[Finding] = []
    numbers: dict[NumberKey, Number] = {}
    # densities first: they convert the claims in barrels
    rows = sorted(rows_of(table, FILE), key=lambda r: (r["attribute"] != "barrels_per_tonne", r["_row"]))
    aliases = []
    for row in rows:
        declared, problems = _declared(row, elements, evidence)
        findings += problems
        if declared is None or any(p.severity is Severity.ERROR for p in problems):
            continue
        if row["rule"].startswith(SAME):
            aliases.append((row, declared))
            continue
        number, problems = _number(row, declared, elements, evidence, densities(elements, numbers))
        findings += problems
        if number is not None:
            numbers[number.key] = number
    for row, declared in aliases:
        number, problems = _alias(row, declared, elements, numbers)
        findings += problems
        if number is not None:
            numbers[number.key] = number
    findings += _unused_choices(choices, numbers, table)
    return dict(sorted(numbers.items())), findings


def densities(elements: Elements, numbers: dict[NumberKey, Number]) -> Callable[[str], float | None]:
    """Return the function that gives the barrels per tonne of what an element carries, if it is one good."""

    def density(element: str) -> float | None:
        goods = elements.goods_of(element)
        bound = [numbers.get((g, "barrels_per_tonne", "", "")) for g in sorted(goods)]
        first = bound[0] if len(bound) == 1 else None
        return first.estimate.interval.mid if first else None

    return density


def _where(row: Row) -> dict[str, str | int]:
    subject = f"{row['element']}.{row['attribute']}" + (f"@{row['of']}" if row["of"] else "")
    return {"file": row["_file"], "row": row["_row"], "subject": subject}


def _declared(row: Row, elements: Elements, evidence: Evidence) -> tuple[Attribute | None, list[Finding]]:
    element, name = row["element"], row["attribute"]
    kind = elements.kind_of(element)
    if kind is None:
        if elements.unsure(element):
            return None, []
        known = [*elements.kinds, *(MODE_PREFIX + m for m in elements.modes)]
        return None, [
            error(
                "unknown-id",
                f"the binding is of {element!r}, which is not an element",
                **_where(row),
                expected="an id of links, plants, groups, actors or goods, mode:<mode> or mode:<mode>:<good>",
                found=shorten(element),
                remedy=did_you_mean(element, known),
            )
        ]
    declared = attribute_of(kind, name)
    by_mode = element.startswith(MODE_PREFIX)
    if declared is None or (by_mode and name in NOT_BY_MODE):
        names = [a.name for a in attributes_for(kind) if not (by_mode and a.name in NOT_BY_MODE)]
        code = "attribute-does-not-apply" if name in ATTRIBUTE_NAMES else "unknown-attribute"
        what = "the default of a mode" if by_mode else f"a {kind}"
        return None, [
            error(
                code,
                f"{element} is {what} and has no {name!r}",
                **_where(row),
                expected=listed(names, 20),
                found=repr(name),
                remedy=did_you_mean(name, names),
            )
        ]
    if declared.unit == CHANGED:
        declared = _as_changed(row, declared, elements)
        if declared is None:
            return None, []  # what the effect changes is told at its own row
    declared, problems = _in_units(row, declared, elements)
    if declared is None:
        return None, problems
    return declared, [
        *check_of(row, declared, elements, _where(row)),
        *check_period(row, evidence.base, _where(row)),
    ]


def _as_changed(row: Row, declared: Attribute, elements: Elements) -> Attribute | None:
    """Return the attribute in the unit of the one that an effect changes; nothing where there is none."""
    effect = elements.rows[row["element"]]
    kind = elements.kind_of(effect["element"])
    changed = attribute_of(kind, effect["attribute"]) if kind is not None else None
    return replace(declared, unit=changed.unit) if changed is not None else None


def _in_units(row: Row, declared: Attribute, elements: Elements) -> tuple[Attribute | None, list[Finding]]:
    """Return the attribute in the units of the element's goods; nothing where these are mixed."""
    if not is_of_quantity(declared.unit):
        return declared, []
    units = elements.quantities_of(row["element"]) or (DEFAULT,)
    other = elements.quantity(row["of"]) if declared.of == "good" else ""
    if len(units) == 1:
        return for_good(declared, units[0], other), []
    by_mode = row["element"].startswith(MODE_PREFIX)
    return None, [
        error(
            "mixed-units",
            f"the goods of {row['element']} are counted in different units",
            **_where(row),
            expected="goods of one unit",
            found=listed(f"{g} in {elements.quantity(g)}" for g in elements.goods_of(row["element"])),
            remedy=f"write one row for each good: {row['element']}:<good>"
            if by_mode
            else "split the element by good",
        )
    ]


def _number(
    row: Row,
    declared: Attribute,
    elements: Elements,
    evidence: Evidence,
    density: Callable[[str], float | None],
) -> tuple[Number | None, list[Finding]]:
    claims, rule, problems = _selected(row, elements, evidence)
    problems += check_kinds(claims, declared, _where(row))
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
                **_where(row),
                expected=f"claims that the rule {rule!r} turns into {declared.unit}",
                found=listed(c.id for c in claims),
                remedy="correct the claims, the rule, or the list of claims",
            )
        ]
    found = within_rounding(found, claims, declared)
    problems = check_range(found.interval, declared, _where(row))
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


def _selected(row: Row, elements: Elements, evidence: Evidence) -> tuple[list[Claim], str, list[Finding]]:
    """Return the claims after choices and exclusions, the rule to use, and why there are none."""
    book, names = evidence.book.claims, row["claims"]
    rule = row["rule"] or "median"
    if not names:
        return (
            [],
            rule,
            [
                error(
                    "no-claims",
                    "the binding names no claim",
                    **_where(row),
                    expected="ids of claims separated by ;",
                    found="nothing",
                    remedy=f"name claims, or take over a number with {SAME}<element>.<attribute>",
                )
            ],
        )
    missing = [c for c in names if c not in book]
    if missing:
        told = [c for c in missing if not elements.unsure(c, ("claims",))]
        return (
            [],
            rule,
            [
                error(
                    "missing-claim",
                    f"claim {c!r} is not in the book",
                    **_where(row),
                    expected="an id of claims/*.csv",
                    found=shorten(c),
                    remedy=did_you_mean(c, book) + ", or add the claim to a file in claims/",
                )
                for c in told
            ],
        )
    choice = evidence.chosen.get((row["element"], row["attribute"], row["of"]))
    if choice is not None:
        return [book[choice.claim]], CHOSEN, []
    kept = [book[c] for c in names if c not in evidence.excluded]
    out = [c for c in names if c in evidence.excluded]
    if out and (not kept or rule in ORDERED_RULES):
        return [], rule, [_exclusion_problem(row, rule, out, evidence, every=not kept)]
    return kept, rule, []


def _exclusion_problem(row: Row, rule: str, out: list[str], evidence: Evidence, *, every: bool) -> Finding:
    lines = listed(sorted({f"line {evidence.excluded[c].row}" for c in out}))
    what = "every claim of this number" if every else f"a part of the rule {rule!r}"
    return error(
        "exclusion-empties" if every else "exclusion-breaks-rule",
        f"choices.toml excludes {what} ({lines})",
        **_where(row),
        expected="at least one claim that is not excluded" if every else "all claims of the rule",
        found="excluded: " + listed(out),
        remedy="bind another claim, choose one in choices.toml, or drop the exclusion",
    )


def _unit_problems(
    row: Row, claims: Iterable[Claim], declared: Attribute, rule: str, barrels: float | None
) -> list[Finding]:
    """Return the rule if it is unknown, and claims whose unit cannot become the attribute's."""
    if rule not in RULES:
        return [
            error(
                "unknown-rule",
                f"the rule {rule!r} is not known",
                **_where(row),
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
                    **_where(row),
                    expected=f"a unit that converts to {declared.unit}",
                    found=f"{claim.unit!r} ({claim.file}:{claim.row})",
                    remedy="bind another claim, or correct the unit or the period in its file",
                )
            )
    return findings


def _alias(
    row: Row, declared: Attribute, elements: Elements, numbers: dict[NumberKey, Number]
) -> tuple[Number | None, list[Finding]]:
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
            "bad-reference", problem, **_where(row), found=shorten(row["rule"]),
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


def _unused_choices(choices: Choices, numbers: dict[NumberKey, Number], table: pl.DataFrame) -> list[Finding]:
    bound = {key[:3] for key in numbers} | set(table.select("element", "attribute", "of").iter_rows())
    return [
        error("unused-choice", f"the choice is about {c.element}.{c.attribute}"
              + (f"@{c.of}" if c.of else "") + ", which is not bound", file="choices.toml", row=c.row,
              subject=f"{c.element}.{c.attribute}", expected="a number of bindings.csv", found=c.claim,
              remedy="bind the number, or correct element, attribute or of")
        for c in choices.chosen
        if (c.element, c.attribute, c.of) not in bound
    ]  # fmt: skip
