"""Checks of bound numbers against each other: what is required, shares, tariffs, capacities."""

from __future__ import annotations

from collections.abc import Mapping

import polars as pl

from kerege.base.findings import Finding, error, note, warning
from kerege.base.periods import Span
from kerege.case.attributes import MODE_PREFIX, ElementKind
from kerege.case.elements import ALL, MAKERS, Elements
from kerege.case.hints import listed
from kerege.case.model import Number, NumberKey
from kerege.case.number_defaults import Numbers, find_number
from kerege.case.recipes import check_ratios
from kerege.case.required_numbers import check_required
from kerege.case.stake_checks import check_stakes
from kerege.evidence.claims import ClaimBook

#: how far an observed flow may exceed a capacity before it is told, relative
FLOW_TOLERANCE = 1e-6


def check_consistency(
    elements: Elements,
    tables: Mapping[str, pl.DataFrame],
    numbers: Numbers,
    broken: frozenset[NumberKey],
    base: Span | None,
) -> list[Finding]:
    """Return what is missing among the numbers and where they contradict each other.

    ``broken`` holds the keys of bindings that gave no number and were reported already.
    """
    return [
        *check_required(elements, numbers, broken),
        *check_ratios(elements, numbers, broken),
        *check_stakes(tables["stakes"], elements, numbers, broken, base),
        *_tariffs(elements, numbers),
        *_capacities(elements, numbers),
    ]


def _tariffs(elements: Elements, numbers: Numbers) -> list[Finding]:
    findings = []
    owners = {key[0] for key in numbers if key[1] in {"tariff", "operating_cost"}}
    for link in [
        *elements.of_kind(ElementKind.LINK),
        *sorted(o for o in owners if o.startswith(MODE_PREFIX)),
    ]:
        tariff = find_number(elements, numbers, (link, "tariff", "", ""))
        cost = find_number(elements, numbers, (link, "operating_cost", "", ""))
        if tariff is None or cost is None or link not in {tariff.element, cost.element}:
            continue
        t, c = tariff.estimate.interval, cost.estimate.interval
        if c.mid <= t.mid:
            continue
        later = max(tariff, cost, key=lambda n: (n.file, n.row))
        tell = error if c.low > t.high else warning
        findings.append(tell(
            "tariff-below-cost", f"the tariff of {link} is below its operating cost, which is a part of it",
            file=later.file, row=later.row, subject=f"{link}.tariff",
            expected=f"at least {c.mid:g} {cost.estimate.unit} "
            f"(claims {listed(cost.claims)}, row {cost.row})",
            found=f"{t.mid:g} {tariff.estimate.unit} (claims {listed(tariff.claims)}, row {tariff.row})",
            remedy="bind another tariff or operating cost"))  # fmt: skip
    return findings


def _capacities(elements: Elements, numbers: Numbers) -> list[Finding]:
    findings = []
    for key, capacity in numbers.items():
        if key[1] != "capacity" or key[0].startswith(MODE_PREFIX):
            continue
        flows = _observed(key[0], key[3], elements, numbers)
        total = sum(n.estimate.interval.mid for n in flows)
        limit = capacity.estimate.interval.mid
        if total <= limit * (1 + FLOW_TOLERANCE):
            continue
        findings.append(
            warning(
                "capacity-below-flow",
                f"more was observed through {key[0]} than its capacity",
                file=capacity.file,
                row=capacity.row,
                subject=f"{key[0]}.capacity",
                expected=f"at least {total:.5g} {capacity.estimate.unit}, observed in claims "
                + listed(dict.fromkeys(c for n in flows for c in n.claims)),
                found=f"{limit:.5g} {capacity.estimate.unit} in claims {listed(capacity.claims)}",
                remedy="choose another claim in choices.toml, or correct one of the bindings",
            )
        )
    return findings


def _observed(element: str, period: str, elements: Elements, numbers: Numbers) -> list[Number]:
    """Return the observed flows (or output) that a capacity has to hold."""
    kind = elements.kinds.get(element)
    if kind in MAKERS:
        output = numbers.get((element, "output", "", period))
        return [output] if output else []
    if kind is ElementKind.LINK:
        return [n for k, n in numbers.items() if k[:2] == (element, "flow") and k[3] == period]
    inside = []
    for member in elements.members.get(element, ()):
        for k, n in numbers.items():
            counted = not k[2] or ALL in member["origin"] or k[2] in member["origin"]
            if k[:2] == (member["element"], member["attribute"]) and k[3] == period and counted:
                inside.append(n)
    return inside


def note_unused(book: ClaimBook, used: set[str]) -> list[Finding]:
    """Return one note that says how many claims nothing rests on."""
    idle = [c for c in book.claims if c not in used]
    if not idle:
        return []
    return [
        note(
            "unused-claims",
            f"{len(idle)} of {len(book.claims)} claims are not used by any number, shock or event",
            file="claims",
            found=listed(idle),
            remedy="nothing; they remain in the book and show up beside related numbers",
        )
    ]
