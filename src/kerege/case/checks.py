"""Checks of the structure: ids, references and rows that contradict themselves."""

from __future__ import annotations

from collections.abc import Mapping

import polars as pl

from kerege.base.findings import Finding, error, shorten, warning
from kerege.case.attributes import ElementKind, attribute_of
from kerege.case.elements import ALL, ELEMENT_TABLES, GROUP_KINDS, Elements, Row, rows_of, table_of
from kerege.case.hints import did_you_mean, listed
from kerege.case.recipes import check_recipes, check_units
from kerege.case.schemas import REFERENCES, Reference


def check_structure(tables: Mapping[str, pl.DataFrame], elements: Elements) -> list[Finding]:
    """Return every contradiction in the structure tables."""
    return [
        *_duplicate_ids(tables),
        *(f for r in REFERENCES for f in _reference(tables[r.table], r, elements)),
        *_links(tables["links"]),
        *_plants(tables["plants"]),
        *_actors(elements),
        *_groups(elements),
        *_members(tables["group_members"], elements),
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


#: what a reference may point to -> the tables it is looked up in
_TARGET_TABLES = {
    "actors": ("actors",),
    "states": ("actors",),
    "places": ("places",),
    "goods": ("goods",),
    "groups": ("groups",),
    "plants": ("plants",),
    "systems": ("systems",),
    "carriers": ("links", "plants"),
    "elements": ("links", "plants", "groups", "actors"),
    "options": ("options",),
}


def _reference(table: pl.DataFrame, reference: Reference, elements: Elements) -> list[Finding]:
    known = _known(reference.to, elements)
    file = f"{reference.table}.csv"
    findings = []
    for row in rows_of(table, file):
        cell = row[reference.column]
        for value in cell if isinstance(cell, list) else [cell]:
            if not value or value in known or (value == ALL and reference.star):
                continue
            if elements.unsure(value, _TARGET_TABLES[reference.to]):
                continue
            subject = next((row[c] for c in ("id", "group", "element", "actor") if row.get(c)), "")
            findings.append(error(
                "unknown-id", f"{reference.column} names {value!r}, which is not {reference.words}",
                file=row["_file"], row=row["_row"], subject=subject, expected=reference.words,
                found=shorten(value),
                remedy=did_you_mean(value, known) + f", or add {shorten(value)} to the case"))  # fmt: skip
    return findings


def _known(to: str, elements: Elements) -> set[str]:
    if to == "states":
        return {a for a, row in elements.actors.items() if row["kind"] in {"state", "bloc"}}
    if to == "actors":
        return set(elements.actors)
    if to == "places":
        return set(elements.places)
    if to == "systems":
        return set(elements.systems)
    tables = {f"{t}.csv" for t in _TARGET_TABLES[to]}
    return {e for e, row in elements.rows.items() if table_of(row) in tables}


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


def _groups(elements: Elements) -> list[Finding]:
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


def _members(table: pl.DataFrame, elements: Elements) -> list[Finding]:
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
