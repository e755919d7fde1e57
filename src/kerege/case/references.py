"""References: which column names rows of which tables, and the check that these exist."""

from __future__ import annotations

from dataclasses import dataclass

import polars as pl

from kerege.base.findings import Finding, error, shorten
from kerege.case.elements import ALL, Elements, rows_of, table_of
from kerege.case.hints import did_you_mean


@dataclass(frozen=True, slots=True)
class Reference:
    """A column that names rows of other tables; ``star`` admits ``*``."""

    table: str
    column: str
    to: str
    words: str
    star: bool = False


_ACTOR, _STATE = "an id of actors.csv", "a state or bloc of actors.csv"
_PLACE, _GOOD = "an id of places.csv", "an id of goods.csv"
_CARRIER, _ELEMENT = "an id of links.csv or plants.csv", "an id of links, plants, groups or actors"

REFERENCES: tuple[Reference, ...] = (
    Reference("actors", "home", "states", _STATE),
    Reference("memberships", "actor", "actors", _ACTOR),
    Reference("memberships", "of", "actors", _ACTOR),
    Reference("speakers", "side", "actors", _ACTOR),
    Reference("places", "territory", "actors", _ACTOR),
    Reference("links", "from", "places", _PLACE),
    Reference("links", "to", "places", _PLACE),
    Reference("links", "goods", "goods", _GOOD),
    Reference("links", "origins", "actors", _ACTOR, star=True),
    Reference("links", "operator", "actors", _ACTOR),
    Reference("links", "territories", "actors", _ACTOR),
    Reference("plants", "place", "places", _PLACE),
    Reference("plants", "good", "goods", _GOOD),
    Reference("plants", "origin", "actors", _ACTOR, star=True),
    Reference("plants", "owner", "actors", _ACTOR),
    Reference("recipes", "plant", "plants", "an id of plants.csv"),
    Reference("recipes", "good", "goods", _GOOD),
    Reference("recipes", "origin", "actors", _ACTOR),
    Reference("goods", "system", "systems", "an id of systems.csv"),
    Reference("stakes", "element", "elements", _ELEMENT),
    Reference("stakes", "holder", "actors", _ACTOR),
    Reference("groups", "holder", "actors", _ACTOR),
    Reference("group_members", "group", "groups", "an id of groups.csv"),
    Reference("group_members", "element", "carriers", _CARRIER),
    Reference("group_members", "origin", "actors", _ACTOR, star=True),
    Reference("instruments", "actor", "actors", _ACTOR),
    Reference("instruments", "element", "elements", _ELEMENT),
    Reference("options", "builder", "actors", _ACTOR),
    Reference("options", "excludes", "options", "an id of options.csv"),
    Reference("option_effects", "option", "options", "an id of options.csv"),
)


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
