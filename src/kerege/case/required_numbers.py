"""Checks that every element has the numbers it needs."""

from __future__ import annotations

from kerege.base.findings import Finding, error, warning
from kerege.case.attributes import GROUP_NEEDS, REQUIRED, ElementKind
from kerege.case.elements import Elements
from kerege.case.model import NumberKey
from kerege.case.number_defaults import Numbers, mode_defaults


def check_required(elements: Elements, numbers: Numbers, broken: frozenset[NumberKey]) -> list[Finding]:
    """Return every element that lacks a number it needs; ``broken`` keys were told already."""
    present = {key[:2] for key in (*numbers, *broken)}
    findings = []
    for element, kind in elements.kinds.items():
        row = elements.rows[element]
        for names in REQUIRED.get(kind, ()):
            if any(_has(elements, present, element, name) for name in names):
                continue
            other = f", or the default mode:{row['mode']},{names[0]}" if kind is ElementKind.LINK else ""
            findings.append(
                error(
                    "unbound",
                    f"{kind} {element} has no {' and no '.join(names)}",
                    file=row["_file"],
                    row=row["_row"],
                    subject=f"{element}.{names[0]}",
                    expected=" or ".join(names) + " in bindings.csv",
                    found="nothing",
                    remedy=f"add a row {element},{names[0]},... to bindings.csv{other}",
                )
            )
        need = GROUP_NEEDS.get(kind, ())
        if need and not any(_has(elements, present, element, name) for name in need):
            findings.append(
                warning(
                    "unbound",
                    f"{kind} {element} has no {' and no '.join(need)}, it says nothing",
                    file=row["_file"],
                    row=row["_row"],
                    subject=f"{element}.{need[0]}",
                    expected=" or ".join(need) + " in bindings.csv",
                    found="nothing",
                    remedy=f"add a row {element},{need[0]},... to bindings.csv",
                )
            )
    return findings


def _has(elements: Elements, present: set[tuple[str, str]], element: str, name: str) -> bool:
    return any((owner, name) in present for owner in (element, *mode_defaults(elements, element)))
