"""Checks of groups: they have members, and count every stream once."""

from __future__ import annotations

import polars as pl

from kerege.base.findings import Finding, error
from kerege.case.attributes import ElementKind, attribute_of
from kerege.case.elements import ALL, GROUP_KINDS, Elements, Row, rows_of
from kerege.case.hints import listed


def check_groups(elements: Elements) -> list[Finding]:
    """Return every group without members."""
    findings = []
    for group in elements.of_kind(*GROUP_KINDS.values()):
        if not elements.members.get(group) and not elements.unsure(group, ("group_members",)):
            row = elements.rows[group]
            findings.append(
                error(
                    "group-without-members",
                    f"group {group} has no members",
                    file=row["_file"],
                    row=row["_row"],
                    subject=group,
                    expected="rows in group_members.csv",
                    found="none",
                    remedy="add its members or delete the group",
                )
            )
    return findings


def check_members(table: pl.DataFrame, elements: Elements) -> list[Finding]:
    """Return members that are counted twice, and those that a group cannot count."""
    rows = rows_of(table, "group_members.csv")
    findings = _counted_twice(rows)
    for row in rows:
        element, where = row["element"], {"file": row["_file"], "row": row["_row"], "subject": row["group"]}
        kind = elements.kinds.get(element)
        if kind is None:
            continue
        if attribute_of(kind, row["attribute"]) is None:
            findings.append(error(
                "attribute-does-not-apply", f"{element} is a {kind} and has no {row['attribute']}", **where,
                expected="flow of links, output of producers, purchase of consumers", found=row["attribute"],
                remedy="correct attribute or element"))  # fmt: skip
        if row["sign"] == "-" and elements.kinds.get(row["group"]) is ElementKind.LIMIT:
            findings.append(error(
                "sign-in-limit", f"limit {row['group']} subtracts {element}", **where, expected="sign +",
                found="-", remedy="a limit adds streams up; make it a total, or write +"))  # fmt: skip
        strange = [o for o in row["origin"] if o in elements.actors and not elements.accepts(element, o)]
        findings += [error(
            "origin-not-carried", f"{element} does not carry streams of origin {origin!r}", **where,
            expected=listed(elements.origins_of(element)), found=repr(origin),
            remedy="correct origin, or add it to the element") for origin in strange]  # fmt: skip
    return findings


def _counted_twice(rows: list[Row]) -> list[Finding]:
    seen: dict[tuple[str, str, str, str], int] = {}
    findings = []
    for row in rows:
        name = (row["group"], row["element"], row["attribute"])
        # a named origin is also counted by *
        for origin in row["origin"]:
            others = [r for k, r in seen.items() if k[:3] == name and ALL in {origin, k[3]}]
            first = seen.get((*name, origin), others[0] if others else row["_row"])
            seen.setdefault((*name, origin), row["_row"])
            if first != row["_row"]:
                findings.append(
                    error(
                        "duplicate-key",
                        f"{name[0]} counts the {name[2]} of {name[1]} (origin {origin}) twice, first in "
                        f"row {first}",
                        file=row["_file"],
                        row=row["_row"],
                        subject=name[0],
                        expected="each stream once",
                        found=f"the member of row {first} again",
                        remedy="remove one of the rows",
                    )
                )
    return findings
