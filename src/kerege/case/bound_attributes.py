"""The attribute that a row of ``bindings.csv`` binds, in the units of the element's goods."""

from __future__ import annotations

from dataclasses import replace

from kerege.base.findings import Finding, error, shorten
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
from kerege.case.binding_rows import Evidence, where
from kerege.case.elements import Elements, Row
from kerege.case.hints import did_you_mean, listed
from kerege.case.numbers import check_of, check_period
from kerege.case.quantities import DEFAULT, is_of_quantity


def bound_attribute(
    row: Row, elements: Elements, evidence: Evidence
) -> tuple[Attribute | None, list[Finding]]:
    """Return the attribute in the unit of its estimate, or nothing, and what is wrong with the row."""
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
                **where(row),
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
                **where(row),
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
        *check_of(row, declared, elements, where(row)),
        *check_period(row, evidence.base, where(row)),
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
            **where(row),
            expected="goods of one unit",
            found=listed(f"{g} in {elements.quantity(g)}" for g in elements.goods_of(row["element"])),
            remedy=f"write one row for each good: {row['element']}:<good>"
            if by_mode
            else "split the element by good",
        )
    ]
