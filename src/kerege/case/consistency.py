"""Checks of bound numbers against each other: what is required, shares, tariffs, capacities."""

from __future__ import annotations

from collections.abc import Mapping

import polars as pl

from kerege.base.findings import Finding, error, note, warning
from kerege.base.periods import Span
from kerege.case.attributes import GROUP_NEEDS, MODE_PREFIX, REQUIRED, ElementKind
from kerege.case.elements import ALL, MAKERS, Elements, Row, mode_names, rows_of
from kerege.case.hints import listed
from kerege.case.model import Number, NumberKey
from kerege.case.recipes import check_ratios
from kerege.evidence.claims import ClaimBook

Numbers = Mapping[NumberKey, Number]
#: sums of published shares miss 1 by rounding
SHARE_TOLERANCE = 0.005
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
        *_required(elements, numbers, broken),
        *check_ratios(elements, numbers, broken),
        *_stakes(tables["stakes"], elements, numbers, broken, base),
        *_tariffs(elements, numbers),
        *_capacities(elements, numbers),
    ]


def find_number(elements: Elements, numbers: Numbers, key: NumberKey) -> Number | None:
    """Return the number of an element, or the default of the link's mode."""
    element, *rest = key
    owners = (element, *_defaults(elements, element))
    found = (numbers.get((owner, rest[0], rest[1], rest[2])) for owner in owners)
    return next((n for n in found if n is not None), None)


def _defaults(elements: Elements, element: str) -> tuple[str, ...]:
    row = elements.rows.get(element, {})
    return (
        tuple(MODE_PREFIX + name for name in mode_names(row["mode"], row["goods"])) if "mode" in row else ()
    )


def _required(elements: Elements, numbers: Numbers, broken: frozenset[NumberKey]) -> list[Finding]:
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
    return any((owner, name) in present for owner in (element, *_defaults(elements, element)))


def _stakes(
    table: pl.DataFrame, elements: Elements, numbers: Numbers, broken: frozenset[NumberKey], base: Span | None
) -> list[Finding]:
    findings: list[Finding] = []
    rows: dict[tuple[str, str], Row] = {(r["element"], r["holder"]): r for r in rows_of(table, "stakes.csv")}
    sums: dict[str, list[Number]] = {}
    for key, number in numbers.items():
        if key[1] != "stake":
            continue
        row = rows.get((key[0], key[2]))
        if row is None and not elements.unsure(key[0], ("stakes",)):
            findings.append(
                error(
                    "stake-without-row",
                    f"{key[2]} has a share of {key[0]} but no row in stakes.csv",
                    file=number.file,
                    row=number.row,
                    subject=f"{key[0]}.stake@{key[2]}",
                    expected="a row in stakes.csv",
                    found="none",
                    remedy=f"add {key[0]},{key[2]},, to stakes.csv",
                )
            )
        if not key[3] and (row is None or _lasts(row, base)):
            sums.setdefault(key[0], []).append(number)
    for (element, holder), row in rows.items():
        key = (element, "stake", holder, "")
        if key not in numbers and key not in broken and _lasts(row, base):
            findings.append(
                error(
                    "unbound",
                    f"the share of {holder} in {element} is not bound",
                    file=row["_file"],
                    row=row["_row"],
                    subject=f"{element}.stake@{holder}",
                    expected=f"a binding {element},stake,{holder}",
                    found="nothing",
                    remedy="bind the share to a claim, or delete the row",
                )
            )
    for element, shares in sums.items():
        total = sum(n.estimate.interval.mid for n in shares)
        last = max(shares, key=lambda n: (n.file, n.row))
        if total > 1 + SHARE_TOLERANCE:
            findings.append(
                error(
                    "stakes-above-one",
                    f"the shares of {element} add up to {total:.4g}",
                    file=last.file,
                    row=last.row,
                    subject=f"{element}.stake",
                    expected="at most 1",
                    found=listed(f"{n.of} {n.estimate.interval.mid:g}" for n in shares),
                    remedy="correct a share, or give the rows of stakes.csv their dates",
                )
            )
    return findings


def _lasts(row: Row, base: Span | None) -> bool:
    """Whether a dated row is in force on some day of the base period."""
    if base is None:
        return True
    return (row["since"] is None or row["since"] < base.end) and (
        row["until"] is None or row["until"] > base.start
    )


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
