"""Checks of recipes and units: what plants take in and make, and goods that cannot share an element."""

from __future__ import annotations

from collections.abc import Mapping

from kerege.base.findings import Finding, error
from kerege.case.attributes import ElementKind
from kerege.case.elements import GROUP_KINDS, MAKERS, Elements, Row
from kerege.case.hints import listed
from kerege.case.model import Number, NumberKey

IN, OUT = "in", "out"


def check_recipes(elements: Elements) -> list[Finding]:
    """Return what is wrong with recipes: plants that make nothing, inputs of producers, missing inputs."""
    findings = []
    for plant, rows in elements.recipes.items():
        kind = elements.kinds.get(plant)
        if kind is None:
            continue  # told as an unknown reference
        for row in rows:
            problem = _problem(row, kind, elements)
            if problem:
                findings.append(
                    error(
                        "bad-recipe",
                        f"{plant} is a {kind} and {problem}",
                        file=row["_file"],
                        row=row["_row"],
                        subject=plant,
                        expected="other streams that a converter takes in, or a producer or converter makes",
                        found=f"{row['good']}, {row['role']}",
                        remedy="correct plant, good or role, or change the kind of the plant",
                    )
                )
    for plant in elements.of_kind(ElementKind.CONVERTER):
        if any(r["role"] == IN for r in elements.recipes.get(plant, ())) or elements.unsure(
            plant, ("recipes",)
        ):
            continue
        row = elements.rows[plant]
        findings.append(
            error(
                "no-input",
                f"converter {plant} takes nothing in",
                file=row["_file"],
                row=row["_row"],
                subject=plant,
                expected="a row in recipes.csv with role in",
                found="none",
                remedy="add what it takes in, or make it a producer",
            )
        )
    return findings


def _problem(row: Row, kind: ElementKind, elements: Elements) -> str:
    if kind not in MAKERS:
        return "has no recipe"
    if kind is ElementKind.PRODUCER and row["role"] == IN:
        return "takes nothing in"
    made = elements.rows[row["plant"]]
    same = row["good"] == made["good"] and row["origin"] in made["origin"]
    return "makes that stream already" if same else ""


def check_ratios(
    elements: Elements, numbers: Mapping[NumberKey, Number], broken: frozenset[NumberKey]
) -> list[Finding]:
    """Return recipe rows whose ratio is not bound; ``broken`` bindings were told already."""
    return [
        error(
            "unbound",
            f"the ratio of {row['good']} in the recipe of {plant} is not bound",
            file=row["_file"],
            row=row["_row"],
            subject=f"{plant}.ratio@{row['good']}",
            expected=f"a binding {plant},ratio,{row['good']}",
            found="nothing",
            remedy=f"add a row {plant},ratio,{row['good']},... to bindings.csv",
        )
        for plant, rows in elements.recipes.items()
        for row in rows
        if (key := (plant, "ratio", row["good"], "")) not in numbers and key not in broken
        if elements.kinds.get(plant) in MAKERS
    ]


def check_units(elements: Elements) -> list[Finding]:
    """Return links and joint limits that put goods of different units together."""
    findings = []
    for element in elements.of_kind(ElementKind.LINK, *GROUP_KINDS.values()):
        units = elements.quantities_of(element)
        if len(units) < 2:
            continue
        row = elements.rows[element]
        goods = listed(f"{g} in {elements.quantity(g)}" for g in elements.goods_of(element))
        findings.append(
            error(
                "mixed-units",
                f"{element} adds up goods that are counted in different units",
                file=row["_file"],
                row=row["_row"],
                subject=element,
                expected="goods of one unit of quantity",
                found=goods,
                remedy="write one link or group for each unit",
            )
        )
    return findings
