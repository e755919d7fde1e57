"""``bindings.csv`` and the evidence become numbers: the only door through which a number enters the model."""

from __future__ import annotations

from collections.abc import Callable

import polars as pl

from kerege.base.findings import Finding, Severity, error
from kerege.base.periods import Span
from kerege.case.binding_rows import FILE, SAME, Evidence
from kerege.case.bound_attributes import bound_attribute
from kerege.case.bound_numbers import bound_number, taken_over
from kerege.case.choices import excluded_claims
from kerege.case.elements import Elements, rows_of
from kerege.case.model import Choices, Number, NumberKey
from kerege.evidence.claims import ClaimBook


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
        declared, problems = bound_attribute(row, elements, evidence)
        findings += problems
        if declared is None or any(p.severity is Severity.ERROR for p in problems):
            continue
        if row["rule"].startswith(SAME):
            aliases.append((row, declared))
            continue
        number, problems = bound_number(row, declared, elements, evidence, densities(elements, numbers))
        findings += problems
        if number is not None:
            numbers[number.key] = number
    for row, declared in aliases:
        number, problems = taken_over(row, declared, elements, numbers)
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
