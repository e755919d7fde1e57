"""Checks of the structure: ids used twice and rows that contradict themselves."""

from __future__ import annotations

from collections.abc import Mapping

import polars as pl

from kerege.base.findings import Finding, error, warning
from kerege.case.elements import ALL, ELEMENT_TABLES, Elements, Row, rows_of, table_of
from kerege.case.group_checks import check_groups, check_members
from kerege.case.recipes import check_recipes, check_units
from kerege.case.references import REFERENCES, check_reference


def check_structure(tables: Mapping[str, pl.DataFrame], elements: Elements) -> list[Finding]:
    """Return every contradiction in the structure tables."""
    return [
        *_duplicate_ids(tables),
        *(f for r in REFERENCES for f in check_reference(tables[r.table], r, elements)),
        *_links(tables["links"]),
        *_plants(tables["plants"]),
        *_actors(elements),
        *check_groups(elements),
        *check_members(tables["group_members"], elements),
        *check_recipes(elements),
        *check_units(elements),
        *_spans(tables),
    ]


def _duplicate_ids(tables: Mapping[str, pl.DataFrame]) -> list[Finding]:
    seen: dict[str, Row] = {}
    findings = []
    for stem in ELEMENT_TABLES:
        for row in rows_of(tables[stem], f"{stem}.csv"):
            first = seen.setdefault(row["id"], row)
            if table_of(first) != table_of(row):
                place = f"{first['_file']}:{first['_row']}"
                findings.append(error(
                    "duplicate-id", f"the id {row['id']!r} is already used in {place}",
                    file=row["_file"], row=row["_row"], subject=row["id"], found=repr(row["id"]),
                    expected="ids that differ across " + ", ".join(f"{t}.csv" for t in ELEMENT_TABLES),
                    remedy="rename one of the two, here and where it is referred to"))  # fmt: skip
    return findings


def _links(links: pl.DataFrame) -> list[Finding]:
    findings = []
    for row in rows_of(links, "links.csv"):
        if row["from"] == row["to"]:
            findings.append(error(
                "link-to-itself", f"link {row['id']} begins and ends at {row['to']!r}", file=row["_file"],
                row=row["_row"], subject=row["id"], expected="two different places", found=repr(row["to"]),
                remedy="correct from or to; a store at a place is a plant of kind store"))  # fmt: skip
        findings.extend(_origins(row, "origins"))
    return findings


def _plants(plants: pl.DataFrame) -> list[Finding]:
    findings = []
    for row in rows_of(plants, "plants.csv"):
        origins = row["origin"]
        if row["kind"] in {"producer", "converter"} and (len(origins) != 1 or ALL in origins):
            findings.append(
                error(
                    "bad-origin",
                    f"{row['kind']} {row['id']} needs exactly one origin",
                    file=row["_file"],
                    row=row["_row"],
                    subject=row["id"],
                    expected="one id of actors.csv",
                    found=";".join(origins) or "nothing",
                    remedy="write the actor whose good it is; split the producer if there are two",
                )
            )
        findings.extend(_origins(row, "origin"))
    return findings


def _origins(row: dict[str, object], column: str) -> list[Finding]:
    origins = row[column]
    if not isinstance(origins, list) or ALL not in origins or len(origins) == 1:
        return []
    return [
        error(
            "bad-origin",
            f"{column} mixes * with named origins",
            file=str(row["_file"]),
            row=int(str(row["_row"])),
            subject=str(row.get("id", "")),
            expected="* alone, or names alone",
            found=";".join(origins),
            remedy="drop the * or the names",
        )
    ]


def _actors(elements: Elements) -> list[Finding]:
    findings = []
    for actor, row in elements.actors.items():
        where = {"file": row["_file"], "row": row["_row"], "subject": actor}
        if row["kind"] == "firm" and not row["home"]:
            findings.append(
                warning(
                    "firm-without-home",
                    f"firm {actor} has no home, its income counts to no state",
                    **where,
                    expected="a state or bloc in home",
                    found="nothing",
                    remedy="write the actor its income counts to",
                )
            )
        if row["kind"] in {"state", "bloc"} and row["home"]:
            findings.append(error("state-with-home", f"{row['kind']} {actor} cannot have a home", **where,
                                  expected="an empty home", found=repr(row["home"]),
                                  remedy="empty the cell, or change the kind to firm"))  # fmt: skip
    return findings


def _spans(tables: Mapping[str, pl.DataFrame]) -> list[Finding]:
    return [
        error(
            "empty-period",
            f"the row of {row[who]} ends before it starts",
            file=row["_file"],
            row=row["_row"],
            subject=row[who],
            expected="until on or after since",
            found=f"since {row['since']}, until {row['until']}",
            remedy="correct since or until",
        )
        for stem, who in (("memberships", "actor"), ("stakes", "element"))
        for row in rows_of(tables[stem], f"{stem}.csv")
        if row["since"] is not None and row["until"] is not None and row["until"] <= row["since"]
    ]
