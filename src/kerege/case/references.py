"""Checks that what a table names exists in the table it points to."""

from __future__ import annotations

import polars as pl

from kerege.base.findings import Finding, error, shorten
from kerege.case.elements import ALL, Elements, rows_of, table_of
from kerege.case.hints import did_you_mean
from kerege.case.schemas import Reference

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


def check_reference(table: pl.DataFrame, reference: Reference, elements: Elements) -> list[Finding]:
    """Return every name in a column that is no id of the tables the column points to."""
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
